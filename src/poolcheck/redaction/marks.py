"""Where in documents that stands which a report leaves out: facts that a profile names, and what is marked in place.

A comment `# poolcheck: confidential` (`# poolcheck：保密`) marks the clause or fact it stands beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from poolcheck.redaction.words import SHORTEST
from poolcheck.syntax.notation.quotation import stretches
from poolcheck.syntax.tree import Entry, ListNode, MapNode, ScalarNode
from poolcheck.vocabulary.entries import entry_called
from poolcheck.vocabulary.load import vocabulary
from poolcheck.waivers.from_comments import CONFIDENTIAL
from poolcheck.writing.comments import beside_what
from poolcheck.writing.from_document import to_outline
from poolcheck.writing.surfaces import Surface, comments_in, surface_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from poolcheck.core.location import Span
    from poolcheck.documents.model import Document
    from poolcheck.dossier.link import Dossier, Manifest
    from poolcheck.redaction.profiles import RedactionProfile
    from poolcheck.syntax.tree import Node

_PARTIES: Final = {"license": "licensee", "entry": "member"}
"""Whom a document that goes without its name would tell."""
_GENERIC: Final = re.compile(
    r"[甲乙丙丁戊]方|许可方|被许可方|成员|(?:the )?(?:party [a-z]|licensor|licensee|member|operator|company)",
    re.IGNORECASE,
)
"""What a contract calls anybody."""
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is left out: stretches of texts in code points by path, and the words and numbers that stand there.

    `nameless` are the paths of documents that go without their names; `hides_names` is true if there may be such.
    `texts` are those of the files that anything is left out of, or may be.
    """

    stretches: Mapping[str, tuple[tuple[int, int], ...]]
    words: frozenset[str]
    nameless: frozenset[str]
    hides_names: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)

    def covers(self, path: str) -> bool:
        """Whether anything of a file is left out."""
        return path in self.stretches


def marks(dossiers: Iterable[Dossier], profile: RedactionProfile) -> Marks:
    """Return all that a profile leaves out of documents."""
    found_in: dict[str, list[tuple[int, int]]] = {}
    words: set[str] = set()
    nameless: set[str] = set()
    texts: dict[str, str] = {}
    for dossier in dossiers:
        manifest = dossier.manifest
        if manifest is not None:
            spans = [(span.start, span.end) for span in _in_manifest(manifest, words)]
            found_in.setdefault(manifest.source.path, []).extend(spans)
            if spans or profile.hides_names:
                texts[manifest.source.path] = manifest.source.text
        for linked in dossier.documents:
            document = linked.document
            found = [*_named(document, profile.keys, words), *_marked(document, words)]
            if profile.names(document.kind):
                nameless.add(document.source.path)
                found.extend(_name(document, words))
            for span in found:
                found_in.setdefault(span.source.path, []).append((span.start, span.end))
            if found or document.source.path in nameless:
                texts[document.source.path] = document.source.text
    by_path = {path: tuple(sorted(found)) for path, found in found_in.items() if found}
    return Marks(by_path, frozenset(words), frozenset(nameless), profile.hides_names, texts)


def _name(document: Document, words: set[str]) -> Iterator[Span]:
    """Yield the places of what a document is called, and of its own name for the party that is left out."""
    for key in (document.kind, "registration"):
        node = document.tree.get(key)
        if node is not None:
            yield from _values(node, words)
    parties = document.tree.get("parties")
    for entry in parties.entries if isinstance(parties, MapNode) else ():
        role = entry.value.text if isinstance(entry.value, ScalarNode) else ""
        party = entry_called(role, vocabulary().parties.values())
        others = party is not None and party.id != _PARTIES.get(document.kind)
        if not others and _GENERIC.fullmatch(entry.key.text.strip()) is None:
            yield from _values(entry.key, words)


def _named(document: Document, keys: frozenset[str], words: set[str]) -> Iterator[Span]:
    """Yield the places of facts that are left out by their keys."""
    waiting: list[tuple[str, Entry | Node]] = [("", document.tree)]
    while waiting:
        key, place = waiting.pop()
        node = place.value if isinstance(place, Entry) else place
        if key in keys:
            yield from _values(node, words)
            continue
        match node:
            case MapNode(entries=entries):
                waiting.extend((f"{key}.{entry.key.text}" if key else entry.key.text, entry) for entry in entries)
            case ListNode(items=items):
                waiting.extend((key, item) for item in items)
            case ScalarNode():
                pass


def _marked(document: Document, words: set[str]) -> Iterator[Span]:
    """Yield the places of what a comment in the document marks."""
    surface = surface_of(document.source.path)
    comments = [one for one in comments_in(document.source, document.tree, surface) if CONFIDENTIAL.match(one.text)]
    if not comments:
        return
    for _, span in beside_what(document, to_outline(document, vocabulary()), comments):
        inside = [
            node for node in _scalars(document.tree) if span.start <= node.span.start and node.span.end <= span.end
        ]
        for node in inside or [ScalarNode(span.text, span)]:
            yield from _values(node, words)


def _in_manifest(manifest: Manifest, words: set[str]) -> Iterator[Span]:
    """Yield the places of what a comment in a manifest marks: what is in its line, else in the next with a value."""
    scalars = list(_scalars(manifest.tree))
    for comment in comments_in(manifest.source, manifest.tree, Surface.YAML):
        if CONFIDENTIAL.match(comment.text):
            line = comment.span.location.line
            later = (one.span.location.line for one in scalars if one.span.location.line > line)
            meant = min(later, default=0) if comment.own_line else line
            for scalar in scalars:
                if scalar.span.location.line == meant:
                    yield from _values(scalar, words)


def _values(node: Node, words: set[str]) -> Iterator[Span]:
    for scalar in _scalars(node):
        text = scalar.text.strip()
        quoted = (text[start + 1 : end - 1].strip() for start, end in stretches(text, 0, len(text)))
        words.update(part for part in (text, *quoted, *_NUMBER.findall(text)) if len(part) >= SHORTEST)
        yield scalar.span


def _scalars(node: Node) -> Iterator[ScalarNode]:
    waiting = [node]
    while waiting:
        match waiting.pop():
            case ScalarNode() as scalar:
                yield scalar
            case ListNode(items=items):
                waiting.extend(items)
            case MapNode(entries=entries):
                waiting.extend(entry.value for entry in entries)
