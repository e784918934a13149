"""A document put into words: each fact and clause in one language, in canonical order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import language_of
from poolcheck.documents.answers import Form
from poolcheck.documents.blocks import fields, label
from poolcheck.documents.clause import Kept, Missing
from poolcheck.documents.model import DocumentFacts
from poolcheck.documents.money import Money, money_text
from poolcheck.documents.rate import Rate, rate_text
from poolcheck.syntax.notation.quotation import MARKS, stretches
from poolcheck.syntax.tree import MapNode, node_at
from poolcheck.writing.outline import Block, ClauseText, Fact, HeadingText, Outline, Path, Rows, Sentence, Value
from poolcheck.writing.to_sentence import to_sentence
from poolcheck.writing.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.blocks import BlockField
    from poolcheck.documents.clause import Clause, Statement
    from poolcheck.documents.model import Document, Provenance
    from poolcheck.vocabulary.entries import Vocabulary

_BEHIND_THE_CLAUSES = ("justifications",)
_NAME = re.compile(r"[A-Za-z\u4e00-\u9fff](?:[\w.& -]*[\w.])?")
"""A name that can stand in a sentence without quotation marks."""
_UNCLOSED = re.compile(f"[{MARKS}]")
"""A quotation whose closing mark is written as an escape and not part of the sentence's stretch of the source."""
_NOT_SAID_ALONE = ("parties", "provenance", "patents_from")


def language(document: Document) -> Language:
    """Return the language of a document: that in which its kind is named."""
    first = next((entry.key for entry in document.tree.entries if entry.key.text == document.kind), None)
    return language_of(first.span.text if first is not None else document.title)


def with_names(words: Vocabulary, names: Mapping[str, str], sentence: str) -> Vocabulary:
    """Return the vocabulary with parties called as a sentence calls them, where that is by one name each."""
    called: dict[str, list[str]] = {}
    folded = sentence.casefold()
    for name, party in names.items():
        if name.casefold() in folded and _NAME.fullmatch(name) and party in words.parties:
            called.setdefault(party, []).append(name)
    parties = {
        party: replace(words.parties[party], en=(found[0],), zh=(found[0],))
        for party, found in called.items()
        if len(found) == 1
    }
    return replace(words, parties={**words.parties, **parties}) if parties else words


def to_outline(document: Document, words: Vocabulary, translate_to: Language | None = None) -> Outline:
    """Put a document into words.

    Args:
        document: the document, read without errors.
        words: the vocabulary.
        translate_to: the language of everything but quoted words and names; without it every sentence stays in its
            language, and the facts are in the language in which the document names its kind.
    """
    return _Outliner(document, words, translate_to).outline()


