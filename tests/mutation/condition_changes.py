"""Every small change of a condition that a careless hand could make, each once."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from poolcheck.core.truth import Truth
from poolcheck.expr import tree as t
from poolcheck.expr.to_text import to_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from poolcheck.expr.quantity import Quantity
    from poolcheck.expr.tree import Comparison, Condition, Expression, Extent, Operator

_INSTEAD: Final[dict[Comparison, tuple[Comparison, ...]]] = {
    ">=": (">", "<"),
    ">": (">=", "<="),
    "<=": ("<", ">"),
    "<": ("<=", ">="),
    "=": ("!=",),
    "!=": ("=",),
}
_OPPOSITE: Final[dict[Comparison, Comparison]] = {">=": "<", ">": "<=", "<=": ">", "<": ">=", "=": "!=", "!=": "="}
_OTHER: Final[dict[Operator, Operator]] = {"+": "-", "-": "+", "*": "/", "/": "*"}
_LONGEST = 72


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, where in the condition's text, and what the condition then says."""

    what: str
    at: Extent
    text: str


@dataclass(frozen=True, slots=True)
class _Step:
    what: str
    at: Extent
    node: t.Node


def changes(condition: Condition, questions: Collection[str] = ()) -> Iterator[Change]:
    """Yield the changes of a condition; those that say the same, or what it says already, are left out.

    Args:
        condition: what is changed.
        questions: the definitions that nothing decides; the opposite of an open question is the same question.
    """
    seen = {_text(condition.root)}
    asked = {f"negate `{asked}`" for name in questions for asked in (name, f"not {name}")}
    told: dict[str, int] = {}
    for step in _changed(condition.root, condition, asked=True):
        text = _text(step.node)
        if text in seen or step.what in asked:
            continue
        seen.add(text)
        told[step.what] = told.get(step.what, 0) + 1
        number = told[step.what]
        yield Change(step.what if number == 1 else f"{step.what} ({number})", step.at, text)


def shifted(quantity: Quantity) -> Iterator[Quantity]:
    """Yield a number with one unit less and one more in its last digit."""
    exponent = quantity.amount.as_tuple().exponent
    unit = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    for amount in (quantity.amount - unit, quantity.amount + unit):
        yield replace(quantity, amount=amount)


def short(text: str) -> str:
    """Return what was written, its middle left out if it is long."""
    return text if len(text) <= _LONGEST else f"{text[:44]} … {text[-25:]}"


def _text(root: t.Node) -> str:
    return to_text(cast("Expression", _simple(root)))


def _changed(node: t.Node, condition: Condition, *, asked: bool) -> Iterator[_Step]:
    """Yield the changes of a node and of all that is in it; `asked` if it is asked whether it is true."""
    said = short(condition.slice(node))
    yield from _here(node, said, condition)
    if asked:
        yield from _answered(cast("Expression", node), said)
    for field in fields(node):
        value = getattr(node, field.name)
        below = _is_asked(node, field.name)
        if isinstance(value, t.Node):
            for step in _changed(value, condition, asked=below):
                yield _Step(step.what, step.at, _with(node, field.name, step.node))
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, t.Node):
                    for step in _changed(part, condition, asked=below):
                        parts = (*value[:index], step.node, *value[index + 1 :])
                        yield _Step(step.what, step.at, _with(node, field.name, parts))


def _answered(node: Expression, said: str) -> Iterator[_Step]:
    """Yield the opposite of what is asked, and the two answers; the opposite of an open question is the question."""
    if not isinstance(node, t.Constant):
        yield _Step(f"negate `{said}`", node.at, _negated(node))
    for truth in (Truth.TRUE, Truth.FALSE):
        yield _Step(f"`{said}` becomes {truth.name.lower()}", node.at, t.Constant(node.at, truth))


def _is_asked(node: t.Node, field: str) -> bool:
    match node:
        case t.And() | t.Or() | t.Not():
            return True
        case t.Binding():
            return field == "where"
        case t.Every():
            return field == "has"
        case _:
            return False


