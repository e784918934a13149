"""Sums of money, exact: `1,200,000,000 CNY`, `CNY 1.2 billion`, `12亿元`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from poolcheck.vocabulary.entries import entry_called

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.vocabulary.entries import Vocabulary

_LONGEST: Final = 60
"""Characters of a sum; what is longer is none, and would take long to be found out."""
_SCALES: Final = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "千": 3,
    "万": 4,
    "百万": 6,
    "亿": 8,
    "万亿": 12,
}
_FINEST: Final = 4
"""Digits behind the point up to which a sum is printed in 亿 or 万."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of a currency of the vocabulary."""

    amount: Decimal
    currency: str


def read_money(text: str, words: Vocabulary) -> Money | None:
    """Read a sum of money in either language; None if it is none."""
    for shape in _shapes(words) if len(text) <= _LONGEST else ():
        if (match := shape.fullmatch(text.strip())) is None:
            continue
        currency = entry_called(match["currency"], words.currencies.values())
        if currency is not None:
            number = Decimal(match["number"].replace(",", "").replace("，", ""))
            return Money(_plain(number.scaleb(_SCALES.get((match["scale"] or "").lower(), 0))), currency.id)
    return None


def money_text(money: Money, language: Language, words: Vocabulary) -> str:
    """Return a sum in one language; read again, it is the same sum."""
    if language == "en":
        return f"{money.amount:,f} {money.currency}"
    for scale in ("亿", "万"):
        number = _plain(money.amount.scaleb(-_SCALES[scale]))
        if number >= 1 and _decimals(number) <= _FINEST:
            return f"{number:f}{scale}{words.currencies[money.currency].printed('zh')}"
    return f"{money.amount:f}{words.currencies[money.currency].printed('zh')}"


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(number: Decimal) -> Decimal:
    """Return a number without zeros that say nothing, and without an exponent."""
    return Decimal(f"{number.normalize():f}")


@cache
def _shapes(words: Vocabulary) -> tuple[re.Pattern[str], ...]:
    forms = (form for word in words.currencies.values() for form in (*word.en, *word.zh))
    currency = f"(?P<currency>{'|'.join(forms)})"
    number = r"(?P<number>\d[\d,，]{0,17}(?:\.\d{1,8})?)"
    scale = f"(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})?"
    return tuple(
        re.compile(shape, re.IGNORECASE)
        for shape in (rf"{number}\s*{scale}\s*{currency}", rf"{currency}\s*{number}\s*{scale}(?:元)?")
    )
