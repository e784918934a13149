"""Lines of a text without what is left out, and where the rest of them has moved to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MASK: Final = "▇▇▇"
"""What stands in place of what is left out; always as long, so that it tells nothing."""


@dataclass(frozen=True, slots=True)
class MaskedLine:
    """A line without what is left out, and the stretches of the original that are gone."""

    text: str
    gone: tuple[tuple[int, int], ...]

    def at(self, column: int) -> int:
        """Return where a 0-based column of the original is now; inside of what is gone, where the mask begins."""
        moved = 0
        for start, end in self.gone:
            if column <= start:
                break
            moved += len(MASK) - (min(end, column) - start) if column >= end else start - column
        return column + moved


def masked(lines: Sequence[str], breaks: Sequence[int], stretches: Iterable[tuple[int, int]]) -> tuple[MaskedLine, ...]:
    """Return lines without stretches of the text they are of.

    Args:
        lines: the lines of a text, without their breaks.
        breaks: where each line starts in the text, in code points.
        stretches: what is left out, in code points of the text; one that spans lines is left out of each of them.
    """
    of_line: dict[int, list[tuple[int, int]]] = {}
    for start, end in stretches:
        first = bisect_right(breaks, start) - 1
        last = bisect_right(breaks, max(end - 1, start)) - 1
        for number in range(first, last + 1):
            line, begin = lines[number], breaks[number]
            lead = len(line) - len(line.lstrip()) if number > first else 0
            of_line.setdefault(number, []).append((max(start - begin, lead), min(end - begin, len(line))))
    return tuple(_masked(line, of_line.get(number, [])) for number, line in enumerate(lines))


def cut(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return a whole text without stretches of it."""
    return _masked(text, stretches).text


def _masked(line: str, stretches: Iterable[tuple[int, int]]) -> MaskedLine:
    gone: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if gone and start <= gone[-1][1]:
            gone[-1] = (gone[-1][0], max(end, gone[-1][1]))
        elif start < end:
            gone.append((start, end))
    parts, at = [], 0
    for start, end in gone:
        parts += [line[at:start], MASK]
        at = end
    return MaskedLine("".join([*parts, line[at:]]), tuple(gone))
