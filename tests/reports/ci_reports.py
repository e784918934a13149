"""Reports that the formats for CI systems are tested on: a dossier, one full of hostile names, a long one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck import api
from poolcheck.core.bilingual import Bilingual
from poolcheck.core.location import Location
from poolcheck.findings.model import UPKEEP, Excerpt, Outcome, Waiver
from poolcheck.findings.report import Adjustment

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 21)
MODEL = "fixtures/model-license/en.yaml"
UNREADABLE = "fixtures/bad/yaml-many-problems.yaml"

HOSTILE = (
    "=cmd|' /C calc'!A1 \n::error file=a.py,line=1::owned\r::set-output name=a::b\r\n##[error]legacy ##[add-path]/x\n"
    "::stop-commands::x %0A::warning::y <script>alert('1')</script> <!-- & &lt; ]]> `rm` ``x`` [a](http://e.example/?q)"
    " ![i](//e.example/i.png) <a@e.example> b@e.example @octocat org/team#12 #123 GH-12 https://e.example www.e.example"
    " | a | b | **b** __i__ ~~s~~ $x$ :tada: :+1: [^1] - [ ] x \x00\x07\x08\x1b[31mred\x1b[0m"
    " \x85\u2028\u202e\u200f\ufffe \ud800 </details> --- 中文"
)
LONG = "长" * 10_000

_KNOWN: dict[tuple[str, ...], api.Report] = {}


def avs3(law: Law) -> api.Report:
    """Return the report on a dossier; it is checked once, since that takes longer than all that is told of it."""
    path = "fixtures/dossiers/avs3/dossier.yaml"
    if (path,) not in _KNOWN:
        manifest = api.InputFile(path, (ROOT / path).read_bytes(), (ROOT / path).parent)
        _KNOWN[path,] = api.check([manifest], law, DAY)
    return _KNOWN[path,]


def of(check: Callable[..., api.Report], *paths: str) -> api.Report:
    """Return the report on documents; it is made once."""
    if paths not in _KNOWN:
        _KNOWN[paths] = check(*paths)
    return _KNOWN[paths]


def standing(report: api.Report) -> list[Finding]:
    """Return the findings that somebody should look at, as they stand in the documents."""
    return [finding for finding in report.findings if finding.standing]


def hostile(report: api.Report) -> api.Report:
    """Return a report in which everything that comes from a document or a waiver is hostile."""
    words, path = Bilingual(HOSTILE, f"{HOSTILE}{LONG}"), f"a\n::error::b,c:d|e`f<g>\u202e{HOSTILE}.yaml"
    findings = tuple(
        replace(
            finding,
            title=words,
            message=words,
            remedy=words,
            notes=(words,),
            claims=(words,),
            id=f"{finding.id}{HOSTILE}",
            subject=HOSTILE,
            clause=HOSTILE + LONG,
            location=replace(finding.location, path=path),
        )
        for finding in report.findings
    )
    problems = tuple(
        replace(problem, message=words, hint=words, location=replace(problem.location, path=path))
        for problem in report.diagnostics
    )
    inputs = tuple(replace(read, path=path, key=HOSTILE + LONG) for read in report.inputs)
    return replace(report, findings=findings, diagnostics=problems, inputs=inputs)


def many(report: api.Report, count: int) -> api.Report:
    """Return a report with so many findings that stand, each under an id of its own."""
    found = standing(report)
    findings = (
        replace(found[number % len(found)], id=f"{found[number % len(found)].id}+{number}") for number in range(count)
    )
    return replace(report, findings=tuple(findings))


def adjusted(report: api.Report) -> api.Report:
    """Return a report in which the configuration has left rules out."""
    place = Location("poolcheck.toml", 7, 1, 7, 9)
    return replace(
        report, adjustments=(Adjustment("ignore", ("no-challenge",), None, ("drafts/*",), ("a", "b"), place),)
    )


def with_upkeep(report: api.Report) -> api.Report:
    """Return a report with findings on the user's own records, in two files that are no documents, and nothing else."""
    about = standing(report)[0]
    found = [
        replace(about, pack=UPKEEP, test=UPKEEP, concern=UPKEEP, rule="waiver-expired", law=False, id=path)
        for path in ("one.yaml", "two.yaml")
    ]
    found = [replace(one, location=Location(one.id, 2, 5, 2, 12), outcome=Outcome.NOT_MET) for one in found]
    return replace(report, findings=tuple(found))


def waived(finding: Finding, because: str = "the client knows") -> Finding:
    """Return a finding with a waiver."""
    place = Location("poolcheck-waivers.yaml", 2, 3, 2, 9)
    waiver = Waiver(
        finding.rule, finding.id, because, "A. Lawyer", date(2027, 1, 31), "T-1", "", Outcome.NOT_MET, place, _NOTHING
    )
    return replace(finding, waiver=waiver)


_NOTHING = Excerpt(1, (), ())
