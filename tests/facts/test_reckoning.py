"""On what an amount is reckoned: read from clauses and from tiers, one fact with the place where it is written."""

from __future__ import annotations

import pytest
from fact_bases import base, written

from poolcheck.expr.values import Fact, OneOf
from poolcheck.facts.ground import Ground
from poolcheck.facts.record import Facts


def on(value: str | None) -> OneOf:
    return OneOf(None if value is None else frozenset({value}))


def place(fact: Fact) -> tuple[int, int, str]:
    assert isinstance(fact.source, Ground)
    assert fact.source.span is not None
    location = fact.source.span.location
    return location.line, location.column, fact.source.span.text


def of_clause(sentence: str, head: str = "governing law: PRC") -> Fact:
    return written(sentence, head=head).clauses[0].fact("reckoned_on")


def of_tier(row: str, head: str = "status: complete", index: int = 0) -> Fact:
    record = base(f"license: X\n{head}\nroyalties:\n{row}\n").records("royalties")[index]
    assert isinstance(record, Facts)
    fact = record.fact("reckoned_on")
    assert isinstance(fact, Fact)
    return fact


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("5% of device price", "device_price"),
        ("____% of device price", "device_price"),
        ("3% of component price", "component_price"),
        ("3% of net sales", "net_sales"),
        ("3% of gross sales", "gross_sales"),
        ("1.00 CNY per unit", "unit"),
        ("____ CNY per device", "unit"),
        ("an annual fee of 5 EUR", "year"),
        ("a lump sum of 5 EUR", "nothing"),
        ('5% of "the wholesale price of the telephone"', None),
        ("5% of ____", None),
        ('in the amount stated in "Annex C"', None),
    ],
)
def test_a_clause_says_on_what_its_amount_is_reckoned(amount: str, expected: str | None) -> None:
    fact = of_clause(f"licensee must pay royalties on licensed products, {amount}")

    assert fact.name == "pay_royalties.reckoned_on"
    assert fact.value == on(expected)
    assert fact.stated is True
    assert place(fact) == (5, 62, amount)


def test_a_clause_in_chinese_says_the_same() -> None:
    fact = (
        base("许可合同: X\n条款:\n  - 被许可方应当按整机价格的____%就许可产品支付许可费\n")
        .clauses[0]
        .fact("reckoned_on")
    )

    assert fact.value == on("device_price")
    assert place(fact) == (3, 11, "按整机价格的____%")


def test_a_clause_without_an_amount_leaves_open_on_what_it_is_reckoned() -> None:
    fact = of_clause("licensee must pay royalties on licensed products")
    unread = of_clause("licensee must pay royalties on licensed products", head="status: partial")

    assert (fact.value, fact.stated) == (on(None), False)
    assert (unread.value, unread.stated) == (on(None), None)
    assert isinstance(fact.source, Ground)
    assert fact.source.ask.en.startswith("on “pay royalties on licensed products”: on what is the amount reckoned")
    assert fact.source.ask.zh.startswith("关于“就许可产品支付许可费”：该款项以何为计算基数")


@pytest.mark.parametrize(
    ("rows", "possible", "places"),
    [
        (["rate: 1.00 CNY per device"], {"unit"}, [(4, 22, "1.00 CNY per device")]),
        (["rate: 5%, base: 整机价格"], {"device_price"}, [(4, 32, "整机价格")]),
        (["rate: ____ CNY per unit", "rate: free"], {"unit"}, [(4, 22, "____ CNY per unit")]),
        (
            ["rate: 1.00 CNY per unit", "rate: 3% of net sales"],
            {"unit", "net_sales"},
            [(4, 22, "1.00 CNY per unit"), (5, 22, "3% of net sales")],
        ),
        (
            ["rate: 1.00 CNY per unit", "rate: 5%, base: the price of the boat"],
            None,
            [(4, 22, "1.00 CNY per unit"), (5, 32, "the price of the boat")],
        ),
    ],
)
def test_royalties_without_an_amount_are_reckoned_on_what_the_tiers_of_the_document_say(
    rows: list[str], possible: set[str] | None, places: list[tuple[int, int, str]]
) -> None:
    tiers = [f"  - {{title: a, {row}}}" for row in rows]
    head = "\n".join(("governing law: PRC", "royalties:", *tiers))
    fact = of_clause("licensee must pay royalties on licensed products", head=head)

    assert fact.value == OneOf(None if possible is None else frozenset(possible))
    assert fact.stated is True
    assert isinstance(fact.source, Ground)
    assert [(span.location.line, span.location.column, span.text) for span in fact.source.spans] == places


