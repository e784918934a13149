"""The chapter on the defenses that documents claim, with their evidence and the findings they bear on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.findings.model import Outcome
from poolcheck.reports.formal import wording
from poolcheck.reports.formal.places import standings, within
from poolcheck.reports.paper import wording as paper_wording
from poolcheck.reports.paper.model import Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, joined, name, notes, paragraphs, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.findings.profile import DocumentStated, StatedBlock
    from poolcheck.reports.paper.model import Words
    from poolcheck.reports.paper.register import Register

_JUSTIFICATIONS: Final = "justifications"
_MOST_ROWS: Final = 200


def defenses(register: Register) -> Section:
    """Return the chapter on defenses: justifications that documents state, and reasons that findings rest on."""
    languages = register.languages
    title = heading(wording.DEFENSES, languages)
    rows = [*_stated(register), *_recorded(register)]
    if not rows:
        return Section("defenses", title, paragraphs(wording.NO_DEFENSES, languages), listed=True)
    columns = (
        column(wording.DOCUMENT, 24, languages),
        column(wording.FOR_CLAUSE, 14, languages),
        column(wording.CLAIM, 46, languages),
        column(wording.ABOUT_FINDINGS, 16, languages),
    )
    more = len(rows) - _MOST_ROWS
    return Section(
        "defenses",
        title,
        (
            *paragraphs(wording.DEFENSES_ABOUT, languages),
            Table(columns, tuple(rows[:_MOST_ROWS])),
            *(notes(wording.MORE_FINDINGS, languages, count=more) if more > 0 else ()),
        ),
        listed=True,
    )


def _stated(register: Register) -> Iterator[Row]:
    """Yield the justifications that stand in documents."""
    by_clause: dict[tuple[str, str], list[Finding]] = {}
    for finding in register.findings:
        by_clause.setdefault((finding.location.path, finding.clause), []).append(finding)
    for pool in register.report.profiles:
        for document in pool.documents:
            for block in document.blocks:
                if block.key == _JUSTIFICATIONS:
                    yield _justification(register, document, block, by_clause)


def _justification(
    register: Register,
    document: DocumentStated,
    block: StatedBlock,
    by_clause: Mapping[tuple[str, str], list[Finding]],
) -> Row:
    languages = register.languages
    clauses = block.name.value if block.name is not None else paper_wording.WHOLE
    numbers = block.name.value.en.split(",") if block.name is not None else []
    about = [finding for number in numbers for finding in by_clause.get((document.path, number.strip()), ())]

    def claim(language: Language) -> Words:
        stop, between = ("：", "；") if language == "zh" else (": ", "; ")
        parts = [(Run(f"{one.label.in_(language)}{stop}{one.value.in_(language)}"),) for one in block.facts]
        return joined(parts, between)

    return Row(
        (
            name(document.title),
            paragraphs(clauses, languages),
            each(languages, claim),
            (Paragraph(register.references(about)),) if about else name("–"),
        )
    )


def _recorded(register: Register) -> Iterator[Row]:
    """Yield the reasons that are recorded elsewhere in documents, as for a lower rate, each with its findings."""
    languages, names = register.languages, register.report.names
    recorded: dict[tuple[object, ...], list[Finding]] = {}
    for finding in register.findings:
        if finding.outcome is Outcome.DEFENSE_CLAIMED and not finding.claims:
            recorded.setdefault((finding.location, finding.message), []).append(finding)
    for findings in recorded.values():
        [standing] = standings(findings[:1], names)
        yield Row(
            (
                name(standing.document),
                (Paragraph(within(standing, languages)),),
                sentences(findings[0].message, languages),
                (Paragraph(register.references(findings)),),
            )
        )
