"""Exact arithmetic on numbers and dates of which perhaps only bounds are known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Final, Literal, assert_never

from poolcheck.core.truth import Truth
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import Between, Exact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from poolcheck.expr.tree import Comparison
    from poolcheck.expr.values import Value

Measure = Literal["percent", "money", "days", "months", "count", "date", "any"]
"""Years are months, percentages are ratios, dates are ordinals; `any` is the measure of what nothing is known of."""

_DURATIONS: Final = frozenset({"days", "months"})
_MOST_DIGITS: Final = 60
"""A number of a document that is larger or finer than this is not believed, and costs no time."""


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from `low` to `high`, both included; None: no bound on that side."""

    low: Fraction | None = None
    high: Fraction | None = None
    measure: Measure = "any"
    currency: str = ""

    @property
    def exact(self) -> Fraction | None:
        """The number, if there is only one."""
        return self.low if self.low == self.high else None


ANYTHING: Final = Range()


def to_range(value: Value) -> Range:
    """Return what a value says of a number; everything is possible where it says nothing."""
    match value:
        case Exact(Quantity() as quantity):
            return _range(quantity, quantity)
        case Exact(date() as day):
            return _day(day)
        case Between(low, high):
            return _range(low, high)
        case _:
            return ANYTHING


def negate(a: Range) -> Range:
    """Return `-a`."""
    return replace(a, low=_each(_minus, a.high), high=_each(_minus, a.low))


def add(a: Range, b: Range) -> Range:
    """Return `a + b`; of a date and a length of time, the date so much later."""
    if b.measure == "date":
        a, b = b, a
    if a.measure == "date":
        return _later(a, b)
    aligned = _aligned(a, b)
    if aligned is None:
        return ANYTHING
    a, b = aligned
    return replace(a, low=_plus(a.low, b.low), high=_plus(a.high, b.high))


def subtract(a: Range, b: Range) -> Range:
    """Return `a - b`; of two dates, the days between them."""
    if a.measure == b.measure == "date":
        return add(replace(a, measure="days"), negate(replace(b, measure="days")))
    return ANYTHING if b.measure == "date" else add(a, negate(b))


def multiply(a: Range, b: Range) -> Range:
    """Return `a * b`, one of which must be a plain number or a percentage."""
    for scale in ("count", "percent"):
        if scale in {a.measure, b.measure}:
            a, b = (a, b) if b.measure == scale else (b, a)
            break
    else:
        return ANYTHING
    if a.measure == "date":
        return ANYTHING
    if None in (a.low, a.high, b.low, b.high):
        if _not_negative(a) and _not_negative(b):
            return replace(a, low=_times(a.low, b.low), high=None)
        return replace(a, low=None, high=None)
    ends = [_times(one, other) for one in (a.low, a.high) for other in (b.low, b.high)]
    known = [end for end in ends if end is not None]
    return replace(a, low=min(known), high=max(known))


def divide(a: Range, b: Range) -> Range:
    """Return `a / b`: a percentage if both are of one kind; anything where `b` may be zero."""
    if "any" in {a.measure, b.measure} or "date" in {a.measure, b.measure}:
        return ANYTHING
    aligned = _aligned(a, b)
    if aligned is not None:
        a, b = (replace(side, measure="percent", currency="") for side in aligned)
    elif b.measure not in {"percent", "count"}:
        return ANYTHING
    if b.low is not None and b.low > 0:
        part = replace(b, low=Fraction(0) if b.high is None else 1 / b.high, high=1 / b.low)
    elif b.high is not None and b.high < 0:
        part = replace(b, low=1 / b.high, high=Fraction(0) if b.low is None else 1 / b.low)
    else:
        return replace(a, low=None, high=None)
    product = multiply(replace(a, measure="count", currency=""), replace(part, measure="count"))
    return replace(a, low=product.low, high=product.high)


def compare(operator: Comparison, a: Range, b: Range) -> Truth:
    """Return whether the comparison holds for all, for none or for some of the numbers."""
    aligned = _aligned(a, b)
    if aligned is None:
        return Truth.UNKNOWN
    a, b = aligned
    match operator:
        case "=":
            return _equal(a, b)
        case "!=":
            return ~_equal(a, b)
        case "<":
            return _less(a, b)
        case ">":
            return _less(b, a)
        case "<=":
            return ~_less(b, a)
        case ">=":
            return ~_less(a, b)
        case _:
            assert_never(operator)


def with_zero(a: Range) -> Range:
    """Return the range that also holds zero: a number that may or may not be there."""
    zero = Fraction(0)
    low = None if a.low is None else min(a.low, zero)
    return replace(a, low=low, high=None if a.high is None else max(a.high, zero))


def repeated(a: Range, times: int) -> Range:
    """Return the sum of so many numbers of this range."""
    return replace(a, low=_times(a.low, Fraction(times)), high=_times(a.high, Fraction(times)))


