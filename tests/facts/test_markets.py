"""Markets: whose share it is, what the largest hold together, and what a gap leaves open; effects in China."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from fact_bases import base

from poolcheck.core.location import SourceText
from poolcheck.core.truth import Truth
from poolcheck.documents.from_tree import read_document
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import Between, Exact, Fact, OneOf, Records, Text, Unknown, Value
from poolcheck.facts.record import Facts
from poolcheck.syntax.from_yaml import read_yaml

if TYPE_CHECKING:
    from poolcheck.facts.from_dossier import DocumentFactBase


def market(*rows: str, head: str = "") -> DocumentFactBase:
    """Return a license with a market: each row is a holder, a share and perhaps a year."""
    lines = ["license: X", *head.splitlines(), "markets:", "  - title: decoding", "    shares:"]
    for row in rows:
        holder, share, *year = row.split(" / ")
        lines += [f"      - holder: {holder}", f"        share: {share}", *(f"        year: {y}" for y in year)]
    return base("\n".join(lines) + "\n")


def of(facts: DocumentFactBase, name: str, among: str = "positions", index: int = 0) -> Value:
    records = facts.names[among]
    assert isinstance(records, Records)
    fact = records.items[index].fact(name)
    assert isinstance(fact, Fact)
    return fact.value


LICENSING = OneOf(frozenset({"licensor_side"}))
LICENSED = OneOf(frozenset({"licensee_side"}))
OTHER = OneOf(frozenset({"other"}))


def percent(number: int) -> Exact:
    return Exact(Quantity(Decimal(number), "percent"))


def test_each_undertaking_has_a_position_of_its_own() -> None:
    facts = market("pool / 30%", "Beta / 35%", "Rival / 20%", head="members:\n  - title: Beta")

    assert [of(facts, "holder", index=index) for index in range(3)] == [Text("pool"), Text("Beta"), Text("Rival")]
    assert [of(facts, "share", index=index) for index in range(3)] == [percent(30), percent(35), percent(20)]
    assert [of(facts, "side", index=index) for index in range(3)] == [LICENSING, LICENSING, OTHER]


def test_what_was_found_of_one_undertaking_is_not_said_of_another() -> None:
    text = """\
license: X
members:
  - title: Beta
markets:
  - title: decoding
    shares:
      - {holder: pool, share: 30%}
      - {holder: Beta, share: 35%, dominance: found by an authority}
