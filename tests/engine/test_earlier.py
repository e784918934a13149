"""Agreements signed before what a rule rests on was in force say so, with the day, and are still looked at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, check

if TYPE_CHECKING:
    from poolcheck.packs.model import Law

AS_OF = date(2026, 11, 21)
LICENSE = """\
license: Old license
governing law: PRC
signed: DAY
clauses:
  - at: "8.1"
    says: licensee must not challenge licensed patents
"""


def notes(law: Law, day: str, rule: str = "pool-no-challenge") -> list[tuple[str, str]]:
    """Return what a rule under Order 79 notes on the signature of a license."""
    text = LICENSE.replace("signed: DAY\n", f"signed: {day}\n" if day else "")
    report = check([InputFile("old.yaml", text.encode())], law, AS_OF)
    found = next(one for one in report.findings if one.rule == rule)
    return [(note.en, note.zh) for note in found.notes if "signed" in note.en]


def test_an_agreement_signed_the_day_before_says_so(law: Law) -> None:
    ((english, chinese),) = notes(law, "2023-07-31")

    assert english.startswith("the document was signed on 2023-07-31, before Order 79 as cited here was in force")
    assert "(2023-08-01)" in english
    assert chinese.startswith("该文件签订于2023-07-31，早于")
    assert "（2023-08-01）" in chinese


def test_without_a_signature_the_day_of_effect_or_of_the_version_counts(law: Law) -> None:
    def said(line: str) -> list[tuple[str, str]]:
        text = LICENSE.replace("signed: DAY", line)
        found = next(
            one
            for one in check([InputFile("old.yaml", text.encode())], law, AS_OF).findings
            if one.rule == "pool-no-challenge"
        )
        return [(note.en.split(",")[0], note.zh.split("，")[0]) for note in found.notes if "as cited here" in note.en]

    assert said("effective: 2023-07-31") == [("the document took effect on 2023-07-31", "该文件自2023-07-31起生效")]
    assert said("version: 2023-07-31") == [("the document is of 2023-07-31", "该文件为2023-07-31版本")]
    assert said("signed: 2023-08-01\neffective: 2023-07-31") == []


@pytest.mark.parametrize("day", ["2023-08-01", "2026-01-01", "", "unknown", "____"])
def test_one_signed_on_the_first_day_or_later_or_on_no_known_day_says_nothing(law: Law, day: str) -> None:
    assert notes(law, day) == []


def test_each_provision_is_measured_by_its_own_day(law: Law) -> None:
    said = [english for english, _ in notes(law, "2022-12-01", "trade-no-challenge")]

    assert len(said) == 2
    assert "Foreign Trade Law as cited here was in force (2022-12-30)" in said[0]
    assert "(2025-05-01)" in said[1]


def test_the_outcome_is_the_same_whenever_it_was_signed(law: Law) -> None:
    def outcomes(day: str) -> list[tuple[str, str]]:
        text = LICENSE.replace("DAY", day)
        report = check([InputFile("old.yaml", text.encode())], law, AS_OF)
        return [(one.rule, one.outcome.value) for one in report.findings]

    assert outcomes("2015-01-01") == outcomes("2026-01-01")


TALKS = """\
license: Talks
governing law: PRC
negotiations:
  - {day: DAY, event: suit filed, by: licensor, to: Acme}
clauses:
  - at: "8.1"
    says: licensee must not challenge licensed patents
"""


@pytest.mark.parametrize(("day", "said"), [("2024-11-07", True), ("2024-11-08", False), ("unknown", False)])
def test_steps_of_talks_before_the_law_say_so_where_a_rule_looks_at_them(law: Law, day: str, *, said: bool) -> None:
    report = check([InputFile("old.yaml", TALKS.replace("DAY", day).encode())], law, AS_OF)
    (looking,) = (one for one in report.findings if one.rule == "sep-guidelines-notice-first")
    (other,) = (one for one in report.findings if one.rule == "no-challenge")
    notes = [(note.en.split(",")[0], note.zh.split("，")[0]) for note in looking.notes if "as cited here" in note.en]

    assert notes == [(f"the last step told of was taken on {day}", f"所载最后一步发生于{day}")] * said
    assert not [note for note in other.notes if "as cited here" in note.en]
