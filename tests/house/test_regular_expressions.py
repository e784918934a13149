"""Regular expressions mean the same under every version of Python that the project supports."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")
"""Up to 3.11.4, Python loses its place where a part of such a group fails; a possessive class is all right."""


def test_no_group_is_possessive() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        if POSSESSIVE_GROUP.search(line)
    ]

    assert found == []
    assert POSSESSIVE_GROUP.search("(?:a|b)*+")
