"""Finds what a statement leaves open: an `or` of duties or of who must act, a qualifier between two things listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.lexicon import WordClass
from poolcheck.syntax.sentence.phrases import is_structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.location import Span
    from poolcheck.syntax.sentence.acts import Bare
    from poolcheck.syntax.sentence.adverbials import Adverbial
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token

_LISTED = (WordClass.OBJECT, WordClass.PARTY, WordClass.QUOTED)
_EACH_OF_EITHER = frozenset({"may", "must_not", "need_not", "should_not"})


def means_each(modality: str) -> bool:
    """Whether under a modality `one or the other` means each of them, and leaves nothing open."""
    return modality in _EACH_OF_EITHER


def unclear_or(
    lexicon: Lexicon, tokens: Sequence[Token], bare: Bare, adverbials: Sequence[Adverbial]
) -> Iterator[Span]:
    """Yield each `or` that leaves open who must act, or what must be done: each, or one at choice."""
    act = lexicon.vocabulary.acts[bare.match.phrase.id]
    harmless = means_each(bare.modality.text) or (act.declarative and "party" not in act.slots.values())
    for token in tokens:
        if not is_structure(token, "or"):
            continue
        beside = [each for each in adverbials if each.span.start <= token.span.start < each.span.end]
        of_parties = any(name == "party" for each in beside for name, _ in each.match(act.axes).captures)
        if of_parties or not harmless:
            yield token.span


def qualifiers_in_lists(tokens: Sequence[Token], adverbials: Sequence[Adverbial]) -> Iterator[Span]:
    """Yield each qualifier between two items of a list: `a fee of up to 5% and costs`, `in "PRC" and "Japan"`."""
    ends = {each.span.end: each.span for each in adverbials}
    starts = {each.span.start for each in adverbials}
    for index, joint in enumerate(tokens[1:-1], start=1):
        qualifier, following = ends.get(tokens[index - 1].span.end), tokens[index + 1]
        if qualifier is None or not is_structure(joint, "and", "or") or not joint.text.isascii():
            continue
        before = next((token for token in reversed(tokens[:index]) if token.span.end <= qualifier.start), None)
        listed = before is not None and any(map(before.is_a, _LISTED)) and any(map(following.is_a, _LISTED))
        if listed and following.span.start not in starts:
            yield qualifier
