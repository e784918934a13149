"""Documents checked against the law, and the report of it rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck import __version__
from poolcheck.api.law import selection
from poolcheck.api.reading import read_dossiers
from poolcheck.findings.report import Glossary, PackUsed, Report, StaleSource
from poolcheck.reports.form import Options, format_and_profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.files import InputFile
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law


def check(  # noqa: PLR0913 - what a run is told, by name
    inputs: Sequence[InputFile],
    law: Law,
    as_of: date,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    problems: Iterable[Diagnostic] = (),
    today: date | None = None,
) -> Report:
    """Check documents against the law as it stood on a day; what a manifest names is checked together.

    Args:
        inputs: documents and manifests; one that cannot be read gives diagnostics, the others are still checked.
        law: the rule packs to apply, from `load_law`.
        as_of: the day of the law.
        select: rules, prefixes of rules or concerns to apply; all if empty.
        ignore: rules, prefixes or concerns to leave out.
        problems: diagnostics met before, to be reported with the rest.
        today: the day by which waivers expire; that of the law if None.

    Raises:
        UnknownSelectorError: `select` or `ignore` names nothing.
    """
    from poolcheck.engine.evaluate import Evaluator  # noqa: PLC0415 - converting and formatting need no engine
    from poolcheck.engine.used import rules_used, texts_read  # noqa: PLC0415 - the same

    selected = selection(law, tuple(select), tuple(ignore))
    gathered = read_dossiers(inputs)
    found = (*problems, *gathered.diagnostics)
    dossiers = gathered.value.dossiers if gathered.value is not None else ()
    findings = Evaluator(law, as_of).findings(dossiers, selected)
    return Report(
        as_of=as_of,
        today=today or as_of,
        version=__version__,
        packs=tuple(PackUsed(pack.name, pack.version, pack.title, pack.sha256) for pack in law.packs),
        inputs=gathered.value.inputs if gathered.value is not None else (),
        findings=findings,
        diagnostics=tuple(sorted(found, key=lambda problem: (problem.location, problem.code))),
        stale=_stale(findings, as_of),
        glossary=Glossary(
            {id_: words for id_, (words, _) in law.outcomes.items()}, law.levels, law.checked, law.concerns
        ),
        rules=rules_used(law, as_of, selected),
        texts=texts_read(dossiers),
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
