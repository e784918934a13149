"""Blocks of a paper in WordprocessingML."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final, Literal, assert_never

from poolcheck.reports.layout import columns, printable
from poolcheck.reports.paper.model import Bullets, Figure, Paragraph, Parts, Quotation, Table
from poolcheck.reports.word.figures import drawing
from poolcheck.reports.word.tables import grid, row
from poolcheck.reports.word.words import BREAK, TAB, bookmark, styled, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.reports.paper.model import Block, Cell, Column, Item, Row, Section

_KEPT: Final = "<w:keepNext/>"
_SPACER: Final = '<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p>'
_DEEPEST_HEADING = 4
_DEEPEST_LIST = 8
_INDENT = 340
_MARKED_INDENT = 680
_LONGEST_LABEL = 18
"""Of a part, in columns of a terminal: a longer one needs the wider style, or what stands beside it is out of line."""
_Look = Literal["body", "lead", "note"]
_ON_PAGE: Final[Mapping[_Look, str]] = {"body": "", "lead": "Lead", "note": "Note"}
_IN_LIST: Final[Mapping[_Look, str]] = {"body": "Bullet", "lead": "Bullet", "note": "BulletNote"}
_IN_TABLE: Final[Mapping[_Look, str]] = {"body": "TableText", "lead": "TableText", "note": "TableNote"}


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes sections and blocks; it counts bookmarks, and keeps the figures that the package has to hold."""

    figures: list[Figure] = field(default_factory=list)
    bookmarks: Iterator[int] = field(default_factory=count)

    def section(self, section: Section, depth: int) -> Iterator[str]:
        """Write a section with all that is inside it."""
        yield self._heading(section, depth)
        for index, block in enumerate(section.blocks):
            yield from self._block(block, kept=index + 1 < len(section.blocks) or bool(section.sections))
        for inside in section.sections:
            yield from self.section(inside, depth + 1)

    def _block(self, block: Block, *, kept: bool) -> Iterator[str]:
        """Write a block; a paragraph or a quotation that is `kept` stays on the page of what follows it."""
        match block:
            case Paragraph():
                yield paragraph(_ON_PAGE[block.look], words(block.words, block.language), _KEPT if kept else "")
            case Bullets(items):
                for item in items:
                    yield from self._item(item, 0)
            case Parts():
                yield from parts(block, "Detail" if _long_labels(block) else "Part")
            case Table():
                yield from self._table(block)
            case Quotation():
                yield from _quotation(block, _KEPT if kept else "")
            case Figure():
                yield from self._figure(block)
            case _:
                assert_never(block)

    def _heading(self, section: Section, depth: int) -> str:
        """Write a heading; deep down, where titles are sentences, each language has a line of its own."""
        style = f"Heading{min(depth, _DEEPEST_HEADING)}"
        number = styled(section.number, "") + TAB if section.number else ""
        between = BREAK if depth >= _DEEPEST_HEADING else styled(" · ", "")
        title = between.join(words(each) for each in section.title)
        flush = "" if section.number else '<w:ind w:left="0" w:firstLine="0"/>'
        return paragraph(style, self._mark(section.anchor) + number + title, flush)

    def _mark(self, anchor: str) -> str:
        return bookmark(anchor, next(self.bookmarks)) if anchor else ""

    def _item(self, item: Item, depth: int) -> Iterator[str]:
        level = min(depth, _DEEPEST_LIST)
        left = _MARKED_INDENT if item.mark else _INDENT * (level + 1)
        first = self._mark(item.anchor)
        for number, each in enumerate(item.paragraphs):
            content = words(each.words, each.language)
            kept = _KEPT if number + 1 < len(item.paragraphs) else ""
            if number:
                yield paragraph(_ON_PAGE[each.look], content, f'{kept}<w:ind w:left="{left}" w:firstLine="0"/>')
            elif item.mark:
                yield paragraph("Marked", first + styled(item.mark, "Label") + TAB + content, kept)
            else:
                listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if level else ""
                yield paragraph(_IN_LIST[each.look], first + content, kept + listed)
        for below in item.items:
            yield from self._item(below, depth + 1)

    def _table(self, table: Table) -> Iterator[str]:
        for each in table.caption:
            yield paragraph("Caption", words(each.words, each.language))
        widths = [column.width for column in table.columns]
        head = [_head(column) for column in table.columns]
        rows = [row(self._cells(each, table), widths) for each in table.rows]
        yield grid(widths, row(head, widths, head=True) + "".join(rows)) + _SPACER

    def _cells(self, row: Row, table: Table) -> list[str]:
        """Return the contents of the cells of a row; its anchor is marked in the first."""
        found = []
        mark = self._mark(row.anchor)
        for cell, column in zip(row.cells, table.columns, strict=True):
            found.append(_cell(cell, mark, figures=column.figures))
            mark = ""
        return found

    def _figure(self, figure: Figure) -> Iterator[str]:
        for each in figure.title:
            yield paragraph("Caption", words(each.words, each.language))
        self.figures.append(figure)
        yield paragraph("", drawing(figure, len(self.figures)))


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph in a style; `properties` are those that it has besides."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{inside}{content}</w:p>"


def parts(block: Parts, style: str) -> Iterator[str]:
    """Write labelled parts; the style has a second one for the paragraphs that follow the first of a part."""
    for part in block.parts:
        label = "".join(styled(run.text, "Label", run.language) for run in part.label) + TAB
        for each in part.paragraphs:
            yield paragraph(style if label else f"{style}More", label + words(each.words, each.language))
            label = ""


def _long_labels(block: Parts) -> bool:
    return any(columns("".join(run.text for run in part.label)) > _LONGEST_LABEL for part in block.parts)


def _head(column: Column) -> str:
    aligned = '<w:jc w:val="right"/>' if column.figures else ""
    return "".join(paragraph("TableHead", words(each.words, each.language), aligned) for each in column.head)


def _cell(cell: Cell, mark: str, *, figures: bool) -> str:
    found = []
    for each in cell or (Paragraph(()),):
        style = "TableFigures" if figures else _IN_TABLE[each.look]
        found.append(paragraph(style, mark + words(each.words, each.language)))
        mark = ""
    return "".join(found)


def _quotation(quotation: Quotation, kept: str) -> Iterator[str]:
    last = len(quotation.lines) - 1
    for index, (line, pointed) in enumerate(zip(quotation.lines, quotation.pointed, strict=True)):
        number = styled(str(quotation.first_line + index), "LineNumber") + TAB
        style = "Quotation" if index < last else "QuotationLast"
        yield paragraph(style, number + "".join(_stretches(printable(line), pointed)), kept)


def _stretches(line: str, pointed: tuple[tuple[int, int], ...]) -> Iterator[str]:
    """Write a line of a document, what is pointed at in bold and underlined."""
    at = 0
    for start, end in pointed:
        if at < start:
            yield styled(line[at:start], "")
        yield styled(line[start:end], "Pointed")
        at = end
    if at < len(line):
        yield styled(line[at:], "")
