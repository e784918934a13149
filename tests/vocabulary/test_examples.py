"""Every act has a harmless and a risky example, which say the same in both languages and are written as they print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_back import LANGUAGES, WORDS, printed, read, statement

from poolcheck.documents.meaning import meaning, same_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Bilingual, Language


def examples() -> Iterator[object]:
    for act in WORDS.acts.values():
        yield pytest.param(act.id, act.examples.good, id=f"{act.id}-good")
        yield pytest.param(act.id, act.examples.risky, id=f"{act.id}-risky")


def text(example: Bilingual, language: Language) -> str:
    return example.en if language == "en" else example.zh


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("act", "example"), [*examples()])
def test_an_example_reads_as_its_act_without_any_diagnostic(act: str, example: Bilingual, language: Language) -> None:
    clause, problems = read(text(example, language))

    assert [problem.message.en for problem in problems] == []
    assert [said.act for said in clause.statements] == [act]


@pytest.mark.parametrize(("act", "example"), [*examples()])
def test_an_example_says_the_same_in_both_languages(act: str, example: Bilingual) -> None:
    english, chinese = statement(example.en), statement(example.zh)

    assert same_meaning(english, chinese), act
    assert printed(english, "zh") == example.zh
    assert printed(chinese, "en") == example.en


@pytest.mark.parametrize("act", WORDS.acts)
def test_the_two_examples_of_an_act_say_different_things(act: str) -> None:
    found = WORDS.acts[act].examples

    assert meaning(statement(found.good.en)) != meaning(statement(found.risky.en))
