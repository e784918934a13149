"""Comments: what a writer says beside the document, which conversions keep."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.location import Span
from poolcheck.syntax.notation import quotation
from poolcheck.syntax.tree import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.location import SourceText

_SIGN = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment without its sign; `own_line` if nothing else stands in its line."""

    text: str
    span: Span
    own_line: bool

    @property
    def column(self) -> int:
        """The 0-based column of its sign."""
        return self.span.location.column - 1


def comment_start(text: str, start: int, end: int) -> int:
    """Return where the comment of a line starts, outside of quotation marks; `end` if the line has none."""
    quoted = quotation.stretches(text, start, end) if "#" in text[start:end] else []
    quoted.reverse()
    for sign in _SIGN.finditer(text, start, end):
        at = sign.start()
        while quoted and quoted[-1][1] <= at:
            quoted.pop()
        if (at == start or text[at - 1] in " \t") and not (quoted and quoted[-1][0] < at):
            return at
    return end


def comments_between_lines(source: SourceText) -> tuple[Comment, ...]:
    """Return the comments of a text in which every line stands for itself (`.pool`)."""
    found = []
    start = 0
    while start <= len(source.text):
        end = source.text.find("\n", start)
        end = len(source.text) if end < 0 else end
        at = comment_start(source.text, start, end)
        if at < end:
            found.append(_comment(source, start, at, end))
        start = end + 1
    return tuple(found)


def comments_in_yaml(source: SourceText, tree: Node) -> tuple[Comment, ...]:
    """Return the comments of a YAML text: what begins with `#` outside of the scalars of its tree."""
    text = source.text
    spans = sorted((node.span.start, node.span.end) for node in _scalars(tree))
    starts = [start for start, _ in spans]
    found: list[Comment] = []
    for sign in _SIGN.finditer(text):
        at = sign.start()
        before = bisect_right(starts, at) - 1
        if before >= 0 and at < spans[before][1]:
            continue
        line = text.rfind("\n", 0, at) + 1
        if found and found[-1].span.end > at:
            continue
        end = text.find("\n", at)
        found.append(_comment(source, line, at, len(text) if end < 0 else end))
    return tuple(found)


def _comment(source: SourceText, line: int, at: int, end: int) -> Comment:
    text = source.text[at + 1 : end].rstrip()
    return Comment(text, Span(source, at, at + 1 + len(text)), own_line=not source.text[line:at].strip())


def _scalars(node: Node) -> Iterator[ScalarNode]:
    stack = [node]
    while stack:
        match stack.pop():
            case ScalarNode() as scalar:
                yield scalar
            case ListNode(items=items):
                stack.extend(items)
            case MapNode(entries=entries):
                stack.extend(part for entry in entries for part in (entry.key, entry.value))
