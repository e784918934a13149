"""Finds where a finding points: the words that decide it, else the clause, else the document's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.expr.values import Fact
from poolcheck.facts.ground import Ground
from poolcheck.findings.model import Excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.location import Location, Span
    from poolcheck.documents.clause import Clause
    from poolcheck.documents.model import Document
    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.expr.judgment import Judgment, Step
    from poolcheck.packs.model import Rule

_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Place:
    """What a finding points at, inside what it quotes, and the number of the clause."""

    span: Span
    quoted: Span
    clause: str
    related: tuple[Location, ...] = ()


def place_of(rule: Rule, subject: SubjectEnvironment, conduct: Judgment | None) -> Place:
    """Return the primary place of a finding."""
    document = subject.base.linked.document
    if subject.clause is not None:
        statement = subject.clause.view.statement
        clause = subject.clause.view.clause
        inside = [span for span in _spans(conduct) if _within(span, statement.span)]
        return Place(inside[0] if inside else statement.span, statement.span, clause.at)
    shown = subject.fact(rule.file.place) if rule.file.place else None
    if isinstance(shown, Fact) and isinstance(shown.source, Ground) and shown.source.span is not None:
        span = shown.source.span
        return Place(span, span, _clause_at(document, span))
    title = document.tree.entries[0].value.span
    for span in _spans(conduct):
        return Place(span, span, _clause_at(document, span))
    return Place(title, title, "")


def excerpt_of(place: Place) -> Excerpt:
    """Return the lines that a finding quotes, and on each what it points at."""
    source = place.quoted.source
    first, _ = source.position(place.quoted.start)
    last, _ = source.position(max(place.quoted.end - 1, place.quoted.start))
    lines, pointed = [], []
    for number in range(first, min(last, first + _MOST_LINES - 1) + 1):
        line = source.line(number)
        lines.append(line)
        pointed.append(_stretch(place.span, number, line))
    return Excerpt(first, tuple(lines), tuple(pointed))


def _stretch(span: Span, number: int, line: str) -> tuple[int, int]:
    here = span.location
    if not here.line <= number <= here.end_line:
        return (0, 0)
    start = here.column - 1 if number == here.line else len(line) - len(line.lstrip())
    end = here.end_column - 1 if number == here.end_line else len(line)
    return (start, max(end, start))


def _spans(judgment: Judgment | None) -> Iterator[Span]:
    if judgment is not None:
        for step in judgment.steps:
            yield from _step_spans(step)


def _step_spans(step: Step) -> Iterator[Span]:
    for read in step.facts:
        ground = read.fact.source
        if isinstance(ground, Ground) and ground.span is not None and read.fact.stated is not False:
            yield ground.span
    for below in step.steps:
        yield from _step_spans(below)


def _within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end and span != outer


def _clause_at(document: Document, span: Span) -> str:
    found: Iterable[Clause] = (
        clause for clause in document.clauses if clause.span.start <= span.start and span.end <= clause.span.end
    )
    return next((clause.at for clause in found), "")
