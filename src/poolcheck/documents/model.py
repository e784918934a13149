"""What a document states besides its clauses, and the document as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from poolcheck.documents.answers import (
    Amount,
    Capabilities,
    ConcentrationControl,
    Day,
    DistributionFactors,
    Dominance,
    EntryStages,
    FeeFactors,
    FilingDecision,
    FirmSize,
    Ground,
    Holder,
    Law,
    MarketKind,
    MoneySum,
    NegotiationEvent,
    OperatorKind,
    PartyName,
    PatentStatus,
    PatentType,
    PoolForm,
    PositioningKind,
    Share,
    Status,
    Thresholds,
    TradeLevel,
    Transactions,
    WordList,
    Words,
    YesNo,
)
from poolcheck.documents.clause import Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.location import Location, SourceText, Span
    from poolcheck.documents.clause import Clause
    from poolcheck.syntax.tree import MapNode


class _Facts(BaseModel):
    """Fixed keys, never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Provenance(_Facts):
    """Where a fact was taken from: who or what says so, on which day, in which words."""

    source: Words | None = None
    as_of: Day | None = None
    quote: Words | None = None


class _Block(_Facts):
    """Facts that belong together."""


class Positioning(_Block, Provenance):
    """What kind of pool it is."""

    kind: PositioningKind | None = None
    standard: Words | None = None
    body: Words | None = None
    purpose: Words | None = None
    form: PoolForm | None = None


class Operator(_Block, Provenance):
    """Who runs the pool."""

    title: Words | None = None
    kind: OperatorKind | None = None
    independent: YesNo | None = None
    owned_by_members: Share | None = None
    conflict_policy: Words | None = None
    sees: WordList = ()
    firewall: Words | None = None
    capabilities: Capabilities = ()


class LicenseeProfile(_Block, Provenance):
    """Who the licensee of a license is, as far as others are compared with it."""

    title: Words | None = None
    trade_level: TradeLevel | None = None
    products: WordList = ()
    volume_band: Words | None = None
    region: Words | None = None
    size: FirmSize | None = None


class Member(_Block, Provenance):
    """A member of the pool and the members it competes with."""

    title: Words
    founder: YesNo | None = None
    country: Words | None = None
    patents_contributed: Words | None = None
    products: WordList = ()
    competes_with: WordList = ()
    controlled_by: Words | None = None
    turnover: Words | None = None
    turnover_in_china: MoneySum | None = None
    turnover_worldwide: MoneySum | None = None
    turnover_year: Words | None = None
    joined: Day | None = None
    left: Day | None = None


class MarketShare(_Block, Provenance):
    """The share of one undertaking in a market, in percent, and its position there."""

    holder: Holder
    share: Share | None = None
    dominance: Dominance | None = None
    year: Words | None = None
    measure: Words | None = None
    sales: MoneySum | None = None


class Market(_Block, Provenance):
    """A relevant market with a row for each undertaking."""

    title: Words
    year: Words | None = None
    kind: MarketKind | None = None
    area: Words | None = None
    substitutes: Words | None = None
    dominance: Dominance | None = None
    because: Words | None = None
    shares: tuple[MarketShare, ...] = ()


class Royalty(_Block, Provenance):
    """One tier of the royalties: for whom, how much, of what or for each what, and why."""

    title: Words
    applies_to: Words | None = None
    rate: Amount | None = None
    base: Words | None = None
    cap: Amount | None = None
    floor: Amount | None = None
    deductions: Words | None = None
    step_down: Words | None = None
    promotion_until: Day | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    because: Words | None = None
    open_to_all: YesNo | None = None


class Patent(_Block, Provenance):
    """A patent on the list."""

    number: Words
    title: Words | None = None
    application_number: Words | None = None
    application_date: Day | None = None
    applicant: Words | None = None
    patentee: Words | None = None
    co_owners: WordList = ()
    country: Words | None = None
    type: PatentType | None = None
    status: PatentStatus | None = None
    expiry: Day | None = None
    essential: YesNo | None = None
    needed: YesNo | None = None
    standard: Words | None = None
    standard_section: Words | None = None
    evaluated_by: Words | None = None
    evaluated_on: Day | None = None
    report: Words | None = None
    evaluation_report: YesNo | None = None
    declared_on: Day | None = None
    encumbrance: Words | None = None
    substitute_group: Words | None = None
    weight: Words | None = None
    entered: Day | None = None
    left: Day | None = None


