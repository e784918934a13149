"""Whether a document lets a party do something on its own decision: said, ruled out, or left to silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.statements_from_tree import act_name
from poolcheck.expr.values import Fact
from poolcheck.facts.ground import DefaultOfLaw, Ground
from poolcheck.facts.views import Role, bound_parties
from poolcheck.vocabulary.entries import SilenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.facts.clause_facts import ClauseRecord
    from poolcheck.vocabulary.entries import Act, Bar, Vocabulary

_ASKING = frozenset(
    {
        "without_consent",
        "without_prior_consent",
        "without_written_consent",
        "without_prior_written_consent",
        "with_consent",
        "with_prior_written_consent",
        "consent_of_all_members",
        "majority_consent",
    }
)


def permitted(
    linked: LinkedDocument, records: Sequence[ClauseRecord], words: Vocabulary, party: str, act_id: str
) -> Fact:
    """Return whether a party may do an act without asking anybody.

    A clause that says so decides; a duty to ask first counts as a restriction. Without one, an exclusive grant may rule
    the act out by implication; else the silence is read as the vocabulary declares it for this act and party.
    """
    act = words.acts[act_id]
    name = f"permitted({party}, {act_id})"
    own = [
        record
        for record in records
        if record.view.role is Role.STATEMENT
        and record.view.statement.act == act_id
        and party in bound_parties(record.view)
    ]
    spoken = [truth for record in own if (truth := _said(record)) is not None]
    ground = Ground(_question(act, party, words), own[0].view.statement.span if own else None)
    if spoken:
        decided = Truth.FALSE if Truth.FALSE in spoken else Truth.some(spoken)
        return Fact(name, decided, source=ground)
    if any(_bars(bar, record) for bar in act.barred_by for record in records):
        return Fact(name, Truth.FALSE, stated=False, source=ground)
    if linked.document.partial:
        return Fact(name, Truth.UNKNOWN, stated=None, source=ground)
    silence = act.silence_of(party)
    match silence.kind:
        case SilenceKind.FREE:
            return Fact(name, Truth.TRUE, stated=False, source=ground)
        case SilenceKind.NONE:
            return Fact(name, Truth.FALSE, stated=False, source=ground)
        case SilenceKind.LAW if silence.permitted is not None and linked.document.facts.governing_law == "prc":
            law = DefaultOfLaw(silence.source, silence.provision)
            filled = Truth.of(silence.permitted)
            return Fact(name, Truth.UNKNOWN, stated=False, presumed=filled, authority=law, source=ground)
        case _:
            return Fact(name, Truth.UNKNOWN, stated=False, source=ground)


def _said(record: ClauseRecord) -> Truth | None:
    statement = record.view.statement
    consent = statement.qualifiers.get("consent")
    asks = consent is not None and consent.value in _ASKING
    match statement.modality:
        case "must_not":
            answer = Truth.FALSE
        case "may" | "must" | "need_not" | "declares":
            answer = Truth.FALSE if asks else Truth.TRUE
        case _:
            return None
    in_force = record.in_force().value
    return answer if in_force is Truth.TRUE else Truth.UNKNOWN


def _bars(bar: Bar, record: ClauseRecord) -> bool:
    statement = record.view.statement
    if statement.act != bar.act or record.view.role is not Role.STATEMENT:
        return False
    if bar.by and not bound_parties(record.view) & set(bar.by):
        return False
    qualifier = statement.qualifiers.get(bar.axis)
    return qualifier is not None and qualifier.value in bar.values


def _question(act: Act, party: str, words: Vocabulary) -> Bilingual:
    if act.ask is not None:
        return act.ask
    word, name = words.parties[party], act_name(act)
    return Bilingual(
        f"does the document let the {word.printed('en')} {name.en}?",
        f"文件是否允许{word.printed('zh')}{name.zh}？",
    )
