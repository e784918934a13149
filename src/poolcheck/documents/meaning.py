"""What a statement says, without where it stands: two statements with the same meaning are equal here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from poolcheck.core.location import Span

_PLACES = frozenset({"span", "places", "written"})


def meaning(value: object) -> object:
    """Return a statement, or a part of one, as plain values that compare equal wherever they were written."""
    if is_dataclass(value) and not isinstance(value, (type, Span)):
        named = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _PLACES}
        return (type(value).__name__, meaning(named))
    if isinstance(value, Mapping):
        return {key: meaning(below) for key, below in value.items()}
    if isinstance(value, (tuple, list)):
        return [meaning(item) for item in value]
    return value


def same_meaning(one: object, other: object) -> bool:
    """Whether two statements, or tuples of statements, say the same thing."""
    return meaning(one) == meaning(other)
