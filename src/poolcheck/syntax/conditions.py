"""Reads conditions: the closed list of triggers, acts as triggers, and quoted ones that stay unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.syntax.adverbials import without_adverbials
from poolcheck.syntax.lexicon import PhraseKind, WordClass
from poolcheck.syntax.phrases import is_structure, mapping, matches_at, scalar, span_of, value_node
from poolcheck.syntax.statements import read_act
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode
from poolcheck.vocabulary.patterns import VerbForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.lexicon import Lexicon
    from poolcheck.syntax.words import Token


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
            joints["any" if is_structure(words[position], "or") else "all"] = None
            position += 1
            continue
        if is_structure(words[position], "noise"):
            position += 1
            continue
        found = _trigger(lexicon, words, position)
        if found is None:
            return Condition(None, "trigger-unknown", tuple(words[position:]))
        node, position = found
        node, party = _with_party(node, party)
        nodes.append(node)
    if not nodes:
        return Condition(None, "trigger-missing", tuple(words))
    if len(joints) > 1:
        return Condition(None, "condition-mixes-and-or", tuple(words))
    if len(nodes) == 1:
        return Condition(nodes[0])
    span = nodes[0].span.to(nodes[-1].span)
    return Condition(mapping(span, (next(iter(joints), "all"), ListNode(tuple(nodes), span))))


def _trigger(lexicon: Lexicon, words: Sequence[Token], start: int) -> tuple[Node, int] | None:
    if (quote := words[start].id_as(WordClass.QUOTED)) is not None:
        span = words[start].span
        return mapping(span, ("quote", scalar(quote, span))), start + 1
    if words[start].is_a(WordClass.BLANK):
        return scalar("____", words[start].span), start + 1
    for match in matches_at(lexicon, PhraseKind.TRIGGER, words, start):
        if not match.unknown and _ends_trigger(words, match.end):
            return value_node(match, span_of(words[start : match.end])), match.end
    return _act_trigger(lexicon, words, start)


def _ends_trigger(words: Sequence[Token], end: int) -> bool:
    return end >= len(words) or is_structure(words[end], "and", "or", "noise")


def _act_trigger(lexicon: Lexicon, words: Sequence[Token], start: int) -> tuple[Node, int] | None:
    """Read `licensee challenges licensed patents`: a party and any act; it runs as far as it can be read."""
    party = words[start].id_as(WordClass.PARTY)
    if party is None:
        return None
    for end in range(len(words), start + 1, -1):
        if end < len(words) and not is_structure(words[end], "and", "or"):
            continue
        rest, adverbials = without_adverbials(lexicon, words[start + 1 : end])
        match = read_act(lexicon, rest, VerbForm.THIRD)
        if match is None or match.phrase.opposite or match.unknown:
            continue
        axes = lexicon.vocabulary.acts[match.phrase.id].axes
        span = span_of(words[start:end])
        entries = [("party", scalar(party, words[start].span)), ("act", scalar(match.phrase.id, rest[0].span))]
        return mapping(span, *entries, *match.captures, *(adverbial.on(axes) for adverbial in adverbials)), end
    return None


def _with_party(node: Node, party: Node | None) -> tuple[Node, Node | None]:
    """Give `and does not cure` the party of the trigger before it."""
    if not isinstance(node, MapNode):
        if isinstance(node, ScalarNode) and node.text in _OF_A_PARTY and party is not None:
            return mapping(node.span, ("trigger", node), ("party", party)), party
        return node, party
    own = node.get("party")
    if (
        own is None
        and party is not None
        and isinstance(trigger := node.get("trigger"), ScalarNode)
        and trigger.text in _OF_A_PARTY
    ):
        entries = (*node.entries, Entry(scalar("party", node.span), party))
        return MapNode(entries, node.span), party
    return node, own or party


_OF_A_PARTY = frozenset({"party_breaches", "party_does_not_pay", "party_does_not_cure"})
