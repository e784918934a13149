"""A value that a file of a rule pack cannot have is told at its place, in both languages, with the choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from poolcheck.packs.files import DefinitionEntry, ParameterEntry, RuleFile, SourceFile
from poolcheck.packs.read_file import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import BaseModel

    from poolcheck.core.diagnostic import Diagnostic

RULE = """\
id: own
concern: grant_back
title: {en: A, zh: 甲}
test: recommended
for_each: {clause: grant_back, role: statement}
not_met_when: "true"
authority: [{source: aml, provision: x}]
message: {en: A, zh: 甲}
remedy: {en: A, zh: 甲}
waivable: true
examples:
  - name: one
    document: "license: X"
    expect: not_met
    as_of: 2026-01-01
"""
PARAMETER = "type: percent\ntitle: {en: A, zh: 甲}\nvalues: []\n"
DEFINITION = "title: {en: A, zh: 甲}\nparameters: {who: side}\nproofs: {x: [necessary]}\n"
SOURCE = """\
id: a
title: {en: A, zh: 甲}
short: {en: A, zh: 甲}
issuer: {en: A, zh: 甲}
level: law
versions: [{from: 2020-01-01}]
reviewed_until: 2026-01-01
provisions: {x: {numbers: [{paragraph: 1, from: 2020-01-01}], gist: {en: A, zh: 甲}, checked: primary}}
"""


def told(folder: Path, form: type[BaseModel], text: str) -> Diagnostic:
    """Return the one problem of a file."""
    (folder / "file.yaml").write_text(text, encoding="utf-8")
    [problem] = read_file(folder / "file.yaml", "file.yaml", form).diagnostics
    return problem


@pytest.mark.parametrize(
    ("form", "text"),
    [(RuleFile, RULE), (ParameterEntry, PARAMETER), (DefinitionEntry, DEFINITION), (SourceFile, SOURCE)],
)
def test_the_files_are_right_as_they_stand(form: type[BaseModel], text: str, tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_text(text, encoding="utf-8")

    assert read_file(tmp_path / "file.yaml", "file.yaml", form).diagnostics == ()


OUTCOMES = "not_applicable, met, presumed_met, defense_claimed, undetermined, conditional, not_met"


@pytest.mark.parametrize(
    ("form", "text", "change", "place", "message", "hint"),
    [
        (
            RuleFile,
            RULE,
            ("expect: not_met", "expect: notmet"),
            (14, 13),
            "`notmet` is no value of `expect`",
            f"did you mean `not_met`? one of: {OUTCOMES}",
        ),
        (
            RuleFile,
            RULE,
            ("expect: not_met", "expect: 违反"),
            (14, 13),
            "`违反` is no value of `expect`",
            f"one of: {OUTCOMES}",
        ),
        (
            RuleFile,
            RULE,
            ("role: statement", "role: triger"),
            (5, 38),
            "`triger` is no value of `role`",
            "did you mean `trigger`? one of: statement, trigger",
        ),
        (
            ParameterEntry,
            PARAMETER,
            ("percent", "per cent"),
            (1, 7),
            "`per cent` is no value of `type`",
            "did you mean `percent`? one of: percent, money, duration, count",
        ),
        (
            SourceFile,
            SOURCE,
            ("checked: primary", "checked: no"),
            (8, SOURCE.splitlines()[7].index("primary") + 1),
            "`no` is no value of `checked`",
            "one of: primary, secondary, unverified",
        ),
    ],
    ids=["outcome", "nothing like it", "role", "type of a number", "how it was checked"],
)
def test_a_word_that_is_no_choice_is_told_with_the_choices(  # noqa: PLR0917 - one parameter a column
    form: type[BaseModel],
    text: str,
    change: tuple[str, str],
    place: tuple[int, int],
    message: str,
    hint: str,
    tmp_path: Path,
) -> None:
    problem = told(tmp_path, form, text.replace(*change))

    assert problem.code == "rule-value-choice"
    assert (problem.location.line, problem.location.column) == place
    assert problem.message.en == message
    assert problem.hint is not None
    assert problem.hint.en == hint


def test_a_wrong_outcome_is_told_in_chinese_without_a_word_of_english(tmp_path: Path) -> None:
    problem = told(tmp_path, RuleFile, RULE.replace("expect: not_met", "expect: notmet"))

    assert problem.message.zh == "`notmet` 不是 `expect` 的有效值"
    assert problem.hint is not None
    assert problem.hint.zh == f"是否指 `not_met`？可选：{OUTCOMES.replace(', ', '、')}"


@pytest.mark.parametrize(
    ("form", "text", "change", "place", "english", "chinese"),
    [
        (RuleFile, RULE, ("{en: A, zh: 甲}\ntest", "A\ntest"), (3, 8), "a block of", "一组"),
        (RuleFile, RULE, ("not_met_when: ", "not_met_when: [1]\nplace: "), (6, 15), "a text", "一段文字"),
        (
            RuleFile,
            RULE,
            ("{en: A, zh: 甲}\ntest", "{en: '', zh: 甲}\ntest"),
            (3, 14),
            "a text that is not empty",
            "非空的文字",
        ),
        (RuleFile, RULE, ("[{source: aml, provision: x}]", "[]"), (7, 12), "a list of one", "至少一项"),
        (RuleFile, RULE, ("waivable: true", "waivable: perhaps"), (10, 11), "`true` or", "`true` 或者"),
        (RuleFile, RULE, ("as_of: 2026-01-01", "as_of: 2026-02-30"), (15, 12), "a day", "日期"),
        (RuleFile, RULE, ("waivable: true", "elements: x"), (10, 11), "a list", "列表"),
        (SourceFile, SOURCE, ("paragraph: 1", "paragraph: one"), (8, 40), "a whole number", "整数"),
        (SourceFile, SOURCE, ("provisions: {x: ", "provisions: [{x: "), (8, 13), "a block of", "一组"),
    ],
    ids=["block", "text", "empty", "one or more", "truth", "day", "list", "number", "names"],
)
def test_a_value_of_another_shape_is_told_with_the_shape_it_should_have(  # noqa: PLR0917 - one parameter a column
    form: type[BaseModel],
    text: str,
    change: tuple[str, str],
    place: tuple[int, int],
    english: str,
    chinese: str,
    tmp_path: Path,
) -> None:
    wrong = text.replace(*change)
    problem = told(tmp_path, form, re.sub(r"\}\}\n\Z", "}}]\n", wrong) if "[{x" in wrong else wrong)

    assert problem.code == "rule-value-shape"
    assert (problem.location.line, problem.location.column) == place
    assert f"takes {english}" in problem.message.en
    assert f"应为{chinese}" in problem.message.zh


@pytest.mark.parametrize("text", ["", '    dossier: {charter: "charter: X"}\n'], ids=["neither", "both"])
def test_an_example_with_neither_or_both_of_document_and_dossier_is_told(text: str, tmp_path: Path) -> None:
    document = '    document: "license: X"\n'
    problem = told(tmp_path, RuleFile, RULE.replace(document, text and document + text))

    assert (problem.code, problem.location.line, problem.location.column) == ("rule-example-document", 12, 5)
    assert problem.message.zh == "示例应当有 `document` 或者 `dossier`，且只能有其一"
