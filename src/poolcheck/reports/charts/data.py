"""What the charts show, in plain numbers: they are counted elsewhere, so that a chart knows no document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from poolcheck.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Expiries:
    """When patents expire, in any order, and of how many that is not known; those that ended early are left out.

    A patent is in force on the day on which it expires, and no longer.
    """

    as_of: date
    days: tuple[date, ...] = ()
    unknown: int = 0

    def __post_init__(self) -> None:
        _counts(self.unknown)


class Evaluator(StrEnum):
    """Who said whether a patent is essential: somebody independent or not, somebody of whom that is open, or nobody."""

    INDEPENDENT = "independent"
    NOT_INDEPENDENT = "not_independent"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """How many patents an evaluator found essential, or not; of how many the list does not say what was found."""

    by: Evaluator
    essential: int = 0
    not_essential: int = 0
    unknown: int = 0

    def __post_init__(self) -> None:
        _counts(*self.counts)

    @property
    def counts(self) -> tuple[int, int, int]:
        """The three numbers: essential, not essential, not known."""
        return self.essential, self.not_essential, self.unknown


@dataclass(frozen=True, slots=True)
class Essentiality:
    """The patents of a list by what was found of them and by whom."""

    evaluated: tuple[Evaluated, ...] = ()


@dataclass(frozen=True, slots=True)
class Charged:
    """What a licensee pays: `rate` of a `unit` such as CNY per unit; without a unit it is free, whatever others pay in.

    `group` says which licensees are alike: their products, level of trade, region and volume.
    """

    licensee: str
    rate: Decimal
    unit: Bilingual | None
    group: Bilingual

    def __post_init__(self) -> None:
        if not self.rate.is_finite() or self.rate < 0:
            raise ValueError(f"no rate: {self.rate}")
        if self.unit is None and self.rate:
            raise ValueError("a rate that is not zero has a unit")


@dataclass(frozen=True, slots=True)
class Royalties:
    """What the licensees of a pool pay; `redacted` puts `Licensee 3` in place of the third one's name."""

    charged: tuple[Charged, ...] = ()
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """An outcome; `standing` if something is to be done about findings that have it."""

    title: Bilingual
    standing: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A concern, and how many findings on it have each of the outcomes."""

    title: Bilingual
    counts: tuple[int, ...]

    def __post_init__(self) -> None:
        _counts(*self.counts)


@dataclass(frozen=True, slots=True)
class ConcernMatrix:
    """Findings by concern and outcome: of law, of soft law, or (None) of both."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    law: bool | None = None

    def __post_init__(self) -> None:
        if any(len(row.counts) != len(self.columns) for row in self.rows):
            raise ValueError("a row has a number for every column")


def _counts(*numbers: int) -> None:
    if any(number < 0 for number in numbers):
        raise ValueError(f"no counts: {numbers}")
