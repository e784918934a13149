"""Baselines: the findings that were there on a day, written down, read, and told from those that came since."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.location import Location
from poolcheck.core.reading import Reading
from poolcheck.findings.model import UPKEEP, Outcome
from poolcheck.findings.report import BaselineUsed
from poolcheck.waivers.match import graver, without_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Report

VERSION = "poolcheck-baseline/1"

_NO_JSON = Bilingual("it is no JSON", "不是 JSON")
_OTHER_FORM = Bilingual("it does not say “format: poolcheck-baseline/1”", "未写明格式 poolcheck-baseline/1")
_BAD_ENTRY = Bilingual("an entry has no id, meaning and outcome", "有条目缺少编号、含义或者结论")


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of a baseline: its id, what its subject said, and its outcome."""

    id: str
    meaning: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that were there: in a file with its SHA-256, or at a revision of the documents with its commit."""

    name: str
    digest: str
    findings: tuple[Known, ...]


def known(findings: Iterable[Finding]) -> tuple[Known, ...]:
    """Return what a baseline keeps of findings: of all that ask for something, also those that are waived."""
    kept = (one for one in findings if not one.outcome.passes and one.test != UPKEEP)
    return tuple(sorted((Known(one.id, one.meaning, one.outcome) for one in kept), key=lambda each: each.id))


def written(report: Report) -> str:
    """Return the baseline of a report as the text of a file: a line for each finding, in the order of ids."""
    entries = [
        json.dumps({"id": one.id, "meaning": one.meaning, "outcome": one.outcome.value}, ensure_ascii=False)
        for one in known(report.findings)
    ]
    head = f'{{"format": "{VERSION}", "as_of": "{report.as_of}", "findings": ['
    return head + ("\n" + ",\n".join(entries) + "\n" if entries else "") + "]}\n"


def read_baseline(data: bytes, path: str) -> Reading[Baseline]:
    """Read a baseline from the bytes of a file."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return _bad(path, _NO_JSON)
    if not isinstance(content, dict) or content.get("format") != VERSION:
        return _bad(path, _OTHER_FORM)
    entries = content.get("findings")
    found = [_entry(entry) for entry in entries] if isinstance(entries, list) else [None]
    kept = tuple(one for one in found if one is not None)
    if len(kept) < len(found):
        return _bad(path, _BAD_ENTRY)
    return Reading(Baseline(path, hashlib.sha256(data).hexdigest(), kept))


def _entry(entry: Any) -> Known | None:  # noqa: ANN401 - whatever a JSON file holds
    match entry:
        case {"id": str(id_), "meaning": str(meaning), "outcome": str(outcome)} if outcome in tuple(Outcome):
            return Known(id_, meaning, Outcome(outcome))
        case _:
            return None


def _bad(path: str, reason: Bilingual) -> Reading[Baseline]:
    return Reading(None, (diagnostic("baseline-file", Location(path, 1, 1, 1, 1), reason=reason),))


def marked(
    findings: Iterable[Finding], baseline: Baseline, documents: Collection[str]
) -> tuple[tuple[Finding, ...], BaselineUsed]:
    """Return findings, those of the baseline marked, and which of the baseline are there no more.

    A finding is of the baseline if one of its id, but for its number among like clauses, meant the same and weighed no
    less. What the baseline says of documents that were not read, nobody knows to be gone.

    Args:
        findings: those of a run.
        baseline: those that were there before.
        documents: the keys of the documents and dossiers that were read.
    """
    before: dict[tuple[str, str], list[Known]] = {}
    for one in baseline.findings:
        before.setdefault((without_number(one.id), one.meaning), []).append(one)
    met: Counter[tuple[str, str]] = Counter()
    result = []
    for finding in findings:
        key = (without_number(finding.id), finding.meaning)
        alike = before.get(key, [])
        old = alike[met[key]] if met[key] < len(alike) else None
        if old is None or finding.outcome.passes or graver(finding, old.outcome):
            result.append(finding)
            continue
        met[key] += 1
        result.append(replace(finding, baselined=True))
    gone = sorted(one.id for key, alike in before.items() for one in alike[met[key] :] if _of_any(one.id, documents))
    return tuple(result), BaselineUsed(baseline.name, baseline.digest, tuple(gone))


def _of_any(id_: str, documents: Collection[str]) -> bool:
    """Whether a finding is about one of these documents."""
    behind = id_.partition("@")[2]
    return any(behind.startswith(f"{key}#") for key in documents)
