"""Finds whom a record is compared with: those of its group, the lowest first.

Two records are of one group if they agree on every key that the rule names. A key that one of them leaves open may yet
tell them apart, so they are compared, and what is open is asked. Groups are found by their keys and sorted, so that a
record meets the few it is told from and not all there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.engine.outcome import decide
from poolcheck.engine.subject import PairSubject
from poolcheck.expr.ranges import to_range
from poolcheck.expr.values import Fact, determined
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.engine.outcome import Decision
    from poolcheck.expr.values import Value
    from poolcheck.facts.from_dossier import DossierFactBase
    from poolcheck.facts.record import Facts
    from poolcheck.packs.model import Rule

_Key = tuple["Value | None", ...]


@dataclass
class Groups:
    """The records of a list by what makes them alike.

    Args:
        records: in an order that does not depend on files.
        by: the facts on which like records agree.
        lowest: the number by which those of a group are put in order.
    """

    records: tuple[Facts, ...]
    by: tuple[str, ...]
    lowest: str
    _kinds: dict[tuple[bool, ...], None] = field(default_factory=dict, init=False)
    _index: dict[tuple[tuple[bool, ...], tuple[bool, ...], _Key], list[Facts]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        keyed = [(self._key(record), record) for record in self.records]
        self._kinds = dict.fromkeys(_mask(key) for key, _ in keyed)
        for key, record in sorted(keyed, key=lambda pair: self._order(pair[1])):
            for other in self._kinds:
                shared = tuple(a and b for a, b in zip(_mask(key), other, strict=True))
                self._index.setdefault((_mask(key), shared, _only(key, shared)), []).append(record)

    def pairs(self, this: Facts) -> Iterator[PairSubject]:
        """Yield a record beside each it may be like: those surely like it first, each time the lowest first.

        Records that say the same of everything but who they are stand for one another.
        """
        key = self._key(this)
        sure: list[Iterable[Facts]] = []
        perhaps: list[Iterable[Facts]] = []
        for kind in self._kinds:
            shared = tuple(a and b for a, b in zip(_mask(key), kind, strict=True))
            group = self._index.get((kind, shared, _only(key, shared)), ())
            (sure if all(shared) else perhaps).append(group)
        seen: set[object] = set()
        for other in chain(*sure, merge(*perhaps, key=self._order)):
            said = _said(other)
            if other.of is not this.of and said not in seen:
                seen.add(said)
                yield PairSubject(this, other, tuple(self._unlike(this, other)))

    def _key(self, record: Facts) -> _Key:
        values = (_fact(record, name).value for name in self.by)
        return tuple(value if determined(value) else None for value in values)

    def _unlike(self, this: Facts, other: Facts) -> Iterable[Fact]:
        for name in self.by:
            for fact in (_fact(this, name), _fact(other, name)):
                if not determined(fact.value):
                    yield fact

    def _order(self, record: Facts) -> tuple[bool, Fraction, str]:
        number = to_range(_fact(record, self.lowest).value).low
        names = (repr(_fact(record, name).value) for name in sorted(record.names))
        return (number is None, number or Fraction(0), "·".join((*names, record.key)))


def _fact(record: Facts, name: str) -> Fact:
    found = record.fact(name)
    assert isinstance(found, Fact)  # noqa: S101 - checked when the rule was loaded
    return found


def _mask(key: _Key) -> tuple[bool, ...]:
    return tuple(value is not None for value in key)


def _only(key: _Key, shared: tuple[bool, ...]) -> _Key:
    return tuple(value if kept else None for value, kept in zip(key, shared, strict=True))


def _said(record: Facts) -> object:
    """Return all that a record says, or leaves open, but who it is; comparing with its like again is no use."""
    facts = ((name, fact) for name, fact in record.facts.items() if isinstance(fact, Fact) and name not in record.names)
    return tuple((name, fact.value, fact.stated) for name, fact in facts)


@dataclass
class GroupBook:
    """The records of a dossier by what makes them alike; each list is put into groups once."""

    facts: DossierFactBase
    _groups: dict[tuple[str, tuple[str, ...], str], Groups] = field(default_factory=dict, init=False)

    def of(self, rule: Rule) -> Groups:
        """Return the groups that a rule compares within."""
        for_each = rule.for_each
        key = (rule.listed, for_each.by, for_each.lowest)
        if key not in self._groups:
            records = (record for base in self.facts.documents for record in base.records(rule.listed))
            self._groups[key] = Groups(tuple(records), for_each.by, for_each.lowest)
        return self._groups[key]


def compared(rule: Rule, whole: SubjectEnvironment, groups: Groups) -> Iterator[tuple[SubjectEnvironment, Decision]]:
    """Yield the records that a document states, each beside the one that decides most about it.

    That is the first beside which the norm is not met, or would not be if what is open turns out so.
    """
    order = list(Outcome)
    for record in whole.base.records(rule.listed):
        found: tuple[SubjectEnvironment, Decision] | None = None
        for pair in groups.pairs(record):
            subject = _comparable(rule, replace(whole, subject=pair), pair)
            if subject is None:
                continue
            decision = decide(rule, subject)
            if found is None or order.index(decision.outcome) > order.index(found[1].outcome):
                found = (subject, decision)
            if decision.outcome in (Outcome.NOT_MET, Outcome.CONDITIONAL):
                break
        if found is not None:
            yield found


def _comparable(rule: Rule, subject: SubjectEnvironment, pair: PairSubject) -> SubjectEnvironment | None:
    """Return a pair if the rule's own condition does not tell the two apart; what leaves that open may yet do so."""
    if rule.where is None:
        return subject
    where = subject.judge(rule.where)
    if where.truth is Truth.FALSE:
        return None
    if where.truth is Truth.TRUE:
        return subject
    return replace(subject, subject=replace(pair, unlike=(*pair.unlike, *where.open)))
