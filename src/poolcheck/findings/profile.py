"""What a pool is, as its documents state it: what a formal report says before it comes to findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.location import Location


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that a document states: its name and what it says; `key` is what it is called in redaction profiles.

    A key is made of ids of the vocabulary: `operator.owned_by_members`, `royalties.rate`.
    """

    key: str
    label: Bilingual
    value: Bilingual
    location: Location


@dataclass(frozen=True, slots=True)
class StatedBlock:
    """Facts that belong together: the operator, a member, a market; `name` is None where the block has none."""

    key: str
    label: Bilingual
    name: Stated | None
    facts: tuple[Stated, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class DocumentStated:
    """A document with all that it states besides its clauses; single facts first, then blocks, in canonical order."""

    path: str
    kind: str
    key: str
    title: str
    facts: tuple[Stated, ...]
    blocks: tuple[StatedBlock, ...]
    clauses: int


@dataclass(frozen=True, slots=True)
class PatentStated:
    """A patent of the list; a `Bilingual` is None, and a text empty, where the list does not say."""

    number: str
    title: str
    patentee: str
    type: Bilingual | None
    status: Bilingual | None
    ended: bool
    essential: str
    evaluated_by: str
    by_member_or_operator: bool
    expiry: date | None
    location: Location


@dataclass(frozen=True, slots=True)
class FeeStated:
    """What a licensee is charged: `rate` of a `unit` (None: free), as a number that can be compared within a unit.

    `group` says which licensees are alike: product, level of trade, region, volume; where one of these is `open`,
    nobody can tell. `said` is the rate in words.
    """

    licensee: str
    license: str
    group: Bilingual
    open: bool
    rate: Decimal | None
    unit: Bilingual | None
    said: Bilingual
    location: Location


@dataclass(frozen=True, slots=True)
class PoolProfile:
    """A dossier, or a document that stands by itself: its documents, its patents, and what licensees are charged.

    `patents` is None where no list is given.
    """

    title: str
    path: str
    documents: tuple[DocumentStated, ...]
    patents: tuple[PatentStated, ...] | None
    fees: tuple[FeeStated, ...]
