"""The JSON Schema of documents is valid, takes what the reader takes, and refuses typical mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from poolcheck import api
from poolcheck.core.location import SourceText
from poolcheck.guide.facts import document_facts
from poolcheck.guide.gists import gist_of
from poolcheck.guide.language_page import PAGES
from poolcheck.guide.spellings import act_names
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.tree import plain
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.guide.facts import Fact

ROOT = Path(__file__).resolve().parents[2]
NO_DOCUMENTS = ("dossier.yaml", "case.yaml", "expected.yaml", "decided.yaml")
FIXTURES = [
    path
    for path in sorted((ROOT / "fixtures").rglob("*.yaml"))
    if "bad" not in path.parts and "reports" not in path.parts and path.name not in NO_DOCUMENTS
]
TEMPLATES = [path for path in sorted((ROOT / "grammar/templates").glob("*.yaml")) if "dossier" not in path.name]
WORDS = vocabulary()

GOOD = [
    "license: X\npatents: {from: patents.csv}",
    "charter: X\npatents:\n  number: ZL1",
    "license: X\ngoverning_law: PRC",
    "license: X\ngoverning law: {value: PRC, source: letter, as of: 2025-06-01, quote: as is}",
    "许可合同: X\n准据法: 中国",
    "license: X\nstandard form: ___",
    "license: X\nstandard form: to be agreed",
    "license: X\nsigned: 2025年6月1日",
    "license: X\nclauses:\n  - licensee may develop improvements",
    "license: X\nclauses:\n  - {at: 1, says: [a, b]}",
    "license: X\nclauses:\n  - {at: 1, text: words}",
    "license: X\nclauses:\n  - {article: 3, title: Licensing}",
    "license: X\nclauses:\n  - {party: licensee, modality: must, act: 回授, object: [improvements, '\"software\"']}",
    "license: X\nclauses:\n  - {party: 甲方, modality: must_not, act: challenge, object: {quote: a patent}}",
    "license: X\nclauses:\n  - {party: licensee, modality: must, act: grant_back, deadline: within 30 days}",
    "license: X\nclauses:\n  - {party: licensee, modality: must, act: grant_back, 期限: {value: within_days, n: 30}}",
    "license: X\nclauses:\n  - {party: licensor, modality: may, act: terminate, if: {party: licensee, act: challenge}}",
    "license: X\nclauses:\n  - {party: licensor, modality: may, act: terminate, if: licensee challenges validity}",
    "charter: X\nmembers: {name: A, competes with: B}",
    "charter: X\nmarkets:\n  - {title: M, shares: [{holder: pool, share: 42%}]}",
]
BAD = {
    "an unknown key": "license: X\ngoverning lw: PRC",
    "no kind": "title: X",
    "a wrong choice": "license: X\nstandard form: maybe",
    "a wrong day": "license: X\nsigned: soon",
    "a wrong percentage": "charter: X\noperator: {owned by members: much}",
    "a market without a name": "charter: X\nmarkets:\n  - {kind: technology}",
    "an unknown key of a clause": "license: X\nclauses:\n  - {at: 1, sys: x}",
    "an unknown act": "license: X\nclauses:\n  - {party: licensee, modality: must, act: grnt_back}",
    "an unknown modality": "license: X\nclauses:\n  - {party: licensee, modality: mst, act: grant_back}",
    "an unknown qualifier": "license: X\nclauses:\n  - {party: licensee, modality: must, act: grant_back, form: lease}",
    "an unknown object": "license: X\nclauses:\n  - {party: licensee, modality: must, act: grant_back, object: patnts}",
    "an alias of nobody": "license: X\nparties: {Party A: licenser}",
    "clauses that are no list": "license: X\nclauses: none",
}


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(api.schema())
    return loaded


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema)


def tree_of(text: str) -> Any:  # noqa: ANN401 - whatever stands in a file
    tree = read_yaml(SourceText("example.yaml", text)).value
    assert tree is not None
    return plain(tree)


def found(validator: Draft202012Validator, text: str) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(tree_of(text))]


def test_the_schema_is_valid_in_both_drafts_that_editors_know(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    Draft7Validator.check_schema(schema)


def test_the_schema_is_the_same_every_time() -> None:
    assert api.schema() == api.schema()


@pytest.mark.parametrize("path", [*FIXTURES, *TEMPLATES], ids=lambda path: "/".join(path.parts[-2:]))
def test_fixtures_and_starting_files_keep_to_the_schema(path: Path, validator: Draft202012Validator) -> None:
    assert found(validator, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", GOOD)
def test_what_the_reader_takes_the_schema_takes(text: str, validator: Draft202012Validator) -> None:
    assert found(validator, text) == []


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_typical_mistake_is_refused(text: str, validator: Draft202012Validator) -> None:
    assert found(validator, text)


@pytest.mark.parametrize(
    "fact",
    [
        *(
            f"signed: {day}"
            for day in ("2025-06-01", "2025-6-1", "2025年6月1日", "2025年6月", "1 June 2025", "____", "不明")
        ),
        *(
            f"operator: {{owned by members: {share}}}"
            for share in ("40%", "40.5 %", "40％", "40", "unknown", "_", "__")
        ),
        *(f"cross-border: {answer}" for answer in ("yes", "no", "true", "是", "涉外", "to be agreed", "maybe")),
        *(f"status: {answer}" for answer in ("complete", "部分", "unknown", "____")),
    ],
)
def test_the_schema_takes_an_answer_if_and_only_if_the_reader_does(fact: str, validator: Draft202012Validator) -> None:
    text = f"license: X\n{fact}\n"
    reading = api.read_input(api.InputFile("example.yaml", text.encode()))

    assert bool(found(validator, text)) == reading.failed


def test_every_document_on_the_pages_keeps_to_the_schema(validator: Draft202012Validator) -> None:
    for name in PAGES.values():
        page = (ROOT / "docs" / name).read_text(encoding="utf-8")
        for block in page.split("```yaml\n")[1:]:
            assert found(validator, block.partition("```")[0]) == []


def test_an_act_may_be_called_what_the_schema_offers() -> None:
    for act in WORDS.acts.values():
        for name in act_names(act):
            text = f"license: X\nclauses:\n  - party: licensee\n    modality: must\n    act: {json.dumps(name)}\n"
            reading = api.read_input(api.InputFile("example.yaml", text.encode()))
            codes = {problem.code for problem in reading.diagnostics}

            assert "act-unknown" not in codes, name


def test_every_key_is_explained_in_both_languages() -> None:
    def unexplained(facts: Iterable[Fact], block: str = "") -> list[str]:
        own = [f"{block}.{fact.key}" for fact in facts if gist_of(fact.key, block) is None]
        return own + [key for fact in facts for key in unexplained(fact.block, fact.key)]

    assert unexplained(document_facts()) == [], "say in grammar/facts.yaml what these keys mean"


def test_the_schema_of_reports_is_the_one_that_ships() -> None:
    assert json.loads(api.schema("report"))["$id"] == "urn:poolcheck:report:1"
