"""JSON text to tokens, and what is written inside quotes to the characters meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = {"：": ":", "，": ",", "［": "[", "］": "]", "｛": "{", "｝": "}", "、": ",", "　": " "}
"""Full-width signs, which Chinese keyboards give, and the ordinary ones."""
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\Z")
LITERALS = frozenset({"true", "false", "null"})

# No group is possessive: up to 3.11.4, Python loses its place where one of a possessive group's parts fails.
_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\n]+)
    |(?P<text>"[^"\\\n]*(?:\\.[^"\\\n]*)*")
    |(?P<open>"[^\r\n]*)
    |(?P<sign>[\[\]{}:,])
    |(?P<wide>[：，［］｛｝、　])
    |(?P<comment>//[^\n]*|/\*(?:[^*]++|\*(?!/))*(?:\*/)?|\#[^\n]*)
    |(?P<quoted>'[^'\n]*'|“[^”\n]*”|‘[^’\n]*’|＂[^＂\n]*＂)
    |(?P<word>[^ \t\r\n"\[\]{}:,：，［］｛｝、　]+)""",
    re.VERBOSE,
)
_FURTHER_LINES = re.compile(r'(?:\r?\n[ \t]*+(?![\s"\[\]{}])(?:[^"\\\n]++|\\.)*)+"')
_ESCAPE = re.compile(r"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_MEANT = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Token(NamedTuple):
    """A piece of JSON: `kind` is the name of its group above, or `broken` for a text with line breaks."""

    kind: str
    text: str
    start: int
    end: int


class Unquoted(NamedTuple):
    """The characters meant by what stands between quotes."""

    text: str
    offsets: tuple[int, ...] | None
    wrong: tuple[tuple[str, int, int], ...] = ()
    """What is wrong with its escapes: the code of the message, start and end."""


def tokens(text: str) -> Iterator[Token]:
    """Cut a text into tokens without blanks; whatever it is, every character is in a token."""
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None or found.lastgroup is None:  # unreachable: blanks, quotes, signs and words are all there is
            raise AssertionError("no token matches")
        end = found.end()
        kind = found.lastgroup
        if kind == "open" and (rest := _FURTHER_LINES.match(text, end)) is not None:
            kind, end = "broken", rest.end()
        elif kind == "open":
            end = _end_of_open(text, position, end)
        if kind != "blank":
            yield Token(kind, text[position:end], position, end)
        position = end


def unquote(text: str, start: int, end: int) -> Unquoted:
    """Read what stands between quotes, in `text[start:end]`."""
    raw = text[start:end]
    if "\\" not in raw:
        return Unquoted(raw, None)
    shown: list[str] = []
    offsets: list[int] = []
    wrong: list[tuple[str, int, int]] = []
    position = start
    for escape in _ESCAPE.finditer(text, start, end):
        shown.append(text[position : escape.start()])
        offsets.extend(range(position, escape.start()))
        character, code = _meant(escape[1])
        if code:
            wrong.append((code, escape.start(), escape.end()))
        shown.append(character)
        offsets.extend([escape.start()] * len(character))
        position = escape.end()
    shown.append(text[position:end])
    offsets.extend(range(position, end))
    return Unquoted("".join(shown), tuple(offsets), tuple(wrong))


def _meant(escape: str) -> tuple[str, str]:
    """Return the character an escape stands for, and the code of what is wrong with it."""
    if len(escape) == 1:
        return (_MEANT[escape], "") if escape in _MEANT else ("\\" + escape, "json-escape")
    if len(escape) > 5:
        return chr(0x10000 + ((int(escape[1:5], 16) - 0xD800) << 10) + int(escape[7:], 16) - 0xDC00), ""
    code_point = int(escape[1:], 16)
    if 0xD800 <= code_point < 0xE000:
        return "\N{REPLACEMENT CHARACTER}", "json-half-character"
    return chr(code_point), ""


def _end_of_open(text: str, start: int, end: int) -> int:
    """Return where a text ends that is not closed: before the comma that ends its line."""
    written = text[start:end].rstrip()
    return start + max(len(written) - 1 if written.endswith(",") else len(written), 1)
