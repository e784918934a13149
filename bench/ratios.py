"""Times whole processes against each other, in turn, and prints the median ratios; no absolute time means anything.

python bench/ratios.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENSE = ROOT / "fixtures" / "model-license" / "zh.yaml"
POOLCHECK = [sys.executable, "-m", "poolcheck"]
BARE = [sys.executable, "-c", "pass"]
READ = [
    sys.executable,
    "-c",
    "import sys, yaml; list(yaml.parse(open(sys.argv[1], encoding='utf-8'), yaml.CLoader))",
    str(LICENSE),
]

PAIRS = {
    "--version : a bare interpreter": ([*POOLCHECK, "--version"], BARE),
    "check of the model license, all packs : libyaml reading it": (
        [*POOLCHECK, "check", str(LICENSE), "--as-of", "2026-11-21", "--quiet"],
        READ,
    ),
}


def seconds(command: list[str]) -> float:
    """Return how long a process takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603 - our own commands
    return time.perf_counter() - start


def ratio(left: list[str], right: list[str], runs: int) -> float:
    """Return the median of the ratios of paired runs, after one warm-up of each."""
    seconds(left), seconds(right)
    return statistics.median(seconds(left) / seconds(right) for _ in range(runs))


def main() -> None:
    """Print a line a pair."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    for name, (left, right) in PAIRS.items():
        print(f"{ratio(left, right, runs):6.1f}  {name}")  # noqa: T201 - the output of this script


if __name__ == "__main__":
    main()
