"""References inside a paper: one that leads nowhere, since its chapter was left out, is but its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.reports.paper.model import Bullets, Figure, Paragraph, Parts, Quotation, Table, sections_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from poolcheck.reports.paper.model import Block, Item, Paper, Part, Row, Section, Words


def resolved(paper: Paper) -> Paper:
    """Return a paper in which every reference leads somewhere."""
    kept = _Kept(frozenset(anchors(paper)))
    return replace(paper, sections=tuple(map(kept.section, paper.sections)))


def anchors(paper: Paper) -> Iterator[str]:
    """Yield what references may lead to: sections, rows of tables and items of lists."""
    for _, section in sections_of(paper):
        yield section.anchor
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (row.anchor for row in block.rows if row.anchor)
            elif isinstance(block, Bullets):
                yield from (anchor for item in block.items for anchor in _of_item(item))


def _of_item(item: Item) -> Iterator[str]:
    if item.anchor:
        yield item.anchor
    for below in item.items:
        yield from _of_item(below)


@dataclass(frozen=True, slots=True)
class _Kept:
    """Copies the parts of a paper, with those references only that lead to one of the anchors."""

    anchors: Collection[str]

    def section(self, section: Section) -> Section:
        blocks = tuple(map(self.block, section.blocks))
        return replace(section, blocks=blocks, sections=tuple(map(self.section, section.sections)))

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Bullets(items):
                return Bullets(tuple(map(self.item, items)))
            case Parts(parts):
                return Parts(tuple(map(self.part, parts)))
            case Table(rows=rows):
                return replace(block, rows=tuple(map(self.row, rows)))
            case Quotation() | Figure():
                return block

    def item(self, item: Item) -> Item:
        return replace(item, paragraphs=self.paragraphs(item.paragraphs), items=tuple(map(self.item, item.items)))

    def part(self, part: Part) -> Part:
        return replace(part, paragraphs=self.paragraphs(part.paragraphs))

    def row(self, row: Row) -> Row:
        return replace(row, cells=tuple(map(self.paragraphs, row.cells)))

    def paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(map(self.paragraph, paragraphs))

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        dangling = any(run.target and run.target not in self.anchors for run in paragraph.words)
        return replace(paragraph, words=self.words(paragraph.words)) if dangling else paragraph

    def words(self, words: Words) -> Words:
        return tuple(run if run.target in self.anchors else replace(run, target="") for run in words)
