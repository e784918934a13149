"""Sheets as text for a terminal, filled to its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.layout import colored, columns, filled, printable, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.guide.sheet import Entry, Row, Section, Sheet

_INDENT = "  "
_GAP = 2


def to_text(sheets: Iterable[Sheet], languages: tuple[Language, ...], width: int, *, color: bool = False) -> str:
    """Return sheets in one language after the other, an empty line between any two."""
    parts = ["\n".join(_lines(sheet, language, width, color=color)) for sheet in sheets for language in languages]
    return "\n\n".join(parts) + "\n"


def _lines(sheet: Sheet, language: Language, width: int, *, color: bool) -> Iterator[str]:
    kind = sheet.kind.in_(language)
    yield f"{colored(sheet.id, '1', wanted=color)}  [{kind}]"
    yield filled(sentence(sheet.title.in_(language)), width, _INDENT)
    if sheet.gist is not None:
        yield filled(sentence(sheet.gist.in_(language)), width, _INDENT)
    yield from _rows(sheet.rows, language, width, _INDENT, color=color)
    for section in sheet.sections:
        yield ""
        yield from _section(section, language, width, color=color)


def _section(section: Section, language: Language, width: int, *, color: bool) -> Iterator[str]:
    for line in filled(sentence(section.title.in_(language)), width, _INDENT).splitlines():
        yield colored(line, "1", wanted=color)
    for index, entry in enumerate(section.entries):
        if index and entry.verbatim:
            yield ""
        yield from _entry(entry, language, width, color=color)


def _entry(entry: Entry, language: Language, width: int, *, color: bool) -> Iterator[str]:
    yield filled(entry.title.in_(language), width, _INDENT * 3, _INDENT * 2)
    for text in entry.texts:
        yield filled(text.in_(language), width, _INDENT * 3)
    for line in entry.verbatim.splitlines():
        yield (_INDENT * 4 + printable(line)).rstrip()
    yield from _rows(entry.rows, language, width, _INDENT * 3, color=color)


def _rows(rows: tuple[Row, ...], language: Language, width: int, indent: str, *, color: bool) -> Iterator[str]:
    size = max((columns(row.label.in_(language)) for row in rows), default=0) + _GAP
    for row in rows:
        label = row.label.in_(language)
        for index, text in enumerate(row.texts):
            depth = row.depths[index] if row.depths else 0
            deeper = _INDENT * depth
            first = indent + colored(label, "2", wanted=color) + " " * (size - columns(label)) + deeper
            yield filled(text.in_(language), width, indent + " " * size + deeper, first)
            label = ""
