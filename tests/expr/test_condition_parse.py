"""Reading conditions."""

from __future__ import annotations

import logging
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, logger

from poolcheck.core.resources import read_text
from poolcheck.core.truth import Truth
from poolcheck.expr import tree as t
from poolcheck.expr.parse import DEEPEST, LONGEST, Parsed, parse
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.to_text import to_text


def root(text: str) -> t.Expression:
    parsed = parse(text)
    assert parsed.condition is not None, parsed.problems
    return parsed.condition.root


def failure(text: str) -> tuple[str, int, int]:
    (problem,) = parse(text).problems
    return problem.code, problem.start, problem.end


def test_the_grammar_has_no_conflicts(caplog: pytest.LogCaptureFixture) -> None:
    logger.addHandler(caplog.handler)
    with caplog.at_level(logging.DEBUG, logger=logger.name):
        Lark(read_text("grammar", "condition.lark"), parser="lalr", debug=True)
    logger.removeHandler(caplog.handler)

    assert [record for record in caplog.records if "onflict" in record.getMessage()] == []


def test_parts_know_where_they_stand() -> None:
    text = "(a or b.c) and\n exclusivity is not sole"
    node = root(text)

    assert isinstance(node, t.And)
    assert [text[part.at.start : part.at.end] for part in node.operands] == ["a or b.c", "exclusivity is not sole"]
    assert (node.at.start, node.at.end) == (0, len(text))


def test_the_parts_of_a_path_know_where_they_stand() -> None:
    text = "not  document.law.place"
    node = root(text)

    assert isinstance(node, t.Not)
    assert isinstance(node.operand, t.Path)
    extents = [node.operand.part(index) for index in range(3)]
    assert [text[extent.start : extent.end] for extent in extents] == ["document", "law", "place"]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("a and b and c or d", "a and b and c or d"),
        ("a and (b or c)", "a and (b or c)"),
        ("not (a and b)", "not (a and b)"),
        ("not not a", "not not a"),
        ("x is v", "x is v"),
        ("x is not v", "x is not v"),
        ("x in[a,b]", "x in [a, b]"),
        ("x not in [ a ]", "x not in [a]"),
        ('holder is "AVS Ltd."', 'holder is "AVS Ltd."'),
        ("v in x", "v in x"),
        ("v not in x", "v not in x"),
        ("any of [a, b] in x", "any of [a, b] in x"),
        ("any of [no] in x", "any of [no] in x"),
        ("x is any", "x is any"),
        ("2 * (a + 5,000.50 CNY) >= -b", "2 * (a + 5000.50 CNY) >= -b"),
        ("a - (b - c) = d", "a - (b - c) = d"),
        ("a - b - c * d / e < 42%", "a - b - c * d / e < 42%"),
        ("term <= 15 day and term > 1 years", "term <= 15 days and term > 1 year"),
        ("signed + 6 months < 2026-02-01", "signed + 6 months < 2026-02-01"),
        ("any c in clauses where c.act is x and c.ok", "any c in clauses where c.act is x and c.ok"),
        ("a or no c in clauses where b or d", "a or (no c in clauses where b or d)"),
        ("every p in patents has p.ok", "every p in patents has p.ok"),
        ("every p in patents where p.a has any q in p.b", "every p in patents where p.a has any q in p.b"),
        ("count(c in clauses where c.ok) > 3", "count(c in clauses where c.ok) > 3"),
        ("count(c in clauses)=0", "count(c in clauses) = 0"),
        ("sum(s.share for s in shares where s.ok) > 50%", "sum(s.share for s in shares where s.ok) > 50%"),
        ("known(a.b) and stated(a.b)", "known(a.b) and stated(a.b)"),
        ("known(dominant(licensor_side))", "known(dominant(licensor_side))"),
        ("parameter(threshold) > share", "parameter(threshold) > share"),
        ("permitted(licensee, select_patents) or f()", "permitted(licensee, select_patents) or f()"),
        ("true and false or unknown", "true and false or unknown"),
        ("a # and b\n and c", "a and c"),
        ("count and sum and known and stated", "count and sum and known and stated"),
        ("android and island", "android and island"),
        ("许可 is 独占", "许可 is 独占"),
        ("c.act = act and p.number!=q.number", "c.act = act and p.number != q.number"),
        ("any of c.object in object", "any of c.object in object"),
        ("not any  of a in b", "not any of a in b"),
        ("any g in patents by[k,l] where g.k is x", "any g in patents by [k, l] where g.k is x"),
        ("no g in patents by [from]", "no g in patents by [from]"),
        ("every g in ps by [k] where g.k is x has a", "every g in ps by [k] where g.k is x has a"),
        ("count(g in ps by [k]) > 2", "count(g in ps by [k]) > 2"),
        ("sum(count(p in g.items) for g in ps by [k]) > 2", "sum(count(p in g.items) for g in ps by [k]) > 2"),
        (
            "min( f.rate for f in fees )<max(f.a+1 for f in xs where f.b)",
            "min(f.rate for f in fees) < max(f.a + 1 for f in xs where f.b)",
        ),
        (
            "count(distinct p.patentee for p in ps where p.a) > 1",
            "count(distinct p.patentee for p in ps where p.a) > 1",
        ),
        ("count(distinct in ps where distinct.a) > 1", "count(distinct in ps where distinct.a) > 1"),
        ("min and max and distinct and by", "min and max and distinct and by"),
        ("any by in by by [by]", "any by in by by [by]"),
    ],
)
def test_a_condition_and_its_canonical_text_say_the_same(text: str, canonical: str) -> None:
    node = root(text)

    assert to_text(node) == canonical
    assert root(canonical) == node


