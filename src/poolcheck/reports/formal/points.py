"""The chapter on soft law point by point: where the documents meet it, fall short of it, or are silent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from poolcheck.findings.model import Outcome
from poolcheck.reports.citation import place_in
from poolcheck.reports.formal import wording
from poolcheck.reports.formal.certificate import conditions
from poolcheck.reports.formal.places import met_at, standings
from poolcheck.reports.paper import wording as paper_wording
from poolcheck.reports.paper.cited import key_of
from poolcheck.reports.paper.model import Paragraph, Row, Section, Table
from poolcheck.reports.paper.phrases import column, heading, notes, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Point, Report
    from poolcheck.reports.formal.places import Standing
    from poolcheck.reports.paper.cited import Key
    from poolcheck.reports.paper.model import Cell, Languages
    from poolcheck.reports.paper.register import Register

_MOST_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Met:
    """A condition that a rule draws from a provision, and where documents meet it."""

    condition: Bilingual
    places: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A provision of soft law, the rules that rest on it, what they found, and how the documents stand to it.

    Attributes:
        point: the provision.
        rules: the ids of the rules that were applied.
        met: what the documents meet of it, and where.
        findings: what is not met or open.
        standing: in a word, how the documents stand to it.
    """

    point: Point
    rules: tuple[str, ...]
    met: tuple[Met, ...]
    findings: tuple[Finding, ...]
    standing: Bilingual


def compared(report: Report) -> tuple[Compared, ...]:
    """Return every point of a report beside what was found; the instrument that most rules rest on comes first."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.outcome is not Outcome.NOT_APPLICABLE:
            by_rule.setdefault(finding.rule, []).append(finding)
    citing: dict[Key, list[str]] = {}
    for rule in report.rules:
        for authority in rule.authority:
            citing.setdefault(key_of(authority), []).append(rule.id)
    names = report.names
    found = [_compared(point, citing.get(key_of(point.authority), []), by_rule, names) for point in report.points]
    weight: dict[str, int] = {}
    for one in found:
        source = one.point.authority.source
        weight[source] = weight.get(source, 0) + len(one.rules)
    return tuple(sorted(found, key=lambda one: (-weight[one.point.authority.source], one.point.authority.source)))


def _compared(
    point: Point, rules: list[str], by_rule: Mapping[str, list[Finding]], names: Mapping[str, str]
) -> Compared:
    about = [finding for rule in dict.fromkeys(rules) for finding in by_rule.get(rule, ())]
    met = tuple(Met(said, _in_order(standings(found, names), names)) for said, found in conditions(about))
    return Compared(
        point,
        tuple(dict.fromkeys(rules)),
        met,
        tuple(one for one in about if not one.outcome.passes),
        _standing({one.outcome for one in about}, ruled=bool(rules)),
    )


def _in_order(met: tuple[Standing, ...], names: Mapping[str, str]) -> tuple[Standing, ...]:
    """Put documents into the order of the report: the charter of a pool before its licenses."""
    places = {path: number for number, path in enumerate(names)}
    return tuple(sorted(met, key=lambda one: places.get(one.path, len(places))))


def _standing(outcomes: set[Outcome], *, ruled: bool) -> Bilingual:
    """Return in a word how the documents stand to a provision: the worst of its findings, and what is met beside it."""
    met = Outcome.MET in outcomes
    if Outcome.NOT_MET in outcomes:
        return wording.MET_IN_PART if met else wording.SHORT
    if outcomes & {Outcome.CONDITIONAL, Outcome.UNDETERMINED, Outcome.DEFENSE_CLAIMED}:
        return wording.OPEN
    if Outcome.PRESUMED_MET in outcomes:
        return wording.PRESUMED
    if met:
        return wording.MET
    return wording.NOT_HERE if ruled else wording.NO_RULE


def points(register: Register) -> Section | None:
    """Return the chapter on the instruments of soft law, with a section an instrument, if there are any."""
    languages = register.languages
    if not register.report.points:
        return None
    grouped = groupby(compared(register.report), key=lambda one: one.point.authority.source)
    sections = tuple(_instrument(register, number, list(group)) for number, (_, group) in enumerate(grouped, start=1))
    about = paragraphs(wording.POINTS_ABOUT, languages)
    return Section("points", heading(wording.POINTS, languages), about, sections, listed=True)


def _instrument(register: Register, number: int, provisions: list[Compared]) -> Section:
    languages = register.languages
    columns = (
        column(wording.PROVISION, 12, languages),
        column(paper_wording.GIST, 36, languages),
        column(wording.STANDING, 14, languages),
        column(wording.WHERE, 38, languages),
    )
    rows = tuple(_row(register, one) for one in provisions)
    title = heading(provisions[0].point.authority.title, languages)
    return Section(f"points-{number}", title, (Table(columns, rows),), listed=True)


def _row(register: Register, one: Compared) -> Row:
    languages, authority = register.languages, one.point.authority
    number = place_in(authority.article, authority.paragraph, authority.item)
    checked = register.report.glossary.checked[authority.checked]
    return Row(
        (
            paragraphs(number, languages),
            (*paragraphs(authority.gist, languages), *notes(checked, languages)),
            paragraphs(one.standing, languages),
            _where(register, one),
        )
    )


def _where(register: Register, one: Compared) -> Cell:
    """Say what is met of a provision and by which clauses, and name the findings on it; or why no rule looks at it."""
    languages = register.languages
    if not one.rules:
        return notes(one.point.unused or wording.NO_RULE_ON_IT, languages)
    asked = (Paragraph(register.references(one.findings)),) if one.findings else ()
    met = (cell for each in one.met for cell in _met(each, languages))
    return (*met, *asked)


def _met(met: Met, languages: Languages) -> Cell:
    places = met_at(met.places, languages, _MOST_PLACES)
    return (*paragraphs(met.condition, languages), *(replace(place, look="note") for place in places))
