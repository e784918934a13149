"""What is paid: free, a share of something, or money for each of something; exact, as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from poolcheck.vocabulary.entries import entry_called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Language
    from poolcheck.vocabulary.entries import Vocabulary, Word

_NUMBER = r"(?P<number>(?:\d[\d,]*(?:\.\d+)?)|_{2,})"
_LONGEST = 500
"""Characters of a rate; what is longer is none, and would take long to be found out."""
_PERS = ("unit", "device", "patent", "year", "half_year", "quarter", "month")
_QUOTED = re.compile(r"[\"“「『](?P<text>.*)[\"”」』]")


@dataclass(frozen=True, slots=True)
class Rate:
    """An amount: `number` of `unit` (`percent` or a currency) of `base` or for each `per`; free if there is no unit.

    Numbers stay as written; `base` and `per` are ids of the vocabulary, or words in quotation marks.
    """

    number: str = ""
    unit: str = ""
    base: str = ""
    per: str = ""

    @property
    def each(self) -> str:
        """What the amount is paid for each of: a device is a unit; "" where it is paid once."""
        return "unit" if self.per == "device" else self.per


def read_rate(text: str, words: Vocabulary) -> Rate | None:
    """Read `free`, `3.5% of net sales`, `1.00 CNY per unit` and their Chinese like; None if it is none of them."""
    free = words.axes["consideration"].values["free"]
    if text.casefold() in free.spellings:
        return Rate()
    for shape in _shapes(words) if len(text) <= _LONGEST else ():
        if (match := shape.fullmatch(text)) is None:
            continue
        found = match.groupdict()
        unit = _named(found.get("currency"), words.currencies.values()) or "percent"
        base = _named(found.get("base"), words.bases.values())
        per = _named(found.get("per"), (words.values[id_] for id_ in _PERS))
        if base is not None and per is not None:
            return Rate(found["number"], unit, base, per)
    return None


@cache
def _shapes(words: Vocabulary) -> tuple[re.Pattern[str], ...]:
    forms = (form for word in words.currencies.values() for form in (*word.en, *word.zh))
    currency = f"(?P<currency>{'|'.join(forms)})"
    return tuple(
        re.compile(shape, re.IGNORECASE)
        for shape in (
            rf"{_NUMBER}\s*[%％](?:\s+of\s+(?P<base>.+))?",
            rf"按?(?P<base>.+?)的\s*{_NUMBER}\s*[%％]",
            rf"{_NUMBER}\s*{currency}(?:\s+per\s+(?P<per>.+))?",
            rf"每(?P<per>.+?)\s*{_NUMBER}\s*{currency}",
            rf"{_NUMBER}\s*{currency}\s*/\s*(?P<per>.+)",
        )
    )


def _named(text: str | None, entries: Iterable[Word]) -> str | None:
    """Return the id of a word, or quoted words as they are; "" for nothing, None for a word nobody knows."""
    if not text:
        return ""
    if (word := entry_called(text, entries)) is not None:
        return word.id
    quoted = _QUOTED.fullmatch(text.strip())
    return f"“{quoted['text']}”" if quoted else None


def read_base(text: str, words: Vocabulary) -> str:
    """Read what a rate is a part of: the id of a word of the vocabulary, else the words in quotation marks."""
    return _named(text, words.bases.values()) or f"“{' '.join(text.split())}”"


def rate_text(rate: Rate, language: Language, words: Vocabulary) -> str:
    """Return a rate in one language; read again, it is the same rate."""
    if not rate.unit:
        return words.axes["consideration"].values["free"].printed(language)
    base, per = (_word(name, language, words) for name in (rate.base, rate.per))
    if language == "zh":
        amount = f"{rate.number}%"
        if rate.unit != "percent":
            amount = rate.number + words.currencies[rate.unit].printed("zh")
        return f"{base}的{amount}" if base else f"每{per}{amount}" if per else amount
    amount = f"{rate.number}%" if rate.unit == "percent" else f"{rate.number} {rate.unit}"
    return f"{amount} of {base}" if base else f"{amount} per {per}" if per else amount


def _word(name: str, language: Language, words: Vocabulary) -> str:
    if name.startswith("“"):
        return name if language == "zh" else f'"{name[1:-1]}"'
    word = words.bases.get(name) or words.values.get(name)
    return word.printed(language) if word is not None else ""
