"""The GitHub Action: its file is valid, its scripts do what the runner needs, and the pages use what it has."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from ci_desk import (
    CLEAN,
    DAY,
    FREE_GRANT_BACK,
    MISSPELLED,
    PACK,
    PAGE,
    POOLCHECK,
    ROOT,
    examples,
    heard_by,
    listener,
    problems,
    program,
    texts,
    write,
)
from github_runner import Runner, carried_out

if TYPE_CHECKING:
    from pathlib import Path

    from ci_desk import Done

TEXT = (ROOT / "action.yml").read_text(encoding="utf-8")
ACTION: dict[str, Any] = yaml.safe_load(TEXT)
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SCRIPTS = [step for step in STEPS if "run" in step]
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner that has installed poolcheck: the one of these tests."""
    found = Runner(tmp_path, ACTION)
    found.outputs["install"] = {"poolcheck": str(POOLCHECK), "work": str(found.temp)}
    return found


@pytest.fixture
def heard(runner: Runner) -> Path:
    """A poolcheck that does nothing but listen."""
    program = listener(runner.temp / "poolcheck")
    runner.outputs["install"]["poolcheck"] = str(program)
    return program


def check(runner: Runner, **inputs: str) -> Done:
    return runner.step("check", **{"as_of": DAY, "lang": "en", "args": f"--pack={PACK}", **inputs})


def sarif(runner: Runner) -> list[dict[str, Any]]:
    """Return the results in the file that the step put out."""
    log = json.loads((runner.workspace / runner.outputs["check"]["sarif-file"]).read_text(encoding="utf-8"))
    results: list[dict[str, Any]] = log["runs"][0]["results"]
    return results


# the file


def test_the_action_is_what_github_s_schema_asks_for(tmp_path: Path) -> None:
    broken = {**ACTION, "runs": {**ACTION["runs"], "using": "nothing"}}

    told = problems("github-actions", [ACTION, broken], tmp_path)

    assert "file-0.json" not in told
    assert "file-1.json::$.runs" in told


@pytest.mark.parametrize("step", SCRIPTS, ids=lambda step: step["id"])
def test_no_expression_is_expanded_into_a_script(step: dict[str, Any]) -> None:
    assert "${{" not in step["run"]
    assert step["run"].startswith("set -euo pipefail\n")


def test_every_input_is_used_and_every_one_that_is_used_is_there() -> None:
    used = {name for text in texts(ACTION["runs"]) for name in re.findall(r"inputs\.([\w-]+)", text)}

    assert used == set(ACTION["inputs"])


@pytest.mark.parametrize("step", SCRIPTS, ids=lambda step: step["id"])
def test_a_script_reads_all_of_its_environment(step: dict[str, Any]) -> None:
    read = set(re.findall(r"\$\{?(INPUT_\w+|POOLCHECK\b|WORK\b|PYTHON_SET_UP)", step["run"]))

    assert read == set(step["env"]) - {"PYTHONUTF8"}


def test_an_output_of_a_step_that_is_used_is_written_by_its_script() -> None:
    scripts = {step["id"]: step["run"] for step in SCRIPTS}
    used = {pair for text in texts(ACTION) for pair in re.findall(r"steps\.([\w-]+)\.outputs\.([\w-]+)", text)}

    assert {name for name, _ in used} == {"python", *scripts}
    for name, output in used:
        assert name == "python" or f"{output}=%s" in scripts[name], output


def test_other_actions_are_pinned_by_their_whole_commit_with_the_version_beside_it() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]

    assert len(used) == 2
    for name in used:
        assert PINNED.fullmatch(name), name
        assert re.search(rf"uses: {re.escape(name)}  # v\d+\.\d+\.\d+$", TEXT, re.MULTILINE), name


def test_sarif_is_uploaded_also_when_the_check_has_failed_but_only_if_it_is_wanted() -> None:
    [upload] = [step for step in STEPS if "upload-sarif" in step.get("uses", "")]

    assert upload["if"].startswith("${{ !cancelled() && inputs.upload-sarif == 'true' && ")
    assert STEPS.index(upload) > STEPS.index(next(step for step in STEPS if step.get("id") == "check"))


# the check


def test_a_clean_document_in_a_folder_with_a_space_passes(runner: Runner) -> None:
    write(runner.workspace, {"our contracts/clean license.yaml": CLEAN})

    done = check(runner, paths="our contracts/clean license.yaml\n", sarif_file="out of the way/poolcheck.sarif")

    assert done.code == 0, done.log
    assert runner.outputs["check"] == {"exit-code": "0", "sarif-file": "out of the way/poolcheck.sarif"}
    assert [command for command in carried_out(done.out) if "file" in command.given] == []
    assert sarif(runner) == []
    assert runner.summary.read_text(encoding="utf-8").startswith("before us\n## poolcheck ")


