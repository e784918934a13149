"""The report for lawyers: one page that needs nothing else, for screen and paper, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.form import Format, Options

if TYPE_CHECKING:
    from poolcheck.findings.report import Report


def render(report: Report, options: Options) -> str:
    """Return the report as HTML; it holds both languages and opens in those of the options."""
    from poolcheck.reports.html.render import rendered  # noqa: PLC0415 - no other format needs the templates

    return rendered(report, options)


FORMAT = Format(name="html", suffix=".html", render=render)
