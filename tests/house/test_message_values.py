"""Every message is given all that it has a place for."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

from poolcheck.core.messages.en import MESSAGES

SOURCE = Path(__file__).resolve().parents[2] / "src" / "poolcheck"


def calls() -> list[tuple[str, str, frozenset[str]]]:
    """Return every call that builds a diagnostic with its values written out: place, code, names of the values."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="diagnostic"), args=[ast.Constant(value=str(code)), *_], keywords=given):
                    names = frozenset(keyword.arg or "**" for keyword in given)
                    if "**" not in names:
                        found.append((f"{path.relative_to(SOURCE)}:{node.lineno}", code, names))
                case _:
                    pass
    return found


CALLS = calls()


def test_there_are_calls_to_look_at() -> None:
    assert len(CALLS) > 20


@pytest.mark.parametrize(("place", "code", "given"), CALLS)
def test_a_message_gets_all_its_values(place: str, code: str, given: frozenset[str]) -> None:
    assert code in MESSAGES, place
    assert {name for _, name, _, _ in Formatter().parse(MESSAGES[code]) if name} <= given, place
