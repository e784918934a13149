"""Finds whom a record is compared with: those of its group, the lowest first.

Two records are of one group if they agree on every key that the rule names. A key that one of them leaves open, or that
they say in words which may mean the same, may yet tell them apart; so they are compared, and what is open is asked.
Groups are found by their keys and sorted, so that a record meets the few it is told from and not all there are.

The records of one document that say which part they are for are compared part by part: each with its counterpart.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from heapq import merge
from itertools import compress, product
from math import prod
from operator import not_
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.engine.outcome import decide
from poolcheck.engine.subject import PairSubject
from poolcheck.expr.judgment import Judgment, distinct
from poolcheck.expr.ranges import to_range
from poolcheck.expr.sameness import token
from poolcheck.expr.tree import Path, walk
from poolcheck.expr.values import Fact, Text, Unknown, determined
from poolcheck.facts.ground import Ground
from poolcheck.facts.likeness import alike
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.engine.outcome import Decision
    from poolcheck.expr.tree import Condition
    from poolcheck.expr.values import Value
    from poolcheck.facts.from_dossier import DossierFactBase
    from poolcheck.facts.record import Facts
    from poolcheck.packs.model import Rule

_Key = tuple["Value | None", ...]
_Ranked = tuple[int, "Facts"]


@dataclass
class Groups:
    """The records of a list by what makes them alike.

    Args:
        records: in an order that does not depend on files.
        by: the facts on which like records agree.
        lowest: the number by which those of a group are put in order.
        counterpart: the facts on which a record agrees with the one of another document that it answers to.
    """

    records: tuple[Facts, ...]
    by: tuple[str, ...]
    lowest: str
    counterpart: tuple[str, ...] = ()
    _members: dict[_Key, list[_Ranked]] = field(default_factory=dict, init=False)
    _near: list[dict[Value | None, tuple[tuple[Value | None, bool], ...]]] = field(default_factory=list, init=False)
    _said: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict, init=False)
    _parts: dict[tuple[int, Hashable], list[Facts]] = field(default_factory=dict, init=False)
    _part_of: dict[int, Hashable] = field(default_factory=dict, init=False)
    _profiles: dict[tuple[str, ...], dict[int, int]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for record in self.records:
            tokens = tuple(token(fact.value) for fact in self._part_facts(record))
            self._part_of[id(record)] = None if None in tokens else tokens
        for rank, record in enumerate(sorted(self.records, key=self._order)):
            self._members.setdefault(self._key(record), []).append((rank, record))
            self._parts.setdefault((id(record.of), self._part(record)), []).append(record)
        for position in range(len(self.by)):
            values = dict.fromkeys(key[position] for key in self._members)
            self._near.append({value: tuple(_near(value, values)) for value in values})
        self._said = _said(self.records)

    def pairs(self, this: Facts) -> Iterator[PairSubject]:
        """Yield a record beside each it may be like: those surely like it first, of them those for the same part.

        The lowest goes before. Records that say the same of everything but who they are stand for one another; those
        for other parts, if all of their documents do so.
        """
        groups: dict[bool, list[list[_Ranked]]] = {True: [], False: []}
        for key, sure in self._like(self._key(this)):
            groups[sure].append(self._members[key])
        seen: set[Hashable] = set()
        part = self._part(this)
        for sure in (True, False):
            ranked = [other for _, other in merge(*groups[sure], key=lambda one: one[0])]
            same = [self._part(other) == part for other in ranked]
            for other in (*compress(ranked, same), *compress(ranked, map(not_, same))):
                own, schedule = self._said[id(other)]
                said = own if self._part(other) == part else (own, schedule)
                if other.of is not this.of and said not in seen:
                    seen.add(said)
                    yield PairSubject(this, other, () if sure else tuple(self._unlike(this, other)))

    def elsewhere(self, pair: PairSubject, where: Callable[[PairSubject], Judgment]) -> tuple[Truth, tuple[Fact, ...]]:
        """Return whether both records of a pair answer to other records than each other, and what leaves it open.

        Args:
            pair: of two documents.
            where: judges the condition of the rule on two records.
        """
        if not self.counterpart or self._part(pair.this) == self._part(pair.comparator):
            return Truth.FALSE, ()
        both = Truth.TRUE
        still_open: tuple[Fact, ...] = ()
        for one, other in ((pair.this, pair.comparator), (pair.comparator, pair.this)):
            answered, facts = self._answered(one, other, where)
            both, still_open = both & answered, (*still_open, *facts)
        return both, still_open

    def profiles(self, names: tuple[str, ...]) -> dict[int, int]:
        """Return, of each record, a number for what it says or leaves open of these facts."""
        if names not in self._profiles:
            numbers: dict[Hashable, int] = {}
            found: dict[int, int] = {}
            for record in self.records:
                said = tuple((fact.value, fact.stated) for fact in (_fact(record, name) for name in names))
                found[id(record)] = numbers.setdefault(said, len(numbers))
            self._profiles[names] = found
        return self._profiles[names]

    def _answered(
        self, one: Facts, other: Facts, where: Callable[[PairSubject], Judgment]
    ) -> tuple[Truth, tuple[Fact, ...]]:
        """Return whether the document of the other record has another one that answers to this."""
        part = self._part(one)
        if part is None:
            return Truth.UNKNOWN, tuple(fact for fact in self._part_facts(one) if not determined(fact.value))
        found = Truth.FALSE
        still_open: list[Fact] = []
        for each in (*self._parts.get((id(other.of), part), ()), *self._parts.get((id(other.of), None), ())):
            if each is other:
                continue
            pair = PairSubject(one, each)
            judged = where(pair)
            vague = [fact for fact in self._part_facts(each) if not determined(fact.value)]
            same = Truth.UNKNOWN if vague or tuple(self._unlike(one, each)) else Truth.TRUE
            same = Truth.FALSE if self._told_apart(one, each) else same & judged.truth
            found = found | same
            still_open.extend((*vague, *judged.open) if same is Truth.UNKNOWN else ())
        return found, tuple(still_open)

    def _like(self, key: _Key) -> Iterable[tuple[_Key, bool]]:
        """Return the keys of records that are or may be like those of a key, and whether they surely are."""
        near = [values[value] for values, value in zip(self._near, key, strict=True)]
        if prod(map(len, near)) <= len(self._members):
            found = ((tuple(v for v, _ in one), all(sure for _, sure in one)) for one in product(*near))
            return [(like, sure) for like, sure in found if like in self._members]
        within = [dict(values) for values in near]
        return [
            (like, all(values[value] for values, value in zip(within, like, strict=True)))
            for like in self._members
            if all(value in values for values, value in zip(within, like, strict=True))
        ]

    def _key(self, record: Facts) -> _Key:
        values = (_fact(record, name).value for name in self.by)
        return tuple(value if determined(value) else None for value in values)

    def _part(self, record: Facts) -> Hashable:
        """Return the part of its document that a record is for; None where that is open."""
        return self._part_of[id(record)]

    def _part_facts(self, record: Facts) -> Iterable[Fact]:
        return (_fact(record, name) for name in self.counterpart)

    def _told_apart(self, this: Facts, other: Facts) -> bool:
        return any(alike(_fact(this, name).value, _fact(other, name).value) is Truth.FALSE for name in self.by)

    def _unlike(self, this: Facts, other: Facts) -> Iterable[Fact]:
        """Yield what may yet tell two records apart."""
        for name in self.by:
            facts = (_fact(this, name), _fact(other, name))
            values = [fact.value for fact in facts]
            if alike(*values) is not Truth.UNKNOWN:
                continue
            if all(map(determined, values)):
                yield _same_thing(*facts)
            else:
                yield from (fact for fact in facts if not determined(fact.value))

    def _order(self, record: Facts) -> tuple[bool, Fraction, str]:
        number = to_range(_fact(record, self.lowest).value).low
        names = (repr(_fact(record, name).value) for name in sorted(record.names))
        return (number is None, number or Fraction(0), "·".join((*names, record.key)))


def _fact(record: Facts, name: str) -> Fact:
    found = record.fact(name)
    assert isinstance(found, Fact)  # noqa: S101 - checked when the rule was loaded
    return found


def _near(value: Value | None, values: Iterable[Value | None]) -> Iterator[tuple[Value | None, bool]]:
    """Yield those of the values that may mean the same, and whether they surely do."""
    for other in values:
        truth = Truth.UNKNOWN if value is None or other is None else alike(value, other)
        if truth is not Truth.FALSE:
            yield other, truth is Truth.TRUE


def _same_thing(one: Fact, other: Fact) -> Fact:
    """Return the open fact that two descriptions mean the same."""
    this, that = (fact.value.text if isinstance(fact.value, Text) else "" for fact in (one, other))
    question = Bilingual(f"do “{this}” and “{that}” mean the same?", f"“{this}”与“{that}”所指是否相同？")
    ground = one.source
    span = ground.span if isinstance(ground, Ground) else None
    return Fact(one.name, Unknown(), source=Ground(question, span))


def _said(records: Iterable[Facts]) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Return, as numbers, all that each record says or leaves open but who it is, and what all of its document say."""
    numbers: dict[Hashable, int] = {}
    said: dict[int, int] = {}
    whole: dict[int, list[int]] = {}
    for record in records:
        facts = record.facts.items()
        own = tuple((n, f.value, f.stated) for n, f in facts if isinstance(f, Fact) and n not in record.names)
        said[id(record)] = numbers.setdefault(own, len(numbers))
        whole.setdefault(id(record.of), []).append(said[id(record)])
    return {id(record): (said[id(record)], tuple(whole[id(record.of)])) for record in records}


