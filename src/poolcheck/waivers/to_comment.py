"""Writes a waiver into a document, as a comment in a line of its own above the clause or fact it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.waivers.form import KEYS, MEANING_KEPT
from poolcheck.waivers.from_comments import VERBS
from poolcheck.writing.comments import part_in_line
from poolcheck.writing.from_document import language, to_outline

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.documents.model import Document
    from poolcheck.findings.model import Waiver
    from poolcheck.vocabulary.entries import Vocabulary

_SIGN = Bilingual("poolcheck: ", "poolcheck：")
_BETWEEN = Bilingual(" ", "，")


def with_comment(document: Document, words: Vocabulary, waiver: Waiver, line: int) -> str:
    """Return the text of a document with a waiver above the part that a 1-based line belongs to."""
    span = part_in_line(document, to_outline(document, words), line)
    source = document.source
    first = span.location.line
    own = source.line(first)
    indent = own[: len(own) - len(own.lstrip())]
    start = span.start - span.location.column + 1
    end = "\r\n" if source.text[start:].partition("\n")[0].endswith("\r") else "\n"
    return f"{source.text[:start]}{indent}# {comment(waiver, language(document))}{end}{source.text[start:]}"


def comment(waiver: Waiver, language: Language) -> str:
    """Return the words of an inline waiver."""
    values = {
        "by": waiver.by,
        "until": waiver.until.isoformat(),
        "ticket": waiver.ticket,
        "meaning": waiver.meaning[:MEANING_KEPT],
        "because": waiver.because,
    }
    verb = VERBS[0] if language == "en" else VERBS[1]
    said = [f"{verb} {waiver.rule}", *(f"{KEYS[key].in_(language)} {text}" for key, text in values.items() if text)]
    return _one_line(_SIGN.in_(language) + _BETWEEN.in_(language).join(said))


def _one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
