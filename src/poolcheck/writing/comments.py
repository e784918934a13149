"""Which part of a document each comment belongs to, so that it can be written beside it again."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.core.location import Span
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node
from poolcheck.writing.outline import Block, Fact, HeadingText, Outline, Path, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poolcheck.documents.model import Document
    from poolcheck.syntax.comments import Comment

TOP: Path = ()
"""The path of the document itself: comments `below` it stand at the very end."""


_BEFORE_A_PART = " \t\u3000-–—•·*\"'“「『"
"""What may stand in a line before a part that begins in it."""


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
    above: frozenset[Path] = frozenset()
    """The paths of the parts that have comments on parts inside of them."""

    def at(self, path: Path) -> Remarks:
        """Return the comments of a part; of several at the end of its line all but one go into lines before it."""
        found = self.of.get(path, Remarks())
        return Remarks((*found.before, *found.beside[1:]), found.beside[:1], found.below)

    def inside(self, path: Path) -> bool:
        """Whether there are comments on parts of a part."""
        return path in self.above


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
    placed = _Placed(sorted(_anchors(document, outline), key=lambda anchor: (anchor.start, anchor.depth)))
    found: dict[Path, dict[str, list[str]]] = {}
    for comment in comments:
        path, where = placed.place(comment)
        found.setdefault(path, {}).setdefault(where, []).append(comment.text)
    return Comments(
        {
            path: Remarks(**{where: tuple(texts) for where, texts in by_place.items()})
            for path, by_place in found.items()
        },
        frozenset(path[:length] for path in found for length in range(len(path))),
    )


def beside_what(document: Document, outline: Outline, comments: Sequence[Comment]) -> Iterator[tuple[Comment, Span]]:
    """Yield each comment with the place of the part it belongs to; the document's name if it belongs to none."""
    anchors = sorted(_anchors(document, outline), key=lambda anchor: (anchor.start, anchor.depth))
    by_path = {anchor.path: anchor for anchor in anchors}
    placed = _Placed(anchors)
    for comment in comments:
        anchor = by_path.get(placed.place(comment)[0]) or by_path[(document.kind,)]
        yield comment, Span(document.source, anchor.start, anchor.end)


def part_in_line(document: Document, outline: Outline, line: int) -> Span:
    """Return the last part that begins in a line or before it and reaches it, the outermost of those that begin there.

    A comment in a line of its own above this part belongs to it; where no part reaches the line, it is the name.
    """
    anchors = sorted(_anchors(document, outline), key=lambda anchor: (anchor.start, anchor.depth))
    reaching = [one for one in anchors if one.line <= line <= document.source.position(max(one.end - 1, one.start))[0]]
    begins = max((one.line for one in reaching), default=0)
    found = next((one for one in anchors if one.line == begins), None)
    found = found or next(one for one in anchors if one.path == (document.kind,))
    return Span(document.source, found.start, found.end)


class _Placed:
    """The parts of a document in the order in which they begin."""

    def __init__(self, anchors: list[_Anchor]) -> None:
        self.anchors = anchors
        self.starts = [anchor.start for anchor in anchors]
        self.paths = {anchor.path for anchor in anchors}
        self.first_in_line: dict[int, _Anchor] = {}
        for anchor in anchors:
            self.first_in_line.setdefault(anchor.line, anchor)

    def place(self, comment: Comment) -> tuple[Path, str]:
        """Return the part that a comment belongs to, and where in it the comment stands."""
        index = bisect_right(self.starts, comment.span.start)
        before = self.anchors[index - 1] if index else None
        after = self.anchors[index] if index < len(self.anchors) else None
        if not comment.own_line:
            begun = self.first_in_line.get(comment.span.location.line)
            if begun is not None and begun.start < comment.span.start:
                return begun.path, "beside"
            if before is not None and before.end > comment.span.start - comment.column:
                return before.path, "beside"
        if after is not None and (comment.column <= after.column or not comment.own_line):
            return after.path, "before"
        above = next(
            (each for each in (self.anchors[at] for at in range(index - 1, -1, -1)) if each.column <= comment.column),
            None,
        )
        if above is None or (after is None and comment.column == 0):
            return (after.path, "before") if after is not None else (TOP, "below")
        whole = next(length for length in range(1, len(above.path) + 1) if above.path[:length] in self.paths)
        return above.path[:whole], "below"


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
    first = column - 1 if lead.strip(_BEFORE_A_PART) else len(lead) - len(lead.lstrip())
    return _Anchor(start, len(path), path, end, line, first if lead.strip() else column - 1)
