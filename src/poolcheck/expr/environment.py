"""What the evaluator asks of its caller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from poolcheck.expr.judgment import Judgment
    from poolcheck.expr.values import Fact, Found


class Environment(Protocol):
    """What the names of a condition stand for."""

    def fact(self, name: str) -> Found | None:
        """Return what a name stands for; None if it is no fact, and then a definition without arguments."""
        ...

    def call(self, name: str, arguments: tuple[str, ...], *, law_fills_silence: bool) -> Judgment:
        """Return the judgment of a definition; definitions must not go round in circles."""
        ...

    def parameter(self, name: str) -> Fact:
        """Return a dated number; its value is unknown where no rule is in force."""
        ...
