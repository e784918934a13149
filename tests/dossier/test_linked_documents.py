"""Links inside and between documents; those that lead nowhere are reported at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.location import SourceText
from poolcheck.documents.from_tree import read_document
from poolcheck.dossier.link import Dossier, LinkedDocument, Scope, link, same_keys
from poolcheck.syntax.from_yaml import read_yaml

if TYPE_CHECKING:
    from poolcheck.core.reading import Reading
    from poolcheck.documents.model import Document


def read(*texts: str) -> list[Document]:
    documents = []
    for index, text in enumerate(texts):
        source = SourceText(f"{index}.yaml", text)
        tree = read_yaml(source)
        assert tree.value is not None
        document = read_document(tree.value, source, "").value
        assert document is not None
        documents.append(document)
    return documents


def linked(*texts: str) -> Reading[Dossier]:
    return link(read(*texts))


def only(text: str) -> LinkedDocument:
    dossier = linked(text).value
    assert dossier is not None
    return dossier.documents[0]


def defined(*sentences: str) -> LinkedDocument:
    return only("license: X\nclauses:\n" + "".join(f"  - '{sentence}'\n" for sentence in sentences))


def test_a_term_nobody_defined_covers_itself() -> None:
    assert only("license: X\n").covers("licensed_patents") == Scope(frozenset({"licensed_patents"}), open=False)


def test_a_definition_on_a_condition_says_only_what_may_be_covered() -> None:
    scope = defined('if "the annex is signed", licensed patents means pooled patents').covers("licensed_patents")

    assert scope == Scope(frozenset({"licensed_patents"}), open=False, possible=frozenset({"pooled_patents"}))


def test_a_justification_for_a_clause_that_is_not_there_is_reported_where_it_is_written() -> None:
    text = 'charter: X\nclauses: []\njustifications:\n  - for: "9.9"\n    evidence: Annex\n'

    problems = linked(text).diagnostics
    assert [(one.code, one.location.line, one.location.column) for one in problems] == [
        ("justification-dangling", 4, 11)
    ]


def test_a_justification_for_two_clauses_counts_for_both() -> None:
    says = "member must not license its pooled patents independently"
    rows = "".join(f"  - at: '{number}'\n    says: {says}\n" for number in ("3.1", "3.2"))
    document = only(f"charter: X\nclauses:\n{rows}justifications:\n  - for: ['3.1', '3.2']\n    evidence: Annex\n")

    assert len(document.justified("3.1")) == len(document.justified("3.2")) == 1


def test_two_documents_of_one_name_are_reported_at_the_name_of_the_second() -> None:
    problems = list(same_keys(read("license: X\n", "governing law: PRC\nlicense: X\n")))

    assert [(one.code, str(one.location), one.severity) for one in problems] == [
        ("document-key-twice", "1.yaml:2:10", "warning")
    ]
    assert "0.yaml" in problems[0].message.en


def test_documents_of_one_name_are_told_apart_by_their_registration() -> None:
    assert list(same_keys(read("license: X\nregistration: R-1\n", "license: X\nregistration: R-2\n"))) == []
