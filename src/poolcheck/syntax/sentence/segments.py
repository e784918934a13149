"""Cuts the words of one sentence into its parts: what is said, conditions, exceptions, otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, pairwise
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
_COMMA = (Meaning(WordClass.COMMA, ","),)
_AND = (Meaning(WordClass.STRUCTURE, "and"),)
_ANY_LIST = (WordClass.QUOTED, WordClass.BLANK)


def sentences(words: Sequence[Token]) -> tuple[tuple[Token, ...], ...]:
    """Cut words into sentences at full stops and semicolons."""
    found: list[list[Token]] = [[]]
    stop: Token | None = None
    for is_stop, group in groupby(words, key=lambda word: word.is_a(WordClass.STOP)):
        stretch = list(group)
        if is_stop:
            stop = stretch[0]
        elif stop is not None and found[-1] and _belongs_to_sentence_before(stretch):
            found[-1] += [replace(stop, meanings=_COMMA), *stretch]
        else:
            found.append(stretch)
    return tuple(tuple(sentence) for sentence in found if sentence)


def _belongs_to_sentence_before(words: Sequence[Token]) -> bool:
    """Whether what follows a semicolon is only `otherwise …`, `provided that …`, 但……除外."""
    if is_structure(words[0], "otherwise", "unless", "except", "only_if") and not is_structure(words[-1], "excepted"):
        return is_structure(words[0], "otherwise") or not any(
            word.is_a(WordClass.COMMA) or word.is_a(WordClass.MODALITY) for word in words
        )
    return is_structure(words[0], "but") and is_structure(words[-1], "excepted")


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
    but: int | None = None
    for start, piece in _pieces(words):
        only_unless = bool(found) and all(segment.part is Part.UNLESS for segment in found)
        if is_structure(piece[0], "otherwise") and not only_unless:
            found.append(Segment(Part.OTHERWISE, tuple(words[start + 1 :])))
            break
        segment = _segment(piece)
        if is_structure(piece[0], "but"):
            but = len(found)
        if segment.part is Part.EXCEPT and is_structure(piece[-1], "excepted"):
            segment = _with_exceptions_before(found, segment, but)
        before = found[-1] if found else None
        if segment.part is Part.SAID and segment.words and before and before.words and _continues(before, segment):
            found[-1] = replace(before, words=(*before.words, words[start - 1], *segment.words))
        else:
            found.append(segment)
    return tuple(segment for segment in found if segment.words)


def _with_exceptions_before(found: list[Segment], segment: Segment, but: int | None) -> Segment:
    """Make exceptions of what looks like conditions before the last one: 但许可方同意的，或者“甲事件”的除外."""
    first = len(found)
    while first > (but or 0) and found[first - 1].part is Part.IF:
        first -= 1
    if first == len(found) or not (segment.joint or first == but):
        return segment
    found[first:] = [replace(each, part=Part.UNLESS) for each in found[first:]]
    return replace(segment, part=Part.UNLESS)


def _pieces(words: Sequence[Token]) -> list[tuple[int, tuple[Token, ...]]]:
    """Cut words at commas and before words that open a part; tell where each piece begins."""
    pieces: list[tuple[int, list[Token]]] = [(0, [])]
    for index, word in enumerate(words):
        if word.is_a(WordClass.COMMA):
            pieces.append((index + 1, []))
        elif is_structure(word, "unless", "otherwise", "but") or (
            is_structure(word, "if", "only_if", "except")
            and word.text.isascii()
            and not (index and words[index - 1].text == "from")  # restrict member from excluding …
        ):
            before = pieces[-1][1]
            carried = pieces.pop() if before and all(is_structure(each, "and", "or") for each in before) else None
            pieces.append((carried[0], [*carried[1], word]) if carried else (index, [word]))
        else:
            pieces[-1][1].append(word)
    return [(start, tuple(piece)) for start, piece in pieces if piece]


def _segment(piece: tuple[Token, ...]) -> Segment:
    while piece and is_structure(piece[0], "but", "otherwise"):  # 除非……，否则…… is only `unless`
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
        return Segment(Part.IF, _without_end(piece))
    return Segment(Part.SAID, piece)


def _without_end(piece: tuple[Token, ...]) -> tuple[Token, ...]:
    while piece and is_structure(piece[-1], "excepted", "condition_end"):
        piece = piece[:-1]
    return piece


def _continues(before: Segment, segment: Segment) -> bool:
    """Whether a segment is only further items of the list that the one before ends with."""
    last = before.words[-1]
    if len(segment.words) == 1 and segment.words[0].is_a(WordClass.QUOTED) and not last.is_a(WordClass.QUOTED):
        return False  # pay royalties on licensed products, "without deduction": no further product
    for word_class in _LISTED:
        classes = (word_class, *_ANY_LIST)
        if any(map(last.is_a, classes)) and all(
            any(map(word.is_a, classes)) or is_structure(word, "and", "or", "noise") for word in segment.words
        ):
            named = any(_one_behind_the_other(pair, classes) for pair in pairwise(segment.words))  # 使用领域____
            return any(map(segment.words[-1].is_a, classes)) and not named
    return False


def _one_behind_the_other(pair: tuple[Token, Token], classes: Sequence[WordClass]) -> bool:
    return all(any(map(word.is_a, classes)) for word in pair)
