"""The condition's tree → its canonical text; parsing that gives the same tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from poolcheck.expr import tree as t

if TYPE_CHECKING:
    from poolcheck.expr.tree import Expression

_RESERVED: Final = frozenset(
    {"and", "or", "not", "is", "in", "any", "of", "every", "no", "has", "where", "for", "true", "false", "unknown"}
)


def to_text(node: Expression) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a construct
    """Write an expression out on one line, with as few parentheses as it needs."""
    match node:
        case t.Path():
            return node.text
        case t.Number(quantity=quantity):
            return str(quantity)
        case t.Day(date=day):
            return day.isoformat()
        case t.Constant(truth=truth):
            return truth.name.lower()
        case t.Call(name=name, arguments=arguments):
            return f"{name}({', '.join(map(_word, arguments))})"
        case t.Parameter(name=name):
            return f"parameter({name})"
        case t.Known(subject=subject):
            return f"known({to_text(subject)})"
        case t.Stated(subject=subject):
            return f"stated({subject.text})"
        case t.In() | t.Includes():
            return _membership(node)
        case t.Overlap(left=left, right=right):
            return f"any of {left.text} in {right.text}"
        case t.Negative(operand=operand):
            return f"-{_factor(operand)}"
        case t.Arithmetic():
            return _arithmetic(node)
        case t.Compare(operator=operator, left=left, right=right):
            return f"{_number(left)} {operator} {_number(right)}"
        case t.Count(binding=binding):
            return f"count({_binding(binding)})"
        case t.Distinct(term=term, binding=binding):
            return f"count(distinct {term.text} for {_binding(binding)})"
        case t.Extreme(term=term, binding=binding, greatest=greatest):
            return f"{'max' if greatest else 'min'}({_number(term)} for {_binding(binding)})"
        case t.Total(term=term, binding=binding):
            return f"sum({_number(term)} for {_binding(binding)})"
        case t.Some(binding=binding, negated=negated):
            return f"{'no' if negated else 'any'} {_binding(binding)}"
        case t.Every(binding=binding, has=has):
            return f"every {_binding(binding)} has {to_text(has)}"
        case t.Not(operand=operand):
            return f"not {_operand(operand, t.And, t.Or, t.Some, t.Every)}"
        case t.And(operands=operands):
            return " and ".join(_operand(part, t.And, t.Or, t.Some, t.Every) for part in operands)
        case t.Or(operands=operands):
            return " or ".join(_operand(part, t.Or, t.Some, t.Every) for part in operands)
        case _:
            assert_never(node)


def _membership(node: t.In | t.Includes) -> str:
    subject = node.subject.text
    words = f"[{', '.join(map(_word, node.values))}]"
    match node:
        case t.In(listed=True, negated=negated):
            return f"{subject} {'not in' if negated else 'in'} {words}"
        case t.In(negated=negated):
            return f"{subject} {'is not' if negated else 'is'} {_word(node.values[0])}"
        case t.Includes(values=(word,), negated=negated) if word.quoted or word.text not in _RESERVED:
            return f"{_word(word)} {'not in' if negated else 'in'} {subject}"
        case _:
            return f"any of {words} in {subject}"


def _arithmetic(node: t.Arithmetic) -> str:
    parts = list(map(_factor, node.operands))
    if node.operators[0] in {"+", "-"}:
        parts = [
            to_text(operand) if isinstance(operand, t.Arithmetic) and operand.operators[0] in {"*", "/"} else part
            for operand, part in zip(node.operands, parts, strict=True)
        ]
    signed = (f" {operator} {part}" for operator, part in zip(node.operators, parts[1:], strict=True))
    return parts[0] + "".join(signed)


def _binding(binding: t.Binding) -> str:
    keys = f" by [{', '.join(map(_word, binding.keys))}]" if binding.keys else ""
    where = "" if binding.where is None else f" where {to_text(binding.where)}"
    return f"{binding.variable.text} in {binding.source.text}{keys}{where}"


def _word(word: t.Word) -> str:
    return f'"{word.text}"' if word.quoted else word.text


def _operand(node: Expression, *in_parentheses: type[t.Node]) -> str:
    return f"({to_text(node)})" if isinstance(node, in_parentheses) else to_text(node)


def _number(node: Expression) -> str:
    """Write an operand of a comparison."""
    if isinstance(node, t.Path | t.Numeric | t.Call | t.Constant | t.Known | t.Stated):
        return to_text(node)
    return f"({to_text(node)})"


def _factor(node: Expression) -> str:
    """Write an operand of a multiplication."""
    return f"({to_text(node)})" if isinstance(node, t.Arithmetic) else _number(node)
