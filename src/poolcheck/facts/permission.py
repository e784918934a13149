"""Whether a document lets a party do something on its own decision: said, ruled out, or left to silence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing, Quoted
from poolcheck.documents.statements_from_tree import act_name
from poolcheck.expr.values import Fact, OneOf
from poolcheck.facts.duration import lets_act_at_another_time
from poolcheck.facts.ground import DefaultOfLaw, Ground
from poolcheck.facts.restriction import asks
from poolcheck.facts.views import Role, is_bound
from poolcheck.vocabulary.entries import SilenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.location import Span
    from poolcheck.documents.clause import Item
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.facts.clause_facts import ClauseRecord
    from poolcheck.vocabulary.entries import Act, Bar, Vocabulary

_FORBIDS = frozenset({"must_not"})
_LEAVES = frozenset({"may", "must", "need_not", "declares"})
_OF_THE_POOL = frozenset({"pool", "operator", "member", "other_members", "founder", "licensor", "each_party", "it"})


def permitted(
    linked: LinkedDocument, records: Sequence[ClauseRecord], words: Vocabulary, party: str, act_id: str
) -> Fact:
    """Return whether a party may do an act without asking anybody.

    A clause that says so decides; a duty to ask first counts as a restriction. Without one, an exclusive grant may rule
    the act out by implication; else the silence is read as the vocabulary declares it for this act and party.
    """
    act = words.acts[act_id]
    name = f"permitted({party}, {act_id})"
    about = [
        (truth, record)
        for record in records
        if record.view.role is Role.STATEMENT
        and record.view.statement.act == act_id
        and (truth := _said(record, party)) is not None
    ]
    now = [(truth, record) for truth, record in about if not _says_nothing_of_now(record)]
    said = [(truth, record.view.whole.span) for truth, record in now or about]
    question = _question(act, party, words)
    if said:
        return _decided(name, said, question)
    silent = _silence(linked, act, party, Fact(name, Truth.UNKNOWN, stated=False, source=Ground(question)))
    return _barred(act, records, silent, question)


def _silence(linked: LinkedDocument, act: Act, party: str, silent: Fact) -> Fact:
    """Return the fact where no clause says anything of the act."""
    if linked.document.partial:
        return replace(silent, stated=None)
    silence = act.silence_of(party)
    match silence.kind:
        case SilenceKind.FREE:
            return replace(silent, value=Truth.TRUE)
        case SilenceKind.NONE:
            return replace(silent, value=Truth.FALSE)
        case SilenceKind.LAW if silence.permitted is not None and linked.document.facts.governing_law == "prc":
            law = DefaultOfLaw(silence.source, silence.provision)
            return replace(silent, presumed=Truth.of(silence.permitted), authority=law)
        case _:
            return silent


def _said(record: ClauseRecord, party: str) -> Truth | None:
    """Return what a clause says of an act; None if nothing, UNKNOWN if a gap or a condition leaves it open."""
    modality = record.view.statement.modality
    binds = is_bound(record.view, (party,))
    if binds is Truth.FALSE or modality not in _FORBIDS | _LEAVES:
        return None
    answer = Truth.FALSE if modality in _FORBIDS else ~asks(record.view, record.as_of)
    sure = binds is Truth.TRUE and record.in_force().value is Truth.TRUE
    return answer if sure else Truth.UNKNOWN


def _says_nothing_of_now(record: ClauseRecord) -> bool:
    """Whether a clause lets a party act at another time, so that another clause may let it act now."""
    return lets_act_at_another_time(record.view.whole, record.as_of) is Truth.UNKNOWN


def _decided(name: str, said: Sequence[tuple[Truth, Span]], question: Bilingual) -> Fact:
    """Return what several clauses come to: what restricts, or may, outweighs what permits."""
    truth = Truth.every(one for one, _ in said)
    first, *also = (span for one, span in said if one is truth)
    return Fact(name, truth, source=Ground(question, first, tuple(also)))


def _barred(act: Act, records: Sequence[ClauseRecord], silent: Fact, question: Bilingual) -> Fact:
    """Return what a silence comes to beside clauses that rule the act out, or may, or do not by a default of law."""
    barring: list[tuple[Truth, Span]] = []
    filled: object | None = None
    for record in records:
        for bar in act.barred_by:
            if record.view.statement.act == bar.act and record.view.role is Role.STATEMENT:
                bars, law = _bars(bar, record)
                filled = filled or law
                if bars is not Truth.FALSE:
                    barring.append((~bars, record.view.whole.span))
    if barring:
        return _decided(silent.name, barring, question)
    if filled is not None and silent.value is Truth.TRUE:
        return replace(silent, value=Truth.UNKNOWN, presumed=Truth.TRUE, authority=filled)
    return silent


def _bars(bar: Bar, record: ClauseRecord) -> tuple[Truth, object | None]:
    """Whether a clause rules an act out by implication, and the default of law that says it does not."""
    statement = record.view.statement
    binds = is_bound(record.view, bar.by) if bar.by else Truth.TRUE
    if binds is Truth.FALSE or statement.modality not in ("must", "may", "should", "declares"):
        return Truth.FALSE, None
    if statement.modality == "may" and not _may_be_the_pool(statement.slots.get("to", ())):
        return Truth.FALSE, None  # its own choice to license somebody else: a use of the freedom, no limit of it
    axis = record.fact(bar.axis)
    value = axis.presumed if axis.presumed is not None else axis.value
    possible = value.possible if isinstance(value, OneOf) else None
    if possible is not None and possible.isdisjoint(bar.values):
        return Truth.FALSE, axis.authority
    sure = binds is Truth.TRUE and statement.modality in ("must", "declares") and record.in_force().value is Truth.TRUE
    return (Truth.TRUE if sure and possible is not None and possible <= set(bar.values) else Truth.UNKNOWN), None


def _may_be_the_pool(recipients: Sequence[Item]) -> bool:
    """Whether a grant goes, or may go, to the pool or to those in it: also where nobody tells to whom."""
    return not recipients or any(isinstance(item, (Quoted, Missing)) or item in _OF_THE_POOL for item in recipients)


def _question(act: Act, party: str, words: Vocabulary) -> Bilingual:
    if act.ask is not None:
        return act.ask
    word, name = words.parties[party], act_name(act)
    return Bilingual(
        f"does the document let the {word.printed('en')} {name.en}?",
        f"文件是否允许{word.printed('zh')}{name.zh}？",
    )
