"""The second reader's log has a row for every rule that ships, in English and in Chinese, and says the same in both."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from poolcheck.packs.load import load_law

DOCS = Path(__file__).resolve().parents[2] / "docs"
CONTENTS = {"en": "review.md", "zh": "review.zh.md"}
RULES_HEADING = {"en": "## Rules", "zh": "## 规则"}
LATER = {"en": re.compile(r"\blater(?: \([^)]+\))?:", re.IGNORECASE), "zh": re.compile(r"其后(?:（[^）]+）)?：")}
"""What was changed after the second reading begins with this word."""
LINK_TO_LOG = re.compile(r"\((review/[\w.-]+\.md)\)")
SPAN = re.compile(r"`([^`]+)`")
DOUBT = re.compile(r"^(?:-|\d+\.) ", re.MULTILINE)
COLUMNS = 4

BOTH = pytest.mark.parametrize("language", ["en", "zh"])


def _rows(log: str, heading: str) -> list[list[str]]:
    """The cells of each row of the table below the heading, without the head of the table and the line below it."""
    section = log.split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    return [line.strip("|").split("|") for line in table[2:]]


def _logs(language: str) -> list[str]:
    """The logs that the page of contents leads to, in its order."""
    return LINK_TO_LOG.findall((DOCS / CONTENTS[language]).read_text(encoding="utf-8"))


def _rows_of_all_logs(language: str) -> list[list[str]]:
    return [
        row
        for log in _logs(language)
        for row in _rows((DOCS / log).read_text(encoding="utf-8"), RULES_HEADING[language])
    ]


def _named(rows: list[list[str]]) -> list[str]:
    """The rules the rows are about; two rules may share a row."""
    return [name for row in rows for name in SPAN.findall(row[0])]


def _shipped() -> list[str]:
    law = load_law().value
    assert law is not None
    return [rule.id for pack in law.packs for rule in pack.rules]


def _out_of_step(rows: list[list[str]]) -> dict[str, list[str]]:
    """Where the rows and the rules that ship part."""
    named, shipped = Counter(_named(rows)), Counter(_shipped())
    parted = {"without a row": shipped - named, "a second row, or no such rule": named - shipped}
    return {how: sorted(rules.elements()) for how, rules in parted.items() if rules}


def _twin(name: str) -> str:
    return name.removesuffix(".zh.md") + ".md" if name.endswith(".zh.md") else name.removesuffix(".md") + ".zh.md"


@BOTH
def test_every_rule_that_ships_has_exactly_one_row_and_no_row_names_another(language: str) -> None:
    assert _out_of_step(_rows_of_all_logs(language)) == {}


@BOTH
def test_a_row_struck_out_or_written_twice_and_a_row_about_no_rule_are_told(language: str) -> None:
    first, *others = _rows_of_all_logs(language)
    (rule,) = _named([first])
    unknown = [cell.replace(f"`{rule}`", "`no-such-rule`") for cell in first]
    assert _out_of_step(others) == {"without a row": [rule]}
    assert _out_of_step([first, first, *others]) == {"a second row, or no such rule": [rule]}
    assert _out_of_step([first, *others, unknown]) == {"a second row, or no such rule": ["no-such-rule"]}


@BOTH
def test_every_row_names_a_rule_and_has_all_columns_filled(language: str) -> None:
    for row in _rows_of_all_logs(language):
        assert SPAN.search(row[0]), row
        assert len(row) == COLUMNS, row
        assert all(cell.strip() for cell in row), row


def test_both_languages_have_the_same_rules_in_the_same_logs_and_order() -> None:
    assert [_twin(log) for log in _logs("en")] == _logs("zh")
    for english in _logs("en"):
        logs = {"en": english, "zh": _twin(english)}
        named = {
            language: _named(_rows((DOCS / log).read_text(encoding="utf-8"), RULES_HEADING[language]))
            for language, log in logs.items()
        }
        assert named["zh"] == named["en"], english


def test_each_row_names_the_same_things_and_tells_as_many_later_changes_in_both_languages() -> None:
    for english, chinese in zip(_rows_of_all_logs("en"), _rows_of_all_logs("zh"), strict=True):
        told = {
            language: (Counter(SPAN.findall("|".join(row))), len(LATER[language].findall("|".join(row))))
            for language, row in (("en", english), ("zh", chinese))
        }
        assert told["zh"] == told["en"], english[0]


@BOTH
def test_the_contents_lead_to_every_log_there_is(language: str) -> None:
    there_are = {
        f"review/{file.name}"
        for file in (DOCS / "review").glob("*.md")
        if file.name.endswith(".zh.md") == (language == "zh")
    }
    assert set(_logs(language)) == there_are


def test_each_page_leads_to_itself_in_the_other_language() -> None:
    for page in [CONTENTS["en"], CONTENTS["zh"], *_logs("en"), *_logs("zh")]:
        beginning = (DOCS / page).read_text(encoding="utf-8").split("\n## ", 1)[0]
        assert f"]({_twin(Path(page).name)})" in beginning, page


def test_as_many_doubts_stand_at_the_end_of_a_log_in_both_languages() -> None:
    for log in _logs("en"):
        assert len(_doubts(_twin(log))) == len(_doubts(log)) > 0, log


def _doubts(log: str) -> list[str]:
    return DOUBT.findall((DOCS / log).read_text(encoding="utf-8").rsplit("\n## ", 1)[1])
