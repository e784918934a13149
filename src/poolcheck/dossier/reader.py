"""Reads documents for dossiers, and keeps in mind which files were read as what."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from poolcheck.core.reading import Reading
from poolcheck.documents.table import NamedBytes
from poolcheck.findings.report import InputRead

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.documents.model import Document
    from poolcheck.documents.table import Beside
    from poolcheck.dossier.link import Manifest


class File(NamedBytes, Protocol):
    """The bytes of a file, the name it is shown by, where it really is, and whether it is a manifest."""

    @property
    def place(self) -> str:
        """The file's own path, whatever way it was come by; empty where it has none."""

    @property
    def walked(self) -> str:
        """The folder below which it was come across; empty if it was named itself."""

    @property
    def is_manifest(self) -> bool:
        """Whether this is the manifest of a dossier."""


F = TypeVar("F", bound=File)
"""The files of a run: whatever `Files` reads and finds."""


class Files(Protocol[F]):
    """How files that others name are found and read."""

    def finder(self, manifest: F) -> Callable[[str], Reading[tuple[str, ...]]]:
        """Return what finds the names that a pattern in a manifest stands for."""

    def beside(self, file: F, name: str) -> Reading[F]:
        """Read a file that another file names."""

    def could_be_document(self, file: F) -> bool:
        """Whether a file that was come across is a document, or cannot be read well enough to say that it is none."""

    def document(self, file: F, beside: Beside) -> Reading[Document]:
        """Read a document."""


@dataclass(slots=True)
class Gathering:
    """What came of one input: what was read, the documents of its dossier, and those that stand by themselves."""

    read: list[InputRead] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    alone: list[Document] = field(default_factory=list)
    manifest: Manifest | None = None
    problems: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class Reader(Generic[F]):
    """Reads files; `members` are the documents of dossiers with the manifest of each, `lists` the lists of patents."""

    files: Files[F]
    members: dict[str, str] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)

    def document(self, file: F, gathering: Gathering) -> Document | None:
        """Read a document; None, with all that is wrong, if it has an error."""
        lists = Gathering()
        reading = self.files.document(file, self.beside(file, lists))
        gathering.problems.extend(reading.diagnostics)
        document = None if reading.failed else reading.value
        told = (document.kind, document.key) if document is not None else ()
        gathering.read.extend((InputRead(file.path, digest(file), *told), *lists.read))
        return document

    def beside(self, file: F, gathering: Gathering) -> Beside:
        """Return what reads a list that a file names, and keeps in mind that it is one."""

        def read(name: str) -> Reading[NamedBytes]:
            reading = self.files.beside(file, name)
            listed = reading.value
            if listed is None:
                return Reading(None, reading.diagnostics)
            self.lists.add(identity(listed))
            gathering.read.append(InputRead(listed.path, digest(listed), "patents", PurePath(name).name))
            return Reading(listed, reading.diagnostics)

        return read


def identity(file: File) -> str:
    """Return what tells a file from others."""
    return file.place or file.path


def digest(file: NamedBytes) -> str:
    """Return the SHA-256 of the bytes of a file."""
    return hashlib.sha256(file.data).hexdigest()
