"""Tells whether two facts, or two sets, say the same, as far as that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.expr import ranges
from poolcheck.expr.values import Between, Exact, OneOf, Several, Text

if TYPE_CHECKING:
    from collections.abc import Hashable

    from poolcheck.expr.values import Value


def token(value: Value) -> Hashable | None:
    """Return what a determined value says, to look it up by; None if it leaves something open."""
    match value:
        case Truth.TRUE | Truth.FALSE:
            return value
        case OneOf(possible) if possible is not None and len(possible) == 1:
            return next(iter(possible))
        case Text(text):
            return text
        case Exact() | Between():
            number = ranges.to_range(value)
            return None if number.exact is None else (number.measure, number.currency, number.exact)
        case _:
            return None


def same(left: Value, right: Value) -> Truth:
    """Return whether two facts of one type say the same; texts do if they are written alike."""
    match left, right:
        case (OneOf(some), OneOf(others)) if some and others:
            if some.isdisjoint(others):
                return Truth.FALSE
            return Truth.TRUE if len(some) == len(others) == 1 else Truth.UNKNOWN
        case (Text(text), Text(other)):
            return Truth.of(text == other)
        case (Truth(), Truth()):
            return Truth.UNKNOWN if Truth.UNKNOWN in (left, right) else Truth.of(left is right)
        case (Exact() | Between(), Exact() | Between()):
            return ranges.compare("=", ranges.to_range(left), ranges.to_range(right))
        case _:
            return Truth.UNKNOWN


def overlap(left: Value, right: Value) -> Truth:
    """Return whether two sets have a value in common; what is surely empty has none."""
    mine, others = _most(left), _most(right)
    if frozenset() in (mine, others) or (mine is not None and others is not None and mine.isdisjoint(others)):
        return Truth.FALSE
    if isinstance(left, Several) and isinstance(right, Several) and not left.known.isdisjoint(right.known):
        return Truth.TRUE
    return Truth.UNKNOWN


def _most(value: Value) -> frozenset[str] | None:
    """Return all that may be in a set; None if anything may."""
    match value:
        case Several(known, possible) if possible is not None:
            return known | possible
        case _:
            return None
