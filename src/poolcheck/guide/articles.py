"""Finds provisions by the number of their article: a title, then 875 or 第八百七十五条."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.vocabulary.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from poolcheck.packs.files import Number, SourceFile
    from poolcheck.packs.sources import SourceBook

_NUMBER = r"(?:\d{1,5}|[零〇一二三四五六七八九十百千]{1,9})"
_WRITTEN = re.compile(
    rf"(?P<title>.*?[^\s,，])[\s,，]*(?:第|article|art\.?|§)?\s*(?P<article>{_NUMBER})\s*条?"
    rf"(?:[\s,，]*(?:第|paragraph|para\.?)\s*(?P<paragraph>{_NUMBER})\s*款?)?"
    rf"(?:[\s,，]*(?:第|items?)?\s*[(（]\s*(?P<item>{_NUMBER})\s*[)）]\s*项?)?",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[《》“”\"'’.,，\s-]+")
_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_COUNTRY = ("中华人民共和国", "of the people s republic of china")


@dataclass(frozen=True, slots=True)
class Cited:
    """An article that somebody named, with the ids of the provisions it holds."""

    source: SourceFile
    article: str
    ids: tuple[str, ...]


def cited_articles(written: str, sources: SourceBook, as_of: date) -> tuple[Cited, ...]:
    """Return the articles that a citation names: as they were numbered on the day, else as they ever were."""
    found = []
    for match in _matches(written):
        article = str(number_of(match["article"]))
        paragraph, item = (None if match[key] is None else number_of(match[key]) for key in ("paragraph", "item"))
        for source in _called(match["title"], sources):
            ids = _numbered(source, article, paragraph, item, as_of)
            if ids:
                found.append(Cited(source, article, ids))
    return tuple(found)


def number_of(text: str) -> int:
    """Return a number written in digits or in Chinese: 一百二十三 is 123."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, None
    for character in text:
        if character in _PLACES:
            total += (1 if digit is None else digit) * _PLACES[character]
            digit = None
        else:
            digit = (digit or 0) * 10 + _DIGITS[character] if digit is not None else _DIGITS[character]
    return total + (digit or 0)


def _matches(written: str) -> Iterator[re.Match[str]]:
    match = _WRITTEN.fullmatch(written.strip())
    if match is not None:
        yield match


def _called(title: str, sources: SourceBook) -> Iterator[SourceFile]:
    wanted = _plain(title)
    for id_ in sources.ids():
        source = sources.source(id_)
        if source is None:
            continue
        titles = [source.title, source.short, *([source.number] if source.number is not None else [])]
        if wanted in {_plain(name) for name in (id_, *(text for each in titles for text in (each.en, each.zh)))}:
            yield source


def _plain(title: str) -> str:
    text = _PUNCTUATION.sub(" ", folded(title)).strip()
    for words in _COUNTRY:
        text = text.replace(words, "").strip()
    return text if not text.isascii() else text.removeprefix("the ")


def _numbered(
    source: SourceFile, article: str, paragraph: int | None, item: int | None, as_of: date
) -> tuple[str, ...]:
    def named(number: Number) -> bool:
        return number.article == article and paragraph in (None, number.paragraph) and item in (None, number.item)

    ever = [(id_, number) for id_, each in source.provisions.items() for number in each.numbers if named(number)]
    then = [id_ for id_, number in ever if number.since <= as_of and (number.until is None or as_of <= number.until)]
    return tuple(dict.fromkeys(then or [id_ for id_, _ in ever]))
