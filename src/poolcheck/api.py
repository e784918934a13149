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
from poolcheck.files import DossierFolder, InputFile, read_beside
from poolcheck.findings.report import Glossary, PackUsed, Report, StaleSource
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
    from poolcheck.documents.table import Beside
    from poolcheck.dossier.gather import Gathered
    from poolcheck.engine.example_report import ExamplesReport
    from poolcheck.findings.model import Finding
    from poolcheck.guide.catalogue import Catalogue
    from poolcheck.guide.rule_plan import RulePlan
    from poolcheck.packs.files import ExampleFile
    from poolcheck.packs.model import Law, Rule

__all__ = [
    "InputFile",
    "Options",
    "Report",
    "UnknownSelectorError",
    "check",
    "convert",
    "explain",
    "explain_rules",
    "format_names",
    "list_rules",
    "load_law",
    "plan_rule",
    "read_dossiers",
    "read_input",
    "render",
    "render_examples",
    "render_rules",
    "run_examples",
    "schema",
    "starting_file",
    "starting_kinds",
    "starting_pack",
    "starting_rule",
]


class UnknownSelectorError(ValueError):
    """A rule, prefix or concern was named that no loaded pack has."""

    def __init__(self, selector: str, suggestion: str) -> None:
        super().__init__(selector)
        self.selector = selector
        self.suggestion = suggestion


def load_law(packs: Sequence[str] = (), *, examples: bool = True) -> Reading[Law]:
    """Load rule packs by name or path, all shipped ones if none is named; to check documents, `examples` can wait."""
    from poolcheck.packs import load  # noqa: PLC0415 - converting and formatting need no law

    return load.load_law(packs, examples=examples)


def read_input(file: InputFile, beside: Beside | None = None) -> Reading[Document]:
    """Read one document from its bytes, by the ending of its name, with the list of patents it refers to.

    Args:
        file: the document.
        beside: reads the files that the document names; those in its folder if None.
    """
    text = read_text(file.data, file.path)
    if text.value is None:
        return Reading(None, text.diagnostics)
    tree = read_tree(text.value, surface_of(file.path), vocabulary())
    problems = (*text.diagnostics, *tree.diagnostics)
    if tree.value is None:
        return Reading(None, problems)
    sha256 = hashlib.sha256(file.data).hexdigest()
    document = read_document(tree.value, text.value, sha256, beside or partial(read_beside, file))
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
    """Check documents against the law as it stood on a day; what a manifest names is checked together.

    Args:
        inputs: documents and manifests; one that cannot be read gives diagnostics, the others are still checked.
        law: the rule packs to apply, from `load_law`.
        as_of: the day.
        select: rules, prefixes of rules or concerns to apply; all if empty.
        ignore: rules, prefixes or concerns to leave out.
        problems: diagnostics met before, to be reported with the rest.

    Raises:
        UnknownSelectorError: `select` or `ignore` names nothing.
    """
    from poolcheck.engine.evaluate import Evaluator  # noqa: PLC0415 - converting and formatting need no engine

    selected = _selection(law, tuple(select), tuple(ignore))
    gathered = read_dossiers(inputs)
    found = (*problems, *gathered.diagnostics)
    dossiers = gathered.value.dossiers if gathered.value is not None else ()
    findings = Evaluator(law, as_of).findings(dossiers, selected)
    return Report(
        as_of=as_of,
        version=__version__,
        packs=tuple(PackUsed(pack.name, pack.version, pack.title, pack.sha256) for pack in law.packs),
        inputs=gathered.value.inputs if gathered.value is not None else (),
        findings=findings,
        diagnostics=tuple(sorted(found, key=lambda problem: (problem.location, problem.code))),
        stale=_stale(findings, as_of),
        glossary=Glossary(
            {id_: words for id_, (words, _) in law.outcomes.items()}, law.levels, law.checked, law.concerns
        ),
    )


def read_dossiers(inputs: Sequence[InputFile]) -> Reading[Gathered]:
    """Read documents and manifests, with all that these name, and put together what belongs together."""
    from poolcheck.dossier.gather import gather  # noqa: PLC0415 - converting and formatting need no dossiers

    return gather(inputs, _Files())


class _Files:
    """The files of the machine, as far as documents and manifests name them."""

    def finder(self, manifest: InputFile) -> Callable[[str], Reading[tuple[str, ...]]]:
        return DossierFolder(manifest).find

    def beside(self, file: InputFile, name: str) -> Reading[InputFile]:
        return read_beside(file, name)

    def document(self, file: InputFile, beside: Beside) -> Reading[Document]:
        return read_input(file, beside)


def render(report: Report, format_name: str, options: Options) -> str:
    """Return a report in one of the formats of `format_names`."""
    return load_format(format_name).render(report, options)


def starting_kinds() -> tuple[str, ...]:
    """Return what `starting_file` has a file for: the kinds of documents, and `dossier` for the manifest of one."""
    from poolcheck.guide import starting_file as starting  # noqa: PLC0415 - checking must not pay for the guide

    return starting.kinds()


