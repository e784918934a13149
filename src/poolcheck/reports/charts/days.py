"""Which days a time axis names, and by which periods a table counts."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHLY: Final = 3 * 366
"""Days of a span up to which months are told apart, not only years."""
_MOST_TICKS: Final = 9
_MONTHS: Final = (1, 2, 3, 6)
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def day_ticks(first: date, last: date) -> tuple[tuple[date, str], ...]:
    """Return the days between two days that an axis names, and what it calls them."""
    monthly = (last - first).days <= MONTHLY
    choices = (_months(first, last, step) for step in _MONTHS) if monthly else _all_years(first, last)
    tried = (tuple(islice(choice, _MOST_TICKS + 1)) for choice in choices)
    return next(named for named in tried if len(named) <= _MOST_TICKS)


def period(day: date, *, monthly: bool) -> str:
    """Return the month, or the year, of a day."""
    return day.isoformat()[: 7 if monthly else 4]


def _months(first: date, last: date, step: int) -> Iterator[tuple[date, str]]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(month // 12, month % 12 + 1, 1)
        if month % step == 0 and first <= day <= last:
            yield day, period(day, monthly=True)


def _all_years(first: date, last: date) -> Iterator[Iterator[tuple[date, str]]]:
    return (_years(first, last, step) for step in _YEARS)


def _years(first: date, last: date, step: int) -> Iterator[tuple[date, str]]:
    for year in range(-(-first.year // step) * step, last.year + 1, step):
        if first <= (day := date(year, 1, 1)) <= last:
            yield day, period(day, monthly=False)
