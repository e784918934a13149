"""Resolves the references inside and between documents, and reports those that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, Severity, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.documents.clause import Missing, Quoted
from poolcheck.syntax.tree import node_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poolcheck.documents.clause import Clause, Statement
    from poolcheck.documents.model import Document, Justification


@dataclass(frozen=True, slots=True)
class Definition:
    """What a document says a term means, and where."""

    clause: Clause
    statement: Statement


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A document with its terms resolved and its justifications by clause number."""

    document: Document
    definitions: Mapping[str, Definition]
    justifications: Mapping[str, tuple[Justification, ...]]

    def covers(self, term: str) -> Scope:
        """Return all that a term covers, following definitions of definitions."""
        return _covers(self, term, frozenset())


@dataclass(frozen=True, slots=True)
class Scope:
    """The objects a term covers; `open` if it may cover more than is known."""

    objects: frozenset[str]
    open: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """All documents that are checked together."""

    documents: tuple[LinkedDocument, ...]


def link(documents: Sequence[Document]) -> Reading[Dossier]:
    """Link documents; a reference that leads nowhere gives a diagnostic and is left out."""
    problems: list[Diagnostic] = [*_same_keys(documents)]
    linked = []
    for document in documents:
        justifications, dangling = _justifications(document)
        problems.extend(dangling)
        linked.append(LinkedDocument(document, _definitions(document), justifications))
    return Reading(Dossier(tuple(linked)), tuple(problems))


def _same_keys(documents: Iterable[Document]) -> Iterable[Diagnostic]:
    first: dict[str, Document] = {}
    for document in documents:
        if document.key in first:
            path = first[document.key].source.path
            yield diagnostic("document-key-twice", document.location, Severity.WARNING, key=document.key, path=path)
        first.setdefault(document.key, document)


def _definitions(document: Document) -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for clause in document.clauses:
        for statement in clause.statements:
            if statement.act == "define":
                for term in statement.objects:
                    if isinstance(term, str):
                        found.setdefault(term, Definition(clause, statement))
    return found


def _covers(linked: LinkedDocument, term: str, seen: frozenset[str]) -> Scope:
    definition = linked.definitions.get(term)
    if definition is None or term in seen:
        return Scope(frozenset({term}), open=False)
    objects = {term}
    is_open = False
    for item in definition.statement.slots.get("as", ()):
        if isinstance(item, (Quoted, Missing)):
            is_open = True
            continue
        below = _covers(linked, item, seen | {term})
        objects |= below.objects
        is_open = is_open or below.open
    return Scope(frozenset(objects), is_open)


def _justifications(document: Document) -> tuple[dict[str, tuple[Justification, ...]], list[Diagnostic]]:
    numbers = {clause.at for clause in document.clauses}
    found: dict[str, tuple[Justification, ...]] = {}
    problems = []
    for index, justification in enumerate(document.facts.justifications):
        for number in justification.clause:
            if number in numbers:
                found[number] = (*found.get(number, ()), justification)
            else:
                place = node_at(document.tree, ("justifications", index, "for")).span
                problems.append(diagnostic("justification-dangling", place.location, number=number))
    return found, problems
