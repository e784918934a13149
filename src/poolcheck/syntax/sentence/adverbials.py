"""Finds the qualifiers in the words of a statement and takes them out; what is left is the bare statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.lexicon import PhraseKind
from poolcheck.syntax.sentence.phrases import is_structure, matches_at, span_of, value_node

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from poolcheck.core.location import Span
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.phrases import Match
    from poolcheck.syntax.sentence.words import Token
    from poolcheck.syntax.tree import Node


_MOST_LEFT_IN = 8
_LONGEST_SIFTED_AGAIN = 120
_OF = "的"


@dataclass(frozen=True, slots=True)
class Adverbial:
    """A qualifier of a statement; a form that several axes share has several readings."""

    readings: tuple[Match, ...]
    span: Span

    def match(self, axes: Container[str]) -> Match:
        """Return the reading that is meant for an act that has these axes."""
        return next((match for match in self.readings if match.phrase.id in axes), self.readings[0])

    def on(self, axes: Container[str]) -> tuple[str, Node]:
        """Return the axis and the value, read for an act that has these axes."""
        match = self.match(axes)
        return match.phrase.id, value_node(match, self.span)


Sifted = tuple[tuple["Token", ...], tuple["Adverbial", ...]]


def with_fewer_adverbials(lexicon: Lexicon, words: Sequence[Token]) -> Iterator[Sifted]:
    """Yield the words without their qualifiers, then with one left in: `only` may be part of what is done."""
    yield without_adverbials(lexicon, words)
    if len(words) > _LONGEST_SIFTED_AGAIN:
        return
    starts = [place for place in range(len(words)) if matches_at(lexicon, PhraseKind.AXIS, words, place)]
    for place in starts[:_MOST_LEFT_IN]:
        yield without_adverbials(lexicon, words, left_in=place)


def outside_adverbials(lexicon: Lexicon, words: Sequence[Token]) -> tuple[int, ...]:
    """Return which words stand in no qualifier: 同意 in 未经许可方同意 is no modality."""
    found: list[int] = []
    position = 0
    while position < len(words):
        matches = matches_at(lexicon, PhraseKind.AXIS, words, position)
        if not matches:
            found.append(position)
        position = matches[0].end if matches else position + 1
    return tuple(found)


def without_adverbials(lexicon: Lexicon, words: Sequence[Token], left_in: int | None = None) -> Sifted:
    """Return the words that are no part of a qualifier, and the qualifiers."""
    rest: list[Token] = []
    found: list[Adverbial] = []
    position = 0
    after_adverbial = False
    while position < len(words):
        matches = () if position == left_in else matches_at(lexicon, PhraseKind.AXIS, words, position)
        if matches:
            end = matches[0].end
            readings = tuple(match for match in matches if match.end == end)
            found.append(Adverbial(readings, span_of(words[position:end])))
            position, after_adverbial = end, True
            continue
        word = words[position]
        position += 1
        if after_adverbial and (is_structure(word, "noise") or word.text == _OF):
            continue  # 对等地、普通的
        if after_adverbial and is_structure(word, "and") and matches_at(lexicon, PhraseKind.AXIS, words, position):
            continue
        rest.append(word)
        after_adverbial = False
    return tuple(rest), tuple(found)
