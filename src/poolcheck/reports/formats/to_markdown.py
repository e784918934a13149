"""The report as Markdown: the same paper as the Word file, for places that render Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.form import Format, Options
from poolcheck.reports.markdown.writer import written
from poolcheck.reports.paper.build import paper_of

if TYPE_CHECKING:
    from poolcheck.findings.report import Report


def render(report: Report, options: Options) -> str:
    """Return the report as CommonMark with tables."""
    return written(paper_of(report, options))


FORMAT = Format(name="markdown", suffix=".md", render=render)
