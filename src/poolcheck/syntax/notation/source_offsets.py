"""Finds for each character of a YAML scalar where in the source it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

_BREAK = "(?:\r\n|[\r\n\x85\u2028\u2029])"
_BREAKS = re.compile(_BREAK)
_GAP = f"(?P<gap>(?:[ \t]|{_BREAK})+)"
_ENDS = " \t\r\n\x85\u2028\u2029"


def _tokens(special: str, *escapes: str) -> re.Pattern[str]:
    """Return what cuts a text into gaps, escapes, and runs of words with one space between them.

    The group is not possessive: up to 3.11.4, Python loses its place where one of a possessive group's parts fails.
    """
    word = f"[^{_ENDS}{special}]++"
    return re.compile("|".join((_GAP, *escapes, f"{word}(?: {word})*")))


_PLAIN = _tokens("")
_SINGLE = _tokens("'", "(?P<escape>'')")
_DOUBLE = _tokens(r"\\", rf"(?P<joined>\\{_BREAK}[ \t]*)", r"(?P<escape>\\(?:x..|u.{4}|U.{8}|.))")
_WORD = re.compile(f"[^{_ENDS}]+")


class Placed(NamedTuple):
    """Where the text of a scalar stands; `offsets` is None if it stands there character for character."""

    start: int
    end: int
    offsets: tuple[int, ...] | None


def place(source: str, start: int, end: int, style: str, value: str) -> Placed:
    """Place the value of a scalar written in `source[start:end]`.

    Args:
        source: The text of the file.
        start: Where the scalar starts, with its quote or its `|`.
        end: Where it ends, exclusive.
        style: One of `"`, `'`, `|`, `>`, or nothing for a plain scalar.
        value: What YAML makes of it.

    Returns:
        Its place without quotes; the offsets are empty where they cannot be told.
    """
    if style in ("|", ">"):
        return _place_block(source, start, end, style, value)
    if style:
        start, end = start + 1, max(end - 1, start + 1)
    if end - start == len(value):  # quotes, escapes and folds only ever shorten, so nothing was shortened
        return Placed(start, end, None)
    tokens = {"": _PLAIN, "'": _SINGLE}.get(style, _DOUBLE)
    return Placed(start, end, _unfold(source, start, end, tokens, value))


def _unfold(source: str, start: int, end: int, tokens: re.Pattern[str], value: str) -> tuple[int, ...]:
    """Do what YAML does to quotes, escapes and line breaks, and keep the places; () if another value comes out."""
    shown: list[str] = []
    offsets: list[int] = []
    for token in tokens.finditer(source, start, end):
        match token.lastgroup:
            case "joined":
                continue
            case "escape":
                shown.append(value[len(offsets) : len(offsets) + 1])
                offsets.append(token.start())
            case "gap":
                text, places = _fold(token[0], token.start())
                shown.append(text)
                offsets.extend(places)
            case _:
                shown.append(token[0])
                offsets.extend(range(token.start(), token.end()))
    return tuple(offsets) if "".join(shown) == value and len(offsets) == len(value) else ()


def _fold(gap: str, start: int) -> tuple[str, list[int]]:
    breaks = [start + found.end() - 1 for found in _BREAKS.finditer(gap)]
    if not breaks:
        return gap, list(range(start, start + len(gap)))
    if len(breaks) == 1:
        return " ", breaks
    return "\n" * (len(breaks) - 1), breaks[1:]


def _place_block(source: str, start: int, end: int, style: str, value: str) -> Placed:
    head = _BREAKS.search(source, start, end)
    body = head.end() if head else end
    aligned = _align_lines if style == "|" else _align_words
    offsets = aligned(source, body, end, value)
    words = value.strip(" \t\n")
    if not offsets or not words:
        return Placed(start, max(start + len(source[start:end].rstrip()), start), offsets)
    first = value.index(words)
    return Placed(offsets[first], offsets[first + len(words) - 1] + 1, offsets)


def _align_lines(source: str, start: int, end: int, value: str) -> tuple[int, ...]:
    """Align a literal block: every line of the value is the end of a line of the source."""
    offsets: list[int] = []
    line_start = next_start = start
    for number, line in enumerate(value.split("\n")):
        if number:
            offsets.append(next_start - 1)
            line_start = next_start
        found = _BREAKS.search(source, line_start, end)
        line_end, next_start = (found.start(), found.end()) if found else (end, end)
        if not source.endswith(line, line_start, line_end):
            return ()
        offsets.extend(range(line_end - len(line), line_end))
    return tuple(offsets)


def _align_words(source: str, start: int, end: int, value: str) -> tuple[int, ...]:
    """Align a folded block: the words are the same, and only the blanks between them changed."""
    offsets: list[int] = []
    written = start
    words = _WORD.finditer(source, start, end)
    for word in _WORD.finditer(value):
        found = next(words, None)
        if found is None or found[0] != word[0]:
            return ()
        offsets.extend(_align_gap(value[len(offsets) : word.start()], source, written, found.start()))
        offsets.extend(range(found.start(), found.end()))
        written = found.end()
    offsets.extend(_align_gap(value[len(offsets) :], source, written, end))
    return tuple(offsets) if next(words, None) is None else ()


def _align_gap(gap: str, source: str, start: int, end: int) -> list[int]:
    """Place the blanks of a value: those before its first and after its last break stay with their words."""
    if len(gap) == end - start:
        return list(range(start, end))
    breaks = [found.end() - 1 for found in _BREAKS.finditer(source, start, end)] or [max(end - 1, start)]
    head = len(gap) - len(gap.lstrip(" \t")) if "\n" in gap else len(gap)
    tail = len(gap) - gap.rfind("\n") - 1 if "\n" in gap else 0
    places = [min(start + index, breaks[0]) for index in range(head)]
    dropped = max(len(breaks) - gap.count("\n"), 0)
    places.extend(breaks[min(index + dropped, len(breaks) - 1)] for index in range(len(gap) - head - tail))
    return [*places, *range(end - tail, end)]
