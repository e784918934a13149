"""Every report for programs keeps to the JSON Schema that ships with the package."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema_rs import Draft202012Validator, meta

from poolcheck import api

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    str(path.relative_to(ROOT))
    for path in (ROOT / "fixtures").rglob("*")
    if path.suffix in (".yaml", ".json") and path.is_file() and "reports" not in path.parts
)
MODEL = ("fixtures/model-license/en.yaml", "fixtures/model-license/zh.yaml")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    text = (files("poolcheck.reports") / "schema" / "poolcheck-1.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def complaints(schema: dict[str, Any]) -> Callable[[object], list[str]]:
    validator = Draft202012Validator(schema, validate_formats=True)

    def found(report: object) -> list[str]:
        return [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(report)]

    return found


def content(report: api.Report, *, everything: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(api.render(report, "json", api.Options(everything=everything)))
    return found


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Return the parts of a schema that describe objects."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for below in schema.values():
            yield from objects(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from objects(below)


def test_the_schema_is_a_schema(schema: dict[str, Any]) -> None:
    meta.validate(schema)


def test_the_schema_is_closed_and_describes_every_field(schema: dict[str, Any]) -> None:
    found = list(objects(schema))

    assert len(found) > 10
    for part in found:
        assert part["additionalProperties"] is False
        assert sorted(part["required"]) == sorted(part["properties"])
        assert all(field.get("description") or "$ref" in field for field in part["properties"].values())


@pytest.mark.parametrize("path", DOCUMENTS)
def test_the_report_of_every_fixture_is_valid(
    path: str, check: Callable[..., api.Report], complaints: Callable[[object], list[str]]
) -> None:
    assert complaints(content(check(path), everything=True)) == []


def test_a_report_on_several_inputs_with_diagnostics_is_valid(
    check: Callable[..., api.Report], complaints: Callable[[object], list[str]]
) -> None:
    found = content(check(*MODEL, "fixtures/bad/yaml-many-problems.yaml"), everything=True)

    assert complaints(found) == []
    assert [read["kind"] for read in found["inputs"]] == ["license", "license", None]
    assert found["diagnostics"]


def test_all_findings_are_counted_whether_they_are_listed_or_not(check: Callable[..., api.Report]) -> None:
    report = check(*MODEL)

    some, every = content(report), content(report, everything=True)

    assert some["summary"] == every["summary"]
    assert len(some["findings"]) < len(every["findings"])
    assert len(every["findings"]) == sum(sum(track.values()) for track in every["summary"].values())


def test_the_same_input_gives_the_same_bytes(check: Callable[..., api.Report]) -> None:
    first, second = (api.render(check(*MODEL), "json", api.Options()) for _ in range(2))

    assert first == second


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "poolcheck/2"),
        (("as_of",), "21.11.2026"),
        (("surprise",), 1),
        (("summary", "law", "met"), -1),
        (("findings", 0, "outcome"), "illegal"),
        (("findings", 0, "severity"), None),
        (("findings", 0, "id"), ""),
        (("findings", 0, "location", "line"), 0),
        (("findings", 0, "location", "clause"), 8),
        (("findings", 0, "message", "de"), "schade"),
        (("findings", 0, "authority", 0, "checked"), "certain"),
        (("findings", 0, "because", 0, "truth"), True),
        (("inputs", 0, "sha256"), "abc"),
        (("packs", 0, "version"), 1),
    ],
)
def test_a_report_with_a_wrong_field_is_not_valid(
    path: tuple[str | int, ...],
    value: object,
    check: Callable[..., api.Report],
    complaints: Callable[[object], list[str]],
) -> None:
    report = copy.deepcopy(content(check(MODEL[0])))
    node: Any = report
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value

    assert complaints(report) != []


def test_a_report_without_a_field_is_not_valid(
    check: Callable[..., api.Report], complaints: Callable[[object], list[str]]
) -> None:
    report = content(check(MODEL[0]))

    for field in report:
        assert complaints({name: value for name, value in report.items() if name != field}) != [], field
