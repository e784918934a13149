"""Text in Markdown that stays text: no markup, no HTML, no links, no mentions of people, whatever it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$&]|(?<!\S)#|(?<=www)\.|:(?=//)", re.IGNORECASE)
_LOOKED_FOR = re.compile(r"@(?=\w)|:(?=[\w+-]*[a-z][\w+-]*:)", re.IGNORECASE)
"""What GitHub and others look for when the markup is gone, to notify people and to put in pictures; not in code."""
_BEGINS_A_BLOCK = re.compile(r"[-+=:#]|\d+(?=[.)])")


def escaped(written: str) -> str:
    """Return a text in one line that reads as it is written."""
    text = _SPECIAL.sub(r"\\\g<0>", " ".join(printable(written).split()))
    return _LOOKED_FOR.sub(r"`\g<0>`", text)


def line(content: str) -> str:
    """Return a line of content that begins nothing else, as a list or a heading."""
    shown = content.strip()
    found = _BEGINS_A_BLOCK.match(shown)
    if found is None:
        return shown
    at = found.end() if found[0].isdecimal() else 0
    return f"{shown[:at]}\\{shown[at:]}"


def code(written: str) -> str:
    """Return a text as a span of code, between more backticks than it has itself."""
    text = " ".join(printable(written).split())
    if not text:
        return ""
    ticks = "`" * (_longest_run([text]) + 1)
    padding = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{padding}{text}{padding}{ticks}"


def code_block(lines: Iterable[str]) -> str:
    """Return lines as a block of code, between more backticks than they have themselves."""
    shown = list(lines)
    fence = "`" * max(_longest_run(shown) + 1, 3)
    return "\n".join([f"{fence}text", *shown, fence])


def _longest_run(texts: Iterable[str]) -> int:
    return max((len(run) for text in texts for run in re.findall("`+", text)), default=0)
