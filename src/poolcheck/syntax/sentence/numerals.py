"""Reads numbers that are written in words: thirty, thirty (30), 三十, 三十（30）, 百分之三, three percent."""

from __future__ import annotations

import re

from poolcheck.syntax.sentence.lexicon import Meaning, WordClass
from poolcheck.vocabulary.chinese_numerals import DIGITS, NUMERALS, number_in_chinese

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
}
_WORD = "|".join(sorted(_ENGLISH, key=len, reverse=True))
_COUNTED = r"(?:calendar |business |working )?(?:days?|months?|years?|units?|times)\b|per ?cent\b|%"
_IN_ENGLISH = re.compile(
    rf"(?P<words>(?:{_WORD})(?:[- ](?:{_WORD}))?(?: hundred)?)"
    rf"(?: ?\((?P<figures>\d+)\)(?= ?(?P<percent>percent|per cent|%)?)|(?= (?:{_COUNTED})))"
)
_PERCENT_BEHIND = re.compile(r" ?(?:percent|per cent|%)(?: ?\((?P<figures>\d+(?:\.\d+)?) ?%\))?")
_FIGURES_PERCENT = re.compile(r"(\d+(?:\.\d+)?) (?:percent|per cent)(?![a-z])")

_HAN = rf"[{NUMERALS}两]{{1,9}}"
_COUNTED_HAN = "个?(?:工作|自然|日历)?[日天月年倍件台]"
_IN_CHINESE = re.compile(rf"(?P<words>{_HAN})(?:\((?P<figures>\d+)\)|(?={_COUNTED_HAN}))")
_OF_A_HUNDRED = re.compile(
    rf"百分之(?P<words>{_HAN})(?:点(?P<after>[零〇一二三四五六七八九]+))?(?:\((?P<figures>\d+(?:\.\d+)?)%\))?"
)
_FIGURES_FIRST = re.compile(rf"(?P<figures>\d+) ?\((?:(?P<han>{_HAN})|(?P<words>(?:{_WORD})(?:[- ](?:{_WORD}))?))\)")
_STARTS = frozenset(f"{NUMERALS}两0123456789") | {word[0] for word in _ENGLISH}


def numeral(text: str, position: int) -> tuple[int, Meaning] | None:
    """Return where a number in words ends and what it is; None if none stands here or if its figures differ."""
    if text[position] not in _STARTS:
        return None
    return (
        _figures_first(text, position)
        or _percent_in_chinese(text, position)
        or _in_chinese(text, position)
        or _in_english(text, position)
    )


def _figures_first(text: str, position: int) -> tuple[int, Meaning] | None:
    match = _FIGURES_FIRST.match(text, position)
    if match is None:
        return None
    whole = number_in_chinese(match["han"]) if match["han"] else _in_words(match["words"])
    return _if_same(match.end(), WordClass.NUMBER, str(whole), match["figures"])


def _percent_in_chinese(text: str, position: int) -> tuple[int, Meaning] | None:
    match = _OF_A_HUNDRED.match(text, position)
    if match is None or (whole := number_in_chinese(match["words"])) is None:
        return None
    after = "".join(str(DIGITS[digit]) for digit in match["after"] or "")
    written = f"{whole}.{after}" if after else str(whole)
    return _if_same(match.end(), WordClass.PERCENT, written, match["figures"])


def _in_chinese(text: str, position: int) -> tuple[int, Meaning] | None:
    match = _IN_CHINESE.match(text, position)
    if match is None or (whole := number_in_chinese(match["words"])) is None:
        return None
    return _if_same(match.end(), WordClass.NUMBER, str(whole), match["figures"])


def _in_english(text: str, position: int) -> tuple[int, Meaning] | None:
    if (figures := _FIGURES_PERCENT.match(text, position)) is not None:
        return figures.end(), Meaning(WordClass.PERCENT, figures[1] + "%")
    match = _IN_ENGLISH.match(text, position)
    if match is None:
        return None
    whole = _in_words(match["words"])
    if whole is None:
        return None
    if (percent := _PERCENT_BEHIND.match(text, match.end())) is not None:
        figures_written = match["figures"] or percent["figures"]
        return _if_same(percent.end(), WordClass.PERCENT, str(whole), figures_written)
    return _if_same(match.end(), WordClass.NUMBER, str(whole), match["figures"])


def _if_same(end: int, word_class: WordClass, written: str, figures: str | None) -> tuple[int, Meaning] | None:
    if figures is not None and figures != written:
        return None
    return end, Meaning(word_class, written + ("%" if word_class is WordClass.PERCENT else ""))


def _in_words(written: str) -> int | None:
    parts = re.split("[- ]", written)
    hundreds = parts[-1] == "hundred"
    numbers = [_ENGLISH[part] for part in (parts[:-1] if hundreds else parts)]
    if len(numbers) == 2 and not (numbers[0] >= 20 and 0 < numbers[1] < 10):
        return None
    return sum(numbers) * (100 if hundreds else 1)
