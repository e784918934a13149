"""An outline as mappings, lists and texts: the shape that YAML and JSON share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.writing.outline import Block, ClauseText, Fact, HeadingText, Outline, Path, Rows, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `literal` if it is a word or number of the language."""

    text: str
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A key of a mapping, its value, and the path of the part they say."""

    key: str
    path: Path
    value: Structure


@dataclass(frozen=True, slots=True)
class Mapping:
    """Members in their order."""

    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Items in their order, each with the path of the part it says."""

    items: tuple[tuple[Path, Structure], ...]


Structure = Text | Mapping | Listing


def structure(outline: Outline, words: Vocabulary) -> Mapping:
    """Return a document as mappings, lists and texts; English keys are ids, Chinese ones are words."""
    return _Builder(words, outline.language).document(outline)


class _Builder:
    def __init__(self, words: Vocabulary, language: Language) -> None:
        self.words = words
        self.language = language

    def document(self, outline: Outline) -> Mapping:
        members = [self._member(outline.kind, (outline.kind,), Text(outline.title))]
        if outline.names:
            names = tuple(Member(fact.key, fact.path, self._value(fact.value)) for fact in outline.names)
            members.append(self._member("parties", ("parties",), Mapping(names)))
        members += self._facts(outline.facts)
        if outline.parts:
            parts = Listing(tuple((part.path, self._part(part)) for part in outline.parts))
            members.append(self._member("clauses", ("clauses",), parts))
        members += self._facts(outline.closing)
        return Mapping(tuple(members))

    def _member(self, id_: str, path: Path, value: Structure) -> Member:
        word = self.words.fields[id_]
        english = word.en[0] if id_ != word.en[0].replace(" ", "_").replace("-", "_") else id_
        key = english.replace(" ", "_") if self.language == "en" else word.printed("zh")
        return Member(key, path, value)

    def _facts(self, facts: Iterable[Fact]) -> Iterator[Member]:
        for fact in facts:
            value = self._value(fact.value)
            if fact.source:
                own = self._member("value", (*fact.path, "value"), value)
                value = Mapping((own, *self._facts(fact.source)))
            yield self._member(fact.key, fact.path, value)

    def _value(self, value: Value | tuple[Value, ...] | Block | Rows) -> Structure:
        match value:
            case Value():
                return Text(value.text, literal=not value.quoted)
            case Block():
                return self._block(value)
            case Rows(blocks=blocks):
                return Listing(tuple((block.path, self._block(block)) for block in blocks))
            case _:
                return Listing(tuple(((), Text(one.text, literal=not one.quoted)) for one in value))

    def _block(self, block: Block) -> Mapping:
        labeled = (block.label,) if block.label is not None else ()
        return Mapping(tuple(self._facts((*labeled, *block.facts))))

    def _part(self, part: ClauseText | HeadingText) -> Structure:
        if isinstance(part, HeadingText):
            members = [self._member(part.kind, (), Text(part.number))]
            if part.title:
                members.append(self._member("title", (), Text(part.title)))
            return Mapping(tuple(members))
        if not (part.at or part.id or part.quote) and len(part.sentences) == 1:
            return Text(part.sentences[0].text)
        members = [
            self._member(key, (), Text(text))
            for key, text in (("at", part.at or None), ("id", part.id))
            if text is not None
        ]
        several = Listing(tuple((sentence.path, Text(sentence.text)) for sentence in part.sentences))
        if part.sentences:
            says = Text(part.sentences[0].text) if len(part.sentences) == 1 else several
            members.append(self._member("says", (), says))
        if part.quote is not None:
            members.append(self._member("quote", (), Text(part.quote)))
        return Mapping(tuple(members))
