"""Lines of a `.pool` text, and which of them stand under which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.core.location import Span
from poolcheck.syntax.comments import comment_start
from poolcheck.syntax.notation import quotation
from poolcheck.syntax.tree import ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.location import SourceText

TAB = 4
"""Columns that a tab is worth at the start of a line."""
DEEPEST = 100


@dataclass(slots=True)
class Line:
    """What a line says, without its comment, and the lines that are indented under it."""

    source: SourceText
    start: int
    end: int
    indent: int
    below: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.source.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where they stand."""
        return Span(self.source, self.start, self.end)

    def scalar(self, start: int, end: int, *, quoted: bool = False) -> ScalarNode:
        """Return a stretch of the source (absolute offsets) as a node, its escapes resolved."""
        text = self.source.text[start:end]
        if quoted:
            inner, offsets = quotation.unescaped(text, start, [(-1, len(text) + 1)])
            return ScalarNode(inner, Span(self.source, start, end), quoted=True, offsets=offsets)
        inner, offsets = quotation.unescaped(text, start, quotation.stretches(text, 0, len(text)))
        return ScalarNode(inner, Span(self.source, start, end), offsets=offsets)

    def unclosed(self) -> int:
        """Return where a quotation mark stands that nothing closes, or -1."""
        at = self.start
        for left, right in (*quotation.stretches(self.source.text, self.start, self.end), (self.end, self.end)):
            for place in range(at, left):
                if self.source.text[place] in quotation.MARKS:
                    return place
            at = right
        return -1

    def joined_comment(self) -> int:
        """Return where a `#` stands outside of quotation marks, which is no comment for want of a space, or -1."""
        at = self.source.text.find("#", self.start, self.end)
        if at < 0:
            return -1
        quoted = quotation.stretches(self.source.text, self.start, self.end)
        while at >= 0 and (inside := next((right for left, right in quoted if left < at < right), 0)):
            at = self.source.text.find("#", inside, self.end)
        return at


def lines(source: SourceText) -> Iterator[Line]:
    """Yield the lines that say something."""
    text = source.text
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        stop = comment_start(text, start, end)
        said = text[start:stop].rstrip()
        words = said.lstrip()
        if words:
            first = start + len(said) - len(words)
            yield Line(source, first, first + len(words), _width(text[start:first]))
        start = end + 1


def nested(found: Iterator[Line]) -> tuple[list[Line], Line | None]:
    """Put each line below the nearest one before it that is indented less; tell of the first that is too deep."""
    top: list[Line] = []
    open_: list[Line] = []
    too_deep: Line | None = None
    for line in found:
        while open_ and open_[-1].indent >= line.indent:
            open_.pop()
        if len(open_) >= DEEPEST:
            too_deep = too_deep or line
            open_.pop()
        (open_[-1].below if open_ else top).append(line)
        open_.append(line)
    return top, too_deep


def _width(blank: str) -> int:
    return sum(TAB if character == "\t" else 2 if character == "\u3000" else 1 for character in blank)
