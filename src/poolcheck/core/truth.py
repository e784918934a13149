"""Kleene's three truth values."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable


class Truth(enum.Enum):
    """False, unknown, true: strong three-valued logic (Kleene, Introduction to Metamathematics, section 64)."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def __and__(self, other: Truth) -> Truth:
        return self if self.value <= other.value else other

    def __or__(self, other: Truth) -> Truth:
        return self if self.value >= other.value else other

    def __invert__(self) -> Truth:
        return Truth(2 - self.value)

    def __bool__(self) -> NoReturn:
        raise TypeError("a Truth has three values: compare it with `is Truth.TRUE`")

    @classmethod
    def of(cls, value: bool) -> Truth:  # noqa: FBT001 - the one place where two values become three
        """Return TRUE or FALSE."""
        return cls.TRUE if value else cls.FALSE

    @classmethod
    def every(cls, values: Iterable[Truth]) -> Truth:
        """Return the conjunction; TRUE of nothing."""
        return cls(min((value.value for value in values), default=2))

    @classmethod
    def some(cls, values: Iterable[Truth]) -> Truth:
        """Return the disjunction; FALSE of nothing."""
        return cls(max((value.value for value in values), default=0))
