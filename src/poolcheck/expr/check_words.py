"""Type-checks facts that are compared with facts: `c.act = act` and `any of c.object in object`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.expr.tree import Path
from poolcheck.expr.types import EnumType, SetType, TextType, TruthType, describe

if TYPE_CHECKING:
    from poolcheck.expr.desk import Desk
    from poolcheck.expr.tree import Compare, Expression, Overlap
    from poolcheck.expr.types import Type

_WORDS: Final = (EnumType, TextType, TruthType)


def compare(node: Compare, desk: Desk) -> bool:
    """Check a comparison of words by a sign; return false of any other, of which nothing was checked.

    Only facts may be compared so: a value stands after `is`, as `x is exclusive` and not `x = exclusive`.
    """
    left, right = _fact(node.left, desk), _fact(node.right, desk)
    equality = node.operator in {"=", "!="}
    if equality and isinstance(right, _WORDS) and left is None and isinstance(node.left, Path):
        return _reported(node.left, desk)
    if isinstance(left, SetType) or (isinstance(left, EnumType | TextType) and not equality):
        return _no_number(node, left, _of_sets(node, left, right), desk)
    if not isinstance(left, _WORDS) or not equality:
        return False
    if _alike(left, right):
        return True
    value = desk.condition.slice(node.right)
    if isinstance(left, EnumType) and value in left.values:
        verb = "is" if node.operator == "=" else "is not"
        return _no_number(node, left, f"{desk.condition.slice(node.left)} {verb} {value}", desk)
    if right is not None:
        desk.report("condition-different", node, left=describe(left), right=describe(right))
        return True
    if isinstance(node.right, Path) and _reported(node.right, desk):
        return True
    return not isinstance(left, TruthType) and _no_number(node, left, "", desk)


def overlap(node: Overlap, desk: Desk) -> None:
    """Check that both sides are sets of the same values."""
    kinds = [desk.type_of(node.left), desk.type_of(node.right)]
    for path, kind in zip((node.left, node.right), kinds, strict=True):
        if kind is not None and not isinstance(kind, SetType):
            both_single = all(isinstance(one, EnumType) for one in kinds) and path is node.left
            suggestion = f"{node.left.text} = {node.right.text}" if both_single and _alike(*kinds) else ""
            desk.report("condition-not-set", path, found=describe(kind), suggestion=suggestion)
    left, right = kinds
    if isinstance(left, SetType) and isinstance(right, SetType) and left.of.name != right.of.name:
        desk.report("condition-different", node, left=describe(left), right=describe(right))


def _fact(node: Expression, desk: Desk) -> Type | None:
    """Return the type of a fact; None of anything else, definitions among it."""
    return desk.peek(node) if isinstance(node, Path) and node.parts[0] in desk.names else None


def _alike(left: Type | None, right: Type | None) -> bool:
    """Return whether two facts have the same values; enumerations do if they have the same name."""
    if isinstance(left, EnumType) and isinstance(right, EnumType):
        return left.name == right.name
    return left == right


def _reported(path: Path, desk: Desk) -> bool:
    """Report a path that names nothing; return false if it names something."""
    before = len(desk.problems)
    unknown_variable = path.parts[0] in desk.names and desk.names[path.parts[0]] is None
    desk.type_of(path)
    return unknown_variable or len(desk.problems) > before


def _no_number(node: Compare, left: Type, suggestion: str, desk: Desk) -> bool:
    desk.report("condition-not-number", node.left, found=describe(left), suggestion=suggestion)
    return True


def _of_sets(node: Compare, left: Type, right: Type | None) -> str:
    """Return how two sets may be compared."""
    if not (isinstance(left, SetType) and isinstance(right, SetType) and left.of.name == right.of.name):
        return ""
    if node.operator not in {"=", "!="} or not (isinstance(node.left, Path) and isinstance(node.right, Path)):
        return ""
    return f"{'' if node.operator == '=' else 'not '}any of {node.left.text} in {node.right.text}"
