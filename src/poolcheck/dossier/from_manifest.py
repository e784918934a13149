"""Reads `dossier.yaml`: what the dossier is called, and which files it names as what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, Severity, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.documents.answers import missing
from poolcheck.documents.keys import with_ids
from poolcheck.syntax.tree import ListNode, MapNode, Node, ScalarNode
from poolcheck.vocabulary.entries import entry_called
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.location import SourceText

KEYS: Mapping[str, str] = {"charter": "charter", "entries": "entry", "licenses": "license"}
"""The keys that name documents, and the kind of document that each names."""


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a document, or a pattern for the names of several, and the kind they are named as."""

    kind: str
    name: ScalarNode


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A manifest as written, before any of the files that it names is read; `partial` also if a name is left blank."""

    title: str
    partial: bool
    named: tuple[Named, ...]
    patents: ScalarNode | None
    tree: MapNode
    source: SourceText
    sha256: str


def read_manifest(tree: Node, source: SourceText, sha256: str) -> Reading[ManifestFile]:
    """Read a manifest; None where it does not even say what the dossier is called.

    Args:
        tree: what was written.
        source: the text it was written in.
        sha256: of the bytes of the text.
    """
    if not isinstance(tree, MapNode):
        return Reading(None, (diagnostic("dossier-not-mapping", tree.span.location),))
    keyed = with_ids(tree, key_of)
    normal = keyed.value if isinstance(keyed.value, MapNode) else tree
    reader = _Reader([*keyed.diagnostics])
    reader.unknown_keys(normal)
    partial = reader.partial(normal.get("status"))
    named = tuple(Named(kind, name) for key, kind in KEYS.items() for name in reader.names(normal, key))
    lists = reader.names(normal, "patents")
    title = normal.get("dossier")
    if not (isinstance(title, ScalarNode) and title.text.strip()):
        reader.problems.append(diagnostic("dossier-title-missing", (title or normal).span.location))
        return Reading(None, tuple(reader.problems))
    if not named and not Reading(None, tuple(reader.problems)).failed:
        reader.problems.append(diagnostic("dossier-empty", title.span.location, Severity.WARNING))
    file = ManifestFile(
        title=title.text.strip(),
        partial=partial or reader.blank,
        named=named,
        patents=lists[0] if lists else None,
        tree=normal,
        source=source,
        sha256=sha256,
    )
    return Reading(file, tuple(reader.problems))


def key_of(written: str) -> str | None:
    """Return the id of a key of a manifest, written in either language."""
    word = entry_called(written.replace("_", " "), vocabulary().manifest.values())
    return None if word is None else word.id


class _Reader:
    def __init__(self, problems: list[Diagnostic]) -> None:
        self.problems = problems
        self.blank = False

    def unknown_keys(self, tree: MapNode) -> None:
        words = vocabulary().manifest
        for entry in tree.entries:
            if entry.key.text not in words:
                written = entry.key.span.text
                forms = [form for word in words.values() for form in (*word.en, *word.zh)]
                near = closest(written, [form for form in forms if form.isascii() == written.isascii()])
                problem = diagnostic("dossier-key-unknown", entry.key.span.location, words=written, suggestion=near)
                self.problems.append(problem)

    def partial(self, node: Node | None) -> bool:
        """Whether there may be more documents than are named; a status that nobody knows leaves that open, too."""
        if node is None:
            return False
        written = node.text.strip() if isinstance(node, ScalarNode) else ""
        if missing(written) is not None:
            return True
        status = entry_called(written, (vocabulary().values[id_] for id_ in ("complete", "partial")))
        if status is not None:
            return status.id == "partial"
        self.problems.append(diagnostic("dossier-status", node.span.location, words=node.span.text))
        return True

    def names(self, tree: MapNode, key: str) -> tuple[ScalarNode, ...]:
        """Return the names that stand under a key; what is left blank is no name."""
        node = tree.get(key)
        if node is None:
            return ()
        word = vocabulary().manifest[key]
        found: list[ScalarNode] = []
        for item in node.items if isinstance(node, ListNode) else (node,):
            if not isinstance(item, ScalarNode) or not item.text.strip():
                self.problems.append(diagnostic("dossier-value-shape", item.span.location, key=word.bilingual))
            elif missing(item.text) is not None:
                self.blank = True
            elif found and key in ("charter", "patents"):
                self.problems.append(diagnostic("dossier-one-name", item.span.location, key=word.bilingual))
            else:
                found.append(item)
        return tuple(found)
