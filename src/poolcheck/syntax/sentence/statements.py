"""Reads the bare words of a statement: who must, may or must not do what, to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.phrases import Match, gap_node, is_structure, matches_at, quotation, scalar
from poolcheck.syntax.tree import ListNode, MapNode, Node, ScalarNode
from poolcheck.vocabulary.patterns import VerbForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token

_OPPOSITE = {
    "must": "must_not",
    "must_not": "must",
    "may": "need_not",
    "need_not": "may",
    "should": "should_not",
    "should_not": "should",
}
_COVERBS = frozenset("就将向对与以")
_MOST_COVERBS = 3


@dataclass(frozen=True, slots=True)
class Bare:
    """A statement without its qualifiers, as far as it could be read."""

    party: Node | None
    modality: ScalarNode
    match: Match
    qualifiers: tuple[tuple[str, str], ...] = ()
    secured_by: Node | None = None
    second_order: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that are no statement: what they fail for, and the words at fault."""

    code: str
    words: tuple[Token, ...]


def read_statement(lexicon: Lexicon, words: Sequence[Token]) -> Bare | Unread | None:
    """Read a statement; None if the words do not look like one, Unread if they do but cannot be read."""
    words = _without(words, "hereby")
    index = next((i for i, word in enumerate(words) if _is_modality(word)), None)
    if index is None:
        return _declarative(lexicon, words) or _performative(lexicon, words)
    modality, qualifiers = _modality(lexicon, words[index])
    verb = VerbForm.GERUND if words[index].text.endswith((" from", " for")) else VerbForm.BASE
    left, right = words[:index], words[index + 1 :]
    if left and is_structure(left[0], "none"):
        becomes = lexicon.vocabulary.negated.get(modality.text, {})
        negated = becomes.get(words[index].text, becomes.get("other", ""))
        if not negated:
            return Unread("negation-unclear", (left[0], words[index]))
        modality, left = replace(modality, text=negated), left[1:]
    if _misspelled_modality(left, words[index]):
        return Unread("modality-unknown", (left[-1], words[index]))
    return _with_subject(lexicon, left, modality, right, qualifiers, verb)


def _misspelled_modality(left: Sequence[Token], modality: Token) -> bool:
    """Whether an unknown Chinese character stands between the party and the modality: 被许可方必需."""
    if len(left) < 2 or not left[-1].is_a(WordClass.UNKNOWN) or left[-1].text.isascii():
        return False
    return left[-1].span.end == modality.span.start and parties(left[:-1]) is not None


def read_act(lexicon: Lexicon, words: Sequence[Token], verb: VerbForm) -> Match | None:
    """Read what is done: the act whose pattern takes all the words; of several, the one the object fits."""
    words = _without(words, "noise")
    best: Match | None = None
    for order in _orders(words):
        for match in matches_at(lexicon, PhraseKind.ACT, order, 0):
            if match.end != len(order) or not _verb_fits(match, verb):
                continue
            if best is None or _rank(lexicon, match) > _rank(lexicon, best):
                best = match
        if best is not None and fits(lexicon, best):
            break
    return best


def _is_modality(word: Token) -> bool:
    return word.is_a(WordClass.MODALITY) or word.is_a(WordClass.COMPOUND)


def _modality(lexicon: Lexicon, word: Token) -> tuple[ScalarNode, tuple[tuple[str, str], ...]]:
    if (id_ := word.id_as(WordClass.COMPOUND)) is not None:
        change = next(compound.change for compound in lexicon.vocabulary.compounds if compound.id == id_)
        return scalar(change.modality, word.span), tuple(change.qualifiers.items())
    return scalar(word.id_as(WordClass.MODALITY) or "", word.span), ()


def _with_subject(
    lexicon: Lexicon,
    left: Sequence[Token],
    modality: ScalarNode,
    right: Sequence[Token],
    qualifiers: tuple[tuple[str, str], ...],
    verb: VerbForm,
) -> Bare | Unread:
    left = _without(left, "noise")
    if not left and right and parties(right[:1]) and not right[0].is_a(WordClass.PIECE):
        left, right = right[:1], right[1:]  # 禁止被许可方质疑……: the party stands behind the modality
    fronted = _fronted(left, right)
    if fronted is not None:
        left, right = fronted
    party = parties(left) if left else None
    if left and party is None:
        return Unread("party-unknown", tuple(left))
    second = _second_order(lexicon, right, modality)
    if second is not None:
        return replace(second, secured_by=party) if isinstance(second, Bare) else second
    match = read_act(lexicon, right, verb)
    if match is None:
        return Unread("act-unknown", tuple(right)) if right else Unread("act-missing", (*left,))
    if match.phrase.opposite:
        modality = replace(modality, text=_OPPOSITE.get(modality.text, modality.text))
    return Bare(party, modality, match, qualifiers)


