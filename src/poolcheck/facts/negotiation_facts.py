"""The steps of a negotiation as facts: what happened on which day, and on which side who did it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.documents.model import Negotiation
from poolcheck.expr.values import Fact, OneOf, Records
from poolcheck.facts.blocks import block_facts
from poolcheck.facts.ground import ask
from poolcheck.facts.record import Facts
from poolcheck.facts.sides import side_of
from poolcheck.syntax.tree import node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.location import Span
    from poolcheck.documents.clause import Missing
    from poolcheck.dossier.link import LinkedDocument

_WHOSE = ask("on which side of the license does this party stand?", "该当事人属于许可方一侧还是被许可方一侧？")


def negotiations(linked: LinkedDocument) -> Records:
    """Return the steps of the negotiation that a document tells; where it tells none, nobody knows of any."""
    told = linked.document.facts.negotiations
    found = [
        _step(step, node_at(linked.document.tree, ("negotiations", index)).span, index, linked)
        for index, step in enumerate(told)
    ]
    return Records(tuple(found), complete=bool(told) and not linked.document.partial)


def _step(step: Negotiation, span: Span, index: int, linked: LinkedDocument) -> Facts:
    partial = linked.document.partial
    facts = block_facts(Negotiation, step, "negotiation", span, partial=partial)
    for name, who in (("side", step.by), ("to_side", step.to)):
        side = _side(who, linked)
        value = OneOf(None if side is None else frozenset({side}))
        facts[name] = Fact(f"negotiation.{name}", value, stated=who is not None, source=_WHOSE)
    return Facts(facts, span, str(index + 1), linked)


def _side(who: str | Missing | None, linked: LinkedDocument) -> str | None:
    """Return the side of somebody; a name that the document does not explain may be on either."""
    if who is None:
        return None
    side = side_of(who, linked)
    return None if side == "other" and who not in vocabulary().parties else side
