"""Reads one file under `rules/` into its form; what is wrong with it is told at its line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.location import Location
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.tree import MapNode, Node, ScalarNode, node_at, plain

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from poolcheck.core.location import SourceText

Form = TypeVar("Form", bound=BaseModel)


def read_file(path: Path, shown: str, form: type[Form], without: str = "") -> Reading[tuple[Form, Node]]:
    """Read a file into a pydantic form; returns the form and the located tree it came from.

    What stands under the key `without` at the left margin is not looked at, which saves the time to read it.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return Reading(None, (diagnostic("file-missing", Location(shown, 1, 1, 1, 1), path=shown),))
    text = read_text(data, shown)
    if text.value is None:
        return Reading(None, text.diagnostics)
    source = _cut(text.value, without) if without else text.value
    tree = read_yaml(source)
    if tree.value is None or tree.failed:
        return Reading(None, (*text.diagnostics, *tree.diagnostics))
    try:
        return Reading((form.model_validate(plain(tree.value)), tree.value))
    except ValidationError as error:
        known = _field_names(form)
        return Reading(None, tuple(_problem(tree.value, problem, known) for problem in error.errors()))


def _cut(source: SourceText, key: str) -> SourceText:
    """Return a text with empty lines in the place of a key and all that is indented below it."""
    block = re.compile(rf"^{re.escape(key)}:.*\n(?:(?:[ \t-].*)?(?:\n|\Z))*", re.MULTILINE)
    return replace(source, text=block.sub(lambda match: "\n" * match[0].count("\n"), source.text))


def _problem(tree: Node, problem: ErrorDetails, known: tuple[str, ...]) -> Diagnostic:
    path = problem["loc"]
    node = node_at(tree, path)
    last = str(path[-1]) if path else ""
    if problem["type"] == "extra_forbidden":
        parent = node_at(tree, path[:-1])
        keys = parent.entries if isinstance(parent, MapNode) else ()
        place: Node = next((entry.key for entry in keys if entry.key.text == last), node)
        return diagnostic("rule-key-unknown", place.span.location, words=last, suggestion=closest(last, known))
    if problem["type"] == "missing":
        return diagnostic("rule-key-missing", node.span.location, words=last)
    written = node.text if isinstance(node, ScalarNode) else last
    return diagnostic("rule-value-invalid", node.span.location, words=written, reason=problem["msg"])


def _field_names(form: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in form.model_fields.items())
