"""Puts the records of a list into groups by their keys, as in `g in patents by [substitute_group]`.

There is a group for all the keys that some record surely has. A record with an unknown key is doubtful in every one
of these that agrees on its other keys. But its key may turn out to be one that no other record has: for records of
which the same is known there is one more group, of which nobody knows whether it is there, and if so how often.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.expr.judgment import FactRead, Judgment, every, judgment_of, settles, some
from poolcheck.expr.sameness import same, token
from poolcheck.expr.types import ITEMS
from poolcheck.expr.values import Belonging, Fact, Records, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from poolcheck.expr.values import Found, Record

    Positions = tuple[int, ...]
    Tokens = tuple[Hashable | None, ...]

_CERTAIN = Judgment(Truth.TRUE)


@dataclass(frozen=True, slots=True)
class Group:
    """Records that have their keys in common: its fields are the keys, and `items`."""

    facts: Mapping[str, Fact | Records]

    def fact(self, name: str) -> Found:
        """Return a key, or the records."""
        return self.facts[name]


@dataclass(frozen=True, slots=True)
class Grouped:
    """A group, whether there is one, and how many there may be of which nothing else is known."""

    group: Group
    exists: Judgment
    times: int = 1


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of a record; without a token it is unknown, and without the law's help it may be."""

    read: FactRead
    token: Hashable | None

    @property
    def sure(self) -> bool:
        return self.token is not None and not self.read.presumed


@dataclass(frozen=True, slots=True)
class _Item:
    """A record of the list, the how manieth it is, and whether it is in the list."""

    place: int
    record: Record
    belonging: Judgment
    keys: tuple[_Key, ...]

    @property
    def tokens(self) -> Tokens:
        return tuple(key.token for key in self.keys)

    @property
    def sure(self) -> Positions:
        return tuple(index for index, key in enumerate(self.keys) if key.sure)


_Members = list[tuple[_Item, Judgment]]


def grouped(
    records: Records, names: Sequence[str], read: Callable[[Fact], FactRead], rest: Fact | None
) -> list[Grouped]:
    """Return the groups that there are or may be, in the order of their first records."""
    items = [_item(place, records, names, read) for place in range(len(records.items))]
    floating = _Floating([item for item in items if len(item.sure) < len(names)])
    settled: dict[Tokens, list[_Item]] = {}
    for item in items:
        if None not in item.tokens:
            settled.setdefault(item.tokens, []).append(item)
    found = [(seeds[0].place, _of_known_keys(seeds, floating, names, rest)) for seeds in settled.values()]
    if floating.items:
        taken = _Taken(settled)
        found.extend(
            (alike[0].place, _of_unknown_keys(alike, floating, taken, names, rest)) for alike in floating.classes()
        )
        found.sort(key=lambda pair: pair[0])
    return [group for _, group in found]


def _item(place: int, records: Records, names: Sequence[str], read: Callable[[Fact], FactRead]) -> _Item:
    record = records.items[place]
    belonging = judgment_of(records.belonging[place]) if records.belonging else _CERTAIN
    return _Item(place, record, belonging, tuple(_key(record, name, read) for name in names))


def _key(record: Record, name: str, read: Callable[[Fact], FactRead]) -> _Key:
    found = record.fact(name)
    fact = read(found if isinstance(found, Fact) else Fact(name, Unknown(), stated=None))
    return _Key(fact, token(fact.value))


class _Floating:
    """The records that have not all of their keys for sure, found by those they have."""

    def __init__(self, items: list[_Item]) -> None:
        self.items = items
        self._by_pattern: dict[Positions, list[_Item]] = {}
        for item in items:
            self._by_pattern.setdefault(item.sure, []).append(item)
        self._indexes: dict[tuple[Positions, Positions], dict[Tokens, list[_Item]]] = {}

    def beside(self, sure: Positions, tokens: Tokens) -> Iterator[_Item]:
        """Yield the records that agree on all the keys that both they and the given ones have for sure."""
        for pattern in self._by_pattern:
            shared = tuple(index for index in pattern if index in sure)
            yield from self._index(pattern, shared).get(_picked(tokens, shared), ())

    def classes(self) -> Iterable[list[_Item]]:
        """Return the records, those together of which the same is known."""
        found: dict[tuple[tuple[Hashable | None, bool], ...], list[_Item]] = {}
        for item in self.items:
            slots = tuple((key.token, key.token is not None and key.read.presumed) for key in item.keys)
            found.setdefault(slots, []).append(item)
        return found.values()

    def _index(self, pattern: Positions, shared: Positions) -> dict[Tokens, list[_Item]]:
        index = self._indexes.get((pattern, shared))
        if index is None:
            index = self._indexes[pattern, shared] = {}
            for item in self._by_pattern[pattern]:
                index.setdefault(_picked(item.tokens, shared), []).append(item)
        return index


class _Taken:
    """The keys that some record is known to have."""

    def __init__(self, known: Iterable[Tokens]) -> None:
        self._known = tuple(known)
        self._parts: dict[Positions, set[Tokens]] = {}

    def by_some(self, positions: Positions, tokens: Tokens) -> bool:
        """Whether some record is known to have these keys at these positions, whatever its others are."""
        parts = self._parts.get(positions)
        if parts is None:
            parts = self._parts[positions] = {_picked(known, positions) for known in self._known}
        return _picked(tokens, positions) in parts


