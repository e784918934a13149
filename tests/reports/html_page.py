"""A page as a tree, and what makes a page safe to open, for the tests of the HTML report."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language

VOID = {"meta", "input", "br"}
ELEMENTS = set(
    re.findall(
        r"\w+",
        "html head meta title style script body a header nav span ul li div button kbd main p h1 h2 h3 h4 h5 dl dt dd"
        " time section b i table caption thead tbody tfoot tr th td label input fieldset legend details summary select"
        " option bdi blockquote article code ol strong br dialog",
    )
)


@dataclass
class Element:
    """An element of a parsed page: its name, attributes, and what is in it."""

    name: str
    attributes: dict[str, str | None]
    parent: Element | None = None
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def __iter__(self) -> Iterator[Element]:
        for one in self.inside:
            if isinstance(one, Element):
                yield one
                yield from one

    def all(self, name: str = "", class_: str = "") -> list[Element]:
        return [
            one
            for one in self
            if name in ("", one.name) and (not class_ or class_ in (one.attributes.get("class") or "").split())
        ]

    def in_language(self, language: Language) -> str:
        """Return the text without what is in the other language."""
        other = "zh-Hans" if language == "en" else "en"
        return "".join(
            one if isinstance(one, str) else one.in_language(language)
            for one in self.inside
            if isinstance(one, str) or one.attributes.get("lang") != other
        )


class Parser(HTMLParser):
    """Builds the tree, and complains of a tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute is given twice: {attrs}"
        element = Element(tag, dict(attrs), self.open)
        self.open.inside.append(element)
        if tag not in VOID:
            self.open = element

    def handle_endtag(self, tag: str) -> None:
        assert self.open.name == tag, f"</{tag}> closes <{self.open.name}>"
        assert self.open.parent is not None
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def parsed(text: str) -> Element:
    parser = Parser()
    parser.feed(text)
    parser.close()
    assert parser.open is parser.root
    return parser.root


def ids(page: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in page:
        if one := element.attributes.get("id"):
            assert one not in found, f"{one} is there twice"
            found[one] = element
    return found


def href(link: Element) -> str:
    return cast("str", link.attributes["href"])[1:]


def safe(page: Element, text: str) -> None:
    """Assert that a page runs our own scripts only and leads nowhere else."""
    assert {element.name for element in page} <= ELEMENTS
    assert len(page.all("script")) == 2
    for element in page:
        names = set(element.attributes)
        assert not [name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action")]
        assert (element.attributes.get("href") or "#").startswith("#")
    ours = [(files("poolcheck.reports.html") / "assets" / name).read_text(encoding="utf-8") for name in ("first.js",)]
    assert page.all("script")[0].text == ours[0]
    assert re.fullmatch(
        r"@page\{(@top-(left|right)\{content:\"(\\[0-9a-f]+ |[0-9A-Za-z])*\"\}){2}\}", page.all("style")[1].text
    )
    [policy] = [one.attributes["content"] for one in page.all("meta") if "http-equiv" in one.attributes]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        allowed = re.findall(r"'sha256-([^']+)'", next(one for one in policy.split("; ") if one.startswith(kind)))
        assert allowed == [b64encode(sha256(one.text.encode()).digest()).decode() for one in page.all(kind)]
    assert "<!doctype html>" in text[:30]
