"""Statements about somebody else's act: must not restrict X from, must ensure that X does not, nothing restricts X."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.acts import OPPOSITE, Bare, Unread, length_of_parties, parties, read_act, without
from poolcheck.syntax.sentence.lexicon import WordClass
from poolcheck.syntax.sentence.phrases import is_structure, scalar
from poolcheck.vocabulary.patterns import VerbForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.phrases import Match
    from poolcheck.syntax.sentence.words import Token
    from poolcheck.syntax.tree import Node, ScalarNode

_DOCUMENTS = frozenset({"agreement", "charter", "license"})
_TWO_VERBS = 2
_BOUND = frozenset({"must", "must_not"})


def about_another(lexicon: Lexicon, right: Sequence[Token], modality: ScalarNode) -> Bare | Unread | None:
    """Read what stands behind a modality as about the act of somebody else; None if it is not."""
    if not right or (id_ := right[0].id_as(WordClass.SECOND_ORDER)) is None:
        return None
    while (
        len(right) > _TWO_VERBS
        and is_structure(right[1], "and", "or")
        and right[2].id_as(WordClass.SECOND_ORDER) == id_
    ):
        right = right[2:]  # must not prevent or restrict …
    form = lexicon.vocabulary.second_order[id_]
    change = form.becomes.get(modality.text)
    longest = length_of_parties(right[1:])
    if not longest and right[0].is_a(WordClass.PIECE):
        return None  # 保证权属 is an act, 保证关联方…… is about that of somebody else
    itself = right[0].is_a(WordClass.PIECE) and read_act(lexicon, right, VerbForm.BASE) is not None  # 保证“权属”
    if (change is None or not longest) and not itself:
        return Unread("second-order-unreadable", tuple(right))
    for end in range(1 + longest if change is not None else 1, 1, -1):
        party = parties(right[1:end])
        match, negated = _done_by_another(lexicon, right[end:], form.link)
        if party is not None and match is not None:
            break
    else:
        if itself:
            return None
        rest = right[1 + longest :]
        rest = rest[1:] if rest and rest[0].text == form.link else rest
        return Unread("act-unknown", tuple(rest) or tuple(right))
    if change is None:
        return None
    modal = scalar(change.modality, modality.span)
    if match.phrase.opposite is not negated:
        modal = replace(modal, text=OPPOSITE.get(modal.text, modal.text))
    return Bare(party, modal, match, tuple(change.qualifiers.items()), second_order=True)


def _done_by_another(lexicon: Lexicon, words: Sequence[Token], link: str) -> tuple[Match | None, bool]:
    """Read `from licensing …`, `(not) to pay …`, or what follows `ensure that somebody`; and whether it is negated."""
    negated = False
    while words and (binds := _negation(words[0])) is not None:
        if binds and negated:
            return None, negated
        negated = negated or binds
        words = words[1:]
    if words and words[0].text == link:
        words = words[1:]
        if words and _negation(words[0]):
            words, negated = words[1:], not negated
        return read_act(lexicon, words, VerbForm.GERUND if link == "from" else VerbForm.BASE), negated
    return read_act(lexicon, words, VerbForm.THIRD) or read_act(lexicon, words, VerbForm.BASE), negated


def _negation(word: Token) -> bool | None:
    """Whether a word says that what follows is not done; False if it only says `shall`, None if it is neither."""
    if is_structure(word, "not"):
        return True
    modality = word.id_as(WordClass.MODALITY)
    return modality == "must_not" if modality in _BOUND else None


def unsaid_modality(lexicon: Lexicon, words: Sequence[Token]) -> Bare | None:
    """Read `licensor permits licensee to …`, 许可方不限制被许可方…… and what an agreement itself restricts or not."""
    words = without(words, "noise", "hereby")
    start = next((i for i, word in enumerate(words) if word.is_a(WordClass.SECOND_ORDER)), None)
    if not start:
        return None
    left, right = list(words[:start]), words[start:]
    span = left[0].span.to(right[0].span)
    negated = False
    while len(left) > 1 and (is_structure(left[-1], "not", "construed") or _negation(left[-1]) is not None):
        negated = negated or bool(_negation(left[-1]))
        left.pop()
    if len(left) == 1 and is_structure(left[0], "nothing"):
        negated, party = True, None
    elif len(left) == 1 and left[0].id_as(WordClass.OBJECT) in _DOCUMENTS:
        party = None
    elif start != len(left) + int(negated) or (party := _named(left)) is None:
        return None
    found = about_another(lexicon, right, scalar("must_not" if negated else "must", span))
    return replace(found, secured_by=party) if isinstance(found, Bare) else None


def _named(left: Sequence[Token]) -> Node | None:
    return parties(left) if left else None
