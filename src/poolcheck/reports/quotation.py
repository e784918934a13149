"""Quotes the lines of a clause with a pointer under the words that a finding is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.layout import colored, columns, printable, rows, window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.findings.model import Excerpt

_FAINT, _POINTER = "2", "33"
_MOST_ROWS = 6
_Stretches = tuple[tuple[int, int], ...]


def quoted(excerpt: Excerpt, pointed: Sequence[_Stretches], width: int, *, color: bool) -> Iterator[str]:
    """Quote lines, each cut to the width around what is pointed at.

    Args:
        excerpt: the lines.
        pointed: for each finding, the stretch of every line that it points at; an empty one points at nothing.
        width: columns a line may take.
        color: whether to color the pointer.
    """
    gutter = len(str(excerpt.first_line + len(excerpt.lines) - 1))
    room = max(width - gutter - 5, 10)
    blank = colored(f"  {' ' * gutter} │ ", _FAINT, wanted=color)
    for index, raw in enumerate(excerpt.lines):
        stretches = sorted({each[index] for each in pointed if each[index][0] < each[index][1]})
        head = colored(f"  {excerpt.first_line + index:>{gutter}} │ ", _FAINT, wanted=color)
        for shown, marks in _fitted(printable(raw), stretches, room):
            yield head + shown
            if marks:
                yield blank + colored(marks, _POINTER, wanted=color)
            head = blank


def _fitted(line: str, stretches: Sequence[tuple[int, int]], room: int) -> Iterator[tuple[str, str]]:
    """Return a line with its pointer: the part around what is pointed at, or, if that is too long, several parts."""
    start = min((begin for begin, _ in stretches), default=0)
    end = max((finish for _, finish in stretches), default=0)
    if columns(line[start:end]) <= room - 2 or not stretches:
        shown, moved, _ = window(line, start, end, room)
        yield shown, _marks(shown, [(begin + moved - start, finish + moved - start) for begin, finish in stretches])
        return
    parts = rows(line, room - 1, _MOST_ROWS)
    for begin, finish in parts:
        inside = [(max(a, begin) - begin, min(b, finish) - begin) for a, b in stretches if a < finish and b > begin]
        cut = finish == parts[-1][1] and finish < len(line)
        yield line[begin:finish] + ("…" if cut else ""), _marks(line[begin:finish], inside)


def _marks(line: str, stretches: Sequence[tuple[int, int]]) -> str:
    """Return blanks with a `^` for every column of the stretches; "" if there are none."""
    marks = ""
    for begin, finish in sorted(stretches):
        if begin >= len(line):
            break
        before = columns(line[:begin])
        size = max(columns(line[:finish]) - before, 1)
        marks = marks.ljust(before) + "^" * (before + size - max(len(marks), before))
    return marks
