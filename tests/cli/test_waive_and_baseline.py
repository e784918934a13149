"""`poolcheck waive`, `poolcheck baseline`, and what `check` makes of what they record."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck

ROOT = Path(__file__).resolve().parents[2]
LICENSE = ROOT / "fixtures/model-license/en.yaml"
DAY = ("--as-of", "2026-11-21")
FREE = "grant-back-free@Model patent pool license#licensee·must·grant_back·improvements+pool"
DECISION = ("--because", "paid for elsewhere", "--by", "Li Wei", "--until", "2027-03-31")
COMMIT = ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x", "--no-gpg-sign")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the model license; only the rules on grant-backs are applied, which makes every run short."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(LICENSE, tmp_path / "license.yaml")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(poolcheck, list(arguments))


def check(*arguments: str) -> Result:
    return run("check", "license.yaml", *DAY, "--select", "grant_back", *arguments)


def report(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(check("--format", "json", *arguments).stdout)
    return found


def waived(found: dict[str, Any]) -> list[str]:
    return [one["id"] for one in found["findings"] if one["waiver"]]


def upkeep(found: dict[str, Any]) -> list[str]:
    return [one["rule"] for one in found["findings"] if one["test"] == "upkeep"]


@pytest.mark.usefixtures("desk")
def test_a_waiver_is_recorded_and_then_holds() -> None:
    done = run("waive", FREE, "license.yaml", *DAY, *DECISION, "--waivers", "w.yaml", "--ticket", "LEGAL-7")
    found = report("--waivers", "w.yaml", "--today", "2026-11-21")

    assert (done.exit_code, done.stdout) == (ExitCode.CLEAN, "w.yaml\n")
    assert waived(found) == [FREE]
    assert upkeep(found) == []
    assert found["summary"]["law"]["waived"] == 1
    [one] = [each["waiver"] for each in found["findings"] if each["waiver"]]
    assert (one["by"], one["until"], one["ticket"], one["inline"]) == ("Li Wei", "2027-03-31", "LEGAL-7", False)


def test_a_rule_with_one_finding_is_name_enough_and_the_default_file_is_told(desk: Path) -> None:
    done = run("waive", "grant-back-free", "license.yaml", *DAY, *DECISION)

    assert (done.exit_code, done.stdout) == (ExitCode.CLEAN, "poolcheck-waivers.yaml\n")
    assert (desk / "poolcheck-waivers.yaml").read_text(encoding="utf-8").count("finding:") == 1


@pytest.mark.usefixtures("desk")
def test_a_waiver_ends_by_the_day_that_is_told_and_not_by_that_of_the_law() -> None:
    run("waive", "grant-back-free", "license.yaml", *DAY, *DECISION, "--waivers", "w.yaml")

    assert waived(report("--waivers", "w.yaml", "--today", "2027-03-31")) == [FREE]
    after = report("--waivers", "w.yaml", "--today", "2027-04-01")
    assert (waived(after), upkeep(after)) == ([], ["waiver-expired"])


@pytest.mark.usefixtures("desk")
def test_the_day_of_a_build_is_that_of_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    run("waive", "grant-back-free", "license.yaml", *DAY, *DECISION, "--waivers", "w.yaml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    later = report("--waivers", "w.yaml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    wrong = check("--waivers", "w.yaml")

    assert (later["today"], upkeep(later)) == ("2030-03-17", ["waiver-expired"])
    assert wrong.exit_code == ExitCode.USAGE
    assert "SOURCE_DATE_EPOCH" in wrong.stderr


def test_a_clause_that_says_something_else_is_waived_no_more(desk: Path) -> None:
    run("waive", "grant-back-free", "license.yaml", *DAY, *DECISION, "--waivers", "w.yaml")
    text = (desk / "license.yaml").read_text(encoding="utf-8")
    changed = text.replace("must grant back improvements to pool", "must grant back improvements to pool, exclusive")
    (desk / "license.yaml").write_text(changed, encoding="utf-8")

    found = report("--waivers", "w.yaml", "--today", "2026-11-21")
    assert (waived(found), upkeep(found)) == ([], ["waiver-stale"])
    [one] = [each for each in found["findings"] if each["test"] == "upkeep"]
    assert (one["location"]["path"], one["location"]["line"], one["location"]["column"]) == ("w.yaml", 3, 5)


@pytest.mark.parametrize("name", ["license.yaml", "license.pool"])
def test_an_inline_waiver_is_written_above_its_clause_and_holds(desk: Path, name: str) -> None:
    if name.endswith(".pool"):
        text = run("convert", "license.yaml", "--to", "pool").stdout
        (desk / name).write_text(text, encoding="utf-8")
    before = (desk / name).read_text(encoding="utf-8")

    done = run("waive", "grant-back-free", name, *DAY, *DECISION, "--inline")
    after = (desk / name).read_text(encoding="utf-8")
    found = json.loads(
        run("check", name, *DAY, "--today", "2026-11-21", "--select", "grant_back", "--format", "json").stdout
    )

    assert (done.exit_code, done.stdout) == (ExitCode.CLEAN, f"{name}\n")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert len(added) == 1
    assert added[0].strip().startswith("# poolcheck: waive grant-back-free by Li Wei until 2027-03-31 meaning ")
    assert (waived(found), upkeep(found)) == ([FREE], [])


def test_a_json_document_has_no_place_for_a_comment(desk: Path) -> None:
    text = run("convert", "license.yaml", "--to", "json", "--drop-comments").stdout
    (desk / "license.json").write_text(text, encoding="utf-8")

    done = run("waive", "grant-back-free", "license.json", *DAY, *DECISION, "--inline")

    assert done.exit_code == ExitCode.INPUT
    assert "waiver-no-place" in done.stderr
    assert (desk / "license.json").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("waive", "license-recordal", "license.yaml", *DECISION), "has several findings"),
        (("waive", "grant-back-fre", "license.yaml", *DECISION), "did you mean `grant-back-free`?"),
        (("waive", "grant-back-free", "license.yaml", "--because", " ", *DECISION[2:]), "says why and by whom"),
        (("waive", "grant-back-free", "license.yaml", *DECISION[:4], "--until", "soon"), "`soon` is no day"),
        (("waive", "grant-back-free", "license.yaml", *DECISION[:4]), "`--until` is missing"),
    ],
)
def test_wrong_use_of_waive_is_told_and_writes_nothing(desk: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)

    assert done.exit_code == ExitCode.USAGE
    assert said in done.stderr
    assert sorted(path.name for path in desk.iterdir()) == ["license.yaml"]


def test_what_cannot_be_waived_is_not(desk: Path) -> None:
    (desk / "charter.pool").write_text(
        'charter "Tone"\n  governing law: PRC\n  member "First": competes with "Second"\n  member "Second"\n'
        "  8.1 member must not deal with particular undertakings, without consent of operator\n",
        encoding="utf-8",
    )
    found = json.loads(run("check", "charter.pool", *DAY, "--format", "json").stdout)["findings"]
    strict = [one["id"] for one in found if not one["waivable"]]
    assert strict

    done = run("waive", strict[0], "charter.pool", *DAY, *DECISION)

    assert done.exit_code == ExitCode.USAGE
    assert "cannot be waived" in done.stderr


def test_a_bad_file_of_waivers_is_an_input_with_errors_and_waives_nothing(desk: Path) -> None:
    (desk / "w.yaml").write_text("waivers:\n  - rule: grant-back-free\n", encoding="utf-8")

    done = check("--waivers", "w.yaml", "--fail-on", "never")
    missing = check("--waivers", "none.yaml", "--fail-on", "never")
    written = run("waive", "grant-back-free", "license.yaml", *DAY, *DECISION, "--waivers", "w.yaml")

    assert done.exit_code == missing.exit_code == written.exit_code == ExitCode.INPUT
    assert "w.yaml:2:5  waiver-key-missing" in done.stdout
    assert "none.yaml" in missing.stdout
    assert (desk / "w.yaml").read_text(encoding="utf-8") == "waivers:\n  - rule: grant-back-free\n"


def test_a_waived_or_baselined_finding_does_not_fail_a_run(desk: Path) -> None:
    free = (
        (desk / "license.yaml")
        .read_text(encoding="utf-8")
        .replace("improvements to pool", "improvements to pool, free")
    )
    (desk / "license.yaml").write_text(free, encoding="utf-8")
    options = ("--select", "grant-back-free", "--today", "2026-11-21")
    failing = run("check", "license.yaml", *DAY, *options)
    run("waive", "grant-back-free", "license.yaml", *DAY, *DECISION, "--waivers", "w.yaml")
    run("baseline", "license.yaml", *DAY, "-o", "b.json")

    assert failing.exit_code == ExitCode.FINDINGS
    assert run("check", "license.yaml", *DAY, *options, "--waivers", "w.yaml").exit_code == ExitCode.CLEAN
    assert run("check", "license.yaml", *DAY, *options, "--baseline", "b.json").exit_code == ExitCode.CLEAN


@pytest.mark.usefixtures("desk")
def test_an_expired_waiver_fails_a_run_from_its_severity_on() -> None:
    run("waive", "grant-back-free", "license.yaml", *DAY, *DECISION, "--waivers", "w.yaml")
    options = ("--select", "grant-back-free", "--waivers", "w.yaml", "--today", "2028-01-01")

    assert run("check", "license.yaml", *DAY, *options, "--fail-on", "warning").exit_code == ExitCode.FINDINGS
    assert run("check", "license.yaml", *DAY, *options, "--fail-on", "error").exit_code == ExitCode.CLEAN


@pytest.mark.usefixtures("desk")
def test_a_baseline_file_marks_what_was_there() -> None:
    done = run("baseline", "license.yaml", *DAY, "-o", "b.json")
    found = report("--baseline", "b.json")

    assert done.exit_code == ExitCode.CLEAN
    assert {one["baselined"] for one in found["findings"]} == {True}
    assert found["baseline"]["name"] == "b.json"


def test_a_revision_is_a_baseline_whatever_the_document_is_called_now(desk: Path) -> None:
    git = ("git", "-C", str(desk))
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, *COMMIT], check=True)
    text = (desk / "license.yaml").read_text(encoding="utf-8")
    more = text.replace(
        '  - at: "5"', '  - at: "4.9"\n    says: licensee must assign improvements to licensor, free\n  - at: "5"'
    )
    (desk / "license.yaml").write_text(more, encoding="utf-8")

    found = report("--baseline", "HEAD")
    new = {one["rule"] for one in found["findings"] if not one["baselined"]}

    assert any(one["baselined"] for one in found["findings"])
    assert new
    assert {one["location"]["clause"] for one in found["findings"] if not one["baselined"]} == {"4.9"}
    assert len(found["baseline"]["digest"]) == 40


@pytest.mark.parametrize("name", ["no-such-revision", "license.yaml"])
@pytest.mark.usefixtures("desk")
def test_what_is_neither_a_baseline_nor_a_revision_is_told(name: str) -> None:
    done = check("--baseline", name, "--fail-on", "never")

    assert done.exit_code == ExitCode.INPUT
    assert "baseline-revision" in done.stdout or f"{name}:1:1" in done.stdout or "baseline-file" in done.stdout


@pytest.mark.usefixtures("desk")
def test_the_text_report_tells_of_waivers() -> None:
    run("waive", "grant-back-free", "license.yaml", *DAY, *DECISION, "--waivers", "w.yaml")
    english = check("--waivers", "w.yaml", "--today", "2026-11-21", "--lang", "en").stdout
    chinese = check("--waivers", "w.yaml", "--today", "2026-11-21", "--lang", "zh").stdout

    assert "    waived    Until 2027-03-31, by Li Wei: paid for elsewhere" in english
    assert "waived 1" in english
    assert "已登记忽略 1" in chinese