"""
    facts = base(text)

    assert of(facts, "dominance", index=0) == OneOf(frozenset({"nothing"}))
    assert of(facts, "dominance", index=1) == OneOf(frozenset({"found"}))


def test_what_a_market_says_of_dominance_without_a_name_is_said_of_those_who_license() -> None:
    head = "markets:\n  - title: decoding\n    dominance: found by an authority\n    shares:\n"
    facts = base(f"license: X\n{head}      - {{holder: pool, share: 30%}}\n      - {{holder: Rival, share: 20%}}\n")

    assert of(facts, "dominance", index=0) == OneOf(frozenset({"found"}))
    assert of(facts, "dominance", index=1) == OneOf(frozenset({"nothing"}))
    nobody = base("license: X\nmarkets:\n  - title: decoding\n    dominance: found by an authority\n")
    assert of(nobody, "side") == LICENSING
    assert of(nobody, "dominance") == OneOf(frozenset({"found"}))


def test_a_position_stands_in_the_row_of_its_undertaking() -> None:
    records = market("pool / 30%", "Rival / 20%").names["positions"]

    assert isinstance(records, Records)
    assert [record.span.location.line for record in records.items if isinstance(record, Facts) and record.span] == [
        5,
        7,
    ]


@pytest.mark.parametrize("holder", ["pool", "专利池", "X", "Alpha Ltd.", "Operating Co."])
def test_the_pools_side_is_known_by_kind_title_alias_and_name(holder: str) -> None:
    head = "parties:\n  Alpha Ltd.: licensor\noperator:\n  title: Operating Co."

    facts = market(f"{holder} / 30%", head=head)
    assert (of(facts, "side"), of(facts, "share")) == (LICENSING, percent(30))


@pytest.mark.parametrize(
    "head",
    [
        "members:\n  - title: First  LABS",
        "operator:\n  title: first   labs",
        "parties:\n  First  Labs: licensor",
    ],
)
def test_the_pools_side_is_known_whatever_the_spaces_and_capitals_of_its_name(head: str) -> None:
    facts = market("First Labs / 30%", head=head)
    assert (of(facts, "side"), of(facts, "share")) == (LICENSING, percent(30))


def test_an_undertaking_is_one_whatever_the_spaces_and_capitals_of_its_name() -> None:
    facts = market("First Labs / 40% / 2024", "FIRST  Labs / 45% / 2025")
    records = facts.names["positions"]

    assert isinstance(records, Records)
    held = [record for record in records.items if isinstance(record, Facts) and record.key != "decoding"]
    assert [record.key for record in held] == ["decoding·First Labs"]


def test_a_member_and_a_patentee_are_one_whatever_the_spaces_in_the_name() -> None:
    facts = base("license: X\nmembers:\n  - title: First  Labs\npatents:\n  - number: ZL1\n    patentee: First Labs\n")

    assert of(facts, "title", among="members") == of(facts, "patentee", among="patents") == Text("First Labs")


def test_a_holder_nobody_knows_may_be_on_either_side() -> None:
    facts = market("unknown / 60%", "pool / 20%", head="members:\n  - title: unknown")

    assert of(facts, "side") == OneOf(None)
    assert of(facts, "share") == percent(60)
    assert of(facts, "two_largest", index=1) == Unknown()


def test_both_sides_of_an_agreement_hold_together_what_each_holds() -> None:
    facts = market("licensor / 14%", "Alfa / 3%", "Rival / 40%", head="licensee profile:\n  title: Alfa")

    assert [of(facts, "side", index=index) for index in range(3)] == [LICENSING, LICENSED, OTHER]
    assert of(facts, "joint_share", index=0) == of(facts, "joint_share", index=1) == percent(17)


def test_members_hold_together_what_each_holds() -> None:
    facts = market("Beta / 10%", "Gamma / 11%", head="members:\n  - title: Beta\n  - title: Gamma")

    assert of(facts, "joint_share") == percent(21)


def test_the_share_of_the_pool_may_contain_those_of_its_members() -> None:
    facts = market("pool / 18%", "Beta / 10%", "licensee / 2%", head="members:\n  - title: Beta")
    joint = of(facts, "joint_share")

    assert isinstance(joint, Between)
    assert (joint.low, joint.high) == (Quantity(Decimal(20), "percent"), Quantity(Decimal(30), "percent"))


@pytest.mark.parametrize("row", ["licensee / unknown", "unknown / 5%"])
def test_what_both_sides_hold_together_is_open_where_one_share_is(row: str) -> None:
    assert of(market("licensor / 10%", row), "joint_share") == Unknown()


def test_a_share_of_ones_own_nobody_knows_is_open() -> None:
    facts = market("pool / 30%", "member / unknown")

    assert of(facts, "share", index=1) == Unknown()


def test_a_market_without_a_share_of_ones_own_leaves_it_open() -> None:
    facts = market("Rival / 60%")

    assert of(facts, "side") == LICENSING
    assert of(facts, "share") == Unknown()
    assert of(facts, "side", index=1) == OTHER


def test_the_largest_are_added_up_if_one_of_the_pools_side_is_among_them() -> None:
    facts = market("pool / 30%", "Rival / 40%", "Third / 10%")

    assert of(facts, "two_largest") == percent(70)
    assert of(facts, "three_largest") == percent(80)


def test_the_share_of_a_member_may_be_the_pools_so_that_the_two_are_not_surely_two_undertakings() -> None:
    alone = market("pool / 40%", "Beta / 30%", head="members:\n  - title: Beta")
    beside = market("pool / 40%", "Beta / 30%", "Rival / 35%", head="members:\n  - title: Beta")

    assert of(alone, "two_largest") == Unknown()
    assert of(beside, "two_largest") == percent(75)
    assert of(beside, "three_largest") == Unknown()
    assert of(beside, "two_largest", index=1) == percent(0)


def test_nor_are_a_pool_and_its_operator() -> None:
    assert of(market("pool / 40%", "operator / 40%"), "two_largest") == Unknown()


def test_the_largest_differ_by_what_the_pools_share_contains() -> None:
    facts = market("pool / 30%", "Beta / 35%", "Rival / 10%", head="members:\n  - title: Beta")

    assert of(facts, "two_largest") == Between(Quantity(Decimal(40), "percent"), Quantity(Decimal(65), "percent"))


def test_the_largest_are_nothing_to_the_pool_if_it_is_not_among_them() -> None:
    facts = market("pool / 10%", "Rival / 40%", "Third / 30%")

    assert of(facts, "two_largest") == percent(0)


@pytest.mark.parametrize(
    "rows", [("pool / 30%", "Rival / 40%", "Third / 30%"), ("Third / 30%", "Rival / 40%", "pool / 30%")]
)
def test_of_equal_shares_the_pools_is_among_the_largest_in_any_order(rows: tuple[str, ...]) -> None:
    assert of(market(*rows), "two_largest") == percent(70)


def test_a_share_nobody_knows_leaves_open_who_is_largest() -> None:
    assert of(market("pool / 30%", "Rival / 40%", "Third / unknown"), "two_largest") == Unknown()


def test_a_share_too_small_to_matter_leaves_nothing_open() -> None:
    assert of(market("pool / 40%", "Rival / 45%", "Third / unknown"), "two_largest") == percent(85)


def test_fewer_undertakings_than_asked_for_leave_the_sum_open() -> None:
    assert of(market("pool / 30%", "Rival / 40%"), "three_largest") == Unknown()


def test_the_same_undertaking_in_two_years_is_not_two_undertakings() -> None:
    facts = market("pool / 40% / 2024", "pool / 45% / 2025")

    assert of(facts, "two_largest") == Unknown()
    assert of(facts, "share") == Between(Quantity(Decimal(40), "percent"), Quantity(Decimal(45), "percent"))


def test_a_share_of_more_than_the_whole_is_refused_where_it_stands() -> None:
    text = "license: X\nmarkets:\n  - title: decoding\n    shares:\n      - holder: pool\n        share: 140%\n"
    source = SourceText("a.yaml", text)
    tree = read_yaml(source)
    assert tree.value is not None
    reading = read_document(tree.value, source, "")

    places = [(one.code, one.location.line, one.location.column) for one in reading.diagnostics]
    assert places == [("fact-share-range", 6, 16)]


def test_a_list_of_markets_is_never_complete() -> None:
    markets = market("pool / 30%").names["markets"]

    assert isinstance(markets, Records)
    assert not markets.complete


@pytest.mark.parametrize(
    ("head", "answer"),
    [
        ("governing law: PRC", Truth.TRUE),
        ("governing law: Germany", Truth.UNKNOWN),
        ("governing law: PRC\nterritory: Germany", Truth.UNKNOWN),
        ("", Truth.UNKNOWN),
        ("governing law: Germany\nterritory: China", Truth.TRUE),
        ("governing law: Germany\nterritory: 全球", Truth.TRUE),
        ("governing law: Germany\nterritory: Japan", Truth.UNKNOWN),
        ("markets:\n  - title: decoding\n    area: China", Truth.TRUE),
        ("markets:\n  - title: decoding\n    area: unknown", Truth.UNKNOWN),
        ("clauses:\n  - licensor must grant licensee a license under own patents, worldwide", Truth.TRUE),
    ],
)
def test_effects_in_china_are_told_by_law_territory_market_and_grant(head: str, answer: Truth) -> None:
    document = base(f"license: X\n{head}\n").names["document"]
    assert not isinstance(document, (Fact, Records))
    fact = document.fact("effects_in_prc")

    assert isinstance(fact, Fact)
    assert fact.value is answer
