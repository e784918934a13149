"""The chapter on the defenses that documents claim, with their evidence and the findings they bear on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.formal import wording
from poolcheck.reports.paper import wording as paper_wording
from poolcheck.reports.paper.model import Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, joined, name, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.findings.profile import DocumentStated, StatedBlock
    from poolcheck.reports.paper.model import Block, Words
    from poolcheck.reports.paper.register import Register

_JUSTIFICATIONS = "justifications"


def defenses(register: Register) -> Section:
    """Return the chapter on defenses: every justification that a document states, with the findings it bears on."""
    languages = register.languages
    rows = tuple(
        _row(register, document, block)
        for pool in register.report.profiles
        for document in pool.documents
        for block in document.blocks
        if block.key == _JUSTIFICATIONS
    )
    blocks: list[Block]
    if rows:
        columns = (
            column(wording.DOCUMENT, 22, languages),
            column(wording.FOR_CLAUSE, 12, languages),
            column(wording.CLAIM, 48, languages),
            column(wording.ABOUT_FINDINGS, 18, languages),
        )
        blocks = [*paragraphs(wording.DEFENSES_ABOUT, languages), Table(columns, rows)]
    else:
        blocks = [*paragraphs(wording.NO_DEFENSES, languages)]
    return Section("defenses", heading(wording.DEFENSES, languages), tuple(blocks), listed=True)


def _row(register: Register, document: DocumentStated, block: StatedBlock) -> Row:
    languages = register.languages
    clauses = block.name.value if block.name is not None else paper_wording.WHOLE
    found = list(_about(register, document, block))

    def claim(language: Language) -> Words:
        parts = [(Run(f"{one.label.in_(language)}: {one.value.in_(language)}"),) for one in block.facts]
        return joined(parts, "；" if language == "zh" else "; ")

    return Row(
        (
            name(document.title),
            paragraphs(clauses, languages),
            each(languages, claim),
            (Paragraph(register.references(found)),) if found else name("–"),
        )
    )


def _about(register: Register, document: DocumentStated, block: StatedBlock) -> Iterator[Finding]:
    """Yield the findings on the clauses that a justification is claimed for."""
    if block.name is None:
        return
    numbers = {part.strip() for part in block.name.value.en.split(",")}
    for finding in register.findings:
        if finding.location.path == document.path and finding.clause in numbers:
            yield finding
