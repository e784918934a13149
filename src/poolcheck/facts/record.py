"""A record of facts that are all worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.expr.values import Fact


@dataclass(frozen=True, slots=True)
class Facts:
    """A record whose facts are all worked out."""

    facts: Mapping[str, Fact]

    def fact(self, name: str) -> Fact:
        """Return the fact `name`."""
        return self.facts[name]