class Procedures(_Block, Provenance):
    """How things are done in the pool."""

    entry_steps: Words | None = None
    entry_stages: EntryStages = ()
    fee_factors: FeeFactors = ()
    distribution_factors: DistributionFactors = ()
    objection: Words | None = None
    exit: Words | None = None
    list_update_cycle: Words | None = None
    removal_lag: Words | None = None
    consultation_record: Words | None = None
    report_to_authority: Words | None = None


class Concentration(_Block, Provenance):
    """How the pool was formed as far as control over undertakings or assets passes, and what was filed about it."""

    transaction: Transactions = ()
    control: ConcentrationControl | None = None
    thresholds: Thresholds | None = None
    filed: YesNo | None = None
    filed_on: Day | None = None
    ordered_to_file: YesNo | None = None
    decision: FilingDecision | None = None
    decided_on: Day | None = None
    implemented_on: Day | None = None


class Negotiation(_Block, Provenance):
    """A step in the negotiation of a license: on which day, what happened, by whom and toward whom."""

    day: Day
    event: NegotiationEvent | None = None
    by: Holder | None = None
    to: Holder | None = None
    about: Words | None = None


class Justification(_Block):
    """A reason claimed for a clause, with the evidence named for it."""

    clause: WordList = Field(alias="for")
    ground: Ground | None = None
    because: Words | None = None
    evidence: Words | None = None
    necessary: Words | None = None
    competition_remains: Words | None = None
    consumers_share: Words | None = None


class DocumentFacts(_Facts):
    """The facts about a document; None where it is silent, `provenance` by the key of the fact."""

    version: Day | None = None
    status: Status = "complete"
    governing_law: Law | None = None
    cross_border: YesNo | None = None
    standard_form: YesNo | None = None
    highlighted: YesNo | None = None
    entire_agreement: YesNo | None = None
    displaces: Words | None = None
    registration: Words | None = None
    recorded_on: Day | None = None
    registered_on: Day | None = None
    foreign_party: YesNo | None = None
    signed: Day | None = None
    effective: Day | None = None
    territory: Words | None = None
    language: Words | None = None
    parties: dict[str, PartyName] = {}
    positioning: Positioning | None = None
    operator: Operator | None = None
    licensee_profile: LicenseeProfile | None = None
    members: tuple[Member, ...] = ()
    markets: tuple[Market, ...] = ()
    patents_from: Words | None = None
    patents: tuple[Patent, ...] | None = None
    royalties: tuple[Royalty, ...] = ()
    procedures: Procedures | None = None
    concentration: Concentration | None = None
    negotiations: tuple[Negotiation, ...] = ()
    justifications: tuple[Justification, ...] = ()
    provenance: dict[str, Provenance] = {}


@dataclass(frozen=True, slots=True)
class Heading:
    """The title over some clauses, such as `article 3 "Licensing"`; `kind` is article, chapter, part or section."""

    kind: str
    number: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its kind (charter, license, entry), title, facts and clauses, and the tree they came from.

    `headings` are by the place they have in the list of clauses and headings; `patent_spans` are the places of the
    listed patents, in the document or in the file that it names.
    """

    kind: str
    title: str
    facts: DocumentFacts
    clauses: tuple[Clause, ...]
    tree: MapNode
    source: SourceText
    sha256: str
    headings: Mapping[int, Heading] = field(default_factory=dict)
    patent_spans: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """What tells this document from others whatever file it stands in: its registration number or its title."""
        registration = self.facts.registration
        known = isinstance(registration, str) and not isinstance(registration, Missing)
        return registration if known and registration else self.title

    @property
    def partial(self) -> bool:
        """Whether only a part of the document was written down, so that its silences mean nothing."""
        return self.facts.status == "partial"

    @property
    def location(self) -> Location:
        """Where the document is named."""
        return (self.tree.get(self.kind) or self.tree).span.location
