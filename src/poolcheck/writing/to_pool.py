"""A document as `.pool` in canonical form, with its comments."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from poolcheck.documents.heading_number import in_chinese
from poolcheck.syntax.notation.quotation import MARKS, escaped, escaped_in_quotations
from poolcheck.syntax.pool.clause_number import clause_number
from poolcheck.writing.comments import TOP, Comments, Remarks
from poolcheck.writing.outline import Block, ClauseText, Fact, HeadingText, Outline, Path, Rows, Value
from poolcheck.writing.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.vocabulary.entries import Vocabulary

_STEP = 2
_FURTHER = 4
_WIDEST = 110
_YEAR = re.compile(r"\d{4}")
_WRAPPED_NUMBER = re.compile(r"[^\s条章节编部]{1,8}")
"""What can stand in 第…章."""
_SECTIONS = ("royalties", "procedures", "negotiations", "parties")
"""Blocks that are written as a heading with a line for each row below it."""


def to_pool(outline: Outline, words: Vocabulary, comments: Comments) -> str:
    """Return a document as `.pool` text; read again, it is the same document with the same comments."""
    writer = _Writer(outline, words, comments)
    lines = [*writer.document(), *_comment_lines(comments.at(TOP).below, 0)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Writer:
    def __init__(self, outline: Outline, words: Vocabulary, comments: Comments) -> None:
        self.outline = outline
        self.words = words
        self.comments = comments
        self.english = outline.language == "en"
        self.wording = Wording(words, outline.language)
        self.colon, self.comma = (": ", ", ") if self.english else ("：", "，")

    def document(self) -> Iterator[str]:
        outline = self.outline
        yield from self.line(0, f"{self.name(outline.kind)} {self.quoted(outline.title)}", (outline.kind,))
        if outline.names:
            yield f"{' ' * _STEP}{self.name('parties')}{self.colon.strip()}"
            for fact in outline.names:
                said = f"{self.quoted(fact.key)}{self.colon}{self.value(fact.value)}"
                yield from self.line(_STEP * 2, said, fact.path)
        for fact in outline.facts:
            yield from self.fact(fact, _STEP)
        indent = _STEP if any(isinstance(part, HeadingText) for part in outline.parts) else 0
        if outline.parts and not isinstance(outline.parts[0], HeadingText):
            yield ""
        for part in outline.parts:
            yield from self.heading(part) if isinstance(part, HeadingText) else self.clause(part, indent)
        if outline.closing:
            yield ""
        for fact in outline.closing:
            yield from self.fact(fact, 0)

    def line(self, indent: int, said: str, path: Path) -> Iterator[str]:
        """Write a line with the comments of the part that it says."""
        yield from self.lines(indent, said, path, iter(()))

    def lines(self, indent: int, said: str, path: Path, below: Iterator[str]) -> Iterator[str]:
        """Write a line, what stands indented below it, and the comments of the part that all of it says."""
        remarks = self.comments.at(path) if path else Remarks()
        yield from _comment_lines(remarks.before, indent)
        yield f"{' ' * indent}{said}" + (f"  #{remarks.beside[0]}" if remarks.beside else "")
        yield from below
        yield from _comment_lines(remarks.below, indent + _FURTHER + _STEP)

    def heading(self, part: HeadingText) -> Iterator[str]:
        yield ""
        title = self.quoted(part.title) if part.title else ""
        if self.english:
            said = " ".join(word for word in (self.name(part.kind), part.number, title) if word)
        else:
            number, name = in_chinese(part.number), self.name(part.kind)
            wrapped = _WRAPPED_NUMBER.fullmatch(number) is not None
            said = f"第{number}{name} {title}" if wrapped else " ".join(filter(None, (name, number, title)))
        yield from self.line(0, said.rstrip(), part.path)

    def clause(self, part: ClauseText, indent: int) -> Iterator[str]:
        number = self.number(part.at)
        sentences = part.sentences
        below = [
            f"{' ' * (indent + _FURTHER)}{self.name(key)} {self.quoted(text)}"
            for key, text in (("id", part.id), ("quote", part.quote))
            if text is not None
        ]
        if len(sentences) == 1:
            said = f"{number}{escaped_in_quotations(sentences[0].text)}"
            yield from self.lines(indent, said, part.path, iter(below))
            return
        further = (
            line
            for sentence in sentences
            for line in self.line(indent + _FURTHER, escaped_in_quotations(sentence.text), sentence.path)
        )
        yield from self.lines(indent, number.rstrip(), part.path, iter([*further, *below]))

    def number(self, at: str) -> str:
        """Return the number of a clause as a line begins with it."""
        if not at:
            return "- "
        for written in (f"{at} ", f"{at}、", f"{at}. "):
            if clause_number(f"{written}x") == (at, len(written)) and clause_number(written.rstrip()) is not None:
                return written
        return f"{self.name('at')} {self.quoted(at)} "

    def name(self, id_: str) -> str:
        """Return the name of a field as `.pool` has it: rows by the name of one of them."""
        word = self.words.fields[id_]
        return word.printed(self.outline.language)

    def quoted(self, text: str) -> str:
        return self.wording.quoted(escaped(text))

    def value(self, value: object) -> str:
        match value:
            case Value():
                return self.quoted(value.text) if value.quoted else escaped_in_quotations(value.text)
            case tuple():
                shown = [self.value(one) for one in value]
                if not all(one.quoted for one in value):  # a comma would end the list
                    return (" and " if self.english else "、").join(shown)
                if self.english:
                    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
                return "、".join(shown)
            case _:
                return ""

    def fact(self, fact: Fact, indent: int) -> Iterator[str]:
        name = self.name(fact.key)
        match fact.value:
            case Block() as block if fact.key in _SECTIONS:
                inner = (self.inner(below, indent + _STEP) for below in block.facts)
                yield from self.section(name, indent, fact.path, inner)
            case Block() as block:
                yield from self.block(name, block, indent, fact.path)
            case Rows(blocks=()):
                yield from self.line(indent, name, fact.path)
            case Rows(blocks=blocks) if fact.key in _SECTIONS:
                yield from self.section(
                    name, indent, (), (self.block("", row, indent + _STEP, row.path) for row in blocks)
                )
            case Rows(blocks=blocks):
                for row in blocks:
                    yield from self.block(
                        self.words.rows[fact.key].printed(self.outline.language), row, indent, row.path
                    )
            case _ if self.comments.inside(("provenance", fact.key)):
                inner = (self.line(indent + _STEP, self.item(source), source.path) for source in fact.source)
                said = f"{name}{self.colon}{self.value(fact.value)}"
                yield from self.lines(indent, said, fact.path, chain.from_iterable(inner))
            case _:
                items = [self.value(fact.value), *(self.item(source) for source in fact.source)]
                yield from self.line(indent, f"{name}{self.colon}{self.comma.join(items)}", fact.path)

    def section(self, name: str, indent: int, path: Path, inner: Iterable[Iterator[str]]) -> Iterator[str]:
        yield from self.lines(indent, name, path, chain.from_iterable(inner))

    def inner(self, fact: Fact, indent: int) -> Iterator[str]:
        return self.line(indent, f"{self.name(fact.key)}{self.colon}{self.value(fact.value)}", fact.path)

    def block(self, name: str, block: Block, indent: int, path: Path) -> Iterator[str]:
        """Write a block in one line if it fits and has no comments inside, else a value in each line."""
        labels = [self.label(block.label)] if block.label is not None else []
        facts = list(block.facts)
        year = _year(facts[0]) if labels and facts else ""
        if year and facts[0].path not in self.comments.of:
            labels.append(year if self.english else f"{year}年")
            facts = facts[1:]
        head = " ".join(word for word in (name, *labels) if word)
        flat = [item for fact in facts for item in self.items(fact)]
        alone = bool(name) and (not labels or labels[0].startswith(tuple(MARKS)))
        line = f"{head}{self.colon}{self.comma.join(flat)}" if flat else head if alone else head + self.colon.rstrip()
        rows = [fact for fact in facts if isinstance(fact.value, Rows)]
        simple = all(_says_itself(row) for fact in rows for row in _blocks(fact))
        if not self.comments.inside(path) and simple and (not rows or len(line) <= _WIDEST):
            yield from self.line(indent, line, path)
            return
        if not self.comments.inside(path):
            own = [self.item(fact) for fact in facts if not isinstance(fact.value, Rows)]
            head += self.colon + self.comma.join(own) if own else self.colon.rstrip()
            below = (line for fact in rows for line in self.rows(fact, indent + _STEP))
            yield from self.lines(indent, head, path, below)
            return
        below = (line for fact in facts for line in self.below(fact, indent + _STEP))
        yield from self.lines(indent, head + self.colon.rstrip(), path, below)

    def below(self, fact: Fact, indent: int) -> Iterator[str]:
        if isinstance(fact.value, Rows):
            return self.rows(fact, indent)
        return self.line(indent, self.item(fact), fact.path)

    def rows(self, fact: Fact, indent: int) -> Iterator[str]:
        return chain.from_iterable(self.block("", row, indent, row.path) for row in _blocks(fact))

    def label(self, fact: Fact) -> str:
        """Return what stands behind the name of a block; clause numbers stand without marks."""
        if fact.key != "for" or not isinstance(fact.value, tuple):
            return self.value(fact.value)
        plain = self.comma.join(value.text for value in fact.value)
        simple = all(clause_number(value.text + " x") is not None for value in fact.value)
        word = "for " if self.english else ""
        return word + (plain if simple and not set(plain) & set(':："“') else self.value(fact.value))

    def items(self, fact: Fact) -> list[str]:
        if not isinstance(fact.value, Rows):
            return [self.item(fact)]
        return [
            " ".join([self.label(row.label), *(self.value(below.value) for below in row.facts)])
            for row in _blocks(fact)
            if row.label is not None
        ]

    def item(self, fact: Fact) -> str:
        """Return a value with its name, if it needs one."""
        value = fact.value
        if isinstance(value, Value) and value.flag:
            return value.flag
        if isinstance(value, Value) and value.bare:
            return self.value(value)
        name, said = self.name(fact.key), self.value(value)
        return f"{name}{said}" if not self.english and said[:1] in ("“", "「", "『") else f"{name} {said}"


def _year(fact: Fact) -> str:
    """Return the year that a fact says, or nothing."""
    plain = fact.key == "year" and isinstance(fact.value, Value) and _YEAR.fullmatch(fact.value.text)
    return plain[0] if plain else ""


def _says_itself(row: Block) -> bool:
    """Whether the facts of a row need no names, as in `pool 42%`."""
    bare = all(isinstance(fact.value, Value) and fact.value.bare for fact in row.facts)
    return bare and len(row.facts) == 1 and row.label is not None


def _blocks(fact: Fact) -> tuple[Block, ...]:
    return fact.value.blocks if isinstance(fact.value, Rows) else ()


def _comment_lines(texts: tuple[str, ...], indent: int) -> Iterator[str]:
    yield from (f"{' ' * indent}#{text}" for text in texts)
