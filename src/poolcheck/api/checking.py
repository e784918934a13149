"""Documents checked against the law, and the report of it rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck import __version__
from poolcheck.api.law import selection
from poolcheck.api.reading import read_dossiers
from poolcheck.findings.report import Glossary, PackUsed, Report, StaleSource
from poolcheck.reports.form import Options, load_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.files import InputFile
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law


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

    selected = selection(law, tuple(select), tuple(ignore))
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
    """Return a report in one of the formats of `format_names`."""
    return load_format(format_name).render(report, options)
