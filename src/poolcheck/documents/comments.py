"""Which part of a document each comment belongs to, so that it can be written beside it again."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.documents.outline import Block, Fact, HeadingText, Outline, Path, Rows
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poolcheck.documents.model import Document
    from poolcheck.syntax.comments import Comment

TOP: Path = ()
"""The path of the document itself: comments `below` it stand at the very end."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """Comments on one part: in lines before it, at the end of its first line, in lines below all of it."""

    before: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a document by the path of the part they belong to."""

    of: Mapping[Path, Remarks] = field(default_factory=dict)

    def at(self, path: Path) -> Remarks:
        """Return the comments of a part; of several at the end of its line all but one go into lines before it."""
        found = self.of.get(path, Remarks())
        return Remarks((*found.before, *found.beside[1:]), found.beside[:1], found.below)

    def inside(self, path: Path) -> bool:
        """Whether there are comments on parts of a part."""
        return any(len(other) > len(path) and other[: len(path)] == path for other in self.of)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A part of a document and where it stands; columns are those of the first character in its line."""

    start: int
    depth: int
    path: Path
    end: int
    line: int
    column: int


def attached(document: Document, outline: Outline, comments: Sequence[Comment]) -> Comments:
    """Find the part that each comment belongs to.

    A comment at the end of a line belongs to the part that begins in it. One in a line of its own belongs to the part
    after it, or, if it is indented deeper than that, to the clause or fact before it.
    """
    if not comments:
        return Comments()
    anchors = sorted(_anchors(document, outline), key=lambda anchor: (anchor.start, anchor.depth))
    starts = [anchor.start for anchor in anchors]
    found: dict[Path, dict[str, list[str]]] = {}
    for comment in comments:
        index = bisect_right(starts, comment.span.start)
        path, where = _place(comment, anchors[:index], anchors[index] if index < len(anchors) else None)
        found.setdefault(path, {}).setdefault(where, []).append(comment.text)
    return Comments(
        {
            path: Remarks(**{where: tuple(texts) for where, texts in by_place.items()})
            for path, by_place in found.items()
        }
    )


def _place(comment: Comment, before: Sequence[_Anchor], after: _Anchor | None) -> tuple[Path, str]:
    if not comment.own_line:
        line = comment.span.location.line
        begun = next((anchor for anchor in before if anchor.line == line), None)
        if begun is not None:
            return begun.path, "beside"
        if before and before[-1].end > comment.span.start - comment.column:
            return before[-1].path, "beside"
    if after is not None and (comment.column <= after.column or not comment.own_line):
        return after.path, "before"
    above = next((anchor for anchor in reversed(before) if anchor.column <= comment.column), None)
    if above is None or (after is None and comment.column == 0):
        return (after.path, "before") if after is not None else (TOP, "below")
    return min((anchor.path for anchor in before if above.path[: len(anchor.path)] == anchor.path), key=len), "below"


def _anchors(document: Document, outline: Outline) -> Iterator[_Anchor]:
    tree = document.tree
    kind = next(entry for entry in tree.entries if entry.key.text == document.kind)
    yield _anchor(document, (document.kind,), kind)
    for path in _paths(outline):
        place = _stands_at(tree, path)
        if place is not None:
            yield _anchor(document, path, place)
    clauses = iter(document.clauses)
    for part in outline.parts:
        if isinstance(part, HeadingText):
            continue
        clause = next(clauses)
        if len(part.sentences) > 1:
            for sentence, said in zip(part.sentences, clause.said, strict=True):
                yield _anchor_at(document, sentence.path, said.span.start, said.span.end)


def _paths(outline: Outline) -> Iterator[Path]:
    for fact in (*outline.facts, *outline.names, *outline.closing):
        yield from _paths_of(fact)
    yield from (part.path for part in outline.parts)


def _paths_of(fact: Fact) -> Iterator[Path]:
    match fact.value:
        case Block() as block:
            yield fact.path
            yield from _paths_in(block)
        case Rows(blocks=blocks):
            for one in blocks:
                yield one.path
                yield from _paths_in(one)
        case _:
            yield fact.path
            yield from (source.path for source in fact.source)


def _paths_in(block: Block) -> Iterator[Path]:
    for fact in block.facts:
        yield from _paths_of(fact)


def _stands_at(tree: MapNode, path: Path) -> Entry | Node | None:
    place: Entry | Node | None = tree
    for step in path:
        node = place.value if isinstance(place, Entry) else place
        match node, step:
            case MapNode(), str():
                place = next((entry for entry in node.entries if entry.key.text == step), None)
            case ListNode(), int() if step < len(node.items):
                place = node.items[step]
            case _:
                return None
    return place


def _anchor(document: Document, path: Path, place: Entry | Node) -> _Anchor:
    if isinstance(place, Entry):
        start = min(place.key.span.start, place.value.span.start)
        return _anchor_at(document, path, start, max(place.key.span.end, place.value.span.end))
    return _anchor_at(document, path, place.span.start, place.span.end)


def _anchor_at(document: Document, path: Path, start: int, end: int) -> _Anchor:
    line, column = document.source.position(start)
    text = document.source.line(line)
    lead = text[: column - 1]
    first = len(lead) - len(lead.lstrip()) if not lead.strip(" \t-–•·*") else column - 1
    return _Anchor(start, len(path), path, end, line, first if lead.strip() else column - 1)
