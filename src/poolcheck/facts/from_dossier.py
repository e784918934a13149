"""A linked document as the facts that conditions are evaluated against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from poolcheck.expr.values import Records
from poolcheck.facts.clause_facts import ClauseRecord, ListedClause
from poolcheck.facts.document_facts import document_record, licensed_scope, patents
from poolcheck.facts.market_facts import markets, shares
from poolcheck.facts.permission import permitted
from poolcheck.facts.views import Role, views
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.expr.values import Fact, Record


@dataclass(frozen=True)
class DocumentFactBase:
    """All facts of one document; each is worked out once, when first asked for."""

    linked: LinkedDocument

    @cached_property
    def clauses(self) -> tuple[ClauseRecord, ...]:
        """Every view of every clause."""
        words = vocabulary()
        return tuple(ClauseRecord(view, words) for view in views(self.linked, words))

    @cached_property
    def names(self) -> Mapping[str, Fact | Record | Records]:
        """The facts that every condition may name."""
        words = vocabulary()
        said = tuple(ListedClause(record) for record in self.clauses if record.view.role is Role.STATEMENT)
        return {
            "document": document_record(self.linked, self.clauses, words),
            "clauses": Records(said, complete=not self.linked.document.partial),
            "markets": markets(self.linked),
            "shares": shares(self.linked),
            "patents": patents(self.linked),
            "licensed_scope": licensed_scope(self.linked, self.clauses),
        }

    def permitted(self, party: str, act: str) -> Fact:
        """Return whether a party may do an act without asking anybody."""
        return permitted(self.linked, self.clauses, vocabulary(), party, act)