def _fronted(left: Sequence[Token], right: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """Turn 必要改进应当由被许可方回授给专利池 into its plain order: the party first, the object behind the verb."""
    if not (left and left[0].is_a(WordClass.OBJECT) and right and is_structure(right[0], "by_agent")):
        return None
    return (right[1],) if len(right) > 1 else (), (*right[2:3], *left, *right[3:])


def parties(words: Sequence[Token]) -> Node | None:
    """Return the parties that all of the words name; None if they say anything else."""
    nodes: list[Node] = []
    for word in words:
        if is_structure(word, "noise", "and", "or") and not word.is_a(WordClass.PARTY):
            continue
        id_ = word.id_as(WordClass.PARTY)
        node = scalar(id_, word.span) if id_ is not None else quotation(word) or gap_node(word)
        if node is None:
            return None
        nodes.append(node)
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else ListNode(tuple(nodes), nodes[0].span.to(nodes[-1].span))


def _done_by_another(lexicon: Lexicon, words: Sequence[Token], link: str) -> Match | None:
    """Read `from licensing …`, `to pay …`, or what follows `ensure that somebody`."""
    if words and words[0].text == link:
        return read_act(lexicon, words[1:], VerbForm.GERUND if link == "from" else VerbForm.BASE)
    return read_act(lexicon, words, VerbForm.THIRD) or read_act(lexicon, words, VerbForm.BASE)


def length_of_parties(words: Sequence[Token]) -> int:
    """Return how many words from the first on name parties: one, or several joined by and."""
    length = 0
    position = 0
    while position < len(words) and parties(words[position : position + 1]) is not None:
        position += 1
        length = position
        while position < len(words) and is_structure(words[position], "and", "or"):
            position += 1
    return length


def _second_order(lexicon: Lexicon, right: Sequence[Token], modality: ScalarNode) -> Bare | Unread | None:
    if not right or (id_ := right[0].id_as(WordClass.SECOND_ORDER)) is None:
        return None
    form = lexicon.vocabulary.second_order[id_]
    change = form.becomes.get(modality.text)
    longest = length_of_parties(right[1:])
    if change is None or not longest:
        return Unread("second-order-unreadable", tuple(right))
    for end in range(1 + longest, 1, -1):
        party = parties(right[1:end])
        match = _done_by_another(lexicon, right[end:], form.link)
        if party is not None and match is not None:
            break
    else:
        rest = right[1 + longest :]
        rest = rest[1:] if rest and rest[0].text == form.link else rest
        return Unread("act-unknown", tuple(rest) or tuple(right))
    modal = scalar(change.modality, modality.span)
    if match.phrase.opposite:
        modal = replace(modal, text=_OPPOSITE.get(modal.text, modal.text))
    return Bare(party, modal, match, tuple(change.qualifiers.items()), second_order=True)


def _declarative(lexicon: Lexicon, words: Sequence[Token]) -> Bare | None:
    words = _without(words, "noise")
    for match in matches_at(lexicon, PhraseKind.DECLARATIVE, words, 0):
        if match.end == len(words) and not match.unknown:
            return Bare(None, scalar("declares", words[0].span.to(words[-1].span)), match)
    return None


def _performative(lexicon: Lexicon, words: Sequence[Token]) -> Bare | None:
    words = _without(words, "noise")
    if len(words) < 2 or (party := parties(words[:1])) is None:
        return None
    for verb in (VerbForm.THIRD, VerbForm.BASE):
        match = read_act(lexicon, words[1:], verb)
        if match is not None and lexicon.vocabulary.acts[match.phrase.id].performative and not match.phrase.opposite:
            return Bare(party, scalar("must", words[1].span), match)
    return None


def _without(words: Sequence[Token], *structure: str) -> tuple[Token, ...]:
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
    fits = all(isinstance(item, MapNode) or (isinstance(item, ScalarNode) and item.text in allowed) for item in items)
    fixed = sum(len(getattr(element, "text", "")) for element in match.phrase.pattern)
    return int(fits), -len(match.unknown), fixed