def largest(sure: Sequence[Range], doubtful: Sequence[Range], *, inhabited: bool) -> Range:
    """Return the largest of numbers; anything if there may be none, or if their units do not match.

    Some of the numbers are sure to be there; where they are `inhabited`, so is at least one, whichever it is.
    """
    every = _all_aligned([*sure, *doubtful])
    if not every or not (sure or inhabited):
        return ANYTHING
    lows = [one.low for one in every]
    if sure:
        low = max((one for one in lows[: len(sure)] if one is not None), default=None)
    else:
        low = None if None in lows else min(one for one in lows if one is not None)
    highs = [one.high for one in every if one.high is not None]
    return replace(every[0], low=low, high=max(highs) if len(highs) == len(every) else None)


def _all_aligned(numbers: Sequence[Range]) -> list[Range] | None:
    """Return all numbers in one measure, or None if there is none."""
    common = ANYTHING
    for number in numbers:
        both = _aligned(common, number)
        if both is None:
            return None
        common = replace(both[0], low=None, high=None)
    return [both[1] for number in numbers if (both := _aligned(common, number)) is not None]


def _less(a: Range, b: Range) -> Truth:
    if a.high is not None and b.low is not None and a.high < b.low:
        return Truth.TRUE
    if a.low is not None and b.high is not None and a.low >= b.high:
        return Truth.FALSE
    return Truth.UNKNOWN


def _equal(a: Range, b: Range) -> Truth:
    if Truth.TRUE in (_less(a, b), _less(b, a)):
        return Truth.FALSE
    return Truth.TRUE if a.exact is not None and a.exact == b.exact else Truth.UNKNOWN


def _range(low: Quantity | None, high: Quantity | None) -> Range:
    given = low or high
    if given is None or (low and high and (low.unit, low.currency) != (high.unit, high.currency)):
        return ANYTHING
    measure: Measure = "months" if given.unit == "years" else given.unit
    return Range(_amount(low), _amount(high), measure, given.currency)


def _amount(quantity: Quantity | None) -> Fraction | None:
    if quantity is None:
        return None
    amount = quantity.amount
    if not amount.is_finite() or abs(amount.adjusted()) > _MOST_DIGITS or len(amount.as_tuple().digits) > _MOST_DIGITS:
        return None
    return Fraction(amount) * {"percent": Fraction(1, 100), "years": Fraction(12)}.get(quantity.unit, Fraction(1))


def _aligned(a: Range, b: Range) -> tuple[Range, Range] | None:
    """Return both in one measure, or None if there is none."""
    if a.measure == "any" or b.measure == "any":
        known = b if a.measure == "any" else a
        return (replace(known, low=a.low, high=a.high), replace(known, low=b.low, high=b.high))
    if (a.measure, a.currency) == (b.measure, b.currency):
        return (a, b)
    return (_in_days(a), _in_days(b)) if {a.measure, b.measure} <= _DURATIONS else None


def _in_days(a: Range) -> Range:
    """Return a length of time in days; a month has 28 to 31 of them."""
    if a.measure == "days":
        return a
    return Range(_each(_fewest_days, a.low), _each(_most_days, a.high), "days")


def _fewest_days(months: Fraction) -> Fraction:
    if months < 0:
        return -_most_days(-months)
    years, rest = divmod(floor(months), 12)
    return Fraction(365 * years + 28 * rest)


def _most_days(months: Fraction) -> Fraction:
    if months < 0:
        return -_fewest_days(-months)
    years, rest = divmod(ceil(months), 12)
    return Fraction(366 * years + 31 * rest)


def _day(day: date) -> Range:
    ordinal = Fraction(day.toordinal())
    return Range(ordinal, ordinal, "date")


def _later(day: Range, by: Range) -> Range:
    if by.measure not in _DURATIONS:
        return ANYTHING
    if by.measure == "months" and day.exact is not None and by.exact is not None and by.exact.denominator == 1:
        return _months_later(day.exact, int(by.exact))
    days = _in_days(by)
    return replace(day, low=_plus(day.low, days.low), high=_plus(day.high, days.high))


def _months_later(ordinal: Fraction, months: int) -> Range:
    """Return the same day of a later month, or that month's last day if it is shorter."""
    if not date.min.toordinal() <= ordinal <= date.max.toordinal():
        return Range(measure="date")
    start = date.fromordinal(int(ordinal))
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return Range(measure="date")
    return _day(date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])))


def _each(function: Callable[[Fraction], Fraction], bound: Fraction | None) -> Fraction | None:
    return None if bound is None else function(bound)


def _minus(a: Fraction) -> Fraction:
    return -a


def _plus(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _times(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a * b


def _not_negative(a: Range) -> bool:
    return a.low is not None and a.low >= 0
