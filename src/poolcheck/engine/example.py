"""Runs the examples of a rule: they are its tests and its documentation."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.location import SourceText
from poolcheck.core.reading import Reading
from poolcheck.documents.from_tree import read_document
from poolcheck.documents.listed_patents import read_patents
from poolcheck.dossier.link import Manifest, link
from poolcheck.engine.evaluate import Evaluator
from poolcheck.findings.model import Outcome
from poolcheck.syntax.from_pool import read_pool
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.syntax.tree import MapNode, ScalarNode, node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.documents.listed_patents import PatentList
    from poolcheck.documents.model import Document
    from poolcheck.dossier.link import Dossier
    from poolcheck.findings.model import Finding
    from poolcheck.packs.files import DossierText, ExampleFile
    from poolcheck.packs.model import Law, Rule

_SENTENCES = re.compile(r"(?:\s*(?:#.*)?\n)*\s*\S+ *[\"“「]")
"""The beginning of a document in sentences: its kind with its title in quotation marks."""


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
    name = f"{rule.id}: {example.name}"
    together = example.dossier
    if together is None:
        reading = _read(name, example.document or "")
        if reading.value is None:
            return ReadExample(None, reading.diagnostics)
        linked = link((reading.value,))
        return ReadExample(linked.value, (*reading.diagnostics, *linked.diagnostics))
    readings = [_read(f"{name} ({number})", text) for number, text in enumerate(together.documents, start=1)]
    problems = tuple(problem for reading in readings for problem in reading.diagnostics)
    documents = tuple(reading.value for reading in readings if reading.value is not None)
    manifest = _manifest(name, together)
    if len(documents) < len(readings) or manifest.value is None:
        return ReadExample(None, (*problems, *manifest.diagnostics))
    linked = link(documents, manifest.value)
    return ReadExample(linked.value, (*problems, *manifest.diagnostics, *linked.diagnostics))


def evaluate_example(rule: Rule, example: ExampleFile, read: ReadExample, law: Law, as_of: date) -> ExampleRun:
    """Evaluate one rule, as it stands in `law`, on an example that was read."""
    if read.dossier is None:
        return ExampleRun((), read.problems)
    evaluator = Evaluator(law, example.as_of or as_of)
    return ExampleRun(evaluator.findings((read.dossier,), lambda one: one.id == rule.id), read.problems)


def _read(name: str, text: str) -> Reading[Document]:
    """Read a document, written as sentences or as YAML."""
    source = SourceText(name, text)
    tree = read_pool(source, vocabulary()) if _SENTENCES.match(text) else read_yaml(source)
    if tree.value is None:
        return Reading(None, tree.diagnostics)
    document = read_document(tree.value, source, hashlib.sha256(text.encode()).hexdigest())
    return Reading(document.value, (*tree.diagnostics, *document.diagnostics))


def _manifest(name: str, dossier: DossierText) -> Reading[Manifest]:
    """Return what the manifest of a dossier would say whose documents stand in the rule's file."""
    source = SourceText(name, f"dossier: {dossier.title}\npatents: patents.csv\n")
    tree = read_yaml(source).value
    assert isinstance(tree, MapNode)  # noqa: S101 - two lines of our own
    listed: Reading[PatentList] = Reading(None)
    if dossier.patents is not None:
        csv = _Csv(f"{name} (patents.csv)", dossier.patents.encode())
        key = node_at(tree, ("patents",))
        assert isinstance(key, ScalarNode)  # noqa: S101 - the second of them
        listed = read_patents(key, lexicon(vocabulary()), lambda _: Reading(csv))
    patents, spans = (listed.value.patents, listed.value.spans) if listed.value is not None else (None, ())
    return Reading(Manifest(dossier.title, dossier.partial, patents, spans, tree, source, ""), listed.diagnostics)


@dataclass(frozen=True, slots=True)
class _Csv:
    """The list of patents of an example as if it stood in a file."""

    path: str
    data: bytes
