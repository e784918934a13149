"""The annex of what is met or does not apply, for whoever wants to see that nothing was passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.paper import wording
from poolcheck.reports.paper.findings import document_name, outcome_cell
from poolcheck.reports.paper.model import Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, lines, paragraphs
from poolcheck.reports.told import told

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.reports.paper.model import Words
    from poolcheck.reports.paper.register import Filed, Register


def passed(register: Register) -> Section | None:
    """Return the annex of what passes, with a section a file, if the reader asked for everything."""
    sections = tuple(_of_file(register, filed) for filed in register.filed if filed.passed)
    if not sections:
        return None
    about = paragraphs(wording.PASSED_ABOUT, register.languages)
    return Section("passed", heading(wording.PASSED, register.languages), about, sections, listed=True)


def _of_file(register: Register, filed: Filed) -> Section:
    languages = register.languages
    columns = (
        column(wording.OUTCOME, 16, languages),
        column(wording.RULE, 50, languages),
        column(wording.PLACE, 34, languages),
    )
    ordered = sorted(filed.passed, key=lambda finding: finding.outcome.value)
    table = Table(columns, tuple(_row(register, finding) for finding in ordered))
    return Section(f"{filed.anchor}-passed", (document_name(filed.document, languages),), (table,))


def _row(register: Register, finding: Finding) -> Row:
    languages = register.languages

    def title(language: Language) -> Words:
        return (Run(told(finding, register.report.glossary, language).title),)

    def at(language: Language) -> Words:
        return (Run(lines(finding.location, language)),)

    code = Paragraph((Run(finding.rule, "code"),), None, "note")
    return Row((outcome_cell(register, finding), (*each(languages, title), code), each(languages, at)))
