"""A formal report in each of its formats, taken apart: what a reader of the format sees, and what is in it besides."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_READER: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_VOID: Final = frozenset({"meta", "br"})
_SHOWN: Final = frozenset({"text", "text_special", "code_inline", "fence"})


@dataclass
class Page(HTMLParser):
    """A page: its elements with their attributes, its text, its comments, and the ends that end nothing."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    declarations: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if len(dict(attrs)) < len(attrs):
            self.broken.append(f"<{tag}> has an attribute twice")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.broken.append(f"</{tag}> ends nothing")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.broken.append(f"<![{data[:40]}")

    def handle_pi(self, data: str) -> None:
        self.broken.append(f"<?{data[:40]}")


def page(data: bytes) -> Page:
    found = Page()
    HTMLParser.__init__(found, convert_charrefs=True)
    found.feed(data.decode())
    found.close()
    return found


def tokens(data: bytes) -> Iterator[Token]:
    """Yield what a reader makes of Markdown, block by block, and what stands inside of each."""
    for token in _READER.parse(data.decode()):
        yield token
        yield from token.children or ()


def word(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def xml(parts: dict[str, bytes]) -> dict[str, ET.Element]:
    """Return the parts that are XML, parsed."""
    return {
        name: ET.fromstring(data)  # noqa: S314 - a file of our own
        for name, data in parts.items()
        if not name.endswith(".png")
    }


def squeezed(text: str) -> str:
    """Return a text without its blanks: where lines end, every format decides for itself."""
    return "".join(text.split())


def read(form: str, data: bytes) -> str:
    """Return what a reader of a format sees, without blanks."""
    match form:
        case "html":
            return squeezed("".join(page(data).texts))
        case "docx":
            return squeezed("".join(one.text or "" for one in xml(word(data))["word/document.xml"].iter(f"{WORD}t")))
        case "md":
            return squeezed("".join(one.content for one in tokens(data) if one.type in _SHOWN))
        case _:
            return squeezed(data.decode())


def everything(form: str, data: bytes) -> str:
    """Return all texts in a file, seen or not: of a Word file those of all parts, and of their attributes."""
    if form != "docx":
        return data.decode()
    parts = word(data)
    names = "\n".join(parts)
    return "\n".join([names, *(part.decode("utf-8", "replace") for part in parts.values())])


def packed(parts: Mapping[str, bytes], kind: int = ZIP_DEFLATED, like: bytes = b"") -> bytes:
    """Pack parts into a package, with all that another says of them but how they are packed."""
    out = BytesIO()
    known = {one.filename: one for one in ZipFile(BytesIO(like)).infolist()} if like else {}
    with ZipFile(out, "w", kind) as package:
        for name, data in parts.items():
            info = known.get(name)
            if info is not None:
                info.compress_type = kind
            package.writestr(info or name, data)
    return out.getvalue()
