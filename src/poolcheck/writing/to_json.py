"""A document as JSON, which has no comments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, assert_never

from poolcheck.writing.structure import Listing, Mapping, Structure, Text, structure

if TYPE_CHECKING:
    from poolcheck.vocabulary.entries import Vocabulary
    from poolcheck.writing.outline import Outline


def to_json(outline: Outline, words: Vocabulary) -> str:
    """Return a document as JSON, every value a text, so that nothing is retyped by those who read it."""
    return json.dumps(_plain(structure(outline, words)), ensure_ascii=False, indent=2) + "\n"


def _plain(node: Structure) -> object:
    match node:
        case Text():
            return node.text
        case Listing():
            return [_plain(item) for _, item in node.items]
        case Mapping():
            return {member.key: _plain(member.value) for member in node.members}
        case _:
            assert_never(node)
