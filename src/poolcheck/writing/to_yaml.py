"""A document as YAML in canonical form, with its comments."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, assert_never

from poolcheck.writing.comments import TOP, Comments, Remarks
from poolcheck.writing.structure import Listing, Mapping, Member, Structure, Text, structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.vocabulary.entries import Vocabulary
    from poolcheck.writing.outline import Outline

_STEP = 2
_BELOW = 4
_RETYPED = re.compile(
    r"[-+]?[\d.][\d_.,:eExXoOa-fA-F+-]*|y|n|yes|no|on|off|true|false|null|~|=|<<|\.nan|[-+]?\.inf", re.IGNORECASE
)
"""What other readers of YAML take for a number, a date, a truth value or nothing."""
_NOT_PLAIN = re.compile(
    "^[-?:,\\[\\]{}#&*!|>'\"%@`]|^\\.{3}|: |:$| #|^ | $|[\\x00-\\x1f\\x7f-\\xa0\u2028\u2029\u3000\ufeff：]"
)
_NOT_QUOTED = re.compile("[\\x00-\\x1f\\x7f-\\xa0\\\\\u2028\u2029\ufeff]")
_ESCAPED = re.compile("[\\x7f-\\xa0\u2028\u2029\ufeff]")


def to_yaml(outline: Outline, words: Vocabulary, comments: Comments) -> str:
    """Return a document as YAML; read again, it is the same document with the same comments."""
    writer = _Writer(comments)
    lines = [*writer.document(structure(outline, words)), *_comment_lines(comments.at(TOP).below, 0)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Writer:
    def __init__(self, comments: Comments) -> None:
        self.comments = comments

    def document(self, whole: Mapping) -> Iterator[str]:
        nested = False
        for member in whole.members:
            after_nested, nested = nested, isinstance(member.value, (Listing, Mapping))
            if nested or after_nested:
                yield ""
            yield from self.member(member, 0)

    def member(self, member: Member, indent: int) -> Iterator[str]:
        remarks = self._remarks(member)
        yield from _comment_lines(remarks.before, indent)
        first, rest = self.value(member.value, indent)
        yield _with_comment(f"{' ' * indent}{_scalar(Text(member.key))}:{first}", remarks)
        yield from rest
        yield from _comment_lines(remarks.below, indent + _BELOW)

    def _remarks(self, member: Member) -> Remarks:
        """Return the comments of a key; those of a list of parts are with its items."""
        if not member.path or (isinstance(member.value, Listing) and any(path for path, _ in member.value.items)):
            return Remarks()
        return self.comments.at(member.path)

    def value(self, node: Structure, indent: int) -> tuple[str, Iterator[str]]:
        """Return what stands behind a key, and the lines below it."""
        match node:
            case Text():
                return f" {_scalar(node)}", iter(())
            case Mapping(members=()):
                return " {}", iter(())
            case Listing(items=()):
                return " []", iter(())
            case Mapping():
                return "", (line for member in node.members for line in self.member(member, indent + _STEP))
            case Listing():
                return "", self.listing(node, indent + _STEP)
            case _:
                assert_never(node)

    def listing(self, node: Listing, indent: int) -> Iterator[str]:
        for path, item in node.items:
            remarks = self.comments.at(path) if path else Remarks()
            yield from _comment_lines(remarks.before, indent)
            lines = self._item(item, indent)
            yield _with_comment(f"{' ' * indent}- {next(lines)}", remarks)
            yield from lines
            yield from _comment_lines(remarks.below, indent + _BELOW)

    def _item(self, node: Structure, indent: int) -> Iterator[str]:
        match node:
            case Text():
                yield _scalar(node)
            case Mapping(members=()):
                yield "{}"
            case Mapping():
                lines = (line for member in node.members for line in self.member(member, indent + _STEP))
                yield next(lines).strip()
                yield from lines
            case Listing():
                yield json.dumps([text.text for _, text in node.items if isinstance(text, Text)], ensure_ascii=False)
            case _:
                assert_never(node)


def _comment_lines(texts: tuple[str, ...], indent: int) -> Iterator[str]:
    yield from (f"{' ' * indent}#{text}" for text in texts)


def _with_comment(line: str, remarks: Remarks) -> str:
    return f"{line}  #{remarks.beside[0]}" if remarks.beside else line


def _scalar(node: Text) -> str:
    """Return a text as a YAML scalar that every reader takes for this text."""
    text = node.text
    if text and not _NOT_PLAIN.search(text) and (node.literal or not _RETYPED.fullmatch(text)):
        return text
    if '"' in text and "'" not in text and not _NOT_QUOTED.search(text):
        return f"'{text}'"
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
