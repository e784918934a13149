"""The pages on the language: prose from `grammar/pages`, filled with tables made from the vocabulary."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from poolcheck.core.resources import read_text
from poolcheck.guide.markdown import contents
from poolcheck.guide.page_of_acts import acts_chapter
from poolcheck.guide.page_of_facts import facts_chapter, kinds_table
from poolcheck.guide.page_of_words import (
    axes_chapter,
    certainty_rows,
    other_words,
    parties_table,
    terms,
    words_table,
)
from poolcheck.guide.silence import Silences
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.packs.model import Law

PAGES: dict[Language, str] = {"en": "language.md", "zh": "language.zh.md"}
"""The names of the pages, by language."""

_PLACE = re.compile(r"\{\{(\w+)\}\}\n?")
_LATEST = date.max
"""Pages cite the law in its latest version that is known, and so do not change with the day."""


def language_page(language: Language, law: Law) -> str:
    """Return the page on the language of documents in one language."""
    words = vocabulary()
    silences = Silences(words, law.sources, _LATEST)
    parts = {
        "kinds": kinds_table(words, language),
        "facts": facts_chapter(words, language),
        "modalities": words_table(words.modalities.values(), words, language),
        "terms": terms(words, language),
        "certainties": certainty_rows(words, language),
        "acts": acts_chapter(words, language, silences, law.concerns),
        "axes": axes_chapter(words, language, silences),
        "triggers": words_table(words.triggers.values(), words, language),
        "objects": words_table(words.objects.values(), words, language),
        "parties": parties_table(words, language),
        "other_words": other_words(words, language),
    }
    template = read_text("grammar", f"pages/language.{language}.md")
    parts["contents"] = contents(template)
    return _PLACE.sub(lambda place: _put_in(place, parts[place[1]]), template)


def _put_in(place: re.Match[str], text: str) -> str:
    """Return a text for its place, with the line break that the place had."""
    return text if not place[0].endswith("\n") or text.endswith("\n") else text + "\n"
