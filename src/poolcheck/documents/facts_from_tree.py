"""The facts of a document from its tree, validated; every problem at the place of the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.documents.blocks import fields
from poolcheck.documents.model import DocumentFacts, Provenance
from poolcheck.syntax.from_pool import KINDS
from poolcheck.syntax.tree import MapNode, ScalarNode, key_at, node_at, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from poolcheck.syntax.sentence.lexicon import Lexicon

_CODES = {
    "extra_forbidden": "fact-key-unknown",
    "missing": "fact-missing",
    "string_type": "fact-not-text",
    "tuple_type": "fact-not-list",
    "dict_type": "fact-not-mapping",
    "model_type": "fact-not-mapping",
}


def read_facts(tree: MapNode, words: Lexicon) -> Reading[DocumentFacts]:
    """Read the facts of a document, spelled out and with ids for keys; None if a fact is not what it must be."""
    own = MapNode(tuple(e for e in tree.entries if e.key.text not in (*KINDS, "clauses")), tree.span)
    try:
        return Reading(DocumentFacts.model_validate(plain(own)))
    except ValidationError as error:
        return Reading(None, tuple(_problem(own, problem, words) for problem in error.errors()))


def suggestion(written: str, words: Lexicon, known: Iterable[str] | None = None) -> str:
    """Return the key most like a written one, in the same script: of those known at its place, or of all."""
    fields = words.vocabulary.fields
    entries = [fields[id_] for id_ in (fields if known is None else known)]
    forms = [form for word in entries for form in (*word.en, *word.zh) if form != written]
    return closest(written, [form for form in forms if form.isascii() == written.isascii()])


def key_name(path: tuple[str | int, ...], words: Lexicon) -> Bilingual:
    """Return what the key at the end of a path is called."""
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    word = words.vocabulary.fields.get(last)
    return word.bilingual if word else Bilingual(last, last)


def _problem(tree: MapNode, problem: ErrorDetails, words: Lexicon) -> Diagnostic:
    path = problem["loc"]
    code = _CODES.get(problem["type"], problem["type"])
    if code == "fact-key-unknown":
        return _unknown_key(tree, path, words)
    node = node_at(tree, path)
    context: Mapping[str, str] = problem.get("ctx", {})
    values: dict[str, object] = {"words": context.get("words", node.span.text), "key": key_name(path, words)}
    if "en" in context:
        values["choices"] = Bilingual(context["en"], context["zh"])
    return diagnostic(code if "-" in code else "fact-invalid", node.span.location, **values)


def _unknown_key(tree: MapNode, path: tuple[str | int, ...], words: Lexicon) -> Diagnostic:
    place = key_at(tree, path)
    written = place.span.text if isinstance(place, ScalarNode) else str(path[-1])
    return diagnostic(
        "fact-key-unknown", place.span.location, words=written, suggestion=suggestion(written, words, _known(path))
    )


def _known(path: tuple[str | int, ...]) -> tuple[str, ...] | None:
    """Return the keys that may stand beside the one at the end of a path; None if nobody knows."""
    if len(path) == 1:
        return tuple(id_ for id_ in (*KINDS, "clauses", *DocumentFacts.model_fields) if id_ != "provenance")
    if path[0] == "provenance":
        return ("value", *Provenance.model_fields)
    model: type[BaseModel] | None = DocumentFacts
    for step in path[:-1]:
        if isinstance(step, str) and model is not None:
            model = next((field.block for field in fields(model) if field.key == step), None)
    return None if model is None else tuple(field.key for field in fields(model))
