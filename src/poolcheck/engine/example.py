"""Runs the examples of a rule: they are its tests and its documentation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.location import SourceText
from poolcheck.documents.from_tree import read_document
from poolcheck.dossier.link import link
from poolcheck.engine.evaluate import Evaluator
from poolcheck.findings.model import Outcome
from poolcheck.syntax.from_yaml import read_yaml

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.findings.model import Finding
    from poolcheck.packs.files import ExampleFile
    from poolcheck.packs.model import Law, Rule


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


def run_example(rule: Rule, example: ExampleFile, law: Law, as_of: date) -> ExampleRun:
    """Evaluate one rule on the document of an example, on the example's own day if it names one."""
    source = SourceText(f"{rule.id}: {example.name}", example.document)
    tree = read_yaml(source)
    if tree.value is None:
        return ExampleRun((), tree.diagnostics)
    digest = hashlib.sha256(example.document.encode()).hexdigest()
    document = read_document(tree.value, source, digest)
    problems = (*tree.diagnostics, *document.diagnostics)
    if document.value is None:
        return ExampleRun((), problems)
    dossier = link((document.value,))
    if dossier.value is None:
        return ExampleRun((), (*problems, *dossier.diagnostics))
    evaluator = Evaluator(law, example.as_of or as_of)
    findings = evaluator.findings(dossier.value, lambda one: one.id == rule.id)
    return ExampleRun(findings, (*problems, *dossier.diagnostics))
