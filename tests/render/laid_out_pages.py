"""What tests on pages share: a paper as a PDF file, read page by page and line by line."""

from __future__ import annotations

import re
import subprocess
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from poolcheck.reports.layout import printable
from poolcheck.reports.paper.model import Table, sections_of
from poolcheck.reports.word.package import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from poolcheck.reports.paper.model import Paper, Section

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


class Word(NamedTuple):
    """A word and where it stands on its page, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Pages:
    """A paper laid out on pages."""

    def __init__(self, pdf: Path, paper: Paper, *, head_on_first: bool = False) -> None:
        self.pdf = pdf
        self.paper = paper
        self._first = 1 if head_on_first else 0

    @cached_property
    def lines(self) -> list[list[str]]:
        """What stands on each page, line by line."""
        return [page.strip().split("\n") for page in output("pdftotext", "-layout", self.pdf, "-").split("\f")[:-1]]

    @property
    def bodies(self) -> list[list[str]]:
        """The lines between the head and the foot of each page; the first page may have no head."""
        return [page[1 if number else self._first : -1] for number, page in enumerate(self.lines)]

    @property
    def texts(self) -> list[str]:
        """What each page says between its head and its foot."""
        return ["\n".join(page) for page in self.bodies]

    @property
    def heads(self) -> list[str]:
        """What stands at the top of each page but the first."""
        return [page[0].strip() for page in self.lines[1:]]

    @property
    def feet(self) -> list[str]:
        """What stands at the bottom of each page."""
        return [page[-1] for page in self.lines]

    @property
    def fonts(self) -> list[tuple[str, bool]]:
        """The fonts, and whether each is in the file."""
        rows = output("pdffonts", self.pdf).split("\n")[2:]
        return [(row.split()[0], row.split()[-5] == "yes") for row in rows if row]

    @cached_property
    def words(self) -> list[list[Word]]:
        """The words of each page with their places."""
        pages = output("pdftotext", "-bbox", self.pdf, "-").split("<page ")[1:]
        return [
            [
                Word(float(left), float(top), float(right), float(bottom), unescape(text))
                for left, top, right, bottom, text in _WORD.findall(page)
            ]
            for page in pages
        ]

    def nearly_empty(self, least: int) -> list[int]:
        """Return the numbers of the pages that have fewer signs than `least`."""
        return [number for number, page in enumerate(self.texts, 1) if len(squeezed(page)) < least]

    def headings_left_alone(self) -> list[tuple[int, str]]:
        """Return the headings, after the contents, that are the last thing on their page."""
        titles = [_without_dots(section.number + titled(section)) for _, section in sections_of(self.paper)]
        firsts = [next((line for line in page if line.strip()), "") for page in self.bodies]
        lasts = [next((line for line in reversed(page) if line.strip()), "") for page in self.bodies]
        begins = next((number for number, line in enumerate(firsts, 1) if _without_dots(line) == titles[0]), 0)
        return [(at, line) for at, line in enumerate(lasts, 1) if at >= begins and _without_dots(line) in titles]

    def broken_heads(self) -> Iterator[tuple[int, str]]:
        """Yield the words at the heads of columns that were broken into two lines, with their pages."""
        heads = {word for word in _words_of_heads(self.paper) if len(word) > 3 and word.isascii()}
        for number, page in enumerate(self.words, 1):
            for one in page:
                rests = {head[len(one.text) :] for head in heads if head.startswith(one.text)} - {""}
                if any(other.text in rests and _below(one, other) for other in page):
                    yield number, one.text


def _below(one: Word, other: Word) -> bool:
    """Whether a word begins the next line of the same narrow column."""
    overlap = min(one.right, other.right) - max(one.left, other.left)
    return 0 < other.top - one.top < 15 and overlap > 0


def _words_of_heads(paper: Paper) -> Iterator[str]:
    for _, section in sections_of(paper):
        for table in (block for block in section.blocks if isinstance(block, Table)):
            for paragraph in (paragraph for column in table.columns for paragraph in column.head):
                yield from "".join(run.text for run in paragraph.words).split()


def titled(section: Section) -> str:
    """Return the title of a section in all languages."""
    return "".join(run.text for words in section.title for run in words)


def _without_dots(text: str) -> str:
    return squeezed(text).replace("·", "")


def squeezed(text: str) -> str:
    """Return a text without its spaces, which pages have elsewhere than papers."""
    return re.sub(r"\s+", "", printable(text))


def output(*command: str | Path) -> str:
    """Return what a program says."""
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def laid_out_by_office(papers: Mapping[str, Paper], folder: Path) -> dict[str, Pages]:
    """Lay out papers as LibreOffice does, all in one go."""
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(written(paper))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [folder / f"{name}.docx" for name in papers]
    output("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)
    return {name: Pages(folder / f"{name}.pdf", paper) for name, paper in papers.items()}
