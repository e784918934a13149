"""Prints a statement as a sentence of the clause language, in its natural order."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from poolcheck.writing.to_chinese import to_chinese
from poolcheck.writing.to_english import to_english

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Statement
    from poolcheck.vocabulary.entries import Vocabulary


def to_sentence(statement: Statement, language: Language, words: Vocabulary) -> str:
    """Return a statement as a sentence without a full stop; read again, it is the same statement."""
    match language:
        case "en":
            return to_english(statement, words)
        case "zh":
            return to_chinese(statement, words)
        case _:
            assert_never(language)
