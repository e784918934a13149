"""Whether law is in force on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def in_force(since: date, until: date | None, day: date) -> bool:
    """Whether what is in force from a day to a day, both included, is so on this one; None: it still is."""
    return since <= day and (until is None or day <= until)
