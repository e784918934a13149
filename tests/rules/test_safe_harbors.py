"""What a finding says of safe harbors: whose shares count, who competes, and what was not yet in force."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, Settings, check, load_law

if TYPE_CHECKING:
    from poolcheck.packs.model import Law

BEFORE = date(2026, 1, 31)
SINCE = date(2026, 2, 1)
VERTICAL = "less than 15 %"
VERTICAL_IP = "at most 30 %"
HORIZONTAL = "together hold at most 20 %"

LICENSE = """\
license: Tuner license
governing law: PRC
licensee profile:
  name: Alfa
markets:
  - title: tuner technology, China
    shares:
{shares}
clauses:
  - at: "5.1"
    says: licensee must not use competing technology, during the term
"""
CHARTER = """\
charter: Tuner pool
governing law: PRC
members:
  - {{title: Beta{competes}}}
  - title: Gamma
markets:
  - title: tuner technology, China
    shares:
{shares}
clauses:
  - at: "5.1"
    says: member must not join other pools
"""


@cache
def law() -> Law:
    loaded = load_law()
    assert loaded.value is not None
    return loaded.value


def remarks(text: str, rule: str, as_of: date = SINCE) -> str:
    report = check([InputFile("a.yaml", text.encode())], law(), as_of, Settings(select=(rule,)))
    assert [problem.message.en for problem in report.diagnostics] == []
    [finding] = report.findings
    assert finding.clause == "5.1"
    return "\n".join(note.en for note in finding.notes)


def rows(*shares: str) -> str:
    return "\n".join(
        f"      - {{holder: {holder}, share: {share}}}" for holder, share in (row.split(" / ") for row in shares)
    )


def of_license(*shares: str, as_of: date = SINCE) -> str:
    return remarks(LICENSE.format(shares=rows(*shares)), "licensee-exclusive-dealing-effects", as_of)


def of_charter(*shares: str, competes: str = "") -> str:
    return remarks(CHARTER.format(shares=rows(*shares), competes=competes), "exclusive-membership-effects")


@pytest.mark.parametrize("licensee", ["licensee", "Alfa"])
def test_the_share_of_the_licensee_can_close_the_harbor_as_that_of_the_licensor(licensee: str) -> None:
    assert VERTICAL in of_license("licensor / 14.9%", f"{licensee} / 14.9%")
    assert VERTICAL not in of_license("licensor / 14.9%", f"{licensee} / 15%")
    assert VERTICAL_IP in of_license("licensor / 14.9%", f"{licensee} / 30%")
    assert "safe harbor" not in of_license("licensor / 14.9%", f"{licensee} / 40%")
    assert "safe harbor" not in of_license("licensor / 40%", f"{licensee} / 14.9%")


def test_the_share_of_a_competitor_closes_no_harbor() -> None:
    assert VERTICAL in of_license("licensor / 14.9%", "Rival / 60%")


def test_a_figure_is_not_said_to_be_in_force_before_it_is() -> None:
    before = of_license("licensor / 10%", as_of=BEFORE)

    assert VERTICAL_IP in before
    assert "since 1 February 2026" not in before
    assert "since 1 February 2026" in of_license("licensor / 10%", as_of=SINCE)


@pytest.mark.parametrize(("beta", "gamma", "arguable"), [("10%", "10%", True), ("10%", "10.1%", False)])
def test_the_shares_of_competitors_count_together(beta: str, gamma: str, arguable: bool) -> None:  # noqa: FBT001
    said = of_charter(f"Beta / {beta}", f"Gamma / {gamma}", competes=", competes with: [Gamma]")

    assert (HORIZONTAL in said) is arguable


def test_the_share_of_the_pool_may_contain_those_of_its_members_so_that_both_are_asked_about() -> None:
    said = of_charter("pool / 18%", "Beta / 10%")

    assert "what share do the parties hold together" in said
    assert HORIZONTAL not in said


def test_members_that_are_stated_to_compete_have_no_harbor_for_agreements_of_others() -> None:
    shares = ("Beta / 5%", "Gamma / 5%")

    assert VERTICAL in of_charter(*shares)
    assert VERTICAL_IP in of_charter(*shares)
    competing = of_charter(*shares, competes=", competes with: [Gamma]")
    assert VERTICAL not in competing
    assert VERTICAL_IP not in competing
    assert HORIZONTAL in competing


RESALE = """\
license: Tuner license
governing law: PRC
markets:
  - title: tuners, China
    shares:
{shares}
clauses:
  - at: "5.1"
    says: licensee must resell licensed products, at a minimum price or above
  - at: "5.2"
    says: licensee may buy licensed products from licensor
"""
RESALE_HARBOR = "share is below 5 %"


def of_resale(row: str, as_of: date = SINCE) -> str:
    return remarks(RESALE.format(shares=f"      - {{holder: licensor, {row}}}"), "resale-price-minimum", as_of)


def test_a_safe_harbor_for_resale_prices_needs_a_small_share_and_a_small_turnover() -> None:
    assert RESALE_HARBOR in of_resale("share: 4.9%, sales: 99999999 CNY")
    assert "harbor" not in of_resale("share: 5%, sales: 99999999 CNY")
    assert "harbor" not in of_resale("share: 4.9%, sales: 100000000 CNY")


def test_a_turnover_that_nobody_stated_is_asked_for() -> None:
    said = of_resale("share: 4.9%")

    assert RESALE_HARBOR not in said
    assert "what are the share and the turnover" in said


def test_resale_prices_had_no_safe_harbor_with_figures_before_the_day_reported() -> None:
    assert "harbor" not in of_resale("share: 1%, sales: 1000000 CNY", as_of=BEFORE)
    assert RESALE_HARBOR in of_resale("share: 1%, sales: 1000000 CNY", as_of=SINCE)


@pytest.mark.parametrize(("share", "both"), [("14.9%", True), ("15%", False), ("20%", False), ("30%", False)])
def test_between_15_and_30_percent_only_the_unverified_figure_is_left_to_argue(share: str, both: bool) -> None:  # noqa: FBT001
    said = of_license(f"licensor / {share}")

    assert (VERTICAL in said) is both
    assert VERTICAL_IP in said
    assert "how it stands beside the 15 %" in said


NAMED_HEADS = {
    ("aml-2022", name)
    for name in (
        "horizontal-price-fixing",
        "horizontal-output-limits",
        "horizontal-market-division",
        "horizontal-technology-limits",
        "joint-boycott",
    )
}


def test_no_safe_harbor_is_mentioned_for_the_named_heads_nor_for_an_abuse() -> None:
    rules = [rule for pack in law().packs for rule in pack.rules]
    named = [rule for rule in rules if NAMED_HEADS & {(one.source, one.provision) for one in rule.file.authority}]
    abuses = [rule for rule in rules if rule.test.id == "abuse_if_dominant"]

    assert len(named) > 10
    assert abuses
    assert {rule.id: rule.file.arguable for rule in (*named, *abuses) if rule.file.arguable} == {}


def test_resale_prices_have_no_safe_harbor_but_their_own() -> None:
    rules = [rule for pack in law().packs for rule in pack.rules if rule.test.id == "presumed" and rule.file.arguable]

    assert rules
    assert {harbor for rule in rules for harbor in rule.file.arguable} == {"resale_price_safe_harbor"}
