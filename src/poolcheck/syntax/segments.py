"""Cuts the words of one sentence into its parts: what is said, conditions, exceptions, otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from poolcheck.syntax.lexicon import WordClass
from poolcheck.syntax.phrases import is_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.words import Token


class Part(Enum):
    """What a segment of a sentence is."""

    SAID = "said"
    IF = "if"
    ONLY_IF = "only_if"
    UNLESS = "unless"
    EXCEPT = "except"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words of a sentence and what they are."""

    part: Part
    words: tuple[Token, ...]


_OPENING = {"if": Part.IF, "only_if": Part.ONLY_IF, "unless": Part.UNLESS, "except": Part.EXCEPT}
_LISTED = (WordClass.OBJECT, WordClass.MODE)


def sentences(words: Sequence[Token]) -> tuple[tuple[Token, ...], ...]:
    """Cut words into sentences at full stops and semicolons."""
    found: list[tuple[Token, ...]] = []
    current: list[Token] = []
    for word in words:
        if word.is_a(WordClass.STOP):
            found.append(tuple(current))
            current = []
        else:
            current.append(word)
    found.append(tuple(current))
    return tuple(sentence for sentence in found if sentence)


def segments(words: Sequence[Token]) -> tuple[Segment, ...]:
    """Cut a sentence into segments; everything after `otherwise` is one segment."""
    found: list[Segment] = []
    pieces = _pieces(words)
    for piece in pieces:
        if is_structure(piece[0], "otherwise"):
            found.append(Segment(Part.OTHERWISE, tuple(words[_index(words, piece[0]) + 1 :])))
            break
        segment = _segment(piece)
        before = found[-1] if found else None
        if segment.part is Part.SAID and before and _continues(before, segment):
            found[-1] = Segment(before.part, (*before.words, words[_index(words, piece[0]) - 1], *segment.words))
        else:
            found.append(segment)
    return tuple(segment for segment in found if segment.words)


def _pieces(words: Sequence[Token]) -> list[tuple[Token, ...]]:
    pieces: list[list[Token]] = [[]]
    for word in words:
        if word.is_a(WordClass.COMMA):
            pieces.append([])
        elif is_structure(word, "unless", "otherwise", "but") or (
            is_structure(word, "if", "except") and word.text.isascii()
        ):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return [tuple(piece) for piece in pieces if piece]


def _index(words: Sequence[Token], wanted: Token) -> int:
    return next(index for index, word in enumerate(words) if word is wanted)


def _segment(piece: tuple[Token, ...]) -> Segment:
    while piece and is_structure(piece[0], "but"):
        piece = piece[1:]
    if not piece:
        return Segment(Part.SAID, ())
    part = next((part for id_, part in _OPENING.items() if is_structure(piece[0], id_)), None)
    if part is not None and len(piece) > 1:
        return Segment(part, _without_end(piece[1:]))
    if is_structure(piece[-1], "excepted"):
        return Segment(Part.EXCEPT, _without_end(piece))
    if is_structure(piece[-1], "condition_end"):
        return Segment(Part.IF, _without_end(piece))
    return Segment(Part.SAID, piece)


def _without_end(piece: tuple[Token, ...]) -> tuple[Token, ...]:
    while piece and is_structure(piece[-1], "excepted", "condition_end"):
        piece = piece[:-1]
    return piece


def _continues(before: Segment, segment: Segment) -> bool:
    """Whether a segment is only further items of the list that the one before ends with."""
    last = before.words[-1]
    for word_class in _LISTED:
        if last.is_a(word_class) and all(
            word.is_a(word_class) or is_structure(word, "and", "or", "noise") for word in segment.words
        ):
            return any(word.is_a(word_class) for word in segment.words)
    return False
