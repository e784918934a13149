"""The GitLab component: its job is valid, its scripts run in any shell, and the pages use what it has."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

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
    run,
    texts,
    write,
)
from gitlab_pipeline import Component

if TYPE_CHECKING:
    from pathlib import Path

    from ci_desk import Done

FILE = "templates/poolcheck.yml"
COMPONENT = Component(*yaml.safe_load_all((ROOT / FILE).read_text(encoding="utf-8")))
SHELLS = [shell for shell in ("bash", "dash", "busybox") if shutil.which(shell)]
REQUIRED = {"package": "poolcheck==1.2.3"}


def checked(desk: Path, shell: str = "bash", **inputs: object) -> Done:
    """Run the script of the job; `_` in the name of an input is a hyphen."""
    job = COMPONENT.job(REQUIRED | {name.replace("_", "-"): value for name, value in inputs.items()})
    return scripted(desk, job, "script", shell)


def scripted(desk: Path, job: dict[str, Any], part: str, shell: str = "bash") -> Done:
    """Run a script of a job as GitLab's runner does: line by line in one shell, which ends with the first error."""
    variables = {name: str(value) for name, value in job["variables"].items()}
    script = "\n".join(["set -e", *(f"eval {quoted(line)}" for line in job[part])])
    command = ["busybox", "sh"] if shell == "busybox" else [shell]
    return run([*command, "-c"], script, desk, variables | {"CI_PROJECT_DIR": str(desk)})


