"""What is known of documents written down for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.location import SourceText
from poolcheck.documents.from_tree import read_document
from poolcheck.dossier.link import link
from poolcheck.facts.from_dossier import DossierFactBase
from poolcheck.syntax.from_yaml import read_yaml

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.facts.from_dossier import DocumentFactBase


def base(text: str, as_of: date | None = None) -> DocumentFactBase:
    """Return the facts of a document that has no errors, on a day if one is given."""
    source = SourceText("a.yaml", text)
    tree = read_yaml(source)
    assert tree.value is not None
    document = read_document(tree.value, source, "")
    assert document.value is not None
    assert [problem.message.en for problem in document.diagnostics if problem.severity == "error"] == []
    dossier = link([document.value]).value
    assert dossier is not None
    return DossierFactBase(dossier, as_of).documents[0]


def written(
    *sentences: str, head: str = "governing law: PRC", kind: str = "license", as_of: date | None = None
) -> DocumentFactBase:
    """Return the facts of a document with these clauses, numbered from 1."""
    lines = [f"{kind}: X", *head.splitlines(), "clauses:" if sentences else "clauses: []"]
    for number, sentence in enumerate(sentences, start=1):
        lines += [f'  - at: "{number}"', f"    says: '{sentence}'"]
    return base("\n".join(lines) + "\n", as_of)
