"""A number as far as it is known, and what it was reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poolcheck.expr.judgment import FactRead, Judgment, Step
    from poolcheck.expr.ranges import Range
    from poolcheck.expr.values import Fact


@dataclass(frozen=True, slots=True)
class Measured:
    """A number as far as it is known, and what it was reckoned from."""

    range: Range
    reads: tuple[FactRead, ...] = ()
    open: tuple[Fact, ...] = ()
    presumed: tuple[Fact, ...] = ()
    steps: tuple[Step, ...] = ()

    def joined(self, other: Measured, result: Range) -> Measured:
        """Return the number reckoned from this one and another."""
        return Measured(
            result,
            self.reads + other.reads,
            self.open + other.open,
            self.presumed + other.presumed,
            self.steps + other.steps,
        )

    def resting_on(self, where: Judgment) -> Measured:
        """Return the number that also rests on whether an item belongs to its list."""
        return self.joined(Measured(self.range, (), where.open, where.presumed, where.steps), self.range)
