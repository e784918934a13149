"""Lines of a text by offset: where they start, what they are indented by, which belong together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poolcheck.core.location import SourceText

_BEFORE_CONTENT = re.compile(r" *(?:- +)*")


def line_start(text: str, at: int) -> int:
    """Return where the line starts in which `at` stands."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where that line ends, before its break."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def start_of_line(source: SourceText, line: int) -> int:
    """Return where the 1-based line `line` starts."""
    start = 0
    for _ in range(line - 1):
        start = source.text.find("\n", start) + 1
    return start


def content_start(text: str, line: int) -> int:
    """Return where a line's key or text starts, behind its dashes."""
    found = _BEFORE_CONTENT.match(text, line)
    return found.end() if found else line


def dash_start(text: str, line: int) -> int:
    """Return where a line starts, with its dashes."""
    end = line_end(text, line)
    return end - len(text[line:end].lstrip(" "))


def block_end(text: str, at: int) -> int:
    """Return where the lines end that belong to the key in whose line `at` stands: those indented deeper."""
    line = line_start(text, at)
    column = content_start(text, line) - line
    end = line_end(text, at)
    while end < len(text):
        next_end = line_end(text, end + 1)
        written = text[end + 1 : next_end]
        if written.strip() and len(written) - len(written.lstrip(" ")) <= column:
            return end
        end = next_end
    return end


def blank(text: str, start: int, end: int) -> str:
    """Return the text with spaces for everything in a stretch but its line breaks."""
    return text[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + text[end:]
