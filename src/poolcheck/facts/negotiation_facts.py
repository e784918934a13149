"""The steps of a negotiation as facts: what happened on which day, and on which side who did it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.documents.clause import Missing
from poolcheck.documents.model import Negotiation
from poolcheck.expr.values import Fact, OneOf, Records
from poolcheck.facts.blocks import Row, block_facts
from poolcheck.facts.ground import Ground, ask
from poolcheck.facts.record import Facts
from poolcheck.facts.sides import side_of
from poolcheck.syntax.tree import node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.location import Span
    from poolcheck.dossier.link import LinkedDocument


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
    number = str(index + 1)
    facts = block_facts(Negotiation, step, Row("negotiation", span, number), partial=partial)
    for name, who in (("side", step.by), ("to_side", step.to)):
        side = _side(who, linked)
        value = OneOf(None if side is None else frozenset({side}))
        facts[name] = Fact(f"negotiation.{name}", value, stated=who is not None, source=_whose(who, number))
    return Facts(facts, span, number, linked)


def _side(who: str | Missing | None, linked: LinkedDocument) -> str | None:
    """Return the side of somebody; a name that the document does not explain may be on either."""
    if who is None:
        return None
    side = side_of(who, linked)
    return None if side == "other" and who not in vocabulary().parties else side


def _whose(who: str | Missing | None, number: str) -> Ground:
    """Ask on which side somebody stands, by name, or by the step where no name is told."""
    if who is None or isinstance(who, Missing):
        return ask(
            f"on which side of the license does the party to step {number} of the negotiation stand?",
            f"第 {number} 个谈判步骤所涉当事人属于许可方一侧还是被许可方一侧？",
        )
    word = vocabulary().parties.get(who)
    called = word.bilingual if word is not None else Bilingual(who, who)
    return ask(f"on which side of the license does {called.en} stand?", f"{called.zh}属于许可方一侧还是被许可方一侧？")
