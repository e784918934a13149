"""A finding: the outcome of a rule for a subject."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.core.location import Location

UPKEEP: Final = "upkeep"
"""The concern, the pack and the test of findings on waivers: they are about the user's own records, not about law."""
UPKEEP_CONCERN: Final = Bilingual("Waivers", "忽略登记")
"""What that concern is called."""


class Outcome(StrEnum):
    """Whether a norm is met on what the documents state, in the order of decision."""

    NOT_APPLICABLE = "not_applicable"
    MET = "met"
    PRESUMED_MET = "presumed_met"
    DEFENSE_CLAIMED = "defense_claimed"
    UNDETERMINED = "undetermined"
    CONDITIONAL = "conditional"
    NOT_MET = "not_met"

    @property
    def passes(self) -> bool:
        """Whether nothing is to be done."""
        return self in (Outcome.MET, Outcome.NOT_APPLICABLE)

    @property
    def open(self) -> bool:
        """Whether something is still to be settled."""
        return not self.passes and self is not Outcome.NOT_MET


@dataclass(frozen=True, slots=True)
class Authority:
    """A provision as it stood on a day, and how sure we are of it; `article` is None where its number is not known.

    `since` is the first day on which the provision was in force, as far as our texts go.
    """

    source: str
    title: Bilingual
    short: Bilingual
    provision: str
    article: str | None
    paragraph: int | None
    item: int | None
    checked: str
    level: str
    gist: Bilingual
    note: Bilingual | None
    reviewed_until: date
    since: date


@dataclass(frozen=True, slots=True)
class Exposure:
    """What may follow in law, as it stood on a day: a fine, nullity, damages or a measure."""

    id: str
    kind: str
    title: Bilingual
    text: Bilingual
    authority: tuple[Authority, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An open fact and the question that would settle it."""

    fact: str
    ask: Bilingual


@dataclass(frozen=True, slots=True)
class Open:
    """The open facts of a finding, by what they are needed for."""

    conduct: tuple[Question, ...] = ()
    elements: tuple[Question, ...] = ()
    defenses: tuple[Question, ...] = ()

    @property
    def all(self) -> tuple[Question, ...]:
        """All open facts, in the order in which they are decided."""
        return (*self.conduct, *self.elements, *self.defenses)


@dataclass(frozen=True, slots=True)
class Reason:
    """A step of a derivation: a part of the condition, its truth (true, false, unknown), and the facts it rests on."""

    condition: str
    truth: str
    facts: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines of a document a finding is about, and the stretch of them it points at (0-based, end exclusive)."""

    first_line: int
    lines: tuple[str, ...]
    pointed: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Waiver:
    """A recorded decision not to act on a finding for a while.

    Attributes:
        rule: the rule that is waived.
        finding: the id of the finding; empty in an inline waiver, which is about what it stands beside.
        because: the reason.
        by: who decided.
        until: the last day on which it holds.
        ticket: where the decision is recorded, if anywhere.
        meaning: a digest of what the subject said when the waiver was recorded, or the beginning of one; empty if the
            waiver keeps none.
        outcome: the outcome that was waived; None if the waiver does not say.
        location: where the waiver stands.
        excerpt: the lines it stands in.
        beside: the lines, first and last, that an inline waiver is about; None for one in a file of waivers.
    """

    rule: str
    finding: str
    because: str
    by: str
    until: date
    ticket: str
    meaning: str
    outcome: Outcome | None
    location: Location
    excerpt: Excerpt
    beside: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one rule for one subject; `severity` is None where nothing is to be done.

    `unwritten` is true where nothing that was written down bears on it: what decides stands in another part of it.
    `meaning` is a digest of what the subject says, the same wherever and on whatever surface it says it; empty where
    the outcome passes. `values` are what the message says of records in the documents' own words. A finding with a
    `waiver` is waived; one that is `baselined` was there when the baseline was frozen.
    """

    id: str
    rule: str
    title: Bilingual
    pack: str
    concern: str
    test: str
    law: bool
    outcome: Outcome
    severity: Severity | None
    worst: Severity
    subject: str
    message: Bilingual
    consequence: Bilingual
    remedy: Bilingual
    authority: tuple[Authority, ...]
    location: Location
    clause: str
    excerpt: Excerpt
    related: tuple[Location, ...] = ()
    open: Open = field(default_factory=Open)
    because: tuple[Reason, ...] = ()
    presumed_by: tuple[Authority, ...] = ()
    claims: tuple[Bilingual, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    exposure: tuple[Exposure, ...] = ()
    unwritten: bool = False
    meaning: str = ""
    values: tuple[Bilingual, ...] = ()
    waivable: bool = True
    waiver: Waiver | None = None
    baselined: bool = False

    def without_values(self, mark: str) -> Bilingual:
        """Return the message with a mark in place of each of its values; `{}` in it is the number of the value."""
        english, chinese = self.message.en, self.message.zh
        for number, value in enumerate(self.values):
            english = english.replace(value.en, mark.format(number)) if value.en else english
            chinese = chinese.replace(value.zh, mark.format(number)) if value.zh else chinese
        return Bilingual(english, chinese)

    @property
    def standing(self) -> bool:
        """Whether somebody should look at it: it asks for something, and is neither waived nor in the baseline."""
        return not (self.outcome.passes or self.waiver is not None or self.baselined)


def severity_of(outcome: Outcome, worst: Severity) -> Severity | None:
    """Return how much an outcome weighs: as the test says if not met, a step less if conditional, a note if open."""
    if outcome.passes:
        return None
    if outcome is Outcome.NOT_MET:
        return worst
    if outcome is Outcome.CONDITIONAL:
        return Severity.WARNING if worst is Severity.ERROR else Severity.NOTE
    return Severity.NOTE
