"""The ways a clause can be looked at: as what it says, as the burden it amounts to, as the price put on an act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing, Qualifier, Quoted
from poolcheck.facts.parties import binds, bound
from poolcheck.facts.pressure import pressed
from poolcheck.facts.reserved import reserved
from poolcheck.vocabulary.entries import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.documents.clause import Clause, Item, Statement
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.vocabulary.entries import SeenAs, Vocabulary

_FORBIDS = frozenset({"must_not", "need_not", "should_not"})


class Role(StrEnum):
    """Where in a clause an act stands."""

    STATEMENT = "statement"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class ClauseView:
    """An act in a clause.

    Attributes:
        linked: the document.
        clause: the clause.
        statement: the act with its parties, objects and qualifiers.
        role: whether the clause says the act, or makes something depend on it.
        whole: the statement as written, which has the conditions.
        consequence: the act that a trigger sets off, or that follows otherwise.
        sure: false where a gap leaves open whether the clause amounts to this at all.
    """

    linked: LinkedDocument
    clause: Clause
    statement: Statement
    role: Role
    whole: Statement
    consequence: str = NOTHING
    sure: bool = True


def views(linked: LinkedDocument, words: Vocabulary) -> Iterator[ClauseView]:
    """Yield every view of every clause, in the order of the document."""
    for clause in linked.document.clauses:
        for statement in clause.statements:
            consequence = statement.otherwise.act if statement.otherwise else NOTHING
            said = ClauseView(linked, clause, statement, Role.STATEMENT, statement, consequence)
            yield said
            yield from _burdens(said, words)
            yield from _triggers(linked, clause, statement)
            if (kept := reserved(statement)) is not None:
                yield ClauseView(linked, clause, kept[0], Role.STATEMENT, statement, sure=kept[1])
            for duty, sure in pressed(linked, statement):
                owed = ClauseView(linked, clause, duty, Role.STATEMENT, statement, statement.act, sure)
                yield owed
                yield from _burdens(owed, words)


def _burdens(view: ClauseView, words: Vocabulary) -> Iterator[ClauseView]:
    concerned = _concerned(view.statement, words)
    if concerned is not Truth.FALSE:
        burden = _burden(view.statement, words)
        yield replace(view, statement=burden, consequence=NOTHING, sure=view.sure and concerned is Truth.TRUE)


def _triggers(linked: LinkedDocument, clause: Clause, statement: Statement) -> Iterator[ClauseView]:
    for key in ("if", "only_if", "unless"):
        condition = statement.conditions.get(key)
        for trigger in condition.triggers if condition else ():
            if trigger.act is not None and not trigger.act.omitted:
                priced = _priced(statement, trigger.act, linked.document.kind, released=key == "unless")
                consequence = statement.act if priced else NOTHING
                yield ClauseView(linked, clause, trigger.act, Role.TRIGGER, statement, consequence)


def _priced(statement: Statement, act: Statement, kind: str, *, released: bool) -> bool:
    """Whether a trigger sets the act of a statement off: not if it is then ruled out, or is the actor's own choice."""
    if (statement.modality in _FORBIDS) is not released:
        return False
    own = bound(statement.parties, kind) and bound(statement.parties, kind) <= bound(act.parties, kind)
    chosen = statement.modality == ("must_not" if released else "may")
    return not (own and chosen)


def _burden(statement: Statement, words: Vocabulary) -> Statement:
    """Return what a right or a state of things means for the one who bears it, as the vocabulary says."""
    act = words.acts[statement.act]
    seen = act.seen_as
    if seen is None:
        return statement
    slots = {"object": statement.objects}
    slots["to"] = statement.parties if seen.to == "party" else statement.slots.get(seen.to, ())
    bearer: tuple[Item, ...] = (seen.party,)
    if seen.party in act.slots:
        bearer = statement.slots.get(seen.party) or (Missing.UNKNOWN,)
    qualifiers = {
        **statement.qualifiers,
        **{axis: Qualifier(axis, value, statement.span) for axis, value in seen.qualifiers.items()},
    }
    return replace(statement, parties=bearer, modality=seen.becomes, act=seen.act, slots=slots, qualifiers=qualifiers)


def _concerned(statement: Statement, words: Vocabulary) -> Truth:
    """Whether a statement amounts to a burden; a gap or quoted words where an owner or object stands leave it open."""
    seen = words.acts[statement.act].seen_as
    if seen is None or statement.modality != seen.modality:
        return Truth.FALSE
    return _owned(statement, seen) & _among(statement.objects, seen.objects)


def _owned(statement: Statement, seen: SeenAs) -> Truth:
    """Whether what is burdened goes to others: a co-owner keeps what it may use and license itself."""
    owners = statement.slots.get(seen.to, ())
    if any(owner in seen.kept_by for owner in owners):
        return Truth.FALSE
    return _among(owners, seen.owners) if seen.owners else Truth.TRUE


def _among(items: Iterable[Item], wanted: Iterable[str]) -> Truth:
    wanted = frozenset(wanted)
    if not wanted:
        return Truth.TRUE
    items = tuple(items)
    if any(item in wanted for item in items):
        return Truth.TRUE
    open_ = not items or any(isinstance(item, (Quoted, Missing)) for item in items)
    return Truth.UNKNOWN if open_ else Truth.FALSE


def bound_parties(view: ClauseView) -> frozenset[str]:
    """Return the parties that a statement surely binds."""
    return bound(view.statement.parties, view.linked.document.kind)


def is_bound(view: ClauseView, parties: Iterable[str]) -> Truth:
    """Whether a statement binds one of these parties."""
    return binds(view.statement.parties, view.linked.document.kind, parties)
