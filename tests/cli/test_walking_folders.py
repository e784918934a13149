"""Below a folder, a file is a document if it says so; the rest is passed over and counted, never hidden."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from poolcheck import api
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck
from poolcheck.core.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from click.testing import Result

    from poolcheck.packs.model import Law

LICENSE = "license: X\nstatus: partial\nclauses: []\n"
RULE = "id: own-rule\nconcern: grant_back\ntitle: {en: A, zh: 甲}\ntest: recommended\nexamples: []\n"
PACK = "name: house\nversion: 0.1.0\ntitle: {en: House, zh: 自定}\n"


@pytest.fixture(autouse=True)
def law_loaded_once(law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    def cached(packs: Sequence[str] = (), *, examples: bool = True) -> Reading[Law]:
        del packs, examples
        return Reading(law)

    monkeypatch.setattr(api, "load_law", cached)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(desk: Path, **texts: str) -> None:
    """Write files; in their names `__` is a slash, and `_` a dot."""
    for name, text in texts.items():
        path = desk / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(poolcheck, arguments, prog_name="poolcheck")


def check(*paths: str) -> tuple[dict[str, Any], int]:
    done = run("check", *paths, "--format", "json")
    report: dict[str, Any] = json.loads(done.stdout)
    return report, done.exit_code


def problems(report: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    """Return the code and the place of each problem."""
    places = [(each["code"], each["location"]) for each in report["diagnostics"]]
    return [(code, place["path"], place["line"], place["column"]) for code, place in places]


def test_rules_and_other_files_of_a_folder_are_passed_over_in_one_note(desk: Path) -> None:
    write(
        desk, license_yaml=LICENSE, house__pack_yaml=PACK, house__rules__own_yaml=RULE, list_json="[1]", old_json="{}"
    )

    report, code = check(".")

    assert code == ExitCode.CLEAN
    assert [read["path"] for read in report["inputs"]] == ["license.yaml"]
    [note] = report["diagnostics"]
    assert (note["code"], note["severity"], note["location"]["path"]) == ("folder-passed-over", "note", ".")
    assert note["message"] == {
        "en": "of the YAML and JSON files below `.`, so many are no documents and were passed over: 4",
        "zh": "文件夹 `.` 中有 4 个 YAML 或 JSON 文件并非章程、许可合同或者入池协议，已略过",
    }
    assert "house/pack.yaml, house/rules/own.yaml, list.json, old.json" in note["hint"]["en"]


@pytest.mark.parametrize(
    "text",
    [
        "license: X\nstatus: partial\n",
        "# a comment\n章程: 甲\n状态: 部分\n",
        '{"入池协议": "甲", "状态": "部分"}\n',
        "status: partial\nEntry Agreement: X\n",
    ],
    ids=["English", "Chinese", "braces", "the kind behind other facts"],
)
def test_a_kind_of_document_at_the_left_margin_says_that_it_is_one(text: str, desk: Path) -> None:
    write(desk, drafts__a_yaml=text)

    report, _ = check("drafts")

    assert [(read["path"], bool(read["kind"])) for read in report["inputs"]] == [("drafts/a.yaml", True)]
    assert "folder-passed-over" not in {code for code, *_ in problems(report)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("licence agrement: X\n", ("document-kind-missing", 1, 1)),
        ("name: X\nclauses:\n  - licensee must pay\n", ("document-kind-missing", 1, 1)),
        ("许可合约: 甲\n", ("document-kind-missing", 1, 1)),
        ("license Example\n  1 licensee must pay\n", ("document-is-pool", 1, 1)),
        ("dossier: X\nlicenses: a.yaml\n", ("document-is-manifest", 1, 1)),
        ("name: X\nlist: [1, 2\n", ("yaml-bracket-open", 2, 7)),
        ("", ("file-empty", 1, 1)),
    ],
    ids=["misspelled", "clauses", "misspelled in Chinese", "sentences", "manifest", "broken", "empty"],
)
def test_what_could_be_a_document_is_reported_at_its_place(
    text: str, expected: tuple[str, int, int], desk: Path
) -> None:
    write(desk, a_yaml=LICENSE, b_yaml=text)

    report, code = check(".")

    told, line, column = expected
    assert code == ExitCode.INPUT
    assert (told, "b.yaml", line, column) in problems(report)
    assert "folder-passed-over" not in {told for told, *_ in problems(report)}


@pytest.mark.parametrize("named", ["pack.yaml", "p*.yaml", "./pack.yaml"])
def test_a_file_that_is_named_gets_its_error_also_beside_its_folder(named: str, desk: Path) -> None:
    write(desk, pack_yaml=PACK, license_yaml=LICENSE)

    for paths in ((named,), (".", named), (named, ".")):
        report, code = check(*paths)

        assert code == ExitCode.INPUT
        assert ("document-kind-missing", "pack.yaml", 1, 1) in problems(report)


def test_a_list_of_patents_that_was_read_is_not_counted(desk: Path) -> None:
    write(
        desk,
        license_yaml="license: X\nstatus: partial\npatents: {from: list.yaml}\n",
        list_yaml="- {number: CN101, status: in force}\n",
        other_yaml="- 1\n",
    )

    report, _ = check(".")

    assert [(read["path"], read["kind"]) for read in report["inputs"]] == [
        ("license.yaml", "license"),
        ("list.yaml", "patents"),
    ]
    [note] = [each for each in report["diagnostics"] if each["code"] == "folder-passed-over"]
    assert note["message"]["en"].endswith("passed over: 1")
    assert note["hint"]["en"].endswith("not checked: other.yaml")


def test_a_folder_in_which_nothing_is_a_document_is_no_clean_bill(desk: Path) -> None:
    write(desk, house__pack_yaml=PACK)

    report, code = check("house")

    assert code == ExitCode.INPUT
    assert problems(report) == [("folder-empty", "house", 1, 1), ("folder-passed-over", "house", 1, 1)]


def test_each_folder_has_a_note_of_its_own(desk: Path) -> None:
    write(desk, a__l_yaml=LICENSE, a__p_yaml=PACK, b__l_yaml=LICENSE.replace("X", "Y"), b__p_yaml=PACK)

    report, _ = check("a", "b")

    assert [place for code, place, *_ in problems(report) if code == "folder-passed-over"] == ["a", "b"]


def test_fmt_walks_a_folder_in_the_same_way(desk: Path) -> None:
    write(desk, license_yaml="license:   X\nstatus: partial\n", house__pack_yaml=PACK)

    done = run("fmt", "--check", ".")

    assert (done.stdout, done.exit_code) == ("license.yaml\n", ExitCode.FINDINGS)
    assert "passed over: 1" in done.stderr


def test_convert_takes_the_one_document_of_a_folder(desk: Path) -> None:
    write(desk, license_yaml=LICENSE, house__pack_yaml=PACK)

    done = run("convert", ".", "--to", "pool")

    assert done.exit_code == ExitCode.CLEAN
    assert done.stdout.startswith('license "X"') or done.stdout.startswith("license X")
    assert "passed over: 1" in done.stderr
