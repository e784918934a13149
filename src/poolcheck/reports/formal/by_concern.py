"""Findings by concern: numbered in the order of the matrix, so that a chapter can go through it from end to end."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports import labels
from poolcheck.reports.formal import wording
from poolcheck.reports.paper import wording as paper_wording
from poolcheck.reports.paper.finding import section_of
from poolcheck.reports.paper.findings import document_name, outcome_cell
from poolcheck.reports.paper.model import Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, lines, name, paragraphs
from poolcheck.reports.paper.register import Register, gravity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import InputRead
    from poolcheck.reports.paper.model import Block


class ConcernRegister(Register):
    """A register whose findings are numbered concern by concern, the gravest first."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The numbered findings in the order of the paper: all but those that pass."""
        return tuple(finding for _, findings in self.by_concern for finding in findings)

    @cached_property
    def by_concern(self) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
        """The findings of each concern that has any, in the order of the matrix."""
        found: dict[str, list[Finding]] = {id_: [] for id_ in self.report.glossary.concerns}
        for finding in self.report.findings:
            if not finding.outcome.passes:
                found.setdefault(finding.concern, []).append(finding)
        return tuple(
            (id_, tuple(sorted(findings, key=lambda one: (one.id in self._before, gravity(one)))))
            for id_, findings in found.items()
            if findings
        )

    def told_elsewhere(self, finding: Finding) -> bool:
        """Whether an earlier document has the same, so that it is told in full there."""
        return finding.id in self._before


def by_concern(register: ConcernRegister) -> Section:
    """Return the chapter of findings, with a section a concern."""
    languages = register.languages
    files = {read.path: read for read in register.report.inputs}
    sections = tuple(
        _concern(register, number, id_, findings, files)
        for number, (id_, findings) in enumerate(register.by_concern, start=1)
    )
    about = paragraphs(wording.FINDINGS_ABOUT if sections else paper_wording.NOTHING_NOT_MET, languages)
    return Section("findings", heading(wording.FINDINGS, languages), about, sections, listed=True)


def _concern(
    register: ConcernRegister, number: int, id_: str, findings: Sequence[Finding], files: Mapping[str, InputRead]
) -> Section:
    full = [finding for finding in findings if not register.told_elsewhere(finding)]
    alike = [finding for finding in findings if register.told_elsewhere(finding)]
    sections = [_full(register, finding, files) for finding in full]
    sections += [_alike(register, number, alike, files)] if alike else []
    title = register.report.glossary.concerns.get(id_, Bilingual(id_, id_))
    return Section(f"concern-{number}", heading(title, register.languages), (), tuple(sections), listed=True)


def _full(register: ConcernRegister, finding: Finding, files: Mapping[str, InputRead]) -> Section:
    """Tell a finding in full; of which document it is stands first, since a concern goes across documents."""
    section = section_of(register, finding, None)
    blocks: tuple[Block, ...] = (*_where(register, finding, files), *section.blocks)
    return Section(section.anchor, section.title, blocks, section.sections, section.number, section.listed)


def _where(register: ConcernRegister, finding: Finding, files: Mapping[str, InputRead]) -> Iterator[Paragraph]:
    read = files.get(finding.location.path)
    if read is None:
        return
    named = document_name(read, register.languages)
    clause = [
        Run(f" · {labels.CLAUSE.in_(language).format(number=finding.clause)}", language=language)
        for language in register.languages
        if finding.clause
    ]
    yield Paragraph((*named, *clause), None, "note")


def _alike(
    register: ConcernRegister, number: int, findings: Sequence[Finding], files: Mapping[str, InputRead]
) -> Section:
    languages = register.languages
    table = Table(
        (
            column(paper_wording.NUMBER, 8, languages),
            column(paper_wording.FINDING, 38, languages),
            column(paper_wording.OUTCOME, 14, languages),
            column(wording.DOCUMENT, 26, languages),
            column(paper_wording.TOLD_AT, 14, languages),
        ),
        tuple(_alike_row(register, finding, files) for finding in findings),
    )
    about = paragraphs(paper_wording.REPEATED_ABOUT, languages)
    return Section(f"concern-{number}-alike", heading(wording.ALIKE, languages), (*about, table))


def _alike_row(register: ConcernRegister, finding: Finding, files: Mapping[str, InputRead]) -> Row:
    twin = register.twin(finding)
    read = files.get(finding.location.path)
    document = Paragraph(document_name(read, register.languages)) if read is not None else Paragraph(())
    return Row(
        (
            name(register.number(finding), "strong"),
            paragraphs(finding.title, register.languages),
            outcome_cell(register, finding),
            (document, *each(register.languages, lambda language: (Run(lines(finding.location, language)),))),
            name(register.number(twin), target=register.anchor(twin)),
        ),
        register.anchor(finding),
    )
