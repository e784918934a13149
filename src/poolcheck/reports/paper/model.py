"""What a paper is made of: sections of blocks, in the words of one or both languages, and nothing of any format.

A builder makes a paper from a report; a writer turns it into Word, Markdown or a page. Texts may hold anything that a
document holds: a writer escapes them. What a writer needs besides is here, so that no writer looks into the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from poolcheck.core.bilingual import Language

SEAL_NAMESPACE: Final = "urn:poolcheck:seal:1"
"""Of the XML element that holds the seal of a paper in a Word file."""
SEAL_PART: Final = "customXml/item1.xml"
"""The part of a Word file that holds it."""

Languages = tuple["Language", ...]
Look = Literal["plain", "strong", "faint", "code"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks one way.

    Attributes:
        text: the words.
        look: how they are set; `code` is for names that are read letter by letter.
        target: the anchor in this paper that they refer to, if any.
        language: the language of the words; None where it is that of their paragraph.
    """

    text: str
    look: Look = "plain"
    target: str = ""
    language: Language | None = None


Words = tuple[Run, ...]
Title = tuple[Words, ...]
"""A title in each language in turn."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a language, None if they are names and numbers; a `lead` opens what follows, a `note` stands back."""

    words: Words
    language: Language | None = None
    look: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its mark (a bullet if empty), what it says, and the items below it."""

    paragraphs: tuple[Paragraph, ...]
    items: tuple[Item, ...] = ()
    mark: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A label and what stands beside it, as "Authority" and the provisions."""

    label: Words
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """Labelled parts, one below the other."""

    parts: tuple[Part, ...]


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, and whether it holds figures."""

    head: Cell
    width: int
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with a cell for every column; other places may refer to its anchor."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Lines of a document, and the stretches of each that are pointed at (0-based, end exclusive, in order)."""

    first_line: int
    lines: tuple[str, ...]
    pointed: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, its size in millimetres, its title, and the same in words for whoever does not see it."""

    svg: str
    width: int
    height: int
    title: tuple[Paragraph, ...]
    alternative: str


Block = Paragraph | Bullets | Parts | Table | Quotation | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its number or mark, its title, its blocks, and the sections inside it.

    Anchors are unique in a paper, and made of small letters, digits and hyphens. A section that is `listed` stands in
    the table of contents.
    """

    anchor: str
    title: Title
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    number: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A formal document.

    Attributes:
        title: the title.
        subtitle: what it is about.
        details: what stands below the title.
        sections: the chapters and annexes, in their order.
        head: what stands at the top of every page but the first.
        foot: what stands at the bottom of every page, beside its number.
        contents: the heading of the table of contents.
        languages: the languages it is written in, in their order.
        day: the day that it bears.
        seal: what a program needs to check it again, to be kept in the file where no reader meets it; none if empty.
    """

    title: Title
    subtitle: Title
    details: Parts
    sections: tuple[Section, ...]
    head: Words
    foot: Words
    contents: Title
    languages: Languages
    day: date
    seal: str = ""


def sections_of(paper: Paper) -> Iterator[tuple[int, Section]]:
    """Yield all sections in their order, each with its depth, 1 for a chapter."""

    def below(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[int, Section]]:
        for section in sections:
            yield depth, section
            yield from below(section.sections, depth + 1)

    return below(paper.sections, 1)
