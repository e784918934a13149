"""The facts of a document as a whole: its law, where it works, and what its license covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing, Quoted
from poolcheck.expr.values import Fact, OneOf, Several, Value
from poolcheck.facts.ground import Ground, ask
from poolcheck.facts.record import Facts
from poolcheck.facts.views import Role, bound_parties
from poolcheck.facts.written import choice, day, said, text
from poolcheck.syntax.tree import node_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.facts.clause_facts import ClauseRecord
    from poolcheck.vocabulary.entries import Vocabulary

_TEXTS = {
    "registration": ask("what is the number of its recordal or registration?", "该文件的备案号或者登记号为何？"),
    "displaces": ask("which earlier promises does the document displace?", "该文件取代此前的哪些约定或者承诺？"),
    "language": ask("which text prevails where there are several?", "有多种文本时，以何种文本为准？"),
}
_GRANTS = frozenset({"grant_license", "take_package"})
_GRANTS_NOTHING = frozenset({"must_not", "need_not", "should", "should_not"})
_WORLD = frozenset({"worldwide", "global", "全球"})


def document_record(
    linked: LinkedDocument, records: Sequence[ClauseRecord], words: Vocabulary, beside: Sequence[LinkedDocument]
) -> Facts:
    """Return the facts under `document`; `beside` are the documents whose markets are also its own."""
    document = linked.document
    facts = document.facts
    law = facts.governing_law
    law_value = choice("other" if said(law) and law != "prc" else law)
    found = {
        "kind": Fact("document.kind", OneOf(frozenset({document.kind}))),
        "governing_law": _stated(
            linked, "governing_law", law_value, ask("which law governs the document?", "该文件适用何国法律？")
        ),
        "effects_in_prc": Fact(
            "document.effects_in_prc",
            _effects_in_prc(linked, records, words, beside),
            source=ask(
                "does the conduct take place in economic activity in China, or restrict competition on a market there?",
                "该文件所涉行为是否属于中国境内的经济活动，或者对中国境内市场竞争产生排除、限制影响？",
            ),
        ),
    }
    questions = {
        "cross_border": ask("does technology cross the border under the document?", "该文件项下的技术是否跨境转移？"),
        "standard_form": ask(
            "was the document drafted in advance for repeated use and not negotiated?",
            "该文件是否为重复使用而预先拟定且未经协商？",
        ),
        "foreign_party": ask("is a party to the document foreign?", "该文件的当事人中是否有境外主体？"),
        "highlighted": ask(
            "was attention drawn to terms of major interest, and were they explained?",
            "对有重大利害关系的条款是否已作提示、说明？",
        ),
        "entire_agreement": ask("does the document displace all earlier agreements?", "该文件是否取代此前的全部约定？"),
    }
    for name, question in questions.items():
        found[name] = _stated(linked, name, choice(getattr(facts, name)), question)
    days = {
        "signed": ask("on which day was the document signed?", "该文件于何日签订？"),
        "effective": ask("on which day does the document take effect?", "该文件于何日生效？"),
        "recorded_on": ask("on which day was the license recorded?", "许可合同于何日备案？"),
        "registered_on": ask(
            "on which day was the import or export of technology registered?", "技术进出口合同于何日登记？"
        ),
    }
    for name, question in days.items():
        found[name] = _stated(linked, name, day(getattr(facts, name)), question)
    for name, question in _TEXTS.items():
        found[name] = _stated(linked, name, text(getattr(facts, name)), question)
    return Facts(found)


def _stated(linked: LinkedDocument, name: str, value: Value, ground: Ground) -> Fact:
    written = getattr(linked.document.facts, name) is not None
    stated = True if written else (None if linked.document.partial else False)
    if written:
        ground = Ground(ground.ask, node_at(linked.document.tree, (name,)).span)
    return Fact(f"document.{name}", value, stated=stated, source=ground)


def _effects_in_prc(
    linked: LinkedDocument, records: Sequence[ClauseRecord], words: Vocabulary, beside: Sequence[LinkedDocument]
) -> Truth:
    """Whether the document works on a market in China: so where it says that it applies there, or everywhere.

    A document under the law of China that names no other place is taken to be about China; a choice of law beside
    another place decides nothing.
    """
    china = words.values["prc"].spellings
    places = {place.casefold() for place in _places(linked, records, beside)}
    if not places.isdisjoint((*china, *_WORLD)):
        return Truth.TRUE
    return Truth.TRUE if linked.document.facts.governing_law == "prc" and not places else Truth.UNKNOWN


def _places(linked: LinkedDocument, records: Sequence[ClauseRecord], beside: Sequence[LinkedDocument]) -> Iterator[str]:
    """Yield the places that a document, its markets and its clauses name as where they apply."""
    markets = (market for document in beside for market in document.document.facts.markets)
    for place in (linked.document.facts.territory, *(market.area for market in markets)):
        if isinstance(place, str) and not isinstance(place, Missing):
            yield place
    for record in records:
        territory = record.view.statement.qualifiers.get("territory")
        if territory is None:
            continue
        if territory.value == "worldwide":
            yield territory.value
        named = territory.slots.get("place")
        if territory.value == "inside" and isinstance(named, Quoted):
            yield named.text


def licensed_scope(linked: LinkedDocument, records: Sequence[ClauseRecord]) -> Fact:
    """Return what is licensed, with all terms followed to what they mean."""
    question = ask("which patents does the license cover?", "许可覆盖哪些专利？")
    grants = [record for record in records if _grants(record)]
    stated: bool | None = True
    if grants:
        value = _granted(linked, grants)
    elif "licensed_patents" in linked.definitions:
        scope = linked.covers("licensed_patents")
        value = Several(scope.objects, None if scope.open else scope.possible)
    else:
        value, stated = Several(frozenset(), None), None if linked.document.partial else False
    if linked.document.partial:
        value = Several(value.known, None)
    places = [definition.statement.span for definition in linked.definitions.get("licensed_patents", ())]
    places = places or [record.view.statement.span for record in grants]
    source = Ground(question.ask, places[0], tuple(places[1:])) if places else question
    return Fact("licensed_scope", value, stated=stated, source=source)


def _grants(record: ClauseRecord) -> bool:
    """Whether a clause says what the licensee is licensed; its own grant to others does not."""
    statement = record.view.statement
    if record.view.role is not Role.STATEMENT or statement.act not in _GRANTS:
        return False
    if statement.modality in _GRANTS_NOTHING:
        return False
    return statement.act == "take_package" or bound_parties(record.view) != {"licensee"}


def _granted(linked: LinkedDocument, grants: Sequence[ClauseRecord]) -> Several:
    known: set[str] = set()
    possible: set[str] = set()
    is_open = False
    for record in grants:
        granted = record.fact("object").value
        if not isinstance(granted, Several):
            continue
        in_force = record.in_force().value is Truth.TRUE
        (known if in_force else possible).update(granted.known)
        undefined = "licensed_patents" in granted.known and "licensed_patents" not in linked.definitions
        is_open = is_open or granted.possible is None or undefined
        possible |= granted.possible or frozenset()
    return Several(frozenset(known), None if is_open else frozenset(possible))
