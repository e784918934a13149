"""Reads conditions: the closed list of triggers, acts as triggers, and quoted ones that stay unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.acts import length_of_parties, parties, read_act
from poolcheck.syntax.sentence.adverbials import with_fewer_adverbials
from poolcheck.syntax.sentence.lexicon import PATENTS, Meaning, PhraseKind, WordClass
from poolcheck.syntax.sentence.phrases import (
    gap_node,
    is_structure,
    mapping,
    matches_at,
    quotation,
    scalar,
    span_of,
    value_node,
)
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode
from poolcheck.vocabulary.patterns import VerbForm, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token


_IN = "在"
_LISTING = "、"
_LONGEST_WITH_ACTS = 120
"""So many words of a condition are searched for what somebody does."""

NOT = "not"
"""The modality of an act that sets a condition off by not being done."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The triggers of a condition as a node, or the words that are none and what they fail for."""

    node: Node | None
    code: str = ""
    words: tuple[Token, ...] = ()


def read_condition(lexicon: Lexicon, words: Sequence[Token]) -> Condition:
    """Read the words of a condition: triggers joined by `and`, or by `or`, but not by both."""
    nodes: list[Node] = []
    joints: dict[str, None] = {}
    position = 0
    party: Node | None = None
    while position < len(words):
        if is_structure(words[position], "and", "or"):
            joints[_mode(words, position)] = None
            position += 1
            continue
        if is_structure(words[position], "noise", "condition_end"):
            position += 1
            continue
        found = _trigger(lexicon, words, position, party) or _inside(lexicon, words, position, party)
        if found is None and nodes:
            found = _of_the_same_patent(lexicon, words, position, nodes[0].span.text)
        if found is None:
            return Condition(None, "trigger-unknown", tuple(words[position:]))
        node, end = found
        apart = one_by_one(node, words[position:end])
        joints.update({"any": None} if len(apart) > 1 else {})
        joints.update({"any": None, "all": None} if not apart else {})
        for each in apart:
            named, party = _with_party(lexicon, each, party)
            nodes.append(named)
        position = end
    if len(joints) > 1:
        return Condition(None, "condition-mixes-and-or", tuple(words))
    if not nodes:
        return Condition(None, "trigger-missing", tuple(words))
    if len(nodes) == 1:
        return Condition(nodes[0])
    span = nodes[0].span.to(nodes[-1].span)
    return Condition(mapping(span, (next(iter(joints), "all"), ListNode(tuple(nodes), span))))


def _mode(words: Sequence[Token], position: int) -> str:
    """Return what a joint makes of what it stands between; the marks of 甲、乙或者丙 are as many times `or`."""
    either = is_structure(words[position], "or") or (
        words[position].text == _LISTING
        and any(is_structure(word, "or") for word in words[position:])
        and not any(is_structure(word, "and") and word.text != _LISTING for word in words)
    )
    return "any" if either else "all"


def _inside(lexicon: Lexicon, words: Sequence[Token], start: int, party: Node | None) -> tuple[Node, int] | None:
    """Read the trigger of 在……的情况下."""
    inside = words[start].text == _IN and start + 1 < len(words)
    return _trigger(lexicon, words, start + 1, party) if inside else None


def _of_the_same_patent(lexicon: Lexicon, words: Sequence[Token], start: int, first: str) -> tuple[Node, int] | None:
    """Read `is invalidated` behind `a patent expires or`, 被宣告无效 behind 专利到期或者: it is about a patent, too."""
    said = folded(first)
    subject = next((subject for subject in PATENTS if said.startswith(subject)), None)
    if subject is None:
        return None
    whole = subject + words[start].text
    named = replace(words[start], text=whole, meanings=lexicon.forms.get(whole, ()))
    found = _trigger(lexicon, (*words[:start], named, *words[start + 1 :]), start, None) if named.meanings else None
    return found if found is not None and isinstance(found[0], ScalarNode) else None


def joined(conditions: Sequence[Node], mode: str) -> Node:
    """Make one condition of several that a sentence puts one behind the other."""
    if len(conditions) == 1:
        return conditions[0]
    triggers: list[Node] = []
    for node in conditions:
        below = node.get(mode) if isinstance(node, MapNode) else None
        triggers.extend(below.items if isinstance(below, ListNode) else (node,))
    span = triggers[0].span.to(triggers[-1].span)
    return mapping(span, (mode, ListNode(tuple(triggers), span)))


def _trigger(lexicon: Lexicon, words: Sequence[Token], start: int, party: Node | None) -> tuple[Node, int] | None:
    """Read one trigger; behind one of a `party`, 控制权变更 is that of the same party."""
    if (of_party := _of_the_same(lexicon, words, start, party)) is not None:
        return of_party
    for match in matches_at(lexicon, PhraseKind.TRIGGER, words, start):
        if not match.unknown and _ends_trigger(words, match.end):
            return value_node(match, span_of(words[start : match.end])), match.end
    found = _act_trigger(lexicon, words, start)
    if found is not None:
        return found
    node = quotation(words[start]) or gap_node(words[start])
    return (node, start + 1) if node is not None and _ends_trigger(words, start + 1) else None