@dataclass
class GroupBook:
    """The records of a dossier by what makes them alike; each list is put into groups once."""

    facts: DossierFactBase
    _groups: dict[tuple[str, tuple[str, ...], str, tuple[str, ...]], Groups] = field(default_factory=dict, init=False)

    def of(self, rule: Rule) -> Groups:
        """Return the groups that a rule compares within."""
        for_each = rule.for_each
        key = (rule.listed, for_each.by, for_each.lowest, for_each.counterpart)
        if key not in self._groups:
            records = (record for base in self.facts.documents for record in base.records(rule.listed))
            self._groups[key] = Groups(tuple(records), for_each.by, for_each.lowest, for_each.counterpart)
        return self._groups[key]


def compared(rule: Rule, whole: SubjectEnvironment, groups: Groups) -> Iterator[tuple[SubjectEnvironment, Decision]]:
    """Yield the records that a document states, each beside the one that decides most about it.

    That is the first beside which the norm is not met, or would not be if what is open turns out so; one that is
    surely alike goes before one of which the rule itself leaves that open.
    """
    order = list(Outcome)
    where = _Where(rule, whole, groups)
    for record in whole.base.records(rule.listed):
        found: tuple[SubjectEnvironment, Decision] | None = None
        doubted = False
        for pair in groups.pairs(record):
            open_anyway = found is not None and found[1].outcome is Outcome.CONDITIONAL
            if open_anyway and pair.unlike:
                break  # those that follow are no surer
            unlike = _unlike(where, groups, pair)
            if unlike is None or (open_anyway and unlike):
                continue
            subject = replace(whole, subject=replace(pair, unlike=(*pair.unlike, *unlike)))
            decision = decide(rule, subject)
            worse = found is None or order.index(decision.outcome) > order.index(found[1].outcome)
            if worse or (open_anyway and doubted and decision.outcome is Outcome.CONDITIONAL):
                found, doubted = (subject, decision), bool(unlike)
            if decision.outcome is Outcome.NOT_MET or (decision.outcome is Outcome.CONDITIONAL and not unlike):
                break
        if found is not None:
            yield found


