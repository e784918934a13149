"""SARIF 2.1.0, in full for viewers and archives, or as GitHub code scanning reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.form import Format, Options
from poolcheck.reports.sarif.run import full_run, github_run
from poolcheck.reports.sarif.written import log_of

if TYPE_CHECKING:
    from poolcheck.findings.report import Report

_GITHUB = "github"


def render(report: Report, options: Options) -> str:
    """Return the report as a SARIF log of one run."""
    if options.profile == _GITHUB:
        return log_of(github_run(report, options.languages))
    return log_of(full_run(report, options.languages, everything=options.everything))


FORMAT = Format(name="sarif", suffix=".sarif", render=render, profiles=("full", _GITHUB))
