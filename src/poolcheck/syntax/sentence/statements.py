"""Reads the bare words of a statement: who must, may or must not do what, to whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.acts import OPPOSITE, Bare, Unread, fits, length_of_parties, parties, read_act, without
from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.modal_phrases import (
    done_by,
    in_plain_order,
    is_modality,
    with_modality_in_one_word,
    with_object_behind,
)
from poolcheck.syntax.sentence.phrases import is_structure, matches_at, scalar
from poolcheck.syntax.sentence.second_order import about_another, unsaid_modality
from poolcheck.syntax.tree import ListNode, ScalarNode
from poolcheck.vocabulary.patterns import VerbForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.phrases import Match
    from poolcheck.syntax.sentence.words import Token
    from poolcheck.syntax.tree import Node

_NEGATED = frozenset({"must", "may", "should"})
"""The modalities that may be followed by `not`; behind others it would deny a denial."""

_FUTURE = frozenset({"shall", "will", "shall not", "will not"})
_LIABLE = frozenset({"be liable for", "be responsible for"})
_IN_COMMON = (("jointness", "jointly"),)
_BOTH = frozenset({"both parties", "双方", "双方当事人"})


def read_statement(lexicon: Lexicon, words: Sequence[Token]) -> Bare | Unread | None:
    """Read a statement; None if the words do not look like one, Unread if they do but cannot be read."""
    if (denied := _denied(lexicon, words)) is not None:
        return denied
    words = with_modality_in_one_word(without(words, "hereby"))
    index = next((i for i, word in enumerate(words) if is_modality(word)), None)
    if index is None:
        return (
            _declarative(lexicon, words)
            or _performative(lexicon, words)
            or unsaid_modality(lexicon, words)
            or _done_by(lexicon, words)
        )
    if (nobody := unsaid_modality(lexicon, words)) is not None:
        return nobody
    modality, qualifiers = _modality(lexicon, words[index])
    verb = VerbForm.GERUND if words[index].text.endswith((" from", " for")) else VerbForm.BASE
    left, right = words[:index], words[index + 1 :]
    if left and is_structure(left[0], "none"):
        moved = length_of_parties(right) if len(left) == 1 else 0  # in no event shall licensee challenge …
        left, right = (*left, *right[:moved]), right[moved:]
        becomes = lexicon.vocabulary.negated.get(modality.text, {})
        negated = becomes.get(words[index].text, becomes.get("other", ""))
        if not negated:
            return Unread("negation-unclear", (left[0], words[index]))
        modality, left = replace(modality, text=negated), left[1:]
    if left and words[index].is_a(WordClass.SECOND_ORDER) and length_of_parties(right):  # 甲方禁止乙方质疑……
        forbidden = about_another(lexicon, words[index:], replace(modality, text="must"))
        if isinstance(forbidden, Bare) and (party := parties(left)) is not None:
            return replace(forbidden, secured_by=party)
    if _misspelled_modality(left, words[index]):
        return Unread("modality-unknown", (left[-1], words[index]))
    return _with_subject(lexicon, left, modality, right, qualifiers, verb)


def _misspelled_modality(left: Sequence[Token], modality: Token) -> bool:
    """Whether an unknown Chinese character stands between the party and the modality: 被许可方必需."""
    if len(left) < 2 or not left[-1].is_a(WordClass.UNKNOWN) or left[-1].text.isascii():
        return False
    return left[-1].span.end == modality.span.start and parties(left[:-1]) is not None


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
    left = without(left, "noise")
    if not left and right and parties(right[:1]) and not right[0].is_a(WordClass.PIECE):
        left, right = right[:1], right[1:]  # 禁止被许可方质疑……: the party stands behind the modality
    sides = in_plain_order(left, right)
    by_nobody = bool(left) and not sides.left
    left, right = sides.left, sides.right
    party = parties(left) if left else None
    if left and party is None:
        by_nobody, right = True, _with_object_behind(lexicon, left, right, verb)
        if not right:
            return Unread("party-unknown", tuple(left))
    second = about_another(lexicon, right, modality)
    if second is not None:
        return replace(second, secured_by=party) if isinstance(second, Bare) else second
    negated = bool(right) and is_structure(right[0], "not")
    if negated and modality.text not in _NEGATED:
        return Unread("negation-unclear", right[:1])
    match = read_act(lexicon, right[negated:], verb)
    if match is None:
        return Unread("act-unknown", tuple(right)) if right else Unread("act-missing", (*left,))
    if match.phrase.opposite is not negated:
        modality = replace(modality, text=OPPOSITE.get(modality.text, modality.text))
    if _is_exempt(modality, right):
        modality = replace(modality, text="need_not")
    return Bare(party, modality, match, qualifiers, by_nobody=by_nobody)


def _with_object_behind(
    lexicon: Lexicon, thing: Sequence[Token], done: Sequence[Token], verb: VerbForm
) -> tuple[Token, ...]:
    """Put the object of 改进专利应当回授专利池, which names nobody, where an act has it; nothing if none has."""
    return next(
        (
            order
            for order in with_object_behind(thing, done)
            if (match := read_act(lexicon, order, verb)) is not None and fits(lexicon, match)
        ),
        (),
    )


def _is_exempt(modality: ScalarNode, right: Sequence[Token]) -> bool:
    """Whether somebody `shall not be liable for …`, which forbids nothing: there is no such duty."""
    return modality.text == "must_not" and modality.span.text.casefold() in _FUTURE and right[0].text in _LIABLE


def _denied(lexicon: Lexicon, words: Sequence[Token]) -> Bare | None:
    """Read `licensor does not warrant validity`, 任何一方均不对间接损失承担责任: there is no such duty."""
    words = without(words, "noise", "hereby")
    length = length_of_parties(words)
    if not length or (party := parties(words[:length])) is None:
        return None
    for match in matches_at(lexicon, PhraseKind.NEGATIVE, words, length):
        if match.end == len(words) and not match.unknown:
            return Bare(party, scalar("need_not", words[length].span), match)
    return None


def _declarative(lexicon: Lexicon, words: Sequence[Token]) -> Bare | None:
    words = without(words, "noise")
    for match in matches_at(lexicon, PhraseKind.DECLARATIVE, words, 0):
        if match.end == len(words) and not match.unknown:
            together = any("jointly" in text or "共有" in text for text in _pieces(match))
            owned = tuple((name, _jointly(node, together=together)) for name, node in match.captures)
            said = scalar("declares", words[0].span.to(words[-1].span))
            jointly = _IN_COMMON if together and _by_several(owned) else ()
            return Bare(None, said, replace(match, captures=owned), jointly)
    return None


def _pieces(match: Match) -> tuple[str, ...]:
    return tuple(getattr(element, "text", "") for element in match.phrase.pattern)


def _by_several(owned: Sequence[tuple[str, Node]]) -> bool:
    """Whether something belongs to several, who are named one by one."""
    of = dict(owned).get("to")
    return isinstance(of, ListNode) and len(of.items) > 1


def _jointly(node: Node, *, together: bool = False) -> Node:
    """Read what belongs to `both parties` as theirs jointly; what belongs to `each party` is its own.

    With `together` the verb itself says that it is owned in common, by whatever name the parties go.
    """
    if isinstance(node, ListNode):
        return replace(node, items=tuple(_jointly(item, together=together) for item in node.items))
    if isinstance(node, ScalarNode) and node.text == "each_party":
        return replace(node, text="parties_jointly") if together or node.span.text.casefold() in _BOTH else node
    return node


def parties_jointly(subject: Node | None, given: Mapping[str, Node]) -> Node | None:
    """Return the parties of 双方应当共同办理 as one; None if they are not said to act so."""
    value = given.get("jointness")
    if not (isinstance(subject, ScalarNode) and isinstance(value, ScalarNode) and value.text == "jointly"):
        return None
    jointly = _jointly(subject)
    return jointly if jointly is not subject else None


def _done_by(lexicon: Lexicon, words: Sequence[Token]) -> Bare | None:
    found = done_by(without(words, "noise"))
    if found is None:
        return None
    sides, by = found
    match = read_act(lexicon, sides.right, VerbForm.BASE)
    if match is None or match.phrase.opposite:
        return None
    return Bare(parties(sides.left), scalar("must", by.span), match)


def _performative(lexicon: Lexicon, words: Sequence[Token]) -> Bare | None:
    """Read `licensor (hereby) grants …`: what is said is done by saying it."""
    words = without(words, "noise")
    length = length_of_parties(words)
    if len(words) <= length or (party := parties(words[:length])) is None:
        return None
    for verb in (VerbForm.THIRD, VerbForm.BASE):
        match = read_act(lexicon, words[length:], verb)
        if match is not None and lexicon.vocabulary.acts[match.phrase.id].performative and not match.phrase.opposite:
            return Bare(party, scalar("must", words[length].span), match, performative=True)
    return None
