"""The register: the findings of a report in the order of the paper, numbered, for every section to refer to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from poolcheck.findings.report import InputRead
from poolcheck.reports.gravity import gravity
from poolcheck.reports.labels import KINDS
from poolcheck.reports.paper.asked import asked
from poolcheck.reports.paper.cited import cited
from poolcheck.reports.paper.derived import derived
from poolcheck.reports.paper.model import Run
from poolcheck.reports.paper.phrases import joined, ranges
from poolcheck.reports.repetition import told_before
from poolcheck.reports.told import names_exposure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Exposure, Finding
    from poolcheck.findings.report import Report
    from poolcheck.reports.paper.asked import Asked
    from poolcheck.reports.paper.cited import Cited, Key
    from poolcheck.reports.paper.derived import Derived
    from poolcheck.reports.paper.model import Languages, Words

_MOST_REFERENCES = 40
_MOST_LINES = 50


@dataclass(frozen=True, slots=True)
class Group:
    """Findings about one clause or one record of a document, or about the document as a whole; the gravest first."""

    findings: tuple[Finding, ...]
    whole: bool

    @property
    def first(self) -> Finding:
        """The gravest of them."""
        return self.findings[0]


@dataclass(frozen=True, slots=True)
class Filed:
    """What is said about one file.

    Attributes:
        document: the file.
        anchor: what refers to it.
        groups: the findings that are told in full.
        unwritten: those that hang on a part of it that was not written down, by concern.
        repeated: those that an earlier file has alike, and that are told in full there.
        passed: what is met or does not apply, if the reader wants to see that.
    """

    document: InputRead
    anchor: str
    groups: tuple[Group, ...]
    unwritten: tuple[Finding, ...]
    repeated: tuple[Finding, ...]
    passed: tuple[Finding, ...]

    @property
    def findings(self) -> Iterator[Finding]:
        """All numbered findings, in the order of the paper."""
        for group in self.groups:
            yield from group.findings
        yield from self.unwritten
        yield from self.repeated


@dataclass(frozen=True, eq=False)
class Register:
    """The findings of a report, filed and numbered; `everything` also files what is met or does not apply."""

    report: Report
    languages: Languages
    everything: bool = False

    @cached_property
    def filed(self) -> tuple[Filed, ...]:
        """The files that something is said about, in the order of the report."""
        by_path: dict[str, list[Finding]] = {}
        for finding in self.report.findings:
            by_path.setdefault(finding.location.path, []).append(finding)
        read = {each.path: each for each in self.report.inputs}
        paths = [path for path in dict.fromkeys([*read, *by_path]) if self._shown(by_path.get(path, []))]
        return tuple(
            self._filed(read.get(path) or InputRead(path, ""), f"document-{number}", by_path[path])
            for number, path in enumerate(paths, start=1)
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The numbered findings in the order of the paper: all but those that pass."""
        return tuple(finding for filed in self.filed for finding in filed.findings)

    @cached_property
    def questions(self) -> Mapping[Bilingual, Asked]:
        """The open questions, those that bear on most findings first."""
        return {each.ask: each for each in asked(self.findings)}

    @cached_property
    def exposures(self) -> Mapping[str, Exposure]:
        """What may follow, by its id, where findings name it."""
        named = {one.id for finding in self.findings if names_exposure(finding) for one in finding.exposure}
        return {exposure.id: exposure for exposure in self.report.exposure if exposure.id in named}

    @cached_property
    def provisions(self) -> Mapping[Key, Cited]:
        """The provisions that findings and consequences cite."""
        return cited(self.findings, self.exposures.values(), list(self.report.glossary.levels))

    @cached_property
    def derivations(self) -> tuple[Derived, ...]:
        """The derivations of the findings that are told in full; what was not written down derives nothing."""
        return derived(one for one in self.findings if not (one.unwritten or self.told_elsewhere(one)))

    @cached_property
    def derivation_of(self) -> Mapping[str, Derived]:
        """The derivation of each finding, by its id."""
        return {finding.id: each for each in self.derivations for finding in each.findings}

    def number(self, finding: Finding) -> str:
        """Return the number of a finding, as F12."""
        return f"F{self._numbers[finding.id]}"

    def anchor(self, finding: Finding) -> str:
        """Return the anchor of a finding."""
        return f"f{self._numbers[finding.id]}"

    def reference(self, finding: Finding) -> Run:
        """Return the number of a finding as a reference to it."""
        return Run(self.number(finding), target=self.anchor(finding))

    def references(self, findings: Iterable[Finding]) -> Words:
        """Return references to findings in ascending order, as ranges where they follow each other."""
        comma = "、" if self.languages[0] == "zh" else ", "
        found = ranges(sorted({self._numbers[finding.id] for finding in findings}))
        parts: list[Words] = []
        for first, last in found[:_MOST_REFERENCES]:
            ends = (first,) if first == last else (first, last)
            between = "–" if last > first + 1 else comma
            parts.append(joined([(Run(f"F{number}", target=f"f{number}"),) for number in ends], between))
        if len(found) > _MOST_REFERENCES:
            parts.append((Run("…"),))
        return joined(parts, comma)

    def named(self, path: str) -> str:
        """Return what the document at a path calls itself; "" if it is not known."""
        return self._names.get(path, "")

    def told_elsewhere(self, finding: Finding) -> bool:
        """Whether an earlier file has the same finding, which is told in full there."""
        return finding.id in self._before

    def twin(self, finding: Finding) -> Finding:
        """Return the finding of an earlier file that says the same and is told in full."""
        return self._twins[finding.id]

    def at(self, location: Location) -> Iterator[Finding]:
        """Yield the findings that begin on the lines of a place, in the order of the paper."""
        for line in range(location.line, min(location.end_line, location.line + _MOST_LINES) + 1):
            yield from self._by_line.get((location.path, line), ())

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return self.report.names

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {finding.id: number for number, finding in enumerate(self.findings, start=1)}

    @cached_property
    def _by_line(self) -> Mapping[tuple[str, int], Sequence[Finding]]:
        found: dict[tuple[str, int], list[Finding]] = {}
        for finding in self.findings:
            found.setdefault((finding.location.path, finding.location.line), []).append(finding)
        return found

    @cached_property
    def _before(self) -> Mapping[str, str]:
        return told_before(finding for finding in self.report.findings if not finding.outcome.passes)

    @cached_property
    def _twins(self) -> Mapping[str, Finding]:
        told: dict[tuple[object, ...], list[Finding]] = {}
        for finding in self.findings:
            if not self.told_elsewhere(finding):
                told.setdefault(_same(finding, finding.location.path), []).append(finding)
        found = {}
        for finding in self.findings:
            if self.told_elsewhere(finding):
                alike = told[_same(finding, self._before[finding.id])]
                found[finding.id] = next((one for one in alike if one.clause == finding.clause), alike[0])
        return found

    def _shown(self, findings: Iterable[Finding]) -> bool:
        return any(self.everything or not finding.outcome.passes for finding in findings)

    def _filed(self, document: InputRead, anchor: str, findings: Sequence[Finding]) -> Filed:
        asked = [finding for finding in findings if not finding.outcome.passes]
        own = [finding for finding in asked if not self.told_elsewhere(finding)]
        concerns = list(self.report.glossary.concerns)
        return Filed(
            document,
            anchor,
            _groups(finding for finding in own if not finding.unwritten),
            tuple(sorted((one for one in own if one.unwritten), key=lambda one: _position(one.concern, concerns))),
            tuple(sorted((finding for finding in asked if self.told_elsewhere(finding)), key=gravity)),
            tuple(finding for finding in findings if self.everything and finding.outcome.passes),
        )


def _groups(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Group findings by clause or record, in the order of the document, and what is about the whole of it last."""
    found: dict[tuple[bool, str, int], list[Finding]] = {}
    for finding in findings:
        whole = finding.subject in KINDS and not finding.clause
        line = 0 if whole or finding.clause else finding.excerpt.first_line
        found.setdefault((whole, finding.clause, line), []).append(finding)
    groups = [Group(tuple(sorted(each, key=gravity)), key[0]) for key, each in found.items()]
    return tuple(sorted(groups, key=lambda group: (group.whole, min(one.location.line for one in group.findings))))


def _same(finding: Finding, path: str) -> tuple[object, ...]:
    return path, finding.rule, finding.outcome, finding.subject, finding.unwritten, finding.message


def _position(concern: str, concerns: Sequence[str]) -> int:
    return concerns.index(concern) if concern in concerns else len(concerns)
