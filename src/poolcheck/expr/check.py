"""Type-checks a condition against the names it may use: all problems at once, none of them a consequence of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.expr import check_words as words
from poolcheck.expr import tree as t
from poolcheck.expr import units
from poolcheck.expr.desk import Desk
from poolcheck.expr.reach import never_or_always, unreachable
from poolcheck.expr.types import (
    DateType,
    EnumType,
    NumberType,
    SetType,
    TextType,
    TruthType,
    describe,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.expr.problem import Problem
    from poolcheck.expr.tree import Condition, Expression
    from poolcheck.expr.types import Scope, Type
    from poolcheck.expr.units import Measurable

_OF_FACTS: Final = frozenset({"known", "stated"})
_READ_AS_CALLS: Final = _OF_FACTS | {"parameter"}
"""Words of the language that the grammar takes for definitions where they stand in `known(…)`."""


def check(condition: Condition, scope: Scope) -> tuple[Problem, ...]:
    """Return every problem of a condition, in the order of the text; no problem means it can be evaluated."""
    desk = Desk(condition, scope, {**scope.names, **scope.arguments})
    _truth(condition.root, desk)
    return tuple(sorted(desk.problems, key=lambda problem: (problem.start, problem.end, problem.code)))


def _truth(node: Expression, desk: Desk) -> None:  # noqa: C901, PLR0912 - one case a construct
    """Check something that must be true or false."""
    match node:
        case t.And(operands=operands) | t.Or(operands=operands):
            for operand in operands:
                _truth(operand, desk)
            desk.problems.extend(unreachable(node, _domains(operands, desk), desk.condition))
        case t.Not(operand=operand):
            _truth(operand, desk)
        case t.In():
            _membership(node, desk)
        case t.Includes():
            _inclusion(node, desk)
        case t.Overlap():
            words.overlap(node, desk)
        case t.Compare():
            _comparison(node, desk)
        case t.Some(binding=binding):
            _bound(binding, desk)
        case t.Every(binding=binding, has=has):
            _truth(has, _bound(binding, desk))
        case t.Call(name=name, arguments=arguments):
            desk.call(node, name, arguments)
        case t.Known(subject=subject):
            _known(subject, desk)
        case t.Stated(subject=subject):
            _stated(subject, desk)
        case t.Path():
            kind = desk.type_of(node)
            if kind is not None and not isinstance(kind, TruthType):
                desk.report("condition-not-truth", node, found=describe(kind), suggestion=_asked(node, kind))
        case t.Constant():
            pass
        case _:
            _no_truth(node, desk)


def _no_truth(node: t.Numeric, desk: Desk) -> None:
    measured = _number(node, desk)
    if measured is not None:
        desk.report("condition-not-truth", node, found=describe(measured))


def _asked(path: t.Path, kind: Type) -> str:
    """Return how a fact that is no truth value may be asked for."""
    match kind:
        case EnumType(values=(value, *_)):
            return f"{path.text} is {value}"
        case SetType(EnumType(values=(value, *_))):
            return f"{value} in {path.text}"
        case _:
            return ""


def _bound(binding: t.Binding, desk: Desk) -> Desk:
    inner = desk.bind(binding)
    if binding.where is not None:
        _truth(binding.where, inner)
    return inner


def _known(subject: t.Path | t.Call, desk: Desk) -> None:
    if isinstance(subject, t.Path):
        desk.type_of(subject)
    elif subject.name in _READ_AS_CALLS and subject.name not in desk.scope.functions:
        of_what = ", ".join(word.text for word in subject.arguments) if subject.name in _OF_FACTS else ""
        desk.report("condition-known-of", subject, subject=of_what)
    else:
        _truth(subject, desk)


def _stated(subject: t.Path, desk: Desk) -> None:
    if subject.parts[0] in desk.names or subject.parts[0] not in desk.scope.functions:
        desk.type_of(subject)
    else:
        desk.report("condition-stated-definition", subject, name=subject.parts[0])


def _number(node: Expression, desk: Desk) -> Measurable | None:  # noqa: C901, PLR0911 - one case a construct
    """Check something that must be a number or a date, and return its type if that can be told."""
    match node:
        case t.Number(quantity=quantity):
            return units.type_of(quantity.unit)
        case t.Day():
            return DateType()
        case t.Path():
            return _measurable(node, desk.type_of(node), desk)
        case t.Parameter():
            return _measurable(node, desk.parameter(node), desk)
        case t.Negative(operand=operand):
            return _only_number(operand, _number(operand, desk), desk)
        case t.Arithmetic():
            return _arithmetic(node, desk)
        case t.Count(binding=binding):
            _bound(binding, desk)
            return NumberType("count")
        case t.Distinct(term=term, binding=binding):
            kind = _bound(binding, desk).type_of(term)
            if kind is not None and not isinstance(kind, EnumType | TextType):
                desk.report("condition-not-word", term, found=describe(kind))
            return NumberType("count")
        case t.Extreme(term=term, binding=binding):
            return _number(term, _bound(binding, desk))
        case t.Total(term=term, binding=binding):
            return _only_number(term, _number(term, _bound(binding, desk)), desk)
        case _:
            _truth(node, desk)
            return _measurable(node, TruthType(), desk)


def _measurable(node: Expression, kind: Type | None, desk: Desk) -> Measurable | None:
    if kind is None or isinstance(kind, NumberType | DateType):
        return kind
    desk.report("condition-not-number", node, found=describe(kind))
    return None


def _only_number(node: Expression, kind: Measurable | None, desk: Desk) -> Measurable | None:
    """Report a date where a number must stand."""
    if isinstance(kind, DateType):
        desk.report("condition-not-plain-number", node, found=describe(kind))
        return None
    return kind


def _arithmetic(node: t.Arithmetic, desk: Desk) -> Measurable | None:
    kind, *rest = (_number(operand, desk) for operand in node.operands)
    for operator, right in zip(node.operators, rest, strict=True):
        kind = _outcome(node, operator, (kind, right), desk)
    return kind


def _outcome(
    node: Expression, operator: t.Operator, sides: tuple[Measurable | None, Measurable | None], desk: Desk
) -> Measurable | None:
    left, right = sides
    if left is None or right is None:
        return None
    kind = units.outcome(operator, left, right)
    if kind is None:
        desk.report("condition-units", node, operator=operator, left=describe(left), right=describe(right))
    return kind


def _comparison(node: t.Compare, desk: Desk) -> None:
    if words.compare(node, desk):
        return
    left, right = _number(node.left, desk), _number(node.right, desk)
    if left is None or right is None or left == right:
        return
    forgotten = left == NumberType("percent") and right == NumberType("count") and isinstance(node.right, t.Number)
    suggestion = f"{desk.condition.slice(node.right)}%" if forgotten else ""
    sides = {"left": describe(left), "right": describe(right)}
    desk.report("condition-units", node, operator=node.operator, **sides, suggestion=suggestion)


def _membership(node: t.In, desk: Desk) -> None:
    """Check `x is v` and `x in [v, w]`."""
    kind = desk.type_of(node.subject)
    match kind:
        case None:
            pass
        case EnumType():
            if desk.values(node.values, kind, node.subject.text):
                desk.problems.extend(never_or_always(node, kind, desk.condition))
        case TextType():
            for word in node.values:
                if not word.quoted:
                    desk.report("condition-text-unquoted", word, suggestion=f'"{word.text}"')
        case SetType():
            suggestion = f"{node.values[0].text} in {node.subject.text}" if len(node.values) == 1 else ""
            desk.report("condition-not-single", node.subject, found=describe(kind), suggestion=suggestion)
        case _:
            desk.report("condition-not-single", node.subject, found=describe(kind))
    _not_empty(node, desk)


def _inclusion(node: t.Includes, desk: Desk) -> None:
    """Check `v in x` and `any of [v, w] in x`."""
    kind = desk.type_of(node.subject)
    if isinstance(kind, SetType):
        desk.values(node.values, kind.of, node.subject.text)
    elif kind is not None:
        listed = ", ".join(word.text for word in node.values)
        suggestion = f"{node.subject.text} in [{listed}]" if isinstance(kind, EnumType) else ""
        desk.report("condition-not-set", node.subject, found=describe(kind), suggestion=suggestion)
    _not_empty(node, desk)


def _not_empty(node: t.In | t.Includes, desk: Desk) -> None:
    if not node.values:
        desk.report("condition-list-empty", node)


def _domains(operands: Iterable[Expression], desk: Desk) -> dict[str, EnumType]:
    """Return the types of the enumerated facts that are compared, and compared without mistakes."""
    domains, wrong = {}, set()
    for operand in operands:
        if isinstance(operand, t.In):
            path, kind = operand.subject.text, desk.peek(operand.subject)
            if isinstance(kind, EnumType):
                domains[path] = kind
                if not operand.values or not {word.text for word in operand.values} <= set(kind.values):
                    wrong.add(path)
    return {path: kind for path, kind in domains.items() if path not in wrong}