def test_findings_fail_the_step_and_are_told_in_annotations_summary_and_sarif(runner: Runner) -> None:
    hostile = FREE_GRANT_BACK.replace("license: Sample", "license: '::error::spoken ##[add-mask]license'")
    write(runner.workspace, {"clean.yaml": CLEAN, "my drafts/free.yaml": hostile})

    done = check(runner, paths="clean.yaml\n\n  my drafts\n", sarif_file="poolcheck.sarif")

    assert done.code == 1, done.log
    assert runner.outputs["check"] == {"exit-code": "1", "sarif-file": "poolcheck.sarif"}
    assert "my drafts/free.yaml:5" in done.out
    errors = [command for command in carried_out(done.out) if command.name == "error"]
    assert {(each.given["file"], each.given["line"]) for each in errors} == {("my drafts/free.yaml", "5")}
    assert any("grant-back-free" in each.message for each in errors)
    assert "grant-back-free" in {result["ruleId"] for result in sarif(runner)}
    summary = runner.summary.read_text(encoding="utf-8")
    assert summary.startswith("before us\n## poolcheck ")
    assert "grant-back-free" in summary

    # The title of the document is a command, but only where the runner listens.
    unguarded = carried_out(re.sub(r"::stop-commands::.*", "", done.out))
    assert any(each.message.startswith("spoken") for each in unguarded)
    assert not any(each.message.startswith(("spoken", "license")) for each in carried_out(done.out))


def test_a_document_that_cannot_be_read_ends_with_3_and_an_annotation_at_its_place(runner: Runner) -> None:
    write(runner.workspace, {"typo.yaml": MISSPELLED})

    done = check(runner, paths="typo.yaml", upload_sarif="true")

    assert done.code == 3, done.log
    assert runner.outputs["check"] == {"exit-code": "3", "sarif-file": str(runner.temp / "poolcheck.sarif")}
    [error] = [command for command in carried_out(done.out) if command.name == "error"]
    assert (error.given["file"], error.given["line"], error.given["col"]) == ("typo.yaml", "3", "5")
    assert sarif(runner) == []


# what poolcheck is told


def test_every_input_becomes_an_argument_as_it_was_written(runner: Runner, heard: Path) -> None:
    inputs = {
        "config": "our config.toml",
        "fail_on": "warning",
        "fail_on_open": "true",
        "waivers": "$(touch pwned).yaml",
        "baseline": 'origin/"main"; touch pwned',
        "args": "--select\n grant-back,royalty \n\n--pack=our rules\r\n",
        "paths": "a b.yaml\n*.pool\n-\n`touch pwned`\n",
        "sarif_file": "a=b.sarif",
    }

    done = check(runner, **inputs)

    assert done.code == 0, done.log
    assert heard_by(heard) == [
        *("check", "--format", "text", "--color"),
        *("--config=our config.toml", f"--as-of={DAY}", "--fail-on=warning", "--lang=en"),
        *("--waivers=$(touch pwned).yaml", '--baseline=origin/"main"; touch pwned', "--fail-on-open"),
        f"--output=github:annotations={runner.temp}/annotations.txt",
        f"--output=github:summary={runner.temp}/summary.md",
        *("--output=sarif:github=a=b.sarif", "--select", "grant-back,royalty", "--pack=our rules"),
        *("--", "a b.yaml", "*.pool", "-", "`touch pwned`"),
    ]
    assert list(runner.workspace.iterdir()) == []


def test_nothing_is_written_that_is_not_wanted(runner: Runner, heard: Path) -> None:
    done = check(runner, annotations="false", summary="false", args="")

    assert done.code == 0, done.log
    assert runner.outputs["check"] == {"exit-code": "0", "sarif-file": ""}
    assert heard_by(heard) == ["check", "--format", "text", "--color", f"--as-of={DAY}", "--lang=en", "--", "."]
    assert runner.summary.read_text(encoding="utf-8") == "before us\n"


def test_without_inputs_the_whole_repository_is_checked_as_its_configuration_says(runner: Runner, heard: Path) -> None:
    done = runner.step("check")

    assert done.code == 0, done.log
    assert [word for word in heard_by(heard) if not word.startswith("--output=github:")] == [
        *("check", "--format", "text", "--color", "--", "."),
    ]


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({"annotations": "yes"}, "the input annotations is either true or false"),
        ({"fail_on_open": "True"}, "the input fail-on-open is either true or false"),
        ({"summary": ""}, "the input summary is either true or false"),
        ({"upload_sarif": "1"}, "the input upload-sarif is either true or false"),
        ({"sarif_file": "a\nexit-code=0"}, "the input sarif-file is one line"),
        ({"paths": " \n\n"}, "the input paths names nothing to check"),
    ],
)
def test_an_input_that_makes_no_sense_ends_the_step_before_poolcheck_runs(
    inputs: dict[str, str], told: str, runner: Runner, heard: Path
) -> None:
    done = check(runner, **inputs)

    assert done.code == 2
    assert runner.outputs["check"] == {"exit-code": "2"}
    assert [command.message for command in carried_out(done.out)] == [told]
    assert not heard.with_name("poolcheck.heard").exists()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (2, "wrong usage or configuration; the log says what"),
        (4, "a rule pack is wrong; the log says where"),
        (70, "poolcheck did not finish; the log may say why"),
        (130, "poolcheck did not finish; the log may say why"),
    ],
)
def test_a_run_without_reports_is_told_in_an_annotation(code: int, told: str, runner: Runner) -> None:
    runner.outputs["install"]["poolcheck"] = str(listener(runner.temp / "poolcheck", code))

    done = check(runner, upload_sarif="true")

    assert done.code == code
    assert runner.outputs["check"] == {"exit-code": str(code)}
    assert [command.message for command in carried_out(done.out)] == [told]


