"""Reads a file of waivers: every problem at its place; an entry that is wrong waives nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.tree import ListNode, MapNode, ScalarNode
from poolcheck.waivers.form import KEYS, Written, waiver

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.model import Waiver
    from poolcheck.syntax.tree import Node

HEADS = ("waivers", "忽略登记")
"""The one key of a file of waivers, in either language."""


def read_waivers(data: bytes, path: str) -> Reading[tuple[Waiver, ...]]:
    """Read the waivers of a file: `waivers:` and a list of entries, with keys in either language."""
    text = read_text(data, path)
    if text.value is None:
        return Reading(None, text.diagnostics)
    tree = read_yaml(text.value)
    problems = [*text.diagnostics, *tree.diagnostics]
    if tree.value is None:
        return Reading(None, tuple(problems))
    found = [_entry(item, problems) for item in _entries(tree.value, problems)]
    kept = tuple(one for one in found if one is not None)
    problems.extend(_given_twice(kept))
    return Reading(kept, tuple(sorted(problems, key=lambda problem: (problem.location, problem.code))))


def _entries(tree: Node, problems: list[Diagnostic]) -> tuple[Node, ...]:
    if not isinstance(tree, MapNode):
        problems.append(diagnostic("waivers-file", tree.span.location))
        return ()
    items: tuple[Node, ...] = ()
    for entry in tree.entries:
        if entry.key.text not in HEADS:
            guess = closest(entry.key.text, HEADS)
            problems.append(
                diagnostic("waiver-key-unknown", entry.key.span.location, words=entry.key.text, suggestion=guess)
            )
        elif isinstance(entry.value, ListNode):
            items = (*items, *entry.value.items)
        elif not (isinstance(entry.value, ScalarNode) and not entry.value.text):
            problems.append(diagnostic("waivers-file", entry.value.span.location))
    return items


def _entry(item: Node, problems: list[Diagnostic]) -> Waiver | None:
    if not isinstance(item, MapNode):
        problems.append(diagnostic("waiver-shape", item.span.location))
        return None
    before = len(problems)
    written: dict[str, Written] = {}
    for entry in item.entries:
        id_ = _id(entry.key.text)
        if id_ is None:
            guess = closest(entry.key.text, _forms())
            problems.append(
                diagnostic("waiver-key-unknown", entry.key.span.location, words=entry.key.text, suggestion=guess)
            )
        elif id_ in written:
            problems.append(diagnostic("waiver-key-twice", entry.key.span.location, key=KEYS[id_]))
        elif isinstance(entry.value, ScalarNode):
            written[id_] = Written(entry.value.text, entry.value.span)
        else:
            problems.append(diagnostic("waiver-not-text", entry.value.span.location, key=KEYS[id_]))
    reading = waiver(written, item.span)
    problems.extend(reading.diagnostics)
    return reading.value if len(problems) == before else None


def _given_twice(waivers: tuple[Waiver, ...]) -> list[Diagnostic]:
    """Report findings that two entries waive: nobody could tell which of the two reasons holds."""
    first: dict[str, Waiver] = {}
    problems = []
    for one in waivers:
        if one.finding in first:
            line = first[one.finding].location.line
            problems.append(diagnostic("waiver-twice", one.location, words=one.finding, line=line))
        first.setdefault(one.finding, one)
    return problems


def _id(written: str) -> str | None:
    return next((id_ for id_, key in KEYS.items() if written.strip() in _both(key)), None)


def _forms() -> tuple[str, ...]:
    return tuple(form for key in KEYS.values() for form in _both(key))


def _both(key: Bilingual) -> tuple[str, str]:
    return key.en, key.zh
