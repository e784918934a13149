"""The formal report for programs: the report, the profile of the pool, soft law point by point, and the seal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from poolcheck.findings.model import Outcome
from poolcheck.reports.citation import citation
from poolcheck.reports.form import Options
from poolcheck.reports.formal.places import met_at
from poolcheck.reports.formats import to_json
from poolcheck.reports.paper.cited import key_of
from poolcheck.reports.paper.register import Register

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Finding
    from poolcheck.findings.profile import DocumentStated, FeeStated, PatentStated, PoolProfile, Stated, StatedBlock
    from poolcheck.findings.report import Point, Report
    from poolcheck.reports.formal.build import Commission

VERSION: Final = "poolcheck-report/1"


def written(report: Report, commission: Commission, sealed: str) -> str:
    """Return a formal report as JSON, in both languages; `report` in it is what `check --format json` gives."""
    register = Register(report, ("en",))
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    content = {
        "format": VERSION,
        "for": commission.audience,
        "redaction": _words(commission.redaction) if commission.redaction is not None else None,
        "profiles": [_profile(profile) for profile in report.profiles],
        "points": [_point(register, point, by_rule) for point in report.points],
        "met": [_met(register, one) for one in report.findings if one.outcome is Outcome.MET],
        "report": json.loads(to_json.render(report, Options())),
        "seal": sealed,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _profile(profile: PoolProfile) -> dict[str, Any]:
    return {
        "title": profile.title,
        "path": profile.path,
        "documents": [_document(document) for document in profile.documents],
        "patents": [_patent(patent) for patent in profile.patents] if profile.patents is not None else None,
        "fees": [_fee(fee) for fee in profile.fees],
    }


def _document(document: DocumentStated) -> dict[str, Any]:
    return {
        "path": document.path,
        "kind": document.kind,
        "key": document.key,
        "title": document.title,
        "clauses": document.clauses,
        "facts": [_stated(stated) for stated in document.facts],
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: StatedBlock) -> dict[str, Any]:
    return {
        "key": block.key,
        "label": _words(block.label),
        "name": _stated(block.name) if block.name is not None else None,
        "facts": [_stated(stated) for stated in block.facts],
        "location": _location(block.location),
    }


def _stated(stated: Stated) -> dict[str, Any]:
    return {
        "key": stated.key,
        "label": _words(stated.label),
        "value": _words(stated.value),
        "location": _location(stated.location),
    }


def _patent(patent: PatentStated) -> dict[str, Any]:
    return {
        "number": patent.number,
        "title": patent.title or None,
        "patentee": patent.patentee or None,
        "type": _words(patent.type) if patent.type is not None else None,
        "status": _words(patent.status) if patent.status is not None else None,
        "no_longer_in_force": patent.ended,
        "essential": patent.essential or None,
        "evaluated_by": patent.evaluated_by or None,
        "expiry": patent.expiry.isoformat() if patent.expiry is not None else None,
        "location": _location(patent.location),
    }


def _fee(fee: FeeStated) -> dict[str, Any]:
    return {
        "licensee": fee.licensee,
        "license": fee.license,
        "group": _words(fee.group),
        "comparable": fee.rate is not None and not fee.open,
        "rate": _words(fee.said),
        "location": _location(fee.location),
    }


def _point(register: Register, point: Point, by_rule: Mapping[str, Sequence[Finding]]) -> dict[str, Any]:
    authority, key = point.authority, key_of(point.authority)
    rules = [rule.id for rule in register.report.rules if key in map(key_of, rule.authority)]
    findings = [finding for rule in rules for finding in by_rule.get(rule, ())]
    met = dict.fromkeys(at for one in findings if one.outcome is Outcome.MET for at in met_at(register, one))
    return {
        "source": authority.source,
        "provision": authority.provision,
        "citation": _words(citation(authority)),
        "gist": _words(authority.gist),
        "checked": authority.checked,
        "unused": _words(point.unused) if point.unused is not None else None,
        "rules": rules,
        "met_at": [_words(at) for at in met],
        "findings": [finding.id for finding in findings if not finding.outcome.passes],
    }


def _met(register: Register, finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "condition": _words(finding.message),
        "by": [_words(at) for at in met_at(register, finding)],
        "location": {**_location(finding.location), "clause": finding.clause or None},
    }


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}


def _words(text: Bilingual) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
