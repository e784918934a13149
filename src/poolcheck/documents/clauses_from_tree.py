"""Reads the clauses of a document, sentences or mappings, each by itself, so that all problems are reported."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, Severity, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.documents.clause import Clause, Statement
from poolcheck.documents.statements_from_tree import StatementBuilder
from poolcheck.syntax.from_mapping import CLAUSE_KEYS, key_id, read_mapping
from poolcheck.syntax.from_sentence import read_sentences
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.lexicon import Lexicon


def read_clauses(node: Node | None, lexicon: Lexicon) -> Reading[tuple[Clause, ...]]:
    """Read the `clauses` of a document."""
    if node is None:
        return Reading(())
    if not isinstance(node, ListNode):
        return Reading((), (diagnostic("clauses-not-list", node.span.location),))
    reader = _Reader(lexicon)
    clauses = tuple(clause for item in node.items if (clause := reader.clause(item)) is not None)
    return Reading(clauses, (*reader.problems, *_numbers_given_twice(clauses)))


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

    def clause(self, node: Node) -> Clause | None:
        if isinstance(node, ScalarNode):
            return self._clause("", None, self._sentences(node), node)
        if not isinstance(node, MapNode):
            self.problems.append(diagnostic("clause-shape", node.span.location))
            return None
        own: dict[str, Node] = {}
        rest: list[Entry] = []
        for entry in node.entries:
            id_ = key_id(entry.key.text, self.lexicon)
            if id_ in CLAUSE_KEYS:
                own[id_] = entry.value
            else:
                rest.append(entry)
        says = own.get("says")
        trees = self._says(says) if says is not None else []
        if isinstance(text := own.get("text"), ScalarNode):
            trees.append(MapNode((Entry(ScalarNode("text", text.span, offsets=()), text),), text.span))
        if rest:
            trees.extend(self._taken_apart(rest, node, says))
        if not trees and says is None and not rest:
            self.problems.append(diagnostic("clause-empty", node.span.location))
        number = own.get("at")
        explicit = own.get("id")
        return self._clause(
            number.text.strip() if isinstance(number, ScalarNode) else "",
            explicit.text if isinstance(explicit, ScalarNode) else None,
            trees,
            says or node,
        )

    def _says(self, node: Node) -> list[MapNode]:
        if isinstance(node, ListNode):
            return [tree for item in node.items for tree in self._says(item)]
        if isinstance(node, ScalarNode):
            return self._sentences(node)
        self.problems.append(diagnostic("says-not-sentence", node.span.location))
        return []

    def _sentences(self, node: ScalarNode) -> list[MapNode]:
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

    def _clause(self, at: str, explicit: str | None, trees: list[MapNode], node: Node) -> Clause:
        builder = StatementBuilder(self.lexicon.vocabulary)
        statements: list[Statement] = []
        kept: list[str] = []
        for tree in trees:
            if isinstance(text := tree.get("text"), ScalarNode) and len(tree.entries) == 1:
                kept.append(text.text)
            elif (statement := builder.statement(tree)) is not None:
                statements.append(statement)
                self._advice(statement)
        self.problems.extend(builder.problems)
        written = node.text if isinstance(node, ScalarNode) else node.span.text
        return Clause(at, tuple(statements), written, node.span, tuple(kept), explicit)

    def _advice(self, statement: Statement) -> None:
        """Ask what an English `should` in a contract means: it is often written for 应, which binds."""
        modality = self.lexicon.vocabulary.modalities.get(statement.modality)
        if modality is not None and modality.advice and (place := statement.places.get("modality")) is not None:
            problem = diagnostic("modality-advice", place.location, Severity.WARNING, words=place.text)
            self.problems.append(problem)
