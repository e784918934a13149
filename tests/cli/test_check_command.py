"""`poolcheck check`: options, formats, outputs, inputs and exit codes."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from poolcheck import api
from poolcheck.cli.commands import check as check_module
from poolcheck.cli.exit_codes import ExitCode, highest
from poolcheck.cli.main import poolcheck
from poolcheck.core.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from click.testing import Result

    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[2]
MODEL = str(ROOT / "fixtures/model-license/en.yaml")
MODEL_ZH = str(ROOT / "fixtures/model-license/zh.yaml")
AOMEDIA = str(ROOT / "fixtures/aomedia/en.yaml")
BAD = str(ROOT / "fixtures/bad/yaml-many-problems.yaml")
DAY = ("--as-of", "2026-11-21")
NO_CHALLENGE = """license: Draft
governing law: PRC
clauses:
  - at: "1"
    says: licensee must not challenge licensed patents
"""


def run(
    *arguments: str,
    stdin: str | bytes | None = None,
    day: bool = True,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Result:
    return CliRunner().invoke(
        poolcheck,
        ["check", *arguments, *(DAY if day else ())],
        input=stdin,
        env={"NO_COLOR": "", "FORCE_COLOR": "", **environment},
        prog_name="poolcheck",
    )


def report(*arguments: str, stdin: str | bytes | None = None) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(run(*arguments, "--format", "json", stdin=stdin).stdout)
    return found


def rules(*arguments: str) -> set[str]:
    return {finding["rule"] for finding in report(*arguments, "--all")["findings"]}


@pytest.fixture(autouse=True)
def law_loaded_once(law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save each run the time to load the rules that ship."""
    load = api.load_law

    def cached(packs: Sequence[str], *, examples: bool = True) -> Reading[Law]:
        return load(packs, examples=examples) if packs else Reading(law)

    monkeypatch.setattr(api, "load_law", cached)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.yaml"
    path.write_text(NO_CHALLENGE, encoding="utf-8")
    return path


# --- what is printed


def test_the_report_goes_to_stdout_and_nothing_else(draft: Path) -> None:
    done = run(str(draft))

    assert done.stdout.startswith("poolcheck ")
    assert done.stderr == ""


def test_quiet_prints_nothing_and_still_counts(draft: Path) -> None:
    done = run(str(draft), "-q")

    assert (done.output, done.exit_code) == ("", ExitCode.FINDINGS)


def test_json_has_both_languages_whatever_the_language_of_messages(draft: Path) -> None:
    assert run(str(draft), "--format", "json", "--lang", "zh").stdout == run(str(draft), "--format", "json").stdout


@pytest.mark.parametrize(
    ("lang", "english", "chinese"), [("en", True, False), ("zh", False, True), ("both", True, True)]
)
def test_the_language_of_messages_is_chosen(lang: str, english: bool, chinese: bool, draft: Path) -> None:  # noqa: FBT001
    done = run(str(draft), "--lang", lang)

    assert ("Not met" in done.stdout) is english
    assert ("不符合：" in done.stdout) is chinese


def test_all_shows_what_is_met_and_what_does_not_apply() -> None:
    some, every = report(AOMEDIA)["findings"], report(AOMEDIA, "--all")["findings"]

    assert some == []
    assert {finding["outcome"] for finding in every} == {"met", "not_applicable"}


def test_the_day_is_printed_and_today_by_default(draft: Path) -> None:
    assert "law as of 2026-11-21" in run(str(draft)).stdout
    assert re.search(r"law as of 20\d\d-\d\d-\d\d", run(str(draft), day=False).stdout)


# --- colors


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ((), {}, False),
        (("--color",), {}, True),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "0"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color",), {"NO_COLOR": "1"}, True),
        (("--no-color",), {"FORCE_COLOR": "1"}, False),
        (("--color", "--format", "json"), {}, False),
    ],
)
def test_colors_follow_the_option_then_the_environment(
    arguments: tuple[str, ...],
    environment: dict[str, str],
    colored: bool,  # noqa: FBT001
    draft: Path,
) -> None:
    assert ("\x1b[" in run(str(draft), *arguments, environment=environment).stdout) is colored


# --- files to write


def test_reports_are_written_to_files_as_well(draft: Path, tmp_path: Path) -> None:
    text, program = tmp_path / "报告.txt", tmp_path / "report.json"

    done = run(str(draft), "--output", f"text={text}", "--output", f"json={program}", "--color")

    assert program.read_text(encoding="utf-8") == run(str(draft), "--format", "json").stdout
    assert text.read_text(encoding="utf-8") == run(str(draft)).stdout
    assert "\x1b[" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.yaml", "report.json", "报告.txt"]


