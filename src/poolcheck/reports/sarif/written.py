"""Writes a log as JSON in which every result, rule, provision and file has a line, so that two logs can be compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_VERSION: Final = "2.1.0"
_DEPTH: Final = 4
_DEEPER: Final = {"tool": 2, "taxonomies": 2}
"""What holds lists further below, and how many levels."""
_BROKEN = re.compile("[\ud800-\udfff]")


def log_of(run: Mapping[str, object]) -> str:
    """Return the log of one run as JSON text."""
    log = {"$schema": _SCHEMA, "version": _VERSION, "runs": [run]}
    text = "\n".join(_lines(log, "", "", _DEPTH)) + "\n"
    return text if text.isascii() else _BROKEN.sub("\ufffd", text)


def _lines(value: object, head: str, indent: str, depth: int) -> Iterator[str]:
    """Write a value behind its head; down to a depth, each value below on a line of its own, and the rest on one line.

    Python's writer of indented JSON is ten times as slow as that of plain JSON, and a result has too many lines. What
    comes one after the other, as results do, is written so too: thousands of them at a time would keep Python busy
    counting what is still in use.
    """
    if not (depth and value and isinstance(value, (dict, list, Iterator))):
        yield indent + head + json.dumps(value, ensure_ascii=False)
        return
    pairs = value.items() if isinstance(value, dict) else (("", below) for below in value)
    brackets = "{}" if isinstance(value, dict) else "[]"
    yield indent + head + brackets[0]
    before: list[str] = []
    for key, below in pairs:
        if before:
            before[-1] += ","
        yield from before
        further = depth - 1 + _DEEPER.get(key, 0)
        before = list(_lines(below, f"{json.dumps(key)}: " if key else "", indent + "  ", further))
    yield from before
    yield indent + brackets[1]
