"""A document may keep its list of patents in a file of its own, in its folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.files import InputFile, read_inputs

if TYPE_CHECKING:
    from poolcheck.core.reading import Reading
    from poolcheck.documents.model import Document

FIXTURES = Path(__file__).parents[2] / "fixtures"


def reading(folder: Path, text: str) -> tuple[Reading[Document], list[tuple[str, str, int, int]]]:
    found = api.read_input(InputFile("x.pool", text.encode(), folder))
    places = [
        (problem.code, problem.location.path, problem.location.line, problem.location.column)
        for problem in found.diagnostics
    ]
    return found, places


def test_the_patents_of_a_table_are_those_of_the_document() -> None:
    files = read_inputs([str(FIXTURES / "pool" / "avs3-charter.pool")]).value or ()
    found = api.read_input(files[0])

    assert list(found.diagnostics) == []
    assert found.value is not None
    patents = found.value.facts.patents or ()
    assert [(patent.number, patent.title, patent.status, patent.essential) for patent in patents] == [
        ("ZL201810000001.1", "Block partition, improved", "in_force", "yes"),
        ("ZL201810000002.6", "Loop filter", "expired", "yes"),
        ("ZL201820000003.X", "Decoder housing", "blank", "no"),
    ]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("p.csv", "专利号;法律状态\nZL1;有效\n"),
        ("p.tsv", "patent number\tstatus\nZL1\tin force\n"),
        ("p.yaml", "- 专利号: ZL1\n  status: in force\n"),
        ("p.json", '[{"number": "ZL1", "status": "有效"}]'),
    ],
)
def test_a_list_may_be_a_table_yaml_or_json(tmp_path: Path, name: str, table: str) -> None:
    (tmp_path / name).write_text(table, encoding="utf-8")
    found, places = reading(tmp_path, f'charter "x"\n  patents: from "{name}"\n')

    assert places == []
    assert found.value is not None
    assert [(patent.number, patent.status) for patent in found.value.facts.patents or ()] == [("ZL1", "in_force")]


def test_problems_of_a_table_are_reported_at_their_places_in_it(tmp_path: Path) -> None:
    table = 'patent number,status,expiry\nZL1,fine,"soon"\nZL2,in force,,more\n'
    (tmp_path / "p.csv").write_text(table, encoding="utf-8")
    _, places = reading(tmp_path, 'charter "x"\n  patents: from "p.csv"\n')

    assert sorted(places) == [
        ("csv-cell-without-header", "p.csv", 3, 15),
        ("fact-choice", "p.csv", 2, 5),
        ("fact-not-date", "p.csv", 2, 11),
    ]


def test_a_missing_list_and_one_outside_the_folder_are_reported_where_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "p.csv").write_text("patent number\nZL1\n", encoding="utf-8")

    assert reading(tmp_path, 'charter "x"\n  patents: from "q.csv"\n')[1] == [("file-unreadable", "x.pool", 2, 18)]
    assert reading(tmp_path / "inner", 'charter "x"\n  patents: from "../p.csv"\n')[1] == [
        ("beside-outside", "x.pool", 2, 18)
    ]
    assert reading(tmp_path / "inner", f'charter "x"\n  patents: from "{tmp_path}/p.csv"\n')[1] == [
        ("beside-outside", "x.pool", 2, 18)
    ]


def test_converting_a_document_keeps_the_name_of_its_list() -> None:
    text = 'charter "x"\n  patents: from "patents.csv"\n'
    found = api.convert(InputFile("x.pool", text.encode()), "yaml")

    assert found.value == "charter: x\n\npatents:\n  from: patents.csv\n"
