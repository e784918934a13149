"""The report for programs: versioned JSON, with a JSON Schema beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from poolcheck.reports.citation import citation
from poolcheck.reports.form import Format, Options

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Authority, Exposure, Finding, Question, Reason, Waiver
    from poolcheck.findings.report import Adjustment, BaselineUsed, Report

VERSION = "poolcheck/1"


def render(report: Report, options: Options) -> str:
    """Return the report as JSON; both languages always, in the order of the documents."""
    return json.dumps(content_of(report, options), ensure_ascii=False, indent=2) + "\n"


def content_of(report: Report, options: Options) -> dict[str, Any]:
    """Return what the report has to say, before it is written down."""
    shown = [finding for finding in report.findings if options.everything or not finding.outcome.passes]
    return {
        "format": VERSION,
        "as_of": report.as_of.isoformat(),
        "today": report.today.isoformat(),
        "tool": {"name": "poolcheck", "version": report.version},
        "packs": [
            {"name": pack.name, "version": pack.version, "title": _words(pack.title), "sha256": pack.sha256}
            for pack in report.packs
        ],
        "adjustments": [_adjustment(adjustment) for adjustment in report.adjustments],
        "inputs": [
            {"path": read.path, "sha256": read.sha256, "kind": read.kind or None, "key": read.key or None}
            for read in report.inputs
        ],
        "summary": {"law": dict(report.summary(law=True)), "soft": dict(report.summary(law=False))},
        "findings": [_finding(finding) for finding in shown],
        "exposure": [_exposure(exposure) for exposure in report.exposure],
        "diagnostics": [_diagnostic(problem) for problem in report.diagnostics],
        "stale_sources": [
            {"title": _words(stale.title), "reviewed_until": stale.reviewed_until.isoformat()} for stale in report.stale
        ],
        "baseline": _baseline(report.baseline) if report.baseline else None,
    }


def _adjustment(adjustment: Adjustment) -> dict[str, Any]:
    return {
        "key": adjustment.key,
        "names": list(adjustment.names),
        "severity": adjustment.severity.value if adjustment.severity else None,
        "paths": list(adjustment.paths),
        "rules": list(adjustment.rules),
        "location": _location(adjustment.location),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "title": _words(finding.title),
        "pack": finding.pack,
        "concern": finding.concern,
        "test": finding.test,
        "law": finding.law,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value if finding.severity else "none",
        "subject": finding.subject,
        "message": _words(finding.message),
        "consequence": _words(finding.consequence),
        "remedy": _words(finding.remedy),
        "authority": [_authority(authority) for authority in finding.authority],
        "presumed_by": [_authority(authority) for authority in finding.presumed_by],
        "location": {**_location(finding.location), "clause": finding.clause or None, "sheet": None, "row": None},
        "related": [_location(location) for location in finding.related],
        "unwritten": finding.unwritten,
        "open": {
            "conduct": [_question(question) for question in finding.open.conduct],
            "elements": [_question(question) for question in finding.open.elements],
            "defenses": [_question(question) for question in finding.open.defenses],
        },
        "because": [_reason(reason) for reason in finding.because],
        "notes": [_words(note) for note in finding.notes],
        "exposure": [exposure.id for exposure in finding.exposure],
        "claims": [_words(claim) for claim in finding.claims],
        "meaning": finding.meaning or None,
        "waivable": finding.waivable,
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
        "baselined": finding.baselined,
        "fix": None,
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "because": waiver.because,
        "by": waiver.by,
        "until": waiver.until.isoformat(),
        "ticket": waiver.ticket or None,
        "inline": waiver.beside is not None,
        "location": _location(waiver.location),
    }


def _baseline(baseline: BaselineUsed) -> dict[str, Any]:
    return {"name": baseline.name, "digest": baseline.digest, "gone": list(baseline.gone)}


def _exposure(exposure: Exposure) -> dict[str, Any]:
    return {
        "id": exposure.id,
        "kind": exposure.kind,
        "title": _words(exposure.title),
        "text": _words(exposure.text),
        "authority": [_authority(authority) for authority in exposure.authority],
    }


def _authority(authority: Authority) -> dict[str, Any]:
    return {
        "source": authority.source,
        "title": _words(authority.title),
        "citation": _words(citation(authority)),
        "provision": authority.provision,
        "article": authority.article,
        "paragraph": authority.paragraph,
        "item": authority.item,
        "gist": _words(authority.gist),
        "since": authority.since.isoformat(),
        "checked": authority.checked,
        "level": authority.level,
        "note": _words(authority.note) if authority.note else None,
    }


def _diagnostic(problem: Diagnostic) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": _words(problem.message),
        "location": _location(problem.location),
        "hint": _words(problem.hint) if problem.hint else None,
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }


def _question(question: Question) -> dict[str, Any]:
    return {"fact": question.fact, "ask": _words(question.ask)}


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "condition": reason.condition,
        "truth": reason.truth,
        "facts": list(reason.facts),
        "reasons": [_reason(below) for below in reason.reasons],
    }


def _words(text: Bilingual) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


FORMAT = Format(name="json", suffix=".json", render=render)
