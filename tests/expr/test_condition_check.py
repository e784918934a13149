"""Type-checking conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from poolcheck.core.messages import hint, message
from poolcheck.expr.check import check
from poolcheck.expr.parse import parse
from poolcheck.expr.types import (
    DateType,
    EnumType,
    FunctionType,
    ListType,
    NumberType,
    RecordType,
    Scope,
    SetType,
    TextType,
    TruthType,
)

if TYPE_CHECKING:
    from poolcheck.expr.problem import Problem

EXCLUSIVITY = EnumType("exclusivity", ("exclusive", "sole", "ordinary"))
PARTY = EnumType("party", ("licensor", "licensee"))
CLAUSE = RecordType(
    "clause",
    {
        "exclusivity": EXCLUSIVITY,
        "party": PARTY,
        "share": NumberType("percent"),
        "scope": SetType(PARTY),
        "signed": DateType(),
        "holder": TextType(),
        "written": TruthType(),
        "items": TextType(),
    },
)
SCOPE = Scope(
    names={
        "exclusivity": EXCLUSIVITY,
        "scope": SetType(PARTY),
        "kinds": SetType(EXCLUSIVITY),
        "party": PARTY,
        "written": TruthType(),
        "share": NumberType("percent"),
        "cap": NumberType("money"),
        "term": NumberType("duration"),
        "members": NumberType("count"),
        "signed": DateType(),
        "holder": TextType(),
        "document": RecordType("document", {"party": PARTY, "clauses": ListType(CLAUSE)}),
        "clauses": ListType(CLAUSE),
    },
    functions={"dominant": FunctionType((PARTY,)), "arguable": FunctionType()},
    parameters={"threshold": NumberType("percent")},
)


def problems(text: str) -> tuple[Problem, ...]:
    condition = parse(text).condition
    assert condition is not None
    return check(condition, SCOPE)


@pytest.mark.parametrize(
    "text",
    [
        "exclusivity in [exclusive, sole] and not written",
        "exclusivity is not sole or exclusivity is exclusive",
        "licensor in scope or any of [licensor, licensee] in scope",
        'holder is "AVS Ltd." or holder in ["a", "b"]',
        "share > 100% and share + 5% * 2 >= parameter(threshold)",
        "cap * share < 5 CNY and cap / cap > 50% and cap / 2 > 1 CNY",
        "signed + 20 years < 2026-02-01 and signed - 2020-01-01 > 3 months and 1 month + signed > signed",
        "count(c in clauses where c.exclusivity is sole) / members >= 50% and count(c in clauses) * 2 > members",
        "sum(c.share for c in document.clauses where c.party is licensor) >= 50%",
        "every c in clauses where c.party is licensor has c.exclusivity is sole",
        "(any c in clauses where no d in clauses where d.party is licensor) or arguable() and arguable",
        "known(exclusivity) and known(dominant(licensor)) and stated(document.party) and stated(clauses) and unknown",
        "dominant(licensor) or dominant(licensee)",
        "-share < 0%",
        "any c in clauses where c.exclusivity = exclusivity and c.party != document.party",
        "any c in clauses where any d in clauses where c.holder = d.holder and c.written = d.written",
        "any c in clauses where any of c.scope in scope and not any of scope in c.scope",
        "any g in clauses by [party, holder] where g.party is licensor and g.holder = holder",
        "every g in clauses by [written, signed, share] has g.written and g.signed > signed and g.share > 5%",
        "no g in clauses by [party] where any c in g.items where c.exclusivity is sole and c.party = g.party",
        "any g in clauses by [party] where any h in g.items by [holder] where count(c in h.items) > 1",
        "count(g in clauses by [party]) > 1 and sum(g.share for g in clauses by [share]) > 1%",
        "min(c.share for c in clauses) < 2 * max(c.share for c in clauses where c.written)",
        "max(c.signed + 1 year for c in clauses) < 2026-02-01",
        "count(distinct c.holder for c in clauses) > count(distinct c.party for c in clauses)",
    ],
)
def test_a_well_typed_condition_has_no_problems(text: str) -> None:
    assert problems(text) == ()


@pytest.mark.parametrize(
    ("text", "code", "place", "suggestion"),
    [
        ("not exclusivty is sole", "condition-name-unknown", "exclusivty", "exclusivity"),
        ("written and writen", "condition-name-unknown", "writen", "written"),
        ("arguabel", "condition-name-unknown", "arguabel", "arguable"),
        ("document.partie is licensor", "condition-field-unknown", "partie", "party"),
        ("written.party is licensor", "condition-no-fields", "party", None),
        ("exclusivity is exclusiv", "condition-value-unknown", "exclusiv", "exclusive"),
        ("exclusivity in [sole, written]", "condition-value-unknown", "written", ""),
        ("dominant(licensr)", "condition-value-unknown", "licensr", "licensor"),
        ("dominant()", "condition-arguments", "dominant()", None),
        ("dominant or written", "condition-arguments", "dominant", None),
        ("arguable(licensor)", "condition-arguments", "arguable(licensor)", None),
        ("domiant(licensor)", "condition-definition-unknown", "domiant(licensor)", "dominant"),
        ("share > parameter(treshold)", "condition-parameter-unknown", "parameter(treshold)", "threshold"),
        ("share > 30", "condition-units", "share > 30", "30%"),
        ("share > 5 CNY", "condition-units", "share > 5 CNY", ""),
        ("cap + 5% > 1 CNY", "condition-units", "cap + 5%", None),
        ("cap * cap > 1 CNY", "condition-units", "cap * cap", None),
        ("signed + signed > signed", "condition-units", "signed + signed", None),
        ("-signed > signed", "condition-not-plain-number", "signed", None),
        ("signed > 15 days", "condition-units", "signed > 15 days", ""),
        ("share and written", "condition-not-truth", "share", ""),
        ("not exclusivity", "condition-not-truth", "exclusivity", "exclusivity is exclusive"),
        ("count(c in clauses)", "condition-not-truth", "count(c in clauses)", None),
        ("written > 3", "condition-not-number", "written", None),
        ("exclusivity = sole", "condition-not-number", "exclusivity", "exclusivity is sole"),
        ("exclusivity != sole", "condition-not-number", "exclusivity", "exclusivity is not sole"),
        ("(share > 3%) + 2 > 1", "condition-not-number", "(share > 3%)", None),
        ("sum(c.party for c in clauses) > 3", "condition-not-number", "c.party", None),
        ("scope is licensor", "condition-not-single", "scope", "licensor in scope"),
        ("share is licensor", "condition-not-single", "share", None),
        ("sole in exclusivity", "condition-not-set", "exclusivity", "exclusivity in [sole]"),
        ("any c in written where true", "condition-not-list", "written", None),
        ("any c in clauses where c.partie is x", "condition-field-unknown", "partie", "party"),
        ("any written in clauses", "condition-variable-taken", "written", None),
        ("holder is AVS", "condition-text-unquoted", "AVS", '"AVS"'),
        ("stated(arguable)", "condition-stated-definition", "arguable", None),
        ("exclusivity in []", "condition-list-empty", "exclusivity in []", None),
        ("exclusivity in [sole, sole]", "condition-value-twice", "sole", None),
        ("exclusivity in [sole, ordinary, exclusive]", "condition-always-true", "", None),
        ("exclusivity not in [sole, ordinary, exclusive]", "condition-never-true", "", None),
        ("exclusivity is sole and written and exclusivity is ordinary", "condition-never-true", "", None),
        ("exclusivity is not sole or exclusivity is sole", "condition-always-true", "", None),
        ("written or written", "condition-repeated", "written", None),
        ("exclusivity = exclusiv", "condition-name-unknown", "exclusiv", "exclusivity"),
        ("exclusivty = exclusivity", "condition-name-unknown", "exclusivty", "exclusivity"),
        ("exclusivity = document.partie", "condition-field-unknown", "partie", "party"),
        ("exclusivity = party", "condition-different", "", None),
        ("holder != party", "condition-different", "", None),
        ("written = party", "condition-different", "", None),
        ("exclusivity = share", "condition-different", "", None),
        ("holder = written", "condition-different", "", None),
        ("exclusivity < exclusivity", "condition-not-number", "exclusivity", ""),
        ("holder > holder", "condition-not-number", "holder", ""),
        ("holder = 5", "condition-not-number", "holder", ""),
        ("exclusivity = arguable", "condition-not-number", "exclusivity", ""),
        ("scope = scope", "condition-not-number", "scope", "any of scope in scope"),
        ("scope != document.party", "condition-not-number", "scope", ""),
        ("any of kinds in scope", "condition-different", "", None),
        ("any of scpoe in scope", "condition-name-unknown", "scpoe", "scope"),
        ("any of scope in share", "condition-not-set", "share", ""),
        ("any of party in scope", "condition-not-set", "party", ""),
        ("any g in clauses by [parti] where g.parti is x", "condition-field-unknown", "parti", "party"),
        ("any g in clauses by [scope]", "condition-key-kind", "scope", None),
        ("any g in clauses by [items]", "condition-key-taken", "items", None),
        ("any g in clauses by [party, written, party]", "condition-value-twice", "party", None),
        ("any g in clauses by [party] where g.holder is x", "condition-field-unknown", "holder", ""),
        ("any g in clauses by [party] where g.partie is licensor", "condition-field-unknown", "partie", "party"),
        ("any g in clauses by [party] where g.item is x", "condition-field-unknown", "item", "items"),
        (
            "any g in clauses by [party] where any c in g.items where c.prty is x",
            "condition-field-unknown",
            "prty",
            "party",
        ),
        ("any g in share by [party]", "condition-not-list", "share", None),
        ("min(c.party for c in clauses) > 3", "condition-not-number", "c.party", None),
        ("min(c.share for c in clauses)", "condition-not-truth", "min(c.share for c in clauses)", None),
        ("max(c.share for c in clauses) > 3 days", "condition-units", "", ""),
        ("max(c.shar for c in clauses) > 3%", "condition-field-unknown", "shar", "share"),
        ("count(distinct c.scope for c in clauses) > 1", "condition-not-word", "c.scope", None),
        ("count(distinct c.share for c in clauses) > 1", "condition-not-word", "c.share", None),
        ("count(distinct c.prty for c in clauses) > 1", "condition-field-unknown", "prty", "party"),
        ("count(distinct c.party for c in clauses) > 1%", "condition-units", "", ""),
    ],
)
def test_a_mistake_is_located_and_met_with_a_suggestion(
    text: str, code: str, place: str, suggestion: str | None
) -> None:
    (problem,) = problems(text)

    assert problem.code == code
    assert text[problem.start : problem.end] in ({place, f"({place})", place.strip("()")} if place else {text})
    assert problem.values.get("suggestion") == suggestion


@pytest.mark.parametrize(
    ("text", "place", "mended"),
    [
        (
            "written and known(stated(exclusivity))",
            "stated(exclusivity)",
            ("known(exclusivity)", "stated(exclusivity)"),
        ),
        (
            "not known(known(document.party))",
            "known(document.party)",
            ("known(document.party)", "stated(document.party)"),
        ),
        ("known(parameter(threshold))", "parameter(threshold)", ()),
    ],
)
def test_only_facts_and_definitions_are_asked_whether_they_are_settled(
    text: str, place: str, mended: tuple[str, ...]
) -> None:
    (problem,) = problems(text)
    advice = hint(problem.code, **problem.values)

    assert (problem.code, text[problem.start : problem.end]) == ("condition-known-of", place)
    assert f"`{place}`" in message(problem.code, **problem.values).zh
    assert advice is not None
    for language in (advice.en, advice.zh):
        assert [f"`{each}`" in language for each in mended] == [True] * len(mended)
        assert "``" not in language


def test_a_definition_may_have_the_name_of_a_word_that_asks() -> None:
    condition = parse("known(stated(licensor))").condition
    assert condition is not None

    assert check(condition, Scope({}, {"stated": FunctionType((PARTY,))})) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("party is side and dominant(side)", []),
        ('holder is "side"', []),
        ('party is "side"', [("condition-value-unknown", '"side"')]),
        ('dominant("side")', [("condition-value-unknown", '"side"')]),
        ("exclusivity is side", [("condition-value-unknown", "side")]),
    ],
)
def test_what_a_definition_is_called_with_stands_for_a_value_of_its_kind_and_not_in_quotes(
    text: str, expected: list[tuple[str, str]]
) -> None:
    condition = parse(text).condition
    assert condition is not None
    found = check(condition, replace(SCOPE, arguments={"side": PARTY}))

    assert [(problem.code, text[problem.start : problem.end]) for problem in found] == expected


def test_all_problems_are_reported_and_no_consequences_of_them() -> None:
    found = problems("nonsense.x is a and exclusivity is red and every c in nothing where c.x has c.y or share > 3")

    assert [problem.code for problem in found] == [
        "condition-name-unknown",
        "condition-value-unknown",
        "condition-name-unknown",
        "condition-units",
    ]


def test_a_variable_is_known_only_in_its_own_quantifier() -> None:
    (problem,) = problems("(any c in clauses where c.party is licensor) and c.party is licensor")

    assert (problem.code, problem.start) == ("condition-name-unknown", 49)


def test_every_wrong_key_is_reported_and_the_group_then_is_not_asked_for_more() -> None:
    text = "any g in clauses by [scope, prty, items] where g.nonsense is x and exclusivity is red"

    assert [(problem.code, text[problem.start : problem.end]) for problem in problems(text)] == [
        ("condition-key-kind", "scope"),
        ("condition-field-unknown", "prty"),
        ("condition-key-taken", "items"),
        ("condition-value-unknown", "red"),
    ]


def test_both_sides_of_an_overlap_are_checked() -> None:
    codes = [(problem.code, problem.values["suggestion"]) for problem in problems("any of party in document.party")]

    assert codes == [("condition-not-set", "party = document.party"), ("condition-not-set", "")]


def test_nothing_of_python_is_reachable() -> None:
    codes = [problem.code for problem in problems("written.__class__ or __import__(os) or document.__init__")]

    assert codes == ["condition-no-fields", "condition-definition-unknown", "condition-field-unknown"]


@pytest.mark.parametrize(
    "text",
    ["exclusivty is sole", "exclusivity is exclusiv", "share > 30", "dominant()", "exclusivity = sole",
     "scope is licensor",
     "exclusivity is sole and exclusivity is ordinary", "written.x", "cap + 5% > 1 CNY", "any c in share",
     "exclusivity = party",
     "any g in clauses by [scope]", "any g in clauses by [items]", "count(distinct c.scope for c in clauses) > 1"],
)  # fmt: skip
def test_every_problem_has_a_message_in_both_languages(text: str) -> None:
    for problem in problems(text):
        said = message(problem.code, **problem.values)
        advice = hint(problem.code, **problem.values)

        assert said.en != said.zh
        assert "{" not in said.en + said.zh
        assert advice is None or "{" not in advice.en + advice.zh


@pytest.mark.parametrize("text", ["", "a and", "a b", "a & b", "2026-02-30 = d", "x == 3", "x" * 20_000])
def test_every_unreadable_condition_has_a_message_in_both_languages(text: str) -> None:
    (problem,) = parse(text).problems

    assert "{" not in message(problem.code, **problem.values).en
    assert "{" not in message(problem.code, **problem.values).zh
