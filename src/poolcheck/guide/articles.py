"""Finds provisions by the number of their article: a title, then 875 or 第八百七十五条."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.packs.in_force import in_force
from poolcheck.vocabulary.chinese_numerals import NUMERALS, number_in_chinese
from poolcheck.vocabulary.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from poolcheck.packs.files import Number, SourceFile
    from poolcheck.packs.sources import SourceBook

_NUMBER = rf"(?:\d{{1,5}}|[{NUMERALS}]{{1,9}})"
_WRITTEN = re.compile(
    rf"(?P<title>.*?[^\s,，])[\s,，]*(?:第|article|art\.?|§)?\s*(?P<article>{_NUMBER})\s*条?"
    rf"(?:[\s,，]*(?:第|paragraph|para\.?)\s*(?P<paragraph>{_NUMBER})\s*款?)?"
    rf"(?:[\s,，]*(?:第|items?)?\s*[(（]\s*(?P<item>{_NUMBER})\s*[)）]\s*项?)?",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[《》“”\"'’.,，\s-]+")
_COUNTRY = ("中华人民共和国", "of the people s republic of china")


@dataclass(frozen=True, slots=True)
class Cited:
    """An article that somebody named, with the ids of the provisions it holds."""

    source: SourceFile
    article: str
    ids: tuple[str, ...]


def cited_articles(written: str, sources: SourceBook, as_of: date) -> tuple[Cited, ...]:
    """Return the articles that a citation names: as they were numbered on the day, else as they ever were."""
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        return ()
    numbers = {key: _number(match[key]) for key in ("article", "paragraph", "item") if match[key] is not None}
    if None in numbers.values():
        return ()
    article = str(numbers["article"])
    found = []
    for source in _called(match["title"], sources):
        ids = _numbered(source, article, numbers.get("paragraph"), numbers.get("item"), as_of)
        if ids:
            found.append(Cited(source, article, ids))
    return tuple(found)


def _number(written: str) -> int | None:
    """Return a number in digits or in Chinese numerals; None of one that is neither."""
    return int(written) if written.isdecimal() else number_in_chinese(written)


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
    then = [id_ for id_, number in ever if in_force(number.since, number.until, as_of)]
    return tuple(dict.fromkeys(then or [id_ for id_, _ in ever]))
