"""The command as a process: pipes, interrupts, encodings, completion, help, and our own bugs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from poolcheck.cli.commands import check as check_module
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(sys.executable).with_name("poolcheck")
MODEL = "fixtures/model-license/zh.yaml"
CHECK = ("check", MODEL, "--as-of", "2026-11-21")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "poolcheck", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_the_module_and_the_script_do_the_same() -> None:
    module = run(*CHECK)
    script = subprocess.run([SCRIPT, *CHECK], cwd=ROOT, capture_output=True, check=False)

    assert module.returncode == script.returncode == ExitCode.CLEAN
    assert module.stdout == script.stdout
    assert module.stderr == b""


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1)])
def test_a_reader_that_goes_away_changes_nothing(level: str, code: int) -> None:
    line = f"set -o pipefail; '{sys.executable}' -m poolcheck {' '.join(CHECK)} --all --fail-on {level} | head -n 1"

    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, check=False)

    assert done.stderr == b""
    assert done.stdout.startswith(b"poolcheck ")
    assert done.returncode == code


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk", "latin-1"])
def test_files_and_pipes_get_utf8_whatever_the_locale(encoding: str) -> None:
    plain = run(*CHECK, "--format", "json")

    done = run(*CHECK, "--format", "json", PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    assert done.stdout == plain.stdout
    assert json.loads(done.stdout.decode("utf-8"))["format"] == "poolcheck/1"


def test_the_same_run_gives_the_same_bytes_whatever_the_environment() -> None:
    plain = run(*CHECK)

    assert (
        run(*CHECK, PYTHONHASHSEED="7", TZ="Asia/Shanghai", LANG="C", LC_ALL="C", COLUMNS="60").stdout == plain.stdout
    )


def test_a_command_is_always_named() -> None:
    done = run(MODEL)

    assert done.returncode == ExitCode.USAGE
    assert f"did you mean `poolcheck check {MODEL}`?".encode() in done.stderr
    assert run("chek", MODEL).returncode == ExitCode.USAGE
    assert run("check").returncode == ExitCode.USAGE


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("check", "--help"), ("check", "-h")])
def test_help_shows_an_example(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert done.returncode == 0
    assert b"poolcheck check license.yaml" in done.stdout


def test_every_option_is_explained() -> None:
    unexplained = [option.name for option in check_module.command.params if not getattr(option, "help", "")]

    assert unexplained == ["paths"]


def test_completion_of_the_shell_works() -> None:
    source = subprocess.run(
        [SCRIPT], env={**os.environ, "_POOLCHECK_COMPLETE": "bash_source"}, capture_output=True, text=True, check=False
    )
    asked = {
        **os.environ,
        "_POOLCHECK_COMPLETE": "bash_complete",
        "COMP_WORDS": "poolcheck check --fail",
        "COMP_CWORD": "2",
    }
    answer = subprocess.run([SCRIPT], env=asked, capture_output=True, text=True, check=False)

    assert (source.returncode, "complete -o" in source.stdout) == (0, True)
    assert "plain,--fail-on\n" in answer.stdout


def test_a_bug_of_ours_ends_with_words_and_a_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_module, "inputs", lambda *_: 1 / 0)
    monkeypatch.setattr(sys, "argv", ["poolcheck", "check", MODEL])
    monkeypatch.delenv("POOLCHECK_DEBUG", raising=False)

    with pytest.raises(SystemExit) as end:
        main()

    printed = capsys.readouterr()
    assert end.value.code == ExitCode.BUG
    assert printed.out == ""
    assert "a bug of ours" in printed.err
    assert "本工具的缺陷" in printed.err
    assert "Traceback" not in printed.err


def test_a_bug_of_ours_is_shown_to_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_module, "inputs", lambda *_: 1 / 0)
    monkeypatch.setattr(sys, "argv", ["poolcheck", "check", MODEL])
    monkeypatch.setenv("POOLCHECK_DEBUG", "1")

    with pytest.raises(SystemExit):
        main()

    assert "ZeroDivisionError" in capsys.readouterr().err


def test_whoever_interrupts_a_run_gets_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_module, "inputs", interrupted)
    monkeypatch.setattr(sys, "argv", ["poolcheck", "check", MODEL])

    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == ExitCode.INTERRUPTED
