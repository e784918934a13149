"""YAML text to the located tree, reading on behind every problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import SourceText, Span
from poolcheck.core.reading import Reading
from poolcheck.syntax.from_bytes import without_unwanted
from poolcheck.syntax.notation.collector import collector_paused
from poolcheck.syntax.notation.yaml_repair import blank_line, repair
from poolcheck.syntax.notation.yaml_tree import Built, Repairs, build
from poolcheck.syntax.tree import ScalarNode

if TYPE_CHECKING:
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import Location
    from poolcheck.syntax.tree import Node

LONGEST_LINE = 1_000_000
"""Characters; YAML allows longer lines, nobody can read them, and reading many small values from one takes seconds."""

_MOST_REPORTED = 100
_MOST_ROUNDS = 100
_MOST_WORK = 12_000_000
"""Characters read in all rounds together; a file of ordinary size never comes near it."""
_LINE = re.compile("[^\n]+")


def read_yaml(source: SourceText) -> Reading[Node]:
    """Read YAML; the tree leaves out what could not be read, and all of that is reported."""
    cleaned = without_unwanted(source)
    source = cleaned.value or source
    text, found = _without_long_lines(source)
    with collector_paused(len(text)):
        built, problems = _read_on(source, text)
    found = [*cleaned.diagnostics, *found, *problems]
    if built.root is None or _is_empty(built.root):
        if not found:
            found.append(diagnostic("yaml-empty", Span(source, 0, 0).location))
        return Reading(None, _in_order(found))
    return Reading(built.root, _in_order(found))


def _read_on(source: SourceText, text: str) -> tuple[Built, list[Diagnostic]]:
    """Read, repair what stopped the reading, and read again, until the end is reached."""
    repairs = Repairs(text)
    problems: list[Diagnostic] = []
    lines: set[int] = set()
    work = 0
    for _ in range(_MOST_ROUNDS):
        built = build(source, repairs)
        if built.failure is None:
            return built, [*problems, *built.problems]
        work += built.failure.at + len(text) // 10
        found, mended = repair(source, repairs, built.failure)
        place = min(found, key=lambda problem: problem.location).location
        if place.line in lines:  # our own repair of this line was not good enough: no new problem
            mended = blank_line(repairs, source, built.failure.at, place.line)
        else:
            problems.extend(problem for problem in found if problem.location.line not in lines)
            lines.update(problem.location.line for problem in found)
        if mended.text == repairs.text or work > _MOST_WORK:
            break
        repairs = mended
    return built, [*problems, *built.problems, _gave_up(place)]


def _gave_up(place: Location) -> Diagnostic:
    return diagnostic("yaml-not-read-on", place, Severity.NOTE)


def _without_long_lines(source: SourceText) -> tuple[str, list[Diagnostic]]:
    text = source.text
    if len(text) <= LONGEST_LINE or max(map(len, text.split("\n"))) <= LONGEST_LINE:
        return text, []
    long = [line for line in _LINE.finditer(text) if len(line[0]) > LONGEST_LINE]
    problems = [
        diagnostic("yaml-line-too-long", Span(source, line.start(), line.start() + 1).location, longest=LONGEST_LINE)
        for line in long
    ]
    shortened = _LINE.sub(lambda line: " " * len(line[0]) if len(line[0]) > LONGEST_LINE else line[0], text)
    return shortened, problems


def _is_empty(root: Node) -> bool:
    return isinstance(root, ScalarNode) and not root.text and not root.quoted


def _in_order(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    ordered = sorted(problems, key=lambda problem: (problem.location, problem.code))
    if len(ordered) > _MOST_REPORTED:
        ordered = [*ordered[:_MOST_REPORTED], _gave_up(ordered[_MOST_REPORTED - 1].location)]
    return tuple(ordered)
