"""A waiver waives one finding as long as it has not ended and what it is about has not changed; else it is reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck.core.diagnostic import Severity
from poolcheck.core.location import Location
from poolcheck.findings.model import Excerpt, Finding, Outcome, Waiver
from poolcheck.waivers.apply import Scope, applied

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck import api

TODAY = date(2026, 11, 21)
KEY = "Model patent pool license"
FREE = f"grant-back-free@{KEY}#licensee·must·grant_back·improvements+pool"
PLACE = Location("waivers.yaml", 4, 5, 8, 1)


@pytest.fixture(scope="module")
def findings(check: Callable[..., api.Report]) -> tuple[Finding, ...]:
    return check("fixtures/model-license/en.yaml").findings


@pytest.fixture(scope="module")
def scope(findings: tuple[Finding, ...]) -> Scope:
    rules = {one.rule: one.rule for one in findings}
    return Scope({**rules, "grant-back-gratis": "grant-back-free"}, set(rules), {KEY})


@pytest.fixture(scope="module")
def free(findings: tuple[Finding, ...]) -> Finding:
    return next(one for one in findings if one.id == FREE)


def waiver(of: Finding, **changes: object) -> Waiver:
    made = Waiver(
        rule=of.rule,
        finding=of.id,
        because="decided",
        by="Li Wei",
        until=date(2027, 3, 31),
        ticket="",
        meaning=of.meaning[:16],
        outcome=of.outcome,
        location=PLACE,
        excerpt=Excerpt(4, ("  - rule: x",), ((4, 11),)),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields by name


def upkeep(found: tuple[Finding, ...]) -> list[str]:
    return [one.rule for one in found if one.test == "upkeep"]


def test_a_waived_finding_stays_with_its_waiver(findings: tuple[Finding, ...], scope: Scope, free: Finding) -> None:
    one = waiver(free)

    found = applied(findings, [one], TODAY, scope)

    assert [each.id for each in found if each.waiver is one] == [FREE]
    assert [each.id for each in found] == [each.id for each in findings]
    assert not next(each for each in found if each.id == FREE).standing


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2027, 3, 31), []), (date(2027, 4, 1), ["waiver-expired"])],
    ids=["the last day", "the day after"],
)
def test_a_waiver_holds_until_the_end_of_its_last_day(
    findings: tuple[Finding, ...], scope: Scope, free: Finding, today: date, expected: list[str]
) -> None:
    found = applied(findings, [waiver(free)], today, scope)

    assert upkeep(found) == expected
    assert any(each.waiver for each in found) is not bool(expected)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"meaning": "0" * 16}, "waiver-stale"),
        ({"outcome": Outcome.PRESUMED_MET}, "waiver-graver"),
        ({"finding": f"grant-back-free@{KEY}#gone"}, "waiver-unused"),
        ({"finding": f"grant-back-free@{KEY}"}, "waiver-too-broad"),
        ({"finding": "grant-back-free"}, "waiver-too-broad"),
        ({"rule": "grant-back-fre", "finding": f"grant-back-fre@{KEY}#x"}, "waiver-no-rule"),
    ],
)
def test_a_waiver_that_does_not_hold_is_a_finding_and_waives_nothing(
    findings: tuple[Finding, ...], scope: Scope, free: Finding, changes: dict[str, object], expected: str
) -> None:
    found = applied(findings, [waiver(free, **changes)], TODAY, scope)

    assert upkeep(found) == [expected]
    assert not any(each.waiver for each in found)
    assert found[-1].location == PLACE
    assert found[-1].severity is Severity.WARNING
    assert found[-1].law is False


def test_a_norm_that_is_met_now_needs_no_waiver(findings: tuple[Finding, ...], scope: Scope, free: Finding) -> None:
    met = tuple(replace(one, outcome=Outcome.MET, meaning="") if one is free else one for one in findings)

    assert upkeep(applied(met, [waiver(free)], TODAY, scope)) == ["waiver-unused"]


def test_a_rule_that_may_not_be_waived_is_not(findings: tuple[Finding, ...], scope: Scope, free: Finding) -> None:
    strict = tuple(replace(one, waivable=False) if one is free else one for one in findings)

    found = applied(strict, [waiver(free)], TODAY, scope)

    assert upkeep(found) == ["waiver-not-allowed"]
    assert not any(each.waiver for each in found)


def test_a_waiver_without_a_digest_holds_and_is_noted(
    findings: tuple[Finding, ...], scope: Scope, free: Finding
) -> None:
    found = applied(findings, [waiver(free, meaning="")], TODAY, scope)

    assert upkeep(found) == ["waiver-unpinned"]
    assert found[-1].severity is Severity.NOTE
    assert free.meaning[:12] in found[-1].remedy.en
    assert any(each.waiver for each in found)


def test_a_waiver_by_a_former_name_of_the_rule_holds(
    findings: tuple[Finding, ...], scope: Scope, free: Finding
) -> None:
    former = waiver(free, rule="grant-back-gratis", finding=FREE.replace("grant-back-free", "grant-back-gratis"))

    found = applied(findings, [former], TODAY, scope)

    assert upkeep(found) == []
    assert [each.id for each in found if each.waiver] == [FREE]


def test_what_a_run_did_not_look_at_makes_no_waiver_useless(
    findings: tuple[Finding, ...], scope: Scope, free: Finding
) -> None:
    elsewhere = waiver(free, finding="grant-back-free@Another license#x")
    not_applied = replace(scope, applied={"no-challenge"})

    assert upkeep(applied(findings, [elsewhere], TODAY, scope)) == []
    assert upkeep(applied(findings, [waiver(free, finding=FREE + "x")], TODAY, not_applied)) == []


def test_a_waiver_too_broad_names_what_it_could_mean(
    findings: tuple[Finding, ...], scope: Scope, free: Finding
) -> None:
    found = applied(
        findings,
        [waiver(free, finding=f"royalty-relief-all-patents@{KEY}", rule="royalty-relief-all-patents")],
        TODAY,
        scope,
    )

    assert f"royalty-relief-all-patents@{KEY}#licensee·may·terminate·agreement" in found[-1].message.en
    assert "2" in found[-1].message.zh


def test_of_like_clauses_the_one_that_means_the_same_is_waived(scope: Scope, free: Finding) -> None:
    first, second = replace(free, meaning="a" * 64), replace(free, id=f"{free.id}+2", meaning="b" * 64)
    # A like clause came before both, so that the numbers moved by one.
    moved = (replace(free, meaning="0" * 64), replace(first, id=f"{free.id}+2"), replace(second, id=f"{free.id}+3"))

    found = applied(moved, [waiver(first), waiver(second)], TODAY, scope)

    assert [(each.id[-2:], each.meaning[0]) for each in found if each.waiver] == [("+2", "a"), ("+3", "b")]
    assert upkeep(found) == []


def test_two_findings_on_one_waiver_have_two_ids(findings: tuple[Finding, ...], scope: Scope, free: Finding) -> None:
    broad = waiver(free, finding=f"grant-back-free@{KEY}")

    found = applied(findings, [broad, broad], TODAY, scope)

    assert len({each.id for each in found}) == len(found)


def test_the_messages_are_chinese_too(findings: tuple[Finding, ...], scope: Scope, free: Finding) -> None:
    found = applied(findings, [waiver(free, meaning="0" * 16)], TODAY, scope)[-1]

    assert found.title.zh == "忽略登记所针对的内容已变更"
    assert FREE in found.message.zh
    assert Path(found.location.path).name == "waivers.yaml"
