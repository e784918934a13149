"""How long what a clause says lasts: until which day, and on what that depends."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing, Quoted
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import Between, Exact, Several, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.documents.clause import Qualifier, Statement
    from poolcheck.expr.quantity import Unit
    from poolcheck.vocabulary.entries import Vocabulary

_EVENTS = ("event", "other_event")
_EARLIER = "until_earlier"
_UNITS: Final[Mapping[str, Unit]] = {
    "within_days": "days",
    "within_days_of": "days",
    "within_business_days": "days",
    "within_months": "months",
    "within_years": "years",
}
_PROMPT: Final = ("promptly", "immediately")
_PROMPT_AT_LATEST: Final = 30
"""Days after which nobody would say any more that something was done promptly."""
_INTERVALS: Final[Mapping[str, tuple[int, Unit]]] = {
    "monthly": (1, "months"),
    "quarterly": (3, "months"),
    "half_yearly": (6, "months"),
    "annually": (12, "months"),
    "once_a_year": (12, "months"),
}
_COUNTED_INTERVALS: Final[Mapping[str, Unit]] = {"every_days": "days", "every_months": "months", "every_years": "years"}
_LONGEST_HOLIDAY: Final = 10
"""Days by which working days may be longer than twice their number."""
_MONTHS = {"years_from": 12, "months_from": 1}


def end_day(statement: Statement) -> tuple[Value, bool]:
    """Return the day until which a clause holds, and whether it names one; of two days, the one that counts.

    What is quoted or left blank may be a day; years counted from it end on none that is written.
    """
    end = statement.qualifiers.get("end")
    events = tuple(_events(statement))
    if end is None or not events:
        return Unknown(), False
    days = [day for event in events if (day := _day(event)) is not None]
    count = end.slots.get("n", "0")
    counted = str(end.value) in _MONTHS
    if any(_open(event) for event in (*events, count)):
        return Unknown(), not counted
    if not days:
        return Unknown(), False
    last = min(days) if end.value == _EARLIER else max(days)
    return Exact(_later(last, int(str(count)) * _MONTHS.get(str(end.value), 0))), True


def deadline_length(statement: Statement) -> Value:
    """Return within which time an act must be done; of working days, and of what is prompt, only bounds are known."""
    deadline = statement.qualifiers.get("deadline")
    if deadline is None:
        return Unknown()
    if deadline.value in _PROMPT:
        return Between(Quantity(Decimal(0), "days"), Quantity(Decimal(_PROMPT_AT_LATEST), "days"))
    length = _counted(deadline, _UNITS)
    if deadline.value == "within_business_days" and isinstance(length, Exact) and isinstance(length.value, Quantity):
        return Between(length.value, Quantity(2 * length.value.amount + _LONGEST_HOLIDAY, "days"))
    return length


def frequency_length(statement: Statement) -> Value:
    """Return how much time lies between one time that an act is done and the next, if that is said."""
    frequency = statement.qualifiers.get("frequency")
    if frequency is None:
        return Unknown()
    if (fixed := _INTERVALS.get(str(frequency.value))) is not None:
        return Exact(Quantity(Decimal(fixed[0]), fixed[1]))
    return _counted(frequency, _COUNTED_INTERVALS)


def _counted(said: Qualifier, units: Mapping[str, Unit]) -> Value:
    """Return the length of time that a qualifier gives as a number of these units; unknown if it is a gap or none."""
    count, unit = said.slots.get("n"), units.get(str(said.value))
    written = count.replace(",", "") if isinstance(count, str) and not isinstance(count, Missing) else ""
    return Exact(Quantity(Decimal(written), unit)) if unit is not None and written.isdecimal() else Unknown()


def end_events(statement: Statement, words: Vocabulary) -> Several:
    """Return the events on which the end of a clause depends."""
    known: set[str] = set()
    possible: set[str] = set()
    anything = False
    for event in _events(statement):
        name = event.get("value", event.get("trigger")) if isinstance(event, dict) else event
        trigger = words.triggers.get(str(name))
        if trigger is not None:
            (possible if trigger.may_be else known).update(trigger.may_be or (trigger.id,))
        anything = anything or _open(event)
    return Several(frozenset(known), None if anything else frozenset(possible))


def lets_act_at_another_time(statement: Statement, as_of: date | None) -> Truth:
    """Whether a permission is for another time than the term of the contract that runs: true if for no other.

    That an act is allowed after the term, or was until a day that is past, says of today only that nobody wrote it.
    """
    span = statement.qualifiers.get("span")
    later = span is not None and span.value == "after_term"
    last, _ = end_day(statement)
    past = as_of is not None and isinstance(last, Exact) and isinstance(last.value, date) and last.value < as_of
    if not (later or past):
        return Truth.FALSE
    only = statement.qualifiers.get("only")
    return Truth.TRUE if only is not None and only.value == "only" else Truth.UNKNOWN


def _events(statement: Statement) -> Iterator[object]:
    end = statement.qualifiers.get("end")
    if end is not None:
        yield from (end.slots[name] for name in _EVENTS if name in end.slots)


def _later(day: date, months: int) -> date:
    """Return the day of the same number so many months on, or the last day of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _day(event: object) -> date | None:
    try:
        return date.fromisoformat(event) if isinstance(event, str) else None
    except ValueError:
        return None


def _open(event: object) -> bool:
    """Whether an event is a gap, or words that rules do not see."""
    return isinstance(event, (Missing, Quoted))
