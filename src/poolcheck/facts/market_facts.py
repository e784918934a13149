"""The facts of markets: what they are called, and what was found of the position of the side that licenses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.documents.clause import Missing
from poolcheck.expr.values import Fact, OneOf, Records, Text
from poolcheck.facts.ground import Ground
from poolcheck.facts.record import Facts
from poolcheck.syntax.tree import node_at
from poolcheck.vocabulary.entries import NOTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.location import Span
    from poolcheck.documents.model import Market
    from poolcheck.dossier.link import LinkedDocument


def markets(documents: Sequence[LinkedDocument]) -> Records:
    """Return the markets; documents need not name every market, so the list is never complete."""
    found = [
        _market(market, node_at(linked.document.tree, ("markets", index)).span, linked)
        for linked in documents
        for index, market in enumerate(linked.document.facts.markets)
    ]
    return Records(tuple(found), complete=False)


def _market(market: Market, span: Span, linked: LinkedDocument) -> Facts:
    title = str(market.title)
    facts = {
        "title": Fact("market.title", Text(title)),
        "dominance": dominance_fact("market", "", title, market.dominance, span),
    }
    return Facts(facts, span, title, linked)


def dominance_fact(owner: str, holder: str, title: str, said: str | Missing | None, span: Span) -> Fact:
    """Return what is said of a dominant position on a market: of a holder, or, without a name, of who licenses."""
    value = OneOf(None) if isinstance(said, Missing) else OneOf(frozenset({said or NOTHING}))
    who = Bilingual(holder, holder) if holder else Bilingual("the side that licenses", "许可一方")
    ask = Bilingual(
        f"is {who.en} dominant on the market “{title}”?", f"{who.zh}在相关市场“{title}”是否具有市场支配地位？"
    )
    return Fact(f"{owner}.dominance", value, stated=said is not None, source=Ground(ask, span))