def starting_file(kind: str, language: Language, surface: str = "yaml") -> str:
    """Return a commented file of one of `starting_kinds`, ready to be filled in, as `yaml` or `pool`.

    A manifest is YAML on any surface.
    """
    from poolcheck.guide import starting_file as starting  # noqa: PLC0415 - checking must not pay for the guide

    text = starting.starting_file(kind, language)
    return text if surface == "yaml" or kind == "dossier" else _as_pool(text, f"{kind}.yaml")


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


def explain_rules(
    ids: Iterable[str], as_of: date, languages: tuple[Language, ...], width: int = 100, law: Law | None = None
) -> str:
    """Explain rules as they stood on a day, by their ids, former ids or titles.

    Raises:
        poolcheck.guide.topics.UnknownTopicError: there is no such rule.
    """
    from poolcheck.guide.to_text import to_text  # noqa: PLC0415 - checking must not pay for the guide
    from poolcheck.guide.topics import explained_rules  # noqa: PLC0415 - the same

    known = law or load_law(()).value
    if known is None:
        raise ValueError("the rules that ship with poolcheck cannot be read")
    return to_text(explained_rules(ids, vocabulary(), known, as_of), languages, width)


def list_rules(
    law: Law,
    as_of: date,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    concerns: Iterable[str] = (),
) -> Catalogue:
    """Return the rules that are loaded, by concern in the order of the matrix, as they stood on a day.

    Args:
        law: the rule packs, from `load_law`.
        as_of: the day of the provisions cited.
        select: rules, prefixes of rules, concerns or packs; all if empty.
        ignore: rules, prefixes, concerns or packs to leave out.
        concerns: ids or matrix rows of concerns to keep; all if empty.

    Raises:
        UnknownSelectorError: a selector names nothing.
    """
    from poolcheck.guide import catalogue  # noqa: PLC0415 - checking must not pay for the guide
    from poolcheck.guide.concerns import concern_named  # noqa: PLC0415 - the same

    selected = _selection(law, tuple(select), tuple(ignore))
    kept: set[str] = set()
    for name in concerns:
        found, suggestion = concern_named(name, law)
        if not found:
            raise UnknownSelectorError(name, suggestion)
        kept.add(found)
    return catalogue.catalogue(law, as_of, lambda rule: selected(rule) and (not kept or rule.file.concern in kept))


def render_rules(catalogue: Catalogue, format_name: str, languages: tuple[Language, ...], width: int = 100) -> str:
    """Return a catalogue of rules as `text` or `json`."""
    from poolcheck.guide.catalogue import to_json, to_text  # noqa: PLC0415 - checking must not pay for the guide

    return to_json(catalogue) if format_name == "json" else to_text(catalogue, languages, width)


def run_examples(
    law: Law, as_of: date | None, today: date, wanted: Callable[[Rule, ExampleFile], bool] | None = None
) -> ExamplesReport:
    """Run the examples of rules, all if none are wanted in particular.

    They are run on the day given, else on the one that their pack names, else today; those that name a day, on that.
    """
    from poolcheck.engine import example_report  # noqa: PLC0415 - checking must not pay for it

    return example_report.run_examples(law, as_of, today, wanted or (lambda *_: True))


def render_examples(report: ExamplesReport, law: Law, languages: tuple[Language, ...]) -> str:
    """Return the run of examples as text: each failure with its place, and a line that sums up."""
    from poolcheck.guide.example_text import to_text  # noqa: PLC0415 - checking must not pay for the guide

    return to_text(report, law, languages)


def starting_rule(plan: RulePlan, pack: str, as_of: date, language: Language = "en", law: Law | None = None) -> str:
    """Return the commented file of a new rule, planned by `plan_rule`: it passes its two examples at once."""
    from poolcheck.guide import starting_rule as starting  # noqa: PLC0415 - checking must not pay for the guide

    known = law or load_law(()).value
    if known is None:
        raise ValueError("the rules that ship with poolcheck cannot be read")
    return starting.starting_rule(plan, pack, known, vocabulary(), as_of, language)


def starting_pack(name: str, language: Language = "en") -> str:
    """Return the commented file `pack.yaml` of a new pack."""
    from poolcheck.guide import starting_rule as starting  # noqa: PLC0415 - checking must not pay for the guide

    return starting.starting_pack(name, language)


def plan_rule(id_: str, concern: str, test: str, acts: Sequence[str] = (), law: Law | None = None) -> RulePlan:
    """Return what a new rule is to be: its id, a concern, a test of law, and the acts it looks at.

    Raises:
        poolcheck.guide.rule_plan.PlanError: an id cannot be used, or a name is none.
    """
    from poolcheck.guide.rule_plan import planned  # noqa: PLC0415 - checking must not pay for the guide

    known = law or load_law(()).value
    if known is None:
        raise ValueError("the rules that ship with poolcheck cannot be read")
    return planned(id_, concern, test, acts, known, vocabulary())
