"""The report for GitLab's Code Quality: what stands, each with a fingerprint that survives a move to other lines."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from poolcheck.core.diagnostic import Severity
from poolcheck.reports.form import Format, Options
from poolcheck.reports.gravity import standing
from poolcheck.reports.place import last_line, repository_path
from poolcheck.reports.plain_words import headline, labelled, one_line, problem_lines
from poolcheck.reports.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Report

_OF_FINDINGS: Final = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}
_OF_PROBLEMS: Final = {Severity.ERROR: "blocker", Severity.WARNING: "minor", Severity.NOTE: "info"}
_LONGEST = 1000
_TOLD = ("open", "presumed_by", "claimed", "authority")
"""What is said beside the headline: GitLab shows one line, without markup, and nothing else that a report may hold."""


def render(report: Report, options: Options) -> str:
    """Return problems with inputs, then findings, the most urgent first.

    GitLab has no word for what is waived or in a baseline, so these are left out; with them is what passes.
    """
    seen: Counter[str] = Counter()
    problems = sorted(report.diagnostics, key=lambda problem: -problem.severity.rank)
    entries = [_problem(problem, options, seen) for problem in problems]
    entries += [_finding(finding, report, options, seen) for finding in standing(report)]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, report: Report, options: Options, seen: Counter[str]) -> dict[str, Any]:
    """Describe a finding; its outcome is part of the fingerprint, so that a change for the worse counts as new."""
    lines = [" · ".join(_said(finding, report, language)) for language in options.languages]
    return {
        "description": " / ".join(one_line(line, _LONGEST) for line in lines),
        "check_name": finding.rule,
        "fingerprint": _fingerprint((finding.id, finding.outcome.value), seen),
        "severity": _OF_FINDINGS[finding.severity or Severity.NOTE],
        "location": _location(finding.location),
    }


def _said(finding: Finding, report: Report, language: Language) -> Iterator[str]:
    yield headline(finding, report.glossary, language)
    said = told(finding, report.glossary, language)
    yield said.message
    for part in said.parts:
        if part.name in _TOLD:
            yield from labelled(part, language)


def _problem(problem: Diagnostic, options: Options, seen: Counter[str]) -> dict[str, Any]:
    lines = [" · ".join(problem_lines(problem, language)) for language in options.languages]
    return {
        "description": " / ".join(one_line(line, _LONGEST) for line in lines),
        "check_name": problem.code,
        "fingerprint": _fingerprint((problem.code, problem.location.path, _unnumbered(problem.message.en)), seen),
        "severity": _OF_PROBLEMS[problem.severity],
        "location": _location(problem.location),
    }


def _unnumbered(message: str) -> str:
    """Return a message without its numbers: some are numbers of lines."""
    return re.sub(r"\d+", "#", message)


def _fingerprint(about: tuple[str, ...], seen: Counter[str]) -> str:
    """Return a digest; what is told several times is numbered, since GitLab keeps only one entry a fingerprint."""
    key = json.dumps(about)
    seen[key] += 1
    return hashlib.sha256(json.dumps([*about, seen[key]]).encode()).hexdigest()


def _location(location: Location) -> dict[str, Any]:
    lines = {"begin": location.line, "end": last_line(location)}
    return {"path": repository_path(location.path), "lines": lines}


FORMAT = Format(name="gitlab", suffix=".json", render=render)
