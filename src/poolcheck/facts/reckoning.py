"""On what a royalty is reckoned: the price or the sales of which it is a part, or for each of what it is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.documents.rate import Rate
from poolcheck.expr.types import EnumType
from poolcheck.expr.values import OneOf
from poolcheck.vocabulary.entries import NOTHING

if TYPE_CHECKING:
    from collections.abc import Container

    from poolcheck.documents.clause import Missing
    from poolcheck.vocabulary.entries import Vocabulary

_PERS: Final = ("unit", "patent", "year", "half_year", "quarter", "month")
"""What money is paid for each of; a device is a unit."""


def base_type(words: Vocabulary) -> EnumType:
    """Return the type of bases: prices and sales, what money is paid for each of, and `nothing` for a fixed sum."""
    return EnumType("base", (*words.bases, *_PERS, NOTHING))


def reckoned_on(rate: Rate | Missing | None, base: str, words: Vocabulary) -> OneOf:
    """Return what a rate is reckoned on, where it says that itself, else the `base` that stands beside it.

    However much the rate is: its number may be blank. A base in words of one's own is open.
    """
    if isinstance(rate, Rate) and rate.unit != "percent":
        return _among(_PERS, rate.each) if rate.per else OneOf(frozenset({NOTHING}))
    return _among(words.bases, rate.base if isinstance(rate, Rate) and rate.base else base)


def _among(known: Container[str], base: str) -> OneOf:
    return OneOf(frozenset({base}) if base in known else None)
