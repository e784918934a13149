"""Clause numbers in every usual form, from 8.1(a) and A-3 to 第八条第一款 and 三1(3), and ranges of them."""

from __future__ import annotations

import re

from poolcheck.vocabulary.chinese_numerals import NUMERALS

_GROUPS = rf"(?:[（(](?:\d+|[A-Za-z]{{1,4}}|[{NUMERALS}]+)[）)])"
_WORD = (
    r"(?:(?:Art(?:icle)?|Sec(?:tion)?|Clause|Cl|Para(?:graph)?|Appendix|Annex|Schedule|Exhibit)\b\.?\s*"
    r"|§+\s*|附[件录表]\s*)"
)
_DIGITS = r"\d{1,4}(?:[.．]\d{1,4})*"
_ARTICLE = rf"第(?:\d+|[{NUMERALS}]+)(?:条|款|项|目|部分)(?:之[{NUMERALS}]+)?"
_ONE = (
    rf"(?>{_WORD}(?:{_DIGITS}|[A-Z](?:-\d+)?|[IVXLC]+|[{NUMERALS}]+)(?:-[IVXLC\d]+)?{_GROUPS}*"
    rf"|(?:{_ARTICLE})+(?:第?{_GROUPS}项?)*"
    rf"|[{NUMERALS}]{{1,5}}[.．]?{_DIGITS}{_GROUPS}*"
    rf"|[{NUMERALS}]{{1,5}}{_GROUPS}*"
    rf"|{_DIGITS}[A-Za-z]?{_GROUPS}*"
    rf"|[A-Z](?:-\d{{1,4}}(?:\.\d+)*){_GROUPS}*"
    rf"|[A-Z]{_GROUPS}+"
    rf"|{_GROUPS}+)"
)
_MANY = rf"{_ONE}(?:\s?[-–—~～至、,，]\s?(?:{_ONE})(?=[\s、.:：]|[-–—~～,，]|$))*"
_BARE = re.compile(rf"(?P<number>{_MANY})(?:$|(?=\s)|(?P<stop>[、.．:：)）](?=\s|$)|、|：))")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{4}年")
_LETTER = re.compile(r"(?P<number>[A-Z]|[a-z])(?P<stop>[.)、）](?=\s|$))")
_RUN_ON = re.compile(
    rf"(?P<number>(?:{_ARTICLE})+(?:第?{_GROUPS}项?)*|\d{{1,4}}(?:\.\d{{1,4}})+{_GROUPS}*|{_GROUPS}+)(?=[\u4e00-\u9fff“「])"
)


def clause_number(text: str) -> tuple[str, int] | None:
    """Return the number that a line begins with and where its sentence starts; None if it begins with none."""
    if _DATE.match(text):
        return None
    for form in (_BARE, _LETTER, _RUN_ON):
        if (found := form.match(text)) is None:
            continue
        after = found.end()
        while after < len(text) and text[after].isspace():
            after += 1
        return found["number"].rstrip(), after
    return None


def goes_below(number: str) -> bool:
    """Whether a number is only the last part of one: (a), （三）, b."""
    return number.startswith(("(", "（")) or re.fullmatch(r"[a-z]|[ivx]+", number) is not None
