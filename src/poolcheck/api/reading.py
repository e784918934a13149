"""Documents and dossiers, read from the bytes of files."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from poolcheck.core.reading import Reading
from poolcheck.documents import recognition
from poolcheck.documents.from_tree import read_document
from poolcheck.dossier.passed_over import notes_on
from poolcheck.files import DossierFolder, InputFile, read_beside
from poolcheck.syntax.from_bytes import read_text
from poolcheck.vocabulary.load import vocabulary
from poolcheck.writing.surfaces import Surface, read_tree, surface_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from poolcheck.core.location import SourceText
    from poolcheck.documents.model import Document
    from poolcheck.documents.table import Beside
    from poolcheck.dossier.gather import Gathered
    from poolcheck.syntax.tree import Node


def read_input(file: InputFile, beside: Beside | None = None) -> Reading[Document]:
    """Read one document from its bytes, by the ending of its name, with the list of patents it refers to.

    Args:
        file: the document.
        beside: reads the files that the document names; those in its folder if None.
    """
    reading = source_and_tree(file)
    if reading.value is None:
        return Reading(None, reading.diagnostics)
    source, tree = reading.value
    sha256 = hashlib.sha256(file.data).hexdigest()
    document = read_document(tree, source, sha256, beside or partial(read_beside, file))
    return Reading(document.value, (*reading.diagnostics, *document.diagnostics))


def source_and_tree(file: InputFile) -> Reading[tuple[SourceText, Node]]:
    """Read a file into its text and the located tree of it, as the ending of its name says."""
    text = read_text(file.data, file.path)
    if text.value is None:
        return Reading(None, text.diagnostics)
    tree = read_tree(text.value, surface_of(file.path), vocabulary())
    both = None if tree.value is None else (text.value, tree.value)
    return Reading(both, (*text.diagnostics, *tree.diagnostics))


def could_be_document(file: InputFile) -> bool:
    """Whether a file is a document by its name or what it says, or cannot be read well enough to tell."""
    if file.is_manifest or surface_of(file.path) is Surface.POOL:
        return True
    reading = source_and_tree(file)
    if reading.value is None or reading.failed:
        return True
    source, tree = reading.value
    return recognition.could_be_document(tree, source)


def only_documents(inputs: Sequence[InputFile]) -> Reading[tuple[InputFile, ...]]:
    """Return files without those that were come across in a folder and are no documents; these are told of."""
    passed = [file for file in inputs if file.walked and not could_be_document(file)]
    return Reading(tuple(file for file in inputs if file not in passed), tuple(notes_on(inputs, passed)))


def read_dossiers(inputs: Sequence[InputFile]) -> Reading[Gathered]:
    """Read documents and manifests, with all that these name, and put together what belongs together."""
    from poolcheck.dossier.gather import gather  # noqa: PLC0415 - converting and formatting need no dossiers

    return gather(inputs, _Files())


class _Files:
    """The files of the machine, as far as documents and manifests name them."""

    def finder(self, manifest: InputFile) -> Callable[[str], Reading[tuple[str, ...]]]:
        return DossierFolder(manifest).find

    def beside(self, file: InputFile, name: str) -> Reading[InputFile]:
        return read_beside(file, name)

    def could_be_document(self, file: InputFile) -> bool:
        return could_be_document(file)

    def document(self, file: InputFile, beside: Beside) -> Reading[Document]:
        return read_input(file, beside)
