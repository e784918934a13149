"""Who is meant by the words for parties: both sides, the other one, somebody a gap leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing, Quoted
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.clause import Item

_EVERYBODY = frozenset({"any_party", "each_party", "parties_jointly", "a_party"})
_ONE_OF_THEM = frozenset({"other_party", "it"})


def bound(parties: Iterable[Item], kind: str) -> frozenset[str]:
    """Return the parties surely meant in a document of a kind; `each party` is also each side of it."""
    found: set[str] = set()
    for party in parties:
        if isinstance(party, str) and not isinstance(party, Missing):
            found.add(party)
            if party in _EVERYBODY:
                found.update(_sides(kind))
            elif party == "all_licensees":
                found.add("licensee")
            elif party in ("founder", "other_members"):
                found.add("member")
    return frozenset(found)


def binds(parties: Iterable[Item], kind: str, wanted: Iterable[str]) -> Truth:
    """Whether one of the parties wanted is meant; gaps, quoted words and `the other party` leave it open."""
    parties = tuple(parties)
    if bound(parties, kind) & set(wanted):
        return Truth.TRUE
    return Truth.UNKNOWN if open_ended(parties) else Truth.FALSE


def open_ended(parties: Iterable[Item]) -> bool:
    """Whether words for parties leave open who is meant; so does a part of a statement left out."""
    parties = tuple(parties)
    return not parties or any(isinstance(one, (Quoted, Missing)) or one in _ONE_OF_THEM for one in parties)


def counterparties(parties: Iterable[Item], subject: Iterable[Item], kind: str) -> tuple[Item, ...]:
    """Return parties with `the other party` put as who that is, where the side of the subject tells."""
    return tuple(_other(subject, kind) if party == "other_party" else party for party in parties)


def _other(subject: Iterable[Item], kind: str) -> Item:
    sides = {_is_licensor_side(party) for party in bound(subject, kind)}
    if kind != "license" or open_ended(subject) or len(sides) != 1:
        return "other_party"
    return "licensee" if sides == {True} else "licensor"


def _is_licensor_side(party: str) -> bool:
    return vocabulary().parties[party].side == "licensor"


def _sides(kind: str) -> tuple[str, ...]:
    return ("licensor", "licensee") if kind == "license" else ("member", "operator", "pool")
