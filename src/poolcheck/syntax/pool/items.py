"""What stands behind a fact in its line: values, and named values such as `source "annual report"`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from poolcheck.syntax.notation import quotation
from poolcheck.syntax.tree import LABEL, UNNAMED, Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.core.location import Span
    from poolcheck.syntax.pool.lines import Line
    from poolcheck.vocabulary.entries import Vocabulary

_BETWEEN = re.compile(r"[,，;；]")
_CONNECTORS = re.compile(r"(?:\s|,|，|、|and\b|和|及)*")
_START = 2
"""By so many characters a name is looked up; a name of one character by that."""
_LONGEST_NAME = 60
_LONGEST_LIST = 1000
_JOINT = re.compile(r"\s+and\s+|[、和]")
_FOR = re.compile(r"\s(?P<key>for|针对)\s*(?=[\"“「『])")


def field_at(text: str, words: Vocabulary) -> tuple[str, int] | None:
    """Return the longest name of a field that a text begins with, as an id, and its length; None if there is none."""
    folded = text[:_LONGEST_NAME].casefold().replace("_", " ")
    for name, id_ in _by_start(words).get(folded[:_START], ()):
        if folded.startswith(name) and _ends_word(text, len(name)):
            return id_, len(name)
    for name, id_ in _by_start(words).get(folded[:1], ()):
        if folded.startswith(name) and _ends_word(text, len(name)):
            return id_, len(name)
    return None


def _field_before_value(text: str, words: Vocabulary) -> tuple[str, int] | None:
    """Return the Chinese name of a field that its value follows with nothing between: 市场支配地位执法机构认定具有."""
    return next(
        (
            (id_, len(name))
            for name, id_ in _by_start(words).get(text[:_START], ())
            if not name.isascii() and text.startswith(name) and text[len(name) :] in _whole_values(words)
        ),
        None,
    )


@cache
def _by_start(words: Vocabulary) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the names of fields and their ids by their first characters, the longest first."""
    named: dict[str, str] = {}
    for id_, word in words.fields.items():
        for form in (id_.replace("_", " "), *word.en, *word.zh):
            named.setdefault(form.casefold(), id_)
    found: dict[str, list[tuple[str, str]]] = {}
    for name, id_ in sorted(named.items(), key=lambda item: -len(item[0])):
        found.setdefault(name[:_START], []).append((name, id_))
    return {start: tuple(those) for start, those in found.items()}


@cache
def _whole_values(words: Vocabulary) -> frozenset[str]:
    """Return the words that are a value as they stand, whatever field their beginning may name."""
    flags = (word for answers in words.flags.values() for word in answers.values())
    known = (*words.values.values(), *words.certainties.values(), *flags)
    return frozenset(form.casefold() for word in known for form in (*word.en, *word.zh))


def _all_values(text: str, words: Vocabulary) -> bool:
    """Whether a text is a value, or a list of several: `number of patents and industry margin`."""
    folded, known = text.casefold(), _whole_values(words)
    return folded in known or (len(folded) <= _LONGEST_LIST and all(part in known for part in _JOINT.split(folded)))


def _ends_word(text: str, length: int) -> bool:
    """Whether what follows may follow the name of a field: a space, a mark, a number, or nothing."""
    following = text[length : length + 1]
    return not following or (
        not (following.isalpha() or following in "-_'’") and not (following.isdigit() and text[length - 1].isascii())
    )


