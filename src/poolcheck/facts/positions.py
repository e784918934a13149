"""The positions of undertakings on markets: who holds which share beside whom, and what was found of dominance.

Dominance is the position of an undertaking on a market (AML, Articles 22 to 24), so each undertaking that a market
names has a record of its own. What a market says of dominance without naming anybody is said of the side that licenses.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.documents.clause import Missing
from poolcheck.documents.money import Money
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import Between, Exact, Fact, OneOf, Records, Text, Unknown, Value
from poolcheck.facts.ground import Ground
from poolcheck.facts.market_facts import dominance_fact
from poolcheck.facts.record import Facts
from poolcheck.facts.sides import LICENSED, LICENSING, member_names, side_of
from poolcheck.facts.written import compared
from poolcheck.syntax.tree import node_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from poolcheck.core.location import Span
    from poolcheck.documents.model import Market, MarketShare
    from poolcheck.dossier.link import LinkedDocument

_WHOLE = Decimal(100)
_NUMBERS = ("share", "two_largest", "three_largest", "joint_share", "sales")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a market: `side` and `share` are None where a gap stands; a share of a `member` may be the pool's."""

    holder: str
    side: str | None
    member: bool
    share: Decimal | None
    sales: Money | Missing | None
    table: tuple[str, str]
    """The year and the measure: only shares of one table can be added up."""
    dominance: str | Missing | None
    span: Span


def positions(documents: Sequence[LinkedDocument]) -> Records:
    """Return the position of each undertaking on each market that documents name; they need not name every one."""
    found = [
        position
        for linked in documents
        for index, market in enumerate(linked.document.facts.markets)
        for position in _on(market, index, linked)
    ]
    return Records(tuple(found), complete=False)


def _on(market: Market, index: int, linked: LinkedDocument) -> Iterator[Facts]:
    whole = node_at(linked.document.tree, ("markets", index)).span
    rows = [
        _row(row, market, linked, node_at(linked.document.tree, ("markets", index, "shares", at)).span)
        for at, row in enumerate(market.shares)
    ]
    holders: dict[tuple[str, str | None], list[_Row]] = {}
    for row in rows:
        holders.setdefault((compared(row.holder), row.side), []).append(row)
    named = any(row.dominance is not None for row in rows)
    if not any(row.side == LICENSING for row in rows) or (named and market.dominance is not None):
        nobody: dict[str, Value] = {name: Unknown() for name in _NUMBERS}
        dominance = dominance_fact("position", "", str(market.title), market.dominance, whole)
        yield _position(market, "", LICENSING, dominance, nobody, linked)
    for (_, side), own in holders.items():
        found = next((row.dominance for row in own if row.dominance is not None), None)
        if found is None and side == LICENSING and not named:
            found = market.dominance
        tables = [[row for row in rows if row.table == table] for table in dict.fromkeys(row.table for row in own)]
        held = {
            "share": _in_all([_percent(row.share) for row in own]),
            "two_largest": _in_all([_largest(table, 2, own) for table in tables]),
            "three_largest": _in_all([_largest(table, 3, own) for table in tables]),
            "joint_share": _in_all([_joint(table) for table in tables]),
            "sales": _sales(own),
        }
        dominance = dominance_fact("position", own[0].holder, str(market.title), found, own[0].span)
        yield _position(market, own[0].holder, side, dominance, held, linked)


def _position(
    market: Market, holder: str, side: str | None, dominance: Fact, numbers: dict[str, Value], linked: LinkedDocument
) -> Facts:
    title = str(market.title)
    span = dominance.source.span if isinstance(dominance.source, Ground) else None
    ground = Ground(_of_shares(title), span)
    facts = {
        "market": Fact("position.market", Text(title)),
        "holder": Fact("position.holder", Text(holder) if holder else Unknown(), source=ground),
        "side": Fact("position.side", OneOf(None if side is None else frozenset({side})), source=ground),
        "dominance": dominance,
        **{name: Fact(f"position.{name}", value, source=ground) for name, value in numbers.items() if name != "sales"},
        "sales": Fact("position.sales", numbers["sales"], source=Ground(_of_sales(holder, title), span)),
    }
    return Facts(facts, span, f"{title}·{holder}" if holder else title, linked)


def _of_shares(title: str) -> Bilingual:
    return Bilingual(
        f"what share of the market “{title}” do the pool, its members and their competitors hold?",
        f"专利池、其成员及竞争者在相关市场“{title}”的份额各为多少？",
    )