def test_the_keys_of_a_group_know_where_they_stand() -> None:
    text = "any g in patents by [substitute_group, country] where g.country is CN"
    node = root(text)

    assert isinstance(node, t.Some)
    assert [text[key.at.start : key.at.end] for key in node.binding.keys] == ["substitute_group", "country"]
    assert text[node.binding.at.start : node.binding.at.end] == text[4:]


def test_numbers_and_dates_are_exact() -> None:
    assert root("42.50% > 1,000,000 CNY") == t.Compare(
        t.Extent(0, 0),
        ">",
        t.Number(t.Extent(0, 0), Quantity(Decimal("42.50"), "percent")),
        t.Number(t.Extent(0, 0), Quantity(Decimal(1_000_000), "money", "CNY")),
    )
    assert root("2026-02-01 = d") == t.Compare(
        t.Extent(0, 0), "=", t.Day(t.Extent(0, 0), date(2026, 2, 1)), t.Path(t.Extent(0, 0), ("d",))
    )


def test_unknown_is_a_literal() -> None:
    assert root("unknown") == t.Constant(t.Extent(0, 7), Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("condition-empty", 0, 0)),
        ("  # nothing", ("condition-empty", 11, 11)),
        ("a and", ("condition-unfinished", 5, 5)),
        ("x in [a", ("condition-unfinished", 7, 7)),
        ("a b", ("condition-unexpected", 2, 3)),
        ("x == 3", ("condition-unexpected", 3, 4)),
        ("a & b", ("condition-character", 2, 3)),
        ("（a）", ("condition-character", 0, 1)),
        ("a < b < c", ("condition-unexpected", 6, 7)),
        ("any c in d where a) and b", ("condition-unexpected", 18, 19)),
        ("signed > 2026-02-30", ("condition-date", 9, 19)),
        ("x is 5%", ("condition-unexpected", 5, 6)),
        ("f(a.b)(c)", ("condition-unexpected", 6, 7)),
        ("().__class__", ("condition-unexpected", 1, 2)),
        ("a.__class__()()", ("condition-unexpected", 13, 14)),
        ("lambda: 0", ("condition-character", 6, 7)),
        ("a[0]", ("condition-unexpected", 1, 2)),
        ("a ** b", ("condition-unexpected", 3, 4)),
        ("any g in ps by []", ("condition-unexpected", 16, 17)),
        ("any g in ps by k", ("condition-unexpected", 15, 16)),
        ("any g in ps by [g.k]", ("condition-character", 17, 18)),
        ("any g in ps where g.a by [k]", ("condition-unexpected", 22, 24)),
        ("min(a, b) > 3", ("condition-unexpected", 5, 6)),
        ("count(distinct p + 1 for p in ps) > 1", ("condition-unexpected", 17, 18)),
    ],
)
def test_what_cannot_be_read_is_located(text: str, expected: tuple[str, int, int]) -> None:
    assert failure(text) == expected


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("x == 3", "="),
        ("a && b", "and"),
        ("a AND b", "and"),
        ("（a）", "("),
        ("x ＞ 3", ">"),
        ("any c in d were c.ok", "where"),
    ],
)
def test_a_slip_is_met_with_a_suggestion(text: str, suggestion: str) -> None:
    (problem,) = parse(text).problems

    assert problem.values["suggestion"] == suggestion


def test_conditions_have_a_greatest_length() -> None:
    assert failure("a" * (LONGEST + 1)) == ("condition-too-long", 0, LONGEST + 1)
    assert parse("a" * LONGEST).problems == ()


@pytest.mark.parametrize(("before", "after"), [("not ", ""), ("(", ")"), ("any c in d where ", ""), ("1 = -", "")])
def test_conditions_have_a_greatest_depth(before: str, after: str) -> None:
    def deep(times: int) -> Parsed:
        first, repeated = before[:-1], before[-1:]
        text = first + repeated * times + "a" if before == "1 = -" else before * times + "a" + after * times
        return parse(text)

    assert [problem.code for problem in deep(500).problems] == ["condition-too-deep"]
    assert [problem.code for problem in deep(DEEPEST + 1).problems] == ["condition-too-deep"]
    assert deep(DEEPEST // 2 - 2).problems == ()


def test_long_chains_are_not_deep() -> None:
    assert parse(" and ".join(["a"] * 1000)).problems == ()
    assert parse("0 < " + " + ".join(["a"] * 1000)).problems == ()


_PIECES = ["and", "or", "not", "is", "in", "any", "every", "no", "has", "where", "count(", "sum(", "for", "known(", "(",
           ")", "[", "]", ",", "x", "a.b", "5%", "5", "3 CNY", "2026-02-01", "2026-13-41", "=", "<=", "+", "-", "*",
           "/", '"', '"t"', "unknown", "#", "\n", "of", "stated(", "parameter(",
           "by", "distinct", "min(", "max(", "％", "\x00"]  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join)))
def test_any_text_gives_a_condition_or_a_located_problem(text: str) -> None:
    parsed = parse(text)

    assert (parsed.condition is None) == bool(parsed.problems)
    assert all(0 <= problem.start <= problem.end <= len(text) for problem in parsed.problems)