def split(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches between the commas of a line; no comma of a quotation, a bracket or a number counts."""
    text = line.source.text
    quoted = quotation.stretches(text, start, end)[::-1]
    found: list[tuple[int, int]] = []
    begin, depth = start, 0
    for at in range(start, end):
        while quoted and quoted[-1][1] <= at:
            quoted.pop()
        if quoted and quoted[-1][0] <= at:
            continue
        depth += (text[at] in "(（[") - (text[at] in ")）]")
        in_number = text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        if _BETWEEN.match(text[at]) and depth <= 0 and not in_number:
            found.append((begin, at))
            begin = at + 1
    found.append((begin, end))
    return [each for each in (_trimmed(text, *stretch) for stretch in found) if each[0] < each[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def quotations(line: Line, start: int, end: int) -> list[ScalarNode] | None:
    """Return the quotations that a stretch is made of; None if it holds anything else but words between them."""
    found: list[ScalarNode] = []
    at = start
    for left, right in quotation.stretches(line.source.text, start, end):
        if _CONNECTORS.fullmatch(line.source.text, at, left) is None:
            return None
        found.append(line.scalar(left + 1, right - 1, quoted=True))
        at = right
    return found if found and not line.source.text[at:end].strip() else None


def value(line: Line, start: int, end: int) -> Node:
    """Return a value: words, a quotation, or a list of quotations."""
    quoted = quotations(line, start, end)
    if quoted is None:
        return line.scalar(start, end)
    return quoted[0] if len(quoted) == 1 else ListNode(tuple(quoted), quoted[0].span.to(quoted[-1].span))


def item(line: Line, start: int, end: int, words: Vocabulary) -> list[Entry]:
    """Read one item: a named value, or values without a name."""
    text = line.source.text
    if _all_values(text[start:end], words):
        return [_unnamed(line.scalar(start, end))]
    if (named := _named(line, start, end, words)) is not None:
        return [named]
    pointed = _FOR.search(text, start, end)
    if pointed is not None and not quotation.stretches(text, start, pointed.start()):
        rest = _named(line, pointed.start("key"), end, words)
        before = _trimmed(text, start, pointed.start())
        if rest is not None:
            return [_unnamed(line.scalar(*before)), rest]
    return [_unnamed(value(line, start, end))]


def _named(line: Line, start: int, end: int, words: Vocabulary) -> Entry | None:
    text = line.source.text
    found = field_at(text[start:end], words) or _field_before_value(text[start:end], words)
    if found is None:
        return None
    begin, stop = _trimmed(text, start + found[1], end)
    if text[begin:stop][:1] in (":", "："):
        begin, stop = _trimmed(text, begin + 1, stop)
    if begin >= stop:
        return None
    return Entry(line.scalar(start, start + found[1]), value(line, begin, stop))


def _unnamed(node: Node) -> Entry:
    return Entry(ScalarNode(UNNAMED, node.span, offsets=()), node)


def items(line: Line, start: int, end: int, words: Vocabulary) -> list[Entry]:
    """Read the items of a stretch; a quotation behind a list of quotations goes on with it."""
    found: list[Entry] = []
    for stretch in split(line, start, end):
        more = quotations(line, *stretch)
        last = found[-1] if found else None
        if more is not None and last is not None and last.key.text != UNNAMED and _all_quoted(last.value):
            before = last.value.items if isinstance(last.value, ListNode) else (last.value,)
            found[-1] = Entry(last.key, ListNode((*before, *more), last.value.span.to(more[-1].span)))
        else:
            found.extend(item(line, *stretch, words))
    return found


def _all_quoted(node: Node) -> bool:
    below = node.items if isinstance(node, ListNode) else (node,)
    return all(isinstance(each, ScalarNode) and each.quoted for each in below)


def gathered(entries: Sequence[Entry], span: Span, labels: Iterable[Node] = ()) -> MapNode:
    """Make a mapping of entries, with the labels and all values without a name under keys of their own."""
    found = [entry for entry in entries if entry.key.text != UNNAMED]
    for key, nodes in ((LABEL, tuple(labels)), (UNNAMED, tuple(e.value for e in entries if e.key.text == UNNAMED))):
        if nodes:
            whole = nodes[0].span.to(nodes[-1].span)
            found.append(Entry(ScalarNode(key, whole, offsets=()), ListNode(nodes, whole)))
    return MapNode(tuple(found), span)
