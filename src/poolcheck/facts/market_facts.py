"""The facts of markets: who holds which share, on which side, and how much the largest hold together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from poolcheck.documents.clause import Missing
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import Between, Exact, Fact, OneOf, Records, Text, Unknown, Value
from poolcheck.facts.ground import ask
from poolcheck.facts.record import Facts
from poolcheck.vocabulary.entries import NOTHING
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.documents.model import DocumentFacts, Market, MarketShare
    from poolcheck.dossier.link import LinkedDocument

_WHOLE = Decimal(100)
_ASK_SHARE = ask(
    "what share of the relevant market do the pool, its members and their competitors hold?",
    "专利池、其成员及竞争者在相关市场的份额各为多少？",
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A share as far as it is known: `side` and `share` are None where a gap stands."""

    side: str | None
    share: Decimal | None


def shares(linked: LinkedDocument) -> Records:
    """Return all market shares, each with the side its holder is on and its rank in its market."""
    found = [_share(row, market, linked) for market in linked.document.facts.markets for row in market.shares]
    return Records(tuple(found), complete=False)


def _share(row: MarketShare, market: Market, linked: LinkedDocument) -> Facts:
    side = _side(row, linked)
    larger = [one for one in market.shares if _known(one) is not None and (_known(one) or 0) > (_known(row) or 0)]
    ranked = all(_known(one) is not None for one in market.shares)
    return Facts(
        {
            "side": Fact("share.side", OneOf(None if side is None else frozenset({side})), source=_ASK_SHARE),
            "share": Fact("share.share", _percent(_known(row)), source=_ASK_SHARE),
            "rank": Fact(
                "share.rank",
                Exact(Quantity(Decimal(len(larger) + 1), "count")) if ranked else Unknown(),
                source=_ASK_SHARE,
            ),
            "market": Fact("share.market", Text(str(market.title))),
        }
    )


def markets(linked: LinkedDocument) -> Records:
    """Return the markets; a document need not name every market, so the list is never complete."""
    return Records(tuple(_market(market, linked) for market in linked.document.facts.markets), complete=False)


def _market(market: Market, linked: LinkedDocument) -> Facts:
    years: dict[tuple[str, str], list[_Row]] = {}
    for row in market.shares:
        key = (str(row.year or market.year or ""), str(row.measure or ""))
        years.setdefault(key, []).append(_Row(_side(row, linked), _known(row)))
    dominance = market.dominance
    return Facts(
        {
            "title": Fact("market.title", Text(str(market.title))),
            "dominance": Fact(
                "market.dominance",
                OneOf(None) if isinstance(dominance, Missing) else OneOf(frozenset({dominance or NOTHING})),
                stated=dominance is not None,
                source=ask("is the position on this market dominant?", "在该市场是否具有市场支配地位？"),
            ),
            "own_share": Fact("market.own_share", _in_all([_own(rows) for rows in years.values()]), source=_ASK_SHARE),
            "two_largest": _together(years.values(), 2, "market.two_largest"),
            "three_largest": _together(years.values(), 3, "market.three_largest"),
        }
    )


def _together(years: Iterable[Sequence[_Row]], count: int, name: str) -> Fact:
    return Fact(name, _in_all([_largest(rows, count) for rows in years]), source=_ASK_SHARE)


def _in_all(values: Sequence[Value]) -> Value:
    """Return a share as it stands over all years and measures: between the bounds where they differ."""
    if len(values) == 1:
        return values[0]
    bounds = [bound for value in values for bound in _bounds(value)]
    known = [bound for bound in bounds if bound is not None]
    if not known or len(known) < len(bounds):
        return Unknown()
    return Between(_amount(min(known)), _amount(max(known)))


def _bounds(value: Value) -> tuple[Decimal | None, Decimal | None]:
    match value:
        case Exact(Quantity(amount)):
            return (amount, amount)
        case Between(Quantity(low), Quantity(high)):
            return (low, high)
        case _:
            return (None, None)


def _own(rows: Sequence[_Row]) -> Value:
    """Return the largest share that one undertaking on the pool's side holds."""
    known = [row.share for row in rows if row.side == "licensor_side" and row.share is not None]
    gaps = any(row.side is None or (row.side == "licensor_side" and row.share is None) for row in rows)
    if gaps:
        return Between(_amount(max(known, default=Decimal(0))), _amount(_WHOLE))
    return _percent(max(known, default=None))


def _largest(rows: Sequence[_Row], count: int) -> Value:
    """Return the sum of the largest shares if one of the pool's side is among them, else zero.

    It is unknown where fewer are listed, or a gap may hide one that is among them.
    """
    known = sorted((row.share for row in rows if row.share is not None), reverse=True)
    if len(known) < count or any(row.side is None for row in rows):
        return Unknown()
    smallest = known[count - 1]
    if len(known) < len(rows) and _WHOLE - sum(known) >= smallest:
        return Unknown()
    among = any(row.side == "licensor_side" and row.share is not None and row.share >= smallest for row in rows)
    return _percent(sum(known[:count], Decimal(0)) if among else Decimal(0))


def _known(row: MarketShare) -> Decimal | None:
    return row.share if isinstance(row.share, Decimal) else None


def _percent(share: Decimal | None) -> Value:
    return Unknown() if share is None else Exact(_amount(share))


def _amount(share: Decimal) -> Quantity:
    return Quantity(share, "percent")


def _side(row: MarketShare, linked: LinkedDocument) -> str | None:
    """Return whose share it is, by name, alias or kind of party; None where the holder is a gap."""
    if isinstance(row.holder, Missing):
        return None
    holder = row.holder.strip().casefold()
    facts = linked.document.facts
    aliases = {name.strip().casefold(): party.strip().casefold() for name, party in facts.parties.items()}
    holder = aliases.get(holder, holder)
    side = "licensor" if holder in _own_names(facts, linked.document.title) else _party_side(holder)
    return f"{side}_side" if side else "other"


def _own_names(facts: DocumentFacts, title: str) -> set[str]:
    names = [title, *(member.title for member in facts.members)]
    if facts.operator is not None and facts.operator.title is not None:
        names.append(facts.operator.title)
    return {name.strip().casefold() for name in names if not isinstance(name, Missing)}


def _party_side(holder: str) -> str:
    """Return the side of the party that a holder is called by; "" if the holder is named in another way."""
    parties = vocabulary().parties.values()
    named = (word for word in parties if holder in (word.id, *(form.casefold() for form in (*word.en, *word.zh))))
    return next((word.side for word in named), "")
