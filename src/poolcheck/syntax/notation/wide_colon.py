"""Recognizes `章程：X`: a full-width colon, written where YAML wants an ordinary colon and a space."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.location import Span

if TYPE_CHECKING:
    from poolcheck.syntax.tree import ScalarNode

_KEY = r"[ \t]*(?:- +)*[^\s：:，。；、,;\"'“”‘’（）()]{1,30}"
_WIDE = re.compile(_KEY + r"[ \t]*：")
_NARROW = re.compile(_KEY + r":(?=[^\s:/])")


def wide_colon(node: ScalarNode) -> Span | None:
    """Return the place of the full-width colon if the text looks like a mapping written with such colons."""
    source = node.span.source
    found = None if node.quoted else colon_of_key(source.text, node.span.start, node.span.end)
    return Span(source, found, found + 1) if found is not None and source.text[found] == "：" else None


def colon_of_key(text: str, start: int, end: int) -> int | None:
    """Return where the colon stands that was meant to end a key: full-width, or without the space after it."""
    found = _WIDE.match(text, start, end) or _NARROW.match(text, start, end)
    return found.end() - 1 if found else None
