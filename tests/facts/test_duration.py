"""How long what a clause says lasts, and what a permission for another time says of today."""

from __future__ import annotations

from datetime import date

import pytest
from fact_bases import written

from poolcheck.core.truth import Truth
from poolcheck.expr.values import Exact, Fact, Several, Unknown
from poolcheck.facts.ground import Ground

TODAY = date(2026, 11, 22)
PAYS = "licensee must pay royalties on licensed products"


def fact(sentence: str, name: str, as_of: date | None = TODAY, kind: str = "charter") -> Fact:
    return written(sentence, kind=kind, as_of=as_of).clauses[0].fact(name)


def question(found: Fact) -> tuple[str, str]:
    assert isinstance(found.source, Ground)
    return found.source.ask.en, found.source.ask.zh


@pytest.mark.parametrize(
    "sentence",
    [
        "member may license its pooled patents independently, only after the term",
        "成员仅可在合同期满后在池外自行许可其入池专利",
        "member may join other pools, only after the term",
        "licensee may negotiate with members, only after the term",
        "licensee may select patents its products need, only until 2026-11-21",
        "被许可方仅可选择其产品所需专利，直至2026年11月21日",
    ],
)
def test_a_permission_for_another_time_only_is_a_prohibition_now(sentence: str) -> None:
    assert fact(sentence, "restricted").value is Truth.TRUE


@pytest.mark.parametrize(
    "sentence",
    [
        "member may license its pooled patents independently, after the term",
        "成员可以在合同期满后在池外自行许可其入池专利",
        "licensee may select patents its products need, until 2026-11-21",
    ],
)
def test_a_permission_for_another_time_leaves_open_what_holds_now(sentence: str) -> None:
    found = fact(sentence, "restricted")

    assert found.value is Truth.UNKNOWN
    assert question(found) == (
        "may it be done now as well, and not only at the time stated?",
        "除所载时间外，现时可否为之？",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "licensee may, in principle, select patents its products need",
        "原则上，成员可以在池外自行许可其入池专利",
    ],
)
def test_what_is_allowed_in_principle_is_asked_about(sentence: str) -> None:
    found = fact(sentence, "restricted")

    assert found.value is Truth.UNKNOWN
    assert question(found) == ("are there exceptions to what holds in principle?", "原则之外有何例外？")


@pytest.mark.parametrize(
    "sentence",
    [
        "licensee may select patents its products need, until 2026-11-22",
        "member may license its pooled patents independently, during and after the term",
        "成员可以随时在池外自行许可其入池专利",
        "member may license its pooled patents independently, until the last licensed patent expires",
    ],
)
def test_a_permission_that_holds_today_restricts_nothing(sentence: str) -> None:
    assert fact(sentence, "restricted").value is Truth.FALSE


def test_without_a_day_of_the_check_no_permission_is_past() -> None:
    assert (
        fact("licensee may select patents its products need, until 2001-01-01", "restricted", None).value is Truth.FALSE
    )


def test_a_prohibition_in_principle_is_one() -> None:
    assert fact("member must not, in principle, join other pools", "restricted").value is Truth.TRUE


@pytest.mark.parametrize(
    ("sentences", "comes_to"),
    [
        (["only after the term"], Truth.FALSE),
        (["after the term"], Truth.UNKNOWN),
        (["after the term", "at any time"], Truth.TRUE),
        (["only after the term", "at any time"], Truth.FALSE),
    ],
)
def test_a_permission_for_later_takes_nothing_from_one_for_now(sentences: list[str], comes_to: Truth) -> None:
    said = [f"member may license its pooled patents independently, {when}" for when in sentences]
    facts = written(*said, kind="charter", as_of=TODAY)

    assert facts.permitted("member", "license_independently").value is comes_to


@pytest.mark.parametrize(
    ("end", "day"),
    [
        ("until 2040-01-01", date(2040, 1, 1)),
        ("until the later of the last licensed patent expires and 2040-01-01", date(2040, 1, 1)),
        ("until the later of 2041-05-06 and 2040-01-01", date(2041, 5, 6)),
        ("until the earlier of 2041-05-06 and 2040-01-01", date(2040, 1, 1)),
        ("for 20 years from 2020-02-29", date(2040, 2, 29)),
        ("for 1 years from 2020-02-29", date(2021, 2, 28)),
        ("for 23 months from 2020-01-31", date(2021, 12, 31)),
    ],
)
def test_the_day_on_which_a_clause_ends_is_reckoned(end: str, day: date) -> None:
    found = fact(f"{PAYS}, {end}", "end_day", kind="license")

    assert (found.stated, found.value) == (True, Exact(day))


def test_a_day_written_in_chinese_is_the_same_day() -> None:
    found = fact("被许可方应当就许可产品支付许可费，直至2040年1月1日", "end_day", kind="license")

    assert found.value == Exact(date(2040, 1, 1))


@pytest.mark.parametrize(
    ("end", "stated"),
    [
        ('until "the end of the standard"', True),
        ("until the later of 2040-01-01 and ____", True),
        ('for 10 years from "first commercial sale"', False),
        ("for ____ years from 2020-01-01", False),
        ("for 10 years after the last licensed patent expires", False),
        ("until the last licensed patent expires", False),
        ("for 30 years", False),
        ("quarterly", False),
    ],
)
def test_an_end_without_a_day_is_no_day(end: str, *, stated: bool) -> None:
    found = fact(f"{PAYS}, {end}", "end_day", kind="license")

    assert (found.stated, found.value) == (stated, Unknown())


@pytest.mark.parametrize(
    ("end", "events"),
    [
        ("for 10 years after the last licensed patent expires", Several(frozenset({"last_patent_expires"}))),
        ('until "the end of the standard"', Several(frozenset(), None)),
        ("until 2040-01-01", Several(frozenset())),
        ("quarterly", Several(frozenset())),
    ],
)
def test_the_events_on_which_an_end_depends_are_named(end: str, events: Several) -> None:
    assert fact(f"{PAYS}, {end}", "end_event", kind="license").value == events
