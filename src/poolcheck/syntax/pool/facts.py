"""Lines of facts: `governing law: PRC`, `market "X" 2025: pool 42%`, and rows and values indented under them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.suggest import closest
from poolcheck.syntax.notation import quotation
from poolcheck.syntax.pool.clause_number import clause_number
from poolcheck.syntax.pool.items import field_at, gathered, items
from poolcheck.syntax.tree import LABEL, UNNAMED, Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.location import Span
    from poolcheck.syntax.pool.lines import Line
    from poolcheck.vocabulary.entries import Vocabulary

_LABEL = re.compile(r"(?:for\b|针对)?\s*(?P<words>[^\s,，:：\"“「『][^,，:：\"“「『]*)?")
_JOINT = re.compile(r"(?:[,，、]|and\b|和)\s*(?=[\"“「『])")
_BEHIND_NUMBERS = re.compile(f"[:：{quotation.MARKS}]")
_FOR = re.compile(r"(?:for\b|针对)\s*")
_UNKNOWN_KEY = re.compile(r"[\w][\w \-/]{0,40}(?::(?=\s|$|[\"“「『])|：)")


@dataclass(frozen=True, slots=True)
class _Head:
    """What a line begins with: the name of its fact, labels, and where its items start if there is a colon."""

    key: ScalarNode
    id: str
    labels: tuple[ScalarNode, ...]
    items_at: int
    colon: bool = True


def read_fact(line: Line, words: Vocabulary, *, guess: bool) -> Entry | None:
    """Read a line and what is indented under it as a fact; None if it is none.

    With `guess`, a name that nobody knows is taken for that of a fact if a colon follows.
    """
    head = _head(line, words)
    if head is None and (unknown := _UNKNOWN_KEY.match(line.text)) is not None and (guess or _meant(unknown, words)):
        colon = line.start + unknown.end() - 1
        head = _Head(line.scalar(line.start, colon), "", (), colon + 1)
    if head is None:
        return None
    return Entry(head.key, _value(line, head, words))


def _meant(unknown: re.Match[str], words: Vocabulary) -> bool:
    """Whether an unknown name is near enough to that of a fact to be a slip of the pen."""
    named = unknown[0].rstrip(":：")
    near = closest(named, (form for word in words.fields.values() for form in (*word.en, *word.zh)))
    return bool(near) and abs(len(near) - len(named)) <= 1


def merged(entries: Sequence[Entry], ids: Sequence[str]) -> list[Entry]:
    """Put facts of one name that are rows with a label (`member "A"`, `member "B"`) into one list."""
    rows: dict[str, list[Entry]] = {}
    found: list[Entry] = []
    for id_, entry in zip(ids, entries, strict=True):
        if isinstance(entry.value, MapNode) and entry.value.get(LABEL) is not None and id_:
            rows.setdefault(id_, []).append(entry)
        else:
            found.append(entry)
    for those in rows.values():
        span = those[0].value.span.to(those[-1].value.span)
        listed = ListNode(tuple(entry.value for entry in those), span)
        found.append(Entry(those[0].key, _alone(listed)))
    return sorted(found, key=lambda entry: entry.key.span.start)


def _alone(node: Node) -> Node:
    return node.items[0] if isinstance(node, ListNode) and len(node.items) == 1 else node


def _head(line: Line, words: Vocabulary) -> _Head | None:
    text, end = line.source.text, line.end
    found = field_at(line.text, words)
    if found is None:
        return None
    id_, length = found
    key = line.scalar(line.start, line.start + length)
    labels: list[ScalarNode] = []
    at = line.start + length
    while at < end:
        if text[at] in ":：":
            return _Head(key, id_, tuple(labels), at + 1)
        if text[at].isspace():
            at += 1
        elif text[at] in quotation.PAIRS and (close := quotation.closing(text, at, end)) >= 0:
            labels.append(line.scalar(at + 1, close, quoted=True))
            at = close + 1
        elif not labels and (numbers := _clause_numbers(line, at)) is not None:
            labels.append(numbers)
            at = numbers.span.end
        elif labels and (joint := _JOINT.match(text, at, end)) is not None:
            at = joint.end()
        elif (bare := _LABEL.match(text, at, end)) is not None and bare["words"] and _colon_follows(line, bare.end()):
            words_end = bare.start("words") + len(bare["words"].rstrip())
            labels.append(line.scalar(bare.start("words"), words_end))
            at = bare.end()
        elif bare is not None and bare.end() > at and not bare["words"]:
            at = bare.end()
        else:
            return None
    quoted = bool(labels) and all(label.quoted or label.text.strip("年").isdigit() for label in labels)
    return _Head(key, id_, tuple(labels), end, colon=False) if not labels or quoted else None


def _clause_numbers(line: Line, at: int) -> ScalarNode | None:
    """Return the list of clause numbers that stands before a colon: `justification for 8.1, 8.2:`."""
    text = line.source.text
    stop = _BEHIND_NUMBERS.search(text, at, line.end)
    if stop is None or stop[0] not in ":：":
        return None
    opening = _FOR.match(text, at, stop.start())
    start = opening.end() if opening else at
    numbers = text[start : stop.start()].rstrip()
    parts = [part.strip() for part in re.split("[,，、]", numbers)]
    if len(parts) < 2 or any(clause_number(part) != (part, len(part)) for part in parts):
        return None
    return line.scalar(start, start + len(numbers))


def _colon_follows(line: Line, at: int) -> bool:
    """Whether nothing but labels stands between here and a colon or the end of the line."""
    text = line.source.text
    parts = []
    begin = at
    for left, right in (*quotation.stretches(text, at, line.end), (line.end, line.end)):
        parts.append(text[begin:left])
        begin = right
    rest = "".join(parts).strip()
    return rest[:1] in (":", "：") or (not rest and text[at - 2 : at].rstrip("年")[-1:].isdigit())


def _value(line: Line, head: _Head, words: Vocabulary) -> Node:
    entries = items(line, head.items_at, line.end, words)
    for child in line.below:
        entries.extend(_child(child, head.id, words))
    span = head.key.span.to(_last(line).span)
    if (
        not head.labels
        and len(entries) == 1
        and entries[0].key.text == UNNAMED
        and isinstance(entries[0].value, ScalarNode)
    ):
        return entries[0].value
    if not head.labels and not entries:
        return ScalarNode("", _end(line))
    return gathered(_merged_named(entries), span, head.labels)


def _merged_named(entries: Sequence[Entry]) -> list[Entry]:
    """Join rows of one name below one fact; other values stay as they are, so that one given twice is reported."""
    return merged(entries, [entry.key.text if entry.key.text != UNNAMED else "" for entry in entries])


def _child(line: Line, parent: str, words: Vocabulary) -> list[Entry]:
    head = _head(line, words)
    if head is not None and head.id != parent and (head.colon or line.below):
        return [Entry(head.key, _value(line, head, words))]
    row = head if head is not None and head.id == parent and head.labels else _row(line)
    if row is None:
        found = items(line, line.start, line.end, words)
        return [*found, *(entry for child in line.below for entry in _child(child, parent, words))]
    node = _value(line, row, words)
    return [Entry(ScalarNode(UNNAMED, node.span, offsets=()), node)]


def _row(line: Line) -> _Head | None:
    """Read `"Rival Pool": 31%` or `others: free`: a label, a colon, items."""
    text, end = line.source.text, line.end
    at = line.start
    if text[at] in quotation.PAIRS and (close := quotation.closing(text, at, end)) >= 0:
        label, after = line.scalar(at + 1, close, quoted=True), close + 1
        while after < end and text[after].isspace():
            after += 1
        if after >= end and not line.below:
            return None
    else:
        colon = next((place for place in range(at, end) if text[place] in f":：{quotation.MARKS}"), end)
        if colon >= end or text[colon] not in ":：":
            return None
        label, after = line.scalar(at, at + len(text[at:colon].rstrip())), colon
    if after < end and text[after] not in ":：":
        return None
    return _Head(label, "", (label,), min(after + 1, end))


def _last(line: Line) -> Line:
    while line.below:
        line = line.below[-1]
    return line


def _end(line: Line) -> Span:
    return type(line.span)(line.source, line.end, line.end)
