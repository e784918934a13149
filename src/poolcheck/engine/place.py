"""Finds where a finding points: the words that decide it, else the clause, else the document's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.engine.subject import ClauseSubject, DossierSubject, PairSubject, RecordSubject
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

_WHOLE = "document"
"""The place of a rule about what a document leaves out: no clause bears it, so a finding points at the name."""
_MOST_LINES = 6
_MOST_RELATED = 5


@dataclass(frozen=True, slots=True)
class Place:
    """What a finding points at, inside what it quotes, and the number of the clause.

    `title` is true where nothing in the document bears on the finding, so that it can only point at its name.
    """

    span: Span
    quoted: Span
    clause: str
    related: tuple[Location, ...] = ()
    title: bool = False


def place_of(rule: Rule, subject: SubjectEnvironment, conduct: Judgment | None) -> Place:
    """Return the primary place of a finding."""
    document = subject.base.linked.document
    match subject.subject:
        case ClauseSubject(record):
            whole, clause = record.view.statement.span, record.view.clause.at
            inside = [span for span in _spans(conduct) if _within(span, whole)]
            return Place(inside[0] if inside else whole, whole, clause, _elsewhere(document, conduct))
        case RecordSubject(record) if record.span is not None:
            return Place(record.span, record.span, "")
        case PairSubject(this, comparator) if this.span is not None:
            beside = (comparator.span.location,) if comparator.span is not None else ()
            return Place(this.span, this.span, _clause_at(document, this.span), beside)
        case DossierSubject():
            return _of_dossier(subject)
        case _:
            return _of_document(rule, subject, conduct)


def _of_dossier(subject: SubjectEnvironment) -> Place:
    manifest = subject.base.beside.dossier.manifest
    assert manifest is not None  # noqa: S101 - only a dossier with a manifest is a subject
    title = (manifest.tree.get("dossier") or manifest.tree).span
    return Place(title, title, "")


def _of_document(rule: Rule, subject: SubjectEnvironment, conduct: Judgment | None) -> Place:
    document = subject.base.linked.document
    for ground in _shown(rule, subject):
        if ground.span is not None:
            return Place(ground.span, ground.span, _clause_at(document, ground.span))
    title = (document.tree.get(document.kind) or document.tree).span
    elsewhere = _elsewhere(document, conduct)
    if rule.file.place == _WHOLE and not (conduct is not None and conduct.truth is Truth.FALSE):
        return Place(title, title, "", elsewhere, title=True)
    met = conduct is not None and conduct.truth is Truth.FALSE
    for span in _holding(conduct.steps) if conduct is not None and met else _spans(conduct):
        if span.source is document.source:
            return Place(span, span, _clause_at(document, span), elsewhere)
    return Place(title, title, "", elsewhere, title=True)


def _elsewhere(document: Document, conduct: Judgment | None) -> tuple[Location, ...]:
    """Return where in other files something stands that a judgment rests on: the lines, each once, and not too many."""
    steps = conduct.steps if conduct is not None else ()
    lines: dict[tuple[str, int], Location] = {}
    for span in _found(steps):
        if span.source is not document.source:
            lines.setdefault((span.location.path, span.location.line), span.location)
    return tuple(lines.values())[:_MOST_RELATED]


def clauses_of(rule: Rule, subject: SubjectEnvironment, conduct: Judgment) -> tuple[str, ...]:
    """Return the numbers of the clauses that a finding is about: its own, and all that the conduct rests on."""
    document = subject.base.linked.document
    if isinstance(subject.subject, ClauseSubject):
        numbers = [subject.subject.record.view.clause.at]
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


def _holding(steps: Iterable[Step]) -> Iterator[Span]:
    """Yield the places of all that holds: where a norm is met, what speaks against the conduct."""
    for step in steps:
        if step.truth is Truth.TRUE:
            yield from _step_spans(replace(step, steps=()))
        yield from _holding(step.steps)


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