def test_a_file_is_replaced_and_keeps_its_rights(draft: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)

    run(str(draft), "--output", f"json={path}")

    assert path.read_text(encoding="utf-8").startswith("{")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_a_device_a_device(draft: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)

    run(str(draft), "--output", f"json={link}", "--output", "json=/dev/null")

    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("{")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    "wrong",
    [
        ("--as-of", "tomorrow"),
        ("--format", "pdf"),
        ("--select", "no-such-rule"),
        ("--fail-on", "fatal"),
        ("--select", ","),
    ],
)
def test_no_file_is_written_when_the_usage_is_wrong(wrong: tuple[str, str], draft: Path, tmp_path: Path) -> None:
    done = run(str(draft), *wrong, "--output", f"json={tmp_path / 'report.json'}", day=False)

    assert done.exit_code == ExitCode.USAGE
    assert done.stdout == ""
    assert not (tmp_path / "report.json").exists()


@pytest.mark.parametrize("output", ["json", "json=", "pdf=a.pdf", "=a", "json=no/such/folder/a.json", "json=."])
def test_an_output_that_cannot_be_written_is_wrong_usage(output: str, draft: Path) -> None:
    done = run(str(draft), "--output", output)

    assert (done.exit_code, done.stdout) == (ExitCode.USAGE, "")
    assert "Traceback" not in done.stderr


def test_a_document_is_never_overwritten_by_its_report(draft: Path) -> None:
    done = run(str(draft), "--output", f"text={draft.parent}/../{draft.parent.name}/draft.yaml")

    assert done.exit_code == ExitCode.USAGE
    assert draft.read_text(encoding="utf-8") == NO_CHALLENGE


# --- rules


def test_rules_are_selected_by_id_prefix_concern_and_pack() -> None:
    everything = rules(MODEL)

    assert rules(MODEL, "--select", "grant-back-free") == {"grant-back-free"}
    assert rules(MODEL, "--select", "grant-back-") == {rule for rule in everything if rule.startswith("grant-back-")}
    assert "no-challenge" in rules(MODEL, "--select", "no_challenge")
    assert rules(MODEL, "--select", "cn-contract") < everything


def test_selectors_are_repeated_or_joined_by_commas() -> None:
    repeated = rules(MODEL, "--select", "no-challenge", "--select", "grant-back-free")

    assert repeated == rules(MODEL, "--select", "no-challenge, grant-back-free")
    assert repeated == {"no-challenge", "grant-back-free"}


