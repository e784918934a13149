"""The wheel brings its grammar and its rules, and works from an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "fixtures/model-license/en.yaml"
CHECK = ("-m", "poolcheck", "check", "en.yaml", "--lang", "both", "--as-of", "2026-11-21", "--fail-on", "never")


def run(arguments: Sequence[str], *, cwd: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run this interpreter in `cwd`; the packages in `path` come before the installed ones."""
    environment = os.environ | {"NO_COLOR": "1", "PYTHONUTF8": "1"} | ({"PYTHONPATH": str(path)} if path else {})
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build_wheel(folder: Path) -> Path:
    built = run(["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)], cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    [wheel] = folder.glob("*.whl")
    return wheel


# One test, because tests run in parallel processes and each would build a wheel of its own.
def test_slow_a_wheel_holds_its_data_and_checks_a_document_in_an_empty_folder(tmp_path: Path) -> None:
    wheel = build_wheel(tmp_path)

    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    assert {
        "poolcheck/py.typed",
        "poolcheck/_data/grammar/vocabulary.yaml",
        "poolcheck/_data/rules/concerns.yaml",
        "poolcheck/reports/html/assets/page.css",
        "poolcheck/reports/html/templates/report.html",
        "poolcheck/reports/page/templates/paper.html",
    } <= names

    site = tmp_path / "site"
    installed = run(
        ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel)], cwd=tmp_path
    )

    assert installed.returncode == 0, installed.stderr

    desk = tmp_path / "desk"
    desk.mkdir()
    found = run(
        ["-c", "from poolcheck.core.resources import data_folder as f; print(f('grammar'), f('rules'), sep='\\n')"],
        cwd=desk,
        path=site,
    )

    assert found.stdout.splitlines() == [str(site / "poolcheck/_data/grammar"), str(site / "poolcheck/_data/rules")]

    shutil.copy(FIXTURE, desk)
    from_wheel = run(CHECK, cwd=desk, path=site)
    from_checkout = run(CHECK, cwd=desk, path=ROOT / "src")

    assert from_wheel.returncode == 0, from_wheel.stderr
    assert from_wheel.stdout.strip()
    assert from_wheel.stdout == from_checkout.stdout
