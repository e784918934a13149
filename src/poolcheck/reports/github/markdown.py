"""Words in GitHub's Markdown that stay what they are: no markup, links, pictures, mentions or references."""

from __future__ import annotations

import html
import re

from poolcheck.reports.plain_words import one_line

_MARKUP = re.compile(r"[\\`*_\[~|]")
# What would begin a list, a heading or a line across; the other signs that could are markup anywhere.
_FIRST = re.compile(r"^()([-+=#])|^(\d{1,9})([.)])(?=\s|$)")
# Where GitHub would begin to read a mention, an issue, an emoji or an address: behind @ # GH : or www.
_REFERENCE = re.compile(r"(?<=[@#:])(?=\w)|(?<=:)(?=[/+-])|(?i:(?<=\bgh)(?=-\d)|(?<=\bwww)(?=\.))")
_APART = "&#8203;"
_PLAIN_CODE = re.compile(r"[\w.-]+", re.ASCII)


def words(text: str, most: int = 600) -> str:
    """Return a text as words in one line: markup is escaped, and a space of no width breaks what GitHub would link."""
    shown = html.escape(one_line(text, most), quote=False)
    shown = _FIRST.sub(r"\1\3\\\2\4", _MARKUP.sub(r"\\\g<0>", shown))
    return _REFERENCE.sub(_APART, shown).replace("$", "&#36;")


def code(text: str) -> str:
    """Return a name in the letters of programs, if it is one."""
    return f"`{text}`" if _PLAIN_CODE.fullmatch(text) else words(text)
