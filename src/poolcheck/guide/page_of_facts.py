"""The tables of facts: every key in both languages, how it is answered and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.documents.model import Provenance
from poolcheck.guide import page_labels
from poolcheck.guide.facts import document_facts
from poolcheck.guide.gists import gist_of, names_of
from poolcheck.guide.markdown import code, table
from poolcheck.guide.sheets_of_words import how_written
from poolcheck.guide.wording import filled
from poolcheck.syntax.from_pool import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.guide.facts import Fact
    from poolcheck.vocabulary.entries import Vocabulary


def kinds_table(words: Vocabulary, language: Language) -> str:
    """Return the table of the kinds of documents."""
    head = [label.in_(language) for label in (page_labels.KEY, page_labels.OTHER, page_labels.MEANS)]
    return table(head, ([*_names(kind, words, language), _gist(kind, "", language)] for kind in KINDS))


def facts_chapter(words: Vocabulary, language: Language) -> str:
    """Return the tables of facts, one for the document and one for each block."""
    facts = document_facts()
    parts = [f"### {page_labels.TOP.in_(language)}", _table(facts, "", words, language)]
    parts.extend(_blocks(facts, words, language))
    return "\n\n".join(parts)


def _blocks(facts: Iterable[Fact], words: Vocabulary, language: Language) -> Iterator[str]:
    for fact in facts:
        if not fact.block:
            continue
        name = names_of(fact.key, words)
        yield "### " + filled(page_labels.BLOCK, key=name).in_(language)
        own = [below for below in fact.block if below.key not in Provenance.model_fields]
        yield _table(own, fact.key, words, language)
        if len(own) < len(fact.block):
            yield page_labels.PROVENANCE.in_(language)
        yield from _blocks(fact.block, words, language)


def _table(facts: Iterable[Fact], block: str, words: Vocabulary, language: Language) -> str:
    names = (page_labels.KEY, page_labels.OTHER, page_labels.HOW, page_labels.MEANS)
    rows = (
        [*_names(fact.key, words, language), _answer(fact, words).in_(language), _gist(fact.key, block, language)]
        for fact in facts
    )
    return table([label.in_(language) for label in names], rows)


def _answer(fact: Fact, words: Vocabulary) -> Bilingual:
    answer = how_written(fact, words)
    if not fact.required:
        return answer
    return filled(page_labels.ANSWER_REQUIRED, answer=answer, required=page_labels.REQUIRED)


def _names(key: str, words: Vocabulary, language: Language) -> tuple[str, str]:
    """Return the names of a key, all of them in the page's language."""
    word = words.fields.get(key)
    if word is None:
        return code(key), code(key)
    other = word.printed("zh" if language == "en" else "en")
    return " · ".join(map(code, word.forms(language))) or code(key), code(other)


def _gist(key: str, block: str, language: Language) -> str:
    gist = gist_of(key, block)
    return gist.in_(language) if gist is not None else ""
