"""What rules an act out by implication: a grant that ties the party, not one that it is free to make."""

from __future__ import annotations

import pytest

from poolcheck.core.location import SourceText
from poolcheck.core.truth import Truth
from poolcheck.documents.from_tree import read_document
from poolcheck.dossier.link import link
from poolcheck.facts.from_dossier import DossierFactBase
from poolcheck.syntax.from_yaml import read_yaml


def permitted(sentence: str) -> Truth:
    """Return whether a member of a pool with this one clause may license outside it."""
    source = SourceText("a.yaml", f"charter: X\ngoverning law: PRC\nclauses:\n  - at: '1'\n    says: '{sentence}'\n")
    tree = read_yaml(source)
    assert tree.value is not None
    document = read_document(tree.value, source, "")
    assert document.value is not None
    assert [problem.message.en for problem in document.diagnostics if problem.severity == "error"] == []
    dossier = link([document.value]).value
    assert dossier is not None
    value = DossierFactBase(dossier).documents[0].permitted("member", "license_independently").value
    assert isinstance(value, Truth)
    return value


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("member may grant third party a license under own patents, exclusive license", Truth.TRUE),
        ("成员可以就自有专利以独占许可方式授予第三方实施许可", Truth.TRUE),
        ("member may grant customers a license under own patents, sole license", Truth.TRUE),
        ("member may grant the pool a license under own patents, exclusive license", Truth.UNKNOWN),
        ("member may grant other members a license under own patents, exclusive license", Truth.UNKNOWN),
        ("member may grant ____ a license under own patents, exclusive license", Truth.UNKNOWN),
        ("member must grant operator a license under own patents, exclusive license", Truth.FALSE),
        ("成员应当就自有专利以独占许可方式授予专利池实施许可", Truth.FALSE),
    ],
)
def test_a_member_that_chooses_to_license_somebody_else_exclusively_is_not_held_back(
    sentence: str, answer: Truth
) -> None:
    assert permitted(sentence) is answer
