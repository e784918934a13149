"""Clause numbers are read in every usual form, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from poolcheck.syntax.pool.clause_number import clause_number

NUMBERS = (
    "8",
    "8.1",
    "8.1.2",
    "8.1(a)",
    "8.1(1)(a)",
    "5.1(a)",
    "Art. 8(1)(a)",
    "Article 8",
    "Section 3.2",
    "Clause 7",
    "§ 3",
    "§§ 3.1",
    "A-3",
    "B(2)",
    "Appendix B-I",
    "Annex 2",
    "第八条",
    "第八条第一款",
    "第八条第一款第（三）项",
    "第十二条之一",
    "第8条",
    "三1",
    "三1(3)",
    "三.1",
    "（一）",
    "(a)",
    "附件一",
    "附件2",
    "8.1(1)–(2)",
    "一3、二3",
    "11.2–11.4",
    "四1–4",
)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_read_before_an_english_sentence(number: str) -> None:
    assert clause_number(f"{number} licensee may select any patents") == (number, len(number) + 1)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_read_before_a_chinese_sentence(number: str) -> None:
    assert clause_number(f"{number}　被许可方可以选择任意专利") == (number, len(number) + 1)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("一、被许可方可以选择任意专利", "一"),
        ("第八条被许可方可以选择任意专利", "第八条"),
        ("第八条：被许可方可以选择任意专利", "第八条"),
        ("8.1被许可方可以选择任意专利", "8.1"),
        ("（一）被许可方可以选择任意专利", "（一）"),
        ("8.1. licensee may select any patents", "8.1"),
        ("1) licensee may select any patents", "1"),
        ("A. licensee may select any patents", "A"),
        ("a) licensee may select any patents", "a"),
        ("8.1: licensee may select any patents", "8.1"),
    ],
)
def test_a_number_may_end_in_a_mark_or_none(line: str, number: str) -> None:
    found = clause_number(line)

    assert found is not None
    assert found[0] == number
    assert line[found[1] :] in ("licensee may select any patents", "被许可方可以选择任意专利")


@pytest.mark.parametrize(
    "line",
    [
        "licensee may select any patents",
        "a party that breaches must bear liability for breach",
        "A party that breaches must bear liability for breach",
        "一方违约的，应当承担违约责任",
        "三方共同确定许可费率",
        "第三方提出侵权指控的，许可方应当协助被许可方应诉",
        "必要改进归被许可方所有",
        "3.5%",
        "2025-06-01",
    ],
)
def test_a_sentence_without_a_number_has_none(line: str) -> None:
    assert clause_number(line) is None
