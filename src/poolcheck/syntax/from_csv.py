"""A table (CSV) to the located tree: a mapping for each row, with the words of the header for keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.location import Span
from poolcheck.core.reading import Reading
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import SourceText

_SEPARATORS = ",;\t"
MOST_ROWS = 100_000
"""A pool has some ten thousand patents; reading many more would only keep the user waiting."""
_MOST_REPORTED = 100


def read_csv(source: SourceText) -> Reading[Node]:
    """Read a table; cells without words are no facts, rows without any are left out."""
    problems: list[Diagnostic] = []
    rows = _rows(source, problems)
    if not rows:
        return Reading(None, (diagnostic("csv-empty", Span(source, 0, 0).location),))
    header, *body = rows
    if len(body) > MOST_ROWS:
        return Reading(None, (diagnostic("csv-too-long", Span(source, 0, 0).location, most=MOST_ROWS),))
    found: list[MapNode] = []
    for row in body:
        problems.extend(
            diagnostic("csv-cell-without-header", cell.span.location, words=cell.text)
            for cell in row[len(header) :]
            if cell.text.strip()
        )
        entries = [
            Entry(key, cell) for key, cell in zip(header, row, strict=False) if key.text.strip() and cell.text.strip()
        ]
        if entries:
            found.append(MapNode(tuple(entries), entries[0].value.span.to(entries[-1].value.span)))
    problems.extend(_twice(header))
    whole = Span(source, 0, len(source.text))
    return Reading(ListNode(tuple(found), whole), tuple(problems[:_MOST_REPORTED]))


def _twice(header: list[ScalarNode]) -> list[Diagnostic]:
    seen: set[str] = set()
    problems = []
    for key in header:
        if key.text in seen:
            problems.append(diagnostic("yaml-duplicate-key", key.span.location, key=key.text, line=1))
        if key.text.strip():
            seen.add(key.text)
    return problems


def _rows(source: SourceText, problems: list[Diagnostic]) -> list[list[ScalarNode]]:
    text = source.text
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    rows: list[list[ScalarNode]] = [[]]
    at = 0
    while at <= len(text):
        start = at
        if text[at : at + 1] == '"' and (cell := _quoted(source, at)) is not None:
            node, at = cell
        else:
            if text[at : at + 1] == '"':
                problems.append(diagnostic("pool-quote-open", Span(source, at, at + 1).location, quote='"'))
            found = plain.match(text, at)
            at = found.end() if found else at
            node = ScalarNode(text[start:at].strip(), _trimmed(source, start, at))
        rows[-1].append(node)
        rest = plain.match(text, at)
        if rest is not None and rest[0].strip():
            problems.append(
                diagnostic("csv-after-quote", _trimmed(source, at, rest.end()).location, words=rest[0].strip())
            )
        at = rest.end() if rest else at
        if text[at : at + 1] == separator:
            at += 1
            continue
        at += 2 if text[at : at + 2] == "\r\n" else 1
        rows.append([])
    return [row for row in rows if any(cell.text.strip() for cell in row)]


def _trimmed(source: SourceText, start: int, end: int) -> Span:
    written = source.text[start:end]
    first = start + len(written) - len(written.lstrip())
    return Span(source, first, max(first, start + len(written.rstrip())))


def _quoted(source: SourceText, opening: int) -> tuple[ScalarNode, int] | None:
    """Read a cell in double quotes, in which they are written twice; None if it is never closed."""
    characters: list[str] = []
    offsets: list[int] = []
    at = opening + 1
    while at < len(source.text):
        if source.text[at] == '"':
            if source.text[at + 1 : at + 2] != '"':
                span = Span(source, opening + 1, at)
                return ScalarNode("".join(characters), span, quoted=True, offsets=tuple(offsets)), at + 1
            at += 1
        characters.append(source.text[at])
        offsets.append(at)
        at += 1
    return None