def test_what_poolcheck_complains_of_stands_where_the_runner_does_not_listen(runner: Runner) -> None:
    spoken = program(runner.temp / "poolcheck", "echo '::error::out'; echo '::error::err' >&2; printf no-end; exit 1")
    runner.outputs["install"]["poolcheck"] = str(spoken)

    done = check(runner)

    assert done.err == ""
    assert "::error::out\n::error::err\nno-end\n" in done.out
    assert carried_out(done.out) == []


# the installation


def python(path: Path, *, recent: bool = True) -> None:
    """Write a Python that makes environments of itself and writes down what it was told."""
    version = "0" if recent else "1"
    program(
        path,
        'echo "$*" >> "${0%/*}/told"\n'
        f'case "$2" in -c) exit {version} ;; esac\n'
        'case "$3" in venv) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;; esac\n',
    )


def test_poolcheck_is_installed_from_the_action_itself_into_an_environment_of_its_own(tmp_path: Path) -> None:
    runner = Runner(tmp_path, ACTION)
    python(tmp_path / "bin/python3", recent=False)
    python(tmp_path / "bin/python")

    done = runner.step("install", path=f"{tmp_path / 'bin'}:/usr/bin:/bin")

    assert done.code == 0, done.log
    work = runner.outputs["install"]["work"]
    assert work.startswith(f"{runner.temp}/poolcheck.")
    assert runner.outputs["install"]["poolcheck"] == f"{work}/venv/bin/poolcheck"
    assert (tmp_path / "bin/told").read_text(encoding="utf-8").splitlines()[2] == f"-I -m venv {work}/venv"
    [installed] = (runner.temp / work / "venv/bin/told").read_text(encoding="utf-8").splitlines()
    assert installed == f"-I -m pip install --disable-pip-version-check --no-input --quiet {ROOT}"


def test_a_python_that_was_set_up_is_the_only_one_that_is_asked(tmp_path: Path) -> None:
    runner = Runner(tmp_path, ACTION)
    python(tmp_path / "bin/python3")
    python(tmp_path / "set up/python")
    runner.outputs["python"] = {"python-path": str(tmp_path / "set up/python")}

    done = runner.step("install", path=f"{tmp_path / 'bin'}:/usr/bin:/bin")

    assert done.code == 0, done.log
    assert (tmp_path / "set up/told").exists()
    assert not (tmp_path / "bin/told").exists()


def test_a_runner_without_a_recent_python_says_what_to_do(tmp_path: Path) -> None:
    runner = Runner(tmp_path, ACTION)
    python(tmp_path / "set up/python", recent=False)
    runner.outputs["python"] = {"python-path": str(tmp_path / "set up/python")}

    done = runner.step("install")

    assert done.code == 1
    [told] = carried_out(done.out)
    assert told.message == "poolcheck needs Python 3.11 or newer; set the input python-version"
    assert runner.outputs["install"] == {}


# the page


def test_the_workflows_of_the_page_are_valid_and_give_the_action_inputs_that_it_has(tmp_path: Path) -> None:
    workflows = examples(PAGE, "jobs")

    assert problems("github-workflows", workflows, tmp_path) == ""
    for workflow in workflows:
        [job] = workflow["jobs"].values()
        [*others, ours] = job["steps"]
        assert ours["uses"] == "OWNER/poolcheck@COMMIT"
        assert set(ours["with"]) <= set(ACTION["inputs"])
        assert all(PINNED.fullmatch(step["uses"]) for step in others)


def test_the_workflows_of_the_page_ask_for_no_more_permissions_than_they_need() -> None:
    first, uploading = examples(PAGE, "jobs")

    assert first["permissions"] == uploading["permissions"] == {}
    assert first["jobs"]["poolcheck"]["permissions"] == {"contents": "read"}
    assert uploading["jobs"]["poolcheck"]["permissions"] == {
        "contents": "read",
        "security-events": "write",
        "actions": "read",
    }
