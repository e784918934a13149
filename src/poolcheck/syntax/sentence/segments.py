"""Cuts the words of one sentence into its parts: what is said, conditions, exceptions, otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.lexicon import Meaning, WordClass
from poolcheck.syntax.sentence.phrases import is_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.words import Token


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
    """Some words of a sentence and what they are; `joint` is the `and` or `or` before a further condition."""

    part: Part
    words: tuple[Token, ...]
    joint: str = ""


_OPENING = {"if": Part.IF, "only_if": Part.ONLY_IF, "unless": Part.UNLESS, "except": Part.EXCEPT}
_LISTED = (WordClass.OBJECT, WordClass.MODE, WordClass.PARTY)
_AND = (Meaning(WordClass.STRUCTURE, "and"),)
_CLOSING_IN = frozenset({"的情况下", "的情形下"})
_ANY_LIST = (WordClass.QUOTED, WordClass.BLANK)


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


def between_commas(words: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Return the stretches between commas, and the commas as stretches of their own."""
    stretches: list[tuple[Token, ...]] = []
    for is_comma, group in groupby(words, key=lambda word: word.is_a(WordClass.COMMA)):
        stretch = tuple(group)
        stretches.extend([(word,) for word in stretch] if is_comma else [stretch])
    return stretches


def without_list_commas(words: Sequence[Token]) -> tuple[Token, ...]:
    """Read the commas of lists such as `a, b and c` as `and`, where they cut off what follows the list."""
    return tuple(
        replace(word, meanings=_AND)
        if word.is_a(WordClass.COMMA) and any(_in_list(words, index, listed) for listed in _LISTED)
        else word
        for index, word in enumerate(words)
    )


def _in_list(words: Sequence[Token], comma: int, listed: WordClass) -> bool:
    """Whether a comma stands between items of one class, the last of which follows an `and` or `or`."""
    classes = (listed, *_ANY_LIST)
    if comma == 0 or not any(map(words[comma - 1].is_a, classes)):
        return False
    position = comma
    while position + 1 < len(words) and any(map(words[position + 1].is_a, classes)):
        position += 2
        if position >= len(words):
            return False
        if is_structure(words[position], "and", "or"):
            return True
        if not words[position].is_a(WordClass.COMMA):
            return False
    return False


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
        if segment.part is Part.SAID and segment.words and before and before.words and _continues(before, segment):
            found[-1] = replace(before, words=(*before.words, words[_index(words, piece[0]) - 1], *segment.words))
        else:
            found.append(segment)
    return tuple(segment for segment in found if segment.words)


def _pieces(words: Sequence[Token]) -> list[tuple[Token, ...]]:
    pieces: list[list[Token]] = [[]]
    for word in words:
        if word.is_a(WordClass.COMMA):
            pieces.append([])
        elif is_structure(word, "unless", "otherwise", "but") or (
            is_structure(word, "if", "only_if", "except") and word.text.isascii()
        ):
            carried = pieces.pop() if pieces[-1] and all(is_structure(each, "and", "or") for each in pieces[-1]) else []
            pieces.append([*carried, word])
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
    joint = next((id_ for id_ in ("and", "or") if is_structure(piece[0], id_)), "") if len(piece) > 1 else ""
    segment = _opened(piece[1:] if joint else piece)
    return segment if segment.part is Part.SAID and not joint else replace(segment, joint=joint)


def _opened(piece: tuple[Token, ...]) -> Segment:
    part = next((part for id_, part in _OPENING.items() if is_structure(piece[0], id_)), None)
    if part is not None and len(piece) > 1:
        return Segment(part, _without_end(piece[1:]))
    if is_structure(piece[-1], "excepted"):
        return Segment(Part.EXCEPT, _without_end(piece))
    if is_structure(piece[-1], "condition_end"):
        opened = len(piece) > 2 and piece[0].text == "在" and piece[-1].text in _CLOSING_IN
        return Segment(Part.IF, _without_end(piece[1:] if opened else piece))
    return Segment(Part.SAID, piece)


def _without_end(piece: tuple[Token, ...]) -> tuple[Token, ...]:
    while piece and is_structure(piece[-1], "excepted", "condition_end"):
        piece = piece[:-1]
    return piece


def _continues(before: Segment, segment: Segment) -> bool:
    """Whether a segment is only further items of the list that the one before ends with."""
    last = before.words[-1]
    for word_class in _LISTED:
        classes = (word_class, *_ANY_LIST)
        if any(map(last.is_a, classes)) and all(
            any(map(word.is_a, classes)) or is_structure(word, "and", "or", "noise") for word in segment.words
        ):
            return any(map(segment.words[-1].is_a, classes))
    return False
