"""Turns the canonical tree of a statement into a `Statement`, and checks that its parts go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Diagnostic, Severity, diagnostic
from poolcheck.core.suggest import closest
from poolcheck.documents.clause import Condition, Item, Missing, Qualifier, Quoted, Statement, Trigger
from poolcheck.syntax.tree import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from poolcheck.core.location import Span
    from poolcheck.vocabulary.entries import Act, Vocabulary

_BLANKS = {"____": Missing.BLANK, **{missing.value: missing for missing in Missing}}
_CONDITIONS = ("if", "only_if", "unless")
_ANYONE = frozenset(
    {"any_party", "each_party", "a_party", "other_party", "it", "parties_jointly", "affiliate", "patentee"}
    | {"founder", "other_members"}
)


class StatementBuilder:
    """Builds statements and gathers what does not fit in them."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.problems: list[Diagnostic] = []

    def statement(self, node: MapNode, *, as_trigger: bool = False) -> Statement | None:
        """Return the statement of a canonical tree; None, with a diagnostic, if it does not say who does what."""
        act_node, modality = node.get("act"), node.get("modality")
        if not isinstance(act_node, ScalarNode) or (modality is None and not as_trigger):
            self.problems.append(diagnostic("clause-incomplete", node.span.location))
            return None
        act = self.words.acts[act_node.text]
        parties = _items(node.get("party"))
        self._check_parties(act, parties, node)
        slots = {name: _items(below) for name in ("object", *act.slots) if (below := node.get(name)) is not None}
        self._check_objects(act, node)
        otherwise = node.get("otherwise")
        return Statement(
            parties=parties,
            modality=modality.text if isinstance(modality, ScalarNode) else "",
            act=act.id,
            slots=slots,
            qualifiers=self._qualifiers(act, node),
            conditions={key: self._condition(below) for key in _CONDITIONS if (below := node.get(key)) is not None},
            excepted=_items(node.get("except")),
            otherwise=self.statement(otherwise) if isinstance(otherwise, MapNode) else None,
            secured_by=_items(node.get("secured_by")),
            span=node.span,
            places={entry.key.text: entry.value.span for entry in node.entries},
            performative=self._performative(act, node),
        )

    def _performative(self, act: Act, node: MapNode) -> bool:
        """Whether the act is done by being said, which goes only with some acts, and only without another modality."""
        mark, modality = node.get("performative"), node.get("modality")
        if not (isinstance(mark, ScalarNode) and mark.text == "yes"):
            return False
        bare = isinstance(modality, ScalarNode) and modality.text == "must" and node.get("party") is not None
        if not (act.performative and bare and node.get("secured_by") is None):
            self.problems.append(diagnostic("clause-part-shape", mark.span.location))
            return False
        return True

    def _qualifiers(self, act: Act, node: MapNode) -> dict[str, Qualifier]:
        found = {}
        for entry in node.entries:
            axis = self.words.axes.get(entry.key.text)
            if axis is None or (axis.id in act.slots and axis.id not in act.axes):
                continue
            if axis.id not in act.axes:
                values = {"written": entry.value.span.text, "axis": axis.names.bilingual, "act": self.name(act)}
                self.problems.append(diagnostic("axis-not-of-act", entry.value.span.location, **values))
                continue
            qualifier = _qualifier(axis.id, entry.value)
            if qualifier.value not in axis.values and not isinstance(qualifier.value, Missing):
                known = [form for value in axis.values.values() for form in (value.id, *value.en, *value.zh)]
                values_ = {
                    "words": qualifier.value,
                    "suggestion": closest(qualifier.value, known),
                    "of": axis.names.bilingual,
                }
                self.problems.append(diagnostic("value-unknown", entry.value.span.location, **values_))
                continue
            found[axis.id] = qualifier
        return found

    def _condition(self, node: Node) -> Condition:
        if isinstance(node, MapNode):
            for mode in ("any", "all"):
                if isinstance(below := node.get(mode), ListNode):
                    return Condition(mode, tuple(self._trigger(item) for item in below.items))
        return Condition("all", (self._trigger(node),))

    def _trigger(self, node: Node) -> Trigger:
        if isinstance(node, ScalarNode):
            return Trigger(node.span, id=None if node.text in _BLANKS else node.text)
        if not isinstance(node, MapNode):
            return Trigger(node.span)
        if isinstance(quote := node.get("quote"), ScalarNode):
            return Trigger(node.span, quote=quote.text)
        if isinstance(id_ := node.get("trigger"), ScalarNode):
            slots = {entry.key.text: _slot(entry.value) for entry in node.entries if entry.key.text != "trigger"}
            return Trigger(node.span, id=id_.text, slots=slots)
        return Trigger(node.span, act=self.statement(node, as_trigger=True))

    def _check_parties(self, act: Act, parties: tuple[Item, ...], node: MapNode) -> None:
        allowed = {*act.by, *_ANYONE}
        for party in parties:
            if isinstance(party, str) and not isinstance(party, Missing) and act.by and party not in allowed:
                place = node.get("party") or node
                name = self.words.parties[party].bilingual
                problem = diagnostic(
                    "party-unusual", place.span.location, Severity.WARNING, party=name, act=self.name(act)
                )
                self.problems.append(problem)

    def _check_objects(self, act: Act, node: MapNode) -> None:
        below = node.get("object")
        if below is None or not act.objects:
            return
        for item in below.items if isinstance(below, ListNode) else (below,):
            if isinstance(item, ScalarNode) and item.text not in act.objects and item.text not in _BLANKS:
                fits = Bilingual(
                    ", ".join(self.words.objects[object_].printed("en") for object_ in act.objects),
                    "、".join(self.words.objects[object_].printed("zh") for object_ in act.objects),
                )
                values = {"object": self.words.objects[item.text].bilingual, "act": self.name(act), "fits": fits}
                self.problems.append(diagnostic("object-not-of-act", item.span.location, **values))

    def name(self, act: Act) -> Bilingual:
        """Return what an act is called in messages: its printed pattern without the slots."""
        return act_name(act)


