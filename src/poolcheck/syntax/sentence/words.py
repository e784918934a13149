"""Cuts a sentence into words: the reading with the fewest words, and among those the one with the longest last words.

Chinese has no spaces, and a longest match from the left cuts 实施许可专利 into 实施许可 and 专利; the cheapest cut
of the whole sentence does not. A stretch that no form covers becomes one unknown word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from poolcheck.syntax.notation.quotation import PAIRS, Closings
from poolcheck.syntax.sentence.lexicon import Meaning, WordClass
from poolcheck.syntax.sentence.numerals import numeral
from poolcheck.vocabulary.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.core.location import Span
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.tree import ScalarNode
    from poolcheck.vocabulary.entries import Vocabulary

_UNKNOWN = (Meaning(WordClass.UNKNOWN, ""),)
"""The meanings of a stretch that no form covers, until it is known how far it reaches."""
_QUOTED = (Meaning(WordClass.QUOTED, ""),)
"""What a quotation means, until it is known that it is a word of the sentence."""
_UNKNOWN_COST = 8
_HALF_OF_UNLESS = "除非"
"""除 before 非 is rather half of `unless` than an exception of what is not: 除非成员同意 is no 除 非成员."""
_COST = itemgetter(0, 1)
"""Of two ways of one cost, the shorter word leaves more to the words behind."""

_LITERAL_STARTS = frozenset("0123456789_,;。.:")

_LITERALS: tuple[tuple[WordClass, re.Pattern[str]], ...] = (
    (WordClass.PERCENT, re.compile(r"(?:\d+(?:\.\d+)?|_{2,}) ?%")),
    (WordClass.DATE, re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日")),
    (WordClass.NUMBER, re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")),
    (WordClass.BLANK, re.compile(r"_{2,}")),
    (WordClass.COMMA, re.compile(r",")),
    (WordClass.STOP, re.compile(r"[;。]|\.(?= |$)")),
    (WordClass.COLON, re.compile(r":")),
)
_WORD = re.compile(r"[a-z0-9_][a-z0-9_'’-]*")
_CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


class _Step(NamedTuple):
    """One word on the way to the end of the text: the cost from here, and which way on behind it."""

    cost: int
    length: int
    end: int
    meanings: tuple[Meaning, ...]
    rank: int


@dataclass(frozen=True)
class Token:
    """A word of a sentence: its text in lower case, as patterns spell it, what it may mean, and where it stands."""

    text: str
    meanings: tuple[Meaning, ...]
    span: Span

    @cached_property
    def _ids(self) -> Mapping[WordClass, tuple[str, ...]]:
        """The meanings by class: patterns ask each word dozens of times what it may be."""
        found: dict[WordClass, tuple[str, ...]] = {}
        for meaning in self.meanings:
            found[meaning.word_class] = (*found.get(meaning.word_class, ()), meaning.id)
        return found

    def ids_as(self, word_class: WordClass) -> tuple[str, ...]:
        """Return the ids this word may have in a word class."""
        return self._ids.get(word_class, ())

    def id_as(self, word_class: WordClass) -> str | None:
        """Return the id this word has in a word class, or None."""
        ids = self._ids.get(word_class)
        return ids[0] if ids else None

    def is_a(self, word_class: WordClass) -> bool:
        """Whether the word may be of this class."""
        return word_class in self._ids


def words(node: ScalarNode, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the words of a text in the cheapest cut."""
    return next(cuts(node, lexicon, most=1))


def cuts(node: ScalarNode, lexicon: Lexicon, most: int) -> Iterator[tuple[Token, ...]]:
    """Yield up to `most` ways to cut a text into words, the cheapest first."""
    text, origin = _normal(node.text)
    best = _cheapest_cuts(text, lexicon, most)
    for rank in range(len(best[0])):
        yield _joined_unknowns(_along(node, text, origin, best, rank))


def _along(node: ScalarNode, text: str, origin: list[int], best: list[list[_Step]], rank: int) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        step = best[position][rank]
        if step.meanings:
            tokens.append(_token(node, text, origin, position, step.end, step.meanings))
        position, rank = step.end, step.rank
    return tokens


def _normal(text: str) -> tuple[str, list[int]]:
    """Return the text in lower case and half width, white space folded, and where each character came from."""
    characters: list[str] = []
    origin: list[int] = []
    low = folded(text)
    for index, character in enumerate(text):
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                origin.append(index)
            continue
        if (
            characters
            and characters[-1] == " "
            and len(characters) > 1
            and _CJK.match(character)
            and _CJK.match(characters[-2])
        ):
            characters.pop()
            origin.pop()
        characters.append(low[index])
        origin.append(index)
    return "".join(characters), origin


