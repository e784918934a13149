"""The first pages of a Word file, and what stands at the top and at the bottom of all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports.paper.model import sections_of
from poolcheck.reports.word.blocks import paragraph, parts
from poolcheck.reports.word.words import BREAK, TAB, bookmark_name, field, link, styled, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.reports.paper.model import Paper, Title

_PAGES: Final = Bilingual("Page {page} of {pages}", "第 {page} 页，共 {pages} 页")
_FIELDS: Final = {"page": "PAGE", "pages": "NUMPAGES"}
_HOW_TO_FILL: Final = Bilingual(
    "If the page numbers are missing, select all (Ctrl+A) and press F9.", "如未显示页码，请全选（Ctrl+A）后按 F9 更新。"
)


def first_page(paper: Paper) -> Iterator[str]:
    """Write the title, what the paper is about, and what stands below."""
    yield paragraph("Title", _lines(paper.title))
    yield paragraph("Subtitle", _lines(paper.subtitle))
    yield from parts(paper.details, "Detail")


def contents(paper: Paper) -> Iterator[str]:
    """Write the table of contents: links, with fields for the numbers of pages.

    The fields stand by themselves and not inside a field for the whole table: LibreOffice fills them in at once, which
    it does not do inside one. Word fills them in when it is told to; what would make it do so by itself also makes it
    ask the reader, whenever the file is opened, whether it may.
    """
    yield paragraph("TOCHeading", _in_line(paper.contents))
    for language in paper.languages:
        yield paragraph("Note", styled(_HOW_TO_FILL.in_(language), "", language))
    for depth, section in sections_of(paper):
        if section.listed:
            number = styled(section.number, "") + TAB if section.number else ""
            page = TAB + field(f"PAGEREF {bookmark_name(section.anchor)} \\h", "–")
            yield paragraph(f"TOC{min(depth, 3)}", link(section.anchor, number + _in_line(section.title) + page))


def head(paper: Paper) -> str:
    """Write what stands at the top of a page."""
    return paragraph("Header", words(paper.head))


def foot(paper: Paper) -> str:
    """Write what stands at the bottom of a page: the paper's own line, and the number of the page."""
    numbers = styled(" · ", "").join(_page_number(language) for language in paper.languages)
    return paragraph("Footer", words(paper.foot) + TAB + numbers)


def _page_number(language: Language) -> str:
    """Write which page this is, and of how many."""
    parts = re.split(r"\{(\w+)\}", _PAGES.in_(language))
    return "".join(field(_FIELDS[part], "1") if part in _FIELDS else styled(part, "", language) for part in parts)


def _lines(title: Title) -> str:
    return BREAK.join(words(each) for each in title)


def _in_line(title: Title) -> str:
    return styled(" · ", "").join(words(each) for each in title)
