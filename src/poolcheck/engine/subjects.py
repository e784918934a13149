"""Finds what a rule is evaluated for: clauses about certain acts, or documents of certain kinds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.engine.environment import SubjectEnvironment
from poolcheck.expr.judgment import Judgment
from poolcheck.facts.types import clause_fields
from poolcheck.facts.views import is_bound
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from poolcheck.expr.values import Fact
    from poolcheck.facts.clause_facts import ClauseRecord
    from poolcheck.facts.from_dossier import DocumentFactBase
    from poolcheck.packs.files import ForEach
    from poolcheck.packs.model import Rule, RulePack


def subjects(rule: Rule, pack: RulePack, base: DocumentFactBase, as_of: date) -> Iterator[SubjectEnvironment]:
    """Yield the subjects of a rule in a document, in the order of the document."""
    if rule.for_each.document:
        if base.linked.document.kind in rule.for_each.document:
            yield SubjectEnvironment(base, pack, as_of)
        return
    own = _clause_names()
    for record in base.clauses:
        bound = _selected(record, rule.for_each)
        if bound is not Truth.FALSE:
            subject = SubjectEnvironment(base, pack, as_of, record, own)
            where = subject.judge(rule.where) if rule.where is not None else Judgment(Truth.TRUE)
            if where.truth is not Truth.FALSE:
                yield replace(subject, doubts=tuple(_doubts(record, bound, where)))


@cache
def _clause_names() -> frozenset[str]:
    words = vocabulary()
    return frozenset(clause_fields(words, words.axes))


def _doubts(record: ClauseRecord, bound: Truth, where: Judgment) -> Iterator[Fact]:
    """Yield what leaves open whether the clause is a subject of the rule: its party, its condition, the rule's own."""
    if bound is Truth.UNKNOWN:
        yield record.fact("party")
    in_force = record.in_force()
    if in_force.value is Truth.UNKNOWN:
        yield in_force
    if where.truth is Truth.UNKNOWN:
        yield from where.open


def may_be_unread(rule: Rule, base: DocumentFactBase) -> bool:
    """Whether the document may hold a subject in the part of it that was not written down."""
    return bool(rule.for_each.clause) and base.linked.document.partial


def _selected(record: ClauseRecord, for_each: ForEach) -> Truth:
    """Whether a clause is about such an act, in such a modality, of such a party; a gap may leave that open."""
    view = record.view
    if view.statement.act not in for_each.clause or view.role != for_each.role:
        return Truth.FALSE
    if for_each.modality and view.role == "statement" and view.statement.modality not in for_each.modality:
        return Truth.FALSE
    return is_bound(view, for_each.party) if for_each.party else Truth.TRUE
