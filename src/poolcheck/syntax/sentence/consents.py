"""Exceptions that are a consent: `must not …, except with consent of licensor` is `without consent of licensor`."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.adverbials import without_adverbials
from poolcheck.syntax.sentence.phrases import scalar
from poolcheck.syntax.sentence.segments import Part
from poolcheck.syntax.tree import Entry, MapNode, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.adverbials import Adverbial
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.segments import Segment
    from poolcheck.syntax.tree import Node

_WITHOUT = {
    "with_consent": "without_consent",
    "with_prior_consent": "without_prior_consent",
    "with_written_consent": "without_written_consent",
    "with_prior_written_consent": "without_prior_written_consent",
    "consent_of_all_members": "without_consent_of_all_members",
    "majority_consent": "without_majority_consent",
}
"""What an exception for a consent makes of a prohibition."""

CONSENTS = frozenset(_WITHOUT)
"""The values that say there is a consent."""


def without_only_before_consent(adverbials: Sequence[Adverbial]) -> list[Adverbial]:
    """Leave out the `only` of `only with consent of licensor`: it limits the consent, and not what is done."""
    return [
        adverbial
        for adverbial, following in zip_longest(adverbials, adverbials[1:])
        if not (
            following is not None
            and adverbial.readings[0].phrase.id == "only"
            and following.readings[0].phrase.value in _WITHOUT
            and following.span.start - adverbial.span.end <= 1
        )
    ]


def excepts_consent(lexicon: Lexicon, segment: Segment) -> bool:
    """Whether a segment only says that there is consent: `except with consent of licensor`, 除非经许可方同意."""
    if segment.part not in (Part.UNLESS, Part.EXCEPT):
        return False
    rest, found = without_adverbials(lexicon, segment.words)
    return not rest and len(found) == 1 and all(match.phrase.value in _WITHOUT for match in found[0].readings)


def without_consent(
    lexicon: Lexicon, said: Sequence[tuple[str, Node]], segment: Segment
) -> list[tuple[str, Node]] | None:
    """Return a prohibition that a consent is excepted from; None if it is none, or already says of a consent."""
    _, (adverbial, *_) = without_adverbials(lexicon, segment.words)
    axis, node = adverbial.on(lexicon.vocabulary.axes)
    modality = dict(said).get("modality")
    if not (isinstance(modality, ScalarNode) and modality.text == "must_not") or axis in dict(said):
        return None
    if isinstance(node, MapNode):
        value, *slots = node.entries
        negated = scalar(_WITHOUT[getattr(value.value, "text", "")], node.span)
        return [*said, (axis, MapNode((Entry(value.key, negated), *slots), node.span))]
    return [*said, (axis, scalar(_WITHOUT[getattr(node, "text", "")], node.span))]
