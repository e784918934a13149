"""`poolcheck report` writes the formal report in four formats, and `poolcheck verify` makes it again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--as-of", "2026-11-21", "--today", "2026-11-21")
LANHAI = "avs3/licenses/02-lanhai.yaml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(poolcheck, list(arguments))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "fixtures/dossiers/avs3", folder / "avs3")
    return folder


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "json"])
def test_a_report_is_made_again_byte_by_byte(desk: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    first = run("report", "avs3", *DAY, "--lang", "both", "-o", f"a.{suffix}")
    verified = run("verify", f"a.{suffix}", "--lang", "en")

    assert (first.exit_code, verified.exit_code) == (ExitCode.CLEAN, ExitCode.CLEAN)
    assert "differ" not in verified.stdout


def test_the_report_says_what_the_pool_is_what_was_found_and_what_is_met(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    run("report", "avs3", *DAY, "-o", "r.json")
    found = json.loads((desk / "r.json").read_text(encoding="utf-8"))

    assert len(found["profiles"][0]["patents"]) == 30
    rules = {one["rule"] for one in found["report"]["findings"] if one["outcome"] == "not_met"}
    assert {"pool-licensees-charged-differently", "entry-against-charter-independent-licensing"} <= rules
    assert any(point["met"] for point in found["points"])
    assert any(place["clauses"] for one in found["met"] for place in one["by"])


def test_a_changed_document_and_a_changed_word_are_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    run("report", "avs3", *DAY, "--lang", "zh", "-o", "r.md")
    text = (desk / "r.md").read_text(encoding="utf-8")
    (desk / "forged.md").write_text(text.replace("不符合", "符合"), encoding="utf-8")
    forged = run("verify", "forged.md", "--lang", "en")
    license_ = desk / LANHAI
    before = license_.read_text(encoding="utf-8")
    license_.write_text(before.replace("每台1.50元", "每台1.00元"), encoding="utf-8")
    changed = run("verify", "r.md", "--lang", "en")
    license_.write_text(before, encoding="utf-8")

    assert forged.exit_code == changed.exit_code == ExitCode.FINDINGS
    assert "outcomes" in forged.stdout
    assert f"{LANHAI} is not what it was" in changed.stdout
    assert "pool-licensees-charged-differently@" in changed.stdout


@pytest.mark.parametrize("suffix", ["html", "json"])
def test_a_redacted_report_says_nothing_of_what_is_left_out(
    desk: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    done = run("report", "avs3", *DAY, "--redact", "business-secrets", "-o", f"public.{suffix}")
    unnamed = run("verify", f"public.{suffix}")
    named = run("verify", f"public.{suffix}", "avs3")

    assert done.exit_code == named.exit_code == ExitCode.CLEAN
    assert unnamed.exit_code != ExitCode.CLEAN
    text = (desk / f"public.{suffix}").read_text(encoding="utf-8")
    assert [name for name in ("蓝海光电", "明泰电子", "Corvane", "1.50") if name in text] == []


def test_a_file_without_a_seal_is_no_report(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    (desk / "n.md").write_text("hello\n", encoding="utf-8")

    assert run("verify", "n.md").exit_code in (ExitCode.INPUT, ExitCode.USAGE)
    assert run("verify", "missing.md").exit_code != ExitCode.CLEAN
    assert run("report", "avs3", *DAY, "-o", "r.pdf").exit_code == ExitCode.USAGE
