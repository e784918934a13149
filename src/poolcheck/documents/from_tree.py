"""Located tree to typed document: keys in either language, facts, clauses; every problem at its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.documents.answers import missing
from poolcheck.documents.clause import Clause
from poolcheck.documents.clauses_from_tree import read_parts
from poolcheck.documents.facts_from_tree import key_name, read_facts, suggestion
from poolcheck.documents.in_full import in_full
from poolcheck.documents.keys import key_twice, with_ids
from poolcheck.documents.listed_patents import listed_patents, spans_of
from poolcheck.documents.model import Document, Heading
from poolcheck.documents.recognition import is_sentences, manifest_key
from poolcheck.syntax.from_mapping import key_id
from poolcheck.syntax.from_pool import KINDS
from poolcheck.syntax.sentence.lexicon import WordClass, lexicon
from poolcheck.syntax.tree import MapNode, Node, ScalarNode
from poolcheck.vocabulary.entries import entry_called
from poolcheck.vocabulary.load import vocabulary
from poolcheck.vocabulary.patterns import folded

if TYPE_CHECKING:
    from poolcheck.core.location import SourceText
    from poolcheck.documents.table import Beside
    from poolcheck.syntax.sentence.lexicon import Lexicon


def read_document(tree: Node, source: SourceText, sha256: str, beside: Beside | None = None) -> Reading[Document]:
    """Read a document; None where not even its kind is known.

    Args:
        tree: what was written.
        source: the text it was written in.
        sha256: of the bytes of the text.
        beside: reads the files that a document names; without it they are left alone.
    """
    if not isinstance(tree, MapNode):
        code = "document-is-pool" if is_sentences(source) else "document-not-mapping"
        return Reading(None, (diagnostic(code, tree.span.location),))
    if (manifest := manifest_key(tree)) is not None:
        return Reading(None, (diagnostic("document-is-manifest", manifest.span.location),))
    words = lexicon(vocabulary())
    reader = _Reader(words)
    keyed = with_ids(tree, partial(key_id, lexicon=words), apart=("clauses", "parties"))
    reader.problems.extend(keyed.diagnostics)
    normal = keyed.value if isinstance(keyed.value, MapNode) else tree
    kind = next((key for key in KINDS if normal.get(key) is not None), None)
    if kind is None:
        first = tree.entries[0].key if tree.entries else tree
        written = first.text if isinstance(first, ScalarNode) else ""
        reader.problems.append(
            diagnostic(
                "document-kind-missing",
                first.span.location,
                suggestion=suggestion(written, words, KINDS),
                words=written,
            )
        )
        return Reading(None, tuple(reader.problems))
    reader.refuse_other_kinds(normal, kind)
    shaped = in_full(normal, words.vocabulary)
    normal = shaped.value or normal
    if beside is not None:
        normal = reader.with_listed_patents(normal, beside)
    aliases = reader.aliases(normal)
    facts = read_facts(normal, words)
    parts = read_parts(normal.get("clauses"), words.with_aliases(aliases))
    title = normal.get(kind)
    problems = (*reader.problems, *shaped.diagnostics, *facts.diagnostics, *parts.diagnostics)
    if not (isinstance(title, ScalarNode) and title.text.strip()):
        problems += (diagnostic("document-title-missing", (title or normal).span.location),)
        return Reading(None, problems)
    if facts.value is None:
        return Reading(None, problems)
    clauses = tuple(part for part in parts.value or () if isinstance(part, Clause))
    headings = {index: part for index, part in enumerate(parts.value or ()) if isinstance(part, Heading)}
    document = Document(
        kind, title.text.strip(), facts.value, clauses, normal, source, sha256, headings, spans_of(normal)
    )
    return Reading(document, problems)


class _Reader:
    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.problems: list[Diagnostic] = []

    def refuse_other_kinds(self, tree: MapNode, kind: str) -> None:
        """Report a document that says it is two things."""
        named = [entry.key for entry in tree.entries if entry.key.text in KINDS]
        first = next((key for key in named if key.text == kind), None)
        for key in named:
            if first is not None and key is not first:
                self.problems.append(key_twice(*sorted((first, key), key=lambda one: one.span.start)))

    def with_listed_patents(self, tree: MapNode, beside: Beside) -> MapNode:
        """Return the tree with the patents of the file that it refers to."""
        name = tree.get("patents_from")
        if not isinstance(name, ScalarNode) or missing(name.text) is not None:
            return tree
        reading = listed_patents(name, self.words, beside)
        self.problems.extend(reading.diagnostics)
        if reading.value is None:
            return tree
        own = tuple(entry for entry in tree.entries if entry.key.text != "patents")
        return MapNode((*own, *reading.value.entries), tree.span)

    def aliases(self, tree: MapNode) -> dict[str, str]:
        """Return the document's own names for its parties."""
        block = tree.get("parties")
        if not isinstance(block, MapNode):
            return {}
        found: dict[str, str] = {}
        for entry in block.entries:
            party = self._party(entry.value)
            if party is None:
                continue
            meanings = self.words.forms.get(folded(entry.key.text), ())
            if any(meaning.word_class is not WordClass.PARTY for meaning in meanings):
                self.problems.append(diagnostic("alias-taken", entry.key.span.location, words=entry.key.text))
                continue
            found[entry.key.text] = party
            for meaning in meanings:  # a word for one party is given to another, in both languages
                word = self.words.vocabulary.parties[meaning.id]
                found.update({form: party for form in (*word.en, *word.zh) if meaning.id != party})
        return found

    def _party(self, node: Node) -> str | None:
        if not isinstance(node, ScalarNode):
            self.problems.append(
                diagnostic("fact-not-text", node.span.location, key=key_name(("parties",), self.words))
            )
            return None
        if (party := entry_called(node.text, self.words.vocabulary.parties.values())) is not None:
            return party.id
        suggestion = closest(node.text, self.words.surface(WordClass.PARTY))
        self.problems.append(diagnostic("party-unknown", node.span.location, words=node.text, suggestion=suggestion))
        return None
