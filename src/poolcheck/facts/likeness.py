"""Whether two descriptions mean the same: for sure, surely not, or perhaps under two names.

Products, regions and bands of volume are written in words of the parties' own. `TV sets` and `televisions` are one
product, `under 1m` and `0-1 million` one band; `China` and `mainland China` may be one region. Who is put beside whom
must not hang on the spelling.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from poolcheck.core.truth import Truth
from poolcheck.expr.values import Text, determined

if TYPE_CHECKING:
    from poolcheck.expr.values import Value

_LONGEST = 200
"""Characters of a band; what is longer is none."""
_SCALES: Final = {
    "k": 1_000, "thousand": 1_000, "千": 1_000, "万": 10_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000,
    "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000, "bn": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_NUMBER: Final = rf"\d{{1,15}}(?:\.\d{{1,6}})?\s*(?:{'|'.join(sorted(_SCALES, key=len, reverse=True))})?(?![a-z])"
_SHORT: Final = 3
"""Letters of a word that says too little to be told by its end."""
_COUNTED: Final = r"(?:\s*(?:units?|pieces|pcs|devices|products|sets|台|件|部|套|辆|个))?"
_YEARLY: Final = r"(?:\s*(?:per year|a year|per annum|annually|/\s*year|/年|每年))?"
_ONE: Final = rf"(?P<one>{_NUMBER}){_COUNTED}"
_BANDS: Final = tuple(
    (re.compile(rf"(?:每年|年销量|年产量|年出货量|年)?\s*{shape}{_YEARLY}"), low, high)
    for shape, low, high in (
        (rf"{_ONE}\s*(?:-|–|—|~|～|to|至|到)\s*(?P<two>{_NUMBER}){_COUNTED}", True, True),
        (rf"(?:under|below|up to|less than|fewer than|at most|<|≤|不足|不超过|不满|低于|少于)\s*{_ONE}", False, True),
        (rf"{_ONE}\s*(?:or less|or fewer|and below|以下|以内|及以下)", False, True),
        (rf"(?:over|above|more than|at least|from|>|≥|超过|高于|多于|不少于|不低于)\s*{_ONE}", True, False),
        (rf"{_ONE}\s*(?:\+|or more|and above|以上|及以上)", True, False),
    )
)
_NOUNS: Final = frozenset({"set", "device", "unit", "product", "of", "the", "a", "and", "for", "in"})
_NAMES: Final = {"tv": "television", "stb": "top box", "电视": "television", "电视机": "television",
                 "机顶盒": "top box", "手机": "phone", "prc": "china"}  # fmt: skip
"""Other names of what is licensed most; what is not here is told by its own words."""
_WORD: Final = re.compile(r"[^\W_]+")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Band:
    """Numbers from `low` to `high`; None: without bound."""

    low: Decimal
    high: Decimal | None

    def beside(self, other: _Band) -> Truth:
        if self == other:
            return Truth.TRUE
        apart = any(one.high is not None and one.high <= two.low for one, two in ((self, other), (other, self)))
        return Truth.FALSE if apart else Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class _Described:
    """A description by its numbers if it is a band, else by its words; Chinese is not cut into words."""

    band: _Band | None
    words: frozenset[str]
    chinese: str


def alike(one: Value, other: Value) -> Truth:
    """Return whether two values mean the same; unknown where one is open, or where words may be two names of one."""
    if not (determined(one) and determined(other)):
        return Truth.UNKNOWN
    if one == other:
        return Truth.TRUE
    if isinstance(one, Text) and isinstance(other, Text):
        return _beside(_described(one.text), _described(other.text))
    return Truth.FALSE


def _beside(one: _Described, other: _Described) -> Truth:
    if one.band is not None and other.band is not None:
        return one.band.beside(other.band)
    if (one.band is None) is not (other.band is None):
        return Truth.UNKNOWN
    if one.words and one.words == other.words:
        return Truth.TRUE
    if one.chinese and other.chinese:
        return Truth.UNKNOWN if one.chinese in other.chinese or other.chinese in one.chinese else Truth.FALSE
    if one.chinese or other.chinese:
        known = one.words <= _KNOWN and other.words <= _KNOWN
        return Truth.FALSE if known else Truth.UNKNOWN
    return Truth.UNKNOWN if _within(one.words, other.words) or _within(other.words, one.words) else Truth.FALSE


def _within(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether every word is among the others, or at the end of one of them: a smartphone is a phone."""
    return all(word in others or (len(word) > _SHORT and any(one.endswith(word) for one in others)) for word in words)


@lru_cache(maxsize=4096)
def _described(text: str) -> _Described:
    written = text.casefold()
    band = _band(written)
    chinese = "".join(_WORD.findall(written)) if _HAN.search(written) else ""
    named = _NAMES.get(chinese or written)
    words = (chinese,) if chinese and named is None else _WORD.findall(named or written)
    kept = [_NAMES.get(word, word) for word in map(_singular, words)]
    words = [part for word in kept for part in word.split()]
    return _Described(band, frozenset(word for word in words if word not in _NOUNS) or frozenset(words), chinese)


def _singular(word: str) -> str:
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word


_KNOWN: Final = frozenset(part for name in _NAMES.values() for part in name.split() if part not in _NOUNS)
"""The words of which we know the names in both languages."""


def _band(written: str) -> _Band | None:
    text = re.sub(r"(?<=\d),(?=\d{3})", "", written) if len(written) <= _LONGEST else ""
    for shape, low, high in _BANDS:
        if (match := shape.fullmatch(text)) is None:
            continue
        one, two = match["one"], match.groupdict().get("two")
        if two is not None:
            last, scale = _read(two)
            first, own = _read(one)
            return _Band(first * (own or scale or 1), last * (scale or 1))
        number, scale = _read(one)
        amount = number * (scale or 1)
        return _Band(amount if low else Decimal(0), amount if high else None)
    return None


def _read(number: str) -> tuple[Decimal, int | None]:
    digits = re.match(r"[\d.]+", number)
    written = digits[0] if digits else "0"
    return Decimal(written), _SCALES.get(number[len(written) :].strip())
