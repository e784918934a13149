"""Starting files are read without a diagnostic, have blanks to fill in, and say the same in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.core.location import SourceText
from poolcheck.documents.clause import Quoted
from poolcheck.dossier.from_manifest import read_manifest
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Statement
    from poolcheck.documents.model import Document

LANGUAGES: tuple[Language, ...] = ("en", "zh")
SURFACES = ("yaml", "pool")
KINDS = tuple(kind for kind in api.starting_kinds() if kind != "dossier")


def read(kind: str, language: Language, surface: str = "yaml") -> Document:
    text = api.starting_file(kind, language, surface)
    reading = api.read_input(api.InputFile(f"{kind}.{surface}", text.encode()))
    assert reading.value is not None
    assert [problem.message.en for problem in reading.diagnostics] == []
    return reading.value


def outline(statement: Statement) -> tuple[object, ...]:
    objects = [isinstance(item, Quoted) or item for item in statement.objects]
    qualifiers = {axis: each.value for axis, each in statement.qualifiers.items()}
    return statement.parties, statement.modality, statement.act, objects, qualifiers, sorted(statement.conditions)


def test_there_is_a_starting_file_for_every_kind_of_document_and_for_a_dossier() -> None:
    assert api.starting_kinds() == ("charter", "dossier", "entry", "license")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_starting_file_of_a_dossier_leaves_every_name_blank(language: Language) -> None:
    text = api.starting_file("dossier", language)
    tree = read_yaml(SourceText("dossier.yaml", text))
    assert tree.value is not None
    reading = read_manifest(tree.value, SourceText("dossier.yaml", text), "")

    assert [problem.code for problem in reading.diagnostics] == ["dossier-empty"]
    assert reading.value is not None
    assert (reading.value.named, reading.value.patents, reading.value.partial) == ((), None, True)
    assert [entry.key.text for entry in reading.value.tree.entries] == [*vocabulary().manifest]
    assert api.starting_file("dossier", language, "pool") == text


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_starting_file_is_read_without_a_diagnostic(kind: str, language: Language, surface: str) -> None:
    document = read(kind, language, surface)

    assert document.kind == kind
    assert not document.partial
    assert len(document.clauses) >= 10


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_starting_file_has_blanks_and_comments_in_its_language(kind: str, language: Language, surface: str) -> None:
    lines = api.starting_file(kind, language, surface).splitlines()
    comments = [line.partition("#")[2] for line in lines if "#" in line]

    assert sum("____" in line for line in lines) > 10
    assert len(comments) > 20
    if language == "zh":
        assert [each for each in comments if each.strip() and each.isascii()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_starting_file_says_the_same_in_both_languages(kind: str) -> None:
    english, chinese = (
        [[outline(statement) for statement in clause.statements] for clause in read(kind, language).clauses]
        for language in LANGUAGES
    )

    assert english == chinese


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_starting_file_says_the_same_on_both_surfaces(kind: str, language: Language) -> None:
    one, other = (read(kind, language, surface) for surface in SURFACES)

    assert one.facts == other.facts
    assert [clause.at for clause in one.clauses] == [clause.at for clause in other.clauses]
    assert [list(map(outline, clause.statements)) for clause in one.clauses] == [
        list(map(outline, clause.statements)) for clause in other.clauses
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_starting_file_states_the_same_facts_in_both_languages(kind: str) -> None:
    english, chinese = (read(kind, language).facts.model_fields_set for language in LANGUAGES)

    assert english == chinese


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_a_starting_file_says_is_against_a_rule(
    kind: str, language: Language, check: Callable[..., api.Report]
) -> None:
    report = check(document_yaml=api.starting_file(kind, language))

    assert report.diagnostics == ()
    assert [finding.rule for finding in report.findings if finding.outcome.value == "not_met"] == []