def _picked(tokens: Tokens, positions: Positions) -> Tokens:
    return tuple(tokens[index] for index in positions)


def _of_known_keys(seeds: list[_Item], floating: _Floating, names: Sequence[str], rest: Fact | None) -> Grouped:
    """Return the group of the keys that the seeds have, some of them perhaps only by presumption of the law."""
    everywhere = tuple(range(len(names)))
    members: _Members = [(seed, seed.belonging) for seed in seeds if seed.sure == everywhere]
    keys = seeds[0].keys
    for item in floating.beside(everywhere, seeds[0].tokens):
        agrees = [_agrees(own, key) for own, key in zip(item.keys, keys, strict=True)]
        members.append((item, every([item.belonging, *agrees])))
    shown = {
        name: next((seed.keys[index] for seed in seeds if seed.keys[index].sure), keys[index]).read.fact
        for index, name in enumerate(names)
    }
    group, kept = _group(shown, members, names, rest)
    return Grouped(group, some([belonging for _, belonging in kept]))


def _agrees(own: _Key, key: _Key) -> Judgment:
    """Judge whether a key of a record is the known key of a group."""
    fact = own.read.fact
    if own.token is not None:
        return Judgment(Truth.of(own.token == key.token), (), (fact,) if own.read.presumed else ())
    possible = same(own.read.value, key.read.value)
    return Judgment(possible, (fact,) if possible is Truth.UNKNOWN else (), (fact,) if own.read.presumed else ())


def _of_unknown_keys(
    alike: list[_Item], floating: _Floating, taken: _Taken, names: Sequence[str], rest: Fact | None
) -> Grouped:
    """Return what stands for every group of keys that no record is known to have, and one of these records has.

    If all their keys are presumed by the law, there is no such group; but this rests on what the law presumes.
    """
    first = alike[0]
    others = list(floating.beside(first.sure, first.tokens))
    alone = len(others) == 1 and rest is None and not taken.by_some(first.sure, first.tokens)
    members: _Members = [
        (item, item.belonging if item is first and len(alike) == 1 else every([item.belonging, *_beside(item, first)]))
        for item in others
    ]
    shown = {
        name: _shown([item.keys[index].read.fact for item in alike], known=first.keys[index].token is not None)
        for index, name in enumerate(names)
    }
    group, _ = _group(shown, members, names, rest)
    return Grouped(group, _exists(alike, alone=alone), len(alike))


def _exists(alike: list[_Item], *, alone: bool) -> Judgment:
    belonging = some([item.belonging for item in alike])
    if None not in alike[0].tokens:
        presumed = tuple(key.read.fact for item in alike for key in item.keys if key.read.presumed)
        return every([belonging, Judgment(Truth.FALSE, (), presumed)])
    return belonging if alone else every([belonging, Judgment(Truth.UNKNOWN, _unknown(alike))])


def _beside(item: _Item, first: _Item) -> list[Judgment]:
    """Judge whether a record has the keys of a group in which `first`, or a record like it, is."""
    if None not in item.tokens and None in first.tokens:
        presumed = tuple(key.read.fact for key in item.keys if key.read.presumed)
        return [Judgment(Truth.FALSE, (), presumed)]
    agrees = []
    for own, other in zip(item.keys, first.keys, strict=True):
        if own.token is not None and other.token is not None:
            presumed = tuple(key.read.fact for key in (own, other) if key.read.presumed)
            agrees.append(Judgment(Truth.of(own.token == other.token), (), presumed))
        else:
            agrees.append(Judgment(Truth.UNKNOWN, ((other if other.token is None else own).read.fact,)))
    return [*agrees, Judgment(Truth.UNKNOWN, _unknown([item]) or _unknown([first]))]


def _unknown(items: Iterable[_Item]) -> tuple[Fact, ...]:
    """Return the keys that nobody knows."""
    return tuple(key.read.fact for item in items for key in item.keys if key.token is None)


def _shown(facts: list[Fact], *, known: bool) -> Fact:
    return facts[0] if known or len(facts) == 1 else replace(facts[0], value=Unknown(), presumed=None)


def _group(
    shown: dict[str, Fact], members: _Members, names: Sequence[str], rest: Fact | None
) -> tuple[Group, _Members]:
    """Return a group with those of its members that may be in it."""
    kept = [member for member in members if not settles(member[1], Truth.FALSE)]
    kept.sort(key=lambda member: member[0].place)
    belonging: tuple[Belonging, ...] = ()
    if not all(settles(one, Truth.TRUE) for _, one in kept):
        belonging = tuple(Belonging(one.truth, one.open, one.presumed) for _, one in kept)
    items = Records(tuple(item.record for item, _ in kept), rest is None, belonging, rest, inhabited=True)
    keys = {name: _with_stated(shown[name], index, kept, rest) for index, name in enumerate(names)}
    return Group({**keys, ITEMS: items}), kept


def _with_stated(fact: Fact, index: int, members: _Members, rest: Fact | None) -> Fact:
    """Return a key of a group; it is stated if it surely is for one of the records, whichever of them are in it."""
    said = [item.keys[index].read.fact.stated for item, _ in members]
    certain = any(
        settles(belonging, Truth.TRUE) and stated for (_, belonging), stated in zip(members, said, strict=True)
    )
    stated: bool | None = None
    if certain or all(said):
        stated = True
    elif rest is None and all(one is False for one in said):
        stated = False
    return fact if fact.stated is stated else replace(fact, stated=stated)
