"""Applies waivers to findings; what is wrong with a waiver is a finding of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.suggest import closest
from poolcheck.waivers.match import Findings, graver, means
from poolcheck.waivers.upkeep import upkeep

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from poolcheck.findings.model import Finding, Waiver

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run looked at, without which nobody can tell whether a waiver is of no use.

    Attributes:
        rules: every rule there is, by its id and by its former ids.
        applied: the ids of those that were applied.
        documents: the keys of the documents and dossiers that were read.
    """

    rules: Mapping[str, str]
    applied: Collection[str]
    documents: Collection[str]

    def looked_at(self, waiver: Waiver) -> bool:
        """Whether a run could have met what a waiver is about: its rule in its document."""
        rule = self.rules.get(waiver.rule)
        if rule is None:
            return True
        if rule not in self.applied:
            return False
        document = waiver.finding.partition("@")[2]
        return not document or any(f"{document}#".startswith(f"{key}#") for key in self.documents)


@dataclass(slots=True)
class _Applied:
    """What waivers have come to so far: the waived findings by id, and the findings on waivers."""

    waived: dict[str, Waiver] = field(default_factory=dict)
    upkeep: list[Finding] = field(default_factory=list)


def applied(findings: Iterable[Finding], waivers: Iterable[Waiver], today: date, scope: Scope) -> tuple[Finding, ...]:
    """Return findings, those that are waived with their waiver, and behind them a finding on each waiver to look after.

    A waiver waives one finding whose norm admits it, as long as it has not ended, and as long as what it is about says
    what it said and weighs no more than it did.
    """
    kept = tuple(findings)
    known = Findings(kept)
    result = _Applied()
    for waiver in waivers:
        if waiver.beside is not None:
            _inline(waiver, known, today, scope, result)
        elif scope.looked_at(waiver):
            _one(waiver, known, today, scope, result)
    marked = (replace(one, waiver=result.waived[one.id]) if one.id in result.waived else one for one in kept)
    return (*marked, *_told_apart(result.upkeep))


def _one(waiver: Waiver, known: Findings, today: date, scope: Scope, result: _Applied) -> None:
    rule = scope.rules.get(waiver.rule)
    if rule is None:
        result.upkeep.append(_no_rule(waiver, scope))
        return
    id_ = rule + waiver.finding.removeprefix(waiver.rule) if "@" in waiver.finding else waiver.finding
    if "#" not in id_:
        found = tuple(one for one in known.below(id_) if one.rule == rule and not one.outcome.passes)
        result.upkeep.append(_too_broad(waiver, [one.id for one in found]))
        return
    finding = known.called(id_, waiver.meaning)
    if finding is None or finding.outcome.passes:
        result.upkeep.append(upkeep("waiver-unused", waiver))
        return
    _decide(waiver, finding, today, result)


def _inline(waiver: Waiver, known: Findings, today: date, scope: Scope, result: _Applied) -> None:
    rule = scope.rules.get(waiver.rule)
    if rule is None:
        result.upkeep.append(_no_rule(waiver, scope))
        return
    if rule not in scope.applied:
        return
    found = [one for one in known.all if one.rule == rule and not one.outcome.passes and _beside(waiver, one)]
    if not found:
        result.upkeep.append(upkeep("waiver-unused", waiver))
    for finding in found:
        _decide(waiver, finding, today, result)


def _beside(waiver: Waiver, finding: Finding) -> bool:
    first, last = waiver.beside or (0, 0)
    return finding.location.path == waiver.location.path and first <= finding.location.line <= last


def _decide(waiver: Waiver, finding: Finding, today: date, result: _Applied) -> None:
    """Waive a finding, or say why not."""
    values = {"finding": finding.id}
    if not finding.waivable:
        result.upkeep.append(upkeep("waiver-not-allowed", waiver, **values))
    elif waiver.until < today:
        result.upkeep.append(upkeep("waiver-expired", waiver, day=waiver.until, **values))
    elif not means(finding, waiver.meaning):
        result.upkeep.append(upkeep("waiver-stale", waiver, **values))
    elif graver(finding, waiver.outcome):
        result.upkeep.append(upkeep("waiver-graver", waiver, **values))
    elif finding.id in result.waived:
        result.upkeep.append(upkeep("waiver-unused", waiver))
    else:
        result.waived[finding.id] = waiver
        if not waiver.meaning:
            result.upkeep.append(upkeep("waiver-unpinned", waiver, meaning=finding.meaning[:12]))


def _no_rule(waiver: Waiver, scope: Scope) -> Finding:
    return upkeep("waiver-no-rule", waiver, rule=waiver.rule, suggestion=closest(waiver.rule, scope.rules))


def _too_broad(waiver: Waiver, ids: list[str]) -> Finding:
    shown = (*ids[:_MOST_NAMED], *(["…"] if len(ids) > _MOST_NAMED else []))
    nothing = Bilingual("none at present", "目前没有")
    return upkeep("waiver-too-broad", waiver, count=len(ids), findings=shown or nothing)


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings on waivers, those of one id with a running number."""
    seen: dict[str, int] = {}
    for finding in findings:
        number = seen[finding.id] = seen.get(finding.id, 0) + 1
        yield finding if number == 1 else replace(finding, id=f"{finding.id}+{number}")
