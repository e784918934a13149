"""Waivers and baselines: read, recorded, and applied to what a check finds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from poolcheck.api.reading import read_input
from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import Location
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.findings.report import InputRead, TextRead
from poolcheck.syntax.from_bytes import read_text
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.dossier.link import Dossier
    from poolcheck.files import InputFile
    from poolcheck.findings.model import Finding, Waiver
    from poolcheck.findings.report import BaselineUsed, Report
    from poolcheck.packs.model import Law
    from poolcheck.waivers.baseline import Baseline


class UnknownFindingError(ValueError):
    """A finding was named that a report does not have."""

    def __init__(self, finding: str, suggestion: str) -> None:
        super().__init__(finding)
        self.finding = finding
        self.suggestion = suggestion


class NotWaivableError(ValueError):
    """A finding was to be waived that no waiver may be recorded for."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Findings with what was decided about them before; `waivers` are all that were read."""

    findings: tuple[Finding, ...]
    waivers: tuple[Waiver, ...]
    baseline: BaselineUsed | None
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """What was decided about findings before this run: waivers, with the file they stand in, and a baseline."""

    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline | None = None
    inputs: tuple[InputRead, ...] = ()
    texts: tuple[TextRead, ...] = ()


NO_RECORDS: Final = Records()
"""What is decided where nobody decided anything."""


def recorded(
    findings: tuple[Finding, ...],
    dossiers: Iterable[Dossier],
    records: Records,
    law: Law,
    applied: Collection[str],
    today: date,
) -> Recorded:
    """Mark findings that are waived, in a file or in the documents, and those of a baseline.

    Args:
        findings: those of the run.
        dossiers: the documents of the run, which may have inline waivers.
        records: the waivers of a file, and the baseline.
        law: the packs that were loaded.
        applied: the ids of the rules that were applied.
        today: the day by which waivers expire.
    """
    from poolcheck.waivers.apply import Scope  # noqa: PLC0415 - converting and formatting need no waivers
    from poolcheck.waivers.apply import applied as with_waivers  # noqa: PLC0415 - the same
    from poolcheck.waivers.baseline import marked  # noqa: PLC0415 - the same
    from poolcheck.waivers.from_comments import inline_waivers  # noqa: PLC0415 - the same

    waivers = list(records.waivers)
    problems: list[Diagnostic] = []
    keys: set[str] = set()
    for dossier in dossiers:
        keys.update([dossier.manifest.title] if dossier.manifest is not None else [])
        for linked in dossier.documents:
            keys.add(linked.document.key)
            inline = inline_waivers(linked.document, vocabulary())
            problems.extend(inline.diagnostics)
            waivers.extend(inline.value or ())
    used = None
    if records.baseline is not None:
        findings, used = marked(findings, records.baseline, keys)
    if waivers:
        scope = Scope(_rules(law), applied, keys)
        findings = with_waivers(findings, waivers, today, scope)
    return Recorded(findings, tuple(waivers), used, tuple(problems))


def _rules(law: Law) -> Mapping[str, str]:
    """Return every rule there is by its id and its former ids; those of packs that were not loaded, too."""
    from poolcheck.packs.load import shipped_rule_ids  # noqa: PLC0415 - only waivers ask for it

    found = {id_: id_ for id_ in shipped_rule_ids()}
    for pack in law.packs:
        for rule in pack.rules:
            found.update(dict.fromkeys(rule.file.formerly, rule.id), **{rule.id: rule.id})
    return found


def read_waivers(file: InputFile) -> Reading[Records]:
    """Read a file of waivers; an entry that is wrong is reported and waives nothing."""
    from poolcheck.waivers.from_yaml import read_waivers as read  # noqa: PLC0415 - most runs have none

    reading = read(file.data, file.path)
    read_as = InputRead(file.path, hashlib.sha256(file.data).hexdigest(), "waivers", PurePath(file.path).name)
    text = read_text(file.data, file.path).value
    texts = (TextRead(text.path, text.lines, (), text.starts),) if text is not None else ()
    return Reading(Records(reading.value or (), None, (read_as,), texts), reading.diagnostics)


