"""Runs the examples of a rule: they are its tests and its documentation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.location import SourceText, Span
from poolcheck.core.reading import Reading
from poolcheck.documents.from_tree import read_document
from poolcheck.documents.listed_patents import read_patents
from poolcheck.documents.recognition import is_sentences
from poolcheck.dossier.link import Manifest, link
from poolcheck.engine.evaluate import Evaluator
from poolcheck.findings.model import Outcome
from poolcheck.syntax.from_pool import read_pool
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.syntax.tree import Entry, MapNode, ScalarNode
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.documents.listed_patents import PatentList
    from poolcheck.documents.model import Document
    from poolcheck.dossier.link import Dossier
    from poolcheck.findings.model import Finding
    from poolcheck.packs.files import DossierText, ExampleFile
    from poolcheck.packs.model import Law, Rule


@dataclass(frozen=True, slots=True)
class ExampleText:
    """A text of an example: the name it is read under, and under which keys it is written."""

    path: str
    kind: str
    keys: tuple[str | int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """What a rule says of an example: its findings, and what is wrong with the document."""

    findings: tuple[Finding, ...]
    problems: tuple[Diagnostic, ...]

    @property
    def outcome(self) -> Outcome | None:
        """The outcome furthest down the order of decision; None if the document could not be read."""
        order = list(Outcome)
        found = [finding.outcome for finding in self.findings]
        return max(found, key=order.index) if found else None


@dataclass(frozen=True, slots=True)
class ReadExample:
    """The document of an example, read; None if it could not be, and what is wrong with it."""

    dossier: Dossier | None
    problems: tuple[Diagnostic, ...]


def run_example(rule: Rule, example: ExampleFile, law: Law, as_of: date) -> ExampleRun:
    """Evaluate one rule on the document of an example, on the example's own day if it names one."""
    return evaluate_example(rule, example, read_example(rule, example), law, as_of)


def read_example(rule: Rule, example: ExampleFile) -> ReadExample:
    """Read the documents of an example; no rule changes what they say."""
    texts = tuple(texts_of(rule, example))
    readings = [_read(one) for one in texts if one.kind != "patents"]
    documents = tuple(reading.value for reading in readings if reading.value is not None)
    patents = next((one for one in texts if one.kind == "patents"), None)
    manifest = Reading(None) if example.dossier is None else _manifest(_name(rule, example), example.dossier, patents)
    problems = tuple(problem for reading in (*readings, manifest) for problem in reading.diagnostics)
    if len(documents) < len(readings):
        return ReadExample(None, problems)
    linked = link(documents, manifest.value)
    return ReadExample(linked.value, (*problems, *linked.diagnostics))


def texts_of(rule: Rule, example: ExampleFile) -> Iterator[ExampleText]:
    """Yield the texts of an example: its document, or those of its dossier and the list of patents."""
    name = _name(rule, example)
    if example.dossier is None:
        yield ExampleText(name, "document", ("document",), example.document or "")
        return
    for part in example.dossier.parts():
        keys = ("dossier", *part.keys)
        yield ExampleText(f"{name} ({'.'.join(map(str, keys))})", part.kind, keys, part.text)


def _name(rule: Rule, example: ExampleFile) -> str:
    return f"{rule.id}: {example.name}"


def evaluate_example(rule: Rule, example: ExampleFile, read: ReadExample, law: Law, as_of: date) -> ExampleRun:
    """Evaluate one rule, as it stands in `law`, on an example that was read."""
    if read.dossier is None:
        return ExampleRun((), read.problems)
    evaluator = Evaluator(law, example.as_of or as_of)
    return ExampleRun(evaluator.findings((read.dossier,), lambda one: one.id == rule.id), read.problems)


def _read(written: ExampleText) -> Reading[Document]:
    """Read a document, written as sentences or as YAML."""
    source = SourceText(written.path, written.text)
    tree = read_pool(source, vocabulary()) if is_sentences(source) else read_yaml(source)
    if tree.value is None:
        return Reading(None, tree.diagnostics)
    document = read_document(tree.value, source, hashlib.sha256(written.text.encode()).hexdigest())
    return Reading(document.value, (*tree.diagnostics, *document.diagnostics))


def _manifest(name: str, dossier: DossierText, patents: ExampleText | None) -> Reading[Manifest]:
    """Return what the manifest of a dossier would say whose documents stand in the rule's file."""
    source = SourceText(name, dossier.title)
    span = Span(source, 0, len(dossier.title))
    tree = MapNode((Entry(ScalarNode("dossier", span, offsets=()), ScalarNode(dossier.title, span)),), span)
    listed: Reading[PatentList] = Reading(None)
    if patents is not None:
        csv = _Csv(patents.path, patents.text.encode())
        named = ScalarNode("patents.csv", span, offsets=())
        listed = read_patents(named, lexicon(vocabulary()), lambda _: Reading(csv))
    found, spans = (listed.value.patents, listed.value.spans) if listed.value is not None else (None, ())
    return Reading(Manifest(dossier.title, dossier.partial, found, spans, tree, source, ""), listed.diagnostics)


@dataclass(frozen=True, slots=True)
class _Csv:
    """The list of patents of an example as if it stood in a file."""

    path: str
    data: bytes
