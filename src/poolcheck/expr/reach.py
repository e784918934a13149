"""Finds comparisons that can never, or must always, hold whatever the facts are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.expr.problem import Problem
from poolcheck.expr.tree import And, In

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.expr.tree import Condition, Expression, Or
    from poolcheck.expr.types import EnumType


def unreachable(node: And | Or, domains: Mapping[str, EnumType], condition: Condition) -> Iterator[Problem]:
    """Find operands that repeat or exclude each other; `domains` has the type of every enumerated fact by its path."""
    yield from _repeated(node, condition)
    together = isinstance(node, And)
    for path, operands in _by_subject(node).items():
        if path not in domains or len(operands) == 1:
            continue
        every = frozenset(domains[path].values)
        left = every
        for operand in operands:
            allowed = _allowed(operand, every)
            left &= allowed if together else every - allowed
        if not left:
            code = "condition-never-true" if together else "condition-always-true"
            text = condition.slice(node)
            yield Problem(code, operands[0].at.start, operands[-1].at.end, {"text": text, "name": path})


def never_or_always(node: In, domain: EnumType, condition: Condition) -> Iterator[Problem]:
    """Find a list that has every value there is."""
    words = {word.text for word in node.values}
    if node.listed and words >= set(domain.values):
        code = "condition-never-true" if node.negated else "condition-always-true"
        yield Problem(code, node.at.start, node.at.end, {"text": condition.slice(node), "name": node.subject.text})


def _repeated(node: And | Or, condition: Condition) -> Iterator[Problem]:
    seen: list[Expression] = []
    for operand in node.operands:
        if operand in seen:
            yield Problem("condition-repeated", operand.at.start, operand.at.end, {"text": condition.slice(operand)})
        seen.append(operand)


def _by_subject(node: And | Or) -> dict[str, list[In]]:
    found: dict[str, list[In]] = {}
    for operand in node.operands:
        if isinstance(operand, In):
            found.setdefault(operand.subject.text, []).append(operand)
    return found


def _allowed(node: In, every: frozenset[str]) -> frozenset[str]:
    words = frozenset(word.text for word in node.values)
    return every - words if node.negated else every & words
