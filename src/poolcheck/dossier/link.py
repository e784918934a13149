"""Resolves the references inside and between documents, and reports those that lead nowhere."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, Severity, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.documents.clause import Missing, Quoted
from poolcheck.syntax.tree import node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poolcheck.core.location import SourceText, Span
    from poolcheck.documents.clause import Clause, Statement
    from poolcheck.documents.model import Document, Justification, Patent
    from poolcheck.syntax.tree import MapNode


@dataclass(frozen=True, slots=True)
class Definition:
    """What a document says a term means, and where."""

    clause: Clause
    statement: Statement


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A document with its terms resolved and its justifications by clause number."""

    document: Document
    definitions: Mapping[str, tuple[Definition, ...]]
    justifications: Mapping[str, tuple[Justification, ...]]

    def covers(self, term: str) -> Scope:
        """Return all that a term covers, following definitions of definitions."""
        return _covers(self, term, frozenset())

    def justified(self, number: str) -> tuple[Justification, ...]:
        """Return the justifications claimed for the clause of this number."""
        return self.justifications.get(_number(number), ())


@dataclass(frozen=True, slots=True)
class Scope:
    """The objects a term surely covers and those it may; `open` if it may cover things that nobody can name."""

    objects: frozenset[str]
    open: bool
    possible: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `dossier.yaml` says: which documents belong together, and which patents the pool has.

    `patents` is None where the dossier names no list; `patent_spans` are the rows of the patents in the list's file.
    A dossier of which something could not be read is `partial`, too. `tree` has ids for keys.
    """

    title: str
    partial: bool
    patents: tuple[Patent, ...] | None
    patent_spans: tuple[Span, ...]
    tree: MapNode
    source: SourceText
    sha256: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Documents that are checked together; without a manifest, a document that stands by itself."""

    documents: tuple[LinkedDocument, ...]
    manifest: Manifest | None = None

    @property
    def partial(self) -> bool:
        """Whether there may be documents that nobody handed over."""
        return self.manifest is not None and self.manifest.partial

    @property
    def charter(self) -> LinkedDocument | None:
        """The charter that the manifest names, if it was read."""
        if self.manifest is None:
            return None
        return next((linked for linked in self.documents if linked.document.kind == "charter"), None)


def link(documents: Sequence[Document], manifest: Manifest | None = None) -> Reading[Dossier]:
    """Link the documents of one dossier; a reference that leads nowhere gives a diagnostic and is left out."""
    problems: list[Diagnostic] = []
    linked = []
    for document in documents:
        justifications, dangling = _justifications(document)
        problems.extend(dangling)
        linked.append(LinkedDocument(document, _definitions(document), justifications))
    return Reading(Dossier(tuple(linked), manifest), tuple(problems))


def same_keys(documents: Iterable[Document]) -> Iterable[Diagnostic]:
    """Report documents of one run that go by the same name, so that their findings could not be told apart."""
    first: dict[str, Document] = {}
    for document in documents:
        if document.key in first:
            path = first[document.key].source.path
            yield diagnostic("document-key-twice", document.location, Severity.WARNING, key=document.key, path=path)
        first.setdefault(document.key, document)


def _definitions(document: Document) -> dict[str, tuple[Definition, ...]]:
    found: dict[str, tuple[Definition, ...]] = {}
    for clause in document.clauses:
        for statement in clause.statements:
            if statement.act == "define" and statement.modality == "declares":
                for term in statement.objects:
                    if isinstance(term, str) and not isinstance(term, Missing):
                        found[term] = (*found.get(term, ()), Definition(clause, statement))
    return found


def _covers(linked: LinkedDocument, term: str, seen: frozenset[str]) -> Scope:
    """Follow a term: a circle, and a term that the unread part of a document may define, stay open."""
    if term in seen:
        return Scope(frozenset({term}), open=True)
    definitions = linked.definitions.get(term, ())
    if not definitions:
        return Scope(frozenset({term}), open=linked.document.partial and term in vocabulary().terms)
    meant = [_meant(linked, definition.statement, seen | {term}) for definition in definitions]
    sure = frozenset.intersection(*(scope.objects for scope in meant))
    perhaps = frozenset.union(*(scope.objects | scope.possible for scope in meant))
    return Scope(sure | {term}, any(scope.open for scope in meant), perhaps - sure - {term})


def _meant(linked: LinkedDocument, statement: Statement, seen: frozenset[str]) -> Scope:
    """Return what one definition says; one that holds only on a condition says only what may be covered."""
    objects: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    is_open = False
    for item in statement.slots.get("as", (Missing.UNKNOWN,)):
        if isinstance(item, (Quoted, Missing)):
            is_open = True
            continue
        below = _covers(linked, item, seen)
        objects |= below.objects
        possible |= below.possible
        is_open = is_open or below.open
    if statement.conditions:
        return Scope(frozenset(), is_open, objects | possible)
    return Scope(objects, is_open, possible)


def _number(written: str) -> str:
    """Return the number of a clause as it is compared: full-width signs and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", written).split())


def _justifications(document: Document) -> tuple[dict[str, tuple[Justification, ...]], list[Diagnostic]]:
    numbers = {_number(clause.at) for clause in document.clauses}
    found: dict[str, tuple[Justification, ...]] = {}
    problems = []
    for index, justification in enumerate(document.facts.justifications):
        for number in justification.clause:
            if (key := _number(number)) in numbers:
                found[key] = (*found.get(key, ()), justification)
            else:
                place = node_at(document.tree, ("justifications", index, "for")).span
                problems.append(diagnostic("justification-dangling", place.location, number=number))
    return found, problems
