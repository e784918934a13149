"""What is printed is read back as the same statement, in both languages and from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from random_statements import whole_statements
from reading_back import LANGUAGES, printed, statement

from poolcheck.documents.meaning import meaning

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Statement


@pytest.mark.parametrize("language", LANGUAGES)
@given(said=whole_statements())
@settings(deadline=None, max_examples=150)
def test_a_printed_statement_is_read_back_as_it_was(language: Language, said: Statement) -> None:
    text = printed(said, language)

    assert meaning(statement(text)) == meaning(said), text


@given(said=whole_statements())
@settings(deadline=None, max_examples=100)
def test_a_statement_survives_the_way_into_the_other_language_and_back(said: Statement) -> None:
    chinese = printed(said, "zh")
    english = printed(statement(chinese), "en")

    assert meaning(statement(english)) == meaning(said)
    assert printed(statement(english), "zh") == chinese
