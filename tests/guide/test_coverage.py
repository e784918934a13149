"""What the rules cover is counted right, and every provision that nothing cites says why."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.guide.coverage import Cell, Use, coverage
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.guide.coverage import Cited, Coverage
    from poolcheck.packs.model import Law

AS_OF = date(2026, 11, 21)
SHOULD_BE_COVERED = [f"C{number:02}" for number in range(1, 40) if number not in (34, 35)]


@pytest.fixture(scope="module")
def found(law: Law) -> Coverage:
    return coverage(law, vocabulary(), AS_OF)


def provision(found: Coverage, source: str, id_: str) -> Cited:
    return next(one for one in found.sources[source] if one.id == id_)


def test_every_row_of_the_matrix_has_rules_or_is_a_table(found: Coverage, law: Law) -> None:
    covered = {law.rows[id_] for id_, cells in found.concerns.items() if cells}

    assert sorted(covered) == SHOULD_BE_COVERED
    assert {law.rows[id_]: table for id_, table in law.tables.items()} == {"C34": "defenses", "C35": "consequences"}


def test_rules_and_examples_are_counted_by_concern_and_pack(found: Coverage, law: Law) -> None:
    for id_, cells in found.concerns.items():
        for pack in law.packs:
            rules = [rule for rule in pack.rules if rule.file.concern == id_]
            expected = Cell(len(rules), sum(len(rule.file.examples) for rule in rules)) if rules else None
            assert cells.get(pack.name) == expected, (id_, pack.name)


def test_a_provision_names_the_rules_that_rest_on_it(found: Coverage) -> None:
    one = provision(found, "spc-technology-contract", "no-challenge")

    assert "no-challenge" in one.rules
    assert one.authority is not None
    assert (one.authority.article, one.authority.item) == ("10", 6)


@pytest.mark.parametrize(
    ("source", "id_", "use"),
    [
        ("aml-2022", "dominance-presumption-one", Use("number", "dominance_one")),
        ("aml-2022", "abuse-penalty", Use("consequence", "fine-abuse")),
        ("samr-order-79", "justification", Use("definition", "order-79-justification")),
        ("spc-technology-contract", "license-type-default", Use("default", "grant_license.exclusivity")),
        ("patent-law", "license-contract", Use("default", "sublicense (licensee)")),
    ],
)
def test_a_provision_may_be_cited_otherwise_than_by_a_rule(found: Coverage, source: str, id_: str, use: Use) -> None:
    assert use in provision(found, source, id_).others


def test_every_provision_that_nothing_cites_says_why(found: Coverage) -> None:
    unexplained = [f"{source}/{one.id}" for source, every in found.sources.items() for one in every if one.unexplained]

    assert unexplained == []


def test_no_provision_that_is_cited_is_said_to_be_unused(found: Coverage) -> None:
    wrong = [
        f"{source}/{one.id}"
        for source, every in found.sources.items()
        for one in every
        if one.unused is not None and (one.rules or one.others)
    ]

    assert wrong == []


def test_a_provision_that_was_not_in_force_is_said_not_to_be(law: Law) -> None:
    before = coverage(law, vocabulary(), date(2023, 7, 31))

    assert provision(before, "samr-order-79", "pool-no-challenge").authority is None


@pytest.mark.parametrize(("language", "total"), [("en", "all "), ("zh", "合计")])
def test_the_text_shows_the_matrix_and_sums_up_provisions(law: Law, language: str, total: str) -> None:
    shown = api.coverage(law, AS_OF, "text", (language,))  # type: ignore[arg-type] # a language

    lines = shown.splitlines()
    assert sum(line.startswith("C") and "/" in line for line in lines) == len(SHOULD_BE_COVERED)
    assert sum(line.startswith(total) for line in lines) == 1
    rules = sum(len(pack.rules) for pack in law.packs)
    assert f" {rules}/" in next(line for line in lines if line.startswith(total))


def test_json_says_the_same(law: Law, found: Coverage) -> None:
    rendered = json.loads(api.coverage(law, AS_OF, "json", ("en",)))

    assert rendered["format"] == "poolcheck-coverage/1"
    assert [one["row"] for one in rendered["concerns"]] == sorted(law.rows.values())
    listed = {one["source"]: one["provisions"] for one in rendered["sources"]}
    assert {source: [one["provision"] for one in every] for source, every in listed.items()} == {
        source: [one.id for one in every] for source, every in found.sources.items()
    }
