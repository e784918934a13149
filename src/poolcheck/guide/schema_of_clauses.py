"""The clauses of a document as JSON Schema: a sentence, or a clause taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.guide.schema_of_facts import NOT_KNOWN, SCALAR, Definitions, choices, described, spellings
from poolcheck.guide.spellings import act_names, distinct, plain_forms, slot_patterns, slots
from poolcheck.syntax.pool.clauses import HEADINGS
from poolcheck.vocabulary.patterns import slot_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.guide.schema_of_facts import Schema
    from poolcheck.vocabulary.entries import Act, Axis, Vocabulary, Word

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_HEADING = (*HEADINGS, "title")
_OWN = ("at", "id", "says", "text", "quote")
_CONDITIONS = ("if", "only_if", "unless")
_PARTIES = ("party", "secured_by")
_QUOTED = '^["“”「『]'


def clause_schema(words: Vocabulary, definitions: Definitions) -> Schema:
    """Return the schema of an entry of `clauses`: a sentence, a heading, or a clause with its number."""
    _define_parts(words, definitions)
    statement = _statement(words, definitions)
    own = {key: definitions.add(f"key_{key}", _own(key, words)) for key in _OWN}
    heading = {
        key: definitions.add(f"heading_{key}", {**described(key, words, "heading"), **SCALAR}) for key in _HEADING
    }
    definitions.add("statement", _object({"quote": own["quote"], **statement}, words))
    shapes = [_object({**own, **statement}, words), _object(heading, words, axes=False)]
    return {"anyOf": [{"type": "string"}, *shapes], "defaultSnippets": _snippets(words)}


def _define_parts(words: Vocabulary, definitions: Definitions) -> None:
    parts: dict[str, Schema] = {
        "sentence": {"type": "string", "minLength": 1},
        "condition": _condition(words),
        "party": {"anyOf": [choices(words.parties.values()), {"type": "string"}]},
        "parties": _one_or_many({"$ref": "#/$defs/party"}, words),
        "object": {"anyOf": [choices(words.objects.values()), {"type": "string", "pattern": _QUOTED}, NOT_KNOWN]},
        "objects": _one_or_many({"$ref": "#/$defs/object"}, words),
        "anything": {"anyOf": [SCALAR, {"type": "object"}, {"type": "array"}]},
        "act": _acts(words),
        **{f"axis_{axis.id}": _axis(axis, words) for axis in words.axes.values()},
        **{f"slot_{name}": _slot(name, words) for name in _slots(words)},
    }
    for name, schema in parts.items():
        definitions.add(name, schema)


def _snippets(words: Vocabulary) -> list[Schema]:
    """Return a clause in each language, for an editor to put in."""
    found: list[Schema] = []
    for language in _LANGUAGES:
        at, says, clauses = (words.fields[key].printed(language) for key in ("at", "says", "clauses"))
        found.append({"label": clauses, "body": {at: "$1", says: "$2"}})
    return found


def _slots(words: Vocabulary) -> tuple[str, ...]:
    values = (value for axis in words.axes.values() for value in axis.values.values())
    return distinct(name for word in (*values, *words.triggers.values()) for name in slots(word))


def _slot(name: str, words: Vocabulary) -> Schema:
    schema = "parties" if slot_kind(name) == "party" else "anything"
    return {**described(name, words), "allOf": [{"$ref": f"#/$defs/{schema}"}]}


def _own(key: str, words: Vocabulary) -> Schema:
    if key == "says":
        sentence: Schema = {"$ref": "#/$defs/sentence"}
        return {**described(key, words), "anyOf": [sentence, {"type": "array", "items": sentence}]}
    return {**described(key, words), **SCALAR}


def _statement(words: Vocabulary, definitions: Definitions) -> dict[str, Schema]:
    kinds = _slot_kinds(words.acts.values())
    found: dict[str, Schema] = {key: {"$ref": "#/$defs/parties"} for key in _PARTIES}
    found["modality"] = choices(word for word in words.modalities.values() if word.en)
    found["performative"] = choices(words.values[answer] for answer in ("yes", "no"))
    found["act"] = {"$ref": "#/$defs/act"}
    found["object"] = {"$ref": "#/$defs/objects"}
    for name, kind in kinds.items():
        found[name] = {"$ref": f"#/$defs/{'parties' if kind == 'party' else 'objects'}"}
    found |= {key: {"$ref": "#/$defs/condition"} for key in _CONDITIONS}
    found["except"] = {"$ref": "#/$defs/objects"}
    found["otherwise"] = {"$ref": "#/$defs/statement"}
    return {
        key: definitions.add(f"key_{key}", {**described(key, words), "allOf": [schema]})
        for key, schema in found.items()
    }


def _slot_kinds(acts: Iterable[Act]) -> Mapping[str, str]:
    """Return what the slots of acts take; objects where acts differ, for these may be quoted words."""
    kinds: dict[str, str] = {}
    for act in acts:
        for name, kind in act.slots.items():
            kinds[name] = kind if kinds.get(name, kind) == kind else "object"
    return kinds


def _object(properties: dict[str, Schema], words: Vocabulary, *, axes: bool = True) -> Schema:
    """Return a schema of objects with these keys in every spelling and, with `axes`, every axis by every name."""
    spelled = {name: schema for key, schema in properties.items() for name in spellings(key, words)}
    for axis in words.axes.values() if axes else ():
        for name in distinct((axis.id, *axis.names.en, *axis.names.zh)):
            spelled.setdefault(name, {"$ref": f"#/$defs/axis_{axis.id}"})
    return {"type": "object", "properties": spelled, "additionalProperties": False, "minProperties": 1}


def _acts(words: Vocabulary) -> Schema:
    names: dict[str, str] = {}
    for act in words.acts.values():
        for name in act_names(act):
            names.setdefault(name, f"{act.gist.en}\n{act.gist.zh}")
    return {"enum": list(names), "enumDescriptions": list(names.values())}


def _one_or_many(item: Schema, words: Vocabulary) -> Schema:
    quote: Schema = {
        "type": "object",
        "properties": dict.fromkeys(spellings("quote", words), SCALAR),
        "additionalProperties": False,
        "minProperties": 1,
    }
    each: Schema = {"anyOf": [item, quote]}
    return {"anyOf": [item, quote, {"type": "array", "items": each}]}


def _axis(axis: Axis, words: Vocabulary) -> Schema:
    with_slots = [value for value in axis.values.values() if slots(value)]
    shapes: list[Schema] = [choices(axis.values.values())]
    forms = [pattern for value in with_slots for pattern in slot_patterns(value)]
    if forms:
        shapes.append({"type": "string", "pattern": f"^\\s*({'|'.join(forms)})\\s*$"})
    if with_slots:
        shapes.append(_with_slots("value", axis.values.values(), words))
    en, zh = axis.names.printed("en"), axis.names.printed("zh")
    return {
        "description": f"{en}: {axis.ask.en}\n{zh}：{axis.ask.zh}",
        "markdownDescription": f"**{en}**: {axis.ask.en}\n\n**{zh}**：{axis.ask.zh}",
        "anyOf": [*shapes, NOT_KNOWN],
    }


def _with_slots(named: str, entries: Iterable[Word], words: Vocabulary) -> Schema:
    """Return a schema of a value or trigger with what its slots take: `{value: within_days, n: 30}`."""
    known = list(entries)
    names = distinct(name for word in known for name in slots(word))
    ids = choices(known)
    properties: dict[str, Schema] = dict.fromkeys(spellings(named, words), ids)
    for name in names:
        slot: Schema = {"$ref": f"#/$defs/slot_{name}"}
        properties |= dict.fromkeys(spellings(name, words), slot)
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "anyOf": [{"required": [name]} for name in spellings(named, words)],
    }


def _condition(words: Vocabulary) -> Schema:
    """Return the schema of a condition: a trigger in words, several, with slots, or an act of somebody."""
    again: Schema = {"$ref": "#/$defs/condition"}
    triggers_below: Schema = {"type": "array", "items": again}
    several: Schema = {
        "type": "object",
        "properties": dict.fromkeys((*spellings("any", words), *spellings("all", words)), triggers_below),
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    triggers = [word for word in words.triggers.values() if plain_forms(word)]
    return {
        "anyOf": [
            choices(triggers),
            {"type": "string"},
            {"type": "array", "items": again},
            several,
            _with_slots("trigger", words.triggers.values(), words),
            {"$ref": "#/$defs/statement"},
        ]
    }
