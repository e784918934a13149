"""What a document charges: its tiers of royalties, or what its clauses say where it has none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from poolcheck.documents.clause import Missing, Quoted
from poolcheck.documents.rate import Rate, read_base
from poolcheck.expr.values import OneOf
from poolcheck.facts.reckoning import reckoned_on
from poolcheck.syntax.tree import node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.core.location import Span
    from poolcheck.documents.clause import Qualifier, Statement
    from poolcheck.documents.model import Royalty
    from poolcheck.dossier.link import LinkedDocument

_PAID_FOR_THE_LICENSE: Final = ("upfront_fee", "minimum_royalties", "milestone_payments", "additional_royalties")
"""What is paid for the license besides its rate."""
_BLANK: Final = "____"
"""A number that is not written."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A rate that a document states; one that a clause states has no tier and no title.

    `base` is what it is reckoned on, and `base_span` where that stands; None where the document says nothing of it.
    """

    rate: Rate | Missing | None
    span: Span
    base: OneOf
    base_span: Span | None
    title: str = ""
    tier: Royalty | None = None


def tiers(linked: LinkedDocument) -> Iterator[Charge]:
    """Yield the tiers of royalties that a document states."""
    document = linked.document
    for index, tier in enumerate(document.facts.royalties):
        place = ("royalties", index)
        beside = _base_beside(tier)
        base = reckoned_on(tier.rate, beside, vocabulary())
        where = _base_key(tier)
        base_span = node_at(document.tree, (*place, where)).span if where else None
        yield Charge(rate_of(tier), node_at(document.tree, place).span, base, base_span, str(tier.title), tier)


def base_of_tiers(linked: LinkedDocument) -> tuple[OneOf, tuple[Span, ...]]:
    """Return on what the royalties of a document are reckoned by its tiers, and where they say so.

    What is free is reckoned on nothing. Of several bases each may be meant, and one that is open leaves it open.
    """
    stated = [charge for charge in tiers(linked) if charge.base_span is not None and charge.rate != Rate()]
    bases = [charge.base.possible for charge in stated]
    known = [base for base in bases if base is not None]
    value = OneOf(frozenset().union(*known) if known and len(known) == len(bases) else None)
    return value, tuple(charge.base_span for charge in stated if charge.base_span is not None)


def rate_of(tier: Royalty) -> Rate | Missing | None:
    """Return the rate of a tier: a share of the base that stands beside it, unless it names one itself."""
    rate, beside = tier.rate, _base_beside(tier)
    if isinstance(rate, Rate) and rate.unit == "percent" and not rate.base and beside:
        return replace(rate, base=beside)
    return rate


def _base_beside(tier: Royalty) -> str:
    if tier.base is None or isinstance(tier.base, Missing):
        return ""
    return read_base(tier.base, vocabulary())


def _base_key(tier: Royalty) -> str:
    """Return under which key of a tier the base is written; "" where it is silent on it."""
    rate = tier.rate
    if isinstance(rate, Rate) and (rate.base or rate.unit != "percent"):
        return "rate"
    return "base" if tier.base is not None else ""


def charges(linked: LinkedDocument) -> Iterator[Charge]:
    """Yield what a license charges: its tiers, or what its clauses on royalties say where it has none.

    A license that is granted free, and says nothing of royalties, charges nothing.
    """
    if linked.document.facts.royalties:
        yield from tiers(linked)
        return
    said = [statement for clause in linked.document.clauses for statement in clause.statements]
    paid = [charge for one in said if (charge := _charge_said(one)) is not None]
    yield from paid or (_charge(Rate(), one.span) for one in said if _free(one))


def _free(statement: Statement) -> bool:
    """Whether a clause grants the license for nothing."""
    consideration = statement.qualifiers.get("consideration")
    granted = statement.act == "grant_license" and statement.modality in ("must", "may")
    return granted and consideration is not None and consideration.value == "free"


def _charge_said(statement: Statement) -> Charge | None:
    """Return what a clause charges; None if it states no amount that could be compared."""
    amount = statement.qualifiers.get("amount")
    if amount is None or statement.act != "pay_royalties" or statement.modality != "must":
        return None
    return _charge(rate_said(amount), statement.span, amount.span)


def other_payments(linked: LinkedDocument) -> Iterator[str]:
    """Yield what the licensee must pay besides royalties, such as an up-front fee, with the amount if that is said."""
    for clause in linked.document.clauses:
        for statement in clause.statements:
            if statement.act == "pay" and statement.modality == "must" and "licensee" in statement.parties:
                amount = statement.qualifiers.get("amount")
                slots = sorted(f"{name} {_written(slot)}" for name, slot in amount.slots.items()) if amount else []
                for thing in statement.objects:
                    if thing in _PAID_FOR_THE_LICENSE:
                        yield " ".join((str(thing), *slots))


def _charge(rate: Rate | Missing, span: Span, base_span: Span | None = None) -> Charge:
    return Charge(rate, span, reckoned_on(rate, "", vocabulary()), base_span or span)


def rate_said(amount: Qualifier) -> Rate | Missing:
    """Return the amount of a clause as a rate, however much it is."""
    if isinstance(amount.value, Missing):
        return amount.value
    slots = amount.slots
    match amount.value:
        case "rate_of_base":
            number = _written(slots.get("percent")).rstrip("%％") or _BLANK
            return Rate(number, "percent", base=_written(slots.get("base")))
        case "money_per_unit":
            return _money(slots, per="unit")
        case "money_per_year":
            return _money(slots, per="year")
        case "lump_sum":
            return _money(slots, per="")
        case _:
            return Missing.UNKNOWN


def _money(slots: Mapping[str, object], *, per: str) -> Rate | Missing:
    number, _, currency = _written(slots.get("money")).partition(" ")
    return Rate(number, currency, "", per) if currency else Missing.UNKNOWN


def _written(slot: object) -> str:
    """Return what is put into a slot, words of one's own in quotation marks; "" for a gap."""
    if isinstance(slot, Quoted):
        return f"“{slot.text}”"
    return slot if isinstance(slot, str) and not isinstance(slot, Missing) else ""
