"""Reads the clauses of a document, sentences or mappings, each by itself, so that all problems are reported."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, Severity, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.documents.clause import Clause, Kept, Statement
from poolcheck.documents.heading_number import heading_number
from poolcheck.documents.model import Heading
from poolcheck.documents.statements_from_tree import StatementBuilder
from poolcheck.syntax.from_mapping import CLAUSE_KEYS, key_id, read_mapping
from poolcheck.syntax.from_sentence import read_sentences
from poolcheck.syntax.pool.clauses import HEADINGS
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.syntax.sentence.lexicon import Lexicon


_HEADING_NUMBER = re.compile(r"[^\s\"＂“”「」『』《》:：#\\]{1,20}")
_MOST_REPORTED = 100
"""Problems of clauses that are told one by one; whoever has more of them has one problem, not many."""
_OWN_KEYS = (*CLAUSE_KEYS, *HEADINGS, "title")


def read_parts(node: Node | None, lexicon: Lexicon) -> Reading[tuple[Clause | Heading, ...]]:
    """Read the `clauses` of a document and the headings between them."""
    if node is None:
        return Reading(())
    if not isinstance(node, ListNode):
        return Reading((), (diagnostic("clauses-not-list", node.span.location),))
    reader = _Reader(lexicon)
    parts: list[Clause | Heading] = []
    for item in node.items:
        if reader.enough(item):
            break
        if (part := reader.part(item)) is not None:
            parts.append(part)
    clauses = [part for part in parts if isinstance(part, Clause)]
    return Reading(tuple(parts), (*reader.problems, *_numbers_given_twice(clauses)))


def read_clauses(node: Node | None, lexicon: Lexicon) -> Reading[tuple[Clause, ...]]:
    """Read a list of clauses, leaving out the headings in it."""
    reading = read_parts(node, lexicon)
    return Reading(tuple(part for part in reading.value or () if isinstance(part, Clause)), reading.diagnostics)


def _numbers_given_twice(clauses: Sequence[Clause]) -> tuple[Diagnostic, ...]:
    first: dict[str, Clause] = {}
    problems = []
    for clause in clauses:
        number = unicodedata.normalize("NFKC", clause.at).replace(" ", "")
        if not number:
            continue
        if number in first:
            line = first[number].span.location.line
            problems.append(diagnostic("clause-number-twice", clause.span.location, number=clause.at, line=line))
        else:
            first[number] = clause
    return tuple(problems)


class _Reader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.problems: list[Diagnostic] = []

    def enough(self, node: Node) -> bool:
        """Whether there are so many problems that reading on would only take time; said once."""
        if len(self.problems) < _MOST_REPORTED:
            return False
        if all(problem.code != "clauses-not-read-on" for problem in self.problems):
            self.problems.append(diagnostic("clauses-not-read-on", node.span.location))
        return True

    def part(self, node: Node) -> Clause | Heading | None:
        if isinstance(node, ScalarNode):
            return self._clause({}, self._sentences(node), node)
        if not isinstance(node, MapNode):
            self.problems.append(diagnostic("clause-shape", node.span.location))
            return None
        own: dict[str, Node] = {}
        rest: list[Entry] = []
        for entry in node.entries:
            id_ = key_id(entry.key.text, self.lexicon)
            if id_ in _OWN_KEYS:
                own[id_] = entry.value
            else:
                rest.append(entry)
        if "title" in own or not own.keys().isdisjoint(HEADINGS):
            return self._heading(own, rest, node)
        says = own.get("says")
        trees = self._says(says) if says is not None else []
        if isinstance(text := own.get("text"), ScalarNode):
            trees.append(MapNode((Entry(ScalarNode("text", text.span, offsets=()), text),), text.span))
        if rest:
            trees.extend(self._taken_apart(rest, node, says))
        if not trees and says is None and not rest:
            self.problems.append(diagnostic("clause-empty", node.span.location))
        return self._clause({key: self._word(own, key) for key in ("at", "id", "quote")}, trees, says or node)

    def _heading(self, own: dict[str, Node], rest: list[Entry], node: MapNode) -> Heading:
        kind = next((key for key in own if key in HEADINGS), "article")
        others = [below for key, below in own.items() if key not in (kind, "title")]
        for below in (*others, *(entry.key for entry in rest)):
            self.problems.append(diagnostic("heading-says", below.span.location))
        number, title = heading_number(self._word(own, kind) or ""), self._word(own, "title") or ""
        if not number and not title:
            self.problems.append(diagnostic("heading-empty", node.span.location))
        elif number and _HEADING_NUMBER.fullmatch(number) is None:
            self.problems.append(diagnostic("heading-number", own[kind].span.location, words=number))
        return Heading(kind, number, title, node.span)

    def _word(self, own: dict[str, Node], key: str) -> str | None:
        node = own.get(key)
        if node is None:
            return None
        if not isinstance(node, ScalarNode):
            self.problems.append(diagnostic("clause-part-shape", node.span.location))
            return None
        return node.text.strip()

    def _says(self, node: Node) -> list[MapNode]:
        if isinstance(node, ListNode):
            return [tree for item in node.items for tree in self._says(item)]
        if isinstance(node, ScalarNode):
            return self._sentences(node)
        self.problems.append(diagnostic("says-not-sentence", node.span.location))
        return []

    def _sentences(self, node: ScalarNode) -> list[MapNode]:
        if self.enough(node):
            return []
        reading = read_sentences(node, self.lexicon)
        self.problems.extend(reading.diagnostics)
        return list(reading.value or ())

    def _taken_apart(self, entries: list[Entry], node: MapNode, says: Node | None) -> list[MapNode]:
        if says is not None:
            for entry in entries:
                code = "clause-says-and-parts" if key_id(entry.key.text, self.lexicon) else "clause-key-unknown"
                problem = diagnostic(code, entry.key.span.location, words=entry.key.text)
                self.problems.append(problem)
            return []
        reading = read_mapping(MapNode(tuple(entries), node.span), self.lexicon)
        self.problems.extend(reading.diagnostics)
        return [reading.value] if reading.value is not None and not reading.failed else []

    def _clause(self, own: Mapping[str, str | None], trees: list[MapNode], node: Node) -> Clause:
        builder = StatementBuilder(self.lexicon.vocabulary)
        said: list[Statement | Kept] = []
        for tree in trees:
            if isinstance(text := tree.get("text"), ScalarNode) and len(tree.entries) == 1:
                said.append(Kept(text.text, tree.span))
            elif (statement := builder.statement(tree)) is not None:
                said.append(statement)
                self._advice(statement)
        self.problems.extend(builder.problems)
        written = node.text if isinstance(node, ScalarNode) else node.span.text
        return Clause(own.get("at") or "", tuple(said), written, node.span, own.get("id"), own.get("quote"))

    def _advice(self, statement: Statement) -> None:
        """Ask what an English `should` in a contract means: it is often written for 应, which binds."""
        modality = self.lexicon.vocabulary.modalities.get(statement.modality)
        if modality is not None and modality.advice and (place := statement.places.get("modality")) is not None:
            problem = diagnostic("modality-advice", place.location, Severity.WARNING, words=place.text)
            self.problems.append(problem)
