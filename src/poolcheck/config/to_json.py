"""Shows a configuration to programs: every value with its origin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from poolcheck.config.model import FoundBy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.config.shown import Entry, Shown, Table

VERSION = "poolcheck-config/1"


def to_json(shown: Shown) -> str:
    """Return a configuration as JSON; `path` is the document it is for, null if it is the whole."""
    found_by = shown.configuration.found_by
    content = {
        "format": VERSION,
        "file": shown.configuration.path or None,
        "found_by": None if found_by is FoundBy.NOTHING else found_by.value,
        "path": shown.path or None,
        "values": _entries(shown.top.entries),
        "severity": _entries(shown.top.severity),
        "per_path": [_table(table) for table in shown.per_path],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _table(table: Table) -> dict[str, Any]:
    return {"values": _entries(table.entries), "severity": _entries(table.severity)}


def _entries(entries: Iterable[Entry]) -> dict[str, Any]:
    return {entry.key: {"value": entry.value, "origin": _origin(entry)} for entry in entries}


def _origin(entry: Entry) -> dict[str, Any]:
    if entry.origin is None:
        return {"kind": "default"}
    return {"kind": "file", "path": entry.origin.path, "line": entry.origin.line, "column": entry.origin.column}
