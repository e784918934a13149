"""The facts of a document as a whole: law, markets, shares, patents, and what its license covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing, Quoted
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import Exact, Fact, OneOf, Records, Several, Text, Unknown, Value
from poolcheck.facts.ground import Ground, ask
from poolcheck.syntax.tree import node_at
from poolcheck.vocabulary.entries import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poolcheck.core.location import Span
    from poolcheck.documents.model import Market, MarketShare, Patent
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.facts.clause_facts import ClauseRecord
    from poolcheck.vocabulary.entries import Vocabulary

_LICENSOR_SIDE = frozenset({"pool", "operator", "licensor", "member", "founder", "patentee"})
_LICENSEE_SIDE = frozenset({"licensee", "all_licensees", "license_applicant"})
_WORLD = frozenset({"worldwide", "global", "全球"})


@dataclass(frozen=True, slots=True)
class Facts:
    """A record whose facts are all worked out."""

    facts: Mapping[str, Fact]

    def fact(self, name: str) -> Fact:
        """Return the fact `name`."""
        return self.facts[name]


def document_record(linked: LinkedDocument, records: Sequence[ClauseRecord], words: Vocabulary) -> Facts:
    """Return the facts under `document`."""
    document = linked.document
    facts = document.facts
    law = facts.governing_law
    law_value = (
        OneOf(None)
        if law is None or isinstance(law, Missing)
        else OneOf(frozenset({"prc" if law == "prc" else "other"}))
    )
    found = {
        "kind": Fact("document.kind", OneOf(frozenset({document.kind}))),
        "governing_law": _stated(
            linked, "governing_law", law_value, ask("which law governs the document?", "该文件适用何国法律？")
        ),
        "effects_in_prc": Fact(
            "document.effects_in_prc",
            Truth.TRUE if law == "prc" or _reaches_prc(linked, records, words) else Truth.UNKNOWN,
            source=ask(
                "does it restrict competition in a market in China?", "是否对中国境内市场竞争产生排除、限制影响？"
            ),
        ),
    }
    questions = {
        "cross_border": ask("is a foreign party involved?", "是否涉外？"),
        "standard_form": ask(
            "was it drafted in advance for repeated use and not negotiated?", "是否为重复使用而预先拟定且未经协商？"
        ),
        "entire_agreement": ask("does it displace all earlier agreements?", "是否取代此前的全部约定？"),
    }
    for name, question in questions.items():
        answer = getattr(facts, name)
        found[name] = _stated(
            linked, name, OneOf(None if answer not in ("yes", "no") else frozenset({answer})), question
        )
    for name in ("signed", "effective"):
        day = getattr(facts, name)
        value: Value = Exact(day) if isinstance(day, date) else Unknown()
        found[name] = _stated(linked, name, value, ask("on which day?", "日期为何？"))
    return Facts(found)


def _stated(linked: LinkedDocument, name: str, value: Value, ground: Ground) -> Fact:
    written = getattr(linked.document.facts, name) is not None
    stated = True if written else (None if linked.document.partial else False)
    if written:
        ground = Ground(ground.ask, node_at(linked.document.tree, (name,)).span)
    return Fact(f"document.{name}", value, stated=stated, source=ground)


def _reaches_prc(linked: LinkedDocument, records: Sequence[ClauseRecord], words: Vocabulary) -> bool:
    """Whether the document names China, or the whole world, as where it applies."""
    facts = linked.document.facts
    places = [facts.territory, *(market.area for market in facts.markets)]
    china = {form.casefold() for form in (*words.values["prc"].en, *words.values["prc"].zh)}
    if any(isinstance(place, str) and place.casefold() in china | _WORLD for place in places):
        return True
    for record in records:
        territory = record.view.statement.qualifiers.get("territory")
        if territory is None:
            continue
        if territory.value == "worldwide":
            return True
        place = territory.slots.get("place")
        if territory.value == "inside" and isinstance(place, Quoted) and place.text.casefold() in china:
            return True
    return False


def licensed_scope(linked: LinkedDocument, records: Sequence[ClauseRecord]) -> Fact:
    """Return what is licensed, with all terms followed to what they mean."""
    grants = [record for record in records if record.view.statement.act in ("grant_license", "take_package")]
    ground = ask("which patents does the license cover?", "许可覆盖哪些专利？")
    if not grants:
        scope = linked.covers("licensed_patents")
        if "licensed_patents" not in linked.definitions:
            stated = None if linked.document.partial else False
            return Fact("licensed_scope", Several(frozenset(), None), stated=stated, source=ground)
        return Fact("licensed_scope", Several(scope.objects, None if scope.open else frozenset()), source=ground)
    known: set[str] = set()
    is_open = False
    for record in grants:
        for item in record.view.statement.objects:
            if isinstance(item, (Quoted, Missing)):
                is_open = True
                continue
            scope = linked.covers(item)
            known |= scope.objects
            is_open = is_open or scope.open or (item == "licensed_patents" and item not in linked.definitions)
    span = _definition_span(linked) or grants[0].view.statement.span
    return Fact(
        "licensed_scope", Several(frozenset(known), None if is_open else frozenset()), source=Ground(ground.ask, span)
    )


def _definition_span(linked: LinkedDocument) -> Span | None:
    definition = linked.definitions.get("licensed_patents")
    return definition.statement.span if definition else None


def shares(linked: LinkedDocument) -> Records:
    """Return all market shares, each with the side its holder is on and its rank in its market."""
    found = [
        Facts(
            {
                "side": Fact("share.side", OneOf(frozenset({_side(row, linked)}))),
                "share": Fact("share.share", _percent(row.share), source=_ASK_SHARE),
                "rank": Fact("share.rank", Exact(Quantity(Decimal(rank), "count"))),
                "market": Fact("share.market", Text(str(market.title))),
            }
        )
        for market in linked.document.facts.markets
        for rank, row in enumerate(_ranked(market), start=1)
    ]
    return Records(tuple(found), complete=False)


def markets(linked: LinkedDocument) -> Records:
    """Return the markets; a document need not name every market, so the list is never complete."""
    return Records(tuple(_market(market, linked) for market in linked.document.facts.markets), complete=False)


def _market(market: Market, linked: LinkedDocument) -> Facts:
    ranked = _ranked(market)
    own = [row for row in ranked if _side(row, linked) == "licensor_side"]
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
            "own_share": Fact("market.own_share", _percent(own[0].share if own else None), source=_ASK_SHARE),
            "two_largest": Fact("market.two_largest", _largest(ranked, own, 2), source=_ASK_SHARE),
            "three_largest": Fact("market.three_largest", _largest(ranked, own, 3), source=_ASK_SHARE),
        }
    )


_ASK_SHARE = ask(
    "what share of the relevant market do the pool, its members and their competitors hold?",
    "专利池、其成员及竞争者在相关市场的份额各为多少？",
)


def _ranked(market: Market) -> list[MarketShare]:
    return sorted(market.shares, key=lambda row: -(row.share if isinstance(row.share, Decimal) else Decimal(-1)))


def _largest(ranked: Sequence[MarketShare], own: Sequence[MarketShare], count: int) -> Value:
    """Return the sum of the largest shares if one of our side's is among them, else zero; unknown if one is missing."""
    first = ranked[:count]
    if len(first) < count or not all(isinstance(row.share, Decimal) for row in first):
        return Unknown()
    if not any(row in first for row in own):
        return Exact(Quantity(Decimal(0), "percent"))
    return Exact(Quantity(sum((row.share for row in first if isinstance(row.share, Decimal)), Decimal(0)), "percent"))


