"""A run as SARIF tells of it: the tool and its rule packs, what was read, what went wrong, and what was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity
from poolcheck.reports import labels
from poolcheck.reports.adjusted import ADJUSTED, adjusted
from poolcheck.reports.plain_words import STOP
from poolcheck.reports.sarif.fingerprints import fingerprinted
from poolcheck.reports.sarif.github import uploaded
from poolcheck.reports.sarif.law import SourcesOfLaw
from poolcheck.reports.sarif.places import ROOT, Places, artifact_location
from poolcheck.reports.sarif.results import FullResults, GitHubResults
from poolcheck.reports.sarif.rules import Rules
from poolcheck.reports.sarif.texts import TONGUES, Json, in_all, plain, said, stopped, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.findings.report import Adjustment, InputRead, PackUsed, Report
    from poolcheck.reports.sarif.github import Notice

_SUMMARY: Final = Bilingual(
    "Checks patent-pool charters and license agreements against rule packs.", "依据规则包检查专利池章程和许可合同。"
)
_RAN_IN: Final = Bilingual(
    "The folder in which poolcheck was run; relative paths begin there.",
    "运行 poolcheck 时所在的目录，相对路径以此为起点。",
)
_SEMANTIC = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
_ABOUT_RECORDS = ("waiver", "baseline")
"""How the codes of diagnostics begin that are about what the user has decided before: how a run is set up."""


def full_run(report: Report, languages: Sequence[Language], *, everything: bool) -> Json:
    """Return all of a report, in the order of the documents."""
    shown = [(one, mark) for one, mark in fingerprinted(report.findings) if everything or not one.outcome.passes]
    law, places = SourcesOfLaw(report, languages), Places(report, quoting=True)
    rules = Rules(report, [one for one, _ in shown], languages, law)
    results = FullResults(report, languages, places, rules, law)
    driver = {**_driver(report, languages), "rules": rules.descriptors(), "supportedTaxonomies": law.supported()}
    return {
        **_head(report, languages, driver),
        "originalUriBaseIds": {ROOT: {"description": said(_RAN_IN, languages)}},
        "invocations": [_invocation(report, languages, places)],
        "artifacts": [_artifact(read) for read in report.inputs],
        "taxonomies": law.taxonomies(),
        "results": (results.result(one, mark) for one, mark in shown),
        "properties": _properties(report),
    }


def github_run(report: Report, languages: Sequence[Language]) -> Json:
    """Return what GitHub code scanning reads of a report, the gravest first."""
    shown, notices = uploaded(list(fingerprinted(report.findings)))
    places = Places(report, quoting=False)
    rules = Rules(report, [one for one, _ in shown], languages, None)
    results = GitHubResults(report, languages, places, rules)
    invocation = _invocation(report, languages, places)
    invocation["toolExecutionNotifications"] += [_notice(notice, languages) for notice in notices]
    return {
        **_head(report, languages, {**_driver(report, languages), "rules": rules.descriptors()}),
        "invocations": [invocation],
        "artifacts": [_artifact(read) for read in report.inputs],
        "results": (results.result(one, mark) for one, mark in shown),
        "properties": {"as_of": report.as_of.isoformat()},
    }


def _head(report: Report, languages: Sequence[Language], driver: Json) -> Json:
    return {
        "tool": {"driver": driver, "extensions": [_extension(pack, languages) for pack in report.packs]},
        "language": TONGUES[languages[0]],
        "columnKind": "unicodeCodePoints",
    }


def _driver(report: Report, languages: Sequence[Language]) -> Json:
    return {
        "name": "poolcheck",
        **_version(report.version),
        "language": TONGUES[languages[0]],
        "shortDescription": said(_SUMMARY, languages),
        "fullDescription": said(labels.LIMITS, languages),
    }


def _extension(pack: PackUsed, languages: Sequence[Language]) -> Json:
    return {
        "name": pack.name,
        **_version(pack.version),
        "language": TONGUES[languages[0]],
        "shortDescription": said(pack.title, languages),
        "properties": {"sha256": pack.sha256, "title": words(pack.title)},
    }


def _version(version: str) -> Json:
    return {"version": version, **({"semanticVersion": version} if _SEMANTIC.fullmatch(version) else {})}


def _artifact(read: InputRead) -> Json:
    found: Json = {"location": artifact_location(read.path), "roles": ["analysisTarget"]}
    if read.sha256:
        found["hashes"] = {"sha-256": read.sha256}
    return {**found, "properties": {"kind": read.kind or None, "key": read.key or None}}


def _invocation(report: Report, languages: Sequence[Language], places: Places) -> Json:
    """Return how the run went; an input that could not be read makes it fail, whatever was found in the others."""
    setup = [one for one in report.diagnostics if one.code.startswith(_ABOUT_RECORDS)]
    others = [one for one in report.diagnostics if not one.code.startswith(_ABOUT_RECORDS)]
    return {
        "executionSuccessful": all(one.severity is not Severity.ERROR for one in report.diagnostics),
        "toolConfigurationNotifications": [
            *_notifications(setup, languages, places),
            *(_adjustment(one, languages, places) for one in report.adjustments),
        ],
        "toolExecutionNotifications": _notifications(others, languages, places),
    }


def _notifications(problems: Iterable[Diagnostic], languages: Sequence[Language], places: Places) -> list[Json]:
    return [
        {
            "descriptor": {"id": problem.code},
            "level": problem.severity.value,
            "message": {"text": in_all(_told(problem, language) for language in languages)},
            "locations": [places.of(problem.location)],
        }
        for problem in problems
    ]


def _told(problem: Diagnostic, language: Language) -> str:
    text = stopped(plain(problem.message.in_(language)), language)
    if problem.hint is None:
        return text
    return f"{text}\n{labels.HINT.in_(language)}{STOP[language]}{plain(problem.hint.in_(language))}"


def _adjustment(adjustment: Adjustment, languages: Sequence[Language], places: Places) -> Json:
    """Return what the configuration changed: a log never hides that rules were left out or weigh otherwise."""
    told = (stopped(f"{ADJUSTED.in_(one)}{STOP[one]}{plain(adjusted(adjustment, one))}", one) for one in languages)
    return {
        "descriptor": {"id": "adjusted"},
        "level": Severity.NOTE.value,
        "message": {"text": in_all(told)},
        "locations": [places.of(adjustment.location)],
    }


def _notice(notice: Notice, languages: Sequence[Language]) -> Json:
    return {
        "descriptor": {"id": notice.code},
        "level": notice.severity.value,
        "message": said(notice.text, languages),
    }


def _properties(report: Report) -> Json:
    baseline = report.baseline
    return {
        "as_of": report.as_of.isoformat(),
        "today": report.today.isoformat(),
        "summary": {"law": dict(report.summary(law=True)), "soft": dict(report.summary(law=False))},
        "exposure": [
            {"id": one.id, "kind": one.kind, "title": words(one.title), "text": words(one.text)}
            for one in report.exposure
        ],
        "stale_sources": [
            {"title": words(stale.title), "reviewed_until": stale.reviewed_until.isoformat()} for stale in report.stale
        ],
        "baseline": {"name": baseline.name, "digest": baseline.digest, "gone": list(baseline.gone)}
        if baseline
        else None,
    }
