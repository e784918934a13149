"""Quotes the lines that findings are about; of a very long line only what stands around the words that are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.paper.model import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.findings.model import Excerpt, Finding

_LONGEST_LINE = 1200
_AROUND = 200
_Stretch = tuple[int, int]


def quotation(findings: Sequence[Finding]) -> Quotation:
    """Return the lines that findings quote, all of them the same, with all that they point at."""
    excerpt = findings[0].excerpt
    indent = min((len(line) - len(line.lstrip()) for line in excerpt.lines if line.strip()), default=0)
    lines, pointed = [], []
    for index, line in enumerate(excerpt.lines):
        stretches = _merged(finding.excerpt.pointed[index] for finding in findings)
        shown, marks = _cut(line, stretches)
        if marks == stretches:
            shown, marks = shown[indent:], [(max(a - indent, 0), max(b - indent, 0)) for a, b in marks]
        lines.append(shown.rstrip())
        pointed.append(tuple((a, b) for a, b in marks if a < b))
    everything = all(_covers(marks, line) for line, marks in zip(lines, pointed, strict=True))
    return Quotation(excerpt.first_line, tuple(lines), tuple(() for _ in lines) if everything else tuple(pointed))


def words_meant(excerpt: Excerpt) -> str:
    """Return the words that a finding points at, in one line."""
    return " ".join(
        line[a:b].strip()[:_LONGEST_LINE] for line, (a, b) in zip(excerpt.lines, excerpt.pointed, strict=True) if a < b
    )


def _covers(stretches: Sequence[_Stretch], line: str) -> bool:
    """Whether all of a line is pointed at, but for blanks and marks at its ends."""
    return not any(character.isalnum() for character in _left_out(stretches, line))


def _left_out(stretches: Sequence[_Stretch], line: str) -> str:
    ends = [0, *(end for _, end in stretches)]
    starts = [*(start for start, _ in stretches), len(line)]
    return "".join(line[end:start] for end, start in zip(ends, starts, strict=True))


def _merged(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Return stretches in their order, those that overlap or touch as one."""
    found: list[_Stretch] = []
    for start, end in sorted(each for each in stretches if each[0] < each[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _cut(line: str, stretches: list[_Stretch]) -> tuple[str, list[_Stretch]]:
    """Return the part of a very long line that begins a little before what is pointed at, with … where it was cut."""
    if len(line) <= _LONGEST_LINE:
        return line, stretches
    start = max((stretches[0][0] if stretches else 0) - _AROUND, 0)
    end = start + _LONGEST_LINE
    head = "…" if start else ""
    shown = head + line[start:end] + ("…" if end < len(line) else "")
    moved = len(head) - start
    return shown, [(max(a, start) + moved, min(b, end) + moved) for a, b in stretches if a < end]
