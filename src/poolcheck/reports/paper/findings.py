"""The chapter of findings: file by file, clause by clause; what is told elsewhere or in brief stands in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports import labels
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.finding import section_of
from poolcheck.reports.paper.model import Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import (
    clause,
    column,
    each,
    heading,
    joined,
    lines,
    name,
    notes,
    paragraphs,
    shortened,
)
from poolcheck.reports.paper.quoted import quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import InputRead
    from poolcheck.reports.paper.model import Cell, Languages, Title, Words
    from poolcheck.reports.paper.register import Filed, Group, Register

_MOST_ASKED = 3
_LONGEST_PATH = 500


def findings(register: Register) -> Section:
    """Return the chapter of findings, with a section a file."""
    languages = register.languages
    found = tuple(_of_file(register, filed) for filed in register.filed if any(True for _ in filed.findings))
    nothing = labels.NOTHING if any(read.kind for read in register.report.inputs) else wording.NOTHING_CHECKED
    about = paragraphs(wording.FINDINGS_ABOUT if found else nothing, languages)
    return Section("findings", heading(wording.FINDINGS, languages), about, found, listed=True)


def document_name(document: InputRead, languages: Languages) -> Words:
    """Return what a file calls itself, and what kind of document it is; of one that was no input, the path."""
    name = Run(shortened(document.key or document.path))
    if not document.sha256:
        return (name,)
    kind = labels.KINDS[document.kind] if document.kind else wording.NOT_READ
    kinds = joined([(Run(kind.in_(each), language=each),) for each in languages])
    before, after = ("（", "）") if languages[0] == "zh" else (" (", ")")
    return name, Run(before, language=languages[0]), *kinds, Run(after, language=languages[0])


def _of_file(register: Register, filed: Filed) -> Section:
    title = (document_name(filed.document, register.languages),)
    file = joined([*heading(wording.FILE, register.languages), (Run(shortened(filed.document.path, _LONGEST_PATH)),)])
    about = (Paragraph(file, None, "note"),)
    parts = [_of_group(register, filed, number, group) for number, group in enumerate(filed.groups, start=1)]
    parts += [_unwritten(register, filed)] if filed.unwritten else []
    parts += [_repeated(register, filed)] if filed.repeated else []
    return Section(filed.anchor, title, about, tuple(parts), listed=True)


def _of_group(register: Register, filed: Filed, number: int, group: Group) -> Section:
    """Tell what is found about one clause: its lines once, if all findings are about the same, and the findings."""
    shared = len({finding.excerpt.lines for finding in group.findings}) == 1
    blocks = (quotation(group.findings),) if shared else ()
    return Section(
        f"{filed.anchor}-{number}",
        _title(register, group),
        blocks,
        tuple(section_of(register, finding, group if shared else None) for finding in group.findings),
    )


def _title(register: Register, group: Group) -> Title:
    languages, first = register.languages, group.first
    if group.whole:
        return heading(wording.WHOLE, languages)
    at = min(finding.location for finding in group.findings)

    def words(language: Language) -> Words:
        about = clause(first.clause, language) if first.clause else first.subject
        after = f"（{lines(at, language)}）" if language == "zh" else f" ({lines(at, language)})"
        return (Run(shortened(about[:1].upper() + about[1:]) + after, language=language),)

    return tuple(map(words, languages))


def _unwritten(register: Register, filed: Filed) -> Section:
    """Put in a table what hangs on the part of a document that was not written down."""
    languages = register.languages

    table = Table(
        (
            column(wording.NUMBER, 8, languages),
            column(wording.FINDING, 38, languages),
            column(wording.OUTCOME, 16, languages),
            column(wording.DECIDES, 38, languages),
        ),
        tuple(
            Row(
                (
                    name(register.number(finding), "strong"),
                    (*paragraphs(finding.title, languages), *_concern(register, finding)),
                    outcome_cell(register, finding),
                    _decides(register, finding),
                ),
                register.anchor(finding),
            )
            for finding in filed.unwritten
        ),
    )
    count = len(filed.unwritten)
    about = paragraphs(labels.UNWRITTEN, languages, count=count)
    return Section(f"{filed.anchor}-unwritten", heading(wording.UNWRITTEN, languages), (*about, table))


def _decides(register: Register, finding: Finding) -> Cell:
    """Ask what the part not written down says, and refer to the other questions that the finding hangs on."""
    asks = list(dict.fromkeys(question.ask for question in finding.open.conduct))[:_MOST_ASKED]
    elsewhere = dict.fromkeys(question.ask for question in (*finding.open.elements, *finding.open.defenses))
    marks = [
        (Run(question.mark, target=question.anchor),) for question in map(register.questions.get, elsewhere) if question
    ]
    return (
        *(paragraph for ask in asks for paragraph in paragraphs(ask, register.languages)),
        *((Paragraph(joined(marks, ", ")),) if marks else ()),
    )


def _concern(register: Register, finding: Finding) -> Cell:
    title = register.report.glossary.concerns.get(finding.concern)
    return notes(title, register.languages) if title else ()


def _repeated(register: Register, filed: Filed) -> Section:
    """Put in a table what an earlier document has alike."""
    languages = register.languages
    table = Table(
        (
            column(wording.NUMBER, 8, languages),
            column(wording.FINDING, 46, languages),
            column(wording.OUTCOME, 16, languages),
            column(wording.PLACE, 16, languages),
            column(wording.TOLD_AT, 14, languages),
        ),
        tuple(_repeated_row(register, finding) for finding in filed.repeated),
    )
    about = paragraphs(wording.REPEATED_ABOUT, languages)
    return Section(f"{filed.anchor}-repeated", heading(wording.REPEATED, languages), (*about, table))


def _repeated_row(register: Register, finding: Finding) -> Row:
    twin = register.twin(finding)
    cells: Sequence[Cell] = (
        name(register.number(finding), "strong"),
        paragraphs(finding.title, register.languages),
        outcome_cell(register, finding),
        each(register.languages, lambda language: (Run(lines(finding.location, language)),)),
        name(register.number(twin), target=register.anchor(twin)),
    )
    return Row(tuple(cells), register.anchor(finding))


def outcome_cell(register: Register, finding: Finding) -> Cell:
    """Return the outcome of a finding, and whether it is waived or in the baseline."""
    glossary, languages = register.report.glossary, register.languages
    marks = [labels.WAIVED] if finding.waiver is not None else []
    marks += [labels.BASELINE] if finding.baselined else []
    return (
        *paragraphs(glossary.outcomes[finding.outcome.value], languages),
        *(paragraph for mark in marks for paragraph in notes(mark, languages)),
    )
