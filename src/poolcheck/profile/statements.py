"""The facts of a document in the words of both languages, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.profile import DocumentStated, Stated, StatedBlock
from poolcheck.syntax.tree import node_at
from poolcheck.writing.from_document import to_outline
from poolcheck.writing.outline import Block, Fact, Rows, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.location import Location
    from poolcheck.documents.model import Document
    from poolcheck.vocabulary.entries import Vocabulary
    from poolcheck.writing.outline import Path

_ELSEWHERE = ("patents",)
"""Lists that a profile shows as a table of its own."""


def document_stated(document: Document, words: Vocabulary) -> DocumentStated:
    """Return all that a document states besides its clauses and its list of patents."""
    english, chinese = (to_outline(document, words, language) for language in ("en", "zh"))
    writer = _Writer(document, words)
    facts: list[Stated] = []
    blocks: list[StatedBlock] = []
    both = zip((*english.facts, *english.closing), (*chinese.facts, *chinese.closing), strict=True)
    for one, other in both:
        if one.key in _ELSEWHERE:
            continue
        match one.value, other.value:
            case Block() as block, Block() as same:
                blocks.append(writer.block(one.key, block, same))
            case Rows(blocks=rows), Rows(blocks=same_rows):
                pairs = zip(rows, same_rows, strict=True)
                blocks.extend(writer.block(one.key, row, same_row) for row, same_row in pairs)
            case _:
                facts.append(writer.fact(one.key, one, other))
    return DocumentStated(
        path=document.source.path,
        kind=document.kind,
        key=document.key,
        title=document.title,
        facts=tuple(facts),
        blocks=tuple(blocks),
        clauses=len(document.clauses),
    )


class _Writer:
    def __init__(self, document: Document, words: Vocabulary) -> None:
        self.document = document
        self.words = words

    def block(self, key: str, english: Block, chinese: Block) -> StatedBlock:
        name = None
        if english.label is not None and chinese.label is not None:
            name = self.fact(f"{key}.{english.label.key}", english.label, chinese.label)
        facts = tuple(self._facts(key, english, chinese))
        return StatedBlock(key, self._label(key), name, facts, self._location(english.path))

    def _facts(self, key: str, english: Block, chinese: Block) -> Iterator[Stated]:
        """Yield the facts of a block; of rows inside of it one fact each."""
        for one, other in zip(english.facts, chinese.facts, strict=True):
            below = f"{key}.{one.key}"
            if isinstance(one.value, Rows) and isinstance(other.value, Rows):
                for row, same in zip(one.value.blocks, other.value.blocks, strict=True):
                    value = Bilingual(_row(row, ", "), _row(same, "，"))
                    yield Stated(below, self._label(one.key), value, self._location(row.path))
            else:
                yield self.fact(below, one, other)

    def fact(self, key: str, english: Fact, chinese: Fact) -> Stated:
        value = Bilingual(_said(english, ", "), _said(chinese, "、"))
        return Stated(key, self._label(english.key), value, self._location(english.path))

    def _label(self, key: str) -> Bilingual:
        word = self.words.fields.get(key)
        return word.bilingual if word is not None else Bilingual(key, key)

    def _location(self, path: Path) -> Location:
        return node_at(self.document.tree, path).span.location


def _row(block: Block, joint: str) -> str:
    facts = joint.join(_said(part, joint) for part in block.facts)
    return " ".join(filter(None, (_said(block.label, joint) if block.label is not None else "", facts)))


def _said(fact: Fact, joint: str) -> str:
    match fact.value:
        case Value(text=text):
            return text
        case Block() as block:
            return _row(block, joint)
        case Rows(blocks=blocks):
            return joint.join(_row(block, joint) for block in blocks)
        case values:
            return joint.join(value.text for value in values)
