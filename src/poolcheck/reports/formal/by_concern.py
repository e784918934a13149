"""Findings by concern: numbered in the order of the matrix, so that a chapter can go through it from end to end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports.formal import wording
from poolcheck.reports.gravity import gravity
from poolcheck.reports.paper import wording as paper_wording
from poolcheck.reports.paper.derived import derived
from poolcheck.reports.paper.finding import section_of
from poolcheck.reports.paper.findings import document_name, outcome_cell
from poolcheck.reports.paper.model import Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import (
    clause,
    column,
    heading,
    joined,
    lines,
    name,
    notes,
    paragraphs,
    sentences,
)
from poolcheck.reports.paper.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import InputRead
    from poolcheck.reports.paper.derived import Derived
    from poolcheck.reports.paper.model import Block, Cell, Words

_MOST_IN_FULL: Final = 3
"""Findings with the same outcome under the same rule; of any more, only what differs is told."""
_MOST_ROWS: Final = 300


@dataclass(frozen=True, slots=True)
class OfConcern:
    """The findings of a concern: those told in full, those that differ in who and where, and those just repeated."""

    id: str
    full: tuple[Finding, ...]
    further: tuple[Finding, ...]
    alike: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, in the order of their numbers."""
        return *self.full, *self.further, *self.alike


class ConcernRegister(Register):
    """A register whose findings are numbered concern by concern, the gravest first."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The numbered findings in the order of the paper: all but those that pass."""
        return tuple(finding for concern in self.concerns for finding in concern.findings)

    @cached_property
    def concerns(self) -> tuple[OfConcern, ...]:
        """The findings of each concern that has any, in the order of the matrix."""
        found: dict[str, list[Finding]] = {id_: [] for id_ in self.report.glossary.concerns}
        for finding in self.report.findings:
            if not finding.outcome.passes:
                found.setdefault(finding.concern, []).append(finding)
        return tuple(self._of_concern(id_, findings) for id_, findings in found.items() if findings)

    def _of_concern(self, id_: str, findings: Iterable[Finding]) -> OfConcern:
        """Sort the findings of a concern; of many under one rule, all but the first go into a table."""
        counted: dict[tuple[object, ...], int] = {}
        full: list[Finding] = []
        further: list[Finding] = []
        alike: list[Finding] = []
        for finding in sorted(findings, key=gravity):
            if self.told_elsewhere(finding):
                alike.append(finding)
                continue
            kind = _kind(finding)
            counted[kind] = counted.get(kind, 0) + 1
            (full if counted[kind] <= _MOST_IN_FULL else further).append(finding)
        return OfConcern(id_, tuple(full), tuple(further), tuple(alike))

    @cached_property
    def first_of_kind(self) -> Mapping[tuple[object, ...], Finding]:
        """The first finding of each rule and outcome, which is told in full."""
        found: dict[tuple[object, ...], Finding] = {}
        for concern in self.concerns:
            for finding in concern.full:
                found.setdefault(_kind(finding), finding)
        return found

    @cached_property
    def derivations(self) -> tuple[Derived, ...]:
        """The derivations of the findings that are told in full."""
        return derived(one for concern in self.concerns for one in concern.full if not one.unwritten)


def _kind(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.outcome


def by_concern(register: ConcernRegister) -> Section:
    """Return the chapter of findings, with a section a concern."""
    languages = register.languages
    chapter = _Chapter(register, {read.path: read for read in register.report.inputs})
    sections = tuple(chapter.section(number, found) for number, found in enumerate(register.concerns, start=1))
    about = paragraphs(wording.FINDINGS_ABOUT if sections else paper_wording.NOTHING_NOT_MET, languages)
    return Section("findings", heading(wording.FINDINGS, languages), about, sections, listed=True)


@dataclass(frozen=True, slots=True)
class _Chapter:
    register: ConcernRegister
    files: Mapping[str, InputRead]

    def section(self, number: int, found: OfConcern) -> Section:
        register = self.register
        sections = [self._full(finding) for finding in found.full]
        sections += [self._further(number, found.further)] if found.further else []
        sections += [self._alike(number, found.alike)] if found.alike else []
        title = register.report.glossary.concerns.get(found.id, Bilingual(found.id, found.id))
        return Section(f"concern-{number}", heading(title, register.languages), (), tuple(sections), listed=True)

    def _full(self, finding: Finding) -> Section:
        """Tell a finding in full; where it is stands first, since a concern goes across documents."""
        section = section_of(self.register, finding, None)
        blocks = (Paragraph(self._where(finding), None, "note"), *section.blocks)
        return Section(section.anchor, section.title, blocks, section.sections, section.number, section.listed)

    def _where(self, finding: Finding) -> Words:
        """Return the document of a finding, and its clause or lines, in all languages at once."""
        languages = self.register.languages
        read = self.files.get(finding.location.path)
        document = document_name(read, languages) if read is not None else (Run(finding.location.path),)
        found = {
            language: clause(finding.clause, language) if finding.clause else lines(finding.location, language)
            for language in languages
        }
        return joined([document, *((Run(text, language=language),) for language, text in found.items())])

    def _further(self, number: int, findings: tuple[Finding, ...]) -> Section:
        languages = self.register.languages
        columns = (
            column(paper_wording.NUMBER, 8, languages),
            column(paper_wording.FINDING, 42, languages),
            column(paper_wording.OUTCOME, 14, languages),
            column(wording.DOCUMENT, 26, languages),
            column(paper_wording.TOLD_AT, 10, languages),
        )
        table = Table(columns, tuple(map(self._further_row, findings[:_MOST_ROWS])))
        about = paragraphs(wording.FURTHER_ABOUT, languages)
        blocks: tuple[Block, ...] = (*about, table, *self._more(findings))
        return Section(f"concern-{number}-further", heading(wording.FURTHER, languages), blocks)

    def _further_row(self, finding: Finding) -> Row:
        first = self.register.first_of_kind[_kind(finding)]
        return self._row(finding, sentences(finding.message, self.register.languages), first)

    def _alike(self, number: int, findings: tuple[Finding, ...]) -> Section:
        languages = self.register.languages
        columns = (
            column(paper_wording.NUMBER, 8, languages),
            column(paper_wording.FINDING, 38, languages),
            column(paper_wording.OUTCOME, 14, languages),
            column(wording.DOCUMENT, 30, languages),
            column(paper_wording.TOLD_AT, 10, languages),
        )
        table = Table(columns, tuple(map(self._alike_row, findings[:_MOST_ROWS])))
        about = paragraphs(paper_wording.REPEATED_ABOUT, languages)
        blocks: tuple[Block, ...] = (*about, table, *self._more(findings))
        return Section(f"concern-{number}-alike", heading(wording.ALIKE, languages), blocks)

    def _alike_row(self, finding: Finding) -> Row:
        return self._row(finding, paragraphs(finding.title, self.register.languages), self.register.twin(finding))

    def _row(self, finding: Finding, said: Cell, told_at: Finding) -> Row:
        register = self.register
        return Row(
            (
                name(register.number(finding), "strong"),
                said,
                outcome_cell(register, finding),
                (Paragraph(self._where(finding)),),
                name(register.number(told_at), target=register.anchor(told_at)),
            ),
            register.anchor(finding),
        )

    def _more(self, findings: tuple[Finding, ...]) -> tuple[Block, ...]:
        more = len(findings) - _MOST_ROWS
        return notes(wording.MORE_FINDINGS, self.register.languages, count=more) if more > 0 else ()
