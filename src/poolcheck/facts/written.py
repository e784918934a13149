"""What somebody wrote of a fact, as its value: nothing, and what is said not to be known, is unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeGuard

from poolcheck.documents.clause import Missing
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import Exact, OneOf, Text, Unknown

if TYPE_CHECKING:
    from poolcheck.expr.values import Value


def said(written: object) -> TypeGuard[str]:
    """Whether something is said: words, and no gap."""
    return isinstance(written, str) and not isinstance(written, Missing) and bool(written.strip())


def choice(written: str | None) -> OneOf:
    """Return an answer that a fact admits."""
    return OneOf(frozenset({written}) if said(written) else None)


def text(written: str | None) -> Value:
    """Return words as they are written, but for white space."""
    return Text(" ".join(written.split())) if said(written) else Unknown()


def compared_text(written: str | None) -> Value:
    """Return words as they are compared."""
    return Text(compared(written)) if said(written) else Unknown()


def compared(written: str) -> str:
    """Return a name or other words as they are compared: white space and capitals make no difference."""
    return " ".join(written.split()).casefold()


def percent(written: object) -> Value:
    """Return a part of a whole."""
    return Exact(Quantity(written, "percent")) if isinstance(written, Decimal) else Unknown()


def day(written: date | Missing | None) -> Value:
    """Return a day."""
    return Exact(written) if isinstance(written, date) else Unknown()
