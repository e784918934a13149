"""The numbers of headings: 3, 三 and 第三条 are the same number."""

from __future__ import annotations

import re

from poolcheck.vocabulary import chinese_numerals
from poolcheck.vocabulary.chinese_numerals import number_in_chinese

_WRITTEN = re.compile(r"(?:第)?\s*([〇零一二三四五六七八九十百]+|\d+)\s*(?:条|章|节|编|部分)?")
_WRAPPED = re.compile(r"第\s*(\S+?)\s*(?:条|章|节|编|部分)")
_IN_DIGITS = re.compile(r"[1-9][0-9]{0,2}")
"""A number that has numerals of its own: from 1 to 999."""


def heading_number(text: str) -> str:
    """Return a number in Arabic digits, or what is written where it is no such number."""
    if (match := _WRITTEN.fullmatch(text)) is None:
        wrapped = _WRAPPED.fullmatch(text)
        return wrapped[1] if wrapped else text
    number = _value(match[1])
    return match[1] if number is None else str(number)


def in_chinese(number: str) -> str:
    """Return a number of a heading in Chinese numerals, as headings have it; others stay as they are."""
    return number if _IN_DIGITS.fullmatch(number) is None else chinese_numerals.in_chinese(int(number))


def _value(text: str) -> int | None:
    """Return what a number is worth; None for one that `in_chinese` would not give back."""
    if text.isdecimal():
        return int(text) if _IN_DIGITS.fullmatch(text) else None
    value = number_in_chinese(text)
    return value if value is not None and in_chinese(str(value)) == text.replace("〇", "零") else None
