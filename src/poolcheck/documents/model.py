"""What a document states besides its clauses, and the document as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from poolcheck.documents.answers import (
    Day,
    Dominance,
    Ground,
    Law,
    MarketKind,
    OperatorKind,
    PatentStatus,
    PatentType,
    PositioningKind,
    Share,
    Status,
    WordList,
    Words,
    YesNo,
)

if TYPE_CHECKING:
    from poolcheck.core.location import Location, SourceText
    from poolcheck.documents.clause import Clause
    from poolcheck.syntax.tree import MapNode


class _Block(BaseModel):
    """A block of facts: fixed keys, never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Positioning(_Block):
    """What kind of pool it is."""

    kind: PositioningKind | None = None
    standard: Words | None = None
    body: Words | None = None


class Operator(_Block):
    """Who runs the pool."""

    title: Words | None = None
    kind: OperatorKind | None = None
    independent: YesNo | None = None
    owned_by_members: Share | None = None


class Member(_Block):
    """A member of the pool and the members it competes with."""

    title: Words
    founder: YesNo | None = None
    country: Words | None = None
    competes_with: WordList = ()


class MarketShare(_Block):
    """The share of one undertaking in a market; `share` in percent."""

    holder: Words
    share: Share | None = None
    year: Words | None = None
    measure: Words | None = None
    source: Words | None = None


class Market(_Block):
    """A relevant market with a row for each undertaking."""

    title: Words
    kind: MarketKind | None = None
    area: Words | None = None
    year: Words | None = None
    dominance: Dominance | None = None
    source: Words | None = None
    shares: tuple[MarketShare, ...] = ()


class Patent(_Block):
    """A patent on the list."""

    number: Words
    title: Words | None = None
    application_number: Words | None = None
    application_date: Day | None = None
    applicant: Words | None = None
    patentee: Words | None = None
    country: Words | None = None
    type: PatentType | None = None
    status: PatentStatus | None = None
    as_of: Day | None = None
    expiry: Day | None = None
    essential: YesNo | None = None
    needed: YesNo | None = None


class Justification(_Block):
    """A reason claimed for a clause, with the evidence named for it."""

    clause: WordList = Field(alias="for")
    ground: Ground | None = None
    because: Words | None = None
    evidence: Words | None = None


class DocumentFacts(_Block):
    """The facts about a document; None where it is silent."""

    version: Day | None = None
    status: Status = "complete"
    governing_law: Law | None = None
    cross_border: YesNo | None = None
    standard_form: YesNo | None = None
    entire_agreement: YesNo | None = None
    registration: Words | None = None
    signed: Day | None = None
    effective: Day | None = None
    territory: Words | None = None
    language: Words | None = None
    parties: dict[str, str] = {}
    positioning: Positioning | None = None
    operator: Operator | None = None
    members: tuple[Member, ...] = ()
    markets: tuple[Market, ...] = ()
    patents: tuple[Patent, ...] | None = None
    justifications: tuple[Justification, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its kind (charter, license, entry), title, facts and clauses, and the tree they came from."""

    kind: str
    title: str
    facts: DocumentFacts
    clauses: tuple[Clause, ...]
    tree: MapNode
    source: SourceText
    sha256: str

    @property
    def key(self) -> str:
        """What tells this document from others whatever file it stands in: its registration number or its title."""
        registration = self.facts.registration
        return registration if isinstance(registration, str) and registration else self.title

    @property
    def partial(self) -> bool:
        """Whether only a part of the document was written down, so that its silences mean nothing."""
        return self.facts.status == "partial"

    @property
    def location(self) -> Location:
        """Where the document is named."""
        return (self.tree.get(self.kind) or self.tree).span.location
