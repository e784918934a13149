"""Reckons the numbers and dates of a condition, with bounds where something in them is unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from poolcheck.core.truth import Truth
from poolcheck.expr import ranges
from poolcheck.expr.context import bound, nobody_knows
from poolcheck.expr.ranges import ANYTHING, Range, to_range
from poolcheck.expr.tree import Arithmetic, Count, Day, Negative, Number, Parameter, Path, Total
from poolcheck.expr.values import Exact, Fact

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.expr.context import Context, Judge
    from poolcheck.expr.judgment import FactRead, Judgment, Step
    from poolcheck.expr.tree import Binding, Expression, Operator


@dataclass(frozen=True, slots=True)
class Measured:
    """A number as far as it is known, and what it was reckoned from."""

    range: Range
    reads: tuple[FactRead, ...] = ()
    open: tuple[Fact, ...] = ()
    presumed: tuple[Fact, ...] = ()
    steps: tuple[Step, ...] = ()

    def joined(self, other: Measured, result: Range) -> Measured:
        """Return the number reckoned from this one and another."""
        return Measured(
            result,
            self.reads + other.reads,
            self.open + other.open,
            self.presumed + other.presumed,
            self.steps + other.steps,
        )


def measure(node: Expression, context: Context, judge: Judge) -> Measured:
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
        case Count(binding=binding):
            return _total(None, binding, context, judge)
        case Total(term=term, binding=binding):
            return _total(term, binding, context, judge)
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


def _total(term: Expression | None, binding: Binding, context: Context, judge: Judge) -> Measured:
    """Sum up the terms of a list, or count its items if there is no term.

    A fact of a document is never negative: of an unknown one, and of those a partial list may not show, only the
    upper bound is open. Of terms reckoned otherwise both are.
    """
    items, rest = bound(binding, context, judge)
    from_zero = term is None or isinstance(term, Path)
    total = Measured(Range(_ZERO, _ZERO, "count" if term is None else "any"))
    if rest is not None:
        total = Measured(replace(total.range, low=_ZERO if from_zero else None, high=None), open=(rest,))
    for item in items:
        total = _resting_on(total, item.where)
        if item.where.truth is Truth.FALSE:
            continue
        one = _ITEM if term is None else measure(term, item.context, judge)
        size = _not_negative(one.range) if from_zero else one.range
        if item.where.truth is Truth.UNKNOWN:
            size = ranges.with_zero(size)
        total = total.joined(one, ranges.add(total.range, size))
    return total


_ZERO: Final = Fraction(0)
_ITEM: Final = Measured(Range(Fraction(1), Fraction(1), "count"))


def _not_negative(size: Range) -> Range:
    if size.low is None and (size.high is None or size.high >= 0):
        return replace(size, low=_ZERO)
    return size


def _resting_on(total: Measured, where: Judgment) -> Measured:
    """Return a sum that also rests on whether an item belongs to it."""
    return total.joined(Measured(total.range, (), where.open, where.presumed, where.steps), total.range)
