"""Judging conditions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from worlds import Fields, World, one

from poolcheck.core.truth import Truth
from poolcheck.expr.evaluate import evaluate
from poolcheck.expr.judgment import Judgment
from poolcheck.expr.parse import parse
from poolcheck.expr.quantity import Quantity, Unit
from poolcheck.expr.values import (
    Between,
    Exact,
    Fact,
    OneOf,
    Records,
    Several,
    Text,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@dataclass(frozen=True)
class DefiningWorld(World):
    definitions: Mapping[str, Judgment] = field(default_factory=dict)

    def call(self, name: str, arguments: tuple[str, ...], *, law_fills_silence: bool) -> Judgment:
        return self.definitions["/".join((name, *arguments, *(["law"] if law_fills_silence else [])))]

    def parameter(self, name: str) -> Fact:
        return fact(name, quantity(50, "percent")) if name == "half" else fact(name, Unknown())


def quantity(amount: int | str, unit: Unit, currency: str = "") -> Exact:
    return Exact(Quantity(Decimal(amount), unit, currency))


def fact(name: str, value: Value, *, stated: bool | None = True, presumed: Value | None = None) -> Fact:
    return Fact(name, value, stated, presumed)


def record(name: str, **fields: Value) -> Fields[Fact]:
    return Fields({key: fact(f"{name}.{key}", value) for key, value in fields.items()})


CLAUSES = (
    record("1", act=one("license"), sole=FALSE, share=quantity(20, "percent")),
    record("2", act=one("grant_back"), sole=UNKNOWN, share=quantity("30.5", "percent")),
    record("3", act=one("grant_back"), sole=TRUE, share=Unknown()),
)
WORLD = DefiningWorld(
    {
        "yes": fact("yes", TRUE),
        "no_": fact("no_", FALSE),
        "maybe": fact("maybe", UNKNOWN),
        "perhaps": fact("perhaps", UNKNOWN),
        "red": fact("red", one("red")),
        "warm": fact("warm", one("red", "orange")),
        "color": fact("color", OneOf(None)),
        "form": fact("form", Unknown(), stated=False, presumed=one("ordinary")),
        "unread": fact("unread", Unknown(), stated=None),
        "scope": fact("scope", Several(frozenset({"china"}), frozenset({"japan"}))),
        "anywhere": fact("anywhere", Several(frozenset({"china"}), None)),
        "share": fact("share", quantity("33.3", "percent")),
        "some_share": fact("some_share", Between(Quantity(Decimal(20), "percent"), None)),
        "no_share": fact("no_share", Unknown()),
        "cap": fact("cap", quantity(5, "money", "CNY")),
        "zero": fact("zero", quantity(0, "count")),
        "signed": fact("signed", Exact(date(2024, 1, 31))),
        "holder": fact("holder", Text("AVS Ltd.")),
        "clauses": Records(CLAUSES),
        "partial": Records(CLAUSES, complete=False),
        "nothing": Records(()),
        "unseen": Records((), complete=False),
        "document": Fields({"law": fact("document.law", one("PRC")), "pool": fact("document.pool", Unknown())}),
    },
    {
        "dominant/licensor": Judgment(UNKNOWN, (fact("market share", Unknown()),)),
        "dominant/licensor/law": Judgment(TRUE, (), (fact("market share", Unknown(), presumed=TRUE),)),
        "arguable": Judgment(UNKNOWN),
    },
)


def judge(text: str, *, law: bool = False) -> Judgment:
    condition = parse(text).condition
    assert condition is not None
    return evaluate(condition, WORLD, law_fills_silence=law)


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("true and not false", TRUE),
        ("unknown", UNKNOWN),
        ("yes and maybe", UNKNOWN),
        ("no_ and maybe", FALSE),
        ("yes or maybe", TRUE),
        ("no_ or maybe", UNKNOWN),
        ("not maybe", UNKNOWN),
        ("red is red", TRUE),
        ("red is not red", FALSE),
        ("red in [orange, red]", TRUE),
        ("red not in [orange, red]", FALSE),
        ("warm in [orange, red]", TRUE),
        ("warm is red", UNKNOWN),
        ("warm is blue", FALSE),
        ("warm is not blue", TRUE),
        ("color is red", UNKNOWN),
        ("form is ordinary", UNKNOWN),
        ('holder is "AVS Ltd."', TRUE),
        ('holder in ["X"]', FALSE),
        ("china in scope", TRUE),
        ("japan in scope", UNKNOWN),
        ("korea in scope", FALSE),
        ("korea not in scope", TRUE),
        ("korea in anywhere", UNKNOWN),
        ("any of [korea, china] in anywhere", TRUE),
        ("share > 33%", TRUE),
        ("share * 3 = 99.9%", TRUE),
        ("share / 3 * 3 = share", TRUE),
        ("some_share > 15%", TRUE),
        ("some_share > 25%", UNKNOWN),
        ("some_share < 20%", FALSE),
        ("no_share < 20%", UNKNOWN),
        ("cap * 50% = 2.50 CNY", TRUE),
        ("cap > 2 USD", UNKNOWN),
        ("cap / 10 CNY = 50%", TRUE),
        ("cap - 6 CNY < 0 CNY", TRUE),
        ("1 / zero > 0", UNKNOWN),
        ("2 years = 24 months", TRUE),
        ("1 year > 364 days", TRUE),
        ("1 month < 32 days", TRUE),
        ("1 month < 30 days", UNKNOWN),
        ("signed + 1 month = 2024-02-29", TRUE),
        ("signed - 1 month = 2023-12-31", TRUE),
        ("2024-03-01 - signed = 30 days", TRUE),
        ("signed + 9999 years > 2024-01-01", UNKNOWN),
        ("share > parameter(half)", FALSE),
        ("share > parameter(none_in_force)", UNKNOWN),
        ("known(red) and not known(warm) and not known(maybe) and known(scope) or yes", TRUE),
        ("known(scope)", FALSE),
        ("known(clauses) and not known(partial) and known(document)", TRUE),
        ("known(dominant(licensor))", FALSE),
        ("stated(red)", TRUE),
        ("stated(form)", FALSE),
        ("stated(unread)", UNKNOWN),
        ("stated(clauses) and not stated(nothing)", TRUE),
        ("stated(unseen)", UNKNOWN),
        ("document.law is PRC", TRUE),
        ("document.pool.operator is x", UNKNOWN),
        ("dominant(licensor)", UNKNOWN),
        ("arguable or arguable()", UNKNOWN),
        ("any c in clauses where c.sole", TRUE),
        ("any c in clauses where c.act is license and c.sole", FALSE),
        ("any c in partial where c.sole", TRUE),
        ("any c in partial where c.act is other", UNKNOWN),
        ("no c in partial where c.sole", FALSE),
        ("any c in nothing", FALSE),
        ("any c in unseen", UNKNOWN),
        ("every c in clauses where c.act is grant_back has c.sole", UNKNOWN),
        ("every c in clauses where c.act is license has c.sole", FALSE),
        ("every c in clauses where c.sole has c.act is grant_back", TRUE),
        ("every c in partial where c.sole has c.act is grant_back", UNKNOWN),
        ("every c in partial where c.act is license has c.sole", FALSE),
        ("every c in nothing has false", TRUE),
        ("any c in clauses where any d in clauses where d.sole and c.act is license", TRUE),
        ("count(c in clauses where c.sole) >= 1", TRUE),
        ("count(c in clauses where c.sole) = 2", UNKNOWN),
        ("count(c in clauses where c.sole) > 2", FALSE),
        ("count(c in partial) >= 3", TRUE),
        ("count(c in partial) > 3", UNKNOWN),
        ("sum(c.share for c in clauses where c.act is license) = 20%", TRUE),
        ("sum(c.share for c in clauses) > 50%", TRUE),
        ("sum(c.share for c in clauses) > 51%", UNKNOWN),
        ("sum(c.share for c in nothing) = 0%", TRUE),
        ("sum(c.share for c in unseen) >= 0%", TRUE),
        ("sum(-c.share for c in unseen) <= 0%", UNKNOWN),
    ],
)
def test_a_condition_has_its_truth(text: str, truth: Truth) -> None:
    judgment = judge(text)

    assert judgment.truth is truth
    assert bool(judgment.open) == (truth is UNKNOWN)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("maybe and perhaps and maybe", ["maybe", "perhaps"]),
        ("(maybe or yes) and perhaps", ["perhaps"]),
        ("(maybe and no_) or perhaps", ["perhaps"]),
        ("yes or maybe", []),
        ("some_share > 25% and no_share + some_share > 3%", ["some_share", "no_share"]),
        ("dominant(licensor)", ["market share"]),
        ("arguable", ["arguable"]),
        ("1 / zero > 0", ["1 / zero > 0"]),
        ("any c in partial where c.act is other", ["partial"]),
        ("every c in partial where c.act is grant_back has c.sole", ["partial", "2.sole"]),
        ("count(c in partial where c.sole) = 2", ["partial", "2.sole"]),
        ("sum(c.share for c in clauses) = 51%", ["3.share"]),
        ("document.pool.operator is x", ["document.pool.operator"]),
        ("stated(unread)", ["unread"]),
        ("share > parameter(none_in_force)", ["none_in_force"]),
    ],
)
def test_open_facts_are_those_that_still_matter(text: str, names: list[str]) -> None:
    assert [fact.name for fact in judge(text).open] == names


def test_the_open_question_of_a_definition_has_its_name() -> None:
    condition = parse("yes and unknown").condition
    assert condition is not None

    judgment = evaluate(condition, WORLD, law_fills_silence=False, question="plainly unreasonable")

    assert [fact.name for fact in judgment.open] == ["plainly unreasonable"]


def test_the_law_fills_a_silence_only_when_asked() -> None:
    assert judge("form is ordinary").truth is UNKNOWN
    assert judge("form is ordinary", law=True).truth is TRUE
    assert [fact.name for fact in judge("form is ordinary", law=True).presumed] == ["form"]
    assert judge("stated(form)", law=True).truth is FALSE


def test_a_result_that_also_follows_without_the_law_is_not_presumed() -> None:
    assert judge("form is ordinary or yes", law=True).presumed == ()
    assert judge("form is sole and no_", law=True).presumed == ()
    assert [fact.name for fact in judge("form is ordinary and yes", law=True).presumed] == ["form"]


def test_a_definition_is_asked_under_the_same_law() -> None:
    judgment = judge("dominant(licensor)", law=True)

    assert judgment.truth is TRUE
    assert [fact.name for fact in judgment.presumed] == ["market share"]


def test_a_derivation_has_only_what_decides() -> None:
    (whole,) = judge("(maybe and no_) or red in [red,\n orange]").steps

    assert (whole.text, whole.truth) == ("(maybe and no_) or red in [red, orange]", TRUE)
    assert [(step.text, [read.value for read in step.facts]) for step in whole.steps] == [
        ("red in [red, orange]", [one("red")])
    ]


def test_a_derivation_shows_every_item_that_decides() -> None:
    (whole,) = judge("any c in clauses where c.act is grant_back").steps

    assert [read.fact.name for step in whole.steps for read in step.facts] == ["2.act", "3.act"]


def test_a_number_too_fine_or_large_is_not_believed() -> None:
    huge = World({"x": fact("x", quantity("1E+999999", "count")), "nan": fact("nan", quantity("NaN", "count"))})
    for text in ("x > 3", "nan > 3", "x * x * x / nan = 1"):
        condition = parse(text).condition
        assert condition is not None

        assert evaluate(condition, huge, law_fills_silence=False).truth is UNKNOWN


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("red is tint", TRUE),
        ("red in [tint, blue]", TRUE),
        ("china in scope and place in scope", TRUE),
        ("dominant(party)", UNKNOWN),
        ('holder is "AVS Ltd."', TRUE),
        ('holder is "maker"', FALSE),
    ],
)
def test_a_definition_is_judged_with_what_it_is_called_with_except_in_quotes(text: str, truth: Truth) -> None:
    condition = parse(text).condition
    assert condition is not None
    given = {"tint": "red", "place": "china", "party": "licensor", "maker": "AVS Ltd."}

    assert evaluate(condition, WORLD, law_fills_silence=False, arguments=given).truth is truth
