"""A text in English and Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words for an English and for a Chinese reader."""

    en: str
    zh: str

    def in_(self, language: Language) -> str:
        """Return the words in one language."""
        match language:
            case "en":
                return self.en
            case "zh":
                return self.zh
            case _:
                assert_never(language)


_LETTERS_A_CHARACTER = 3
"""About so many Latin letters say as much as one Chinese character."""


def language_of(text: str) -> Language:
    """Say which language most of a text is written in."""
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in text)
    latin = sum(character.isascii() and character.isalpha() for character in text)
    return "zh" if chinese * _LETTERS_A_CHARACTER > latin else "en"
