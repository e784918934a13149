"""Documents are found in folders and by globs, each once, and what cannot be read is told."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.files import read_inputs, write_text

if TYPE_CHECKING:
    from poolcheck.packs.model import Law


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.yaml",
        "a.json",
        "c.YML",
        "notes.txt",
        ".hidden.yaml",
        ".git/d.yaml",
        "sub/e.yaml",
        "合同/草案.yaml",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("license: X\n", encoding="utf-8")
    return tmp_path


def found(*paths: str) -> list[str]:
    return [file.path for file in read_inputs(paths).value or ()]


def codes(*paths: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.location.path) for problem in read_inputs(paths).diagnostics]


@pytest.mark.usefixtures("desk")
def test_a_folder_is_every_document_below_it_in_order_of_name() -> None:
    assert found(".") == ["a.json", "b.yaml", "c.YML", "sub/e.yaml", "合同/草案.yaml"]


@pytest.mark.usefixtures("desk")
def test_each_document_is_read_once_however_it_is_named() -> None:
    assert found("b.yaml", "./b.yaml", "sub/../b.yaml", ".", "*.yaml").count("b.yaml") == 1


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.yaml", ["b.yaml"]),
        ("**/*.yaml", ["b.yaml", "sub/e.yaml", "合同/草案.yaml"]),
        ("[ab].*", ["a.json", "b.yaml"]),
        ("s*", ["sub/e.yaml"]),
        ("合同/草?.yaml", ["合同/草案.yaml"]),
    ],
)
def test_a_glob_is_what_it_matches(pattern: str, names: list[str]) -> None:
    assert found(pattern) == names


def test_a_name_with_the_signs_of_a_glob_is_a_name_first(desk: Path) -> None:
    (desk / "draft[1].yaml").write_text("license: X\n", encoding="utf-8")

    assert found("draft[1].yaml") == ["draft[1].yaml"]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("none.yaml", "file-missing"),
        ("*.pool", "glob-empty"),
        ("a**b", "glob-empty"),
        ("[", "glob-empty"),
        ("", "file-missing"),
        ("x" * 5000, "file-unreadable"),
        ("nul\0", "file-missing"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(path: str, code: str) -> None:
    [(told, place)] = codes(path)

    assert (told, place) == (code, path)


def test_a_folder_without_documents_is_told(desk: Path) -> None:
    (desk / "empty").mkdir()

    assert codes("empty") == [("folder-empty", "empty")]


def test_a_file_that_may_not_be_read_is_told(desk: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (desk / "b.yaml").chmod(0)

    assert codes("b.yaml") == [("file-unreadable", "b.yaml")]


def test_a_name_that_is_no_text_can_be_shown(desk: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.yaml")
    (desk / "bytes").mkdir()
    (desk / "bytes" / name).write_text("license: X\n", encoding="utf-8")

    assert found("bytes") == ["bytes/\ufffd\ufffd.yaml"]


@pytest.mark.parametrize("path", ["sub", "sub/*", "s*"])
def test_a_manifest_stands_among_the_documents_of_its_folder(desk: Path, path: str) -> None:
    (desk / "sub/dossier.yaml").write_text("anything: [", encoding="utf-8")

    reading = read_inputs([path])

    assert [(file.path, file.is_manifest) for file in reading.value or ()] == [
        ("sub/dossier.yaml", True),
        ("sub/e.yaml", False),
    ]
    assert reading.diagnostics == ()


def test_folders_are_read_however_deep_they_lie_and_links_to_folders_are_not_followed(desk: Path) -> None:
    deep = desk / "deep"
    below = deep.joinpath(*["d"] * 400)
    below.mkdir(parents=True)
    (below / "x.yaml").write_text("license: X\n", encoding="utf-8")
    (deep / "round").symlink_to(deep, target_is_directory=True)

    assert found("deep") == [f"deep/{'d/' * 400}x.yaml"]


def test_a_circle_of_links_is_told(desk: Path) -> None:
    (desk / "sub/round.yaml").symlink_to(desk / "sub/round.yaml")

    assert found("sub") == ["sub/e.yaml"]
    assert [code for code, _ in codes("sub/r*.yaml")] == ["file-unreadable"]


def test_what_is_no_ordinary_file_is_no_document(desk: Path) -> None:
    os.mkfifo(desk / "sub/pipe.yaml")

    assert found("sub") == ["sub/e.yaml"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no device without an end")
def test_of_what_has_no_end_no_more_is_read_than_shows_that_it_is_too_large(law: Law) -> None:
    reading = read_inputs(["/dev/zero"])
    [file] = reading.value or ()

    report = api.check([file], law, date(2026, 11, 21))

    assert len(file.data) == 50_000_001
    [problem] = report.diagnostics
    assert (problem.code, str(problem.location)) == ("file-too-large", "/dev/zero:1:1")


def test_a_report_that_cannot_be_written_leaves_nothing_behind(desk: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_text(desk / "sub/report.txt", "half \ud800")

    assert [path.name for path in (desk / "sub").iterdir()] == ["e.yaml"]
