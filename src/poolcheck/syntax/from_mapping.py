"""Reads a clause taken apart as a mapping: keys and values in either language become those of the canonical tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.syntax.sentence.adverbials import without_adverbials
from poolcheck.syntax.sentence.conditions import NOT, read_condition
from poolcheck.syntax.sentence.lexicon import WordClass
from poolcheck.syntax.sentence.phrases import mapping, scalar, take
from poolcheck.syntax.sentence.words import words
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode
from poolcheck.vocabulary.entries import entry_called
from poolcheck.vocabulary.patterns import Piece, Slot, patterns, slot_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.vocabulary.entries import Act, Vocabulary, Word

CLAUSE_KEYS = ("at", "id", "says", "text", "quote")
"""The keys of a clause that are no part of a statement."""

_CONDITIONS = ("if", "only_if", "unless")
_SHAPE = ("party", "modality", "act", *_CONDITIONS, "except", "otherwise", "secured_by", "performative")


def read_mapping(node: MapNode, lexicon: Lexicon) -> Reading[MapNode]:
    """Read one statement taken apart; every unknown key and value gives a diagnostic at its place."""
    reader = _Reader(lexicon)
    tree = reader.statement(node)
    return Reading(tree, tuple(reader.problems))


def key_id(key: str, lexicon: Lexicon) -> str | None:
    """Return the id of a key written in either language, or None."""
    written = key.strip().casefold()
    keys = _keys(lexicon.vocabulary)
    return keys.get(written) or keys.get(written.replace("_", " "))


@cache
def _keys(words: Vocabulary) -> dict[str, str]:
    """Return the ids of keys by all that they may be called."""
    found: dict[str, str] = {}
    for id_, word in words.fields.items():
        for form in word.spellings:
            found.setdefault(form, id_)
    return found


class _Reader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.vocabulary
        self.problems: list[Diagnostic] = []

    def statement(self, node: MapNode, *, as_trigger: bool = False) -> MapNode:
        act = self._act_of(node)
        entries: list[Entry] = []
        for entry in node.entries:
            key = self._key(entry.key, act)
            if key is not None:
                said = self._omission if as_trigger and key == "modality" else self._modality
                value = said(entry.value) if key == "modality" else self._value(key, entry.value, act)
                if value is not None:
                    entries.append(Entry(ScalarNode(key, entry.key.span, offsets=()), value))
        return MapNode(tuple(entries), node.span)

    def _act_of(self, node: MapNode) -> Act | None:
        for entry in node.entries:
            if key_id(entry.key.text, self.lexicon) == "act" and isinstance(entry.value, ScalarNode):
                return self.words.acts.get(_act_id(entry.value.text, self.lexicon) or "")
        return None

    def _key(self, key: ScalarNode, act: Act | None) -> str | None:
        found = key_id(key.text, self.lexicon)
        if found in _SHAPE or (act is not None and found in _slots_of_act(act)):
            return found
        axis = _axis_id(key.text, self.lexicon)
        if axis is not None:
            return axis
        if found is not None and act is None:
            return found
        known = [*CLAUSE_KEYS, *_SHAPE, *self.words.axes, *(_slots_of_act(act) if act else ("object",))]
        known += [name for id_ in known for name in _names(self.lexicon, id_)]
        self._problem("clause-key-unknown", key, known)
        return None

    def _value(self, key: str, node: Node, act: Act | None) -> Node | None:
        match key:
            case "party" | "secured_by":
                return self._items(node, WordClass.PARTY, "party-unknown")
            case "act":
                return self._act(node)
            case "performative":
                return self._yes_or_no(node)
            case "if" | "only_if" | "unless":
                return self._condition(node)
            case "otherwise" if isinstance(node, MapNode):
                return self.statement(node)
            case "except":
                return self._items(node, WordClass.OBJECT, "object-unknown")
            case _ if key in self.words.axes:
                return self._qualifier(key, node)
            case _:
                kind = act.slots.get(key, "object") if act else "object"
                word_class = WordClass.PARTY if kind == "party" else WordClass.OBJECT
                return self._items(node, word_class, f"{word_class}-unknown")

    def _modality(self, node: Node) -> Node | None:
        if not isinstance(node, ScalarNode):
            return self._shape(node)
        id_ = _id_of(node.text, self.words.modalities.values())
        if id_ is None:
            return self._problem("modality-unknown", node, _all_forms(self.words.modalities.values()))
        return scalar(id_, node.span)

    def _omission(self, node: Node) -> Node | None:
        """Read the modality of a trigger: that an act is not done is all it can say."""
        if not isinstance(node, ScalarNode):
            return self._shape(node)
        word = self.words.structure[NOT]
        if node.text.strip().casefold() in (*word.en, *word.zh):
            return scalar(NOT, node.span)
        return self._problem("modality-unknown", node, (*word.en[:1], *word.zh[:1]))

    def _yes_or_no(self, node: Node) -> Node | None:
        if not isinstance(node, ScalarNode):
            return self._shape(node)
        answers = [self.words.values[answer] for answer in ("yes", "no")]
        if (id_ := _id_of(node.text, answers)) is not None:
            return scalar(id_, node.span)
        of = _name_of("performative", self.lexicon)
        return self._problem("value-unknown", node, _all_forms(answers), of=of)

    def _act(self, node: Node) -> Node | None:
        if not isinstance(node, ScalarNode):
            return self._shape(node)
        id_ = _act_id(node.text, self.lexicon)
        if id_ is None:
            known = [name for act in self.words.acts.values() for name in _act_names(act)]
            return self._problem("act-unknown", node, known)
        return scalar(id_, node.span)

    def _items(self, node: Node, word_class: WordClass, code: str) -> Node | None:
        if isinstance(node, ListNode):
            items = tuple(item for each in node.items if (item := self._item(each, word_class, code)) is not None)
            return ListNode(items, node.span)
        item = self._item(node, word_class, code)
        return item if item is None else ListNode((item,), node.span)

    def _item(self, node: Node, word_class: WordClass, code: str) -> Node | None:
        if isinstance(node, MapNode):
            quote = node.get("quote") or node.get("原文")
            return mapping(node.span, ("quote", quote)) if quote is not None else self._shape(node)
        if not isinstance(node, ScalarNode):
            return self._shape(node)
        tokens = words(node, self.lexicon)
        if len(tokens) == 1:
            if (id_ := tokens[0].id_as(word_class)) is not None:
                return scalar(id_, node.span)
            if (quoted := tokens[0].id_as(WordClass.QUOTED)) is not None:
                return mapping(node.span, ("quote", scalar(quoted, node.span)))
            if tokens[0].is_a(WordClass.BLANK):
                return scalar("____", node.span)
        entries = self.words.parties if word_class is WordClass.PARTY else self.words.objects
        if (certainty := _id_of(node.text, self.words.certainties.values())) is not None:
            return scalar(certainty, node.span)
        if (id_ := _id_of(node.text, entries.values())) is not None:
            return scalar(id_, node.span)
        return self._problem(code, node, [*entries, *self.lexicon.surface(word_class)])

    def _qualifier(self, axis_id: str, node: Node) -> Node | None:
        axis = self.words.axes[axis_id]
        if isinstance(node, MapNode):
            return self._with_slots(node, "value", axis.values)
        if not isinstance(node, ScalarNode):
            return self._shape(node)
        if (id_ := _id_of(node.text, (*axis.values.values(), *self.words.certainties.values()))) is not None:
            return scalar(id_, node.span)
        tokens = words(node, self.lexicon)
        if len(tokens) == 1 and tokens[0].is_a(WordClass.BLANK):
            return scalar("____", node.span)
        rest, found = without_adverbials(self.lexicon, tokens)
        if not rest and len(found) == 1:
            name, value = found[0].on((axis_id,))
            if name == axis_id:
                return value
        known = [*axis.values, *_all_forms(axis.values.values())]
        return self._problem("value-unknown", node, known, of=axis.names.bilingual)

    def _condition(self, node: Node) -> Node | None:
        if isinstance(node, ListNode):
            items = tuple(item for each in node.items if (item := self._condition(each)) is not None)
            return mapping(node.span, ("any", ListNode(items, node.span)))
        if isinstance(node, MapNode):
            return self._condition_mapping(node)
        if (id_ := _id_of(node.text, self.words.triggers.values())) is not None:
            return scalar(id_, node.span)
        condition = read_condition(self.lexicon, words(node, self.lexicon))
        if condition.node is None:
            return self._problem(
                "trigger-unknown", node, [*self.words.triggers, *_all_forms(self.words.triggers.values())]
            )
        return condition.node

    def _condition_mapping(self, node: MapNode) -> Node | None:
        keys = {key_id(entry.key.text, self.lexicon): entry.value for entry in node.entries}
        if "quote" in keys:
            return mapping(node.span, ("quote", keys["quote"]))
        for mode in ("any", "all"):
            if mode in keys and isinstance(below := keys[mode], ListNode):
                items = tuple(item for each in below.items if (item := self._condition(each)) is not None)
                return mapping(node.span, (mode, ListNode(items, below.span)))
        if "trigger" in keys:
            return self._with_slots(node, "trigger", self.words.triggers)
        return self.statement(node, as_trigger=True)

    def _with_slots(self, node: MapNode, named: str, words_: Mapping[str, Word]) -> Node | None:
        """Read a value or trigger with what its slots take: `{value: within_days, n: 30}`."""
        keys = {entry: key_id(entry.key.text, self.lexicon) for entry in node.entries}
        name = next((entry.value for entry, key in keys.items() if key == named), None)
        if not isinstance(name, ScalarNode):
            return self._shape(node)
        id_ = _id_of(name.text, (*words_.values(), *self.words.certainties.values()))
        if id_ is None:
            code = f"{named}-unknown"
            return self._problem(code, name, _all_forms(words_.values()), of=Bilingual(named, named))
        slots = _slots(words_[id_]) if id_ in words_ else set()
        entries = [Entry(scalar(named, name.span), scalar(id_, name.span))]
        for entry, key in keys.items():
            if key == named:
                continue
            if key is None or key not in slots:
                known = [form for slot in slots for form in (slot, *_names(self.lexicon, slot))]
                self._problem("clause-key-unknown", entry.key, known)
            elif (value := self._slot(slot_kind(key), entry.value)) is not None:
                entries.append(Entry(scalar(key, entry.key.span), value))
        return MapNode(tuple(entries), node.span)

    def _slot(self, kind: str, node: Node) -> Node | None:
        if kind == "party":
            return self._items(node, WordClass.PARTY, "party-unknown")
        if isinstance(node, ListNode):
            found = [item for each in node.items if (item := self._slot(kind, each)) is not None]
            flat = [inner for item in found for inner in (item.items if isinstance(item, ListNode) else (item,))]
            return ListNode(tuple(flat), node.span)
        if isinstance(node, MapNode):
            return self._condition_mapping(node)
        if kind == "event" and (id_ := _id_of(node.text, self.words.triggers.values())) is not None:
            return scalar(id_, node.span)
        tokens = words(node, self.lexicon)
        taken = take(self.lexicon, kind, tokens, 0)
        if taken is not None and taken.end == len(tokens) and not taken.unknown:
            return taken.node
        if kind in ("place", "quoted", "base"):
            return mapping(node.span, ("quote", node))
        return self._problem("value-unknown", node, [], of=_name_of(kind, self.lexicon))

    def _problem(self, code: str, node: ScalarNode, known: Iterable[str], **values: object) -> Node | None:
        """Report an unknown word; there is no node for it."""
        same_script = [word for word in known if word.isascii() == node.text.isascii()]
        suggestion = closest(node.text, same_script)
        self.problems.append(diagnostic(code, node.span.location, words=node.text, suggestion=suggestion, **values))
        return None

    def _shape(self, node: Node) -> Node | None:
        """Report a part that has the wrong form; there is no node for it."""
        self.problems.append(diagnostic("clause-part-shape", node.span.location))
        return None


def _slots(word: Word) -> set[str]:
    """Return the slots that any form of a word has."""
    forms = [pattern for form in (*word.en, *word.zh) for pattern in patterns(form)]
    return {element.name for pattern in forms for element in pattern if isinstance(element, Slot)}


@cache
def _slots_of_act(act: Act) -> frozenset[str]:
    """Return the slots that what is done has: its object, if it is about any, and others such as `to`."""
    return frozenset(act.slots) | _slots(act.words) | _slots(act.declaratives)


def _name_of(kind: str, lexicon: Lexicon) -> Bilingual:
    field = lexicon.vocabulary.fields.get(kind)
    return field.bilingual if field is not None else Bilingual(kind, kind)


def _id_of(text: str, entries: Iterable[Word]) -> str | None:
    found = entry_called(text, entries)
    return None if found is None else found.id


def _act_id(text: str, lexicon: Lexicon) -> str | None:
    folded = text.strip().casefold()
    return next((act.id for act in lexicon.vocabulary.acts.values() if folded in _act_names(act)), None)


@cache
def _act_names(act: Act) -> tuple[str, ...]:
    """Return what an act may be called: its id, and the fixed words of its patterns."""
    names: dict[str, None] = {act.id: None, act.id.replace("_", " "): None}
    for form in (*act.words.en, *act.words.zh, *act.declaratives.en, *act.declaratives.zh):
        for pattern in patterns(form):
            pieces = [element.text for element in pattern if isinstance(element, Piece)]
            pieces = [piece for piece in pieces if piece not in _PREPOSITIONS] or pieces
            names[(" " if pieces[0].isascii() else "").join(pieces)] = None
    return tuple(names)


_PREPOSITIONS = frozenset({"就", "将", "向", "对", "与", "给", "的", "to", "with", "of", "against", "on", "in"})


def _axis_id(text: str, lexicon: Lexicon) -> str | None:
    folded = text.strip().casefold()
    return next((axis.id for axis in lexicon.vocabulary.axes.values() if folded in axis.names.spellings), None)


def _names(lexicon: Lexicon, id_: str) -> tuple[str, ...]:
    if (field := lexicon.vocabulary.fields.get(id_)) is not None:
        return (*field.en, *field.zh)
    if (axis := lexicon.vocabulary.axes.get(id_)) is not None:
        return (*axis.names.en, *axis.names.zh)
    return ()


def _all_forms(entries: Iterable[Word]) -> list[str]:
    return [form for word in entries for form in (word.id, *word.en, *word.zh)]
