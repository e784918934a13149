"""Keys in either language, put into ids; one that is given twice is reported where it stands the second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


def with_ids(tree: Node, id_of: Callable[[str], str | None], apart: Collection[str] = ()) -> Reading[Node]:
    """Return a tree with its keys as ids; one that is none stays as written.

    Args:
        tree: what was written.
        id_of: the id of a key as written.
        apart: ids below which keys are left as they are.
    """
    problems: list[Diagnostic] = []
    return Reading(_below(tree, id_of, apart, problems), tuple(problems))


def _below(node: Node, id_of: Callable[[str], str | None], apart: Collection[str], problems: list[Diagnostic]) -> Node:
    match node:
        case MapNode():
            return _mapping(node, id_of, apart, problems)
        case ListNode():
            return ListNode(tuple(_below(item, id_of, apart, problems) for item in node.items), node.span)
        case ScalarNode():
            return node


def _mapping(
    tree: MapNode, id_of: Callable[[str], str | None], apart: Collection[str], problems: list[Diagnostic]
) -> MapNode:
    entries: list[Entry] = []
    seen: dict[str, ScalarNode] = {}
    for entry in tree.entries:
        id_ = id_of(entry.key.text) or entry.key.text
        if id_ in seen:
            problems.append(key_twice(seen[id_], entry.key))
            continue
        value = entry.value if id_ in apart else _below(entry.value, id_of, (), problems)
        seen[id_] = entry.key
        entries.append(Entry(ScalarNode(id_, entry.key.span, offsets=()), value))
    return MapNode(tuple(entries), tree.span)


def key_twice(first: ScalarNode, second: ScalarNode) -> Diagnostic:
    """Report a key that says the same thing as one before it."""
    values = {"first": first.span.text, "second": second.span.text, "line": first.span.location.line}
    return diagnostic("key-twice", second.span.location, **values)
