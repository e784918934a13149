"""A sheet on one thing the language or the law knows: what it is, and rows of what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Row:
    """A label with one text or several; no row is shown without any.

    `depths` says of each text how far it is indented, where the texts are an outline.
    """

    label: Bilingual
    texts: tuple[Bilingual, ...]
    depths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One of several things on a sheet: what it is called, what there is to say, and a text shown as it is written."""

    title: Bilingual
    texts: tuple[Bilingual, ...] = ()
    rows: tuple[Row, ...] = ()
    verbatim: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind below a heading."""

    title: Bilingual
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known about one thing, in both languages."""

    kind: Bilingual
    id: str
    title: Bilingual
    gist: Bilingual | None
    rows: tuple[Row, ...]
    sections: tuple[Section, ...] = ()


def sheet(
    kind: Bilingual,
    id_: str,
    title: Bilingual,
    gist: Bilingual | None,
    rows: Iterable[Row],
    sections: Iterable[Section] = (),
) -> Sheet:
    """Return a sheet without its empty rows and sections."""
    return Sheet(
        kind,
        id_,
        title,
        gist,
        tuple(row for row in rows if row.texts),
        tuple(section for section in sections if section.entries),
    )


def entry(title: Bilingual, *texts: Bilingual | None, rows: Iterable[Row] = (), verbatim: str = "") -> Entry:
    """Return an entry with the texts there are and without its empty rows."""
    said = tuple(text for text in texts if text is not None)
    return Entry(title, said, tuple(row for row in rows if row.texts), verbatim)


def row(label: Bilingual, *texts: Bilingual | None) -> Row:
    """Return a row of the texts there are."""
    return Row(label, tuple(text for text in texts if text is not None))


def listed(texts: Iterable[Bilingual]) -> Bilingual | None:
    """Return texts as one, separated as each language does it; None of nothing."""
    found = tuple(texts)
    return Bilingual(", ".join(text.en for text in found), "、".join(text.zh for text in found)) if found else None


def same(text: str) -> Bilingual:
    """Return a text that is the same in both languages."""
    return Bilingual(text, text)
