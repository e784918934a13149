"""Redaction profiles: which facts of documents a report leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.resources import read_text as packaged_text
from poolcheck.core.suggest import closest
from poolcheck.documents.blocks import fields
from poolcheck.documents.model import DocumentFacts
from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.tree import ListNode, MapNode, ScalarNode
from poolcheck.vocabulary.entries import entry_called
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from poolcheck.syntax.tree import Node

_FILE: Final = "redaction.yaml"
_UNTITLED: Final = Bilingual("redacted", "已作删节")
_PARTIES: Final = {"license": "licensee_profile", "entry": "members"}
"""The block that says who the other party is, by the kind of document."""
_NOT_HERE: Final = frozenset({"patents"})
"""Blocks that nobody needs to leave out: a list of patents is a public register."""


@dataclass(frozen=True, slots=True)
class RedactionProfile:
    """What to leave out: `keys` of facts and blocks, and all that is marked as confidential in a document."""

    name: str
    title: Bilingual
    keys: frozenset[str]

    def names(self, kind: str) -> bool:
        """Whether documents of a kind go without their names: these would tell a party that is left out."""
        key = _PARTIES.get(kind)
        return key is not None and (key in self.keys or f"{key}.title" in self.keys)

    @property
    def hides_names(self) -> bool:
        """Whether there is a kind of documents that go without their names."""
        return any(map(self.names, _PARTIES))


def shipped_profiles() -> Mapping[str, RedactionProfile]:
    """Return the profiles that come with poolcheck, by their names."""
    reading = _read(packaged_text("rules", _FILE).encode(), f"rules/{_FILE}")
    assert not reading.failed  # noqa: S101 - our own file
    return {one.name: one for one in reading.value or ()}


def read_profile(data: bytes, path: str) -> Reading[RedactionProfile]:
    """Read a file with one profile: its name, and below it `title` (if it has one) and `leave_out`."""
    reading = _read(data, path)
    found = reading.value or ()
    return Reading(found[0] if found and not reading.failed else None, reading.diagnostics)


def _read(data: bytes, path: str) -> Reading[tuple[RedactionProfile, ...]]:
    text = read_text(data, path)
    if text.value is None:
        return Reading(None, text.diagnostics)
    tree = read_yaml(text.value)
    problems = [*text.diagnostics, *tree.diagnostics]
    if not isinstance(tree.value, MapNode):
        if tree.value is not None:
            problems.append(diagnostic("redaction-file", tree.value.span.location))
        return Reading(None, tuple(problems))
    found = [_profile(entry.key.text, entry.value, problems) for entry in tree.value.entries]
    return Reading(tuple(found), tuple(problems))


def _profile(name: str, node: Node, problems: list[Diagnostic]) -> RedactionProfile:
    listed = node.get("leave_out") if isinstance(node, MapNode) else None
    if not isinstance(listed, ListNode):
        problems.append(diagnostic("redaction-file", node.span.location))
    keys = [_key(item, problems) for item in listed.items] if isinstance(listed, ListNode) else []
    title = _title(node.get("title")) if isinstance(node, MapNode) else _UNTITLED
    return RedactionProfile(name, title, frozenset(key for key in keys if key))


def _title(node: Node | None) -> Bilingual:
    if not isinstance(node, MapNode):
        return _UNTITLED
    english, chinese = node.get("en"), node.get("zh")
    en = english.text if isinstance(english, ScalarNode) else _UNTITLED.en
    return Bilingual(en, chinese.text if isinstance(chinese, ScalarNode) else _UNTITLED.zh)


def _key(node: Node, problems: list[Diagnostic]) -> str:
    """Return a key by its ids; it may be written in either language."""
    known = frozenset(_keys(DocumentFacts))
    written = node.text.strip() if isinstance(node, ScalarNode) else ""
    words = vocabulary().fields.values()
    parts = [(found.id if (found := entry_called(part, words)) else part) for part in written.split(".")]
    key = ".".join(parts)
    if key in known:
        return key
    problems.append(
        diagnostic("redaction-key", node.span.location, words=written, suggestion=closest(written, sorted(known)))
    )
    return ""


def _keys(model: type[BaseModel], above: str = "", depth: int = 3) -> Iterator[str]:
    """Yield the keys of all facts and blocks."""
    for field in fields(model):
        if field.key in _NOT_HERE:
            continue
        key = f"{above}.{field.key}" if above else field.key
        yield key
        if field.block is not None and depth:
            yield from _keys(field.block, key, depth - 1)
