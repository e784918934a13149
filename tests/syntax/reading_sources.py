"""Reads sources for the tests of notations: bad files and their problems, the scalars of a tree, and the time taken."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.tree import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.location import SourceText
    from poolcheck.core.reading import Reading

BAD = Path(__file__).parents[2] / "fixtures" / "bad"


def bad_file(name: str) -> SourceText:
    """Return a file of `fixtures/bad` that is text, if nothing else."""
    source = read_text((BAD / name).read_bytes(), name).value
    assert source is not None
    return source


def assert_refused(reading: Reading[object], expected: list[tuple[str, int, int]]) -> None:
    """A reading fails for these problems, each at its place and with a hint."""
    found = [(problem.code, problem.location.line, problem.location.column) for problem in reading.diagnostics]
    assert found == expected
    assert reading.failed
    assert all(problem.hint and problem.hint.en and problem.hint.zh for problem in reading.diagnostics)


def every_scalar(node: Node) -> list[ScalarNode]:
    """Return the keys and values of a tree in the order in which they are written."""
    match node:
        case ScalarNode():
            return [node]
        case ListNode():
            return [scalar for item in node.items for scalar in every_scalar(item)]
        case MapNode():
            return [scalar for entry in node.entries for scalar in (entry.key, *every_scalar(entry.value))]


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the least processor's time of three readings of a text; no less than what a clock can tell from nothing.

    Once is not enough: the interpreter may clear up after thousands of other tests just then.
    """
    return max(min(_once(read, text) for _ in range(3)), 0.001)


def _once(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started
