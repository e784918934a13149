"""Documents put on another surface, or into another language."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from poolcheck.api.reading import source_and_tree
from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.reading import Reading
from poolcheck.documents.from_tree import read_document
from poolcheck.vocabulary.load import vocabulary
from poolcheck.writing.comments import attached
from poolcheck.writing.from_document import to_outline
from poolcheck.writing.surfaces import Surface, comments_in, surface_of, written

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.files import InputFile


def convert(
    file: InputFile, surface: str | None = None, language: Language | None = None, *, drop_comments: bool = False
) -> Reading[str]:
    """Return a document on another surface, or in another language, in canonical form.

    Args:
        file: the document; its surface is told by the ending of its name.
        surface: `yaml`, `pool` or `json`; the document's own if None, so that it is only put into canonical form.
        language: the language of all but names, quotations and comments; None leaves every sentence in its own.
        drop_comments: whether comments may be lost where the surface has none.
    """
    words = vocabulary()
    own = surface_of(file.path)
    wanted = own if surface is None else Surface(surface)
    reading = source_and_tree(file)
    if reading.value is None:
        return Reading(None, reading.diagnostics)
    source, tree = reading.value
    document = read_document(tree, source, hashlib.sha256(file.data).hexdigest())
    found = (*reading.diagnostics, *document.diagnostics)
    problems = tuple(sorted(found, key=lambda problem: (problem.location, problem.code)))
    if document.value is None or Reading(None, problems).failed:
        return Reading(None, problems)
    comments = comments_in(source, tree, own)
    if comments and wanted is Surface.JSON and not drop_comments:
        lost = diagnostic("comments-lost", comments[0].span.location, count=len(comments))
        return Reading(None, (*problems, lost))
    outline = to_outline(document.value, words, language)
    return Reading(written(outline, wanted, words, attached(document.value, outline, comments)), problems)
