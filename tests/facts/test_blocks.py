"""What conditions are told of blocks: negotiations, concentrations, the operator, members and their money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from fact_bases import base, written

from poolcheck.expr.quantity import Quantity
from poolcheck.expr.types import ListType, RecordType
from poolcheck.expr.values import Between, Exact, Fact, OneOf, Records, Several, Text, Unknown
from poolcheck.facts.ground import Ground
from poolcheck.facts.record import Facts
from poolcheck.facts.types import BLOCKS, document_fields
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.facts.from_dossier import DocumentFactBase

TALKS = """\
license: X
parties: {Alpha Ltd.: licensor}
licensee profile: {name: Acme}
negotiations:
  - {date: 2025-03-01, event: notice of infringement, by: Alpha Ltd., to: acme}
  - {date: unknown, event: counter-offer, by: Somebody}
  - {date: 2025-05-01, by: authority}
"""


def record(facts: DocumentFactBase, name: str, index: int | None = None) -> Facts:
    found = facts.names[name]
    one = found.items[index or 0] if isinstance(found, Records) else found
    assert isinstance(one, Facts)
    return one


def fact(facts: DocumentFactBase, name: str, key: str, index: int | None = None) -> Fact:
    found = record(facts, name, index).fact(key)
    assert isinstance(found, Fact)
    return found


def side(*sides: str) -> OneOf:
    return OneOf(frozenset(sides))


def test_a_step_of_a_negotiation_has_its_day_its_event_and_the_sides_of_those_it_names() -> None:
    facts = base(TALKS)

    assert fact(facts, "negotiations", "day", 0).value == Exact(date(2025, 3, 1))
    assert fact(facts, "negotiations", "event", 0).value == OneOf(frozenset({"infringement_notice"}))
    assert fact(facts, "negotiations", "side", 0).value == side("licensor_side")
    assert fact(facts, "negotiations", "to_side", 0).value == side("licensee_side")


def test_a_name_that_a_document_does_not_explain_may_stand_on_either_side() -> None:
    facts = base(TALKS)

    assert fact(facts, "negotiations", "by", 1).value == Text("Somebody")
    assert fact(facts, "negotiations", "side", 1).value == OneOf(None)
    assert fact(facts, "negotiations", "side", 2).value == side("other")
    assert fact(facts, "negotiations", "to_side", 2).stated is False
    assert fact(facts, "negotiations", "day", 1).value == Unknown()


@pytest.mark.parametrize(
    ("text", "complete"),
    [(TALKS, True), (TALKS.replace("license: X", "license: X\nstatus: partial"), False), ("license: X\n", False)],
)
def test_only_a_chronology_that_was_written_down_whole_leaves_no_step_out(text: str, *, complete: bool) -> None:
    found = base(text).names["negotiations"]

    assert isinstance(found, Records)
    assert found.complete is complete


def test_a_block_tells_what_it_states_and_leaves_the_rest_open() -> None:
    facts = base(
        "charter: X\noperator: {name: Op, independent: yes, owned by members: 40%, sees: [sales, prices]}\n"
        "concentration: {transaction: [merger], control: no control, filed on: 2025-01-02}\n"
    )

    assert fact(facts, "operator", "title").value == Text("Op")
    assert fact(facts, "operator", "owned_by_members").value == Exact(Quantity(Decimal(40), "percent"))
    assert fact(facts, "operator", "sees").value == Text("sales; prices")
    assert fact(facts, "operator", "firewall").stated is False
    assert fact(facts, "operator", "firewall").value == Unknown()
    assert fact(facts, "operator", "capabilities").value == Several(frozenset(), None)
    assert fact(facts, "concentration", "transaction").value == Several(frozenset({"merger"}))
    assert fact(facts, "concentration", "control").value == OneOf(frozenset({"no_control"}))
    assert fact(facts, "concentration", "filed_on").value == Exact(date(2025, 1, 2))
    assert fact(facts, "concentration", "filed").value == OneOf(None)


def test_a_list_that_is_said_to_be_unknown_is_stated_and_open() -> None:
    facts = base("charter: X\noperator: {name: Op, capabilities: unknown}\n")

    assert fact(facts, "operator", "capabilities").value == Several(frozenset(), None)
    assert fact(facts, "operator", "capabilities").stated is True


def test_of_a_document_in_part_nobody_knows_what_a_block_does_not_say() -> None:
    facts = base("charter: X\nstatus: partial\noperator: {independent: yes}\n")

    assert fact(facts, "operator", "firewall").stated is None
    assert fact(facts, "positioning", "kind").stated is None
    assert fact(base("charter: X\n"), "positioning", "kind").stated is False


def test_members_and_undertakings_have_exact_turnovers() -> None:
    facts = base(
        "charter: X\nmembers:\n  - {name: A, turnover in China: 8亿元, joined: 2020-01-01}\n  - name: B\n"
        "markets:\n  - name: M\n    shares:\n"
        "      - {holder: A, share: 3%, year: 2023, turnover of the goods: 80 million CNY}\n"
        "      - {holder: A, share: 4%, year: 2024, turnover of the goods: 90 million CNY}\n"
        "      - {holder: B, share: 5%, turnover of the goods: unknown}\n"
        "      - {holder: C, share: 5%, turnover of the goods: 90 million CNY}\n"
    )

    assert fact(facts, "members", "turnover_in_china", 0).value == Exact(Quantity(Decimal(800_000_000), "money", "CNY"))
    assert fact(facts, "members", "turnover_in_china", 1).value == Unknown()
    assert fact(facts, "members", "joined", 0).value == Exact(date(2020, 1, 1))
    low, high = (Quantity(Decimal(amount), "money", "CNY") for amount in (80_000_000, 90_000_000))
    assert [fact(facts, "positions", "sales", index).value for index in range(3)] == [
        Between(low, high),
        Unknown(),
        Exact(high),
    ]


def test_every_fact_of_a_block_asks_a_question_of_its_own() -> None:
    empty = base("charter: X\nmembers: [{name: A}]\npatents: [{number: ZL1}]\nnegotiations: [{date: ____}]\n")
    found = [one for name in (*BLOCKS, "members", "patents", "negotiations") for one in facts_of(empty, name)]

    assert [one.name for one in found if isinstance(one.source, Ground) and one.source.ask.en == f"{one.name}?"] == []


def facts_of(known: DocumentFactBase, name: str) -> list[Fact]:
    return [found for found in record(known, name, 0).facts.values() if isinstance(found, Fact)]


def test_the_types_of_conditions_name_just_the_facts_that_there_are() -> None:
    facts = base("charter: X\nmembers: [{name: A}]\npatents: [{number: ZL1}]\nnegotiations: [{date: ____}]\n")
    every = document_fields(vocabulary())

    for name in (*BLOCKS, "members", "patents", "negotiations"):
        kind = every[name]
        fields = kind.of.fields if isinstance(kind, ListType) else kind.fields if isinstance(kind, RecordType) else {}
        assert set(record(facts, name, 0).facts) == set(fields)


@pytest.mark.parametrize(
    ("sentence", "name", "known", "possible"),
    [
        (
            "licensee must not sublicense licensed patents, without prior consent of licensor",
            "consent_of",
            "licensor",
            "",
        ),
        ("licensee must not sublicense licensed patents, without prior consent", "consent_of", "", None),
        ("licensee may sublicense licensed patents", "consent_of", "", ""),
        ("licensor may use improvements of licensee", "of_whom", "licensee", ""),
        ("licensee may sublicense licensed patents", "of_whom", "", ""),
    ],
)
def test_a_clause_tells_whose_consent_it_needs_and_whose_things_it_is_about(
    sentence: str, name: str, known: str, possible: str | None
) -> None:
    found = written(sentence).clauses[0].fact(name)

    assert found.value == Several(frozenset(filter(None, (known,))), frozenset() if possible is not None else None)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("licensor must file license recordal, within 80 days", Exact(Quantity(Decimal(80), "days"))),
        ("licensor must file license recordal, within 3 months", Exact(Quantity(Decimal(3), "months"))),
        ("licensor must file license recordal, within ____ days", Unknown()),
        (
            "licensor must file license recordal, promptly",
            Between(Quantity(Decimal(0), "days"), Quantity(Decimal(30), "days")),
        ),
        ("licensor must file license recordal, before the agreement ends", Unknown()),
        ("licensor must file license recordal", Unknown()),
        (
            "licensor must file license recordal, within 10 business days",
            Between(Quantity(Decimal(10), "days"), Quantity(Decimal(30), "days")),
        ),
    ],
)
def test_a_clause_tells_how_long_its_deadline_is(sentence: str, value: object) -> None:
    assert written(sentence).clauses[0].fact("deadline_length").value == value


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("operator must update patent list, monthly", Exact(Quantity(Decimal(1), "months"))),
        ("operator must update patent list, annually", Exact(Quantity(Decimal(12), "months"))),
        ("operator must update patent list, every 400 days", Exact(Quantity(Decimal(400), "days"))),
        ("operator must update patent list, every 2 years", Exact(Quantity(Decimal(2), "years"))),
        ("operator must update patent list, every ____ months", Unknown()),
        ("operator must update patent list, regularly", Unknown()),
        ("operator must update patent list", Unknown()),
    ],
)
def test_a_clause_tells_at_which_interval_something_is_done(sentence: str, value: object) -> None:
    assert written(sentence).clauses[0].fact("frequency_length").value == value
