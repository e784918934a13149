"""What a condition sees: facts, their values as far as they are known, and records of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from poolcheck.core.truth import Truth

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.expr.quantity import Quantity


@dataclass(frozen=True, slots=True)
class OneOf:
    """An enumerated value: what it may be, None where it may be anything; one possibility means determined."""

    possible: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Several:
    """A set: what is surely in it, and what else may be, None where anything may."""

    known: frozenset[str]
    possible: frozenset[str] | None = frozenset()


@dataclass(frozen=True, slots=True)
class Exact:
    """A number or a date."""

    value: Quantity | date


@dataclass(frozen=True, slots=True)
class Between:
    """A number of which only bounds are known, both included; None: no bound on that side."""

    low: Quantity | None
    high: Quantity | None


@dataclass(frozen=True, slots=True)
class Text:
    """A free text."""

    text: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is known, whatever the type."""


Value = Truth | OneOf | Several | Exact | Between | Text | Unknown


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the documents say or leave open.

    Attributes:
        name: what lists of open facts call it, with dots: `clause 8.1.consideration`.
        value: what the documents say, unknown where they say nothing.
        stated: whether they say anything here; None if we cannot know, because a document was read only in part.
        presumed: the value the law gives to a silence.
        authority: the provision behind `presumed`; passed on, never looked at.
        source: where it stands; passed on, never looked at.
    """

    name: str
    value: Value
    stated: bool | None = True
    presumed: Value | None = None
    authority: object | None = None
    source: object | None = None


class Record(Protocol):
    """A thing with named facts."""

    def fact(self, name: str) -> Fact | Record | Records:
        """Return the field `name`, one of those its record type declares."""
        ...


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whether a record is in a list, the facts that leave it open, and those that the law presumes."""

    truth: Truth
    open: tuple[Fact, ...] = ()
    presumed: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """A list of records.

    Attributes:
        items: the records that are in the list, or may be.
        complete: false where the document was read only in part.
        belonging: for each of the items whether it is in the list; empty where all of them surely are.
        rest: the open fact that there may be more of them, where that has another name than the list.
        inhabited: whether at least one of the items is in the list, even where of none it is known.
    """

    items: tuple[Record, ...]
    complete: bool = True
    belonging: tuple[Belonging, ...] = ()
    rest: Fact | None = None
    inhabited: bool = False


Found = Fact | Record | Records
"""What a name may stand for."""


def determined(value: Value) -> bool:
    """Return whether a value leaves nothing open."""
    match value:
        case Truth():
            return value is not Truth.UNKNOWN
        case OneOf(possible):
            return possible is not None and len(possible) == 1
        case Several(known, possible):
            return possible is not None and possible <= known
        case Exact() | Text():
            return True
        case Between(low, high):
            return low is not None and low == high
        case Unknown():
            return False
