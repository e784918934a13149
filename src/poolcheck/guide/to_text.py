"""Sheets as text for a terminal, filled to its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.layout import colored, columns, filled, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.guide.sheet import Sheet

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
    size = max((columns(row.label.in_(language)) for row in sheet.rows), default=0) + _GAP
    for row in sheet.rows:
        label = row.label.in_(language)
        for text in row.texts:
            first = _INDENT + colored(label, "2", wanted=color) + " " * (size - columns(label))
            yield filled(text.in_(language), width, _INDENT + " " * size, first)
            label = ""
