"""Makes the paper of a report: chapter after chapter, each by its own builder, then the annexes."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

from poolcheck.core.dates import in_both
from poolcheck.reports import labels
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.authorities import authorities
from poolcheck.reports.paper.derivations import derivations
from poolcheck.reports.paper.exposure import exposure
from poolcheck.reports.paper.findings import document_name, findings
from poolcheck.reports.paper.inputs import inputs
from poolcheck.reports.paper.method import method
from poolcheck.reports.paper.model import Paper, Paragraph, Part, Parts, Run
from poolcheck.reports.paper.passed import passed
from poolcheck.reports.paper.phrases import heading, joined, paragraphs, shortened
from poolcheck.reports.paper.problems import problems
from poolcheck.reports.paper.questions import questions
from poolcheck.reports.paper.reading import reading
from poolcheck.reports.paper.register import Register
from poolcheck.reports.paper.rules import rules
from poolcheck.reports.paper.summary import summary
from poolcheck.reports.paper.waivers import waivers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.report import Report
    from poolcheck.reports.form import Options
    from poolcheck.reports.paper.model import Section, Title

_LONGEST_SUBTITLE, _LONGEST_HEAD = 200, 60
_MOST_NAMED = 8
_MOST_LISTED = 100


def paper_of(report: Report, options: Options) -> Paper:
    """Return the paper of a report, as whoever checks a document wants to read and keep it."""
    register = Register(report, options.languages, options.everything)
    languages = options.languages
    chapters = (
        summary(register),
        reading(register),
        findings(register),
        questions(register),
        exposure(register),
        waivers(register),
        problems(register),
        method(register),
    )
    annexes = (authorities(register), derivations(register), passed(register), inputs(register), rules(register))
    day = heading(labels.AS_OF, languages, day=report.as_of)
    return Paper(
        title=heading(wording.TITLE, languages),
        subtitle=_subject(register, _LONGEST_SUBTITLE),
        details=Parts(tuple(_details(register))),
        sections=(*numbered(chapters), *lettered(annexes)),
        head=joined([*_subject(register, _LONGEST_HEAD), *day]),
        foot=joined([(Run(f"poolcheck {report.version}"),), *heading(wording.NO_ADVICE, languages)]),
        contents=heading(wording.CONTENTS, languages),
        languages=languages,
        day=report.as_of,
    )


def numbered(sections: Iterable[Section | None]) -> tuple[Section, ...]:
    """Return the sections that there are, numbered 1, 2 and so on, and those inside them 1.1, 1.2."""
    there = [section for section in sections if section is not None]
    return tuple(_with_number(section, str(number)) for number, section in enumerate(there, start=1))


def lettered(sections: Iterable[Section | None]) -> tuple[Section, ...]:
    """Return the annexes that there are, as A, B and so on."""
    there = [section for section in sections if section is not None]
    return tuple(_with_number(section, letter) for letter, section in zip(ascii_uppercase, there, strict=False))


def _with_number(section: Section, number: str) -> Section:
    """Number a section and those inside it; of very many, the table of contents lists none."""
    many = len(section.sections) > _MOST_LISTED
    inside = tuple(
        replace(each, number=each.number or f"{number}.{count}", listed=each.listed and not many)
        for count, each in enumerate(section.sections, start=1)
    )
    return replace(section, number=number, sections=inside)


def _subject(register: Register, longest: int) -> Title:
    """Return what the report is about: the dossier, the one document there is, or how many there are."""
    dossiers = [read for read in register.report.inputs if read.kind == "dossier"]
    documents = [read for read in register.report.inputs if read.is_document]
    one = dossiers if len(dossiers) == 1 else documents
    if len(one) == 1:
        return ((Run(shortened(one[0].key or one[0].path, longest)),),)
    return heading(wording.SEVERAL, register.languages, count=len(documents))


def _details(register: Register) -> Iterator[Part]:
    report, languages = register.report, register.languages

    def part(label: Bilingual, *lines: Paragraph) -> Part:
        return Part(joined(heading(label, languages)), lines)

    documents = [read for read in report.inputs if read.is_document]
    named = [Paragraph(document_name(read, languages)) for read in documents[:_MOST_NAMED]]
    more = len(documents) - _MOST_NAMED
    rest = paragraphs(wording.MORE_DOCUMENTS, languages, count=more) if more > 0 else ()
    yield part(wording.DOCUMENTS, *named, *rest)
    yield part(wording.LAW_AS_OF, *paragraphs(in_both(report.as_of), languages))
    if report.waivers:
        yield part(wording.WAIVERS_AS_OF, *paragraphs(in_both(report.today), languages))
    packs = [Paragraph(joined([*heading(pack.title, languages), (Run(pack.version),)])) for pack in report.packs]
    yield part(wording.PACKS, *packs)
    yield part(wording.MADE_BY, Paragraph((Run(f"poolcheck {report.version}"),)))
    yield part(wording.NOT_CHECKED, *paragraphs(labels.LIMITS, languages))
