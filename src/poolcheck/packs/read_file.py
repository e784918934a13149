"""Reads one file under `rules/` into its form; what is wrong with it is told at its line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.location import Location
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.tree import Node, ScalarNode, key_at, node_at, plain

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from poolcheck.core.location import SourceText

Form = TypeVar("Form", bound=BaseModel)

_QUOTED = re.compile("'([^']*)'")
_TEXT = Bilingual("a text", "一段文字")
_BLOCK = Bilingual("a block of `key: value` lines", "一组 `键: 值`")
_TRUTH = Bilingual("`true` or `false`", "`true` 或者 `false`")
_NUMBER = Bilingual("a whole number", "整数")
_DAY = Bilingual("a day, as 2025-06-01", "日期，写作 2025-06-01")
_TAKES = {
    "bool_parsing": _TRUTH,
    "bool_type": _TRUTH,
    "date_from_datetime_inexact": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_type": _DAY,
    "dict_type": _BLOCK,
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "model_type": _BLOCK,
    "string_too_short": Bilingual("a text that is not empty", "非空的文字"),
    "string_type": _TEXT,
    "too_short": Bilingual("a list of one or more", "至少一项的列表"),
    "tuple_type": Bilingual("a list", "列表"),
}
"""What a key takes, by the error of pydantic that says that something else was written."""


def read_file(path: Path, shown: str, form: type[Form]) -> Reading[tuple[Form, Node]]:
    """Read a file into a pydantic form; returns the form and the located tree it came from."""
    try:
        data = path.read_bytes()
    except OSError:
        data = None
    return read_form(data, shown, form)


def read_form(data: bytes | None, shown: str, form: type[Form], without: str = "") -> Reading[tuple[Form, Node]]:
    """Read the bytes of a file into a pydantic form, as `read_file` does; None: the file cannot be read.

    What stands under the key `without` at the left margin is not looked at, which saves the time to read it.
    """
    if data is None:
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
        place = key_at(tree, path)
        return diagnostic("rule-key-unknown", place.span.location, words=last, suggestion=closest(last, known))
    if problem["type"] == "missing":
        return diagnostic("rule-key-missing", node.span.location, words=last)
    written = node.text if isinstance(node, ScalarNode) else last
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if problem["type"] == "literal_error":
        choices = tuple(_QUOTED.findall(problem["ctx"]["expected"]))
        near = closest(written, choices)
        return diagnostic(
            "rule-value-choice", node.span.location, words=written, key=key, choices=choices, suggestion=near
        )
    if (expected := _TAKES.get(problem["type"])) is not None:
        return diagnostic("rule-value-shape", node.span.location, key=key, expected=expected)
    if problem["type"] == "value_error":  # the one thing that a form of ours looks after itself
        return diagnostic("rule-example-document", node.span.location)
    return diagnostic("rule-value-invalid", node.span.location, words=written, reason=problem["msg"])


def _field_names(form: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in form.model_fields.items())
