"""Documents checked against the law, and the report of it rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck import __version__
from poolcheck.api.choosing import chosen
from poolcheck.api.law import selection
from poolcheck.api.reading import read_dossiers
from poolcheck.api.settings import Settings
from poolcheck.api.waiving import recorded
from poolcheck.findings.model import UPKEEP, UPKEEP_CONCERN
from poolcheck.findings.report import Glossary, PackUsed, Report, StaleSource
from poolcheck.reports.form import Options, format_and_profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.dossier.link import Dossier
    from poolcheck.files import InputFile
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law, RulePack

_NOTHING_SAID: Final = Settings()


def check(
    inputs: Sequence[InputFile],
    law: Law,
    as_of: date,
    settings: Settings = _NOTHING_SAID,
    *,
    problems: Iterable[Diagnostic] = (),
) -> Report:
    """Check documents against the law as it stood on a day; what a manifest names is checked together.

    Args:
        inputs: documents and manifests; one that cannot be read gives diagnostics, the others are still checked.
        law: the rule packs to apply, from `load_law`.
        as_of: the day of the law.
        settings: which rules are applied to which documents, and how much they weigh; by itself all, as they stand.
        problems: diagnostics met before, to be reported with the rest.

    Raises:
        UnknownSelectorError: `select` or `ignore` of the settings names nothing.
    """
    return checked(inputs, law, as_of, settings, problems=problems).report


@dataclass(frozen=True, slots=True)
class Checked:
    """The report of a run, and the documents it is about."""

    report: Report
    dossiers: tuple[Dossier, ...]


def checked(
    inputs: Sequence[InputFile],
    law: Law,
    as_of: date,
    settings: Settings = _NOTHING_SAID,
    *,
    problems: Iterable[Diagnostic] = (),
) -> Checked:
    """Check documents as `check` does, and return them with the report for what else is to be told of them."""
    from poolcheck.engine.evaluate import Evaluator  # noqa: PLC0415 - converting and formatting need no engine
    from poolcheck.engine.used import rules_used, texts_read  # noqa: PLC0415 - the same

    selection(law, settings.select, settings.ignore)  # a name that nothing has is told before anything is read
    gathered = read_dossiers(inputs)
    dossiers = gathered.value.dossiers if gathered.value is not None else ()
    rules = chosen(law, settings, (one.document.source.path for each in dossiers for one in each.documents))
    today = settings.today or as_of
    used = rules_used(law, as_of, rules.selected)
    found = Evaluator(law, as_of).findings(dossiers, rules.selected, rules.weighs)
    marked = recorded(found, dossiers, settings.records, law, {rule.id for rule in used}, today)
    told = (*problems, *gathered.diagnostics, *marked.problems)
    report = Report(
        as_of=as_of,
        today=today,
        version=__version__,
        packs=tuple(map(_pack, law.packs)),
        inputs=(*(gathered.value.inputs if gathered.value is not None else ()), *settings.records.inputs),
        findings=marked.findings,
        diagnostics=tuple(sorted(told, key=lambda problem: (problem.location, problem.code))),
        stale=_stale(marked.findings, as_of),
        glossary=_glossary(law, marked.findings),
        rules=used,
        texts=(*texts_read(dossiers), *settings.records.texts),
        waivers=marked.waivers,
        baseline=marked.baseline,
        adjustments=rules.adjustments,
    )
    return Checked(report, dossiers)


def _glossary(law: Law, findings: Iterable[Finding]) -> Glossary:
    outcomes = {id_: words for id_, (words, _) in law.outcomes.items()}
    upkeep = {UPKEEP: UPKEEP_CONCERN} if any(finding.test == UPKEEP for finding in findings) else {}
    return Glossary(outcomes, law.levels, law.checked, {**law.concerns, **upkeep})


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


def render(report: Report, format_name: str, options: Options) -> str:
    """Return a report as text in one of the formats of `format_names`, or in a profile of one: `sarif:github`.

    Raises:
        KeyError: there is no such format or profile.
        TypeError: the format is no text.
    """
    found = _rendered(report, format_name, options)
    if not isinstance(found, str):
        raise TypeError(f"a report in the format {format_name!r} is no text")
    return found


def render_bytes(report: Report, format_name: str, options: Options) -> bytes:
    """Return a report as the bytes of a file, in any format; text is UTF-8.

    Raises:
        KeyError: there is no such format or profile.
        MissingLibraryError: the format needs a library that is not installed.
    """
    found = _rendered(report, format_name, options)
    return found.encode() if isinstance(found, str) else found


def _rendered(report: Report, format_name: str, options: Options) -> str | bytes:
    form, profile = format_and_profile(format_name)
    return form.render(report, options.in_profile(profile))


def _pack(pack: RulePack) -> PackUsed:
    terms = {name: definition.title for name, definition in pack.definitions.items()}
    return PackUsed(pack.name, pack.version, pack.title, pack.sha256, terms)
