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
    facts = {"title": Fact("market.title", Text(title)), "dominance": dominance_fact("market", market.dominance, span)}
    return Facts(facts, span, title, linked)


def dominance_fact(owner: str, said: str | Missing | None, span: Span) -> Fact:
    """Return what is said of a dominant position, of a market or of an undertaking on it."""
    value = OneOf(None) if isinstance(said, Missing) else OneOf(frozenset({said or NOTHING}))
    ask = Bilingual("is the position on this market dominant?", "在该市场是否具有市场支配地位？")
    return Fact(f"{owner}.dominance", value, stated=said is not None, source=Ground(ask, span))
