"""A sheet as a page of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.layout import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.guide.sheet import Entry, Row, Section, Sheet

_INDENT = "  "


def page(sheet: Sheet, language: Language, above: str = "") -> str:
    """Return a sheet as a page; `above` is a line of links that stands below its title."""
    parts = [f"# {_escaped(sentence(sheet.title.in_(language)))}"]
    parts += [above] if above else []
    parts += [_escaped(sentence(sheet.gist.in_(language)))] if sheet.gist is not None else []
    parts += ["\n".join(_rows(sheet.rows, language))]
    parts += [part for section in sheet.sections for part in _section(section, language)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section, language: Language) -> Iterator[str]:
    yield f"## {_escaped(sentence(section.title.in_(language)))}"
    for entry in section.entries:
        yield "\n".join(_entry(entry, language))


def _entry(entry: Entry, language: Language) -> Iterator[str]:
    yield f"### {_escaped(entry.title.in_(language))}"
    for text in entry.texts:
        yield ""
        yield _escaped(text.in_(language))
    if entry.verbatim:
        yield from ("", "```yaml", entry.verbatim.rstrip(), "```")
    if entry.rows:
        yield ""
        yield from _rows(entry.rows, language)


def _rows(rows: Iterable[Row], language: Language) -> Iterator[str]:
    """Yield each row as an item; several texts below it, an outline as deep as it goes."""
    stop = "：" if language == "zh" else ": "
    for row in rows:
        label = f"- **{row.label.in_(language)}**"
        if len(row.texts) == 1 and not row.depths:
            yield f"{label}{stop}{_escaped(row.texts[0].in_(language))}"
            continue
        yield label
        depths = row.depths or (0,) * len(row.texts)
        for text, depth in zip(row.texts, depths, strict=True):
            yield f"{_INDENT * (depth + 1)}- {_escaped(text.in_(language))}"


def _escaped(text: str) -> str:
    """Return a text in which nothing is read as markup."""
    shown = " ".join(text.split())
    for sign in "\\`*_[]<>#|":
        shown = shown.replace(sign, f"\\{sign}")
    return shown
