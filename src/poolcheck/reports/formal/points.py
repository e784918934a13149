"""The chapter on soft law point by point: where the documents meet it, fall short of it, or are silent."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.model import Outcome
from poolcheck.reports.citation import place_in
from poolcheck.reports.formal import wording
from poolcheck.reports.formal.places import met_at
from poolcheck.reports.paper import wording as paper_wording
from poolcheck.reports.paper.cited import key_of
from poolcheck.reports.paper.model import Paragraph, Row, Section, Table
from poolcheck.reports.paper.phrases import column, heading, notes, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Point
    from poolcheck.reports.paper.cited import Key
    from poolcheck.reports.paper.model import Cell
    from poolcheck.reports.paper.register import Register

_MOST_PLACES = 8


def points(register: Register) -> Section | None:
    """Return the chapter on the instruments of soft law, with a section an instrument, if there are any."""
    report, languages = register.report, register.languages
    if not report.points:
        return None
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    citing: dict[Key, list[Finding]] = {}
    ruled: set[Key] = set()
    for rule in report.rules:
        for authority in rule.authority:
            ruled.add(key_of(authority))
            citing.setdefault(key_of(authority), []).extend(by_rule.get(rule.id, ()))
    grouped = groupby(report.points, key=lambda point: point.authority.source)
    sections = tuple(
        _instrument(register, number, list(group), citing, ruled) for number, (_, group) in enumerate(grouped, start=1)
    )
    about = paragraphs(wording.POINTS_ABOUT, languages)
    return Section("points", heading(wording.POINTS, languages), about, sections, listed=True)


def _instrument(
    register: Register,
    number: int,
    of_instrument: Sequence[Point],
    citing: Mapping[Key, Sequence[Finding]],
    ruled: set[Key],
) -> Section:
    languages = register.languages
    columns = (
        column(wording.PROVISION, 12, languages),
        column(paper_wording.GIST, 38, languages),
        column(wording.STANDING, 16, languages),
        column(wording.WHERE, 34, languages),
    )
    rows = tuple(
        _row(register, point, citing.get(key_of(point.authority), ()), ruled=key_of(point.authority) in ruled)
        for point in of_instrument
    )
    title = heading(of_instrument[0].authority.title, languages)
    return Section(f"points-{number}", title, (Table(columns, rows),), listed=True)


def _row(register: Register, point: Point, findings: Sequence[Finding], *, ruled: bool) -> Row:
    languages, authority = register.languages, point.authority
    number = place_in(authority.article, authority.paragraph, authority.item)
    checked = register.report.glossary.checked[authority.checked]
    return Row(
        (
            paragraphs(number, languages),
            (*paragraphs(authority.gist, languages), *notes(checked, languages)),
            paragraphs(_standing(findings, ruled=ruled, unused=point.unused is not None), languages),
            _where(register, point, findings),
        )
    )


def _standing(findings: Sequence[Finding], *, ruled: bool, unused: bool) -> Bilingual:
    """Return in a word how the documents stand to a provision: the worst of its findings, and what is met beside it."""
    outcomes = {finding.outcome for finding in findings}
    met = Outcome.MET in outcomes
    if Outcome.NOT_MET in outcomes:
        return wording.MET_IN_PART if met else wording.SHORT
    if any(outcome.open for outcome in outcomes):
        return wording.OPEN
    if met:
        return wording.MET
    if ruled and findings:
        return wording.NOT_HERE
    return wording.NO_RULE if unused else wording.NOT_APPLIED


def _where(register: Register, point: Point, findings: Sequence[Finding]) -> Cell:
    """Name the clauses that meet a provision, and the findings on it; where no rule looks at it, say why."""
    languages = register.languages
    if point.unused is not None:
        return notes(point.unused, languages)
    cells: list[Paragraph] = []
    places = dict.fromkeys(place for one in findings if one.outcome is Outcome.MET for place in met_at(register, one))
    shown = list(places)[:_MOST_PLACES]
    for text in shown:
        cells += paragraphs(text, languages)
    if len(places) > len(shown):
        cells += paragraphs(Bilingual("…", "…"), languages[:1])
    asked = [one for one in findings if not one.outcome.passes]
    return (*cells, *((Paragraph(register.references(asked)),) if asked else ()))
