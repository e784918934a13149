"""The law of the day: rules and citations turn on the first day of a provision, and not a day sooner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, check
from poolcheck.packs.files import Citation

if TYPE_CHECKING:
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

DAY = timedelta(days=1)
NO_CHALLENGE = """\
license: Chip license
governing law: PRC
cross-border: yes
clauses:
  - at: "8.1"
    says: licensee must not challenge licensed patents
"""
CHARTER = """\
charter: Codec pool charter
governing law: PRC
clauses:
  - at: "3.1"
    says: member must not license its pooled patents independently
"""


@dataclass(frozen=True, slots=True)
class Edge:
    """The first day on which a rule has law behind it."""

    rule: str
    document: str
    first: date


EDGES = (
    Edge("pool-no-challenge", NO_CHALLENGE, date(2023, 8, 1)),
    Edge("guidelines-independent-licensing", CHARTER, date(2025, 4, 14)),
    Edge("cips-independent-licensing", CHARTER, date(2025, 9, 26)),
    Edge("sep-guidelines-injunctions", NO_CHALLENGE, date(2024, 11, 8)),
    Edge("no-challenge", NO_CHALLENGE, date(2021, 1, 1)),
)


def findings(law: Law, document: str, rule: str, day: date) -> list[Finding]:
    return [one for one in check([InputFile("x.yaml", document.encode())], law, day).findings if one.rule == rule]


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.rule)
def test_a_rule_has_no_law_behind_it_the_day_before_and_has_on_the_day(law: Law, edge: Edge) -> None:
    before = findings(law, edge.document, edge.rule, edge.first - DAY)
    after = findings(law, edge.document, edge.rule, edge.first)

    assert before
    assert {one.authority for one in before} == {()}
    assert {one.outcome.value for one in before} == {"not_applicable"}
    assert all(one.authority for one in after)


def test_the_foreign_trade_law_is_cited_by_the_number_of_the_day(law: Law) -> None:
    def article(day: date) -> str | None:
        (found,) = findings(law, NO_CHALLENGE, "trade-no-challenge", day)
        return next(one.article for one in found.authority if one.source == "foreign-trade-law")

    assert [article(date(2026, 2, 28)), article(date(2026, 3, 1))] == ["29", "34"]


def test_the_safe_harbors_turn_on_the_first_of_february_2026(law: Law) -> None:
    pack = next(pack for pack in law.packs if pack.name == "cn-aml")

    def value(name: str, day: date) -> str:
        return str(pack.parameters[name].on(day))

    last, first = date(2026, 1, 31), date(2026, 2, 1)
    assert [value("vertical_harbor_share", day) for day in (last, first)] == ["None", "15%"]
    assert [value("vertical_harbor_share_ip", day) for day in (last, first)] == ["30%", "30%"]


@pytest.mark.parametrize(
    ("source", "provision", "first"),
    [
        ("samr-order-79", "pool-forced-package", date(2023, 8, 1)),
        ("aml-2022", "vertical-safe-harbor", date(2022, 8, 1)),
        ("spc-civil-antitrust", "void-agreements", date(2024, 7, 1)),
        ("filing-thresholds", "worldwide-turnover", date(2024, 1, 22)),
        ("foreign-related-ip-disputes", "license-conditions", date(2025, 5, 1)),
    ],
)
def test_a_provision_is_in_force_from_its_first_day(law: Law, source: str, provision: str, first: date) -> None:
    one = Citation(source=source, provision=provision)

    assert law.sources.authority(one, first - DAY) is None
    found = law.sources.authority(one, first)
    assert found is not None
    assert found.since == first
