"""GitHub's runner, as far as a composite action depends on it: its files, its environment, and how it reads a log."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ci_desk import ROOT, run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ci_desk import Done

BASH: Final = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
"""How the runner starts `shell: bash`."""

_EXPRESSION: Final = re.compile(r"\$\{\{ (?:inputs\.([\w-]+)|steps\.([\w-]+)\.outputs\.([\w-]+)) \}\}")
_COMMANDS: Final = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask", "add-matcher", "remove-matcher"),
    *("set-output", "save-state", "set-env", "add-path", "stop-commands"),
}
_NEW_FORM: Final = re.compile(r"\s*::(?P<name>[\w-]+)(?: (?P<given>.*?))?::(?P<message>.*)")
_OLD_FORM: Final = re.compile(r".*?##\[(?P<name>[\w-]+)(?: (?P<given>[^\]]*))?\](?P<message>.*)")


@dataclass(frozen=True)
class Command:
    """A command that the runner carries out."""

    name: str
    given: Mapping[str, str]
    message: str


def carried_out(log: str) -> list[Command]:
    """Return what the runner carries out of a log.

    A command begins a line behind any white space; one in the old form stands anywhere in it. Between `stop-commands`
    and the token that it names, nothing is a command.
    """
    found: list[Command] = []
    token = ""
    for line in log.splitlines():
        match = _NEW_FORM.fullmatch(line) or _OLD_FORM.fullmatch(line)
        if match is None:
            continue
        if token:
            token = "" if match["name"] == token else token
        elif match["name"] == "stop-commands":
            token = match["message"]
        elif match["name"] in _COMMANDS:
            pairs = (pair.partition("=") for pair in (match["given"] or "").split(",") if pair)
            given = {key: _unescaped(value) for key, _, value in pairs}
            found.append(Command(match["name"], given, _unescaped(match["message"])))
    assert not token, "the runner was never told to listen again"
    return found


def _unescaped(text: str) -> str:
    for written, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(written, meant)
    return text


@dataclass
class Runner:
    """A runner in a folder: what it is to check out, its own files, and what steps have put out so far."""

    folder: Path
    action: Mapping[str, Any]
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for folder in (self.workspace, self.temp):
            folder.mkdir()
        self.summary.write_text("before us\n", encoding="utf-8")

    @property
    def workspace(self) -> Path:
        return self.folder / "work space"

    @property
    def temp(self) -> Path:
        return self.folder / "runner temp"

    @property
    def summary(self) -> Path:
        return self.folder / "summary"

    def step(self, name: str, path: str = "", **inputs: str) -> Done:
        """Run the script of a step; `_` in the name of an input is a hyphen."""
        step = next(step for step in self.action["runs"]["steps"] if step.get("id") == name)
        assert step["shell"] == "bash"
        given = {key: str(of.get("default", "")) for key, of in self.action["inputs"].items()}
        for key, value in inputs.items():
            assert key.replace("_", "-") in given, key
            given[key.replace("_", "-")] = value
        output = self.folder / f"output of {name}"
        output.touch()
        files = {
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
            **({"PATH": path} if path else {}),
        }
        environment = {key: self._evaluated(str(value), given) for key, value in step.get("env", {}).items()}
        done = run(BASH, step["run"], self.workspace, files | environment)
        lines = output.read_text(encoding="utf-8").splitlines()
        self.outputs[name] = dict(line.split("=", 1) for line in lines)
        return done

    def _evaluated(self, text: str, inputs: Mapping[str, str]) -> str:
        def value(match: re.Match[str]) -> str:
            return inputs[match[1]] if match[1] else self.outputs.get(match[2], {}).get(match[3], "")

        assert len(_EXPRESSION.findall(text)) == text.count("${{"), f"not understood: {text}"
        return _EXPRESSION.sub(value, text)