def test_what_is_ignored_is_left_out_even_if_selected() -> None:
    everything = rules(MODEL)

    assert rules(MODEL, "--ignore", "cn-aml,cn-contract") == rules(
        MODEL, "--select", "cn-pool-guidelines,cn-cips,cn-trade"
    )
    assert rules(MODEL, "--select", "cn-contract", "--ignore", "grant-back") == {
        rule for rule in rules(MODEL, "--select", "cn-contract") if not rule.startswith("grant-back")
    }
    assert rules(MODEL, "--ignore", "no-challenge") == everything - {"no-challenge"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_selector_is_wrong_usage_with_a_suggestion(option: str) -> None:
    done = run(MODEL, option, "grant-back-fre3,no-challenge")

    assert done.exit_code == ExitCode.USAGE
    assert "did you mean `grant-back-free`?" in done.stderr


def test_packs_are_chosen_by_name() -> None:
    found = report(MODEL, "--pack", "cn-contract", "--all")

    assert [pack["name"] for pack in found["packs"]] == ["cn-contract"]
    assert {finding["pack"] for finding in found["findings"]} == {"cn-contract"}


def test_packs_are_chosen_by_path(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rules/packs/cn-contract", tmp_path / "cn-contract")

    found = report(MODEL, "--pack", str(tmp_path / "cn-contract"))

    assert [pack["name"] for pack in found["packs"]] == ["cn-contract"]


@pytest.mark.parametrize("pack", ["cn-contrct", "no/such/pack", "."])
def test_a_wrong_pack_has_a_code_of_its_own(pack: str, draft: Path) -> None:
    done = run(str(draft), "--pack", pack)

    assert (done.exit_code, done.stdout) == (ExitCode.RULES, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


# --- days


@pytest.mark.parametrize("day", ["2026-02-31", "21.11.2026", "20261121", "2026-W47-6", "2026-11-21T10:00", "", "今天"])
def test_a_bad_day_is_wrong_usage(day: str, draft: Path) -> None:
    done = run(str(draft), "--as-of", day, day=False)

    assert done.exit_code == ExitCode.USAGE
    assert "write it as 2026-11-21" in done.stderr


@pytest.mark.parametrize("day", ["0001-01-01", "1993-01-01", "9999-12-31"])
def test_days_far_away_are_no_bug(day: str, draft: Path) -> None:
    assert run(str(draft), "--as-of", day, day=False).exit_code in (ExitCode.CLEAN, ExitCode.FINDINGS)


# --- exit codes


@pytest.mark.parametrize(
    ("path", "level", "code"),
    [
        ("draft", "error", 1),
        ("draft", "never", 0),
        (MODEL, "error", 0),
        (MODEL, "warning", 1),
        (MODEL, "note", 1),
        (MODEL, "never", 0),
        (AOMEDIA, "note", 0),
    ],
)
def test_the_level_decides_whether_a_run_fails(path: str, level: str, code: int, draft: Path) -> None:
    assert run(str(draft) if path == "draft" else path, "--fail-on", level).exit_code == code


def test_open_findings_fail_a_run_if_that_is_wanted() -> None:
    assert run(MODEL, "--fail-on-open").exit_code == ExitCode.FINDINGS
    assert run(MODEL, "--fail-on-open", "--fail-on", "never").exit_code == ExitCode.CLEAN
    assert run(MODEL, "--fail-on-open", "--select", "cn-pool-guidelines").exit_code == ExitCode.CLEAN
    assert run(AOMEDIA, "--fail-on-open", "--fail-on", "note").exit_code == ExitCode.CLEAN


def test_a_missing_path_is_told_and_the_other_inputs_are_still_checked(draft: Path) -> None:
    done = run("no-such-file.yaml", str(draft))

    assert done.exit_code == ExitCode.INPUT
    assert "there is no file or folder `no-such-file.yaml`" in done.stdout
    assert "[no-challenge · error]" in done.stdout


def test_the_highest_code_wins(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(str(draft), BAD).exit_code == ExitCode.INPUT
    assert run(str(draft), BAD, "--pack", "nope").exit_code == ExitCode.RULES
    assert run(str(draft), BAD, "--pack", "nope", "--output", "json=no/such/a.json").exit_code == ExitCode.USAGE
    assert run(str(draft), BAD, "--fail-on", "never").exit_code == ExitCode.INPUT

    monkeypatch.setattr(check_module, "inputs", lambda *_: 1 / 0)
    assert isinstance(run(str(draft)).exception, ZeroDivisionError)


def test_the_order_of_codes() -> None:
    order = [ExitCode.BUG, ExitCode.USAGE, ExitCode.RULES, ExitCode.INPUT, ExitCode.FINDINGS, ExitCode.CLEAN]

    assert [highest(*order[index:]) for index in range(len(order))] == order
    assert highest() is ExitCode.CLEAN


# --- stdin


def test_stdin_is_read_as_its_name_says() -> None:
    found = report("-", "--stdin-filename", "draft.json", stdin='{"license": "X", "governing law": "PRC"}')

    assert [(read["path"], read["kind"]) for read in found["inputs"]] == [("draft.json", "license")]


def test_stdin_stands_beside_files(draft: Path) -> None:
    found = report(str(draft), "-", stdin=NO_CHALLENGE)

    assert [read["path"] for read in found["inputs"]] == [draft.as_posix(), "stdin.yaml"]


@pytest.mark.parametrize("stdin", [b"", b"\xff\xfe\x00", b"\x00" * 100, b"%PDF-1.7"])
def test_bytes_on_stdin_that_are_no_document_are_told(stdin: bytes) -> None:
    done = run("-", stdin=stdin)

    assert done.exit_code == ExitCode.INPUT
    assert "stdin.yaml" in done.stdout


def test_the_report_is_the_one_of_the_library(draft: Path, law: Law) -> None:
    direct = api.check([api.InputFile(draft.as_posix(), draft.read_bytes())], law, date.fromisoformat(DAY[1]))

    assert run(str(draft)).stdout == api.render(direct, "text", api.Options())


@pytest.mark.parametrize(("name", "word"), [("en", "Undetermined"), ("zh", "待定")])
def test_the_report_is_in_the_language_of_the_document_unless_another_is_asked_for(name: str, word: str) -> None:
    path = f"fixtures/model-license/{name}.yaml"

    by_itself, asked_for = (run(path, *options) for options in ((), ("--lang", "en")))

    assert word in by_itself.stdout
    assert "Undetermined" in asked_for.stdout
