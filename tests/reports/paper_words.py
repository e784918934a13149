"""What a paper says, taken apart, so that tests can look for words, anchors and references in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from poolcheck.reports.paper.model import Bullets, Figure, Paragraph, Parts, Quotation, Table, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.reports.paper.model import Block, Item, Paper, Run, Section


def said(runs: Iterable[Run]) -> str:
    """Return what runs say together."""
    return "".join(run.text for run in runs)


def title(section: Section) -> str:
    """Return the title of a section in all its languages."""
    return " · ".join(map(said, section.title))


def section(paper: Paper, anchor: str) -> Section:
    """Return the section of an anchor."""
    return next(each for _, each in sections_of(paper) if each.anchor == anchor)


def paragraphs(block: Block) -> Iterator[Paragraph]:
    """Yield the paragraphs of a block in the order in which they are read."""
    match block:
        case Paragraph():
            yield block
        case Bullets(items):
            yield from (one for item in items for one in of_item(item))
        case Parts(parts):
            yield from (one for part in parts for one in (Paragraph(part.label), *part.paragraphs))
        case Table():
            heads = [column.head for column in block.columns]
            cells = [cell for row in block.rows for cell in row.cells]
            yield from (one for cell in (block.caption, *heads, *cells) for one in cell)
        case Figure():
            yield from block.title
        case Quotation():
            return
        case _:
            assert_never(block)


def of_item(item: Item) -> Iterator[Paragraph]:
    """Yield the paragraphs of an item of a list, and of those below it."""
    yield from item.paragraphs
    for below in item.items:
        yield from of_item(below)


def words_of(section: Section) -> str:
    """Return all that a section says itself, a paragraph a line."""
    return "\n".join(said(each.words) for block in section.blocks for each in paragraphs(block))


def texts(paper: Paper) -> Iterator[str]:
    """Yield all that the sections of a paper say, in the order in which it is read, marks and line numbers as well."""
    for _, each in sections_of(paper):
        yield from (each.number, *map(said, each.title))
        for block in each.blocks:
            yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Bullets):
        yield from (text for item in block.items for text in _item_texts(item))
    elif isinstance(block, Quotation):
        for number, line in enumerate(block.lines, start=block.first_line):
            yield from (str(number), line)
    else:
        yield from (said(each.words) for each in paragraphs(block))


def _item_texts(item: Item) -> Iterator[str]:
    yield from (item.mark, *(said(each.words) for each in item.paragraphs))
    for below in item.items:
        yield from _item_texts(below)


def squeezed(parts: Iterable[str]) -> str:
    """Return what texts say without any blanks and without the dots between what stands in one line."""
    return re.sub(r"[\s·]+", "", "".join(parts))


def runs(paper: Paper) -> Iterator[Run]:
    """Yield every run of a paper."""
    for _, each in sections_of(paper):
        for words in each.title:
            yield from words
        for block in each.blocks:
            for paragraph in paragraphs(block):
                yield from paragraph.words


def tables(section: Section) -> list[Table]:
    """Return the tables of a section itself."""
    return [block for block in section.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    """Return what stands in the rows of a table, cell by cell."""
    return [["\n".join(said(each.words) for each in cell) for cell in row.cells] for row in table.rows]


def quotations(section: Section) -> list[Quotation]:
    """Return the quotations of a section itself."""
    return [block for block in section.blocks if isinstance(block, Quotation)]
