"""The ways a clause can be looked at: as what it says, as the burden it amounts to, as the price put on an act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from poolcheck.documents.clause import Missing, Qualifier
from poolcheck.vocabulary.entries import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.documents.clause import Clause, Statement
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.vocabulary.entries import Act, SeenAs, Vocabulary


class Role(StrEnum):
    """Where in a clause an act stands."""

    STATEMENT = "statement"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class ClauseView:
    """An act in a clause; `consequence` is the act that a trigger sets off, or that follows otherwise."""

    linked: LinkedDocument
    clause: Clause
    statement: Statement
    role: Role
    consequence: str = NOTHING


def views(linked: LinkedDocument, words: Vocabulary) -> Iterator[ClauseView]:
    """Yield every view of every clause, in the order of the document."""
    for clause in linked.document.clauses:
        for statement in clause.statements:
            consequence = statement.otherwise.act if statement.otherwise else NOTHING
            yield ClauseView(linked, clause, statement, Role.STATEMENT, consequence)
            if (burden := _burden(statement, words)) is not None:
                yield ClauseView(linked, clause, burden, Role.STATEMENT)
            for key in ("if", "only_if"):
                condition = statement.conditions.get(key)
                for trigger in condition.triggers if condition else ():
                    if trigger.act is not None:
                        yield ClauseView(linked, clause, trigger.act, Role.TRIGGER, statement.act)


def _burden(statement: Statement, words: Vocabulary) -> Statement | None:
    """Return what a right or a state of things means for the one who bears it, as the vocabulary says."""
    act = words.acts[statement.act]
    seen = act.seen_as
    if seen is None or statement.modality != seen.modality or not _concerned(statement, seen):
        return None
    slots = {"object": statement.objects}
    slots["to"] = statement.parties if seen.to == "party" else statement.slots.get(seen.to, ())
    bearer = statement.slots.get(seen.party, ()) if seen.party in act.slots else (seen.party,)
    qualifiers = {
        **statement.qualifiers,
        **{axis: Qualifier(axis, value, statement.span) for axis, value in seen.qualifiers.items()},
    }
    return replace(statement, parties=bearer, modality=seen.becomes, act=seen.act, slots=slots, qualifiers=qualifiers)


def _concerned(statement: Statement, seen: SeenAs) -> bool:
    owners = statement.slots.get(seen.to, ())
    if seen.owners and not any(owner in seen.owners for owner in owners):
        return False
    return not seen.objects or any(item in seen.objects for item in statement.objects)


def bound_parties(view: ClauseView) -> frozenset[str]:
    """Return the parties a statement binds; `each party` binds both sides of the document."""
    found: set[str] = set()
    for party in view.statement.parties:
        if isinstance(party, str) and not isinstance(party, Missing):
            found.add(party)
            if party in ("any_party", "each_party", "parties_jointly"):
                found.update(_sides(view.linked.document.kind))
            elif party == "all_licensees":
                found.add("licensee")
            elif party == "founder":
                found.add("member")
    return frozenset(found)


def _sides(kind: str) -> tuple[str, ...]:
    return ("licensor", "licensee") if kind == "license" else ("member", "operator", "pool")


def concerned_with(view: ClauseView, act: Act, party: str | None, modality: str | None) -> bool:
    """Whether a view is of this act, and of this party and modality if they are given."""
    if view.statement.act != act.id or (modality is not None and view.statement.modality != modality):
        return False
    return party is None or party in bound_parties(view)