def act_name(act: Act) -> Bilingual:
    """Return what an act is called: its printed patterns with … for what is put in."""
    return Bilingual(*(_without_slots(act, language) for language in ("en", "zh")))


def _without_slots(act: Act, language: str) -> str:
    form = (act.called.en if language == "en" else act.called.zh)[0]
    for name in ("object", *act.slots):
        form = form.replace("{" + name + "}", "…")
    return form


def _items(node: Node | None) -> tuple[Item, ...]:
    if node is None:
        return ()
    return tuple(_item(each) for each in (node.items if isinstance(node, ListNode) else (node,)))


def _item(node: Node) -> Item:
    if isinstance(node, MapNode) and isinstance(quote := node.get("quote"), ScalarNode):
        return Quoted(quote.text)
    if isinstance(node, ScalarNode):
        return _BLANKS.get(node.text, node.text)
    return Missing.UNKNOWN


def _qualifier(axis: str, node: Node) -> Qualifier:
    if isinstance(node, MapNode):
        value = node.get("value")
        text = value.text if isinstance(value, ScalarNode) else ""
        slots = {entry.key.text: _slot(entry.value) for entry in node.entries if entry.key.text != "value"}
        return Qualifier(axis, _BLANKS.get(text, text), node.span, slots)
    text = node.text if isinstance(node, ScalarNode) else ""
    return Qualifier(axis, _BLANKS.get(text, text), node.span)


def _slot(node: Node) -> object:
    """Return what a slot took: text, a gap, quoted words, a list of these, or a trigger with slots of its own."""
    if isinstance(node, ListNode):
        return tuple(_slot(item) for item in node.items)
    if isinstance(node, MapNode):
        if isinstance(quote := node.get("quote"), ScalarNode):
            return Quoted(quote.text)
        return {entry.key.text: _slot(entry.value) for entry in node.entries}
    return _BLANKS.get(node.text, node.text)


def place_of(statement: Statement, *keys: str) -> Span:
    """Return where the first of these parts of a statement stands; the whole statement if none is written."""
    return next((statement.places[key] for key in keys if key in statement.places), statement.span)