def _here(  # noqa: C901 - one case a construct
    node: t.Node, said: str, condition: Condition
) -> Iterator[_Step]:
    """Yield the changes of one construct that are more than its negation."""
    match node:
        case t.And(operands=operands) | t.Or(operands=operands):
            for index, operand in enumerate(operands):
                rest = (*operands[:index], *operands[index + 1 :])
                yield _Step(f"drop `{short(condition.slice(operand))}`", operand.at, replace(node, operands=rest))
        case t.Binding():
            yield from _of_binding(node, said, condition)
        case t.In(values=values) | t.Includes(values=values) if len(values) > 1:
            for index, word in enumerate(values):
                words = (*values[:index], *values[index + 1 :])
                yield _Step(f"drop `{word.text}` in `{said}`", word.at, replace(node, values=words))
        case t.Some(binding=binding):
            has = binding.where or t.Constant(node.at, Truth.TRUE)
            every = t.Every(node.at, replace(binding, where=None), has)
            yield _Step(f"`{'no' if node.negated else 'any'}` becomes `every` in `{said}`", node.at, every)
        case t.Every(binding=binding, has=has):
            both = has if binding.where is None else t.And(has.at, (binding.where, has))
            some = t.Some(node.at, replace(binding, where=both))
            yield _Step(f"`every` becomes `any` in `{said}`", node.at, some)
        case t.Distinct(binding=binding):
            yield _Step(f"drop `distinct` in `{said}`", node.at, t.Count(node.at, binding))
        case t.Extreme(greatest=greatest):
            was, now = ("max", "min") if greatest else ("min", "max")
            yield _Step(f"`{was}` becomes `{now}` in `{said}`", node.at, replace(node, greatest=not greatest))
        case _:
            for was, now, changed in _measured(node):
                within = f" in `{said}`" if isinstance(node, t.Compare | t.Arithmetic) else ""
                yield _Step(f"`{was}` becomes `{now}`{within}", node.at, changed)


def _of_binding(node: t.Binding, said: str, condition: Condition) -> Iterator[_Step]:
    if node.where is not None:
        where = short(condition.slice(node.where))
        yield _Step(f"drop `where {where}`", node.where.at, replace(node, where=None))
    for index, key in enumerate(node.keys):
        keys = (*node.keys[:index], *node.keys[index + 1 :])
        yield _Step(f"drop `{key.text}` in `{said}`", key.at, replace(node, keys=keys))


def _measured(node: t.Node) -> Iterator[tuple[str, str, t.Node]]:
    """Yield another comparison or operation, or a number or day that is next to the one written."""
    match node:
        case t.Compare(operator=operator):
            for other in _INSTEAD[operator]:
                yield operator, other, replace(node, operator=other)
        case t.Arithmetic(operators=operators):
            for index, sign in enumerate(operators):
                signs = (*operators[:index], _OTHER[sign], *operators[index + 1 :])
                yield sign, _OTHER[sign], replace(node, operators=signs)
        case t.Number(quantity=quantity):
            for number in shifted(quantity):
                yield str(quantity), str(number), replace(node, quantity=number)
        case t.Day(date=day):
            for days in (-1, 1):
                near = day + timedelta(days=days)
                yield day.isoformat(), near.isoformat(), replace(node, date=near)
        case _:
            pass


def _with(node: t.Node, field: str, value: object) -> t.Node:
    return replace(node, **{field: value})  # type: ignore[arg-type]  # the field holds a node, or a tuple of them


def _negated(node: Expression) -> Expression:
    match node:
        case t.Not(operand=operand):
            return operand
        case t.In() | t.Some():
            return replace(node, negated=not node.negated)
        case t.Includes(values=(_,)):
            return replace(node, negated=not node.negated)
        case t.Compare(operator=operator):
            return replace(node, operator=_OPPOSITE[operator])
        case _:
            return t.Not(node.at, node)


def _simple(node: t.Node) -> t.Node:
    """Return a node without the constants that settle nothing and those that settle all around them."""
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, t.Node):
            node = _with(node, field.name, _simple(value))
        elif isinstance(value, tuple):
            parts = tuple(_simple(part) if isinstance(part, t.Node) else part for part in value)
            node = _with(node, field.name, parts)
    match node:
        case t.And() | t.Or():
            return _connected(node)
        case t.Not(operand=t.Not(operand=operand)):
            return operand
        case t.Not(operand=t.Constant(truth=Truth.TRUE | Truth.FALSE as truth)):
            return t.Constant(node.at, Truth.FALSE if truth is Truth.TRUE else Truth.TRUE)
        case t.Binding(where=t.Constant(truth=Truth.TRUE)):
            return replace(node, where=None)
        case _:
            return node


def _connected(node: t.And | t.Or) -> Expression:
    settling, idle = (Truth.FALSE, Truth.TRUE) if isinstance(node, t.And) else (Truth.TRUE, Truth.FALSE)
    parts: list[Expression] = []
    for operand in node.operands:
        match operand:
            case t.Constant(truth=truth) if truth is settling:
                return operand
            case t.Constant(truth=truth) if truth is idle:
                continue
            case t.And(operands=below) | t.Or(operands=below) if type(operand) is type(node):
                parts.extend(below)
            case _:
                parts.append(operand)
    if not parts:
        return t.Constant(node.at, idle)
    return parts[0] if len(parts) == 1 else replace(node, operands=tuple(parts))
