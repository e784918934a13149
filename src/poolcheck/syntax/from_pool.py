"""`.pool` text to the located tree: line by line and block by block, so that every problem is reported.

A document begins with its kind and title. Lines of facts and clauses follow in any order; what a line is can be told
from its beginning alone, so that a problem in one leaves the others as they are. What is indented under a line goes
with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.location import Span
from poolcheck.core.reading import Reading
from poolcheck.syntax.notation import quotation
from poolcheck.syntax.pool.clauses import Clauses
from poolcheck.syntax.pool.facts import merged, read_fact
from poolcheck.syntax.pool.items import field_at
from poolcheck.syntax.pool.lines import DEEPEST, Line, lines, nested
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import SourceText
    from poolcheck.vocabulary.entries import Vocabulary

KINDS = ("charter", "license", "entry")
"""What a document may be; the name of its kind opens its first line."""
LONGEST_LINE = 250_000
_LONGEST_VALUE = 40
_INVISIBLE = re.compile("[\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
"""Characters that word processors leave behind, which are no part of any word."""
_MOST_REPORTED = 20
_CLAUSE_FIELDS = ("at", "id", "quote", "says", "text", "clauses")


def read_pool(source: SourceText, words: Vocabulary) -> Reading[Node]:
    """Read a `.pool` text; the tree is the one that the same document in YAML has."""
    if (long := _too_long(source)) is not None:
        return Reading(None, (diagnostic("pool-line-too-long", long.location, longest=LONGEST_LINE),))
    found = list(lines(source))
    if not found:
        return Reading(None, (diagnostic("pool-empty", Span(source, 0, 0).location),))
    if (other := _other_language(found, words)) is not None:
        return Reading(None, (other,))
    problems = [
        diagnostic("pool-comment-joined", Span(source, at, at + 1).location)
        for line in found
        if (at := line.joined_comment()) >= 0
    ]
    problems += _invisible(found)
    problems += [
        diagnostic("pool-quote-open", Span(source, at, at + 1).location, quote=source.text[at])
        for line in found
        if (at := line.unclosed()) >= 0
    ]
    top, too_deep = nested(iter(found))
    if too_deep is not None:
        problems.append(diagnostic("pool-too-deep", too_deep.span.location, deepest=DEEPEST))
    reader = _Reader(words)
    reader.lines(top)
    if not set(KINDS) & set(reader.ids):
        problems.append(diagnostic("pool-kind-missing", found[0].span.location, words=found[0].text))
        return Reading(None, (*problems, *reader.problems))
    entries = merged(reader.facts, reader.ids)
    if reader.clauses.found:
        nodes = tuple(reader.clauses.found)
        span = nodes[0].span.to(nodes[-1].span)
        entries.append(Entry(ScalarNode("clauses", nodes[0].span, offsets=()), ListNode(nodes, span)))
    tree = MapNode(tuple(entries), found[0].span.to(found[-1].span))
    return Reading(tree, (*problems, *reader.problems))


def _invisible(found: list[Line]) -> list[Diagnostic]:
    """Report characters outside of quotations that nobody can see."""
    problems: list[Diagnostic] = []
    for line in found:
        if _INVISIBLE.search(line.source.text, line.start, line.end) is None:
            continue
        quoted = quotation.stretches(line.source.text, line.start, line.end)
        for match in _INVISIBLE.finditer(line.source.text, line.start, line.end):
            if len(problems) == _MOST_REPORTED:
                return problems
            if not any(left < match.start() < right for left, right in quoted):
                place = Span(line.source, match.start(), match.end()).location
                problems.append(diagnostic("text-control-character", place, character=f"U+{ord(match[0]):04X}"))
    return problems


def _too_long(source: SourceText) -> Span | None:
    """Return the beginning of the first line that is too long to be one."""
    if len(source.text) <= LONGEST_LINE:
        return None
    start = 0
    for line in source.text.split("\n"):
        if len(line) > LONGEST_LINE:
            return Span(source, start, start + 1)
        start += len(line) + 1
    return None


def _other_language(found: list[Line], words: Vocabulary) -> Diagnostic | None:
    """Tell of a text that is JSON or YAML under a name of its own: one problem, not one a line."""
    first = found[0]
    if first.text[0] in "{[":
        return diagnostic("pool-is-other", first.span.location, language="JSON", ending="json")
    for line in found:
        field = field_at(line.text, words)
        if field is not None and field[0] == "clauses" and line.text[field[1] :].strip() in (":", "："):
            return diagnostic("pool-is-other", line.span.location, language="YAML", ending="yaml")
    return None


class _Reader:
    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.facts: list[Entry] = []
        self.ids: list[str] = []
        self.clauses = Clauses(words)
        self.problems: list[Diagnostic] = []

    def lines(self, found: list[Line]) -> None:
        for line in found:
            if self._title(line) or self.clauses.heading(line):
                self.lines(line.below)
            elif self.clauses.clause(line, any_line=False):
                continue
            elif (fact := self._fact(line)) is not None:
                self.facts.append(fact)
            else:
                self.clauses.clause(line, any_line=True)

    def _title(self, line: Line) -> bool:
        found = field_at(line.text, self.words)
        if found is None or found[0] not in KINDS:
            return False
        start = line.start + found[1]
        text = line.source.text
        while start < line.end and (text[start].isspace() or text[start] in ":："):
            start += 1
        first = not self.facts and not self.clauses.found
        quoted = start < line.end and text[start] in quotation.PAIRS
        if quoted and (close := quotation.closing(text, start, line.end)) >= 0:
            if close != line.end - 1:
                rest = Span(line.source, close + 1, line.end)
                self.problems.append(diagnostic("pool-after-title", rest.location, words=rest.text.strip()))
            title = line.scalar(start + 1, close, quoted=True)
        elif (first and start > line.start + found[1]) or start >= line.end:
            title = line.scalar(start, line.end) if start < line.end else ScalarNode("", line.span, offsets=())
        else:
            return False
        self.facts.append(Entry(line.scalar(line.start, line.start + found[1]), title))
        self.ids.append(found[0])
        return True

    def _colon_forgotten(self, line: Line, at: int) -> bool:
        """Whether what stands behind the name of a fact is a value and no sentence."""
        said = line.text[at:].strip().casefold()
        forms = (form for word in self.words.modalities.values() for form in (*word.en, *word.zh))
        return len(said) <= _LONGEST_VALUE and len(said.split()) <= 3 and not any(form in said for form in forms)

    def _fact(self, line: Line) -> Entry | None:
        found = field_at(line.text, self.words)
        if found is not None and found[0] in _CLAUSE_FIELDS:
            return None
        fact = read_fact(line, self.words, guess=not self.clauses.found)
        if fact is None and found is not None and self._colon_forgotten(line, found[1]):
            key, value = line.scalar(line.start, line.start + found[1]), line.scalar(line.start + found[1], line.end)
            self.problems.append(diagnostic("pool-colon-missing", value.span.location, key=key.text))
            fact = Entry(key, ScalarNode(value.text.strip(), value.span))
        if fact is not None:
            self.ids.append(found[0] if found else "")
        return fact
