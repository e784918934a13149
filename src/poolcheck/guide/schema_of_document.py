"""A JSON Schema of documents for editors, derived from the vocabulary and the models that read documents.

It keeps to keywords that drafts 7 and 2020-12 share, because that is what editors understand; to a draft-7 reader,
`$defs` is a place like any other.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from poolcheck.guide.facts import document_facts
from poolcheck.guide.schema_of_clauses import clause_schema
from poolcheck.guide.schema_of_facts import SCALAR, Definitions, described, facts_schema, one_of_keys, spellings
from poolcheck.guide.spellings import certainties
from poolcheck.syntax.from_pool import KINDS
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.guide.schema_of_facts import Schema
    from poolcheck.vocabulary.entries import Vocabulary


_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def document_schema() -> Schema:
    """Return the schema of a document in YAML or JSON."""
    words = vocabulary()
    definitions = Definitions()
    definitions.add("not_known", _not_known(words))
    kinds = {
        name: definitions.add(f"kind_{kind}", {**described(kind, words), **SCALAR})
        for kind in KINDS
        for name in spellings(kind, words)
    }
    facts = facts_schema(document_facts(), words, definitions)
    clause = definitions.add("clause", clause_schema(words, definitions))
    clauses = definitions.add("clauses", {**described("clauses", words), "type": "array", "items": clause})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:poolcheck:document:1",
        "title": "poolcheck document",
        "description": "A charter, a license agreement or an entry agreement.\n专利池章程、许可合同或者入池协议。",
        "type": "object",
        "properties": {**kinds, **facts, **dict.fromkeys(spellings("clauses", words), clauses)},
        "additionalProperties": False,
        **one_of_keys(kinds),
        "defaultSnippets": _snippets(words),
        "$defs": definitions.found,
    }


def document_schema_text() -> str:
    """Return the schema as JSON text."""
    return json.dumps(document_schema(), ensure_ascii=False, indent=1) + "\n"


def _not_known(words: Vocabulary) -> Schema:
    return {
        "description": "not known: a blank, unknown, to be agreed, redacted\n未知：待填、不明、另行约定、已隐去",
        "anyOf": [{"enum": list(certainties(words))}, {"type": "string", "pattern": r"^\s*_{2,}\s*$"}],
    }


def _snippets(words: Vocabulary) -> list[Schema]:
    """Return a short document of each kind in each language, for an editor to put in."""
    found: list[Schema] = []
    for language in _LANGUAGES:
        names = {key: words.fields[key].printed(language) for key in (*KINDS, "governing_law", "clauses", "at", "says")}
        law = words.values["prc"].printed(language)
        found.extend(
            {
                "label": names[kind],
                "body": {
                    names[kind]: "$1",
                    names["governing_law"]: f"${{2:{law}}}",
                    names["clauses"]: [{names["at"]: "$3", names["says"]: "$4"}],
                },
            }
            for kind in KINDS
        )
    return found
