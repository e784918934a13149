"""The report as JUnit XML: a suite for each document and rule pack, a case for each rule and subject."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from poolcheck.core.diagnostic import Severity
from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.adjusted import adjusted
from poolcheck.reports.form import Format, Options
from poolcheck.reports.layout import printable
from poolcheck.reports.place import repository_path
from poolcheck.reports.plain_words import blocks, headline, in_all, labelled, one_line, paragraphs, problem_lines
from poolcheck.reports.told import told, waived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Report

_READING: Final = "reading"
"""The suite that tells how the reading of a file went; no rule pack is called so."""

_READ: Final = "read"
"""The case that passes if a file could be read."""

_NEEDED: Final = ("open", "presumed_by", "claimed")
"""What the message of an open outcome says beside its headline: what is needed, or what it rests on."""

_LONGEST_NAME = 200
_LONGEST_MESSAGE = 2000


@dataclass(frozen=True, slots=True)
class _Case:
    """A test case: `element` is failure, error or skipped, or "" if it passed; `output` is what a passed one says."""

    name: str
    element: str = ""
    kind: str = ""
    message: str = ""
    body: str = ""
    output: str = ""


@dataclass(frozen=True, slots=True)
class _Suite:
    """The cases of one file that one rule pack, or the reading of it, gave; `about` is what else there is to say."""

    path: str
    pack: str
    cases: Sequence[_Case]
    about: Sequence[tuple[str, str]]


def render(report: Report, options: Options) -> str:
    """Return a case for every finding: passed if met, failed if not met, skipped if open, waived or in the baseline.

    What does not apply is no test, and left out unless everything is asked for; then it is skipped. The names of cases
    are the ids of findings, the same in every language, so that CI systems can follow them from run to run. Nothing
    was timed, and there is no timestamp, since the same input gives the same bytes.
    """
    suites = [suite for suite in _suites(report, options) if suite.cases]
    root = ET.Element("testsuites", {"name": "poolcheck", "time": "0", **_counts(suites, skipped=False)})
    for suite in suites:
        _write(suite, ET.SubElement(root, "testsuite"))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suites(report: Report, options: Options) -> Iterator[_Suite]:
    findings: dict[str, dict[str, list[Finding]]] = {}
    for finding in report.findings:
        findings.setdefault(finding.location.path, {}).setdefault(finding.pack, []).append(finding)
    problems: dict[str, list[Diagnostic]] = {}
    for problem in report.diagnostics:
        problems.setdefault(problem.location.path, []).append(problem)
    read = {one.path: one for one in report.inputs}
    run = [("poolcheck", report.version), ("as_of", report.as_of.isoformat())]
    limits = [*_adjustments(report, options), ("limits", in_all(labels.LIMITS, options.languages))]
    packs = {one.name: [*run, ("version", one.version), ("sha256", one.sha256)] for one in report.packs}
    for path in dict.fromkeys([*read, *problems, *findings]):
        cases = _problems(problems.get(path, ()), options)
        if path in read and not any(case.element for case in cases):
            cases.insert(0, _Case(_READ))
        known = [(read[path].kind, one_line(read[path].key))] if path in read and read[path].kind else []
        yield _Suite(path, _READING, cases, [*run, *known, *limits])
        by_pack = findings.get(path, {})
        for pack in dict.fromkeys([*packs, *by_pack]):
            yield _Suite(path, pack, _findings(by_pack.get(pack, ()), report, options), packs.get(pack, run))


def _adjustments(report: Report, options: Options) -> Iterator[tuple[str, str]]:
    for one in report.adjustments:
        said = " / ".join(adjusted(one, language) for language in options.languages)
        yield "adjusted", one_line(f"{one.location.path}:{one.location.line} · {said}")


def _findings(findings: Iterable[Finding], report: Report, options: Options) -> list[_Case]:
    seen: Counter[str] = Counter()
    return [
        _finding(finding, _name(finding.id, seen), report, options)
        for finding in findings
        if finding.outcome is not Outcome.NOT_APPLICABLE or options.everything
    ]


def _finding(finding: Finding, name: str, report: Report, options: Options) -> _Case:
    if finding.outcome is Outcome.MET:
        return _Case(name)
    heads = " / ".join(headline(finding, report.glossary, language) for language in options.languages)
    groups = [_body(finding, report, language) for language in options.languages]
    body = blocks([[f"{one_line(str(finding.location))} {finding.rule}"], *groups])
    if finding.waiver is not None:
        reason = in_all(labels.WAIVED, options.languages)
        by = [waived(finding.waiver, language) for language in options.languages]
        return _Case(name, "skipped", "waived", _message(reason, *by, heads), body)
    if finding.baselined:
        reason = in_all(labels.BASELINE, options.languages)
        was = in_all(labels.BASELINED, options.languages)
        return _Case(name, "skipped", "baselined", _message(reason, was, heads), body)
    if finding.outcome is Outcome.NOT_MET:
        return _Case(name, "failure", finding.test, _message(heads), body)
    needed = [text for language in options.languages for text in _needed(finding, report, language)]
    return _Case(name, "skipped", finding.outcome.value, _message(heads, *needed), body)


def _body(finding: Finding, report: Report, language: Language) -> Iterator[str]:
    yield headline(finding, report.glossary, language)
    yield from paragraphs(finding, report.glossary, language)


def _needed(finding: Finding, report: Report, language: Language) -> Iterator[str]:
    for part in told(finding, report.glossary, language).parts:
        if part.name in _NEEDED:
            yield from labelled(part, language)


def _problems(problems: Iterable[Diagnostic], options: Options) -> list[_Case]:
    seen: Counter[str] = Counter()
    return [_problem(problem, _name(problem.code, seen), options) for problem in problems]


def _problem(problem: Diagnostic, name: str, options: Options) -> _Case:
    """Tell an error as an error; what is less has not kept the document from being checked, and is only mentioned."""
    groups = [list(problem_lines(problem, language)) for language in options.languages]
    body = blocks([[one_line(str(problem.location))], *groups])
    if problem.severity is not Severity.ERROR:
        return _Case(name, output=body)
    return _Case(name, "error", problem.code, _message(" / ".join(" · ".join(lines) for lines in groups)), body)


def _message(*said: str) -> str:
    return one_line(" · ".join(said), _LONGEST_MESSAGE)


def _name(about: str, seen: Counter[str]) -> str:
    """Return a name that no other case of the suite has: of several that are called alike, GitLab reads one."""
    shown = printable(about)
    if len(shown) > _LONGEST_NAME:
        shown = f"{shown[:_LONGEST_NAME]}…{hashlib.sha256(about.encode('utf-8', 'replace')).hexdigest()[:12]}"
    seen[shown] += 1
    return shown if seen[shown] == 1 else f"{shown}+{seen[shown]}"


def _write(suite: _Suite, element: ET.Element) -> None:
    """Write a suite; its cases have no place of their own, since the schema of Jenkins lets only suites name a file."""
    path = printable(repository_path(suite.path))
    element.attrib |= {"name": f"{path} · {suite.pack}", "file": path, "time": "0", **_counts([suite], skipped=True)}
    properties = ET.SubElement(element, "properties")
    for name, value in suite.about:
        ET.SubElement(properties, "property", {"name": name, "value": value})
    classname = f"{suite.pack}.{path.replace('.', '_')}"  # Jenkins splits it at the last point into package and class
    for case in suite.cases:
        written = ET.SubElement(element, "testcase", {"classname": classname, "name": case.name, "time": "0"})
        if case.element:
            about = {"type": case.kind, "message": case.message}
            ET.SubElement(written, case.element, about).text = case.body
        elif case.output:
            ET.SubElement(written, "system-out").text = case.output


def _counts(suites: Sequence[_Suite], *, skipped: bool) -> dict[str, str]:
    """Count the cases; the element above all suites has no number of skipped ones in the schema."""
    counted = Counter(case.element for suite in suites for case in suite.cases)
    counts = {"tests": counted.total(), "failures": counted["failure"], "errors": counted["error"]}
    if skipped:
        counts["skipped"] = counted["skipped"]
    return {name: str(count) for name, count in counts.items()}


FORMAT = Format(name="junit", suffix=".xml", render=render)
