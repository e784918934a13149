"""The library's front door: check documents, get a report, render it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from poolcheck import __version__
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.documents.from_tree import read_document
from poolcheck.dossier.link import link
from poolcheck.engine.evaluate import Evaluator
from poolcheck.files import InputFile
from poolcheck.findings.report import Glossary, InputRead, PackUsed, Report, StaleSource
from poolcheck.packs.load import load_law
from poolcheck.reports.form import Options, format_names, load_format
from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.from_json import read_json
from poolcheck.syntax.from_yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.documents.model import Document
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law, Rule

__all__ = [
    "InputFile",
    "Options",
    "Report",
    "UnknownSelectorError",
    "check",
    "format_names",
    "load_law",
    "read_input",
    "render",
]


class UnknownSelectorError(ValueError):
    """A rule, prefix or concern was named that no loaded pack has."""

    def __init__(self, selector: str, suggestion: str) -> None:
        super().__init__(selector)
        self.selector = selector
        self.suggestion = suggestion


def read_input(file: InputFile) -> Reading[Document]:
    """Read one document from its bytes, by the ending of its name: JSON or YAML."""
    text = read_text(file.data, file.path)
    if text.value is None:
        return Reading(None, text.diagnostics)
    tree = read_json(text.value) if file.path.lower().endswith(".json") else read_yaml(text.value)
    problems = (*text.diagnostics, *tree.diagnostics)
    if tree.value is None:
        return Reading(None, problems)
    document = read_document(tree.value, text.value, hashlib.sha256(file.data).hexdigest())
    return Reading(document.value, (*problems, *document.diagnostics))


def check(
    inputs: Sequence[InputFile],
    law: Law,
    as_of: date,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    problems: Iterable[Diagnostic] = (),
) -> Report:
    """Check documents against the law as it stood on a day.

    Args:
        inputs: the documents; one that cannot be read gives diagnostics, the others are still checked.
        law: the rule packs to apply, from `load_law`.
        as_of: the day.
        select: rules, prefixes of rules or concerns to apply; all if empty.
        ignore: rules, prefixes or concerns to leave out.
        problems: diagnostics met before, to be reported with the rest.

    Raises:
        UnknownSelectorError: `select` or `ignore` names nothing.
    """
    selected = _selection(law, tuple(select), tuple(ignore))
    found: list[Diagnostic] = list(problems)
    documents: list[Document] = []
    read: list[InputRead] = []
    for file in inputs:
        reading = read_input(file)
        found.extend(reading.diagnostics)
        document = reading.value
        if document is None or reading.failed:
            read.append(InputRead(file.path, hashlib.sha256(file.data).hexdigest()))
        else:
            documents.append(document)
            read.append(InputRead(file.path, document.sha256, document.kind, document.key))
    dossier = link(documents)
    found.extend(dossier.diagnostics)
    findings = Evaluator(law, as_of).findings(dossier.value, selected) if dossier.value else ()
    return Report(
        as_of=as_of,
        version=__version__,
        packs=tuple(PackUsed(pack.name, pack.version, pack.title, pack.sha256) for pack in law.packs),
        inputs=tuple(read),
        findings=findings,
        diagnostics=tuple(sorted(found, key=lambda problem: (problem.location, problem.code))),
        stale=_stale(findings, as_of),
        glossary=Glossary(
            {id_: words for id_, (words, _) in law.outcomes.items()}, law.levels, law.checked, law.concerns
        ),
    )


def render(report: Report, format_name: str, options: Options) -> str:
    """Return a report in one of the formats of `format_names`."""
    return load_format(format_name).render(report, options)


def _selection(law: Law, select: tuple[str, ...], ignore: tuple[str, ...]) -> Callable[[Rule], bool]:
    rules = [rule for pack in law.packs for rule in pack.rules]
    for selector in (*select, *ignore):
        if not any(_names(selector, rule) for rule in rules):
            known = {name for rule in rules for name in (rule.id, rule.file.concern, rule.pack)}
            raise UnknownSelectorError(selector, closest(selector, sorted(known)))

    def selected(rule: Rule) -> bool:
        wanted = not select or any(_names(selector, rule) for selector in select)
        return wanted and not any(_names(selector, rule) for selector in ignore)

    return selected


def _names(selector: str, rule: Rule) -> bool:
    """Whether a selector names a rule: by its id or a prefix of it, a former id, its concern, or its pack."""
    return rule.id.startswith(selector) or selector in (rule.file.concern, rule.pack, *rule.file.formerly)


def _stale(findings: Iterable[Finding], as_of: date) -> tuple[StaleSource, ...]:
    """Return the cited instruments whose text is not known to be current on the day, each once."""
    found: dict[str, StaleSource] = {}
    for finding in findings:
        if finding.outcome.passes:
            continue
        for authority in (*finding.authority, *finding.presumed_by):
            if authority.reviewed_until < as_of:
                found.setdefault(authority.source, StaleSource(authority.title, authority.reviewed_until))
    return tuple(found.values())