def quoted(line: str) -> str:
    return "'" + line.replace("'", "'\\''") + "'"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A checkout, where poolcheck is installed: the one of these tests."""
    folder = tmp_path / "our project"
    (folder / ".poolcheck/venv/bin").mkdir(parents=True)
    (folder / ".poolcheck/venv/bin/poolcheck").symlink_to(POOLCHECK)
    return folder


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    """A checkout, where a poolcheck is installed that does nothing but listen."""
    listener(tmp_path / ".poolcheck/venv/bin/poolcheck")
    return tmp_path


def quality(desk: Path) -> list[tuple[str, str, int]]:
    """Return the rule, the file and the line of each entry of the Code Quality report."""
    path = COMPONENT.job(REQUIRED)["artifacts"]["reports"]["codequality"]
    entries = json.loads((desk / path).read_text(encoding="utf-8"))
    return [(each["check_name"], each["location"]["path"], each["location"]["lines"]["begin"]) for each in entries]


def suites(desk: Path) -> ET.Element:
    path = COMPONENT.job(REQUIRED)["artifacts"]["reports"]["junit"]
    return ET.fromstring((desk / path).read_text(encoding="utf-8"))  # noqa: S314 - our own report


# the file


def test_the_component_is_what_gitlab_s_schema_asks_for(tmp_path: Path) -> None:
    failing, warning, broken = (COMPONENT.included(REQUIRED | {"findings": word}) for word in ("fail", "warn", "fail"))
    broken["poolcheck"]["artifacts"]["reports"]["codequality"] = 1

    told = problems("gitlab-ci", [{**COMPONENT.header, **failing}, warning, broken], tmp_path)

    assert "file-0.json" not in told
    assert "file-1.json" not in told
    assert "file-2.json::$.poolcheck.artifacts" in told


def test_no_input_is_filled_into_a_script() -> None:
    [job] = [job for name, job in COMPONENT.body.items() if not name.startswith(".")]

    assert not any("$[[" in line for part in ("before_script", "script") for line in job[part])


def test_every_input_is_used_and_explained() -> None:
    body = "\n".join(texts(dict(COMPONENT.body)))

    for name, spec in COMPONENT.inputs.items():
        assert f"$[[ inputs.{name} ]]" in body, name
        assert spec["description"], name


def test_the_component_sets_nothing_for_other_jobs() -> None:
    assert not {"default", "variables", "stages", "workflow", "include"} & set(COMPONENT.body)


def test_what_is_to_be_installed_has_to_be_said() -> None:
    with pytest.raises(ValueError, match="required: package"):
        COMPONENT.included({})


def test_findings_may_only_warn_but_nothing_else_that_goes_wrong() -> None:
    assert COMPONENT.job(REQUIRED)["allow_failure"] is False
    assert COMPONENT.job(REQUIRED | {"findings": "warn"})["allow_failure"] == {"exit_codes": [1]}


def test_reports_are_kept_however_the_job_ends() -> None:
    artifacts = COMPONENT.job(REQUIRED)["artifacts"]

    assert artifacts["when"] == "always"
    assert set(artifacts["reports"]) == {"codequality", "junit"}
    assert set(artifacts["reports"].values()) == set(artifacts["paths"])


# the check


@pytest.mark.parametrize("shell", SHELLS[-1:])
def test_findings_end_the_job_with_1_and_are_told_in_both_reports(desk: Path, shell: str) -> None:
    write(desk, {"clean.yaml": CLEAN, "my drafts/free.yaml": FREE_GRANT_BACK})

    done = checked(desk, shell, paths="my drafts\nclean.yaml\n", as_of=DAY, args=f"--pack={PACK}")

    assert done.code == 1, done.log
    assert "my drafts/free.yaml:5" in done.out
    assert ("grant-back-free", "my drafts/free.yaml", 5) in quality(desk)
    assert not [entry for entry in quality(desk) if entry[1] == "clean.yaml"]
    assert suites(desk).find(".//testcase/failure") is not None


def test_a_document_that_cannot_be_read_ends_the_job_with_3(desk: Path) -> None:
    write(desk, {"typo.yaml": MISSPELLED})

    done = checked(desk, as_of=DAY, args=f"--pack={PACK}")

    assert done.code == 3, done.log
    assert ("party-unknown", "typo.yaml", 3) in quality(desk)


# what poolcheck is told


@pytest.mark.parametrize("shell", SHELLS)
def test_every_input_becomes_an_argument_as_it_was_written(heard: Path, shell: str) -> None:
    done = checked(
        heard,
        shell,
        config="our config.toml",
        as_of=DAY,
        fail_on="warning",
        fail_on_open=True,
        lang="zh",
        waivers="$(touch pwned).yaml",
        baseline='origin/"main"; touch pwned',
        args="--select\n grant-back,royalty \n\n--pack=our rules\n",
        paths="a b.yaml\n*.pool\nEND\n-\n`touch pwned`\\n",
    )

    assert done.code == 0, done.log
    assert heard_by(heard / ".poolcheck/venv/bin/poolcheck") == [
        *("check", "--format", "text"),
        *("--output", "gitlab=.poolcheck/gl-code-quality-report.json", "--output", "junit=.poolcheck/junit.xml"),
        *("--config=our config.toml", f"--as-of={DAY}", "--fail-on=warning", "--lang=zh"),
        *("--waivers=$(touch pwned).yaml", '--baseline=origin/"main"; touch pwned', "--fail-on-open"),
        *("--select", "grant-back,royalty", "--pack=our rules"),
        *("--", "a b.yaml", "*.pool", "END", "-", "`touch pwned`\\n"),
    ]
    assert [path.name for path in heard.iterdir()] == [".poolcheck"]


@pytest.mark.parametrize("shell", SHELLS)
def test_without_inputs_the_whole_repository_is_checked_as_its_configuration_says(heard: Path, shell: str) -> None:
    done = checked(heard, shell)

    assert done.code == 0, done.log
    assert heard_by(heard / ".poolcheck/venv/bin/poolcheck")[7:] == ["--", "."]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("code", [0, 1, 2, 4, 70])
def test_the_job_ends_as_poolcheck_ends(desk: Path, shell: str, code: int) -> None:
    (desk / ".poolcheck/venv/bin/poolcheck").unlink()
    listener(desk / ".poolcheck/venv/bin/poolcheck", code)

    assert checked(desk, shell).code == code


# the installation


@pytest.mark.parametrize("shell", SHELLS)
def test_the_package_is_installed_into_a_hidden_folder(desk: Path, shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(desk / ".poolcheck")
    program(desk.parent / "bin/python3", 'mkdir -p "$4/bin" && cp "$0" "$4/bin/python"\nprintf "%s|" "$@" >> told\n')
    monkeypatch.setenv("PATH", f"{desk.parent / 'bin'}{os.pathsep}{os.environ['PATH']}")

    done = scripted(
        desk, COMPONENT.job({"package": "poolcheck @ git+https://x/y@1; touch pwned"}), "before_script", shell
    )

    assert done.code == 0, done.log
    assert (desk / "told").read_text(encoding="utf-8") == (
        "-I|-m|venv|.poolcheck/venv|"
        "-I|-m|pip|install|--disable-pip-version-check|--no-input|--quiet|poolcheck @ git+https://x/y@1; touch pwned|"
    )
    assert not (desk / "pwned").exists()


# the page


def test_the_pipelines_of_the_page_are_valid_and_give_the_component_inputs_that_it_takes(tmp_path: Path) -> None:
    pipelines = examples(PAGE, "include")

    assert problems("gitlab-ci", pipelines, tmp_path) == ""
    [component], [remote] = (pipeline["include"] for pipeline in pipelines)
    assert component["component"] == "$CI_SERVER_FQDN/OWNER/poolcheck/poolcheck@COMMIT"
    assert remote["remote"].endswith(f"/COMMIT/{FILE}")
    for pipeline, included in zip(pipelines, (component, remote), strict=True):
        assert set(pipeline) - {"include"} <= set(COMPONENT.included(included["inputs"]))
