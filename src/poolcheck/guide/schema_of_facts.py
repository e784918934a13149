"""The facts of a document as JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.documents.answers import Form
from poolcheck.documents.model import DocumentFacts, Provenance
from poolcheck.guide import labels
from poolcheck.guide.facts import facts_of
from poolcheck.guide.gists import gist_of, names_of
from poolcheck.guide.spellings import distinct, keys, plain_forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.guide.facts import Fact
    from poolcheck.vocabulary.entries import Vocabulary, Word

Schema = dict[str, object]

SCALAR: Schema = {"type": ["string", "number", "boolean"]}
"""A number without quotation marks is text to the reader of documents, but a number to an editor."""

NOT_KNOWN: Schema = {"$ref": "#/$defs/not_known"}

_DAY = r"^\s*(\d{4}-\d{1,2}-\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)\s*$"
_PERCENT = r"^\s*\d+(\.\d+)?\s*[%％]\s*$"


class Definitions:
    """Gathers what is said once and referred to in every spelling."""

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def add(self, name: str, schema: Schema) -> Schema:
        """Keep a schema under a name and return a reference to it."""
        self.found[name] = schema
        return {"$ref": f"#/$defs/{name}"}


def facts_schema(
    facts: Iterable[Fact], words: Vocabulary, definitions: Definitions, block: str = ""
) -> dict[str, Schema]:
    """Return the properties of a block of facts in every spelling."""
    properties: dict[str, Schema] = {}
    for fact in facts:
        name = "_".join(filter(None, ("fact", block, fact.key)))
        reference = definitions.add(name, _fact_schema(fact, words, definitions, block))
        properties |= dict.fromkeys(spellings(fact.key, words), reference)
    return properties


def spellings(key: str, words: Vocabulary) -> tuple[str, ...]:
    """Return how a key may be spelled."""
    word = words.fields.get(key)
    return keys(word) if word is not None else (key,)


def described(key: str, words: Vocabulary, block: str = "") -> Schema:
    """Return what an editor shows about a key: its names and what it means, English then Chinese."""
    names, gist = names_of(key, words), gist_of(key, block)
    lines = [names.en + (f": {gist.en}" if gist else ""), names.zh + (f"：{gist.zh}" if gist else "")]
    shown = [f"**{names.en}**" + (f": {gist.en}" if gist else ""), f"**{names.zh}**" + (f"：{gist.zh}" if gist else "")]
    return {"description": "\n".join(lines), "markdownDescription": "\n\n".join(shown)}


def _fact_schema(fact: Fact, words: Vocabulary, definitions: Definitions, block: str) -> Schema:
    about = described(fact.key, words, block)
    if fact.by_name:
        return {**about, "type": "object", "additionalProperties": party_of_alias(words)}
    if not fact.block:
        value = _value(fact, words)
        return {**about, **(value if block else {"anyOf": [value, _with_provenance(value, words, definitions)]})}
    properties = facts_schema(fact.block, words, definitions, fact.key)
    below: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required := [key.key for key in fact.block if key.required]:
        below["allOf"] = [one_of_keys(spellings(key, words)) for key in required]
    if not fact.many:
        return {**about, **below}
    row = definitions.add(f"row_{fact.key}", below)
    rows: Schema = {"type": "array", "items": row}
    if block:
        return {**about, **rows}
    shapes = [rows, row]
    if f"{fact.key}_from" in DocumentFacts.model_fields:
        shapes.append(_file(words))
    return {**about, "anyOf": shapes}


def _file(words: Vocabulary) -> Schema:
    """Return the schema of the name of a file that rows stand in: `{from: patents.csv}`."""
    names = spellings("from", words)
    return {
        "type": "object",
        "properties": dict.fromkeys(names, SCALAR),
        "additionalProperties": False,
        "minProperties": 1,
    }


def _with_provenance(value: Schema, words: Vocabulary, definitions: Definitions) -> Schema:
    """Return the schema of a fact together with where it was taken from."""
    properties = facts_schema(facts_of(Provenance), words, definitions, "provenance")
    properties |= dict.fromkeys(spellings("value", words), value)
    return {"type": "object", "properties": properties, "additionalProperties": False}


def one_of_keys(names: Iterable[str]) -> Schema:
    """Return a schema of objects that have at least one of these keys."""
    return {"anyOf": [{"required": [name]} for name in names]}


def party_of_alias(words: Vocabulary) -> Schema:
    """Return the schema of what an alias stands for."""
    return {"enum": list(distinct(form for word in words.parties.values() for form in (word.id, *plain_forms(word))))}


def choices(entries: Iterable[Word]) -> Schema:
    """Return a schema of one of these words, in every spelling, with its name in both languages."""
    values: dict[str | bool, str] = {}
    for word in entries:
        names = f"{word.printed('en')} · {word.printed('zh')}"
        for form in (word.id, word.id.replace("_", " "), *plain_forms(word)):
            values.setdefault(form, names)
            if form in ("true", "false"):  # an editor reads these as truth values, the reader of documents as words
                values.setdefault(form == "true", names)
    return {"enum": list(values), "enumDescriptions": list(values.values())}


def _value(fact: Fact, words: Vocabulary) -> Schema:
    form = fact.written.form if fact.written is not None else Form.WORDS
    schema: Schema
    match form:
        case Form.CHOICE:
            ids = fact.written.choices if fact.written is not None else ()
            schema = choices(words.values[id_] for id_ in ids if id_ in words.values)
        case Form.DAY:
            schema = {"type": "string", "pattern": _DAY, "patternErrorMessage": _as_written(labels.FORMS["day"])}
        case Form.PERCENT:
            schema = {
                "type": "string",
                "pattern": _PERCENT,
                "patternErrorMessage": _as_written(labels.FORMS["percent"]),
            }
        case Form.CHOICES:
            ids = fact.written.choices if fact.written is not None else ()
            one = choices(words.values[id_] for id_ in ids if id_ in words.values)
            schema = {"anyOf": [one, {"type": "array", "items": one}]}
        case Form.LIST:
            return {"anyOf": [SCALAR, {"type": "array", "items": SCALAR}]}
        case Form.LAW:
            law = words.values["prc"]
            return {**SCALAR, "examples": list(plain_forms(law))}
        case _:
            return dict(SCALAR)
    return {"anyOf": [schema, NOT_KNOWN]} if fact.answered else schema


def _as_written(form: Bilingual) -> str:
    return f"{form.en} · {form.zh}"