def test_an_amount_in_the_clause_goes_before_the_tiers() -> None:
    head = "royalties:\n  - {title: a, rate: 1.00 CNY per device}"
    fact = of_clause("licensee must pay royalties on licensed products, 5% of net sales", head=head)

    assert fact.value == on("net_sales")
    assert place(fact) == (6, 62, "5% of net sales")


def test_tiers_say_nothing_of_what_is_paid_besides_royalties() -> None:
    head = "royalties:\n  - {title: a, rate: 1.00 CNY per device}"
    fact = of_clause("licensee must pay up-front fee to licensor", head=head)

    assert (fact.value, fact.stated) == (on(None), False)


def test_a_tier_that_names_no_base_leaves_the_clause_as_it_is() -> None:
    fact = of_clause("licensee must pay royalties", head="royalties:\n  - {title: a, rate: 5%}")

    assert (fact.value, fact.stated) == (on(None), False)
    assert place(fact)[0] == 6


def test_what_has_no_amount_is_reckoned_on_nothing() -> None:
    fact = of_clause("licensee must grant back improvements to licensor")

    assert (fact.value, fact.stated) == (on("nothing"), False)


@pytest.mark.parametrize(
    ("row", "expected", "written_at"),
    [
        ("rate: 5% of device price", "device_price", (4, 22, "5% of device price")),
        ("rate: ____% of device price", "device_price", (4, 22, "____% of device price")),
        ("rate: 5%, base: device price", "device_price", (4, 32, "device price")),
        ("rate: 5%, base: 整机价格", "device_price", (4, 32, "整机价格")),
        ("rate: unknown, base: Device Price", "device_price", (4, 37, "Device Price")),
        ("base: device price", "device_price", (4, 22, "device price")),
        ("rate: 5% of net sales, base: device price", "net_sales", (4, 22, "5% of net sales")),
        ("rate: 1.00 CNY per device", "unit", (4, 22, "1.00 CNY per device")),
        ("rate: 1.00 CNY per patent, base: device price", "patent", (4, 22, "1.00 CNY per patent")),
        ("rate: 1.00 CNY", "nothing", (4, 22, "1.00 CNY")),
        ("rate: free", "nothing", (4, 22, "free")),
        ("rate: 5%, base: the price of the boat", None, (4, 32, "the price of the boat")),
        ("rate: 5%, base: unknown", None, (4, 32, "unknown")),
    ],
)
def test_a_tier_says_on_what_it_is_reckoned(row: str, expected: str | None, written_at: tuple[int, int, str]) -> None:
    fact = of_tier(f"  - {{title: a, {row}}}")

    assert (fact.value, fact.stated) == (on(expected), True)
    assert place(fact) == written_at


def test_each_tier_has_its_own_place() -> None:
    rows = "  - {title: a, rate: 1.00 CNY per unit}\n  - title: b\n    rate: 5%\n    base: device price"

    assert place(of_tier(rows, index=0)) == (4, 22, "1.00 CNY per unit")
    assert place(of_tier(rows, index=1)) == (7, 11, "device price")


def test_a_percentage_of_nothing_named_is_open_and_asked_for() -> None:
    fact = of_tier("  - {title: a, rate: 5%}")
    unread = of_tier("  - {title: a, rate: 5%}", head="status: partial")

    assert (fact.value, fact.stated) == (on(None), False)
    assert (unread.value, unread.stated) == (on(None), None)
    assert isinstance(fact.source, Ground)
    assert (fact.source.ask.en, fact.source.ask.zh) == (
        "on what is the rate of X reckoned?",
        "X的许可费以何为计费基数？",
    )
