"""Where the examples of a rule stand in the rule's file: what is wrong with one is told at its line there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.core.resources import data_folder
from poolcheck.engine.example import texts_of
from poolcheck.packs.files import RuleFile
from poolcheck.packs.read_file import read_file
from poolcheck.syntax.tree import ScalarNode, node_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import Location
    from poolcheck.packs.model import Rule
    from poolcheck.syntax.tree import Node


@dataclass(frozen=True, slots=True)
class ExampleFilePlaces:
    """The places of a rule's examples; without a tree, of a file that has changed since, all are the rule's own."""

    rule: Rule
    tree: Node | None

    def example(self, index: int) -> Location:
        """Return where an example begins: at its name."""
        return self._at(index, "name")

    def within(self, index: int, problem: Diagnostic) -> Diagnostic:
        """Return a problem of an example's document at its place in the rule's file."""
        texts = texts_of(self.rule, self.rule.file.examples[index])
        keys = next((one.keys for one in texts if one.path == problem.location.path), None)
        if keys is None:
            return replace(problem, location=self.example(index))
        node = None if self.tree is None else node_at(self.tree, ("examples", index, *keys))
        if not isinstance(node, ScalarNode):
            return replace(problem, location=self._at(index, *keys))
        place = problem.location
        start, end = (
            _offset(node.text, line, column)
            for line, column in ((place.line, place.column), (place.end_line, place.end_column))
        )
        return replace(problem, location=node.part(start, max(end, start + 1)).location)

    def _at(self, index: int, *keys: str | int) -> Location:
        if self.tree is None:
            return self.rule.location
        return node_at(self.tree, ("examples", index, *keys)).span.location


def places_of(rule: Rule) -> ExampleFilePlaces:
    """Read the file of a rule once more, now for its places."""
    for path in _candidates(rule):
        reading = read_file(path, rule.location.path, RuleFile)
        if reading.value is not None and reading.value[0] == rule.file:
            return ExampleFilePlaces(rule, reading.value[1])
    return ExampleFilePlaces(rule, None)


def _candidates(rule: Rule) -> Iterator[Path]:
    """Yield the file that a rule's location names: packs of one's own by their path, others by where they ship."""
    yield Path(rule.location.path)
    yield data_folder("rules").parent / rule.location.path


def _offset(text: str, line: int, column: int) -> int:
    """Return the offset in code points of a 1-based line and column."""
    lines = text.splitlines(keepends=True)
    return min(sum(map(len, lines[: line - 1])) + column - 1, len(text))
