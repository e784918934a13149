"""Reckons numbers from lists: how many, how many different ones, their sum, the largest and the smallest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from poolcheck.core.truth import Truth
from poolcheck.expr import ranges
from poolcheck.expr.context import bound, nobody_knows
from poolcheck.expr.measured import Measured
from poolcheck.expr.ranges import ANYTHING, Range
from poolcheck.expr.sameness import token
from poolcheck.expr.tree import Path, Total
from poolcheck.expr.values import Fact, OneOf, Records

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from poolcheck.expr.context import Context, Judge
    from poolcheck.expr.tree import Binding, Count, Distinct, Expression, Extreme

    Measure = Callable[[Expression, Context, Judge], Measured]
    """How the term of an item is reckoned."""

_ZERO: Final = Fraction(0)
_ITEM: Final = Measured(Range(Fraction(1), Fraction(1), "count"))


@dataclass(frozen=True, slots=True)
class _Open:
    """A value that is not known: what it may be, if that is known, and whether its item surely is in the list."""

    possible: frozenset[str] | None
    certain: bool


def total(node: Count | Total, context: Context, judge: Judge, measure: Measure) -> Measured:
    """Sum up the terms of a list, or count its items if there is no term.

    A fact of a document is never negative: of an unknown one, and of those a partial list may not show, only the
    upper bound is open. Of terms reckoned otherwise both are.
    """
    items, rest = bound(node.binding, context, judge)
    term = node.term if isinstance(node, Total) else None
    from_zero = term is None or isinstance(term, Path)
    summed = Measured(Range(_ZERO, _ZERO, "count" if term is None else "any"))
    if rest is not None:
        summed = Measured(replace(summed.range, low=_ZERO if from_zero else None, high=None), open=(rest,))
    for item in items:
        summed = summed.resting_on(item.where)
        if item.where.truth is Truth.FALSE:
            continue
        one = _ITEM if term is None else measure(term, item.context, judge)
        size = _not_negative(one.range) if from_zero else one.range
        if item.where.truth is Truth.UNKNOWN:
            size = ranges.repeated(ranges.with_zero(size), item.times)
        summed = summed.joined(one, ranges.add(summed.range, size))
    return summed


def extreme(node: Extreme, context: Context, judge: Judge, measure: Measure) -> Measured:
    """Return the largest or the smallest term of a list; of an empty one nobody knows it."""
    items, rest = bound(node.binding, context, judge)
    sure: list[Range] = []
    doubtful: list[Range] = []
    joined = Measured(ANYTHING, open=() if rest is None else (rest,))
    for item in items:
        joined = joined.resting_on(item.where)
        if item.where.truth is Truth.FALSE:
            continue
        one = measure(node.term, item.context, judge)
        size = one.range if node.greatest else ranges.negate(one.range)
        (sure if item.where.truth is Truth.TRUE else doubtful).append(size)
        joined = joined.joined(one, ANYTHING)
    size = ranges.largest(sure, doubtful, inhabited=_inhabited(node.binding, context))
    if rest is not None:
        size = replace(size, high=None)
    return replace(joined, range=size if node.greatest else ranges.negate(size))


def _inhabited(binding: Binding, context: Context) -> bool:
    """Return whether the condition speaks of at least one of the items that it sees."""
    found = context.find(binding.source)
    return isinstance(found, Records) and found.inhabited and binding.where is None and not binding.keys


def distinct_values(node: Distinct, context: Context, judge: Judge) -> Measured:
    """Count the different values of a fact: not fewer than are known, not more than the unknown ones can add."""
    items, rest = bound(node.binding, context, judge)
    sure: set[Hashable] = set()
    seen: set[Hashable] = set()
    left_open: list[_Open] = []
    joined = Measured(ANYTHING, open=() if rest is None else (rest,))
    for item in items:
        joined = joined.resting_on(item.where)
        if item.where.truth is Truth.FALSE:
            continue
        found = item.context.find(node.term)
        fact = found if isinstance(found, Fact) else nobody_knows(node.term.text)
        read = context.read(fact)
        value = token(read.value)
        certain = item.where.truth is Truth.TRUE
        if value is None:
            possible = read.value.possible if isinstance(read.value, OneOf) else None
            left_open.extend([_Open(possible, certain)] * item.times)
        else:
            seen.add(value)
            if certain:
                sure.add(value)
        unknown = (fact,) if value is None else ()
        joined = joined.joined(Measured(ANYTHING, (read,), unknown, (fact,) if read.presumed else ()), ANYTHING)
    most = None if rest is not None else Fraction(_most(seen, left_open))
    return replace(joined, range=Range(Fraction(_fewest(sure, left_open)), most, "count"))


def _fewest(sure: set[Hashable], left_open: list[_Open]) -> int:
    """Return how many different values there are at least: one more where an unknown one can be none of the known."""
    other = any(one.certain and (not sure or (one.possible and sure.isdisjoint(one.possible))) for one in left_open)
    return len(sure) + (1 if other else 0)


def _most(seen: set[Hashable], left_open: list[_Open]) -> int:
    """Return how many different values there are at most."""
    every, unbounded = set(seen), 0
    for one in left_open:
        if one.possible:
            every |= one.possible
        else:
            unbounded += 1
    return min(len(seen) + len(left_open), len(every) + unbounded)


def _not_negative(size: Range) -> Range:
    if size.low is None and (size.high is None or size.high >= 0):
        return replace(size, low=_ZERO)
    return size
