"""Finds what a rule is evaluated for: clauses about certain acts, documents of certain kinds, records of a list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.engine.subject import ClauseSubject, DossierSubject, RecordSubject
from poolcheck.expr.judgment import Judgment
from poolcheck.facts.views import is_bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.expr.values import Fact
    from poolcheck.facts.clause_facts import ClauseRecord
    from poolcheck.facts.from_dossier import DocumentFactBase
    from poolcheck.packs.files import ForEach
    from poolcheck.packs.model import Rule


def subjects(rule: Rule, whole: SubjectEnvironment) -> Iterator[SubjectEnvironment]:
    """Yield the subjects of a rule in a document, in the order of the document; pairs are found elsewhere."""
    for subject, bound in _candidates(rule, whole):
        where = subject.judge(rule.where) if rule.where is not None else Judgment(Truth.TRUE)
        if where.truth is not Truth.FALSE:
            yield replace(subject, doubts=tuple(_doubts(subject, bound, where)))


def _candidates(rule: Rule, whole: SubjectEnvironment) -> Iterator[tuple[SubjectEnvironment, Truth]]:
    """Yield what a rule may be about, and whether the party that it names is surely meant."""
    for_each, base = rule.for_each, whole.base
    if not _of_kind(for_each, base):
        return
    if for_each.each == "dossier":
        if base.beside.home is base and base.beside.dossier.manifest is not None:
            yield replace(whole, subject=DossierSubject()), Truth.TRUE
    elif for_each.each is not None:
        for record in base.records(rule.listed):
            yield replace(whole, subject=RecordSubject(record)), Truth.TRUE
    elif not for_each.clause:
        yield whole, Truth.TRUE
    else:
        for clause in base.clauses:
            bound = _selected(clause, for_each)
            if bound is not Truth.FALSE:
                yield replace(whole, subject=ClauseSubject(clause)), bound


def _doubts(subject: SubjectEnvironment, bound: Truth, where: Judgment) -> Iterator[Fact]:
    """Yield what leaves open whether this is a subject of the rule: its party, its condition, the rule's own."""
    if isinstance(subject.subject, ClauseSubject):
        record = subject.subject.record
        if bound is Truth.UNKNOWN:
            yield record.fact("party")
        in_force = record.in_force()
        if in_force.value is Truth.UNKNOWN:
            yield in_force
    if where.truth is Truth.UNKNOWN:
        yield from where.open


def may_be_unread(rule: Rule, base: DocumentFactBase) -> bool:
    """Whether the document may hold a subject in the part of it that was not written down."""
    return bool(rule.for_each.clause) and base.linked.document.partial and _of_kind(rule.for_each, base)


def _of_kind(for_each: ForEach, base: DocumentFactBase) -> bool:
    """Whether a document is of one of the kinds that a rule names, if it names any."""
    return not for_each.document or base.linked.document.kind in for_each.document


def _selected(record: ClauseRecord, for_each: ForEach) -> Truth:
    """Whether a clause is about such an act, in such a modality, of such a party; a gap may leave that open."""
    view = record.view
    if view.statement.act not in for_each.clause or view.role != for_each.role:
        return Truth.FALSE
    if for_each.modality and view.role == "statement" and view.statement.modality not in for_each.modality:
        return Truth.FALSE
    return is_bound(view, for_each.party) if for_each.party else Truth.TRUE
