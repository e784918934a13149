"""The certificate: every condition that is met, and by which clause or fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome
from poolcheck.reports.citation import citation
from poolcheck.reports.formal import wording
from poolcheck.reports.formal.places import met_at, stands_somewhere
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper.model import Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.reports.paper.model import Block, Words
    from poolcheck.reports.paper.register import Register


def certificate(register: Register) -> Section:
    """Return the annex of conditions met, by concern; those met by an absence are counted."""
    languages = register.languages
    met = [one for one in register.report.findings if one.outcome is Outcome.MET]
    by = [finding for finding in met if stands_somewhere(finding)]
    sections = tuple(_concerns(register, by))
    blocks: list[Block] = [*paragraphs(wording.CERTIFICATE_ABOUT, languages)]
    if not sections:
        blocks += paragraphs(wording.NOTHING_MET, languages)
    blocks += paragraphs(wording.MET_BY_ABSENCE, languages, count=len(met) - len(by))
    return Section("certificate", heading(wording.CERTIFICATE, languages), tuple(blocks), sections, listed=True)


def _concerns(register: Register, met: Sequence[Finding]) -> Iterator[Section]:
    languages = register.languages
    columns = (
        column(wording.CONDITION, 46, languages),
        column(wording.MET_BY, 28, languages),
        column(wording.UNDER, 26, languages),
    )
    for number, (id_, title) in enumerate(register.report.glossary.concerns.items(), start=1):
        of_concern = [finding for finding in met if finding.concern == id_]
        if of_concern:
            rows = tuple(_row(register, each_one) for each_one in _once(of_concern))
            yield Section(f"met-{number}", heading(title, languages), (Table(columns, rows),))


def _once(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield the findings of each rule together: one condition may be met by several clauses."""
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.rule, finding.message.en), []).append(finding)
    yield from by_rule.values()


def _row(register: Register, findings: Sequence[Finding]) -> Row:
    languages, first = register.languages, findings[0]
    places = dict.fromkeys(place for finding in findings for place in met_at(register, finding))

    def under(language: Language) -> Words:
        cited = dict.fromkeys(citation(authority).in_(language) for authority in first.authority)
        return (Run(("；" if language == "zh" else "; ").join(cited)),)

    def condition(language: Language) -> Words:
        return (Run(sentence(first.message.in_(language))),)

    return Row(
        (
            (*each(languages, condition), Paragraph((Run(first.rule, "code"),), None, "note")),
            tuple(paragraph for place in places for paragraph in paragraphs(place, languages)),
            each(languages, under),
        )
    )
