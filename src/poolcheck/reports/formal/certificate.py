"""The certificate: every condition that is met, and by which clause or fact of which document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.model import Outcome
from poolcheck.reports.citation import citation
from poolcheck.reports.formal import wording
from poolcheck.reports.formal.places import met_at, standings
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper.model import Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, joined, name, paragraphs, shortened, stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.reports.paper.model import Cell, Words
    from poolcheck.reports.paper.register import Register

_MOST_DOCUMENTS: Final = 40
_MOST_NAMED: Final = 3
_MARK: Final = "\0{}\0"
"""Stands for a value while conditions are compared; no text of a document has such a sign in it."""


def certificate(register: Register) -> Section:
    """Return the annex of conditions met, with a section a concern."""
    languages = register.languages
    sections = tuple(_concerns(register))
    about = wording.CERTIFICATE_ABOUT if sections else wording.NOTHING_MET
    blocks = [*paragraphs(about, languages)]
    if sections and not all(read.kind for read in register.report.inputs):
        blocks += paragraphs(wording.CERTIFICATE_UNREAD, languages)
    return Section("certificate", heading(wording.CERTIFICATE, languages), tuple(blocks), sections, listed=True)


def conditions(findings: Iterable[Finding]) -> Iterator[tuple[Bilingual, Sequence[Finding]]]:
    """Yield every condition that is met, with the findings that say so: one may be met by several clauses or records.

    What a condition says of single records is said of all of them together where it is met by several.
    """
    found: dict[tuple[str, Bilingual], list[Finding]] = {}
    for finding in findings:
        if finding.outcome is Outcome.MET:
            found.setdefault((finding.rule, finding.without_values(_MARK)), []).append(finding)
    for (_, said), met in found.items():
        yield _of_all(said, met), met


def _of_all(said: Bilingual, met: Sequence[Finding]) -> Bilingual:
    """Return a condition that several records meet, with what it says of each of them."""
    english, chinese = said.en, said.zh
    for number, values in enumerate(zip(*(finding.values for finding in met), strict=True)):
        named = tuple(dict.fromkeys(values))
        english = english.replace(_MARK.format(number), _listed([value.en for value in named], "en"))
        chinese = chinese.replace(_MARK.format(number), _listed([value.zh for value in named], "zh"))
    return Bilingual(english, chinese)


def _listed(names: Sequence[str], language: Language) -> str:
    shown = [shortened(name) for name in dict.fromkeys(names)]
    listed = ("、" if language == "zh" else ", ").join(shown[:_MOST_NAMED])
    return listed + wording.OTHERS.in_(language) if len(shown) > _MOST_NAMED else listed


def _concerns(register: Register) -> Iterator[Section]:
    languages, names = register.languages, register.report.names
    columns = (
        column(wording.CONDITION, 42, languages),
        column(wording.MET_BY, 32, languages),
        column(wording.UNDER, 26, languages),
    )
    by_concern: dict[str, list[Row]] = {}
    for condition, met in conditions(register.report.findings):
        by_concern.setdefault(met[0].concern, []).append(_row(register, condition, met, names))
    for number, (id_, title) in enumerate(register.report.glossary.concerns.items(), start=1):
        if id_ in by_concern:
            yield Section(f"met-{number}", heading(title, languages), (Table(columns, tuple(by_concern[id_])),))


def _elsewhere(register: Register, rule: str) -> Cell:
    """Name the findings by which the same condition is not met, or open, in other places."""
    others = [finding for finding in register.findings if finding.rule == rule]
    if not others:
        return ()
    label = joined(heading(wording.ELSEWHERE, register.languages))
    return (Paragraph((*label, Run(stop(register.languages[0])), *register.references(others)), None, "note"),)


def _row(register: Register, condition: Bilingual, met: Sequence[Finding], names: Mapping[str, str]) -> Row:
    languages, first = register.languages, met[0]

    def under(language: Language) -> Words:
        cited = dict.fromkeys(citation(authority).in_(language) for authority in first.authority)
        return (Run(("；" if language == "zh" else "; ").join(cited)),)

    def said(language: Language) -> Words:
        return (Run(sentence(condition.in_(language))),)

    return Row(
        (
            (
                *each(languages, said),
                *_elsewhere(register, first.rule),
                *name(first.rule, "code"),
            ),
            met_at(standings(met, names), languages, _MOST_DOCUMENTS),
            each(languages, under),
        )
    )
