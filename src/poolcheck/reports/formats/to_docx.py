"""The report as a Word file: a formal document that is read alone, on paper or on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.form import Format, Options
from poolcheck.reports.paper.build import paper_of
from poolcheck.reports.word.package import written

if TYPE_CHECKING:
    from poolcheck.findings.report import Report


def render(report: Report, options: Options) -> bytes:
    """Return the report as a Word file.

    Raises:
        MissingLibraryError: python-docx is not installed.
    """
    return written(paper_of(report, options))


FORMAT = Format(name="docx", suffix=".docx", render=render, binary=True)