class _Where:
    """Judges the condition of a rule on pairs: once for all that say the same of what it asks."""

    def __init__(self, rule: Rule, whole: SubjectEnvironment, groups: Groups) -> None:
        self._condition, self._whole = rule.where, whole
        self._names = () if rule.where is None else _asked(rule.where)
        self._profiles = groups.profiles(self._names)
        self._judged: dict[tuple[int, int], Judgment] = {}

    def __call__(self, pair: PairSubject) -> Judgment:
        if self._condition is None:
            return Judgment(Truth.TRUE)
        key = (self._profiles[id(pair.this)], self._profiles[id(pair.comparator)])
        if (known := self._judged.get(key)) is not None:
            return known
        judged = replace(self._whole, subject=pair).judge(self._condition)
        own = [_fact(record, name) for record in (pair.this, pair.comparator) for name in self._names]
        if not any(fact in own for fact in judged.open):  # what is open of one record is not what is of another
            self._judged[key] = judged
        return judged


def _asked(condition: Condition) -> tuple[str, ...]:
    """Return the facts of the two records that a condition names."""
    paths = [node.text.partition(".") for node in walk(condition.root) if isinstance(node, Path)]
    return tuple(dict.fromkeys(rest for first, _, rest in paths if rest and first in ("this", "comparator")))


def _unlike(where: _Where, groups: Groups, pair: PairSubject) -> tuple[Fact, ...] | None:
    """Return what else may tell two records apart; None where the rule or their parts do tell them apart."""
    judged = where(pair)
    if judged.truth is Truth.FALSE:
        return None
    elsewhere, still_open = groups.elsewhere(pair, where)
    if elsewhere is Truth.TRUE:
        return None
    unlike = judged.open if judged.truth is Truth.UNKNOWN else ()
    return distinct((*unlike, *still_open)) if elsewhere is Truth.UNKNOWN else unlike
