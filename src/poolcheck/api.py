"""The library's front door: check documents, get a report, render it."""

from __future__ import annotations

import hashlib
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from poolcheck import __version__
from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.documents.from_tree import read_document
from poolcheck.files import InputFile, read_beside
from poolcheck.findings.report import Glossary, InputRead, PackUsed, Report, StaleSource
from poolcheck.reports.form import Options, format_names, load_format
from poolcheck.syntax.from_bytes import read_text
from poolcheck.vocabulary.load import vocabulary
from poolcheck.writing.comments import attached
from poolcheck.writing.from_document import to_outline
from poolcheck.writing.surfaces import Surface, comments_in, read_tree, surface_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from poolcheck.core.bilingual import Language
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
    "convert",
    "explain",
    "format_names",
    "load_law",
    "read_input",
    "render",
    "schema",
    "starting_file",
    "starting_kinds",
]


class UnknownSelectorError(ValueError):
    """A rule, prefix or concern was named that no loaded pack has."""

    def __init__(self, selector: str, suggestion: str) -> None:
        super().__init__(selector)
        self.selector = selector
        self.suggestion = suggestion


def load_law(packs: Sequence[str] = ()) -> Reading[Law]:
    """Load rule packs by name or path, all shipped ones if none is named."""
    from poolcheck.packs import load  # noqa: PLC0415 - converting and formatting need no law

    return load.load_law(packs)


def read_input(file: InputFile) -> Reading[Document]:
    """Read one document from its bytes, by the ending of its name, with the list of patents it refers to."""
    text = read_text(file.data, file.path)
    if text.value is None:
        return Reading(None, text.diagnostics)
    tree = read_tree(text.value, surface_of(file.path), vocabulary())
    problems = (*text.diagnostics, *tree.diagnostics)
    if tree.value is None:
        return Reading(None, problems)
    sha256 = hashlib.sha256(file.data).hexdigest()
    document = read_document(tree.value, text.value, sha256, partial(read_beside, file))
    return Reading(document.value, (*problems, *document.diagnostics))


def convert(
    file: InputFile, surface: str | None = None, language: Language | None = None, *, drop_comments: bool = False
) -> Reading[str]:
    """Return a document on another surface, or in another language, in canonical form.

    Args:
        file: the document; its surface is told by the ending of its name.
        surface: `yaml`, `pool` or `json`; the document's own if None, so that it is only put into canonical form.
        language: the language of all but names, quotations and comments; None leaves every sentence in its own.
        drop_comments: whether comments may be lost where the surface has none.
    """
    words = vocabulary()
    source = read_text(file.data, file.path)
    if source.value is None:
        return Reading(None, source.diagnostics)
    own = surface_of(file.path)
    wanted = own if surface is None else Surface(surface)
    tree = read_tree(source.value, own, words)
    problems = (*source.diagnostics, *tree.diagnostics)
    if tree.value is None:
        return Reading(None, problems)
    document = read_document(tree.value, source.value, hashlib.sha256(file.data).hexdigest())
    problems = tuple(sorted((*problems, *document.diagnostics), key=lambda problem: (problem.location, problem.code)))
    if document.value is None or Reading(None, problems).failed:
        return Reading(None, problems)
    comments = comments_in(source.value, tree.value, own)
    if comments and wanted is Surface.JSON and not drop_comments:
        lost = diagnostic("comments-lost", comments[0].span.location, count=len(comments))
        return Reading(None, (*problems, lost))
    outline = to_outline(document.value, words, language)
    return Reading(written(outline, wanted, words, attached(document.value, outline, comments)), problems)


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
    from poolcheck.dossier.link import link  # noqa: PLC0415 - converting and formatting need no engine
    from poolcheck.engine.evaluate import Evaluator  # noqa: PLC0415 - the same

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


def starting_kinds() -> tuple[str, ...]:
    """Return the kinds of documents that `starting_file` has a file for."""
    from poolcheck.guide import starting_file as starting  # noqa: PLC0415 - checking must not pay for the guide

    return starting.kinds()


def starting_file(kind: str, language: Language, surface: str = "yaml") -> str:
    """Return a commented document of one of `starting_kinds`, ready to be filled in, as `yaml` or `pool`."""
    from poolcheck.guide import starting_file as starting  # noqa: PLC0415 - checking must not pay for the guide

    text = starting.starting_file(kind, language)
    return text if surface == "yaml" else _as_pool(text, f"{kind}.yaml")


def _as_pool(text: str, name: str) -> str:
    """Return a YAML document on the surface of sentences."""
    reading = convert(InputFile(name, text.encode()), "pool")
    assert reading.value is not None, [problem.message.en for problem in reading.diagnostics]  # noqa: S101 - our own file
    return reading.value


def schema(form: str = "document") -> str:
    """Return the JSON Schema of a `document` or of a `report`."""
    if form == "document":
        from poolcheck.guide.schema_of_document import (  # noqa: PLC0415 - checking must not pay for the guide
            document_schema_text,
        )

        return document_schema_text()
    return (files("poolcheck.reports") / "schema" / "poolcheck-1.schema.json").read_text(encoding="utf-8")


def explain(
    written: str, as_of: date, languages: tuple[Language, ...], width: int = 100, law: Law | None = None
) -> str:
    """Explain a word of documents, a rule, a concern or a provision, by its id or any form, as it stood on a day.

    Raises:
        poolcheck.guide.topics.UnknownTopicError: nothing is called so.
    """
    from poolcheck.guide.to_text import to_text  # noqa: PLC0415 - checking must not pay for the guide
    from poolcheck.guide.topics import explained  # noqa: PLC0415 - the same

    known = law or load_law(()).value
    if known is None:
        raise ValueError("the rules that ship with poolcheck cannot be read")
    return to_text(explained(written, vocabulary(), known, as_of), languages, width)


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
