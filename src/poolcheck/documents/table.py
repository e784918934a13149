"""Lists that a document keeps in a file of their own, as CSV, YAML or JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from poolcheck.core.reading import Reading
from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.from_csv import read_csv
from poolcheck.syntax.from_json import read_json
from poolcheck.syntax.from_yaml import read_yaml

if TYPE_CHECKING:
    from poolcheck.core.location import Location
    from poolcheck.syntax.tree import Node


class NamedBytes(Protocol):
    """The bytes of a file and the name it is shown by."""

    @property
    def path(self) -> str:
        """The name."""

    @property
    def data(self) -> bytes:
        """The bytes."""


Beside = Callable[[str], Reading["NamedBytes"]]
"""Reads a file that a document names."""


def read_table(name: str, named_at: Location, beside: Beside) -> Reading[Node]:
    """Read a list of rows from a file, by the ending of its name; CSV if it tells none.

    A file that cannot be read is a problem of the place where it is named.
    """
    file = beside(name)
    if file.value is None:
        return Reading(None, tuple(replace(problem, location=named_at) for problem in file.diagnostics))
    text = read_text(file.value.data, file.value.path)
    if text.value is None:
        return Reading(None, text.diagnostics)
    ending = name.rpartition(".")[2].lower()
    reader = {"json": read_json, "yaml": read_yaml, "yml": read_yaml}.get(ending, read_csv)
    tree = reader(text.value)
    return Reading(tree.value, (*text.diagnostics, *tree.diagnostics))