def _percent(share: Decimal | Missing | None) -> Value:
    return Exact(Quantity(share, "percent")) if isinstance(share, Decimal) else Unknown()


def _side(row: MarketShare, linked: LinkedDocument) -> str:
    holder = str(row.holder).strip().casefold()
    facts = linked.document.facts
    own_names = {str(member.title).casefold() for member in facts.members}
    if facts.operator is not None and facts.operator.title is not None:
        own_names.add(str(facts.operator.title).casefold())
    own_names.add(linked.document.title.casefold())
    if holder in own_names or _is_party(holder, _LICENSOR_SIDE):
        return "licensor_side"
    return "licensee_side" if _is_party(holder, _LICENSEE_SIDE) else "other"


def _is_party(holder: str, ids: Iterable[str]) -> bool:
    from poolcheck.vocabulary.load import vocabulary  # noqa: PLC0415 - cached; a module-level call would load it on import

    parties = vocabulary().parties
    return any(holder in (id_, *(form.casefold() for form in (*parties[id_].en, *parties[id_].zh))) for id_ in ids)


def patents(linked: LinkedDocument) -> Records:
    """Return the patents on the list; a document without a list says nothing about them."""
    listed = linked.document.facts.patents
    return Records(
        tuple(_patent(patent) for patent in listed or ()), complete=listed is not None and not linked.document.partial
    )


def _patent(patent: Patent) -> Facts:
    def choice(name: str, en: str, zh: str) -> Fact:
        value = getattr(patent, name)
        known = isinstance(value, str) and not isinstance(value, Missing)
        return Fact(
            f"patent.{name}", OneOf(frozenset({value}) if known else None), stated=value is not None, source=ask(en, zh)
        )

    number = patent.number
    return Facts(
        {
            "status": choice("status", f"is patent {number} in force?", f"专利 {number} 是否有效？"),
            "essential": choice("essential", f"is patent {number} essential?", f"专利 {number} 是否必要？"),
            "needed": choice("needed", f"do licensees need patent {number}?", f"专利 {number} 是否为实施所需？"),
            "expiry": Fact(
                "patent.expiry",
                Exact(patent.expiry) if isinstance(patent.expiry, date) else Unknown(),
                stated=patent.expiry is not None,
                source=ask(f"when does patent {number} expire?", f"专利 {number} 何时届满？"),
            ),
        }
    )
