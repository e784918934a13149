"""A manifest with many mistakes: all of them in one run, each at its place, with a hint in the writer's language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.files import read_inputs

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language

BAD = Path(__file__).resolve().parents[2] / "fixtures/bad/dossiers"

IN_ENGLISH = [
    ("dossier.yaml", 2, 9, "dossier-status", "`complete`"),
    ("dossier.yaml", 3, 25, "dossier-one-name", "one charter"),
    ("dossier.yaml", 4, 1, "dossier-key-unknown", "`licenses`"),
    ("dossier.yaml", 6, 5, "dossier-document-kind", "`entries`"),
    ("dossier.yaml", 7, 5, "dossier-document-twice", "once"),
    ("dossier.yaml", 8, 5, "beside-outside", "beside"),
    ("dossier.yaml", 9, 5, "glob-empty", ""),
    ("dossier.yaml", 10, 10, "dossier-document-twice", "once"),
    ("patents.csv", 3, 18, "fact-choice", "in force"),
    ("patents.csv", 3, 25, "fact-choice", "yes, no"),
]
IN_CHINESE = [
    ("dossier.yaml", 2, 5, "dossier-status", "`完整`"),
    ("dossier.yaml", 3, 20, "dossier-one-name", "一份章程"),
    ("dossier.yaml", 4, 1, "dossier-key-unknown", "`许可合同`"),
    ("dossier.yaml", 6, 5, "dossier-document-kind", "`入池协议`"),
    ("dossier.yaml", 7, 5, "dossier-document-twice", "只列一次"),
    ("dossier.yaml", 8, 5, "beside-outside", "旁边"),
    ("dossier.yaml", 9, 5, "glob-empty", ""),
    ("dossier.yaml", 10, 7, "dossier-document-twice", "只列一次"),
    ("patents.csv", 3, 18, "fact-choice", "有效"),
    ("patents.csv", 3, 21, "fact-choice", "是、否"),
]


@pytest.mark.parametrize(("language", "expected"), [("en", IN_ENGLISH), ("zh", IN_CHINESE)])
def test_every_problem_of_a_bad_dossier_is_told_at_its_place_with_a_hint(
    language: Language, expected: list[tuple[str, int, int, str, str]]
) -> None:
    reading = api.read_dossiers(read_inputs([str(BAD / f"many-problems.{language}/dossier.yaml")]).value or ())
    problems = sorted(reading.diagnostics, key=lambda one: one.location)

    found = [(Path(one.location.path).name, one.location.line, one.location.column, one.code) for one in problems]
    assert found == [one[:4] for one in expected]
    for problem, (*_, words) in zip(problems, expected, strict=True):
        assert words in (problem.hint.in_(language) if problem.hint is not None else "")
