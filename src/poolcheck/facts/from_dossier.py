"""Documents that are checked together as the facts that conditions are evaluated against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from poolcheck.expr.values import Fact, Records, Unknown
from poolcheck.facts.blocks import Row, block_facts
from poolcheck.facts.clause_facts import ClauseRecord, ListedClause
from poolcheck.facts.document_facts import document_record, licensed_scope
from poolcheck.facts.fees import fees, royalties
from poolcheck.facts.market_facts import markets
from poolcheck.facts.members import members
from poolcheck.facts.negotiation_facts import negotiations
from poolcheck.facts.patent_facts import listed_patents, patents, patents_of_pool
from poolcheck.facts.permission import permitted
from poolcheck.facts.positions import positions
from poolcheck.facts.record import Facts
from poolcheck.facts.types import BLOCKS
from poolcheck.facts.views import Role, views
from poolcheck.syntax.tree import node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from poolcheck.dossier.link import Dossier, LinkedDocument
    from poolcheck.expr.values import Found


@dataclass(frozen=True)
class DossierFactBase:
    """All facts of a dossier on a day; what its documents share is worked out once."""

    dossier: Dossier
    as_of: date | None = None

    @cached_property
    def documents(self) -> tuple[DocumentFactBase, ...]:
        """The facts of each document, in the order of the dossier."""
        return tuple(DocumentFactBase(linked, self) for linked in self.dossier.documents)

    @cached_property
    def charter(self) -> DocumentFactBase | None:
        """The facts of the charter that the manifest names."""
        return next((base for base in self.documents if base.linked is self.dossier.charter), None)

    @cached_property
    def home(self) -> DocumentFactBase | None:
        """The document that speaks for the dossier as a whole: its charter, else its first one."""
        return self.charter or next(iter(self.documents), None)

    @cached_property
    def fees(self) -> Records:
        """What each licensee is charged."""
        return fees(self.dossier)

    @cached_property
    def fees_by_license(self) -> Mapping[int, tuple[Facts, ...]]:
        """The fees by the identity of the license that charges them."""
        found: dict[int, list[Facts]] = {}
        for fee in _facts(self.fees):
            found.setdefault(id(fee.of), []).append(fee)
        return {license_: tuple(charged) for license_, charged in found.items()}


@dataclass(frozen=True)
class DocumentFactBase:
    """All facts of one document in its dossier; each is worked out once, when first asked for."""

    linked: LinkedDocument
    beside: DossierFactBase

    @cached_property
    def clauses(self) -> tuple[ClauseRecord, ...]:
        """Every view of every clause."""
        words = vocabulary()
        return tuple(ClauseRecord(view, words, self.beside.as_of) for view in views(self.linked, words))

    @cached_property
    def listed(self) -> Records:
        """The clauses as a list that conditions can look through."""
        said = tuple(ListedClause(record) for record in self.clauses if record.view.role is Role.STATEMENT)
        return Records(said, complete=not self.linked.document.partial)

    @cached_property
    def names(self) -> Mapping[str, Found]:
        """The facts that every condition may name; markets and members of the charter are those of its licenses."""
        words = vocabulary()
        charter = self.beside.charter
        documents = (self.linked,) if charter is None or charter is self else (self.linked, charter.linked)
        missing = charter is None and self.beside.dossier.partial  # a charter that nobody handed over may say anything
        promised = Records((), complete=not missing) if charter is None or charter is self else charter.listed
        return {
            "document": document_record(self.linked, self.clauses, words, documents),
            "clauses": self.listed,
            "charter": Facts({"clauses": promised}),
            "terms": _together(self.listed, promised),
            "markets": markets(documents),
            "positions": positions(documents),
            "members": members(documents),
            "patents": patents(self.linked, self.beside.dossier),
            "negotiations": negotiations(self.linked),
            **{name: _block(name, documents) for name in BLOCKS},
            "royalties": royalties(self.linked, self.beside.dossier),
            "fees": self.beside.fees,
            "licensed_scope": licensed_scope(self.linked, self.clauses),
        }

    def records(self, name: str) -> tuple[Facts, ...]:
        """Return the records of a list that this document states itself: what a rule on each of them is about.

        The list of patents of a dossier is stated by the document that speaks for the dossier, and a fee by the
        license that charges it.
        """
        if name == "patents":
            own = listed_patents(self.linked) or ()
            return (*own, *(patents_of_pool(self.beside.dossier) or ())) if self.beside.home is self else own
        if name == "fees":
            return self.beside.fees_by_license.get(id(self.linked), ())
        found = self.names[name]
        assert isinstance(found, Records)  # noqa: S101 - the types of rules allow only lists here
        return tuple(record for record in _facts(found) if record.of is self.linked)

    def permitted(self, party: str, act: str) -> Fact:
        """Return whether a party may do an act without asking anybody."""
        return permitted(self.linked, self.clauses, vocabulary(), party, act)


def _block(name: str, documents: Sequence[LinkedDocument]) -> Facts:
    """Return what the first of these documents that has such a block states in it."""
    partial = any(linked.document.partial for linked in documents)
    for linked in documents:
        stated = getattr(linked.document.facts, name)
        if stated is not None:
            span = node_at(linked.document.tree, (name,)).span
            partial = linked.document.partial
            return Facts(block_facts(BLOCKS[name], stated, Row(name, span), partial=partial), span, name, linked)
    return Facts(block_facts(BLOCKS[name], None, Row(name), partial=partial))


def _together(own: Records, beside: Records) -> Records:
    """Return the clauses of a document and of the charter beside it, which bind together."""
    unwritten = {"clauses": own, "charter.clauses": beside}
    unread = [name for name, clauses in unwritten.items() if not clauses.complete]
    rest = Fact(unread[0], Unknown()) if len(unread) == 1 else None
    return Records((*own.items, *beside.items), complete=not unread, rest=rest)


def _facts(found: Records) -> tuple[Facts, ...]:
    return tuple(record for record in found.items if isinstance(record, Facts))
