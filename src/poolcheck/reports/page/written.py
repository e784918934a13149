"""Puts a paper into a page: its sections, its tables, its pictures; whatever a document says is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from poolcheck.reports.layout import printable
from poolcheck.reports.paper.model import Bullets, Figure, Paragraph, Parts, Quotation, Table, sections_of
from poolcheck.reports.paper.references import resolved
from poolcheck.reports.web_page import policy, running_head, templates

if TYPE_CHECKING:
    from jinja2 import Environment

    from poolcheck.reports.paper.model import Block, Paper, Title

_PACKAGE: Final = "poolcheck.reports.page"
_TAGS: Final = {"en": "en", "zh": "zh-Hans"}
_KINDS: Final = {Paragraph: "paragraph", Bullets: "bullets", Parts: "parts", Table: "table", Quotation: "quotation"}
_DEEPEST: Final = 6
"""HTML has six levels of headings."""
_LONGEST_HEAD: Final = 70


def written(paper: Paper, seal: str = "") -> str:
    """Return a paper as a page; `seal` stands in a comment at its end."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    paper = resolved(paper)
    style = _file("page.css")
    head = running_head(_plain(paper.title)[:_LONGEST_HEAD], paper.day.isoformat())
    return (
        _environment()
        .get_template("paper.html")
        .render(
            paper=paper,
            contents=[(depth, section) for depth, section in sections_of(paper) if section.listed],
            tags=_TAGS,
            policy=policy((style, head), ()),
            style=Markup(style),  # noqa: S704 - our own file
            running_head=Markup(head),  # noqa: S704 - escaped there
            seal=Markup(seal),  # noqa: S704 - base64 and a few letters of our own
            title=_plain(paper.title),
            plain=_plain,
            kind=_kind,
            pieces=pieces,
            deepest=_DEEPEST,
        )
    )


@cache
def _environment() -> Environment:
    return templates(_file)


def _file(name: str) -> str:
    folder = "assets" if name.endswith(".css") else "templates"
    return (files(_PACKAGE) / folder / name).read_text(encoding="utf-8")


def _kind(block: Block) -> str:
    return "figure" if isinstance(block, Figure) else _KINDS[type(block)]


def _plain(title: Title) -> str:
    return printable(" · ".join("".join(run.text for run in words) for words in title))


def pieces(line: str, pointed: tuple[tuple[int, int], ...]) -> tuple[tuple[str, bool], ...]:
    """Return a line as stretches, each with whether it is pointed at."""
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in pointed:
        found += [(line[at:start], False), (line[max(start, at) : end], True)]
        at = max(at, end)
    return tuple((text, meant) for text, meant in (*found, (line[at:], False)) if text)
