"""`poolcheck check` on a folder with a manifest: exit codes, what was read, and what other commands do there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from poolcheck import api
from poolcheck.cli.main import poolcheck
from poolcheck.core.reading import Reading
from poolcheck.files import read_inputs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.testing import Result

    from poolcheck.packs.model import Law

LICENSE = "license: {}\ngoverning law: PRC\nclauses:\n  - at: '1'\n    says: licensee {} challenge licensed patents\n"
FILES = {
    "dossier.yaml": "dossier: Pool\ncharter: charter.yaml\nlicenses: licenses/*\npatents: patents.csv\n",
    "charter.yaml": "charter: Charter\ngoverning law: PRC\n",
    "licenses/a.yaml": LICENSE.format("A", "may"),
    "licenses/b.yaml": LICENSE.format("B", "may"),
    "patents.csv": "patent number,status\nZL1,in force\n",
}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, law: Law, monkeypatch: pytest.MonkeyPatch) -> Path:
    def cached(packs: Sequence[str] = (), **options: object) -> Reading[Law]:
        del packs, options
        return Reading(law)

    monkeypatch.setattr(api, "load_law", cached)
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        path = tmp_path / "pool" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "pool"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(poolcheck, arguments, prog_name="poolcheck")


def check(*arguments: str) -> Result:
    return run("check", "--as-of", "2026-11-21", "--select", "no-challenge", *arguments)


@pytest.mark.parametrize("path", ["pool", "pool/dossier.yaml", "p*", "pool/*"])
def test_a_dossier_without_a_finding_ends_with_0(path: str) -> None:
    assert check(path).exit_code == 0


def test_a_finding_in_one_of_its_documents_ends_with_1(desk: Path) -> None:
    (desk / "licenses/b.yaml").write_text(LICENSE.format("B", "must not"), encoding="utf-8")
    done = check("pool")

    assert done.exit_code == 1
    assert "pool/licenses/b.yaml:5" in done.stdout


@pytest.mark.parametrize("line", ["entries: none.yaml", "licences: a", "status: done", "entries: ../x.yaml"])
def test_a_problem_of_the_manifest_ends_with_3_and_the_documents_are_still_checked(desk: Path, line: str) -> None:
    (desk / "licenses/b.yaml").write_text(LICENSE.format("B", "must not"), encoding="utf-8")
    (desk / "dossier.yaml").write_text(f"{FILES['dossier.yaml']}{line}\n", encoding="utf-8")
    done = check("pool")

    assert done.exit_code == 3
    assert "pool/dossier.yaml:5:" in done.stdout
    assert "pool/licenses/b.yaml:5" in done.stdout


def test_a_document_that_is_not_named_is_noted_and_fails_no_run(desk: Path) -> None:
    (desk / "draft.yaml").write_text(LICENSE.format("Draft", "may"), encoding="utf-8")
    done = check("pool", "--lang", "both")

    assert done.exit_code == 0
    assert "pool/draft.yaml  dossier-document-unnamed" in done.stdout
    assert "`pool/dossier.yaml`" in done.stdout
    assert "未列出本文件" in done.stdout


def test_the_report_tells_of_every_file_that_was_read() -> None:
    read = json.loads(check("pool", "--format", "json").stdout)["inputs"]

    assert [(one["path"], one["kind"], one["key"]) for one in read] == [
        ("pool/dossier.yaml", "dossier", "Pool"),
        ("pool/patents.csv", "patents", "patents.csv"),
        ("pool/charter.yaml", "charter", "Charter"),
        ("pool/licenses/a.yaml", "license", "A"),
        ("pool/licenses/b.yaml", "license", "B"),
    ]
    assert len({one["sha256"] for one in read}) == 5


def test_a_manifest_on_stdin_names_files_from_the_folder_of_its_name() -> None:
    arguments = (
        "check",
        "-",
        "--stdin-filename",
        "pool/dossier.yaml",
        "--as-of",
        "2026-11-21",
        "--select",
        "no-challenge",
    )
    done = CliRunner().invoke(poolcheck, arguments, input=FILES["dossier.yaml"], prog_name="poolcheck")

    assert done.exit_code == 0
    assert "━━ pool/licenses/b.yaml" in done.stdout


def test_the_text_names_a_manifest_and_a_list_only_where_there_are_findings(law: Law) -> None:
    inputs = read_inputs(["pool"]).value or ()
    Path("pool/licenses/a.yaml").write_text(LICENSE.format("A", "must not"), encoding="utf-8")
    report = api.check(inputs, law, date(2026, 11, 21), api.Settings(select=("no-challenge",)))
    shown = api.render(report, "text", api.Options(("en",)))

    assert "━━ pool/charter.yaml\n   Charter (charter)\n   Nothing to report." in shown
    assert "━━ pool/dossier.yaml" not in shown
    assert "━━ pool/patents.csv" not in shown

    moved = [
        replace(finding, location=replace(finding.location, path=path))
        for finding in report.findings
        for path in ("pool/patents.csv", finding.location.path, "pool/dossier.yaml", "pool/patents.csv")
    ]
    shown = api.render(replace(report, findings=tuple(moved)), "text", api.Options(("en", "zh")))
    assert "━━ pool/dossier.yaml\n   Pool (manifest of a dossier / 案卷清单)" in shown
    assert "━━ pool/patents.csv\n   patents.csv (list of patents / 专利清单)" in shown
    assert shown.count("[no-challenge ·") == 2 * len([one for one in moved if not one.outcome.passes])


def test_a_list_that_a_document_names_is_told_as_well(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("license: X\npatents: {from: list.csv}\n", encoding="utf-8")
    (tmp_path / "list.csv").write_text("patent number\nZL1\n", encoding="utf-8")
    done = run("check", "x.yaml", "--as-of", "2026-11-21", "--fail-on", "never", "--format", "json")

    assert [(one["path"], one["kind"], one["key"]) for one in json.loads(done.stdout)["inputs"]] == [
        ("x.yaml", "license", "X"),
        ("list.csv", "patents", "list.csv"),
    ]


@pytest.mark.parametrize("path", ["pool/licenses/a.yaml", "pool/patents.csv", "pool/dossier.yaml"])
def test_no_report_is_written_over_what_was_read(path: str) -> None:
    before = Path(path).read_bytes()
    done = check("pool", "--output", f"text={path}")

    assert done.exit_code == 2
    assert path in done.stderr
    assert Path(path).read_bytes() == before


def test_a_manifest_is_left_as_it_is_by_commands_on_single_documents(desk: Path) -> None:
    done = run("fmt", "--write", "pool")
    assert done.exit_code == 0
    assert (desk / "dossier.yaml").read_text(encoding="utf-8") == FILES["dossier.yaml"]

    refused = run("convert", "pool/dossier.yaml", "--to", "pool")
    assert refused.exit_code == 3
    assert "document-is-manifest" in refused.stderr


def test_new_dossier_writes_a_manifest_that_can_be_checked(tmp_path: Path) -> None:
    done = run("new", "dossier", "-o", "new/dossier.yaml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["dossier.yaml"]

    checked = check("new")
    assert checked.exit_code == 0
    assert "dossier-empty" in checked.stdout


@pytest.mark.parametrize("options", [["-o", "pool/pool.yaml"], ["--surface", "pool"]])
def test_new_dossier_is_yaml_under_its_own_name(options: list[str]) -> None:
    done = run("new", "dossier", *options)

    assert done.exit_code == 2
    assert "dossier" in done.stderr
    assert not Path("pool/pool.yaml").exists()
