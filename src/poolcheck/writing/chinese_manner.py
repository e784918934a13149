"""Puts the qualifiers that stand before a Chinese verb in their order: when, how far, in which way, how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.clause import Qualifier
    from poolcheck.writing.wording import Wording

_FIRST = ("frequency", "extent", "span", "end", "deadline")
"""Chinese says how often and when before it says how."""

_ADVERB_LENGTH = 2
"""A manner of two characters, such as 有偿, is an adverb; longer ones are coverb phrases, such as 以普通许可方式."""

_TIMES = frozenset({"随时", "及时", "立即", "定期"})
_WITH_PARTICLE = frozenset({"有偿", "无偿", "对等", "单向", "永久"})
"""The adverbs that take 地 before a coverb phrase, and where there are several."""

_COVERBS = tuple("就将向对")
_BY = "以"
_IN = "在"
_AT = "按"
_SITE = frozenset({"at_site"})
_YEARS = frozenset({"years_from", "months_from"})


@dataclass(frozen=True, slots=True)
class Manner:
    """What stands before the verb, and what would read badly there and stands behind a comma."""

    text: str
    behind: tuple[str, ...] = ()


def stands_before_verb(qualifier: Qualifier, text: str) -> bool:
    """Whether a qualifier that mostly stands at the end is better said before the verb: 按净销售额的2%支付."""
    if qualifier.axis == "amount":
        return text.startswith(_AT)
    return qualifier.value in (_YEARS if qualifier.axis == "end" else _SITE)


def manner_of(
    wording: Wording, qualifiers: Iterable[Qualifier], verb: str, *adverbs: str, commas: bool = True
) -> Manner:
    """Return the words before a verb; with `commas` a second 以……方式 or 在……领域 stands behind one."""
    times: list[str] = []
    extent: list[str] = []
    phrases: list[str] = []
    bare: list[str] = []
    drawn: list[str] = []
    behind: list[str] = []
    ordered = wording.ordered(qualifiers, _FIRST, ())
    by_rate = any(one.axis == "amount" and wording.qualifier(one).startswith(_AT) for one in ordered)
    for qualifier in ordered:
        text = wording.qualifier(qualifier)
        if by_rate and qualifier.axis == "frequency" and text.startswith(_AT):
            text = wording.otherwise_said(qualifier, _AT)  # 每季度按净销售额的3%
        if commas and _doubled(qualifier, text, phrases):
            text = wording.otherwise_said(qualifier, text[0])
            if len(text) != _ADVERB_LENGTH:
                behind.append(text)
                continue
        if text in _TIMES or qualifier.axis == "frequency":
            times.append(text)
        elif qualifier.axis == "extent":
            extent.append(text)
        elif len(text) != _ADVERB_LENGTH:
            phrases.append(text)
        else:
            (drawn if text in _WITH_PARTICLE else bare).append(text)
    how = "、".join(drawn)
    if len(drawn) > 1 or (drawn and verb.startswith(_COVERBS)):
        how += "地"
    return Manner("".join((*times, *extent, *phrases, *bare, *adverbs, how)), tuple(behind))


def _doubled(qualifier: Qualifier, text: str, phrases: Iterable[str]) -> bool:
    """Whether a phrase begins as one before it does, so that 以……方式以……方式 would follow."""
    if text.startswith(_BY):
        return any(phrase.startswith(_BY) for phrase in phrases)
    return qualifier.axis == "field" and text.startswith(_IN) and any(phrase.startswith(_IN) for phrase in phrases)
