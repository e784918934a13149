"""Prints how fast poolcheck reads and starts, as ratios of medians measured in turn; no absolute time means anything.

python bench/ratios.py [RUNS] [reading] [memory] [clauses] [comparison] [start-up]
"""

from __future__ import annotations

import sys

from clauses import by_language, by_surface
from comparison import comparison
from reading import memory, speed
from start_up import start_up

_PARTS = {
    "reading": (speed,),
    "memory": (lambda _: memory(),),
    "clauses": (by_language, by_surface),
    "comparison": (comparison,),
    "start-up": (start_up,),
}


def main() -> None:
    """Measure the parts that are named, or all of them."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    named = [word for word in sys.argv[1:] if not word.isdecimal()]
    if unknown := [word for word in named if word not in _PARTS]:
        sys.exit(f"no part is called {unknown[0]}; there are {', '.join(_PARTS)}")
    runs = numbers[0] if numbers else 7
    print(f"Medians of {runs} runs in turn, fewer where one run is long.")  # noqa: T201 - the output of this script
    for part in named or _PARTS:
        for measure in _PARTS[part]:
            measure(runs)


if __name__ == "__main__":
    main()