def read_baseline(file: InputFile) -> Reading[Baseline]:
    """Read a baseline from a file that `baseline` has returned."""
    from poolcheck.waivers import baseline  # noqa: PLC0415 - most runs have none

    return baseline.read_baseline(file.data, file.path)


def baseline(report: Report) -> str:
    """Return the findings of a report as the text of a baseline, against which later runs can be compared."""
    from poolcheck.waivers import baseline as baselines  # noqa: PLC0415 - most runs write none

    return baselines.written(report)


def baseline_of(report: Report, revision: str, commit: str) -> Reading[Baseline]:
    """Return the baseline that a report on the documents of a revision makes; says how many could not be read."""
    from poolcheck.waivers.baseline import Baseline, known  # noqa: PLC0415 - most runs have none

    found = Baseline(revision, commit, known(report.findings))
    unread = len({one.location.path for one in report.diagnostics if one.severity is Severity.ERROR})
    if not unread:
        return Reading(found)
    place = Location(revision, 1, 1, 1, 1)
    return Reading(found, (diagnostic("baseline-unread", place, Severity.WARNING, words=revision, count=unread),))


def waiver_for(report: Report, finding: str, because: str, by: str, until: date, ticket: str = "") -> Waiver:
    """Return a waiver for a finding of a report, with a digest of what its subject says and its outcome.

    Raises:
        UnknownFindingError: the report has no such finding, or it asks for nothing.
        NotWaivableError: no waiver may be recorded for it.
    """
    from poolcheck.findings.model import Waiver  # noqa: PLC0415 - keeps this room's imports together

    standing = {one.id: one for one in report.findings if not one.outcome.passes}
    found = standing.get(finding)
    if found is None:
        raise UnknownFindingError(finding, closest(finding, {*standing, *(one.rule for one in standing.values())}))
    if not found.waivable:
        raise NotWaivableError(finding)
    return Waiver(
        rule=found.rule,
        finding=found.id,
        because=" ".join(because.split()),
        by=by.strip(),
        until=until,
        ticket=ticket.strip(),
        meaning=found.meaning,
        outcome=found.outcome,
        location=found.location,
        excerpt=found.excerpt,
    )


def with_waiver(text: str, waiver: Waiver, language: Language = "en") -> str:
    """Return the text of a file of waivers with an entry for a waiver, in place of the one for the same finding."""
    from poolcheck.waivers.to_yaml import with_entry  # noqa: PLC0415 - only what writes waivers needs it

    return with_entry(text, waiver, language)


def with_inline_waiver(file: InputFile, waiver: Waiver) -> Reading[str]:
    """Return the text of a document with a waiver as a comment above what it is about.

    The document is read again as it would be: it must say what it said, and the waiver must be there.
    """
    from poolcheck.documents.meaning import same_meaning  # noqa: PLC0415 - only what writes waivers needs it
    from poolcheck.waivers.from_comments import inline_waivers  # noqa: PLC0415 - the same
    from poolcheck.waivers.to_comment import with_comment  # noqa: PLC0415 - the same

    reading = read_input(file)
    if reading.value is None or reading.failed:
        return Reading(None, reading.diagnostics)
    before = reading.value
    text = with_comment(before, vocabulary(), waiver, waiver.location.line)
    after = read_input(replace(file, data=text.encode()))
    same = after.value is not None and same_meaning(
        [clause.said for clause in before.clauses], [clause.said for clause in after.value.clauses]
    )
    inline = inline_waivers(after.value, vocabulary()) if after.value is not None and same else Reading(())
    line = waiver.location.line + 1
    if not any(one.rule == waiver.rule and _reaches(one, line) for one in inline.value or ()):
        return Reading(None, (diagnostic("waiver-no-place", waiver.location),))
    return Reading(text)


def _reaches(waiver: Waiver, line: int) -> bool:
    first, last = waiver.beside or (0, 0)
    return first <= line <= last