def _of_the_same(lexicon: Lexicon, words: Sequence[Token], start: int, party: Node | None) -> tuple[Node, int] | None:
    """Read what would be a trigger of nobody as one of the party before it: 被许可方违约或者控制权变更的."""
    if not isinstance(party, ScalarNode):
        items = party.items if isinstance(party, ListNode) else ()
        if len(items) != 1 or not isinstance(party := items[0], ScalarNode) or party.text == "____":
            return None
    named = replace(words[start], text="", meanings=(Meaning(WordClass.PARTY, party.text),))
    own = max((match.end for match in matches_at(lexicon, PhraseKind.TRIGGER, words, start)), default=0)
    for match in matches_at(lexicon, PhraseKind.TRIGGER, (*words[:start], named, *words[start:]), start):
        end = match.end - 1
        if not match.unknown and end == own and _ends_trigger(words, end):
            given = [(name, node) for name, node in match.captures if name != "party"]
            span = span_of(words[start:end])
            trigger = scalar(match.phrase.value or match.phrase.id, span)
            owner = ListNode((scalar(party.text, party.span),), party.span)
            return mapping(span, ("trigger", trigger), ("party", owner), *given), end
    return None


def _ends_trigger(words: Sequence[Token], end: int) -> bool:
    return end >= len(words) or is_structure(words[end], "and", "or", "noise", "condition_end")


def _act_trigger(lexicon: Lexicon, words: Sequence[Token], start: int) -> tuple[Node, int] | None:
    """Read `licensee challenges licensed patents`: a party and any act; it runs as far as it can be read."""
    if len(words) > _LONGEST_WITH_ACTS:
        return None
    for first in range(start + length_of_parties(words[start:]), start, -1):
        party = parties(words[start:first])
        for end in range(len(words), first, -1):
            if party is None or (end < len(words) and not is_structure(words[end], "and", "or")):
                continue
            done = _done(lexicon, words[first:end])
            if done is not None:
                return mapping(span_of(words[start:end]), ("party", party), *done), end
    return _act_of_the_only_party(lexicon, words[start:], start)


def _act_of_the_only_party(lexicon: Lexicon, words: Sequence[Token], start: int) -> tuple[Node, int] | None:
    """Read 未支付许可费, which names nobody, as said of the only party that can do it."""
    done = _done(lexicon, words) if words and is_structure(words[0], "not") else None
    by = lexicon.vocabulary.acts[act.text].by if done and isinstance(act := dict(done)["act"], ScalarNode) else ()
    if done is None or len(by) != 1:
        return None
    return mapping(span_of(words), ("party", scalar(by[0], words[0].span)), *done), start + len(words)


def _done(lexicon: Lexicon, words: Sequence[Token]) -> tuple[tuple[str, Node], ...] | None:
    """Read what somebody does, with its qualifiers, one on an axis; None if the words say something else."""
    for rest, adverbials in with_fewer_adverbials(lexicon, words):
        negated = bool(rest) and is_structure(rest[0], "not")
        match = read_act(lexicon, rest[negated:], VerbForm.BASE if negated else VerbForm.THIRD)
        if match is None and not negated:
            match = read_act(lexicon, rest, VerbForm.BASE)  # if licensee and its affiliates challenge …
        if match is None or match.phrase.opposite or match.unknown:
            continue
        given = [adverbial.on(lexicon.vocabulary.acts[match.phrase.id].axes) for adverbial in adverbials]
        if len(dict(given)) == len(given):
            not_done = [("modality", scalar(NOT, rest[0].span))] if negated else []
            return (*not_done, ("act", scalar(match.phrase.id, rest[0].span)), *match.captures, *given)
    return None


def one_by_one(node: Node, words: Sequence[Token]) -> tuple[Node, ...]:
    """Return a trigger for each of the parties or things that `or` stands between; none if that cannot be told."""
    if not any(is_structure(word, "or") for word in words) or not isinstance(node, MapNode):
        return (node,)
    lists = [entry for entry in node.entries if isinstance(entry.value, ListNode) and len(entry.value.items) > 1]
    if not lists:
        return (node,)
    if len(lists) > 1 or node.get("modality") is not None or any(is_structure(word, "and") for word in words):
        return ()
    (several,) = lists
    items = several.value.items if isinstance(several.value, ListNode) else ()
    return tuple(
        MapNode(
            tuple(
                Entry(entry.key, ListNode((item,), item.span)) if entry is several else entry for entry in node.entries
            ),
            node.span,
        )
        for item in items
    )


def _with_party(lexicon: Lexicon, node: Node, party: Node | None) -> tuple[Node, Node | None]:
    """Give `and does not cure` the party of the trigger before it."""
    if not isinstance(node, MapNode):
        if isinstance(node, ScalarNode) and party is not None and _of_a_party(lexicon, node):
            return mapping(node.span, ("trigger", node), ("party", party)), party
        return node, party
    own = node.get("party")
    if (
        own is None
        and party is not None
        and isinstance(trigger := node.get("trigger"), ScalarNode)
        and _of_a_party(lexicon, trigger)
    ):
        entries = (*node.entries, Entry(scalar("party", node.span), party))
        return MapNode(entries, node.span), party
    return node, own or party


def _of_a_party(lexicon: Lexicon, trigger: ScalarNode) -> bool:
    """Whether a trigger is about a party that may be left out: `(⟨party⟩) does not pay`."""
    word = lexicon.vocabulary.triggers.get(trigger.text)
    return word is not None and any("({party})" in form for form in word.en)
