"""What each licensee is charged: read from tiers or clauses, in its own unit, with what makes licensees alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from poolcheck.core.location import SourceText
from poolcheck.core.truth import Truth
from poolcheck.documents.from_tree import read_document
from poolcheck.dossier.link import Manifest, link
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import Exact, Fact, OneOf, Records, Text, Unknown, Value
from poolcheck.facts.from_dossier import DossierFactBase
from poolcheck.facts.record import Facts
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.tree import MapNode


def fees(*texts: str, partial: bool = False) -> Records:
    documents = []
    for index, text in enumerate(texts):
        source = SourceText(f"{index}.yaml", text)
        tree = read_yaml(source).value
        assert tree is not None
        reading = read_document(tree, source, "")
        assert [problem.message.en for problem in reading.diagnostics] == []
        assert reading.value is not None
        documents.append(reading.value)
    head = SourceText("dossier.yaml", "dossier: Pool\n")
    tree = read_yaml(head).value
    assert isinstance(tree, MapNode)
    dossier = link(documents, Manifest("Pool", partial, None, (), tree, head, "")).value
    assert dossier is not None
    return DossierFactBase(dossier).fees


def fee(*texts: str, index: int = 0) -> Facts:
    record = fees(*texts).items[index]
    assert isinstance(record, Facts)
    return record


def value(record: Facts, name: str) -> Value:
    fact = record.fact(name)
    assert isinstance(fact, Fact)
    return fact.value


def money(amount: str, currency: str = "CNY") -> Exact:
    return Exact(Quantity(Decimal(amount), "money", currency))


@pytest.mark.parametrize(
    ("says", "rate", "base"),
    [
        ("3.5% of net sales", Exact(Quantity(Decimal("3.5"), "percent")), Text("percent net_sales")),
        ("1,000.50 CNY per unit", money("1000.50"), Text("CNY unit")),
        ("1.50 USD per device", money("1.50", "USD"), Text("USD unit")),
        ("an annual fee of 5 EUR", money("5", "EUR"), Text("EUR year")),
    ],
)
def test_a_clause_that_states_an_amount_is_a_fee(says: str, rate: Value, base: Value) -> None:
    record = fee(f"license: X\nclauses:\n  - licensee must pay royalties on licensed products, {says}\n")

    assert value(record, "rate") == rate
    assert value(record, "base") == base
    assert record.span is not None
    assert record.span.location.line == 3


@pytest.mark.parametrize("says", ["每件1.50元", "每台1.50元", "每台1.5元"])
def test_the_same_money_for_the_same_thing_has_one_base(says: str) -> None:
    clause = fee(f"许可合同: X\n条款:\n  - 被许可方应当就许可产品支付许可费，{says}\n")
    tier = fee("license: X\nroyalties:\n  - {title: all, rate: 1.50 CNY per device}\n")

    assert value(clause, "base") == value(tier, "base") == Text("CNY unit")
    assert value(clause, "rate") in (money("1.50"), money("1.5"))


def test_a_base_beside_the_rate_is_the_base_of_the_rate() -> None:
    beside = fee("license: X\nroyalties:\n  - {title: a, rate: 3.5%, base: net sales}\n")
    within = fee("license: X\nclauses:\n  - licensee must pay royalties on licensed products, 3.5% of net sales\n")
    quoted = fee(
        'license: X\nclauses:\n  - licensee must pay royalties on licensed products, 3.5% of "what the boat costs"\n'
    )
    in_words = fee("license: X\nroyalties:\n  - {title: a, rate: 3.5%, base: what the  boat costs}\n")

    assert value(beside, "base") == value(within, "base") == Text("percent net_sales")
    assert value(quoted, "base") == value(in_words, "base") == Text("percent “what the boat costs”")
    assert beside.printed["rate"].en == "3.5% of net sales"


def test_a_blank_rate_has_a_base_all_the_same() -> None:
    record = fee("license: X\nclauses:\n  - licensee must pay royalties on licensed products, ____% of device price\n")

    assert value(record, "rate") == Unknown()
    assert value(record, "base") == Text("percent device_price")
    assert value(record, "reckoned_on") == OneOf(frozenset({"device_price"}))


@pytest.mark.parametrize(
    ("rate", "in_money", "stated"),
    [
        ("1.50 USD per unit", money("1.50", "USD"), True),
        ("1,000 CNY", money("1000"), True),
        ("____ CNY per unit", Unknown(), True),
        ("3% of net sales", Unknown(), False),
        ("free", Unknown(), False),
    ],
)
def test_a_rate_that_is_money_can_be_compared_with_money(rate: str, in_money: Value, stated: bool) -> None:  # noqa: FBT001
    record = fee(f"license: X\nroyalties:\n  - {{title: a, rate: '{rate}'}}\n")
    fact = record.fact("rate_in_money")

    assert isinstance(fact, Fact)
    assert (fact.value, fact.stated) == (in_money, stated)


def test_a_tier_on_the_schedule_may_name_its_base_in_another_place() -> None:
    charter = "charter: P\nroyalties:\n  - {title: small firms, rate: 1% of net sales, because: support}\n"
    record = fee(charter, "license: X\nroyalties:\n  - {title: small firms, rate: 1%, base: 净销售额}\n")

    assert value(record, "in_schedule") is Truth.TRUE


def test_a_clause_without_an_amount_is_no_fee() -> None:
    assert fees("license: X\nclauses:\n  - licensee must pay royalties on licensed products\n").items == ()


def test_tiers_go_before_clauses() -> None:
    text = (
        "license: X\nroyalties:\n  - {title: all, rate: 2%}\n"
        "clauses:\n  - licensee must pay royalties on licensed products, 3% of net sales\n"
    )

    assert len(fees(text).items) == 1
    assert value(fee(text), "rate") == Exact(Quantity(Decimal(2), "percent"))


def test_a_blank_rate_is_unknown_and_free_is_nothing() -> None:
    text = "license: X\nroyalties:\n  - {title: a, rate: ____}\n  - {title: b, rate: free}\n"

    assert (value(fee(text), "rate"), value(fee(text), "free")) == (Unknown(), Truth.UNKNOWN)
    assert value(fee(text, index=1), "free") is Truth.TRUE


def test_what_a_tier_applies_to_is_its_product_else_what_the_licensee_makes() -> None:
    profile = "licensee_profile: {title: L, products: [Tablets, phones]}\n"
    rows = "royalties:\n  - {title: a, rate: 1%, applies_to: Phones}\n  - {title: b, rate: 1%}\n"
    text = f"license: X\n{profile}{rows}"

    products = [value(fee(text, index=index), "product") for index in range(len(fees(text).items))]

    assert products == [Text("phones"), Text("tablets"), Text("phones")]


def test_what_a_tier_applies_to_is_no_product_if_the_licensee_makes_others() -> None:
    profile = "licensee_profile: {title: L, products: [phones]}\n"

    record = fee(f"license: X\n{profile}royalties:\n  - {{title: a, rate: 1%, applies_to: small firms}}\n")

    assert value(record, "product") == Text("phones")


def test_a_license_granted_free_charges_nothing_unless_a_clause_says_so() -> None:
    granted = "clauses:\n  - pool grants licensee a license under licensed patents, ordinary license, free\n"
    paid = "  - licensee must pay royalties on licensed products, 3% of net sales\n"

    assert value(fee(f"license: X\n{granted}"), "free") is Truth.TRUE
    assert value(fee(f"license: X\n{granted}{paid}"), "free") is Truth.FALSE
    assert len(fees(f"license: X\n{granted}{paid}").items) == 1


def test_a_promotion_ends_with_its_own_day() -> None:
    row = "{title: a, rate: 1%, valid_to: 2027-01-31, promotion_until: 2025-06-30}"

    assert value(fee(f"license: X\nroyalties:\n  - {row}\n"), "until") == Exact(date(2025, 6, 30))


def test_a_tier_of_the_schedules_name_and_another_rate_is_not_on_the_schedule() -> None:
    record = fee(CHARTER, "license: X\nroyalties:\n  - {title: small firms, rate: 0.5%}\n")

    assert value(record, "reason") is Truth.FALSE
    assert value(record, "in_schedule") is Truth.FALSE


def test_what_a_license_does_not_say_of_its_licensee_is_unknown() -> None:
    record = fee("license: X\nroyalties:\n  - {title: a, rate: 1%}\n")

    assert [value(record, name) for name in ("product", "region", "volume_band")] == [Unknown()] * 3
    assert [value(record, name) for name in ("trade_level", "size")] == [OneOf(None)] * 2


def test_a_rate_without_days_applies_without_bounds() -> None:
    record = fee("license: X\neffective: 2024-05-01\nroyalties:\n  - {title: a, rate: 1%, valid_to: 2026-01-31}\n")
    bare = fee("license: X\nroyalties:\n  - {title: a, rate: 1%}\n")

    assert (value(record, "since"), value(record, "until")) == (Exact(date(2024, 5, 1)), Exact(date(2026, 1, 31)))
    assert (value(bare, "since"), value(bare, "until")) == (Exact(date.min), Exact(date.max))


CHARTER = "charter: P\nroyalties:\n  - {title: Small firms, rate: 1%, because: support}\n"


@pytest.mark.parametrize(
    ("tier", "reason", "open_to_all"),
    [
        ("title: small  firms", Truth.TRUE, OneOf(frozenset({"yes"}))),
        ("title: small firms, open_to_all: no", Truth.TRUE, OneOf(frozenset({"no"}))),
        ("title: friends", Truth.FALSE, OneOf(None)),
        ("title: friends, because: old customer", Truth.TRUE, OneOf(None)),
        ("title: friends, because: unknown", Truth.UNKNOWN, OneOf(None)),
    ],
)
def test_a_reason_is_recorded_in_the_license_or_on_the_charters_schedule(
    tier: str, reason: Truth, open_to_all: Value
) -> None:
    record = fee(CHARTER, f"license: X\nroyalties:\n  - {{{tier}, rate: 1%}}\n")

    assert value(record, "reason") is reason
    assert value(record, "open_to_all") == open_to_all


def test_the_list_of_a_partial_dossier_is_not_complete() -> None:
    assert fees("license: X\n").complete
    assert not fees("license: X\n", partial=True).complete


PROFILE = "licensee_profile: {title: L, products: [Television sets, STB]}\n"


def scopes(*rows: str) -> list[tuple[Value, Value, Value]]:
    """Return product, scope and part of every rate of a license with these tiers."""
    text = f"license: X\n{PROFILE}royalties:\n" + "".join(f"  - {{{row}}}\n" for row in rows)
    names = ("product", "scope", "part")
    found = []
    for record in fees(text).items:
        assert isinstance(record, Facts)
        product, scope, part = (value(record, name) for name in names)
        found.append((product, scope, part))
    return found


TV, STB, ALL = Text("television sets"), Text("stb"), Text("")


def test_a_tier_may_have_the_name_of_a_product_or_apply_to_it_in_another_spelling() -> None:
    found = scopes("title: TV, rate: 1%", "title: boxes, rate: 2%, applies_to: set-top box")

    assert found == [(TV, ALL, Text("tv")), (STB, ALL, Text("boxes"))]


def test_what_a_tier_applies_to_is_its_part_if_that_is_no_product() -> None:
    found = scopes("title: a, rate: 1%, applies_to: First Million units")

    assert found == [(product, Text("first million units"), Text("first million units")) for product in (TV, STB)]


@pytest.mark.parametrize(
    ("first", "second", "scope"),
    [
        ("", "", Text("a")),
        ("valid_to: 2026-12-31", "valid_from: 2027-01-01", ALL),
        ("valid_to: unknown", "valid_from: 2027-01-01", Unknown()),
        ("promotion_until: 2027-12-31", "", ALL),
        ("", "promotion_until: 2027-12-31", ALL),
        ("", "applies_to: first million units", ALL),
    ],
)
def test_of_several_rates_at_one_time_each_is_for_what_its_name_says(first: str, second: str, scope: Value) -> None:
    rows = (", ".join(filter(None, [f"title: {name}, rate: 1%", more])) for name, more in (("A", first), ("B", second)))

    assert next(found for product, found, _ in scopes(*rows) if product == TV) == scope


def test_what_changes_the_royalty_beside_the_rate_are_facts() -> None:
    tier = "{title: a, rate: 3%, floor: 1000 CNY, deductions: Freight, step_down: half in 2030, because: Early sale}"
    paid = "licensee must pay up-front fee to licensor, a lump sum of 5 CNY"
    record = fee(f"license: X\nroyalties:\n  - {tier}\nclauses:\n  - {paid}\n")
    bare = fee("license: X\nroyalties:\n  - {title: a, rate: 3%}\nclauses:\n  - licensee must pay patent costs\n")

    assert value(record, "floor") == money("1000")
    assert [value(record, name) for name in ("deductions", "step_down", "because", "other_payments")] == [
        Text("freight"),
        Text("half in 2030"),
        Text("Early sale"),
        Text("upfront_fee money 5 cny"),
    ]
    for name in ("floor", "deductions", "step_down", "because", "other_payments"):
        fact = bare.fact(name)
        assert isinstance(fact, Fact)
        assert (fact.value, fact.stated) == (Unknown(), False)