class _Outliner:
    def __init__(self, document: Document, words: Vocabulary, translate_to: Language | None) -> None:
        self.document = document
        self.words = words
        self.translate_to = translate_to
        self.language = translate_to or language(document)

    def outline(self) -> Outline:
        facts = list(self._facts())
        return Outline(
            language=self.language,
            kind=self.document.kind,
            title=self.document.title,
            facts=tuple(fact for fact in facts if fact.key not in _BEHIND_THE_CLAUSES),
            names=tuple(self._names()),
            parts=tuple(self._parts()),
            closing=tuple(fact for fact in facts if fact.key in _BEHIND_THE_CLAUSES),
        )

    def _facts(self) -> Iterator[Fact]:
        facts = self.document.facts
        for field in fields(DocumentFacts):
            value = getattr(facts, field.name)
            if field.key == "patents" and facts.patents_from is not None:
                file = Fact("from", ("patents_from", "from"), self._value(facts.patents_from, None))
                yield Fact("patents", ("patents_from",), Block(("patents_from",), None, (file,)))
            elif field.key in _NOT_SAID_ALONE or self._silent(field, value):
                continue
            elif field.block is not None and field.rows:
                rows = (self._block(row, field.block, (field.key, n)) for n, row in enumerate(value))
                yield Fact(field.key, (field.key,), Rows(tuple(rows)))
            elif field.block is not None:
                yield Fact(field.key, (field.key,), self._block(value, field.block, (field.key,)))
            else:
                source = self._source(facts.provenance.get(field.key), field.key)
                yield Fact(field.key, (field.key,), self._value(value, field), source)

    def _silent(self, field: BlockField, value: object) -> bool:
        """Whether a document says nothing of a fact; an empty list of patents says that there are none."""
        if value is None or (value == () and field.key != "patents"):
            return True
        return field.key == "status" and self.document.tree.get("status") is None

    def _source(self, provenance: Provenance | None, key: str) -> tuple[Fact, ...]:
        if provenance is None:
            return ()
        return self._block(provenance, type(provenance), ("provenance", key), labeled=False).facts

    def _block(self, block: BaseModel, model: type[BaseModel], path: Path, *, labeled: bool = True) -> Block:
        named = label(model) if labeled else None
        found: list[Fact] = []
        title: Fact | None = None
        for field in fields(model):
            value = getattr(block, field.name)
            below = (*path, field.key)
            if value is None or value == ():
                continue
            if field.block is not None and field.rows:
                rows = (self._block(row, field.block, (*below, n)) for n, row in enumerate(value))
                found.append(Fact(field.key, below, Rows(tuple(rows))))
            elif isinstance(value, tuple):
                fact = Fact(field.key, below, self._several(value, field))
                if named is not None and field.key == named.key:
                    title = fact
                else:
                    found.append(fact)
            elif named is not None and field.key == named.key:
                title = Fact(field.key, below, self._value(value, field))
            else:
                found.append(Fact(field.key, below, self._value(value, field)))
        return Block(path, title, tuple(found))

    def _several(self, values: tuple[str, ...], field: BlockField) -> tuple[Value, ...]:
        """Put several values into words: the writer's own, or those of the vocabulary."""
        if field.written is not None and field.written.form is Form.CHOICES:
            return tuple(Value(self.words.values[id_].printed(self.language)) for id_ in values)
        return tuple(Value(str(word), quoted=True) for word in values)

    def _value(self, value: object, field: BlockField | None) -> Value:  # noqa: PLR0911 - one case a form
        """Put one value into words; `field` is None where it is words of the writer's anyway."""
        key = field.key if field is not None else ""
        form = field.written.form if field is not None and field.written is not None else Form.WORDS
        match value:
            case Missing.BLANK:
                return Value("____")
            case Missing():
                return Value(self.words.certainties[value.value].printed(self.language))
            case Rate():
                return Value(rate_text(value, self.language, self.words), bare=key == "rate")
            case Decimal():
                return Value(f"{value:f}%", bare=key == "share")
            case Money():
                return Value(money_text(value, self.language, self.words))
            case date():
                return Value(value.isoformat())
            case str() if form is Form.CHOICE:
                flag = self.words.flags.get(key, {}).get(value)
                word = self.words.values[value].printed(self.language)
                yes_no = value in ("yes", "no")
                return Value(word, bare=not yes_no, flag=flag.printed(self.language) if flag is not None else "")
            case str() if form is Form.LAW and value == "prc":
                return Value(self.words.values["prc"].printed(self.language))
            case str() if form is Form.HOLDER and value in self.words.parties:
                return Value(self.words.parties[value].printed(self.language))
            case _:
                return Value(str(value), quoted=True)

    def _names(self) -> Iterator[Fact]:
        for name, party in self.document.facts.parties.items():
            word = self.words.parties.get(party)
            yield Fact(name, ("parties", name), Value(word.printed(self.language) if word else party))

    def _parts(self) -> Iterator[ClauseText | HeadingText]:
        clauses = iter(self.document.clauses)
        for index in range(len(self.document.clauses) + len(self.document.headings)):
            heading = self.document.headings.get(index)
            if heading is not None:
                yield HeadingText(("clauses", index), heading.kind, heading.number, heading.title)
            else:
                yield self._clause(next(clauses), ("clauses", index))

    def _clause(self, clause: Clause, path: Path) -> ClauseText:
        apart = self._taken_apart(path)
        sentences = tuple(
            Sentence(
                (*path, "says", n),
                self._kept(said.text) if isinstance(said, Kept) else self._statement(said, apart=apart),
            )
            for n, said in enumerate(clause.said)
        )
        return ClauseText(path, clause.at, clause.id, sentences, clause.quote)

    def _taken_apart(self, path: Path) -> bool:
        """Whether a clause is written as parts and not as sentences."""
        node = node_at(self.document.tree, path)
        says = self.words.fields["says"]
        keys = {entry.key.text.strip().casefold() for entry in node.entries} if isinstance(node, MapNode) else {says.id}
        return keys.isdisjoint({says.id, *says.en, *says.zh})

    def _statement(self, statement: Statement, *, apart: bool) -> str:
        written_in = self.translate_to or (self.language if apart else self._language_of(statement))
        words = with_names(self.words, self.document.facts.parties, statement.span.text)
        return to_sentence(statement, written_in, words)

    def _language_of(self, statement: Statement) -> Language:
        """Return the language a sentence is written in, whatever stands in its quotations."""
        text = statement.span.text
        for start, end in reversed(stretches(text, 0, len(text))):
            text = text[:start] + text[end:]
        text = _UNCLOSED.split(text, maxsplit=1)[0]
        for name in self.document.facts.parties:
            text = text.replace(name, "")
        return language_of(text) if any(character.isalpha() for character in text) else self.language

    def _kept(self, text: str) -> str:
        word = self.words.structure["text"].printed(self.language)
        quoted = Wording(self.words, self.language).quoted(text)
        return f"{word} {quoted}" if self.language == "en" else word + quoted
