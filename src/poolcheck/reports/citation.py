"""How a provision is cited in English and in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from poolcheck.findings.model import Authority

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")


def citation(authority: Authority) -> Bilingual:
    """Return the citation of a provision in both languages; a number that is not known is left out and said so."""
    return Bilingual(_english(authority), _chinese(authority))


def _english(authority: Authority) -> str:
    if authority.article is None:
        return f"{authority.short.en} (article number not known)"
    parts = [f"art. {authority.article}"]
    if authority.paragraph is not None:
        parts.append(f"para. {authority.paragraph}")
    if authority.item is not None:
        parts.append(f"item ({authority.item})")
    return f"{authority.short.en}, {' '.join(parts)}"


def _chinese(authority: Authority) -> str:
    if authority.article is None:
        return f"{authority.short.zh}（条号不详）"
    text = f"{authority.short.zh}第{_numeral(authority.article)}条"
    if authority.paragraph is not None:
        text += f"第{chinese_number(authority.paragraph)}款"
    if authority.item is not None:
        text += f"第（{chinese_number(authority.item)}）项"
    return text


def _numeral(article: str) -> str:
    return chinese_number(int(article)) if article.isdecimal() else article


def chinese_number(number: int) -> str:
    """Return a number from 0 to 9999 as it is written in Chinese statutes: 17 is 十七, 1010 is 一千零一十."""
    if number == 0:
        return _DIGITS[0]
    text = ""
    zero = False
    digits = str(number)
    for index, digit in enumerate(digits):
        place = len(digits) - index - 1
        if digit == "0":
            zero = True
            continue
        if zero and text:
            text += _DIGITS[0]
        zero = False
        text += _DIGITS[int(digit)] + _PLACES[place]
    return text.removeprefix("一") if 10 <= number < 20 else text
