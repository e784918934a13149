"""The summary: how many findings of which outcome, where to begin, and what is found about which concern and file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from poolcheck.findings.model import UPKEEP, Outcome
from poolcheck.reports import labels
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.findings import document_name
from poolcheck.reports.paper.model import Bullets, Item, Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import (
    clause,
    column,
    each,
    heading,
    joined,
    label,
    lines,
    name,
    notes,
    paragraphs,
    sentences,
    shortened,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.findings.model import Finding
    from poolcheck.reports.paper.model import Block, Cell, Words
    from poolcheck.reports.paper.register import Register

_MOST_TO_BEGIN_WITH = 50
_MOST_FILES = 40
_ASKING = [outcome for outcome in reversed(Outcome) if not outcome.passes]
_NONE = "–"


def summary(register: Register) -> Section:
    """Return the chapter that says in numbers what was found."""
    languages = register.languages
    blocks: list[Block] = [*_checked(register), *_unread(register), _outcomes(register)]
    sections = [
        Section(anchor, heading(title, languages), tuple(found))
        for anchor, title, found in (
            ("begin", wording.BEGIN, _begin(register)),
            ("by-concern", wording.BY_CONCERN, _by_concern(register)),
            ("by-document", wording.BY_DOCUMENT, _by_document(register)),
        )
        if found
    ]
    return Section("summary", heading(wording.SUMMARY, languages), tuple(blocks), tuple(sections), listed=True)


def _checked(register: Register) -> tuple[Paragraph, ...]:
    """Say how much was checked against how much, and on which day of the law."""
    report = register.report
    documents = sum(read.is_document and bool(read.kind) for read in report.inputs)
    return paragraphs(
        wording.CHECKED_ONE_AGAINST if documents == 1 else wording.CHECKED_AGAINST,
        register.languages,
        documents=documents,
        rules=len(report.rules),
        packs=len(report.packs),
        day=report.as_of,
    )


def _unread(register: Register) -> Iterable[Block]:
    unread = [read.path for read in register.report.inputs if not read.kind]
    if unread:
        yield from paragraphs(wording.UNREAD, register.languages, count=len(unread))
        yield Bullets(tuple(Item(name(path)) for path in unread))


def _outcomes(register: Register) -> Table:
    """Count the findings by outcome, law and soft law apart, and say what each outcome means."""
    languages, glossary = register.languages, register.report.glossary
    law, soft = (register.report.summary(law=of_law) for of_law in (True, False))
    rows = []
    for outcome, count in law.items():
        title = labels.WAIVED if outcome == "waived" else glossary.outcomes[outcome]
        words = _strong(label(title, languages))
        means = sentences(wording.OUTCOMES_MEAN[outcome], languages)
        rows.append(Row((words, means, _count(count), _count(soft[outcome]))))
    return Table(
        (
            column(wording.OUTCOME, 18, languages),
            column(wording.MEANS, 58, languages),
            column(wording.LAW, 12, languages, figures=True),
            column(wording.SOFT, 12, languages, figures=True),
        ),
        tuple(rows),
    )


def _begin(register: Register) -> list[Block]:
    """List what is not met, law before soft law: whoever has little time begins there."""
    languages = register.languages
    found = [one for one in register.findings if one.outcome is Outcome.NOT_MET and one.standing]
    found.sort(key=lambda finding: (not finding.law, -finding.worst.rank))
    if not any(read.kind for read in register.report.inputs):
        return []
    if not found:
        return list(paragraphs(wording.NOTHING_NOT_MET, languages))
    rules: dict[str, list[Finding]] = {}
    for finding in found:
        rules.setdefault(finding.rule, []).append(finding)
    by_rule = list(rules.values())
    table = Table(
        (
            column(wording.NUMBER, 8, languages),
            column(wording.FINDING, 44, languages),
            column(wording.PLACE, 32, languages),
            column(wording.WEIGHT, 16, languages),
        ),
        tuple(_begin_row(register, alike) for alike in by_rule[:_MOST_TO_BEGIN_WITH]),
    )
    more = sum(map(len, by_rule[_MOST_TO_BEGIN_WITH:]))
    rest = paragraphs(wording.MORE_NOT_MET, languages, count=more) if more > 0 else ()
    return [*paragraphs(wording.BEGIN_ABOUT, languages), table, *rest]


def _begin_row(register: Register, alike: list[Finding]) -> Row:
    """Tell of the findings under one rule the first, and how many more there are."""
    languages, finding = register.languages, alike[0]
    others = len(alike) - 1
    more = notes(wording.MORE_ALIKE, languages, count=others) if others else ()
    references = (Paragraph(register.references(alike[1:]), None, "note"),) if others else ()

    def at(language: Language) -> Words:
        number = finding.clause
        return (Run(clause(number, language) if number else lines(finding.location, language), language=language),)

    def weight(language: Language) -> Words:
        severity = wording.WEIGHTS[finding.severity.value] if finding.severity else None
        track = wording.LAW if finding.law else wording.SOFT
        return joined((Run(each.in_(language)),) for each in (severity, track) if each)

    return Row(
        (
            (Paragraph((register.reference(finding),)),),
            (*paragraphs(finding.title, languages), *references),
            (*name(_title_of(register, finding.location.path)), Paragraph(joined(map(at, languages))), *more),
            each(languages, weight),
        )
    )


def _title_of(register: Register, path: str) -> str:
    return shortened(register.named(path) or path)


def _by_concern(register: Register) -> list[Block]:
    """Count the findings by concern and outcome."""
    concerns = register.report.glossary.concerns
    rows: list[tuple[Cell, list[Finding]]] = []
    for id_, title in concerns.items():
        about = [one for one in register.findings if one.concern == id_ and one.test != UPKEEP]
        if about:
            rows.append((label(title, register.languages), about))
    return [_matrix(register, wording.CONCERN, rows)] if rows else []


def _by_document(register: Register) -> list[Block]:
    """Count the findings by file and outcome, where there are several; of very many, those with something not met."""
    rows: list[tuple[Cell, list[Finding]]] = []
    of_files = [(filed, list(filed.findings)) for filed in register.filed]
    many = sum(bool(about) for _, about in of_files) > _MOST_FILES
    for filed, about in of_files:
        if about and not (many and all(one.outcome is not Outcome.NOT_MET for one in about)):
            words = document_name(filed.document, register.languages)
            rows.append(((Paragraph(tuple(Run(run.text, run.look, filed.anchor) for run in words)),), about))
    left_out = notes(wording.NOT_MET_ONLY, register.languages) if many and rows else ()
    return [*left_out, _matrix(register, wording.DOCUMENT, rows)] if len(rows) > 1 or many else []


def _matrix(register: Register, title: Bilingual, rows: list[tuple[Cell, list[Finding]]]) -> Table:
    languages, glossary = register.languages, register.report.glossary
    occurring = {finding.outcome for _, findings in rows for finding in findings}
    outcomes = [outcome for outcome in _ASKING if outcome in occurring]
    columns = [column(title, 92 - 14 * len(outcomes), languages)]
    columns += [column(glossary.outcomes[outcome.value], 14, languages, figures=True) for outcome in outcomes]
    columns.append(column(wording.TOTAL, 8, languages, figures=True))
    return Table(tuple(columns), tuple(_matrix_row(cell, findings, outcomes) for cell, findings in rows))


def _matrix_row(cell: Cell, findings: list[Finding], outcomes: list[Outcome]) -> Row:
    counted = Counter(finding.outcome for finding in findings)
    return Row((cell, *(_count(counted[outcome]) for outcome in outcomes), _count(len(findings))))


def _count(count: int) -> Cell:
    return name(f"{count:,}" if count else _NONE)


def _strong(cell: Cell) -> Cell:
    return tuple(Paragraph(tuple(Run(run.text, "strong") for run in one.words), one.language, one.look) for one in cell)