def _of_sales(holder: str, title: str) -> Bilingual:
    who = Bilingual(holder, holder) if holder else Bilingual("each undertaking", "各经营者")
    return Bilingual(
        f"what turnover of the goods concerned does {who.en} have on the market “{title}” in a year?",
        f"{who.zh}在相关市场“{title}”的相关商品年营业额为多少？",
    )


def _row(row: MarketShare, market: Market, linked: LinkedDocument, span: Span) -> _Row:
    holder = "" if isinstance(row.holder, Missing) else " ".join(row.holder.split())
    share = row.share if isinstance(row.share, Decimal) else None
    table = (str(row.year or market.year or ""), str(row.measure or ""))
    member = compared(holder) in member_names(linked.document.facts)
    return _Row(holder, side_of(row.holder, linked), member, share, row.sales, table, row.dominance, span)


def _in_all(values: Sequence[Value]) -> Value:
    """Return a share as it stands over all years and measures: between the bounds where they differ."""
    if len(values) == 1:
        return values[0]
    bounds = [bound for value in values for bound in _bounds(value)]
    known = [bound for bound in bounds if bound is not None]
    if not known or len(known) < len(bounds):
        return Unknown()
    return Between(_amount(min(known)), _amount(max(known)))


def _sales(own: Sequence[_Row]) -> Value:
    """Return the turnover of an undertaking over all years: between the bounds where it differs."""
    sums = [row.sales for row in own if row.sales is not None]
    known = [one for one in sums if isinstance(one, Money)]
    if not known or len(known) < len(sums) or len({one.currency for one in known}) > 1:
        return Unknown()
    amounts = [one.amount for one in known]
    low, high = (Quantity(end, "money", known[0].currency) for end in (min(amounts), max(amounts)))
    return Exact(low) if low == high else Between(low, high)


def _bounds(value: Value) -> tuple[Decimal | None, Decimal | None]:
    match value:
        case Exact(Quantity(amount)):
            return (amount, amount)
        case Between(Quantity(low), Quantity(high)):
            return (low, high)
        case _:
            return (None, None)


def _largest(rows: Sequence[_Row], count: int, own: Sequence[_Row]) -> Value:
    """Return the sum of the largest shares if one of an undertaking's own is among them, else zero.

    It is unknown where fewer are listed, or a gap may hide one that is among them. The share of a pool or its operator
    may contain those of its members, so that they are no further undertakings: both ways of counting give the bounds.
    """
    counted = list(dict.fromkeys(_sum_of_largest(kept, count, own) for kept in _apart_or_in_one(rows)))
    return _in_all(counted)


def _apart_or_in_one(rows: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    """Yield the rows of a table, and again without those that the share of a pool may contain."""
    yield rows
    licensing = [row for row in rows if row.side == LICENSING]
    together = [row for row in licensing if not row.member]
    if together and len(licensing) > 1:
        largest = max(together, key=lambda row: row.share or Decimal(0))
        yield [row for row in rows if row is largest or row.side != LICENSING]


def _sum_of_largest(rows: Sequence[_Row], count: int, own: Sequence[_Row]) -> Value:
    known = sorted((row.share for row in rows if row.share is not None), reverse=True)
    if len(known) < count or any(row.side is None for row in rows):
        return Unknown()
    smallest = known[count - 1]
    if len(known) < len(rows) and _WHOLE - sum(known) >= smallest:
        return Unknown()
    among = any(row in own and row.share is not None and row.share >= smallest for row in rows)
    return _percent(sum(known[:count], Decimal(0)) if among else Decimal(0))


def _joint(rows: Sequence[_Row]) -> Value:
    """Return what those who license and their licensees hold together, as far as they are listed.

    The share of the pool itself may contain those of its members, or not.
    """
    together = [row for row in rows if row.side in (LICENSING, LICENSED, None)]
    if any(row.side is None or row.share is None for row in together):
        return Unknown()
    members = _sum(row for row in together if row.member)
    licensees = _sum(row for row in together if row.side == LICENSED)
    pool = _sum(row for row in together if row.side == LICENSING and not row.member)
    highest = members + pool + licensees
    lowest = max(members, pool) + licensees
    return _percent(highest) if lowest == highest else Between(_amount(lowest), _amount(highest))


def _sum(rows: Iterable[_Row]) -> Decimal:
    return sum((row.share for row in rows if row.share is not None), Decimal(0))


def _percent(share: Decimal | None) -> Value:
    return Unknown() if share is None else Exact(_amount(share))


def _amount(share: Decimal) -> Quantity:
    return Quantity(share, "percent")
