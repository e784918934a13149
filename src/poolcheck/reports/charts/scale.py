"""Where a value stands on an axis, and which values the axis names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS: Final = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """Puts the values from `low` to `high` between two places of a picture."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal | int) -> float:
        """Return the place of a value."""
        return self.start + float((value - self.low) / (self.high - self.low)) * (self.end - self.start)


def ticks(most: Decimal, about: int, *, whole: bool = False) -> tuple[Decimal, ...]:
    """Return round values from zero to the first that is not below `most`, about so many; `whole` ones for counts."""
    if not most:
        return Decimal(0), Decimal(1)
    raw = most / about
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(power * factor for factor in _STEPS if power * factor >= raw)
    if whole:
        step = max(step, Decimal(1))
    steps = int((most / step).to_integral_value(ROUND_CEILING))
    return tuple(plain(step * number) for number in range(steps + 1))


def plain(value: Decimal) -> Decimal:
    """Return a value without the zeros at its end: 0.50 is 0.5, and 1E+1 is 10."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() and short.adjusted() < 20 else short


def shared_out(counts: Sequence[int], room: float, least: float) -> tuple[float, ...]:
    """Share out room by counts; whatever is not zero gets at least so much that it can be seen."""
    total = sum(counts)
    shares = [max(room * count / total, least) if count else 0.0 for count in counts]
    over = sum(shares) - room
    widest = shares.index(max(shares))
    shares[widest] -= over
    return tuple(shares)
