"""Times two things in turn, so that whatever else the machine does weighs on both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Times:
    """The medians of two things measured in turn, in seconds, and the median of the ratios of the pairs."""

    left: float
    right: float
    ratio: float


def in_turn(left: Callable[[], float], right: Callable[[], float], runs: int) -> Times:
    """Measure both once to warm up, then `runs` times one behind the other."""
    left(), right()
    pairs = [(left(), right()) for _ in range(runs)]
    return Times(
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
        statistics.median(first / second for first, second in pairs),
    )


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Return what does a piece of work in this process and tells how long it took."""

    def measured() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return measured


def process(command: Sequence[str]) -> Callable[[], float]:
    """Return what runs a whole process and tells how long it took."""
    return timed(
        lambda: subprocess.run(  # noqa: S603 - our own commands
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment(), check=False
        )
    )


def output_of(command: Sequence[str]) -> str:
    """Run a process and return what it prints."""
    return subprocess.run(command, capture_output=True, text=True, env=_environment(), check=True).stdout  # noqa: S603


_CACHE = tempfile.TemporaryDirectory(prefix="poolcheck-bench-")


def _environment() -> dict[str, str]:
    """Return an environment in which modules are compiled once, as they are where somebody has installed them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": _CACHE.name, "PYTHONUTF8": "1"}


def headline(text: str) -> None:
    """Print what the lines below it measure."""
    print(f"\n{text}")  # noqa: T201 - the output of this script


def line(ratio: float | None, text: str, measured: str = "") -> None:
    """Print a ratio, what it is a ratio of, and what was measured for it."""
    shown = "      –" if ratio is None else f"{ratio:7.2f}"
    print(f"{shown}  {text}" + (f"   [{measured}]" if measured else ""), flush=True)  # noqa: T201


def milliseconds(times: Times) -> str:
    """Return both medians in milliseconds."""
    return f"{times.left * 1000:,.1f} : {times.right * 1000:,.1f} ms"


PYTHON = sys.executable
