"""Reckons the numbers and dates of a condition, with bounds where something in them is unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from poolcheck.expr import aggregates, ranges
from poolcheck.expr.context import nobody_knows
from poolcheck.expr.measured import Measured
from poolcheck.expr.ranges import ANYTHING, Range, to_range
from poolcheck.expr.tree import (
    Arithmetic,
    Count,
    Day,
    Distinct,
    Extreme,
    Negative,
    Number,
    Parameter,
    Path,
    Total,
)
from poolcheck.expr.values import Exact, Fact

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.expr.context import Context, Judge
    from poolcheck.expr.tree import Expression, Operator


def measure(node: Expression, context: Context, judge: Judge) -> Measured:  # noqa: PLR0911 - one case a construct
    """Reckon a number or date; what is neither may be anything."""
    match node:
        case Number(quantity=quantity):
            return Measured(to_range(Exact(quantity)))
        case Day(date=day):
            return Measured(to_range(Exact(day)))
        case Path():
            found = context.find(node)
            return _fact(found if isinstance(found, Fact) else nobody_knows(node.text), context)
        case Parameter(name=name):
            return _fact(context.environment.parameter(name), context)
        case Negative(operand=operand):
            inner = measure(operand, context, judge)
            return replace(inner, range=ranges.negate(inner.range))
        case Arithmetic():
            return _arithmetic(node, context, judge)
        case Count() | Total():
            return aggregates.total(node, context, judge, measure)
        case Extreme():
            return aggregates.extreme(node, context, judge, measure)
        case Distinct():
            return aggregates.distinct_values(node, context, judge)
        case _:
            return Measured(ANYTHING)


_OPERATIONS: Final[dict[Operator, Callable[[Range, Range], Range]]] = {
    "+": ranges.add,
    "-": ranges.subtract,
    "*": ranges.multiply,
    "/": ranges.divide,
}


def _arithmetic(node: Arithmetic, context: Context, judge: Judge) -> Measured:
    first, *rest = (measure(operand, context, judge) for operand in node.operands)
    for operator, operand in zip(node.operators, rest, strict=True):
        first = first.joined(operand, _OPERATIONS[operator](first.range, operand.range))
    return first


def _fact(fact: Fact, context: Context) -> Measured:
    read = context.read(fact)
    value = to_range(read.value)
    return Measured(value, (read,), () if value.exact is not None else (fact,), (fact,) if read.presumed else ())