def _cheapest_cuts(text: str, lexicon: Lexicon, most: int) -> list[list[_Step]]:
    """Return for every position the cheapest steps to the end of the text, worked out from the end."""
    size = len(text)
    closings = Closings(text, size)
    best: list[list[_Step]] = [[] for _ in range(size)] + [[_Step(0, 0, size, (), 0)]]
    for position in range(size - 1, -1, -1):
        if text[position] == " ":
            steps = [_Step(below.cost, 0, position + 1, (), rank) for rank, below in enumerate(best[position + 1])]
        elif position and _inside_word(text, position):
            end = position + 1  # no word begins inside another, so that nothing but a way to the end is needed
            steps = [_Step(below.cost, 0, end, (), rank) for rank, below in enumerate(best[end])]
        else:
            steps = [
                _Step(price + below.cost, end - position, end, meanings, rank)
                for end, meanings, price in _choices(text, position, lexicon, closings)
                for rank, below in enumerate(best[end])
            ]
        if most == 1:
            best[position] = [min(steps, key=_COST)]
        else:
            steps.sort(key=_COST)
            best[position] = steps[:most]
    return best


def _inside_word(text: str, position: int) -> bool:
    """Whether a position stands between the letters of a word, the digits of a number or the lines of a blank."""
    before, here = text[position - 1], text[position]
    if before.isalpha():
        return _joins(text, position - 1, position)
    return (before.isdigit() and here.isdigit()) or before == here == "_"


def _choices(
    text: str, position: int, lexicon: Lexicon, closings: Closings
) -> list[tuple[int, tuple[Meaning, ...], int]]:
    character = text[position]
    if character in PAIRS:
        close = closings.of(position)
        if close > 0:
            return [(close + 1, _QUOTED, 1)]
    number = numeral(text, position)
    in_words = [(number[0], (number[1],), 1)] if number is not None else []
    for word_class, pattern in _literals(lexicon.vocabulary) if character in _LITERAL_STARTS and not in_words else ():
        if match := pattern.match(text, position):
            meaning = Meaning(word_class, _written_alike(word_class, match[0], lexicon.vocabulary))
            return [(match.end(), (meaning,), 1)]
    inside = _joins(text, position - 1, position)
    found = [
        (end, lexicon.forms[form], 2 if text.startswith(_HALF_OF_UNLESS, position) and form == "除" else 1)
        for form in (() if inside else lexicon.starting_like(text, position))
        if not _joins(text, (end := position + len(form)) - 1, end)
    ]
    word = _WORD.match(text, position)
    return [(word.end() if word else position + 1, _UNKNOWN, _UNKNOWN_COST), *in_words, *found]


def _without_doubles(quoted: str, mark: str) -> str:
    wide = '"＂' if mark == '"' else mark
    return re.sub(f"([{wide}])[{wide}]", r"\1", quoted)


@cache
def _literals(words: Vocabulary) -> tuple[tuple[WordClass, re.Pattern[str]], ...]:
    """Return what numbers and marks look like; sums of money come before the bare numbers they begin with."""
    forms = "|".join(f"{form}(?![a-z])" if form.isascii() else form for form in _currencies(words))
    money = (WordClass.MONEY, re.compile(rf"(?:\d[\d,]*(?:\.\d+)?|_{{2,}}) ?(?:{forms})"))
    return (*_LITERALS[:2], money, *_LITERALS[2:])


@cache
def _currencies(words: Vocabulary) -> dict[str, str]:
    return {folded(form): word.id for word in words.currencies.values() for form in (*word.en, *word.zh)}


def _written_alike(word_class: WordClass, text: str, words: Vocabulary) -> str:
    """Return a literal in the form that both languages share: `5 %` as 5%, 1.00元 as 1.00 CNY, dates as 2025-06-01."""
    match word_class:
        case WordClass.PERCENT:
            return text.replace(" ", "")
        case WordClass.DATE:
            year, month, day = re.findall(r"\d+", text)
            return f"{year}-{month:0>2}-{day:0>2}"
        case WordClass.MONEY:
            amount, currency = re.findall(r"[\d,._]+|[^\d,._ ]+", text)
            return f"{amount} {_currencies(words)[currency]}"
        case _:
            return text


def _joins(text: str, left: int, right: int) -> bool:
    """Whether two neighboring characters stand inside one Latin word."""
    if left < 0 or right >= len(text):
        return False
    return _latin(text[left]) and _latin(text[right])


def _latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "_-")


def _token(
    node: ScalarNode, text: str, origin: list[int], start: int, end: int, meanings: tuple[Meaning, ...]
) -> Token:
    written_start, written_end = origin[start], origin[end - 1] + 1
    if meanings[0].word_class is WordClass.QUOTED:
        close = PAIRS[text[start]]
        inner = _without_doubles(node.text[written_start + 1 : written_end - 1], close)
        meanings = (Meaning(WordClass.QUOTED, inner),)
    piece = next((meaning.id for meaning in meanings if meaning.word_class is WordClass.PIECE), text[start:end])
    return Token(piece, meanings, node.part(written_start, written_end))


def _joined_unknowns(tokens: list[Token]) -> tuple[Token, ...]:
    joined: list[Token] = []
    for unknown, group in groupby(tokens, key=lambda token: token.is_a(WordClass.UNKNOWN)):
        stretch = list(group)
        if not unknown:
            joined += stretch
            continue
        span = stretch[0].span.to(stretch[-1].span)
        text = stretch[0].text if len(stretch) == 1 else span.text.lower()
        joined.append(Token(text, (Meaning(WordClass.UNKNOWN, span.text),), span))
    return tuple(joined)
