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


def language_of(text: str) -> Language:
    """Guess which language someone who wrote `text` reads: Chinese as soon as a Chinese character is in it."""
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in text) else "en"
