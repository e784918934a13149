"""The located tree: scalars stay text as written, and every node knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.core.location import Span


UNNAMED = ""
"""The key of values that a line gives without a name: `third-party, independent`."""

LABEL = "."
"""The key of what stands between the name of a fact and the colon: `market "X" 2025:`."""


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A piece of text; `offsets[i]` is where in the source its i-th character stands (None: `span.start + i`)."""

    text: str
    span: Span
    quoted: bool = False
    offsets: tuple[int, ...] | None = field(default=None, repr=False)

    def part(self, start: int, end: int) -> Span:
        """Return the place in the source of `text[start:end]`."""
        span = self.span
        if self.offsets is None:
            return type(span)(span.source, span.start + start, span.start + end)
        if not self.offsets:
            return span
        first = self.offsets[min(start, len(self.offsets) - 1)]
        last = self.offsets[min(max(end - 1, start), len(self.offsets) - 1)]
        return type(span)(span.source, first, last + 1)


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: ScalarNode
    value: Node


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping; its keys are distinct."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the value of `key`, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = ScalarNode | ListNode | MapNode


def node_at(root: Node, path: Iterable[str | int]) -> Node:
    """Return the node at a path of keys and indices; where the path leads nowhere, the last node on it."""
    node = root
    for step in path:
        match node, step:
            case MapNode(), str():
                below = node.get(step)
            case ListNode(items=items), int() if step < len(items):
                below = items[step]
            case _:
                below = None
        if below is None:
            return node
        node = below
    return node


def key_at(root: Node, path: Sequence[str | int]) -> Node:
    """Return the key at the end of a path; where there is no such key, the node that should have it."""
    parent = node_at(root, path[:-1])
    keys = (entry.key for entry in parent.entries) if isinstance(parent, MapNode) else ()
    return next((key for key in keys if key.text == path[-1]), parent)


def plain(node: Node) -> object:
    """Return the tree as dicts, lists and strings."""
    match node:
        case ScalarNode():
            return node.text
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
