"""What a document charges: its tiers of royalties, or what its clauses say where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.documents.clause import Missing
from poolcheck.documents.rate import Rate
from poolcheck.syntax.tree import node_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.core.location import Span
    from poolcheck.documents.clause import Statement
    from poolcheck.documents.model import Royalty
    from poolcheck.dossier.link import LinkedDocument


@dataclass(frozen=True, slots=True)
class Charge:
    """A rate that a document states; one that a clause states has no tier and no title."""

    rate: Rate | Missing | None
    span: Span
    title: str = ""
    tier: Royalty | None = None


def tiers(linked: LinkedDocument) -> Iterator[Charge]:
    """Yield the tiers of royalties that a document states."""
    document = linked.document
    for index, tier in enumerate(document.facts.royalties):
        yield Charge(tier.rate, node_at(document.tree, ("royalties", index)).span, str(tier.title), tier)


def charges(linked: LinkedDocument) -> Iterator[Charge]:
    """Yield what a license charges: its tiers, or what its clauses on royalties say where it has none.

    A license that is granted free, and says nothing of royalties, charges nothing.
    """
    if linked.document.facts.royalties:
        yield from tiers(linked)
        return
    said = [statement for clause in linked.document.clauses for statement in clause.statements]
    paid = [Charge(rate, one.span) for one in said if (rate := _rate_said(one)) is not None]
    yield from paid or (Charge(Rate(), one.span) for one in said if _free(one))


def _free(statement: Statement) -> bool:
    """Whether a clause grants the license for nothing."""
    consideration = statement.qualifiers.get("consideration")
    granted = statement.act == "grant_license" and statement.modality in ("must", "may")
    return granted and consideration is not None and consideration.value == "free"


def _rate_said(statement: Statement) -> Rate | Missing | None:
    """Return the rate that a clause states; None if it states none that could be compared."""
    amount = statement.qualifiers.get("amount")
    if amount is None or statement.act != "pay_royalties" or statement.modality != "must":
        return None
    if isinstance(amount.value, Missing):
        return amount.value
    slots = amount.slots
    match amount.value:
        case "rate_of_base":
            return _read(slots, "percent", base=str(slots.get("base", "")))
        case "money_per_unit":
            return _read(slots, "money", per="unit")
        case "money_per_year":
            return _read(slots, "money", per="year")
        case "lump_sum":
            return _read(slots, "money", per="")
        case _:
            return Missing.UNKNOWN


def _read(slots: Mapping[str, object], name: str, *, base: str = "", per: str = "") -> Rate | Missing:
    written = slots.get(name)
    if isinstance(written, Missing) or written is None:
        return Missing.UNKNOWN
    number, _, unit = str(written).partition(" ")
    return Rate(number.rstrip("%％"), unit or "percent", base, per)
