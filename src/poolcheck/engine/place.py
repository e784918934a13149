"""Finds where a finding points: the words that decide it, else the clause, else the document's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
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
    for ground in _shown(rule, subject):
        if ground.span is not None:
            return Place(ground.span, ground.span, _clause_at(document, ground.span))
    title = (document.tree.get(document.kind) or document.tree).span
    for span in _spans(conduct):
        return Place(span, span, _clause_at(document, span))
    return Place(title, title, "")


def clauses_of(rule: Rule, subject: SubjectEnvironment, conduct: Judgment) -> tuple[str, ...]:
    """Return the numbers of the clauses that a finding is about: its own, and all that the conduct rests on."""
    document = subject.base.linked.document
    if subject.clause is not None:
        numbers = [subject.clause.view.clause.at]
    else:
        place = place_of(rule, subject, conduct).span
        grounds = [*_grounds(conduct.steps), *_shown(rule, subject)]
        alike = [span for ground in grounds if ground.span == place for span in ground.spans]
        spans = [place, *alike, *_found(conduct.steps)]
        numbers = [_clause_at(document, span) for span in spans]
    return tuple(dict.fromkeys(number for number in numbers if number))


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
    return (ground.span for ground in _grounds((step,)) if ground.span is not None)


def _shown(rule: Rule, subject: SubjectEnvironment) -> tuple[Ground, ...]:
    """Return the ground of the fact that a rule names as its place."""
    shown = subject.fact(rule.file.place) if rule.file.place else None
    return (shown.source,) if isinstance(shown, Fact) and isinstance(shown.source, Ground) else ()


def _grounds(steps: Iterable[Step]) -> Iterator[Ground]:
    for step in steps:
        for read in step.facts:
            if isinstance(read.fact.source, Ground) and read.fact.stated is not False:
                yield read.fact.source
        yield from _grounds(step.steps)


def _found(steps: Iterable[Step]) -> Iterator[Span]:
    """Yield the places of what was found, and not of all that was looked through in vain."""
    for step in steps:
        if step.truth is Truth.TRUE:
            yield from _step_spans(replace(step, steps=()))
            yield from _found(step.steps)


def _within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end and span != outer


def _clause_at(document: Document, span: Span) -> str:
    found: Iterable[Clause] = (
        clause for clause in document.clauses if clause.span.start <= span.start and span.end <= clause.span.end
    )
    return next((clause.at for clause in found), "")
