"""Fills the templates of a rule's messages, and names the subject of a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.documents.clause import Missing, Quoted
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Item
    from poolcheck.engine.environment import SubjectEnvironment

PLACEHOLDERS = ("clause", "party", "object", "to")
"""What a message may name in braces."""

_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")


def fill(template: Bilingual, subject: SubjectEnvironment) -> Bilingual:
    """Return a message with what it names of the clause put in."""
    return Bilingual(_filled(template.en, subject, "en"), _filled(template.zh, subject, "zh"))


def _filled(template: str, subject: SubjectEnvironment, language: Language) -> str:
    if subject.clause is None or "{" not in template:
        return template
    view = subject.clause.view
    values = {
        "clause": view.clause.at,
        "party": _listed(view.statement.parties, language),
        "object": _listed(view.statement.objects, language),
        "to": _listed(view.statement.slots.get("to", ()), language),
    }
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def _listed(items: Iterable[Item], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(_name(item, language) for item in items)


def _name(item: Item, language: Language) -> str:
    words = vocabulary()
    if isinstance(item, Quoted):
        return f"“{item.text}”"
    if isinstance(item, Missing):
        return "____"
    word = words.parties.get(item) or words.objects.get(item)
    return word.printed(language) if word else item


def subject_key(subject: SubjectEnvironment) -> str:
    """Return what a finding is about in words that no renumbering or reformatting changes."""
    if subject.clause is None:
        return subject.base.linked.document.kind
    clause = subject.clause.view.clause
    if clause.id is not None:
        return clause.id
    statement = subject.clause.view.statement
    items = [*statement.objects, *statement.slots.get("to", ())]
    parts = ["+".join(_key(party) for party in statement.parties), statement.modality, statement.act]
    return "·".join(part for part in (*parts, "+".join(_key(item) for item in items)) if part)


def _key(item: Item) -> str:
    return item.text if isinstance(item, Quoted) else str(item)
