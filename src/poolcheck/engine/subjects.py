"""Finds what a rule is evaluated for: clauses about certain acts, or documents of certain kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.engine.environment import SubjectEnvironment
from poolcheck.facts.types import clause_fields
from poolcheck.facts.views import bound_parties
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

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
    words = vocabulary()
    own = frozenset(clause_fields(words, words.axes))
    for record in base.clauses:
        if _selected(record, rule.for_each):
            subject = SubjectEnvironment(base, pack, as_of, record, own)
            if rule.where is None or subject.judge(rule.where).truth is not Truth.FALSE:
                yield subject


def may_be_unread(rule: Rule, base: DocumentFactBase) -> bool:
    """Whether the document may hold a subject in the part of it that was not written down."""
    return bool(rule.for_each.clause) and base.linked.document.partial


def _selected(record: ClauseRecord, for_each: ForEach) -> bool:
    view = record.view
    if view.statement.act not in for_each.clause or view.role != for_each.role:
        return False
    if for_each.modality and view.role == "statement" and view.statement.modality not in for_each.modality:
        return False
    return not for_each.party or bool(bound_parties(view) & set(for_each.party))
