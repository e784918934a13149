"""A list of patents that stands in a file of its own, and the place of each patent in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from poolcheck.core.reading import Reading
from poolcheck.documents.facts_from_tree import read_facts
from poolcheck.documents.in_full import in_full
from poolcheck.documents.keys import with_ids
from poolcheck.documents.table import Beside, read_table
from poolcheck.syntax.from_mapping import key_id
from poolcheck.syntax.tree import Entry, ListNode, MapNode, ScalarNode

if TYPE_CHECKING:
    from poolcheck.core.location import Span
    from poolcheck.documents.model import Patent
    from poolcheck.syntax.sentence.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class PatentList:
    """The patents of a list and the row of each."""

    patents: tuple[Patent, ...]
    spans: tuple[Span, ...]


def read_patents(name: ScalarNode, words: Lexicon, beside: Beside) -> Reading[PatentList]:
    """Read the list of patents in a file; None, with every problem at its row, if there is any."""
    tree = listed_patents(name, words, beside)
    if tree.value is None:
        return Reading(None, tree.diagnostics)
    facts = read_facts(tree.value, words)
    problems = (*tree.diagnostics, *facts.diagnostics)
    if facts.value is None:
        return Reading(None, problems)
    return Reading(PatentList(facts.value.patents or (), spans_of(tree.value)), problems)


def listed_patents(name: ScalarNode, words: Lexicon, beside: Beside) -> Reading[MapNode]:
    """Return the patents of a file as the `patents` of a document, spelled out."""
    table = read_table(name.text.strip(), name.span.location, beside)
    if table.value is None:
        return Reading(None, table.diagnostics)
    rows = with_ids(table.value, partial(key_id, lexicon=words))
    listed = MapNode((Entry(ScalarNode("patents", name.span, offsets=()), rows.value or table.value),), name.span)
    shaped = in_full(listed, words.vocabulary)
    return Reading(shaped.value or listed, (*table.diagnostics, *rows.diagnostics, *shaped.diagnostics))


def spans_of(tree: MapNode) -> tuple[Span, ...]:
    """Return where each of the listed patents stands."""
    rows = tree.get("patents")
    return tuple(row.span for row in rows.items) if isinstance(rows, ListNode) else ()
