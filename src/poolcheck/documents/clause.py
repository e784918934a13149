"""A clause: who must, may or must not do what, how, and on what condition."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.location import Span


class Missing(StrEnum):
    """Why something that is mentioned is not known; a silence is no mention at all."""

    UNKNOWN = "unknown"
    BLANK = "blank"
    TO_BE_AGREED = "to_be_agreed"
    REDACTED = "redacted"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks: kept, and unknown to rules."""

    text: str


NOT = "not"
"""The modality of an act that sets a condition off by not being done; other triggers have none."""

Item = str | Quoted | Missing
"""An id of the vocabulary, quoted words, or a gap."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """The value a clause has on an axis; `slots` hold numbers, dates, parties and the like as written."""

    axis: str
    value: str | Missing
    span: Span
    slots: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What sets a condition off: one of the closed list, an act of somebody, or quoted words."""

    span: Span
    id: str | None = None
    quote: str | None = None
    act: Statement | None = None
    slots: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Condition:
    """Triggers of which `any` or `all` must come about."""

    mode: str
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a clause says; `places` tells where each of its parts stands.

    What is `performative` is done by being said (licensor grants …); for everything else it is a duty like others.
    """

    parties: tuple[Item, ...]
    modality: str
    act: str
    slots: Mapping[str, tuple[Item, ...]]
    qualifiers: Mapping[str, Qualifier]
    conditions: Mapping[str, Condition]
    excepted: tuple[Item, ...]
    otherwise: Statement | None
    secured_by: tuple[Item, ...]
    span: Span
    places: Mapping[str, Span]
    performative: bool = False

    @property
    def omitted(self) -> bool:
        """Whether this is the trigger of a condition that comes about if the act is not done."""
        return self.modality == NOT

    @property
    def objects(self) -> tuple[Item, ...]:
        """What the act is about."""
        return self.slots.get("object", ())


@dataclass(frozen=True, slots=True)
class Kept:
    """Words of a document that rules do not see, kept with their place."""

    text: str
    span: Span


def clause_name(number: str) -> Bilingual:
    """Return what a clause is called; a Chinese number that names itself a clause is not named one again."""
    return Bilingual(f"clause {number}", number if number.startswith("第") else f"第{number}条")


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered clause of a document: what it says, in its order; `quote` is the wording of the original."""

    at: str
    said: tuple[Statement | Kept, ...]
    written: str
    span: Span
    id: str | None = None
    quote: str | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the clause says that rules can see."""
        return tuple(said for said in self.said if isinstance(said, Statement))
