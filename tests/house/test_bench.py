"""The measuring scripts can be started; what they measure is no test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not (ROOT / "bench").is_dir(), reason="the source distribution leaves bench/ out")
def test_the_bench_names_its_parts() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench/ratios.py"), "everything"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert (
        done.stderr.strip() == "no part is called everything; there are reading, memory, clauses, comparison, start-up"
    )
