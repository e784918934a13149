"""Definitions as their files have them: each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import RootModel

from poolcheck.packs.files import DefinitionEntry
from poolcheck.syntax.tree import Node, key_at, node_at

if TYPE_CHECKING:
    from poolcheck.core.location import Location

Definitions = RootModel[dict[str, DefinitionEntry]]
"""The form of a file of definitions."""


@dataclass(frozen=True, slots=True)
class WrittenDefinition:
    """A definition, the place of its name, and the tree of what it says."""

    name: str
    entry: DefinitionEntry
    place: Location
    node: Node


def written_definitions(file: Definitions, node: Node) -> tuple[WrittenDefinition, ...]:
    """Return the definitions of a file, in its order."""
    return tuple(
        WrittenDefinition(name, entry, key_at(node, (name,)).span.location, node_at(node, (name,)))
        for name, entry in file.root.items()
    )
