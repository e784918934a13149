"""Reads the segments a statement depends on: its conditions of each kind, whose party it means, and its exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.conditions import joined, read_condition
from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.phrases import gap_node, is_structure, quotation, scalar, span_of
from poolcheck.syntax.sentence.segments import Part
from poolcheck.syntax.tree import ListNode, MapNode, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.problems import Problems
    from poolcheck.syntax.sentence.segments import Segment
    from poolcheck.syntax.sentence.words import Token

_KEYS = {Part.IF: "if", Part.ONLY_IF: "only_if", Part.UNLESS: "unless"}


def conditions(lexicon: Lexicon, parts: Sequence[Segment], problems: Problems) -> list[tuple[str, Node]]:
    """Read the conditions of a sentence: an entry for each kind of which there are any."""
    return [
        entry
        for part, key in _KEYS.items()
        for entry in _of_one_kind(lexicon, key, [segment for segment in parts if segment.part is part], problems)
    ]


def exception(lexicon: Lexicon, tokens: Sequence[Token], problems: Problems) -> list[tuple[str, Node]]:
    """Read what is excepted: objects, parties or quoted things; or triggers, which are an `unless`."""
    items: list[Node] = []
    for token in tokens:
        if is_structure(token, "and", "or", "noise") or token.is_a(WordClass.COMMA):
            continue
        id_ = token.id_as(WordClass.PARTY) or token.id_as(WordClass.OBJECT)
        if id_ is not None:
            items.append(scalar(id_, token.span))
        elif (node := quotation(token) or gap_node(token)) is not None:
            items.append(node)
        else:
            return _condition(lexicon, _KEYS[Part.UNLESS], tokens, problems)
    return [("except", ListNode(tuple(items), span_of(tokens)))]


def together(
    entries: Sequence[tuple[str, Node]], tokens: Sequence[Token], problems: Problems
) -> list[tuple[str, Node]]:
    """Make one of exceptions that stand apart: `unless a patent lapses, except where member consents`."""
    found: dict[str, list[Node]] = {}
    for key, node in entries:
        found.setdefault(key, []).append(node)
    unless = found.get(_KEYS[Part.UNLESS], [])
    if len(unless) > 1:
        if any(isinstance(node, MapNode) and node.get("all") is not None for node in unless):
            problems.unknown_phrase("condition-mixes-and-or", tokens, PhraseKind.TRIGGER)
        found[_KEYS[Part.UNLESS]] = [joined(unless, "any")]
    excepted = [node for node in found.get("except", []) if isinstance(node, ListNode)]
    if len(excepted) > 1:
        span = excepted[0].span.to(excepted[-1].span)
        found["except"] = [ListNode(tuple(item for node in excepted for item in node.items), span)]
    return [(key, nodes[0]) for key, nodes in found.items()]


def party_of(entries: Sequence[tuple[str, Node]]) -> Node | None:
    """Return the party of the leading condition, which a statement without a subject means."""
    for key, node in entries:
        if key != _KEYS[Part.IF] or not isinstance(node, MapNode):
            continue
        nodes = [node]
        for mode in ("any", "all"):
            if isinstance(inner := node.get(mode), ListNode):
                nodes.extend(item for item in inner.items if isinstance(item, MapNode))
        for candidate in nodes:
            party = candidate.get("party")
            if isinstance(party, ListNode) and party.items:
                return party.items[0]
            if party is not None:
                return party
    return None


def _of_one_kind(lexicon: Lexicon, key: str, written: Sequence[Segment], problems: Problems) -> list[tuple[str, Node]]:
    """Read the conditions of one kind: of several, all must come about, or any if `or` is between them."""
    found = [entry for segment in written for entry in _condition(lexicon, key, segment.words, problems)]
    if len(found) < 2:
        return found
    joints = {segment.joint or ("or" if segment.part is Part.UNLESS else "and") for segment in written[1:]}
    mode, other = ("any", "all") if "or" in joints else ("all", "any")
    nodes = [node for _, node in found]
    if len(joints) > 1 or any(isinstance(node, MapNode) and node.get(other) is not None for node in nodes):
        problems.unknown_phrase("condition-mixes-and-or", written[0].words, PhraseKind.TRIGGER)
        return []
    return [(key, joined(nodes, mode))]


def _condition(lexicon: Lexicon, key: str, tokens: Sequence[Token], problems: Problems) -> list[tuple[str, Node]]:
    condition = read_condition(lexicon, tokens)
    if condition.node is not None:
        return [(key, condition.node)]
    problems.unknown_phrase(condition.code, condition.words or tokens, PhraseKind.TRIGGER)
    return []
