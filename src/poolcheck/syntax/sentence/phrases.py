"""Matches the phrases of the vocabulary against the words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode
from poolcheck.vocabulary.patterns import Piece, slot_kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.core.location import Span
    from poolcheck.syntax.sentence.lexicon import Lexicon, Phrase
    from poolcheck.syntax.sentence.words import Token


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a sentence: what its slots took, where it ends, and unknown words it took for values."""

    phrase: Phrase
    captures: tuple[tuple[str, Node], ...]
    end: int
    unknown: tuple[tuple[WordClass, Token], ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a slot takes: a node, where it ends, and unknown words taken for values."""

    node: Node
    end: int
    unknown: tuple[tuple[WordClass, Token], ...] = ()


_OF = "的"
_WITH = "与"
_BEFORE_WITH = (Piece(_WITH),)


def scalar(text: str, span: Span) -> ScalarNode:
    """Return a node for something read from a sentence; all of `span` stands for `text`."""
    return ScalarNode(text, span, offsets=())


def mapping(span: Span, *entries: tuple[str, Node]) -> MapNode:
    """Return a mapping read from a sentence."""
    return MapNode(tuple(Entry(scalar(key, value.span), value) for key, value in entries), span)


def match_phrase(lexicon: Lexicon, phrase: Phrase, words: Sequence[Token], start: int) -> Match | None:
    """Match a phrase against the words from `start` on; None if it does not stand there."""
    captures: list[tuple[str, Node]] = []
    unknown: list[tuple[WordClass, Token]] = []
    position = start
    for index, element in enumerate(phrase.pattern):
        if isinstance(element, Piece):
            if position < len(words) and position > start and words[position].text == _OF and element.text != _OF:
                position += 1  # 未经许可方的同意
            if position >= len(words) or not _stands_for(words[position], element.text):
                return None
            position += 1
            continue
        stop = _WITH if phrase.pattern[index + 1 : index + 2] == _BEFORE_WITH else ""  # 就许可与“某公司”谈判
        taken = take(lexicon, _slot_kind(lexicon, phrase, element.name), words, position, stop)
        if taken is None:
            return None
        captures.append((element.name, taken.node))
        unknown.extend(taken.unknown)
        position = taken.end
    return Match(phrase, tuple(captures), position, tuple(unknown))


def _pieces(word: Token) -> dict[str, None]:
    return dict.fromkeys((word.text, *word.ids_as(WordClass.PIECE)))


@lru_cache(maxsize=16)
def _by_first_slot(lexicon: Lexicon, kind: PhraseKind) -> Mapping[str, tuple[tuple[Phrase, str], ...]]:
    """Return the phrases that begin with a slot by what the slot takes, each with the piece behind that slot."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase in lexicon.phrases.get((kind, ""), ()):
        second = phrase.pattern[1] if len(phrase.pattern) > 1 else None
        piece = second.text if isinstance(second, Piece) else ""
        slot = _slot_kind(lexicon, phrase, getattr(phrase.pattern[0], "name", ""))
        found.setdefault(slot, []).append((phrase, piece))
    return {slot: tuple(phrases) for slot, phrases in found.items()}


def _pieces_behind(words: Sequence[Token], end: int) -> frozenset[str]:
    """Return the pieces that may follow a slot which ends here; a slot before 与 may end elsewhere, so it is one."""
    following = words[end : end + 2] if end < len(words) and words[end].text == _OF else words[end : end + 1]
    return frozenset(("", _WITH)).union(*(_pieces(word) for word in following))


def _stands_for(word: Token, piece: str) -> bool:
    return word.text == piece or piece in word.ids_as(WordClass.PIECE)


def matches_at(lexicon: Lexicon, kind: PhraseKind, words: Sequence[Token], start: int) -> tuple[Match, ...]:
    """Return all phrases of a kind that stand at `start`, the longest first."""
    if start >= len(words):
        return ()
    phrases = list(lexicon.starting(kind, _pieces(words[start])))
    for slot, those in _by_first_slot(lexicon, kind).items():
        if (taken := take(lexicon, slot, words, start)) is not None:
            behind = _pieces_behind(words, taken.end)
            phrases.extend(phrase for phrase, second in those if second in behind)
    found = [match for phrase in phrases if (match := match_phrase(lexicon, phrase, words, start)) is not None]
    return tuple(sorted(found, key=lambda match: (-match.end, len(match.unknown))))


def value_node(match: Match, span: Span) -> Node:
    """Return what an axis or trigger phrase says: its id, or a mapping of the id and what its slots took."""
    if match.phrase.value == "certainty":
        return match.captures[0][1]
    name = match.phrase.value or match.phrase.id
    if not match.captures:
        return scalar(name, span)
    key = "value" if match.phrase.kind is PhraseKind.AXIS else "trigger"
    return mapping(span, (key, scalar(name, span)), *match.captures)


def span_of(words: Sequence[Token]) -> Span:
    """Return the stretch from the first word to the last."""
    return words[0].span.to(words[-1].span)


def is_structure(token: Token, *ids: str) -> bool:
    """Whether the word is one of these structure words."""
    found = token.ids_as(WordClass.STRUCTURE)
    return bool(found) and any(id_ in ids for id_ in found)


def _slot_kind(lexicon: Lexicon, phrase: Phrase, name: str) -> str:
    if phrase.kind in (PhraseKind.ACT, PhraseKind.DECLARATIVE, PhraseKind.NEGATIVE):
        return lexicon.vocabulary.acts[phrase.id].slots.get(name, name)
    return slot_kind(name)


def take(lexicon: Lexicon, kind: str, words: Sequence[Token], start: int, stop: str = "") -> Taken | None:
    """Return what a slot of this kind takes of the words from `start` on; None if nothing there fits.

    A list does not go on behind the word `stop`.
    """
    if start >= len(words):
        return None
    reader = _LISTS.get(kind)
    if reader is not None:
        return _take_list(words, start, reader, stop)
    if kind == "event":
        return _take_event(lexicon, words, start)
    return _take_one(words, start, _SINGLE[kind])


def _take_list(words: Sequence[Token], start: int, word_class: WordClass, stop: str) -> Taken | None:
    nodes: list[Node] = []
    unknown: list[tuple[WordClass, Token]] = []
    position = start
    while position < len(words):
        position = _before_item(words, position, word_class)
        if position >= len(words):
            break
        token = words[position]
        node = _list_item(token, word_class)
        if node is None:
            break
        if token.is_a(WordClass.UNKNOWN):
            unknown.append((word_class, token))
        nodes.append(node)
        position += 1
        following = (
            position if position < len(words) and words[position].text == stop else _after_connectors(words, position)
        )
        if following == position or following >= len(words) or _list_item(words[following], word_class) is None:
            break
        position = following
    if not nodes:
        return None
    return Taken(ListNode(tuple(nodes), nodes[0].span.to(nodes[-1].span)), position, tuple(unknown))


def _before_item(words: Sequence[Token], position: int, word_class: WordClass) -> int:
    """Pass over what says nothing before an item of a list: `the`, and the `any` of `any competing technology`."""
    while position < len(words) and not words[position].is_a(word_class):
        following = words[position + 1 : position + 2]
        any_of_them = is_structure(words[position], "any") and any(word.is_a(word_class) for word in following)
        if not (is_structure(words[position], "noise") or any_of_them):
            break
        position += 1
    return position


def _after_connectors(words: Sequence[Token], position: int) -> int:
    while position < len(words) and (
        is_structure(words[position], "and", "or") or words[position].is_a(WordClass.COMMA)
    ):
        position += 1
    return position


def _list_item(token: Token, word_class: WordClass) -> Node | None:
    if (id_ := token.id_as(word_class)) is not None:
        return scalar(id_, token.span)
    if (quote := quotation(token)) is not None:
        return quote
    if (gap := gap_node(token)) is not None:
        return gap
    return scalar("____", token.span) if token.is_a(WordClass.UNKNOWN) else None


def gap_node(token: Token) -> ScalarNode | None:
    """Return a node for a blank or for a word such as `to be agreed`; None if the token is neither."""
    if token.is_a(WordClass.BLANK):
        return scalar("____", token.span)
    certainty = token.id_as(WordClass.CERTAINTY)
    return scalar(certainty, token.span) if certainty is not None else None


def quotation(token: Token) -> MapNode | None:
    """Return a node for quoted words; None if the token is not quoted."""
    quote = token.id_as(WordClass.QUOTED)
    return mapping(token.span, ("quote", scalar(quote, token.span))) if quote is not None else None


def _take_event(lexicon: Lexicon, words: Sequence[Token], start: int) -> Taken | None:
    token = words[start]
    if (date := token.id_as(WordClass.DATE)) is not None:
        return Taken(scalar(date, token.span), start + 1)
    node = quotation(token) or gap_node(token)
    if node is not None:
        return Taken(node, start + 1)
    for match in matches_at(lexicon, PhraseKind.TRIGGER, words, start):
        span = span_of(words[start : match.end])
        return Taken(value_node(match, span), match.end, match.unknown)
    return None


def _take_one(words: Sequence[Token], start: int, classes: tuple[WordClass, ...]) -> Taken | None:
    token = words[start]
    for word_class in classes:
        if (id_ := token.id_as(word_class)) is not None:
            node = quotation(token) or gap_node(token) or scalar(id_, token.span)
            return Taken(node, start + 1)
    return None


_LISTS: Mapping[str, WordClass] = {"object": WordClass.OBJECT, "party": WordClass.PARTY, "modes": WordClass.MODE}
_SINGLE: Mapping[str, tuple[WordClass, ...]] = {
    "n": (WordClass.NUMBER, WordClass.BLANK, WordClass.CERTAINTY),
    "percent": (WordClass.PERCENT, WordClass.BLANK, WordClass.CERTAINTY),
    "money": (WordClass.MONEY, WordClass.BLANK, WordClass.CERTAINTY),
    "quoted": (WordClass.QUOTED, WordClass.BLANK, WordClass.CERTAINTY),
    "place": (WordClass.QUOTED, WordClass.BLANK, WordClass.CERTAINTY),
    "base": (WordClass.BASE, WordClass.QUOTED, WordClass.BLANK, WordClass.CERTAINTY),
    "certainty": (WordClass.CERTAINTY, WordClass.BLANK),
}
