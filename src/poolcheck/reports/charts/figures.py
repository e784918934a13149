"""Numbers as a reader writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from decimal import Decimal

_LONGEST: Final = 10
"""Characters of a number that is written out in a picture, where none may be cut."""
_ROUNDED: Final = 10
_MOST_PERCENT: Final = 1_000_000


def counted(number: int) -> str:
    """Return a number of things: 30,000."""
    return f"{number:,}"


def exact(rate: Decimal) -> str:
    """Return a rate with all its digits, as it was written."""
    return f"{rate:,f}"


def amount(rate: Decimal) -> str:
    """Return a rate as it was written, unless it is too long for a picture."""
    written = exact(rate)
    return written if len(written) <= _LONGEST else f"{rate:.4G}"


def percent_more(more: Decimal, less: Decimal) -> str:
    """Return by how many percent one rate is more than the other: 50%."""
    share = 100 * (more - less) / less
    return f"{share:,.0f}%" if _ROUNDED <= share < _MOST_PERCENT else f"{share:.2G}%"
