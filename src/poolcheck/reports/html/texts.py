"""The texts of the documents, line by line, cut into pieces at the stretches that findings point at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import language_of
from poolcheck.findings.model import Outcome
from poolcheck.reports.gravity import gravity
from poolcheck.reports.layout import window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.report import ClauseRead, TextRead
    from poolcheck.reports.html.gathering import Entry, Group

MOST_LINES: Final = 5_000
"""Lines that are shown whole; of longer texts only those around findings are."""
_AROUND: Final = 3
_QUOTED_LINES: Final = 8
_QUOTED_COLUMNS: Final = 400
_Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: its text, the findings it is about, and those whose stretch ends with it; gravest first."""

    text: str
    about: tuple[Entry, ...] = ()
    ending: tuple[Entry, ...] = ()

    @property
    def outcome(self) -> str:
        """The gravest outcome of what it is about; "" if it is about nothing."""
        return self.about[0].finding.outcome.value if self.about else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and whether a clause or a heading has words in it; after a gap, how many lines were left out before."""

    number: int
    pieces: tuple[Piece, ...]
    part: str = ""
    outcome: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause or a heading in the list of them: its findings, gravest first."""

    read: ClauseRead
    entries: tuple[Entry, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file; `left_out` counts the lines after the last one that is shown."""

    path: str
    language: Language
    lines: tuple[Line, ...]
    clauses: tuple[Clause, ...]
    left_out: int = 0


def texts(read: Iterable[TextRead], entries: Mapping[str, Sequence[Entry]]) -> Mapping[str, Text]:
    """Return the texts by path: whole, or, if together they are long, around what there are findings on."""
    found = tuple(read)
    cut = sum(len(text.lines) for text in found) > MOST_LINES
    return {text.path: _text(text, entries.get(text.path, ()), cut=cut) for text in found}


def quotation(group: Group) -> tuple[Line, ...]:
    """Return the lines that findings quote, long ones only around the words they point at."""
    excerpt = group.first.excerpt
    lines = []
    for index, raw in enumerate(excerpt.lines[:_QUOTED_LINES]):
        stretches = [each[index] for each in group.pointed if each[index][0] < each[index][1]]
        start = min((begin for begin, _ in stretches), default=0)
        end = max((finish for _, finish in stretches), default=0)
        shown, moved, _ = window(raw, start, end, _QUOTED_COLUMNS)
        of_line = [
            (begin + moved - start, min(finish + moved - start, len(shown)), entry)
            for entry in group.entries
            for begin, finish in (entry.finding.excerpt.pointed[index],)
            if begin < finish
        ]
        pieces = (replace(piece, ending=()) for piece in _pieces(shown, of_line, ()))
        lines.append(Line(excerpt.first_line + index, tuple(pieces)))
    if len(excerpt.lines) > _QUOTED_LINES:
        lines.append(Line(0, (Piece("…"),)))
    return tuple(lines)


def _text(read: TextRead, entries: Sequence[Entry], *, cut: bool) -> Text:
    marks: dict[int, list[tuple[int, int, Entry]]] = {}
    endings: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.finding.outcome is not Outcome.NOT_APPLICABLE:
            _mark(entry, marks, endings)
    shown = _around({*marks, *endings}, len(read.lines)) if cut else set(range(1, len(read.lines) + 1))
    parts = _parts(read.clauses)
    on = _on(read.clauses, entries)
    gravest = _gravest(on)
    lines: list[Line] = []
    before = 0
    for number in sorted(shown):
        pieces = _pieces(read.lines[number - 1], marks.get(number, ()), endings.get(number, ()))
        part = parts.get(number, "")
        lines.append(Line(number, tuple(pieces), part, gravest.get(number, ""), number - before - 1))
        before = number
    clauses = tuple(
        Clause(clause, found, clause.location.line in shown) for clause, found in on if clause.number or clause.title
    )
    return Text(read.path, language_of("".join(read.lines)), tuple(lines), clauses, len(read.lines) - before)


def _mark(entry: Entry, marks: dict[int, list[tuple[int, int, Entry]]], endings: dict[int, list[Entry]]) -> None:
    """Note which stretches of which lines a finding points at, and the line its stretch ends in."""
    excerpt = entry.finding.excerpt
    last = excerpt.first_line
    for index, (start, end) in enumerate(excerpt.pointed):
        if start < end:
            last = excerpt.first_line + index
            marks.setdefault(last, []).append((start, end, entry))
    endings.setdefault(last, []).append(entry)


def _around(numbers: Iterable[int], count: int) -> set[int]:
    return {near for number in numbers for near in range(max(number - _AROUND, 1), min(number + _AROUND, count) + 1)}


def _pieces(line: str, marks: Iterable[tuple[int, int, Entry]], ending: Iterable[Entry]) -> Iterator[Piece]:
    """Cut a line where a stretch begins or ends; the findings that end in this line are named behind their words."""
    here = tuple(marks)
    ends: dict[int, list[Entry]] = {}
    last = {entry.number: end for _, end, entry in here}
    for entry in ending:
        ends.setdefault(min(last.get(entry.number, len(line)), len(line)), []).append(entry)
    cuts = sorted({0, len(line), *(min(at, len(line)) for start, end, _ in here for at in (start, end))})
    for start, end in pairwise(cuts):
        about = [entry for begin, finish, entry in here if begin <= start and finish >= end]
        yield Piece(line[start:end], _by_gravity(about), _by_gravity(ends.pop(end, ())))
    for rest in ends.values():
        yield Piece("", (), _by_gravity(rest))


def _parts(clauses: Iterable[ClauseRead]) -> Mapping[int, str]:
    """Say of each line whether a heading or a clause has words in it."""
    found: dict[int, str] = {}
    for clause in clauses:
        kind = "heading" if clause.title else "clause"
        found |= dict.fromkeys(range(clause.location.line, clause.location.end_line + 1), kind)
    return found


def _gravest(on: Iterable[tuple[ClauseRead, Sequence[Entry]]]) -> Mapping[int, str]:
    """Return the gravest outcome in the clause that a line belongs to."""
    found: dict[int, str] = {}
    for clause, entries in on:
        if entries and not entries[0].finding.outcome.passes:
            lines = range(clause.location.line, clause.location.end_line + 1)
            found |= dict.fromkeys(lines, entries[0].finding.outcome.value)
    return found


def _on(clauses: Iterable[ClauseRead], entries: Iterable[Entry]) -> Sequence[tuple[ClauseRead, tuple[Entry, ...]]]:
    """Return each clause with the findings on it."""
    by_number: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.finding.outcome is not Outcome.NOT_APPLICABLE:
            by_number.setdefault(entry.finding.clause, []).append(entry)
    found = []
    for clause in clauses:
        inside = range(clause.location.line, clause.location.end_line + 1)
        of_clause = (one for one in by_number.get(clause.number, ()) if one.finding.location.line in inside)
        found.append((clause, _by_gravity(of_clause)))
    return found


def _by_gravity(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (gravity(entry.finding), entry.number)))
