"""Makes the paper of the formal report: its first page, its chapters, its annexes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports.formal import wording
from poolcheck.reports.formal.chapters import sections_for
from poolcheck.reports.labels import KINDS
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper.build import lettered, numbered, paper_of
from poolcheck.reports.paper.model import Part, Parts, Run
from poolcheck.reports.paper.phrases import each, heading, joined, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.report import Report
    from poolcheck.reports.form import Options
    from poolcheck.reports.formal.chapters import Audience
    from poolcheck.reports.paper.model import Languages, Paper, Paragraph, Words

_MOST_NAMED: Final = 4
"""Documents that the first page names; of more it says how many there are of each kind."""


@dataclass(frozen=True, slots=True)
class Commission:
    """Whom a formal report is for, and what is left out of it, if anything."""

    audience: Audience = "regulator"
    redaction: Bilingual | None = None


def formal_paper(report: Report, options: Options, commission: Commission) -> Paper:
    """Return the formal report as a paper."""
    languages = options.languages
    if commission.audience == "regulator":
        told = (one if one.outcome.passes else replace(one, exposure=()) for one in report.findings)
        report = replace(report, findings=tuple(told))
    chapters, annexes = sections_for(commission.audience, report, languages)
    plain = paper_of(replace(report, findings=(), texts=()), options)
    return replace(
        plain,
        title=heading(wording.TITLES[commission.audience], languages),
        details=Parts(tuple(_details(report, plain.details.parts, languages, commission))),
        sections=(*numbered(chapters), *lettered(annexes)),
    )


def _details(report: Report, plain: Sequence[Part], languages: Languages, commission: Commission) -> Iterator[Part]:
    """Yield what stands below the title: what every paper says, and whom this one is for."""
    yield _part(wording.FOR, wording.READERS[commission.audience], languages)
    if commission.redaction is not None:
        title = commission.redaction
        english, chinese = wording.REDACTED_AS.en.format(title=title.en), wording.REDACTED_AS.zh.format(title=title.zh)
        yield _part(wording.REDACTED, Bilingual(english, chinese), languages)
    documents, *others = plain
    if sum(read.is_document for read in report.inputs) > _MOST_NAMED:
        documents = replace(documents, paragraphs=_kinds(report, languages))
    yield documents
    yield from others


def _part(label: Bilingual, text: Bilingual, languages: Languages) -> Part:
    return Part(joined(heading(label, languages)), paragraphs(text, languages))


def _kinds(report: Report, languages: Languages) -> tuple[Paragraph, ...]:
    """Say how many documents there are of each kind."""
    counted = Counter(read.kind for read in report.inputs if read.is_document)

    def said(language: Language) -> Words:
        between, stop = ("；", "。") if language == "zh" else ("; ", ". ")
        told = []
        for kind, count in counted.items():
            label = wording.DOCUMENTS_OF_KIND if kind else wording.UNREAD_DOCUMENTS
            named = KINDS[kind].in_(language) if kind else ""
            told.append(label.in_(language).format(kind=named, count=count))
        return (Run(sentence(between.join(told)) + stop + wording.LISTED_BELOW.in_(language)),)

    return each(languages, said)
