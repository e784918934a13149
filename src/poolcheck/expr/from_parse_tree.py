"""Lark's parse tree → the condition's tree; what the grammar could not rule out is ruled out here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from poolcheck.core.truth import Truth
from poolcheck.expr import tree as t
from poolcheck.expr.problem import Problem
from poolcheck.expr.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lark import Token
    from lark.tree import Branch, ParseTree

    from poolcheck.expr.quantity import Unit

    Build = Callable[[t.Extent, Sequence[Branch[Token]]], t.Expression]


class UnreadableError(Exception):
    """The text fits the grammar and still means nothing."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def expression(branch: Branch[Token]) -> t.Expression:
    """Return what a branch of the parse tree says.

    Raises:
        UnreadableError: a part of it means nothing, such as a date that is not in the calendar.
    """
    tree = cast("ParseTree", branch)
    return _BUILDERS[str(tree.data)](t.Extent(tree.meta.start_pos, tree.meta.end_pos), tree.children)


def _word(branch: Branch[Token]) -> t.Word:
    """Return a value, given as a token or as the rule around it."""
    token = cast("Token", branch.children[0] if hasattr(branch, "children") else branch)
    return t.Word(_extent(token), token.strip('"'), quoted=token.type == "STRING")


def _words(branches: Sequence[Branch[Token] | None]) -> tuple[t.Word, ...]:
    """Return the values of a list; Lark stands None for an empty one."""
    return tuple(_word(branch) for branch in branches if branch is not None)


def _path(branch: Branch[Token]) -> t.Path:
    token = cast("Token", branch)
    return t.Path(_extent(token), tuple(token.split(".")))


def _extent(token: Token) -> t.Extent:
    start = token.start_pos or 0
    return t.Extent(start, start + len(token))


def _binding(binding: Branch[Token], where: Branch[Token] | None) -> t.Binding:
    tree = cast("ParseTree", binding)
    variable, source, keys = cast("tuple[Token, Token, ParseTree | None]", tree.children)
    condition = None if where is None else expression(cast("ParseTree", where).children[0])
    at = t.Extent(tree.meta.start_pos, (cast("ParseTree", where) if where is not None else tree).meta.end_pos)
    return t.Binding(at, _word(variable), _path(source), condition, _words(keys.children if keys is not None else ()))


def _in(*, listed: bool, negated: bool) -> Build:
    def build(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
        subject, values = parts
        branches = cast("ParseTree", values).children if listed else [values]
        return t.In(at, _path(subject), _words(branches), listed=listed, negated=negated)

    return build


def _includes(*, negated: bool) -> Build:
    def build(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
        return t.Includes(at, (_word(parts[0]),), _path(parts[1]), negated=negated)

    return build


def _includes_any(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    return t.Includes(at, _words(cast("ParseTree", parts[0]).children), _path(parts[1]))


def _overlap(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    return t.Overlap(at, _path(parts[0]), _path(parts[1]))


def _distinct(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    return t.Distinct(at, cast("t.Path", expression(parts[0])), _binding(parts[1], parts[2]))


def _extreme(*, greatest: bool) -> Build:
    def build(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
        return t.Extreme(at, expression(parts[0]), _binding(parts[1], parts[2]), greatest=greatest)

    return build


def _some(*, negated: bool) -> Build:
    def build(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
        return t.Some(at, _binding(parts[0], parts[1]), negated=negated)

    return build


def _call(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    name = cast("Token", parts[0])
    return t.Call(at, str(name), _words(parts[1:]))


def _known(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    return t.Known(at, cast("t.Path | t.Call", expression(parts[0])))


def _stated(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    return t.Stated(at, cast("t.Path", expression(parts[0])))


def _number(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    digits, mark = cast("tuple[Token, Token | None]", parts)
    amount = Decimal(digits.replace(",", ""))
    if mark is None:
        return t.Number(at, Quantity(amount, "count"))
    if mark.type == "CURRENCY":
        return t.Number(at, Quantity(amount, "money", str(mark)))
    unit = "percent" if mark.type == "PERCENT" else str(mark).removesuffix("s") + "s"
    return t.Number(at, Quantity(amount, cast("Unit", unit)))


def _day(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    written = str(parts[0])
    try:
        return t.Day(at, date.fromisoformat(written))
    except ValueError:
        raise UnreadableError(Problem("condition-date", at.start, at.end, {"found": written})) from None


def _arithmetic(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    operators = tuple(cast("t.Operator", str(token)) for token in parts[1::2])
    return t.Arithmetic(at, tuple(map(expression, parts[::2])), operators)


def _compare(at: t.Extent, parts: Sequence[Branch[Token]]) -> t.Expression:
    left, operator, right = parts
    return t.Compare(at, cast("t.Comparison", str(operator)), expression(left), expression(right))


_BUILDERS: dict[str, Build] = {
    "or_": lambda at, parts: t.Or(at, tuple(map(expression, parts))),
    "and_": lambda at, parts: t.And(at, tuple(map(expression, parts))),
    "not_": lambda at, parts: t.Not(at, expression(parts[0])),
    "group": lambda _, parts: expression(parts[0]),
    "any_": _some(negated=False),
    "no_": _some(negated=True),
    "every_": lambda at, parts: t.Every(at, _binding(parts[0], parts[1]), expression(parts[2])),
    "compare": _compare,
    "is_": _in(listed=False, negated=False),
    "is_not": _in(listed=False, negated=True),
    "in_": _in(listed=True, negated=False),
    "not_in": _in(listed=True, negated=True),
    "includes": _includes(negated=False),
    "excludes": _includes(negated=True),
    "includes_any": _includes_any,
    "overlap": _overlap,
    "arithmetic": _arithmetic,
    "negative": lambda at, parts: t.Negative(at, expression(parts[1])),
    "path": lambda _, parts: _path(parts[0]),
    "call": _call,
    "number": _number,
    "day": _day,
    "constant": lambda at, parts: t.Constant(at, Truth[str(parts[0]).upper()]),
    "known": _known,
    "stated": _stated,
    "parameter": lambda at, parts: t.Parameter(at, str(parts[0])),
    "count": lambda at, parts: t.Count(at, _binding(parts[0], parts[1])),
    "distinct": _distinct,
    "least": _extreme(greatest=False),
    "greatest": _extreme(greatest=True),
    "total": lambda at, parts: t.Total(at, expression(parts[0]), _binding(parts[1], parts[2])),
}
