"""The Makefile explains itself, and says plainly what it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def make(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as if from a fresh terminal: a make that runs these tests would hand its variables down."""
    own = ("MAKE", "MFLAGS", "PYTHON", "VENV")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return subprocess.run(
        ["make", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_help_is_the_default_and_lists_every_target_that_people_use() -> None:
    done = make(ROOT)

    assert done.returncode == 0
    assert re.findall(r"^make ([\w-]+) ", done.stdout, re.MULTILINE) == [
        "demo",
        "check",
        "test",
        "lint",
        "check-render",
        "fuzz",
        "rules-mutation",
        "cases",
        "bench",
        "docs",
        "format",
        "clean",
        "help",
    ]


def test_an_interpreter_that_is_too_old_is_refused_in_both_languages(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    old = tmp_path / "python2"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)

    done = make(tmp_path, "demo", f"PYTHON={old} no-such-python")

    assert done.returncode != 0
    assert "poolcheck needs Python 3.11 or newer" in done.stderr
    assert "需要 Python 3.11 或更高版本" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_an_interpreter_without_ensurepip_gets_a_hint_in_both_languages(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    bare = tmp_path / "python-bare"
    bare.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\n', encoding="utf-8")
    bare.chmod(0o755)

    done = make(tmp_path, "demo", f"PYTHON={bare}")

    assert done.returncode != 0
    assert "apt install python3-venv" in done.stderr
    assert "无法创建虚拟环境" in done.stderr
    assert not (tmp_path / ".venv").exists()
