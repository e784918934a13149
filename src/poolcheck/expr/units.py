"""Which numbers may be reckoned with each other, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.expr.types import DateType, NumberType

if TYPE_CHECKING:
    from poolcheck.expr.quantity import Unit
    from poolcheck.expr.tree import Operator
    from poolcheck.expr.types import Dimension

Measurable = NumberType | DateType

_DIMENSIONS: Final[dict[Unit, Dimension]] = {
    "percent": "percent",
    "money": "money",
    "days": "duration",
    "months": "duration",
    "years": "duration",
    "count": "count",
}
_DURATION: Final = NumberType("duration")
_PERCENT: Final = NumberType("percent")
_SCALES: Final = (NumberType("count"), _PERCENT)


def type_of(unit: Unit) -> NumberType:
    """Return the type of numbers of this unit."""
    return NumberType(_DIMENSIONS[unit])


def outcome(operator: Operator, left: Measurable, right: Measurable) -> Measurable | None:
    """Return the type of `left operator right`; None if that means nothing.

    So many times something, or a percentage of something, is of its kind; `2 * 30%` is a percentage. Two numbers of
    one kind divided make a percentage: `count(…) / count(…) >= 50%`.
    """
    match operator:
        case "+" | "-":
            return _sum(operator, left, right)
        case "*":
            return _product(left, right)
        case "/" if left == right and isinstance(left, NumberType):
            return _PERCENT
        case "/":
            return left if isinstance(left, NumberType) and right in _SCALES else None


def _sum(operator: Operator, left: Measurable, right: Measurable) -> Measurable | None:
    match left, right:
        case DateType(), DateType():
            return _DURATION if operator == "-" else None
        case DateType(), NumberType("duration"):
            return left
        case NumberType("duration"), DateType():
            return right if operator == "+" else None
        case _:
            return left if left == right else None


def _product(left: Measurable, right: Measurable) -> Measurable | None:
    if isinstance(left, DateType) or isinstance(right, DateType):
        return None
    for scale in _SCALES:
        if right == scale:
            return left
        if left == scale:
            return right
    return None
