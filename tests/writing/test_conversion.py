"""Documents go from surface to surface and from language to language without losing anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_documents import documents

from poolcheck import api
from poolcheck.documents.meaning import meaning
from poolcheck.files import InputFile

FIXTURES = Path(__file__).parents[2] / "fixtures"
SURFACES = ("yaml", "pool")
NO_DOCUMENTS = ("dossier.yaml", "case.yaml", "expected.yaml", "decided.yaml")
DOCUMENTS = [
    pytest.param(path, id=path.relative_to(FIXTURES).as_posix())
    for path in sorted(FIXTURES.rglob("*"))
    if path.suffix in (".yaml", ".pool") and "bad" not in path.parts and "reports" not in path.parts
    if path.name not in NO_DOCUMENTS
]


def converted(text: str, name: str, surface: str | None = None, language: str | None = None) -> str:
    reading = api.convert(InputFile(name, text.encode()), surface, language, drop_comments=True)  # type: ignore[arg-type]
    errors = [f"{found.location} {found.message.en}" for found in reading.diagnostics if found.severity == "error"]
    assert reading.value is not None, f"{errors}\n{text}"
    return reading.value


def model(text: str, name: str) -> object:
    """Return what a document says, whatever its surface and language."""
    reading = api.read_input(InputFile(name, text.encode()))
    document = reading.value
    assert document is not None
    said = [(clause.at, clause.id, clause.quote, meaning(clause.statements)) for clause in document.clauses]
    headings = {index: (one.kind, one.number, one.title) for index, one in document.headings.items()}
    return document.kind, document.title, document.facts, said, headings


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"# (c\d+)", text))


def to_and_fro(text: str, name: str) -> None:
    own = name.rpartition(".")[2]
    tidy = converted(text, name)
    assert converted(tidy, name) == tidy
    language = "zh" if re.match(r"[\s#]*[章许入]", re.sub(r"#.*", "", text)) else "en"
    in_one_language = converted(text, name, language=language)
    for surface in SURFACES:
        for other in ("en", "zh"):
            away = converted(text, name, surface, other)
            assert model(away, f"x.{surface}") == model(text, name)
            assert comments(away) == comments(text)
            assert converted(away, f"x.{surface}") == away
            assert converted(away, f"x.{surface}", own, language) == in_one_language
        back = converted(converted(text, name, surface), f"x.{surface}", own)
        assert back == tidy


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_fixture_goes_to_every_surface_and_language_and_back(path: Path) -> None:
    to_and_fro(path.read_text(encoding="utf-8"), path.name)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_fixture_goes_through_json_with_everything_but_its_comments(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    as_json = converted(text, path.name, "json")

    assert model(as_json, "x.json") == model(text, path.name)
    assert converted(as_json, "x.json") == as_json


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_any_document_goes_to_every_surface_and_language_and_back(text: str) -> None:
    to_and_fro(text, "x.yaml")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents(), st.sampled_from(("en", "zh")))
def test_any_document_goes_through_json(text: str, language: str) -> None:
    as_json = converted(text, "x.yaml", "json", language)

    assert model(as_json, "x.json") == model(text, "x.yaml")
    assert converted(as_json, "x.json") == as_json


def test_a_comment_beside_a_list_of_patents_in_a_file_is_written_once() -> None:
    text = b"license: X\npatents: {from: list.csv}  # by member\n"
    written = api.convert(InputFile("a.yaml", text), "yaml").value

    assert written is not None
    assert written.count("# by member") == 1
