"""The command line starts fast, because it imports only what a command needs."""

from __future__ import annotations

import subprocess
import sys

import poolcheck

HEAVY = {"lark", "pydantic", "pydantic_core", "yaml"}


def packages_imported_by(*arguments: str) -> tuple[set[str], str]:
    """Run `poolcheck` in a fresh interpreter; return the top-level packages it imported and what it printed."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "poolcheck", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    imported = (line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {name.partition(".")[0] for name in imported}, done.stdout


def test_the_version_is_printed_without_parsers_and_models() -> None:
    imported, output = packages_imported_by("--version")

    assert poolcheck.__version__ in output
    assert "poolcheck" in imported
    assert imported.isdisjoint(HEAVY)
