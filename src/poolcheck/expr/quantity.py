"""Numbers as they are written: an exact amount and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

Unit = Literal["percent", "money", "days", "months", "years", "count"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of something: `42` percent, `5` of the currency `CNY`, `15` days."""

    amount: Decimal
    unit: Unit
    currency: str = ""

    def __str__(self) -> str:
        amount = f"{self.amount:f}"
        match self.unit:
            case "count":
                return amount
            case "percent":
                return f"{amount}%"
            case "money":
                return f"{amount} {self.currency}"
            case "days" | "months" | "years":
                return f"{amount} {self.unit[:-1] if self.amount == 1 else self.unit}"
