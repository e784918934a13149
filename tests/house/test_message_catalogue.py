"""The catalogue says the same things in both languages, in the house's form."""

from __future__ import annotations

import re
from string import Formatter

from poolcheck.core.messages.en import MESSAGES as EN
from poolcheck.core.messages.zh import MESSAGES as ZH


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_know_the_same_codes() -> None:
    assert sorted(EN) == sorted(ZH)


def test_an_entry_has_the_same_placeholders_in_both_languages() -> None:
    assert {code: placeholders(text) for code, text in EN.items()} == {
        code: placeholders(text) for code, text in ZH.items()
    }


def test_an_english_entry_is_one_line_that_starts_lower_case_and_has_no_full_stop() -> None:
    assert [code for code, text in EN.items() if not re.fullmatch(r"[a-z`{].*[^.\s]", text)] == []


def test_a_chinese_entry_is_one_line_of_chinese_without_a_full_stop() -> None:
    assert [code for code, text in ZH.items() if not re.search("[\u4e00-\u9fff]", text)] == []
    assert [code for code, text in ZH.items() if not re.fullmatch(r"\S.*[^。.\s]", text)] == []


def test_every_hint_belongs_to_a_message() -> None:
    assert {code.removesuffix(".hint") for code in EN} <= EN.keys()
