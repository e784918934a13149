"""Judging facts against facts, lists in groups, and the largest, smallest and different values of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from worlds import Fields, World, one

from poolcheck.core.truth import Truth
from poolcheck.expr.evaluate import evaluate
from poolcheck.expr.grouping import grouped
from poolcheck.expr.judgment import FactRead, Judgment
from poolcheck.expr.parse import parse
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import (
    Between,
    Exact,
    Fact,
    Found,
    OneOf,
    Record,
    Records,
    Several,
    Text,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def record(name: str, **fields: Value | Fact) -> Fields[Fact]:
    return Fields(
        {
            key: said if isinstance(said, Fact) else Fact(f"{name}.{key}", said, stated=said != Unknown())
            for key, said in fields.items()
        }
    )


def several(*known: str, perhaps: frozenset[str] | None = frozenset()) -> Several:
    return Several(frozenset(known), perhaps)


def exact(amount: int | str, currency: str = "CNY") -> Exact:
    return Exact(Quantity(Decimal(amount), "money", currency))


def between(low: int, high: int) -> Between:
    return Between(Quantity(Decimal(low), "money", "CNY"), Quantity(Decimal(high), "money", "CNY"))


OWNER, FEE = Text("A"), exact(1)


def patent(name: str, group: Value | Fact, country: Value, owner: Value = OWNER, fee: Value = FEE) -> Fields[Fact]:
    return record(name, group=group, country=country, owner=owner, fee=fee, live=TRUE)


CN, US = one("CN"), one("US")
KNOWN = (
    patent("1", Text("g1"), CN, fee=exact(3)),
    patent("2", Text("g1"), CN, Text("B"), exact(5)),
    patent("3", Text("g1"), US, Text("B"), exact(4)),
    patent("4", Text("g2"), CN, Text("C"), exact(7)),
)
SILENT = (patent("5", Unknown(), CN, fee=exact(9)),)
TWICE_SILENT = (*SILENT, patent("6", Unknown(), CN, fee=exact(9)))
FOREIGN = (patent("7", Unknown(), one("JP"), fee=exact(9)),)


def judge(text: str, *items: Record, law: bool = False, complete: bool = True, **facts: Found) -> Judgment:
    parsed = parse(text)
    assert parsed.condition is not None, parsed.problems
    world = World({"ps": Records(tuple(items), complete), **facts})
    return evaluate(parsed.condition, world, law_fills_silence=law)


def beside(text: str, left: Value, right: Value) -> Judgment:
    return judge(text, left=Fact("left", left), right=Fact("right", right))


def names(judgment: Judgment) -> list[str]:
    return [fact.name for fact in judgment.open]


# A fact beside a fact.


@pytest.mark.parametrize(
    ("left", "right", "truth", "still_open"),
    [
        (one("a"), one("a"), TRUE, []),
        (one("a"), one("b"), FALSE, []),
        (one("a", "b"), one("c"), FALSE, []),
        (one("a", "b"), one("b"), UNKNOWN, ["left"]),
        (one("a", "b"), one("a", "b"), UNKNOWN, ["left", "right"]),
        (OneOf(None), one("a"), UNKNOWN, ["left"]),
        (one("a"), Unknown(), UNKNOWN, ["right"]),
        (Text("A Ltd."), Text("A Ltd."), TRUE, []),
        (Text("A Ltd."), Text("a ltd."), FALSE, []),
        (Text("A Ltd."), Unknown(), UNKNOWN, ["right"]),
        (TRUE, TRUE, TRUE, []),
        (FALSE, FALSE, TRUE, []),
        (TRUE, FALSE, FALSE, []),
        (FALSE, UNKNOWN, UNKNOWN, ["right"]),
        (Unknown(), UNKNOWN, UNKNOWN, ["left", "right"]),
        (Unknown(), Unknown(), UNKNOWN, ["left", "right"]),
    ],
)
def test_two_facts_say_the_same_or_not(left: Value, right: Value, truth: Truth, still_open: list[str]) -> None:
    equal, different = beside("left = right", left, right), beside("left != right", left, right)

    assert (equal.truth, different.truth) == (truth, ~truth)
    assert names(equal) == names(different) == still_open


def test_a_list_is_joined_with_another_by_what_both_say() -> None:
    others = Records((record("x", owner=Text("C"), banned=TRUE), record("y", owner=Text("Z"), banned=TRUE)))

    assert judge("any p in ps where any o in others where p.owner = o.owner", *KNOWN, others=others).truth is TRUE
    assert judge("any p in ps where any o in others where p.owner = o.owner", *KNOWN[:3], others=others).truth is FALSE


def test_a_fact_that_the_law_presumes_is_compared_as_the_law_has_it() -> None:
    silent = Fact("left", Unknown(), stated=False, presumed=one("a"))
    judgment = judge("left = right", law=True, left=silent, right=Fact("right", one("a")))

    assert judgment.truth is TRUE
    assert judgment.presumed == (silent,)


@pytest.mark.parametrize(
    ("left", "right", "truth"),
    [
        (several("a", "b"), several("b", "c"), TRUE),
        (several("a"), several("b"), FALSE),
        (several(), several("b"), FALSE),
        (several("a"), several(perhaps=frozenset("a")), UNKNOWN),
        (several("a"), several("b", perhaps=None), UNKNOWN),
        (several("a", perhaps=None), several("a", perhaps=None), TRUE),
        (several(perhaps=frozenset("a")), several(perhaps=frozenset("b")), FALSE),
        (several(), Unknown(), FALSE),
        (several("a"), Unknown(), UNKNOWN),
    ],
)
def test_two_sets_overlap_or_not(left: Value, right: Value, truth: Truth) -> None:
    judgment = beside("any of left in right", left, right)

    assert judgment.truth is beside("any of right in left", left, right).truth is truth
    assert beside("not any of left in right", left, right).truth is ~truth
    assert bool(judgment.open) == (truth is UNKNOWN)


# Groups of known keys.


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("any g in ps by [group] where count(p in g.items) >= 3", TRUE),
        ("any g in ps by [group] where count(p in g.items) >= 4", FALSE),
        ("any g in ps by [group, country] where count(p in g.items) >= 3", FALSE),
        ('any g in ps by [group] where g.group is "g2" and count(p in g.items) = 1', TRUE),
        ("any g in ps by [group, country] where g.country is US and count(p in g.items) = 2", FALSE),
        ("no g in ps by [country] where g.country is JP", TRUE),
        ("every g in ps by [country] where count(p in g.items) > 1 has g.country is CN", TRUE),
        ("every g in ps by [country] has g.country is CN", FALSE),
        ("count(g in ps by [group]) = 2 and count(g in ps by [group, country]) = 3", TRUE),
        ("count(g in ps by [group] where count(p in g.items) = 1) = 1", TRUE),
        ("sum(max(p.fee for p in g.items) for g in ps by [group]) = 12 CNY", TRUE),
        ("any g in ps by [group] where any h in g.items by [country] where count(p in h.items) = 2", TRUE),
        ("any g in ps by [country] where every p in g.items has p.country = g.country", TRUE),
        ("count(g in ps by [live]) = 1 and count(g in ps by [fee]) = 4", TRUE),
        ("known(ps) and stated(ps) and any g in ps by [group] where stated(g.items) and known(g.items)", TRUE),
    ],
)
def test_records_that_have_their_keys_in_common_are_one_group(text: str, truth: Truth) -> None:
    assert judge(text, *KNOWN).truth is truth


def test_numbers_and_days_are_keys_by_what_they_say_and_not_by_how() -> None:
    year, months = Exact(Quantity(Decimal(1), "years")), Exact(Quantity(Decimal("12.0"), "months"))
    day = Exact(date(2026, 2, 1))
    alike = (record("1", term=year, day=day), record("2", term=months, day=day))

    assert judge("any g in ps by [term, day] where count(p in g.items) = 2", *alike).truth is TRUE


def test_amounts_in_different_currencies_are_different_keys() -> None:
    fees = (record("1", fee=exact(3)), record("2", fee=exact(3, "USD")), record("3", fee=exact("3.00")))

    assert judge("count(g in ps by [fee]) = 2", *fees).truth is TRUE


def test_groups_come_in_the_order_of_their_first_records() -> None:
    items = (KNOWN[3], SILENT[0], KNOWN[0], KNOWN[1])
    found = grouped(Records(items), ["group"], lambda fact: FactRead(fact, fact.value), None)

    assert [group.group.fact("group").value for group in found] == [Text("g2"), Unknown(), Text("g1")]  # type: ignore[union-attr]
    first, silent, last = (group.group.fact("items") for group in found)
    assert [first.items, silent.items, last.items] == [items[:2], (items[1],), items[1:]]  # type: ignore[union-attr]


# Groups of unknown keys.


def test_a_doubtful_member_leaves_open_whether_a_group_is_large_enough() -> None:
    judgment = judge("any g in ps by [group, country] where count(p in g.items) >= 3", *KNOWN, *SILENT)

    assert judgment.truth is UNKNOWN
    assert names(judgment) == ["5.group"]


def test_a_doubtful_member_takes_nothing_from_a_group_that_is_large_enough_without_it() -> None:
    assert judge("any g in ps by [group, country] where count(p in g.items) >= 2", *KNOWN, *SILENT).truth is TRUE


def test_a_doubtful_member_may_only_be_in_a_group_that_agrees_on_its_other_keys() -> None:
    text = "any g in ps by [group, country] where g.country is US and count(p in g.items) >= 2"

    assert judge(text, *KNOWN, *SILENT).truth is FALSE
    assert judge(text, *KNOWN, patent("8", Unknown(), US)).truth is UNKNOWN


def test_a_doubtful_member_may_only_be_in_a_group_that_its_key_allows() -> None:
    items = (record("1", k=one("a")), record("2", k=one("b")), record("3", k=one("b", "c")))

    assert judge("any g in ps by [k] where g.k is a and count(p in g.items) >= 2", *items).truth is FALSE
    assert judge("any g in ps by [k] where g.k is b and count(p in g.items) >= 2", *items).truth is UNKNOWN


def test_two_records_may_be_one_group_though_each_leaves_open_what_the_other_says() -> None:
    items = (record("1", k=one("a"), m=Unknown()), record("2", k=Unknown(), m=one("b")))
    judgment = judge("any g in ps by [k, m] where count(p in g.items) >= 2", *items)

    assert judgment.truth is UNKNOWN
    assert names(judgment) == ["1.m", "2.k"]


def test_the_key_of_a_group_may_be_that_of_any_record_of_which_as_little_is_known() -> None:
    items = (record("1", k=one("a", "b")), record("2", k=one("b", "c")))

    assert judge("any g in ps by [k] where g.k is c", *items).truth is UNKNOWN
    assert judge("any g in ps by [k] where g.k is a", *items).truth is UNKNOWN


def test_no_group_is_there_on_doubtful_members_alone() -> None:
    judgment = judge("any g in ps by [group] where count(p in g.items) >= 2", *TWICE_SILENT)

    assert judgment.truth is UNKNOWN
    assert names(judgment) == ["5.group", "6.group"]


def test_an_unknown_key_may_be_one_that_nobody_else_has() -> None:
    assert judge('any g in ps by [group] where g.group is "g9"', *KNOWN, *SILENT).truth is UNKNOWN
    assert judge('every g in ps by [group] has g.group in ["g1", "g2"]', *KNOWN, *SILENT).truth is UNKNOWN
    assert judge("any g in ps by [group] where min(p.fee for p in g.items) >= 9 CNY", *KNOWN, *SILENT).truth is UNKNOWN


def test_a_record_that_can_share_its_keys_with_none_is_surely_a_group() -> None:
    text = "any g in ps by [group, country] where g.country is JP and count(p in g.items) = 1"

    assert judge(text, *KNOWN, *FOREIGN).truth is TRUE
    assert judge(text, *KNOWN, *FOREIGN, complete=False).truth is UNKNOWN
    assert judge(text, *KNOWN, *FOREIGN, patent("8", Unknown(), one("JP"))).truth is UNKNOWN
    assert judge(text, *KNOWN, *FOREIGN, patent("8", Text("g9"), one("JP"))).truth is UNKNOWN


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("count(g in ps by [group]) >= 2", TRUE),
        ("count(g in ps by [group]) >= 3", UNKNOWN),
        ("count(g in ps by [group]) >= 4", UNKNOWN),
        ("count(g in ps by [group]) >= 5", FALSE),
        ("count(distinct g.group for g in ps by [group]) <= 4", TRUE),
        ("count(distinct g.group for g in ps by [group]) <= 3", UNKNOWN),
        ("sum(count(p in g.items) for g in ps by [group]) >= 4", TRUE),
        ("sum(max(p.fee for p in g.items) for g in ps by [group]) <= 36 CNY", TRUE),
        ("sum(max(p.fee for p in g.items) for g in ps by [group]) <= 29 CNY", UNKNOWN),
    ],
)
def test_every_record_of_unknown_keys_may_be_a_group_of_its_own(text: str, truth: Truth) -> None:
    assert judge(text, *KNOWN, *TWICE_SILENT).truth is truth


def test_a_group_has_at_least_one_record_even_where_of_none_it_is_known() -> None:
    same_fee = "any g in ps by [group] where max(p.fee for p in g.items) > min(p.fee for p in g.items)"

    assert judge(same_fee, *TWICE_SILENT).truth is FALSE
    assert judge(same_fee, *TWICE_SILENT, patent("8", Unknown(), CN, fee=exact(10))).truth is UNKNOWN
    assert judge("every g in ps by [group] has stated(g.items)", *TWICE_SILENT).truth is TRUE


def test_of_the_records_of_a_group_that_fulfil_a_condition_there_may_be_none() -> None:
    items = (*SILENT, patent("6", Unknown(), CN, Text("B"), exact(9)))

    assert judge("every g in ps by [group] has max(p.fee for p in g.items) >= 9 CNY", *items).truth is TRUE
    some_fee = 'every g in ps by [group] has max(p.fee for p in g.items where p.owner is "A") >= 9 CNY'
    assert judge(some_fee, *items).truth is UNKNOWN


def test_a_key_is_stated_if_it_is_for_one_of_the_records() -> None:
    said, silent = (Fact("k", one("a"), stated=stated) for stated in (True, False))

    assert judge("any g in ps by [k] where stated(g.k)", record("1", k=said), record("2", k=silent)).truth is TRUE
    assert judge("any g in ps by [k] where stated(g.k)", record("1", k=silent), record("2", k=silent)).truth is FALSE
    doubtful = record("3", k=Fact("3.k", Unknown(), stated=True))
    assert judge("any g in ps by [k] where stated(g.k) and g.k is a", record("1", k=silent), doubtful).truth is UNKNOWN


def test_it_is_not_known_which_records_a_group_with_doubtful_members_has() -> None:
    text = "every g in ps by [group] has known(g.items)"

    assert judge(text, *KNOWN).truth is TRUE
    assert judge(text, *KNOWN, *SILENT).truth is FALSE


def test_a_group_of_doubtful_members_can_be_grouped_again() -> None:
    text = "any g in ps by [group] where any h in g.items by [country] where count(p in h.items) >= 3"

    assert judge(text, *KNOWN).truth is FALSE
    assert judge(text, *KNOWN, *SILENT).truth is UNKNOWN
    assert names(judge(text, *KNOWN, *SILENT)) == ["5.group"]


def test_what_one_more_record_could_leave_open_is_open_in_a_partial_list() -> None:
    text = "any g in ps by [group, country] where g.country is JP"

    assert judge(text, *KNOWN, *FOREIGN).truth is TRUE
    assert names(judge(text, *KNOWN, *FOREIGN, complete=False)) == ["ps", "7.group"]


def test_a_group_inside_a_group_is_doubtful_if_all_its_records_are() -> None:
    text = 'any g in ps by [group] where g.group is "g1" and any h in g.items by [country] where h.country is {}'

    assert judge(text.format("CN"), *KNOWN, *FOREIGN).truth is TRUE
    judgment = judge(text.format("JP"), *KNOWN, *FOREIGN)
    assert (judgment.truth, names(judgment)) == (UNKNOWN, ["7.group"])


def test_of_a_partial_list_there_may_be_more_groups_and_more_in_each() -> None:
    text = "any g in ps by [group] where count(p in g.items) >= {}"

    assert judge(text.format(3), *KNOWN, complete=False).truth is TRUE
    judgment = judge(text.format(4), *KNOWN, complete=False)
    assert (judgment.truth, names(judgment)) == (UNKNOWN, ["ps"])
    assert judge("every g in ps by [group] has true", *KNOWN, complete=False).truth is UNKNOWN
    assert judge("count(g in ps by [group]) = 2", *KNOWN, complete=False).truth is UNKNOWN
    assert judge("any g in ps by [group] where known(g.items)", *KNOWN, complete=False).truth is UNKNOWN


def test_a_list_of_which_nothing_is_known_has_groups_of_which_nothing_is_known() -> None:
    judgment = judge("any g in others by [k] where true", others=Fact("others", Unknown()))

    assert (judgment.truth, names(judgment)) == (UNKNOWN, ["others"])


# Keys that the law presumes.

PRESUMED = Fact("9.group", Unknown(), stated=False, presumed=Text("g2"))


def test_a_presumed_key_puts_a_record_into_its_group_when_the_law_is_asked() -> None:
    items = (*KNOWN, patent("9", PRESUMED, CN))
    text = 'any g in ps by [group] where g.group is "g2" and count(p in g.items) >= 2'

    assert judge(text, *items).truth is UNKNOWN
    assert judge(text, *items, law=True).truth is TRUE
    assert judge(text, *items, law=True).presumed == (PRESUMED,)


def test_what_is_false_because_the_law_puts_a_record_elsewhere_says_so() -> None:
    items = (*KNOWN, patent("9", PRESUMED, CN))

    elsewhere = judge("any g in ps by [group] where count(p in g.items) >= 4", *items, law=True)
    assert (elsewhere.truth, elsewhere.presumed) == (FALSE, (PRESUMED,))
    other_group = judge('any g in ps by [group] where g.group is "g9"', *items, law=True)
    assert (other_group.truth, other_group.presumed) == (FALSE, (PRESUMED,))
    anyway = judge("any g in ps by [group] where count(p in g.items) >= 3", *items, law=True)
    assert (anyway.truth, anyway.presumed) == (TRUE, (PRESUMED,))


# The largest, the smallest, the different ones.


@pytest.mark.parametrize(
    ("fees", "text", "truth"),
    [
        ((exact(3), exact(5)), "max(p.fee for p in ps) = 5 CNY and min(p.fee for p in ps) = 3 CNY", TRUE),
        ((exact(3), exact(5)), "max(p.fee for p in ps where p.fee < 4 CNY) = 3 CNY", TRUE),
        ((exact(3), exact(5)), "max(p.fee for p in ps) > 1.5 * min(p.fee for p in ps)", TRUE),
        ((exact(3), exact(5)), "max(-p.fee for p in ps) = -3 CNY", TRUE),
        ((exact(3), between(4, 6)), "max(p.fee for p in ps) >= 4 CNY and min(p.fee for p in ps) = 3 CNY", TRUE),
        ((exact(3), between(4, 6)), "max(p.fee for p in ps) >= 5 CNY", UNKNOWN),
        ((exact(3), between(4, 6)), "max(p.fee for p in ps) > 6 CNY", FALSE),
        ((exact(3), Unknown()), "max(p.fee for p in ps) >= 3 CNY and min(p.fee for p in ps) <= 3 CNY", TRUE),
        ((exact(3), Unknown()), "max(p.fee for p in ps) > 3 CNY", UNKNOWN),
        ((exact(3), Unknown()), "min(p.fee for p in ps) < 3 CNY", UNKNOWN),
        ((exact(3), exact(5, "USD")), "max(p.fee for p in ps) >= 0 CNY", UNKNOWN),
        ((), "max(p.fee for p in ps) >= 0 CNY", UNKNOWN),
        ((), "min(p.fee for p in ps) = min(p.fee for p in ps)", UNKNOWN),
        ((exact(3), exact(5)), "max(p.fee for p in ps where false) > 0 CNY", UNKNOWN),
        ((exact(3), exact(5)), "max(p.fee for p in ps where unknown) <= 5 CNY", UNKNOWN),
        ((between(1, 4), exact(5)), "max(p.fee for p in ps where p.fee > 2 CNY) = 5 CNY", TRUE),
        ((between(1, 4), exact(5)), "min(p.fee for p in ps where p.fee > 2 CNY) <= 5 CNY", TRUE),
        ((between(1, 4), exact(5)), "min(p.fee for p in ps where p.fee > 2 CNY) = 5 CNY", UNKNOWN),
    ],
)
def test_the_largest_and_the_smallest_have_bounds(fees: tuple[Value, ...], text: str, truth: Truth) -> None:
    items = [record(str(number), fee=fee) for number, fee in enumerate(fees)]
    judgment = judge(text, *items)

    assert judgment.truth is truth
    assert bool(judgment.open) == (truth is UNKNOWN)


def test_of_a_partial_list_the_largest_has_no_upper_bound() -> None:
    items = (record("1", fee=exact(3)), record("2", fee=exact(5)))

    assert judge("max(p.fee for p in ps) >= 5 CNY", *items, complete=False).truth is TRUE
    assert names(judge("max(p.fee for p in ps) > 5 CNY", *items, complete=False)) == ["ps"]
    assert judge("min(p.fee for p in ps) <= 3 CNY", *items, complete=False).truth is TRUE
    assert judge("min(p.fee for p in ps) < 3 CNY", *items, complete=False).truth is UNKNOWN


def test_the_latest_of_days_is_a_day() -> None:
    items = [record(str(day), day=Exact(date(2026, 2, day))) for day in (3, 9, 5)]

    assert judge("max(p.day for p in ps) = 2026-02-09 and min(p.day for p in ps) = 2026-02-03", *items).truth is TRUE
    assert judge("max(p.day + 1 month for p in ps) - min(p.day for p in ps) > 1 month", *items).truth is TRUE


def test_days_and_months_have_a_largest_as_far_as_they_can_be_compared() -> None:
    terms = (Quantity(Decimal(1), "months"), Quantity(Decimal(40), "days"))
    items = [record(str(term), term=Exact(term)) for term in terms]

    for those in (items, items[::-1]):
        assert judge("max(p.term for p in ps) = 40 days and min(p.term for p in ps) >= 28 days", *those).truth is TRUE
        assert judge("min(p.term for p in ps) = 30 days", *those).truth is UNKNOWN


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ((one("a"), one("b"), one("a")), 2, 2),
        ((Text("x"), Text("y"), Text("x"), Text("X")), 3, 3),
        ((), 0, 0),
        ((one("a"), OneOf(None)), 1, 2),
        ((one("a"), Unknown(), Unknown()), 1, 3),
        ((Unknown(), Unknown()), 1, 2),
        ((one("a"), one("b", "c")), 2, 2),
        ((one("a"), one("b"), one("a", "b")), 2, 2),
        ((one("a", "b"), one("a", "b"), one("a", "b")), 1, 2),
    ],
)
def test_different_values_are_counted_within_bounds(values: tuple[Value, ...], low: int, high: int) -> None:
    items = [record(str(number), k=said) for number, said in enumerate(values)]

    def truth(text: str) -> Truth:
        return judge(f"count(distinct p.k for p in ps) {text}", *items).truth

    assert (truth(f">= {low}"), truth(f"<= {high}")) == (TRUE, TRUE)
    assert truth(f"= {low}") is truth(f"= {high}") is (TRUE if low == high else UNKNOWN)
    assert truth(f"> {low}") is (FALSE if low == high else UNKNOWN)


def test_a_value_that_may_not_count_and_one_that_may_be_unseen_widen_the_bounds() -> None:
    items = (
        record("1", k=one("a"), live=TRUE),
        record("2", k=one("b"), live=UNKNOWN),
        record("3", k=one("c"), live=FALSE),
    )

    assert names(judge("count(distinct p.k for p in ps where p.live) = 2", *items)) == ["2.live"]
    assert judge("count(distinct p.k for p in ps where p.live) <= 2", *items).truth is TRUE
    assert judge("count(distinct p.k for p in ps) <= 3", *items, complete=False).truth is UNKNOWN
    assert judge("count(distinct p.k for p in ps) >= 3", *items, complete=False).truth is TRUE


def test_an_unknown_value_that_may_not_count_adds_nothing_to_the_least() -> None:
    doubtful = record("1", k=Unknown(), live=UNKNOWN)

    assert judge("count(distinct p.k for p in ps where p.live) >= 1", doubtful).truth is UNKNOWN
    assert judge("count(distinct p.k for p in ps where p.live) <= 1", doubtful).truth is TRUE


def test_owners_are_told_apart_inside_a_group() -> None:
    text = "any g in ps by [group] where count(distinct p.owner for p in g.items) >= {}"

    assert judge(text.format(2), *KNOWN).truth is TRUE
    assert judge(text.format(3), *KNOWN).truth is FALSE
    assert judge(text.format(3), *KNOWN, patent("8", Unknown(), CN, Text("Z"))).truth is UNKNOWN
    assert judge(text.format(3), *KNOWN, patent("8", Unknown(), CN, Text("A"))).truth is FALSE


# What it costs.


@dataclass
class Counted:
    fields: Mapping[str, Fact]
    asked: int = 0

    def fact(self, name: str) -> Fact | Record | Records:
        self.asked += 1
        return self.fields[name]


def test_a_key_is_looked_at_once() -> None:
    items = [Counted(patent(str(n), Text(f"g{n % 50}"), CN).fields) for n in range(500)]
    groups = grouped(Records(tuple(items)), ["group", "country"], lambda fact: FactRead(fact, fact.value), None)

    assert len(groups) == 50
    assert {item.asked for item in items} == {2}


def test_records_of_unknown_keys_meet_only_those_that_agree_on_the_others() -> None:
    items = [patent(str(n), Unknown() if n % 2 else Text("g"), one(f"C{n // 2}")) for n in range(1000)]
    groups = grouped(Records(tuple(items)), ["group", "country"], lambda fact: FactRead(fact, fact.value), None)

    sizes = [len(group.group.fact("items").items) for group in groups]  # type: ignore[union-attr]
    assert sorted(set(sizes)) == [1, 2]
    assert len(groups) == 1000


def test_records_of_which_nothing_is_known_are_one_group_that_may_be_many() -> None:
    items = [patent(str(n), Unknown(), CN) for n in range(1000)]
    (group,) = grouped(Records(tuple(items)), ["group"], lambda fact: FactRead(fact, fact.value), None)

    assert (group.times, group.exists.truth) == (1000, UNKNOWN)
