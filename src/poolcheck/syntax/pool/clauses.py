"""Lines of clauses: a number and what the clause says, further sentences below it, headings between clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.syntax.notation import quotation
from poolcheck.syntax.pool.clause_number import clause_number, goes_below
from poolcheck.syntax.pool.items import field_at
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from poolcheck.syntax.pool.lines import Line
    from poolcheck.vocabulary.entries import Vocabulary

HEADINGS = ("article", "chapter", "part", "heading_section")
"""The fields that are headings over clauses."""

_BULLETS = "-–—•·*▪◦‣●○■□◆\uf0b7\uf0a7"  # the last two are those of Word's symbol font
_GOES_ON = re.compile(r"(?:[,，、]|\b(?:and|or))$")
_CHINESE_HEADING = re.compile(r"第\s*(?P<number>[^\s条章节编部“「『\"]{1,8})\s*(?P<kind>条|章|节|编|部分)[ \u3000]*")
_OWN = ("quote", "id")


@dataclass(slots=True)
class Clauses:
    """Gathers the clauses and headings of a document."""

    words: Vocabulary
    found: list[Node] = field(default_factory=list)

    def heading(self, line: Line) -> bool:
        """Take a line for a heading if it is one."""
        chinese = _CHINESE_HEADING.match(line.text)
        if chinese is not None:
            return self._chinese_heading(line, chinese)
        found = field_at(line.text, self.words)
        if found is None or found[0] not in HEADINGS:
            return False
        rest = line.start + found[1]
        number = re.compile(r"\s+(?P<number>[^\s\"“「『:：]{1,20})?\s*(?P<title>.*)").match(
            line.source.text, rest, line.end
        )
        if number is None:
            return False
        return self._add_heading(line, found[0], number.span("number"), number.start("title"))

    def _chinese_heading(self, line: Line, chinese: re.Match[str]) -> bool:
        kind = next((id_ for id_ in HEADINGS if chinese["kind"] in self.words.fields[id_].zh), None)
        if kind is None:
            return False
        start = line.start
        number = (start + chinese.start("number"), start + chinese.end("number"))
        title = start + chinese.end()
        bare = line.source.text[title : line.end]
        if kind == "article" and bare and bare[0] not in quotation.PAIRS:
            return False  # 第八条 被许可方应当……: a clause
        if kind == "article" and not bare and not _holds_clauses(line):
            return False
        return self._add_heading(line, kind, number, title, bare_title=kind != "article")

    def _add_heading(
        self, line: Line, kind: str, number: tuple[int, int], title: int, *, bare_title: bool = False
    ) -> bool:
        text = line.source.text
        while title < line.end and text[title] in ":： ":
            title, bare_title = title + 1, True
        entries = []
        if number[0] >= 0:
            entries.append(Entry(ScalarNode(kind, line.span, offsets=()), line.scalar(*number)))
        else:
            entries.append(Entry(ScalarNode(kind, line.span, offsets=()), ScalarNode("", line.span, offsets=())))
        if title < line.end:
            quoted = text[title] in quotation.PAIRS and quotation.closing(text, title, line.end) == line.end - 1
            if not quoted and not bare_title:
                return False
            node = line.scalar(title + 1, line.end - 1, quoted=True) if quoted else line.scalar(title, line.end)
            entries.append(Entry(ScalarNode("title", node.span, offsets=()), node))
        self.found.append(MapNode(tuple(entries), line.span))
        return True

    def clause(self, line: Line, *, any_line: bool) -> bool:
        """Take a line, and what is indented under it, for a clause; with `any_line` even without a number."""
        begun = _begun(line, self.words)
        if begun is None and not any_line:
            return False
        number, start = begun or (None, line.start)
        if number is not None and start >= line.end and line.below and _holds_clauses(line):
            key = ScalarNode("article", line.span, offsets=())
            self.found.append(MapNode((Entry(key, number),), line.span))
            self._below(line.below, None)
            return True
        self._clause(line, number, start, None)
        return True

    def _clause(self, line: Line, number: ScalarNode | None, start: int, above: ScalarNode | None) -> None:
        entries: list[Entry] = []
        if number is not None:
            whole = number if above is None else ScalarNode(above.text + number.text, number.span, offsets=())
            entries.append(Entry(ScalarNode("at", number.span, offsets=()), whole))
            number = whole
        pieces: list[list[ScalarNode]] = [[line.scalar(start, line.end)]] if start < line.end else []
        numbered = _first_numbered(line.below, self.words)
        for child in _flat(line.below[:numbered]):
            own = _own_entry(child, self.words)
            if own is not None:
                entries.append(own)
                continue
            begun = _begun(child, self.words, bullets_only=True)
            node = child.scalar(begun[1] if begun else child.start, child.end)
            if pieces and _GOES_ON.search(pieces[-1][-1].text):
                pieces[-1].append(node)
            else:
                pieces.append([node])
        says = [_joined(each) for each in pieces]
        if says:
            span = says[0].span.to(says[-1].span)
            key = ScalarNode("says", says[0].span, offsets=())
            entries.append(Entry(key, says[0] if len(says) == 1 else ListNode(tuple(says), span)))
        if says or numbered == len(line.below) or len(entries) > 1:
            self.found.append(MapNode(tuple(entries), line.span))
        self._below(line.below[numbered:], number)

    def _below(self, lines: list[Line], above: ScalarNode | None) -> None:
        for line in lines:
            number, start = _begun(line, self.words) or (None, line.start)
            deeper = above if number is not None and goes_below(number.text) else None
            self._clause(line, number, start, deeper)


def _begun(line: Line, words: Vocabulary, *, bullets_only: bool = False) -> tuple[ScalarNode | None, int] | None:
    """Return the number of a clause and where its sentence starts; no number behind a bullet."""
    text = line.text
    if text[0] in _BULLETS and (len(text) == 1 or text[1].isspace()):
        return None, line.start + len(text) - len(text[1:].lstrip())
    if bullets_only:
        return None
    if (number := clause_number(text)) is not None:
        return line.scalar(line.start, line.start + len(number[0])), line.start + number[1]
    found = field_at(text, words)
    if found is not None and found[0] in ("at", "clauses"):
        rest = text[found[1] :]
        opening = found[1] + len(rest) - len(rest.lstrip())
        if text[opening : opening + 1] in quotation.PAIRS and text[opening : opening + 1]:
            close = quotation.closing(text, opening, len(text))
            if close > 0:
                after = close + 1 + len(text[close + 1 :]) - len(text[close + 1 :].lstrip(" :：\t"))
                return line.scalar(line.start + opening + 1, line.start + close, quoted=True), line.start + after
    return None


def _first_numbered(lines: list[Line], words: Vocabulary) -> int:
    """Return how many lines stand before the first that is a clause of its own."""
    for index, line in enumerate(lines):
        begun = _begun(line, words)
        if begun is not None and begun[0] is not None:
            return index
    return len(lines)


def _holds_clauses(line: Line) -> bool:
    return any(clause_number(child.text) is not None for child in line.below)


def _flat(lines: list[Line]) -> list[Line]:
    return [each for line in lines for each in (line, *_flat(line.below))]


def _own_entry(line: Line, words: Vocabulary) -> Entry | None:
    """Read `quote "…"` or `id "…"` below a clause."""
    found = field_at(line.text, words)
    if found is None or found[0] not in _OWN:
        return None
    text, start = line.source.text, line.start + found[1]
    while start < line.end and text[start] in " \t:：":
        start += 1
    if start >= line.end or text[start] not in quotation.PAIRS:
        return None
    if quotation.closing(text, start, line.end) != line.end - 1:
        return None
    return Entry(line.scalar(line.start, line.start + found[1]), line.scalar(start + 1, line.end - 1, quoted=True))


def _joined(pieces: list[ScalarNode]) -> ScalarNode:
    """Return one text of several lines, a space between them."""
    if len(pieces) == 1:
        return pieces[0]

    def offsets(node: ScalarNode) -> tuple[int, ...]:
        return node.offsets if node.offsets is not None else tuple(range(node.span.start, node.span.end))

    found = list(offsets(pieces[0]))
    for piece in pieces[1:]:
        found += (found[-1] + 1, *offsets(piece))
    text = " ".join(piece.text for piece in pieces)
    return ScalarNode(text, pieces[0].span.to(pieces[-1].span), offsets=tuple(found))
