"""Tells what a file says that it is, by its keys at the left margin: a document, a manifest, or something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from poolcheck.documents.facts_from_tree import suggestion
from poolcheck.syntax.from_mapping import key_id
from poolcheck.syntax.from_pool import KINDS
from poolcheck.syntax.pool.items import field_at
from poolcheck.syntax.pool.lines import lines
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.syntax.tree import MapNode, Node, ScalarNode
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.location import SourceText

_OF_KEY: Final = re.compile(r"\s*:(?:\s|$)")
"""What YAML tells a key by."""


def could_be_document(tree: Node, source: SourceText) -> bool:
    """Whether a file says that it is a document, or is so like one that its author may have meant it for one.

    It says so by the name of a kind of document among its keys; it is like one if it has clauses, begins with a kind
    that is misspelled, is written in sentences, or is a manifest by another name.
    """
    if not isinstance(tree, MapNode):
        return is_sentences(source)
    words = lexicon(vocabulary())
    ids = {key_id(entry.key.text, words) for entry in tree.entries}
    if ids & {*KINDS, "clauses"} or manifest_key(tree) is not None:
        return True
    return bool(tree.entries) and bool(suggestion(tree.entries[0].key.text, words, KINDS))


def is_sentences(source: SourceText) -> bool:
    """Whether a text is a document on the surface of sentences: it opens with a kind, and not as a key of YAML does."""
    first = next(lines(source), None)
    begins = field_at(first.text, vocabulary()) if first is not None else None
    if first is None or begins is None or begins[0] not in KINDS:
        return False
    return _OF_KEY.match(first.text, begins[1]) is None


def manifest_key(tree: MapNode) -> ScalarNode | None:
    """Return the key that only the manifest of a dossier has, if it is there."""
    spellings = vocabulary().manifest["dossier"].spellings
    return next((entry.key for entry in tree.entries if entry.key.text.strip().casefold() in spellings), None)
