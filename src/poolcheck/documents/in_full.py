"""Facts written short, spelled out: values without a name are put under the field that they can only belong to.

`operator "AVS": third-party, independent` has the values `AVS`, `third-party` and `independent` without a name; spelled
out they are `title`, `kind` and `independent: yes`. The same short forms may stand in YAML: `positioning: defensive`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.documents.answers import Form, missing
from poolcheck.documents.blocks import field_written, fields, label
from poolcheck.documents.model import DocumentFacts, Positioning
from poolcheck.documents.rate import read_rate
from poolcheck.syntax.pool.clause_number import clause_number
from poolcheck.syntax.tree import LABEL, UNNAMED, Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from poolcheck.documents.blocks import BlockField
    from poolcheck.vocabulary.entries import Vocabulary, Word

_YEAR = re.compile(r"(\d{4})年?")
_PERCENT = re.compile(r"(?:\d[\d,]*(?:\.\d+)?|_{2,})\s*[%％]")
_HOLDER_AND_SHARE = re.compile(rf"(?P<holder>[\"“「『]?.+?[\"”」』]?)\s*[:：]?\s*(?P<share>{_PERCENT.pattern})")
_LONGEST_SHARE = 300
"""Characters of a holder and its share in one; what is longer would take long to be found out as something else."""
_MARKS = '"“”「」『』'


def in_full(tree: MapNode, words: Vocabulary) -> Reading[MapNode]:
    """Spell out the facts of a document whose keys are ids; what belongs nowhere is reported."""
    speller = _Speller(words)
    provenance: list[Entry] = []
    entries: list[Entry] = []
    for entry in tree.entries:
        field = next((one for one in fields(DocumentFacts) if one.key == entry.key.text), None)
        if field is None:
            entries.append(entry)
        elif field.block is not None:
            entries.extend(speller.block_or_rows(entry, field))
        elif field.key == "parties":
            entries.append(Entry(entry.key, speller.names(entry.value)))
        else:
            value, taken_from = speller.single(entry.value)
            entries.append(Entry(entry.key, value))
            if taken_from is not None:
                provenance.append(Entry(entry.key, taken_from))
    if provenance:
        key = ScalarNode("provenance", provenance[0].key.span, offsets=())
        entries.append(Entry(key, MapNode(tuple(provenance), provenance[0].value.span)))
    return Reading(MapNode(tuple(entries), tree.span), tuple(speller.problems))


class _Speller:
    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.problems: list[Diagnostic] = []

    def single(self, node: Node) -> tuple[Node, MapNode | None]:
        """Return a fact that has one value, and where it comes from if that is said."""
        if not isinstance(node, MapNode):
            return node, None
        unnamed = [*_listed(node, LABEL), *_listed(node, UNNAMED)]
        named = [entry for entry in node.entries if entry.key.text not in (LABEL, UNNAMED, "value")]
        value = node.get("value") or (unnamed[0] if unnamed else None)
        if value is None:
            return node, None
        for extra in unnamed[0 if node.get("value") is not None else 1 :]:
            self._unclear(extra, ())
        return value, MapNode(tuple(named), node.span) if named else None

    def names(self, node: Node) -> Node:
        """Return the names that a document gives to its parties: `"甲方": licensor` in lines of their own."""
        if not isinstance(node, MapNode):
            return node
        named = [entry for entry in node.entries if entry.key.text not in (LABEL, UNNAMED)]
        for row in _listed(node, UNNAMED):
            names, values = (_listed(row, key) if isinstance(row, MapNode) else [] for key in (LABEL, UNNAMED))
            if len(names) == 1 and len(values) == 1 and isinstance(names[0], ScalarNode):
                named.append(Entry(names[0], values[0]))
            else:
                self._unclear(row, ())
        return MapNode(tuple(named), node.span)

    def block_or_rows(self, entry: Entry, field: BlockField) -> list[Entry]:
        """Return a block, or a list of rows, spelled out."""
        assert field.block is not None  # noqa: S101 - the caller has looked
        node = entry.value
        if not field.rows:
            return [Entry(entry.key, self.block(node, field.block))]
        if field.key == "patents" and isinstance(node, MapNode) and (file := node.get("from")) is not None:
            rest = MapNode(tuple(each for each in node.entries if each.key.text != "from"), node.span)
            return [
                Entry(ScalarNode("patents_from", entry.key.span, offsets=()), file),
                *([Entry(entry.key, self.rows(rest, field.block))] if rest.entries else []),
            ]
        return [Entry(entry.key, self.rows(node, field.block))]

    def rows(self, node: Node, model: type[BaseModel]) -> Node:
        match node:
            case ListNode(items=items):
                return ListNode(tuple(self.block(item, model) for item in items), node.span)
            case MapNode() if node.get(LABEL) is None and all(entry.key.text == UNNAMED for entry in node.entries):
                below = _listed(node, UNNAMED)
                return ListNode(tuple(self.block(item, model) for item in below), node.span)
            case ScalarNode(text="", quoted=False):
                return ListNode((), node.span)
            case _:
                return ListNode((self.block(node, model),), node.span)

    def block(self, node: Node, model: type[BaseModel]) -> Node:
        """Return one block spelled out."""
        if isinstance(node, ScalarNode):
            node = _unnamed(node) if node.text or node.quoted else MapNode((), node.span)
        if not isinstance(node, MapNode):
            return node
        found: dict[str, Entry] = {}
        for entry in node.entries:
            if entry.key.text not in (LABEL, UNNAMED):
                self._put(found, self._named(entry, model))
        rows: list[Node] = []
        for value in (*self._labels(node, model, found), *_listed(node, UNNAMED)):
            self._value(value, model, found, rows)
        if rows:
            inner = next(field for field in fields(model) if field.rows)
            span = rows[0].span.to(rows[-1].span)
            self._put(found, Entry(ScalarNode(inner.key, rows[0].span, offsets=()), ListNode(tuple(rows), span)))
        return MapNode(tuple(found.values()), node.span)

    def _labels(self, node: MapNode, model: type[BaseModel], found: dict[str, Entry]) -> tuple[Node, ...]:
        """Put the label of a block under its field; return what else stands before the colon."""
        labels, named = _listed(node, LABEL), label(model)
        if not labels or named is None:
            return labels
        if named.written is not None and named.written.form is Form.LIST:
            self._put(found, Entry(_whole_key(named, labels), _all_labels(labels)))
            return ()
        first = labels[0]
        if not isinstance(first, ScalarNode):
            return labels
        self._put(found, Entry(_key(named, first), first))
        return labels[1:]

    def _named(self, entry: Entry, model: type[BaseModel]) -> Entry:
        """Return a named value; rows inside of rows are spelled out as well."""
        if model is Positioning and entry.key.text == "for":
            return Entry(ScalarNode("standard", entry.key.span, offsets=()), entry.value)
        field = next((field for field in fields(model) if field.key == entry.key.text), None)
        if field is None:
            return entry
        if field.block is not None and field.rows:
            return Entry(entry.key, self.rows(entry.value, field.block))
        if isinstance(entry.value, MapNode):
            several = field.written is not None and field.written.form in (Form.CHOICES, Form.LIST)
            unnamed = _listed(entry.value, UNNAMED)
            if several and unnamed and len(entry.value.entries) == 1:  # fee factors: value, industry margin
                return Entry(entry.key, ListNode(unnamed, entry.value.span))
            value, _ = self.single(entry.value)
            return Entry(entry.key, value)
        return entry

    def _put(self, found: dict[str, Entry], entry: Entry) -> None:
        key = entry.key.text
        if key in found:
            first = found[key]
            values = {
                "first": first.key.span.text,
                "second": entry.key.span.text,
                "line": first.key.span.location.line,
            }
            self.problems.append(diagnostic("key-twice", entry.value.span.location, **values))
        else:
            found[key] = entry

    def _value(self, node: Node, model: type[BaseModel], found: dict[str, Entry], rows: list[Node]) -> None:
        """Put a value without a name where it belongs."""
        inner = next((field for field in fields(model) if field.rows and field.block is not None), None)
        if isinstance(node, MapNode) and inner is not None and inner.block is not None:
            rows.append(self.block(node, inner.block))
            return
        named = label(model)
        if not isinstance(node, ScalarNode):
            self._unclear(node, ())
            return
        if (field := self._field_of(node, model)) is not None:
            self._put(found, field)
        elif inner is not None and inner.block is not None and (row := _share(node, inner.block)) is not None:
            rows.append(row)
        elif named is not None and named.key not in found and (node.quoted or missing(node.text) is not None):
            self._put(found, Entry(_key(named, node), node))
        elif (
            not node.quoted
            and (alone := _first_words_field(model)) is not None
            and not (_names_it(model) or alone.key in found)
        ):
            self._put(found, Entry(_key(alone, node), node))
        else:
            self._unclear(node, _expected(model, self.words))

    def _field_of(self, node: ScalarNode, model: type[BaseModel]) -> Entry | None:
        """Return the field that an unquoted value can only belong to."""
        if node.quoted:
            return None
        written = node.text.strip().casefold()
        found = self._choice(node, written, model)
        if found is not None:
            return found
        share = next(field_written(model, Form.PERCENT), None)
        if share is not None and _PERCENT.fullmatch(written):
            return Entry(_key(share, node), node)
        if (year := _YEAR.fullmatch(written)) and any(field.key == "year" for field in fields(model)):
            return Entry(ScalarNode("year", node.span, offsets=()), ScalarNode(year[1], node.span, offsets=()))
        rate = next(field_written(model, Form.RATE), None)
        if rate is not None and (missing(written) is not None or read_rate(node.text.strip(), self.words) is not None):
            return Entry(_key(rate, node), node)
        return None

    def _choice(self, node: ScalarNode, written: str, model: type[BaseModel]) -> Entry | None:
        """Return the field that one of its choices, or the one word for yes or no, stands for."""
        for field in field_written(model, Form.CHOICE):
            choices = field.written.choices if field.written is not None else ()
            if choices != ("yes", "no"):
                if any(written in _forms(self.words.values[id_]) for id_ in choices):
                    return Entry(_key(field, node), node)
                continue
            flags = self.words.flags.get(field.key, {})
            named = "yes" if written in _forms(self.words.fields[field.key]) else None
            answer = next((each for each in choices if written in _forms(flags.get(each))), named)
            if answer is not None:
                return Entry(_key(field, node), ScalarNode(answer, node.span, offsets=()))
        return None

    def _unclear(self, node: Node, expected: Iterable[str]) -> None:
        written = node.span.text
        number = clause_number(written) if isinstance(node, ScalarNode) and not node.quoted else None
        if number is not None and number[1] < len(written) and not written[:1].isalpha():
            self.problems.append(diagnostic("clause-below-fact", node.span.location, number=number[0]))
            return
        known = [form for form in expected if form.isascii() == written.isascii()]
        values = {"words": written, "suggestion": closest(written, known)}
        self.problems.append(diagnostic("value-unclear", node.span.location, **values))


def _unnamed(node: ScalarNode) -> MapNode:
    """Return a block of one value without a name."""
    return MapNode((Entry(ScalarNode(UNNAMED, node.span, offsets=()), ListNode((node,), node.span)),), node.span)


def _listed(node: Node, key: str) -> tuple[Node, ...]:
    below = node.get(key) if isinstance(node, MapNode) else None
    return below.items if isinstance(below, ListNode) else ()


def _key(field: BlockField, node: ScalarNode) -> ScalarNode:
    return ScalarNode(field.key, node.span, offsets=())


def _whole_key(field: BlockField, labels: tuple[Node, ...]) -> ScalarNode:
    return ScalarNode(field.key, labels[0].span.to(labels[-1].span), offsets=())


def _all_labels(labels: tuple[Node, ...]) -> ListNode:
    """Return labels as a list; words without marks, as in `8.1, 8.2`, are several."""
    found: list[Node] = []
    for node in labels:
        if not isinstance(node, ScalarNode) or node.quoted:
            found.append(node)
            continue
        words = re.finditer(r"[^\s,，、;；]+(?: [^\s,，、;；]+)*", node.text)
        found.extend(ScalarNode(match[0], node.part(*match.span())) for match in words)
    return ListNode(tuple(found), labels[0].span.to(labels[-1].span))


def _share(node: ScalarNode, model: type[BaseModel]) -> MapNode | None:
    """Read `pool 42%` as a row: who, and how much."""
    holder = label(model)
    share = next(field_written(model, Form.PERCENT), None)
    match = _HOLDER_AND_SHARE.fullmatch(node.text) if len(node.text) <= _LONGEST_SHARE else None
    if holder is None or share is None or match is None:
        return None
    start, end = match.span("holder")
    inner = node.text[start:end]
    bare = inner.strip(_MARKS)
    quoted = bare != inner
    who = ScalarNode(bare, node.part(start + quoted, end - quoted), quoted=quoted, offsets=None)
    much = ScalarNode(match["share"], node.part(*match.span("share")))
    return MapNode((Entry(_key(holder, who), who), Entry(_key(share, much), much)), node.span)


def _first_words_field(model: type[BaseModel]) -> BlockField | None:
    return next((field for field in field_written(model, Form.WORDS) if field.required), None)


def _names_it(model: type[BaseModel]) -> bool:
    """Whether a block has other values than its name that may stand without one, so that a slip would be hidden."""
    return next(field_written(model, Form.CHOICE), None) is not None


def _forms(word: Word | None) -> tuple[str, ...]:
    return word.spellings if word is not None else ()


def _expected(model: type[BaseModel], words: Vocabulary) -> list[str]:
    found: list[str] = []
    for field in fields(model):
        found += _forms(words.fields.get(field.key))
        for id_ in field.written.choices if field.written is not None else ():
            found += _forms(words.values[id_])
    return found
