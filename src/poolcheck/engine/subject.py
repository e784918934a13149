"""What a rule is evaluated for, where it is not a document as a whole: a clause, a record, two of them side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from poolcheck.facts.types import clause_fields
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.expr.values import Fact, Found
    from poolcheck.facts.clause_facts import ClauseRecord
    from poolcheck.facts.record import Facts


@dataclass(frozen=True, slots=True)
class ClauseSubject:
    """A clause about an act."""

    record: ClauseRecord

    def find(self, name: str) -> Found | None:
        """Return a fact of the clause."""
        return self.record.fact(name) if name in _clause_names() else None


@dataclass(frozen=True, slots=True)
class RecordSubject:
    """A record of a list: a patent, a market, a fee."""

    record: Facts

    def find(self, name: str) -> Found | None:
        """Return a fact of the record."""
        return self.record.facts.get(name)


@dataclass(frozen=True, slots=True)
class PairSubject:
    """A record beside another of its group; `unlike` are the open facts that may yet tell them apart."""

    this: Facts
    comparator: Facts
    unlike: tuple[Fact, ...] = ()

    def find(self, name: str) -> Found | None:
        """Return one of the two records."""
        return {"this": self.this, "comparator": self.comparator}.get(name)


@dataclass(frozen=True, slots=True)
class DossierSubject:
    """All documents of a dossier together; conditions name what the document that speaks for it may name."""

    def find(self, name: str) -> Found | None:  # noqa: ARG002 - a dossier has no names of its own
        """Return nothing."""
        return None


Subject = ClauseSubject | RecordSubject | PairSubject | DossierSubject


@cache
def _clause_names() -> frozenset[str]:
    words = vocabulary()
    return frozenset(clause_fields(words, words.axes))
