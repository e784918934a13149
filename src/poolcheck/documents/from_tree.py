"""Located tree to typed document: keys in either language, facts, clauses; every problem at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.documents.clauses_from_tree import read_clauses
from poolcheck.documents.model import Document, DocumentFacts
from poolcheck.syntax.from_mapping import key_id
from poolcheck.syntax.sentence.lexicon import WordClass, lexicon
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode, node_at, plain
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic_core import ErrorDetails

    from poolcheck.core.location import SourceText
    from poolcheck.syntax.sentence.lexicon import Lexicon

KINDS = ("charter", "license", "entry")

_CODES = {
    "extra_forbidden": "fact-key-unknown",
    "missing": "fact-missing",
    "string_type": "fact-not-text",
    "tuple_type": "fact-not-list",
    "dict_type": "fact-not-mapping",
    "model_type": "fact-not-mapping",
}


def read_document(tree: Node, source: SourceText, sha256: str) -> Reading[Document]:
    """Read a document; None where not even its kind is known."""
    if not isinstance(tree, MapNode):
        return Reading(None, (diagnostic("document-not-mapping", tree.span.location),))
    words = lexicon(vocabulary())
    reader = _Reader(words)
    normal = reader.keys(tree)
    kind = next((key for key in KINDS if normal.get(key) is not None), None)
    if kind is None:
        first = tree.entries[0].key if tree.entries else tree
        written = first.text if isinstance(first, ScalarNode) else ""
        reader.problems.append(
            diagnostic(
                "document-kind-missing", first.span.location, suggestion=reader.suggest(written, KINDS), words=written
            )
        )
        return Reading(None, tuple(reader.problems))
    reader.refuse_other_kinds(normal, kind)
    aliases = reader.aliases(normal)
    facts = reader.facts(normal)
    clauses = read_clauses(normal.get("clauses"), words.with_aliases(aliases))
    title = normal.get(kind)
    problems = (*reader.problems, *clauses.diagnostics)
    if not (isinstance(title, ScalarNode) and title.text.strip()):
        problems += (diagnostic("document-title-missing", (title or normal).span.location),)
        return Reading(None, problems)
    if facts is None:
        return Reading(None, problems)
    document = Document(kind, title.text.strip(), facts, clauses.value or (), normal, source, sha256)
    return Reading(document, problems)


class _Reader:
    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.problems: list[Diagnostic] = []

    def keys(self, tree: MapNode) -> MapNode:
        """Return the tree with its keys as ids, those of clauses and aliases apart; report keys given twice."""
        entries: list[Entry] = []
        seen: dict[str, ScalarNode] = {}
        for entry in tree.entries:
            id_ = key_id(entry.key.text, self.words) or entry.key.text
            if id_ in seen:
                self._twice(seen[id_], entry.key)
                continue
            value = entry.value if id_ in ("clauses", "parties") else self._below(entry.value)
            seen[id_] = entry.key
            entries.append(Entry(ScalarNode(id_, entry.key.span, offsets=()), value))
        return MapNode(tuple(entries), tree.span)

    def refuse_other_kinds(self, tree: MapNode, kind: str) -> None:
        """Report a document that says it is two things."""
        named = [entry.key for entry in tree.entries if entry.key.text in KINDS]
        first = next((key for key in named if key.text == kind), None)
        for key in named:
            if first is not None and key is not first:
                self._twice(*sorted((first, key), key=lambda one: one.span.start))

    def _twice(self, first: ScalarNode, second: ScalarNode) -> None:
        values = {"first": first.span.text, "second": second.span.text, "line": first.span.location.line}
        self.problems.append(diagnostic("key-twice", second.span.location, **values))

    def _below(self, node: Node) -> Node:
        match node:
            case MapNode():
                return self.keys(node)
            case ListNode():
                return ListNode(tuple(self._below(item) for item in node.items), node.span)
            case ScalarNode():
                return node

    def aliases(self, tree: MapNode) -> dict[str, str]:
        """Return the document's own names for its parties."""
        block = tree.get("parties")
        if not isinstance(block, MapNode):
            return {}
        found: dict[str, str] = {}
        for entry in block.entries:
            party = self._party(entry.value)
            if party is not None:
                found[entry.key.text] = party
        return found

    def _party(self, node: Node) -> str | None:
        if not isinstance(node, ScalarNode):
            self.problems.append(diagnostic("fact-not-text", node.span.location, key=self._key_name(("parties",))))
            return None
        folded = node.text.strip().casefold()
        for word in self.words.vocabulary.parties.values():
            if folded in (word.id, *(form.casefold() for form in (*word.en, *word.zh))):
                return word.id
        suggestion = closest(node.text, self.words.surface(WordClass.PARTY))
        self.problems.append(diagnostic("party-unknown", node.span.location, words=node.text, suggestion=suggestion))
        return None

    def facts(self, tree: MapNode) -> DocumentFacts | None:
        """Return the validated facts; None if a fact is not what it must be."""
        own = MapNode(tuple(e for e in tree.entries if e.key.text not in (*KINDS, "clauses")), tree.span)
        try:
            return DocumentFacts.model_validate(plain(own))
        except ValidationError as error:
            self.problems.extend(self._fact_problem(own, problem) for problem in error.errors())
            return None

    def _fact_problem(self, tree: MapNode, problem: ErrorDetails) -> Diagnostic:
        path = problem["loc"]
        code = _CODES.get(problem["type"], problem["type"])
        if code == "fact-key-unknown":
            return self._unknown_key(tree, path)
        node = node_at(tree, path)
        context: Mapping[str, str] = problem.get("ctx", {})
        values: dict[str, object] = {"words": context.get("words", node.span.text), "key": self._key_name(path)}
        if "en" in context:
            values["choices"] = Bilingual(context["en"], context["zh"])
        if code == "fact-missing":
            values["key"] = self._key_name(path)
        return diagnostic(code if "-" in code else "fact-invalid", node.span.location, **values)

    def _unknown_key(self, tree: MapNode, path: tuple[str | int, ...]) -> Diagnostic:
        parent = node_at(tree, path[:-1])
        place: Node = parent
        if isinstance(parent, MapNode):
            place = next((entry.key for entry in parent.entries if entry.key.text == path[-1]), parent)
        written = place.span.text if isinstance(place, ScalarNode) else str(path[-1])
        known = (*KINDS, "clauses", *DocumentFacts.model_fields) if len(path) == 1 else None
        suggestion = self.suggest(written, known)
        return diagnostic("fact-key-unknown", place.span.location, words=written, suggestion=suggestion)

    def suggest(self, written: str, known: Iterable[str] | None = None) -> str:
        """Return the key most like a written one, in the same script: of those known at its place, or of all."""
        fields = self.words.vocabulary.fields
        words = [fields[id_] for id_ in (fields if known is None else known)]
        forms = [form for word in words for form in (*word.en, *word.zh) if form != written]
        return closest(written, [form for form in forms if form.isascii() == written.isascii()])

    def _key_name(self, path: tuple[str | int, ...]) -> Bilingual:
        last = next((step for step in reversed(path) if isinstance(step, str)), "")
        word = self.words.vocabulary.fields.get(last)
        return Bilingual(word.printed("en"), word.printed("zh")) if word else Bilingual(last, last)
