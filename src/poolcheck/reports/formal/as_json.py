"""The formal report for programs: the report, the profile of the pool, soft law point by point, and the seal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from poolcheck.reports.citation import citation
from poolcheck.reports.form import Options
from poolcheck.reports.formal.certificate import conditions
from poolcheck.reports.formal.places import standings
from poolcheck.reports.formal.points import compared
from poolcheck.reports.formats import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.location import Location
    from poolcheck.findings.profile import DocumentStated, FeeStated, PatentStated, PoolProfile, Stated, StatedBlock
    from poolcheck.findings.report import Report
    from poolcheck.reports.formal.build import Commission
    from poolcheck.reports.formal.places import Standing
    from poolcheck.reports.formal.points import Compared

VERSION: Final = "poolcheck-report/1"


def written(report: Report, commission: Commission, sealed: str) -> str:
    """Return a formal report as JSON, in both languages; `report` in it is what `check --format json` gives."""
    content = {
        "format": VERSION,
        "for": commission.audience,
        "redaction": _words(commission.redaction) if commission.redaction is not None else None,
        "profiles": [_profile(profile) for profile in report.profiles],
        "points": [_point(one) for one in compared(report)],
        "met": list(_met(report)),
        "report": to_json.content_of(report, Options()),
        "seal": sealed,
    }
    return _object(content, _value) + "\n"


def _value(value: object) -> str:
    """Write a value of the report; of what there may be thousands of each stands on a line of its own."""
    match value:
        case dict():
            return _object(value, _below)
        case _:
            return _below(value)


def _below(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_line, value)) + "\n]"
    return _line(value)


def _object(content: Mapping[str, object], write: Callable[[object], str]) -> str:
    return "{\n" + ",\n".join(f"{_line(key)}: {write(value)}" for key, value in content.items()) + "\n}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


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
        "amount": str(fee.rate) if fee.rate is not None else None,
        "unit": _words(fee.unit) if fee.unit is not None else None,
        "location": _location(fee.location),
    }


def _point(one: Compared) -> dict[str, Any]:
    authority = one.point.authority
    return {
        "source": authority.source,
        "provision": authority.provision,
        "citation": _words(citation(authority)),
        "gist": _words(authority.gist),
        "checked": authority.checked,
        "standing": _words(one.standing),
        "unused": _words(one.point.unused) if one.point.unused is not None else None,
        "rules": list(one.rules),
        "met": [
            {"condition": _words(met.condition), "places": [_standing(place) for place in met.places]}
            for met in one.met
        ],
        "findings": [finding.id for finding in one.findings],
    }


def _met(report: Report) -> Iterator[dict[str, Any]]:
    names = report.names
    for condition, met in conditions(report.findings):
        yield {
            "rule": met[0].rule,
            "concern": met[0].concern,
            "condition": _words(condition),
            "by": [_standing(one) for one in standings(met, names)],
        }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "path": standing.path,
        "document": standing.document,
        "clauses": list(standing.clauses),
        "lines": list(standing.lines),
    }


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}


def _words(text: Bilingual) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
