"""The table that comes with the package is that of the grammar, and is used for no other grammar and no other Lark."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from poolcheck.core.resources import data_folder, read_text
from poolcheck.expr import parser_table
from poolcheck.expr.parse import parse

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = read_text("grammar", "condition.lark")
AGAIN = "make the table anew: PYTHONHASHSEED=0 python -m poolcheck.expr.parser_table grammar"
TEXTS = (
    "exclusivity in [exclusive, sole] and not share > parameter(threshold)",
    "any c in clauses where c.act is grant_back and c.party is licensee",
    "every p in patents where p.pooled has p.status is in_force",
    "sum(s.share for s in shares where s.side is pool) >= 50% or count(p in patents) = 1,000",
    "known(share) and (stated(price) or not -1 + 2 * 3 days < 2025-06-01)",
    "any g in patents by [group, country] where count(distinct p.patentee for p in g.items) > 1",
    "max(f.rate for f in fees) > 2 * min(f.rate for f in fees) and any of c.object in object and c.act = act",
    "share >",
    "share == 3",
    "and",
    "",
    "every p in patents",
    "“share” > 3",
    "dominant(licensor, )",
)


def without_table(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = parser_table.from_grammar(GRAMMAR)
    monkeypatch.setattr("poolcheck.expr.parse.parser", lambda: fresh)


def test_the_table_is_that_of_the_grammar() -> None:
    stored = json.loads((data_folder("grammar") / parser_table.TABLE).read_text(encoding="utf-8"))

    assert stored["made_for"]["sha256"] == parser_table.made_for(GRAMMAR)["sha256"], AGAIN


@pytest.mark.parametrize("text", TEXTS)
def test_a_condition_is_read_alike_with_the_table_and_without(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = json.loads(parser_table.table(GRAMMAR), object_hook=parser_table.with_numbers)
    from_table = parser_table.loaded(stored)
    monkeypatch.setattr("poolcheck.expr.parse.parser", lambda: from_table)
    with_table = parse(text)
    without_table(monkeypatch)

    assert with_table == parse(text)


def test_the_table_that_comes_with_the_package_reads_what_the_grammar_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    parser_table.parser.cache_clear()
    with_table = [parse(text) for text in TEXTS]
    without_table(monkeypatch)

    assert with_table == [parse(text) for text in TEXTS], AGAIN


@pytest.mark.parametrize("other", [{"lark": "0"}, {"sha256": "0"}])
def test_a_table_made_for_something_else_is_not_used(other: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    made_for = parser_table.made_for(GRAMMAR) | other
    stale = json.dumps({"made_for": made_for, "table": "of another grammar"})
    monkeypatch.setattr(
        "poolcheck.expr.parser_table.read_text", lambda _, name: stale if name == parser_table.TABLE else GRAMMAR
    )
    parser_table.parser.cache_clear()

    assert parser_table.parser().parse("share > 3").children

    parser_table.parser.cache_clear()
