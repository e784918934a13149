"""Reads who is named and what is done: parties, and the act whose pattern takes the words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.noun_phrases import joined, with_recipient_last
from poolcheck.syntax.sentence.phrases import Match, gap_node, is_structure, matches_at, quotation, scalar
from poolcheck.syntax.tree import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token
    from poolcheck.vocabulary.patterns import VerbForm

OPPOSITE = {
    "must": "must_not",
    "must_not": "must",
    "may": "need_not",
    "need_not": "may",
    "should": "should_not",
    "should_not": "should",
}
"""What a modality becomes where the act is the opposite, or is not to be done."""

_COVERBS = frozenset("就将向对与以")
_MOST_COVERBS = 3


@dataclass(frozen=True, slots=True)
class Bare:
    """A statement without its qualifiers, as far as it could be read; `by_nobody` if it does not say by whom."""

    party: Node | None
    modality: ScalarNode
    match: Match
    qualifiers: tuple[tuple[str, str], ...] = ()
    secured_by: Node | None = None
    second_order: bool = False
    performative: bool = False
    by_nobody: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that are no statement: what they fail for, and the words at fault."""

    code: str
    words: tuple[Token, ...]


def read_act(lexicon: Lexicon, words: Sequence[Token], verb: VerbForm) -> Match | None:
    """Read what is done: the act whose pattern takes all the words; of several, the one the object fits."""
    words = joined(lexicon, without(words, "noise"))
    best: Match | None = None
    heavy = (joined(lexicon, order) for order in with_recipient_last(words, length_of_parties))
    for order in (*_orders(words), *heavy):
        for match in matches_at(lexicon, PhraseKind.ACT, order, 0):
            if match.end != len(order) or not _verb_fits(match, verb):
                continue
            if best is None or _rank(lexicon, match) > _rank(lexicon, best):
                best = match
        if best is not None and fits(lexicon, best):
            break
    return best


def parties(words: Sequence[Token]) -> Node | None:
    """Return the parties that all of the words name; None if they say anything else."""
    nodes: list[Node] = []
    for word in words:
        if is_structure(word, "noise", "and", "or", "each") and not word.is_a(WordClass.PARTY):
            continue
        id_ = word.id_as(WordClass.PARTY)
        node = scalar(id_, word.span) if id_ is not None else quotation(word) or gap_node(word)
        if node is None:
            return None
        nodes.append(node)
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else ListNode(tuple(nodes), nodes[0].span.to(nodes[-1].span))


def length_of_parties(words: Sequence[Token]) -> int:
    """Return how many words from the first on name parties: one, or several joined by and."""
    length = 0
    position = 0
    while position < len(words):
        while position < len(words) and is_structure(words[position], "noise", "each"):
            position += 1
        if parties(words[position : position + 1]) is None:
            break
        position += 1
        length = position
        while position < len(words) and is_structure(words[position], "and", "or"):
            position += 1
        if position == length:
            break
    return length


def without(words: Sequence[Token], *structure: str) -> tuple[Token, ...]:
    """Leave out the words that are such structure words and nothing else."""
    return tuple(
        word
        for word in words
        if not (is_structure(word, *structure) and len({m.word_class for m in word.meanings}) == 1)
    )


def _orders(words: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Return the words in the orders in which Chinese may put its coverb phrases (就…, 向…, 将… before the verb)."""
    groups: list[tuple[Token, ...]] = []
    position = 0
    while position < len(words) and words[position].text in _COVERBS:
        end = position + 1
        while end < len(words) and not (words[end].text in _COVERBS or _starts_verb(words[end])):
            end += 1
        groups.append(tuple(words[position:end]))
        position = end
    if not 1 < len(groups) <= _MOST_COVERBS:
        return [tuple(words)]
    rest = tuple(words[position:])
    return [tuple(word for group in order for word in group) + rest for order in permutations(groups)]


def _starts_verb(word: Token) -> bool:
    classes = {meaning.word_class for meaning in word.meanings}
    return classes == {WordClass.PIECE}


def _verb_fits(match: Match, verb: VerbForm) -> bool:
    chinese = any(not getattr(element, "text", "a").isascii() for element in match.phrase.pattern)
    return chinese or match.phrase.verb is verb


def fits(lexicon: Lexicon, match: Match) -> bool:
    """Whether the objects go with the act, as far as they are known words."""
    return _rank(lexicon, match)[0] > 0 and not match.unknown


def _rank(lexicon: Lexicon, match: Match) -> tuple[int, int, int]:
    """Rank an act by whether its objects fit, then by how few unknown and how many fixed words it takes."""
    allowed = {*lexicon.vocabulary.acts[match.phrase.id].objects, "____"}
    objects = next((node for name, node in match.captures if name == "object"), None)
    items = objects.items if isinstance(objects, ListNode) else ()
    fitting = all(
        isinstance(item, MapNode) or (isinstance(item, ScalarNode) and item.text in allowed) for item in items
    )
    fixed = sum(len(getattr(element, "text", "")) for element in match.phrase.pattern)
    return int(fitting), -len(match.unknown), fixed
