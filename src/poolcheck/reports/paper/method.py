"""The chapter on method and limits: what was checked, how, how current the law is, and what was not looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.dates import in_both
from poolcheck.reports import labels
from poolcheck.reports.adjusted import ADJUSTED, adjusted
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Bullets, Item, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, paragraphs, place

if TYPE_CHECKING:
    from poolcheck.findings.report import Adjustment, StaleSource
    from poolcheck.reports.paper.model import Languages
    from poolcheck.reports.paper.register import Register


def method(register: Register) -> Section:
    """Return the chapter on method and limits."""
    report, languages = register.report, register.languages
    texts = [wording.METHOD_POINTS[0], labels.LIMITS, *wording.METHOD_POINTS[1:]]
    texts += [] if register.everything else [wording.NOT_LISTED]
    points = [Item(paragraphs(text, languages)) for text in texts]
    left_out = len({finding.rule for finding in report.findings if not finding.authority})
    if left_out:
        text = labels.NOT_IN_FORCE_ONE if left_out == 1 else labels.NOT_IN_FORCE
        points.append(Item(paragraphs(text, languages, count=left_out, day=report.as_of)))
    sections = (
        *((_adjusted(register),) if report.adjustments else ()),
        *((_stale(register),) if report.stale else ()),
    )
    return Section("method", heading(wording.METHOD, languages), (Bullets(tuple(points)),), sections, listed=True)


def _adjusted(register: Register) -> Section:
    """List what the configuration changed, with the place where it says so."""
    languages = register.languages
    columns = (column(wording.CHANGED, 64, languages), column(wording.PLACE, 36, languages))
    rows = tuple(_adjustment(adjustment, languages) for adjustment in register.report.adjustments)
    return Section("adjusted", heading(ADJUSTED, languages), (Table(columns, rows),))


def _adjustment(adjustment: Adjustment, languages: Languages) -> Row:
    change = each(languages, lambda language: (Run(sentence(adjusted(adjustment, language))),))
    return Row((change, each(languages, lambda language: (Run(place(adjustment.location, language)),))))


def _stale(register: Register) -> Section:
    """List the instruments that may have changed since our texts of them were reviewed."""
    languages = register.languages
    columns = (column(wording.INSTRUMENT, 70, languages), column(wording.CURRENT_UNTIL, 30, languages))
    ordered = sorted(register.report.stale, key=_reviewed)
    rows = tuple(
        Row((paragraphs(source.title, languages), paragraphs(in_both(source.reviewed_until), languages)))
        for source in ordered
    )
    about = paragraphs(wording.STALE_ABOUT, languages, day=register.report.as_of)
    return Section("stale", heading(wording.STALE, languages), (*about, Table(columns, rows)))


def _reviewed(source: StaleSource) -> str:
    return source.reviewed_until.isoformat()
