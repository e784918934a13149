"""Every problem of a sentence is told at its place, with a guess at what was meant, and the rest is still read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from poolcheck.core.location import SourceText, Span
from poolcheck.syntax.from_sentence import read_sentences
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.syntax.tree import ScalarNode
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.diagnostic import Diagnostic

LEXICON = lexicon(vocabulary())
BEFORE = "# 8.1\n"
"""The sentences stand in the second line of a file."""


def problems(text: str) -> tuple[Diagnostic, ...]:
    source = SourceText("clause.txt", BEFORE + text)
    node = ScalarNode(text, Span(source, len(BEFORE), len(BEFORE) + len(text)))
    return read_sentences(node, LEXICON).diagnostics


UNKNOWN = [
    # what is wrong, the sentence with the wrong words between brackets, what is suggested
    ("party-unknown", "[licencee] must not challenge licensed patents", "licensee"),
    ("party-unknown", "[被许可放]应当与专利池谈判", "被许可方"),
    ("party-unknown", "licensee must negotiate with [memberr]", "member"),
    ("modality-unknown", "licensee [mustt] negotiate with pool", "must"),
    ("act-unknown", "licensee must [chalenge] licensed patents", "challenge"),
    ("act-unknown", "licensee must [grantback] improvements to pool", "grant back"),
    ("act-unknown", "被许可方应当[研法]改进成果", "研发"),
    ("object-unknown", "licensee must not challenge [licenced patents]", "licensed patents"),
    ("object-unknown", "被许可方不得质疑[许可专力]", "许可专利"),
    ("object-unknown", "licensee must grant back [improvments] to pool", "improvements"),
    ("mode-unknown", "licensee may practice licensed patents, by making and [useing]", "using"),
    ("qualifier-unknown", "licensee must grant back improvements to pool, [for considderation]", "for consideration"),
    ("qualifier-unknown", "被许可方应当将改进成果回授给专利池，[有尝]", "有偿"),
    ("trigger-unknown", "if [consultation failed], licensee may terminate agreement", "consultation fails"),
    ("trigger-unknown", "[协商不承]的，被许可方可以解除合同", "协商不成"),
]


@pytest.mark.parametrize(("code", "written", "suggestion"), UNKNOWN)
def test_an_unknown_word_is_told_at_its_place_with_a_suggestion(code: str, written: str, suggestion: str) -> None:
    start, end = written.index("["), written.index("]") - 1
    (problem,) = problems(written.replace("[", "").replace("]", ""))

    assert problem.code == code
    assert (problem.location.line, problem.location.column, problem.location.end_column) == (2, start + 1, end + 1)
    assert problem.hint is not None
    assert f"`{suggestion}`" in problem.hint.en
    assert suggestion in problem.hint.zh


def test_every_unknown_word_of_a_clause_is_reported() -> None:
    text = "licensee must grantback improvments to pol"
    found = problems(text)

    assert [(problem.code, problem.location.column) for problem in found] == [
        ("act-unknown", text.index("grantback") + 1),
        ("object-unknown", text.index("improvments") + 1),
        ("party-unknown", text.index("pol") + 1),
    ]
    hints = [problem.hint.en for problem in found if problem.hint is not None]
    assert [hint.split("`")[1] for hint in hints] == ["grant back", "improvements", "pool"]


def test_problems_of_all_sentences_of_a_text_are_reported() -> None:
    found = problems("licensee must chalenge licensed patents. licensee must grant back improvments to pool.")

    assert [problem.code for problem in found] == ["act-unknown", "object-unknown"]


def test_the_rest_of_a_clause_is_read_around_an_unknown_object() -> None:
    source = SourceText("clause.txt", text := "licensee must grant back improvments to pool, free")
    reading = read_sentences(ScalarNode(text, Span(source, 0, len(text))), LEXICON)

    assert reading.value is not None
    (tree,) = reading.value
    assert tree.get("consideration") is not None
    assert tree.get("to") is not None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("licensee must grant back improvements to pool, free, for consideration", "free", "for consideration"),
        ("被许可方应当无偿将改进成果回授给专利池，有偿", "无偿", "有偿"),
        ("被许可方应当以独占许可方式将改进成果回授给专利池，普通许可", "以独占许可方式", "普通许可"),
    ],
)
def test_two_values_on_one_axis_are_told_with_both_places(text: str, first: str, second: str) -> None:
    (problem,) = problems(text)

    assert problem.code == "axis-twice"
    assert (problem.location.line, problem.location.column) == (2, text.rindex(second) + 1)
    assert f"`{first}` (line 2, column {text.index(first) + 1})" in problem.message.en
    assert first in problem.message.zh


@pytest.mark.parametrize(
    "text",
    [
        "if a patent lapses and consultation fails or insolvency, licensee may terminate agreement",
        "专利终止且协商不成或者破产的，被许可方可以解除合同",
        "if a patent lapses and consultation fails, or if insolvency, licensee may terminate agreement",
    ],
)
def test_and_beside_or_in_a_condition_is_left_to_the_writer(text: str) -> None:
    assert [problem.code for problem in problems(text)] == ["condition-mixes-and-or"]


def test_letters_behind_an_amount_are_not_lost() -> None:
    assert [problem.code for problem in problems("licensee must pay royalties, 5 cnyx per unit")] != []


@pytest.mark.parametrize("text", ["", " ", "。", ";;"])
def test_nothing_is_no_sentence(text: str) -> None:
    assert [problem.code for problem in problems(text)] == ["sentence-empty"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("licensee must", "act-missing"),
        ("licensee", "statement-missing"),
        ("被许可方应当", "act-missing"),
        ("operator must restrict", "second-order-unreadable"),
    ],
)
def test_a_sentence_that_stops_short_says_what_is_missing(text: str, code: str) -> None:
    assert [problem.code for problem in problems(text)] == [code]


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("negation-unclear", "[neither party must] grant back improvements to pool"),
        ("negation-unclear", "[no party may not] disclose contract terms"),
        ("party-of-only", "[only licensor] may assert licensed patents against third parties"),
        ("party-of-only", "[仅许可方]可以对第三方主张许可专利"),
        ("it-unclear", "[其]应当将改进成果回授给许可方"),
        ("party-unknown", "without consent of [licencor], licensee must not challenge licensed patents"),
        ("party-unknown", "未经[许客方]同意，被许可方不得质疑许可专利"),
    ],
)
def test_what_could_be_misread_is_refused_at_its_place(code: str, written: str) -> None:
    start, end = written.index("["), written.index("]") - 1
    (problem,) = problems(written.replace("[", "").replace("]", ""))

    assert problem.code == code
    assert (problem.location.line, problem.location.column, problem.location.end_column) == (2, start + 1, end + 1)
    assert problem.hint is not None
