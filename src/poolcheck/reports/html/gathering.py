"""Gathers the findings of a report by document and by clause, as a reader meets them, and gives each a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.findings.report import InputRead
from poolcheck.reports.by_clause import by_clause

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Report


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding on the page.

    Attributes:
        number: its number, from 1 on in the order of the page; stable only within one page.
        finding: the finding.
        document: the number of its document.
        told_in: the number of the first finding of which the same is said; its own if it is told here.
        reasoned_in: the number of the first finding with the same derivation; 0 if there is none.
    """

    number: int
    finding: Finding
    document: int
    told_in: int
    reasoned_in: int

    @property
    def state(self) -> str:
        """Whether it is to be looked at, was waived, or was there before."""
        if self.finding.waiver is not None:
            return "waived"
        return "baseline" if self.finding.baselined else "standing"


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that quote the same lines, the gravest first; or all that hang on what was not written down."""

    entries: tuple[Entry, ...]
    unwritten: bool

    @property
    def first(self) -> Finding:
        """The gravest finding."""
        return self.entries[0].finding

    @property
    def pointed(self) -> Sequence[tuple[tuple[int, int], ...]]:
        """What the findings point at, each once."""
        return tuple(dict.fromkeys(entry.finding.excerpt.pointed for entry in self.entries))


@dataclass(frozen=True, slots=True)
class Gathered:
    """A document, or another file, and the findings in it."""

    number: int
    read: InputRead
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its findings in their order."""
        return tuple(entry for group in self.groups for entry in group.entries)


def gathered(report: Report, findings: Iterable[Finding]) -> tuple[Gathered, ...]:
    """Return the documents of a report in their order, with the findings that are to be shown."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.location.path, []).append(finding)
    numbering = _Numbering()
    concerns = {concern: rank for rank, concern in enumerate(report.glossary.concerns)}
    return tuple(
        Gathered(number, read, tuple(numbering.groups(by_path.get(read.path, ()), number, concerns)))
        for number, read in enumerate(_files(report, by_path))
    )


def _files(report: Report, by_path: Mapping[str, object]) -> Iterator[InputRead]:
    """Return the documents, the other files there are findings in, and last those that only findings name."""
    for read in report.inputs:
        if read.kind and (read.is_document or read.path in by_path):
            yield read
    known = {read.path for read in report.inputs if read.kind}
    yield from (InputRead(path, "") for path in by_path if path not in known)


class _Numbering:
    """Numbers findings in the order of the page, and knows where the same was said first."""

    def __init__(self) -> None:
        self.number = 0
        self.told: dict[Hashable, int] = {}
        self.reasoned: dict[Hashable, int] = {}

    def groups(self, findings: Sequence[Finding], document: int, concerns: Mapping[str, int]) -> Iterator[Group]:
        for group in by_clause(finding for finding in findings if not finding.unwritten):
            yield Group(tuple(self._entry(finding, document) for finding in group), unwritten=False)
        unwritten = sorted((one for one in findings if one.unwritten), key=lambda one: concerns.get(one.concern, -1))
        if unwritten:
            yield Group(tuple(self._entry(finding, document) for finding in unwritten), unwritten=True)

    def _entry(self, finding: Finding, document: int) -> Entry:
        self.number += 1
        told_in = self.told.setdefault(_said(finding), self.number)
        reasoned_in = self.reasoned.setdefault(finding.because, self.number) if finding.because else 0
        return Entry(self.number, finding, document, told_in, reasoned_in)


def _said(finding: Finding) -> Hashable:
    """Return all that is said of a finding below its message, but where it stands and what was recorded of it."""
    return (
        (finding.rule, finding.outcome, finding.severity, finding.consequence, finding.remedy, finding.authority),
        (finding.open, finding.presumed_by, finding.claims, finding.notes, finding.exposure),
    )
