"""Fills the templates of a rule's messages, and names the subject of a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.documents.clause import Missing, Quoted
from poolcheck.engine.subject import ClauseSubject, PairSubject, RecordSubject
from poolcheck.expr.values import Exact, Fact, OneOf, Text
from poolcheck.facts.record import Facts
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Item
    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.engine.subject import Subject
    from poolcheck.expr.values import Value
    from poolcheck.facts.clause_facts import ClauseRecord

_PLACEHOLDER = re.compile(r"\{([\w.]+)\}")


def fill(template: Bilingual, subject: SubjectEnvironment) -> Bilingual:
    """Return a message with what it names of its subject put in."""
    if subject.subject is None or "{" not in template.en + template.zh:
        return template
    return Bilingual(*(_filled(template.in_(language), subject.subject, language) for language in ("en", "zh")))


def values_in(template: Bilingual, subject: SubjectEnvironment) -> tuple[Bilingual, ...]:
    """Return what a message says of records in the words of documents: names, rates, reasons."""
    if subject.subject is None or isinstance(subject.subject, ClauseSubject):
        return ()
    found = dict.fromkeys(_PLACEHOLDER.findall(template.en))
    printed = (
        Bilingual(*(_printed(path, subject.subject, None, language) for language in ("en", "zh"))) for path in found
    )
    return tuple(dict.fromkeys(printed))


def _filled(template: str, subject: Subject, language: Language) -> str:
    values = _of_clause(subject.record, language) if isinstance(subject, ClauseSubject) else None
    return _PLACEHOLDER.sub(lambda match: _printed(match[1], subject, values, language), template)


def _of_clause(record: ClauseRecord, language: Language) -> Mapping[str, str]:
    view = record.view
    return {
        "clause": view.clause.at,
        "party": _listed(view.statement.parties, language),
        "object": _listed(view.statement.objects, language),
        "to": _listed(view.statement.slots.get("to", ()), language),
    }


def _printed(path: str, subject: Subject, values: Mapping[str, str] | None, language: Language) -> str:
    if values is not None:
        return values.get(path, f"{{{path}}}")
    first, _, rest = path.partition(".")
    found = subject.find(first)
    if isinstance(found, Facts):
        return _fact(found, rest, language)
    return _fact(subject.record, first, language) if isinstance(subject, RecordSubject) else f"{{{path}}}"


def _fact(record: Facts, name: str, language: Language) -> str:
    if name in record.printed:
        return record.printed[name].in_(language)
    fact = record.facts.get(name)
    return _value(fact.value, language) if isinstance(fact, Fact) else f"{{{name}}}"


def _value(value: Value, language: Language) -> str:
    words = vocabulary()
    match value:
        case Text(text):
            return text
        case Exact(exact):
            return str(exact)
        case OneOf(possible) if possible is not None and len(possible) == 1:
            (id_,) = possible
            word = words.values.get(id_)
            return word.printed(language) if word is not None else id_
        case _:
            return "不明" if language == "zh" else "not known"


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
    match subject.subject:
        case ClauseSubject(record):
            return _clause_key(record)
        case RecordSubject(record) | PairSubject(record):
            return record.key
        case None:
            return subject.base.linked.document.kind
        case _:
            return "dossier"


def document_key(subject: SubjectEnvironment) -> str:
    """Return the name of what states the subject: a document, or the dossier."""
    manifest = subject.base.beside.dossier.manifest
    match subject.subject:
        case RecordSubject(record) if record.of is None and manifest is not None:
            return manifest.title
        case ClauseSubject() | RecordSubject() | PairSubject() | None:
            return subject.base.linked.document.key
        case _:
            return manifest.title if manifest is not None else subject.base.linked.document.key


def _clause_key(record: ClauseRecord) -> str:
    clause = record.view.clause
    if clause.id is not None:
        return clause.id
    statement = record.view.statement
    items = [*statement.objects, *statement.slots.get("to", ())]
    parts = ["+".join(_key(party) for party in statement.parties), statement.modality, statement.act]
    return "·".join(part for part in (*parts, "+".join(_key(item) for item in items)) if part)


def _key(item: Item) -> str:
    return item.text if isinstance(item, Quoted) else str(item)
