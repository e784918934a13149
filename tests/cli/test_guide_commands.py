"""`poolcheck new`, `schema` and `explain`: documents on stdout, chatter on stderr, nothing overwritten unasked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from poolcheck import api
from poolcheck.cli.main import poolcheck
from poolcheck.core.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from click.testing import Result

    from poolcheck.packs.model import Law


def run(*arguments: str) -> Result:
    return CliRunner().invoke(poolcheck, arguments, prog_name="poolcheck")


@pytest.fixture(autouse=True)
def law_loaded_once(law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    def cached(packs: Sequence[str] = ()) -> Reading[Law]:
        del packs
        return Reading(law)

    monkeypatch.setattr(api, "load_law", cached)


@pytest.mark.parametrize("command", ["new", "schema", "explain"])
def test_help_has_an_example(command: str) -> None:
    done = run(command, "--help")

    assert done.exit_code == 0
    assert f"poolcheck {command} " in done.stdout.partition("Example")[2]


@pytest.mark.parametrize("surface", ["yaml", "pool"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["charter", "license", "entry"])
def test_new_prints_a_starting_file(kind: str, language: str, surface: str) -> None:
    done = run("new", kind, "--language", language, "--surface", surface)

    assert done.exit_code == 0
    assert done.stderr == ""
    assert "____" in done.stdout


def test_new_writes_a_file_and_says_what_to_do_next(tmp_path: Path) -> None:
    path = tmp_path / "license.yaml"
    done = run("new", "license", "-o", str(path))

    assert (done.exit_code, done.stdout) == (0, "")
    assert "poolcheck check" in done.stderr
    assert path.read_text(encoding="utf-8") == run("new", "license").stdout


def test_new_overwrites_nothing_unless_told_to(tmp_path: Path) -> None:
    path = tmp_path / "license.yaml"
    path.write_text("mine", encoding="utf-8")

    refused = run("new", "license", "-o", str(path))
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert path.read_text(encoding="utf-8") == "mine"

    assert run("new", "license", "-o", str(path), "--force").exit_code == 0
    assert path.read_text(encoding="utf-8") != "mine"


def test_new_knows_what_was_meant() -> None:
    done = run("new", "licence")

    assert done.exit_code == 2
    assert "did you mean `license`?" in done.stderr


def test_a_file_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    for path in (str(tmp_path / "file" / "x"), str(tmp_path / "file" / "y" / "x")):
        done = run("new", "license", "-o", path)
        assert (done.exit_code, "cannot be written" in done.stderr) == (2, True)
    assert run("schema", "-o", str(tmp_path / "nowhere" / "x")).exit_code == 2


@pytest.mark.parametrize("kind", ["license", "charter"])
def test_new_begins_the_folders_that_its_file_is_to_stand_in(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a" / "乙" / "draft.yaml"
    done = run("new", kind, "-o", str(path))

    assert (done.exit_code, done.stdout) == (0, "")
    assert [each.name for each in path.parent.iterdir()] == ["draft.yaml"]
    assert path.read_text(encoding="utf-8") == run("new", kind).stdout


def test_new_says_what_to_do_next_in_the_language_of_the_document(tmp_path: Path) -> None:
    done = run("new", "license", "--language", "zh", "-o", str(tmp_path / "许可合同.yaml"))

    assert "填写空白处后运行：poolcheck check " in done.stderr
    assert "fill in" not in done.stderr


def test_schema_prints_or_writes_json(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"

    assert run("schema", "-o", str(path)).stdout == ""
    assert path.read_text(encoding="utf-8") == run("schema").stdout
    assert json.loads(run("schema").stdout)["$id"] == "urn:poolcheck:document:1"
    assert json.loads(run("schema", "report").stdout)["$id"] == "urn:poolcheck:report:1"


def test_explain_answers_in_the_language_of_the_question() -> None:
    assert "被许可方" in run("explain", "回授").stdout
    assert "licensee" in run("explain", "grant_back").stdout
    assert "被许可方" in run("explain", "grant_back", "--lang", "both").stdout


def test_explain_takes_words_without_quotation_marks() -> None:
    assert run("explain", "pro", "rata").stdout == run("explain", "pro rata").stdout


@pytest.mark.parametrize(
    ("written", "answer"), [("grantback", "did you mean `grant_back`?"), ("独占徐可", "是否指 `独占许可`")]
)
def test_explain_suggests_in_the_language_of_the_question(written: str, answer: str) -> None:
    done = run("explain", written)

    assert done.exit_code == 2
    assert done.stdout == ""
    assert answer in done.stderr


def test_explain_wants_a_real_day() -> None:
    assert run("explain", "grant_back", "--as-of", "2026-02-30").exit_code == 2
