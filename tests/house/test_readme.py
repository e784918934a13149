"""What the README and the pages on rules show is what happens: their console blocks are run and compared.

In a `console` block a line `$ command` is run with bash (a `\\` at its end continues it); the lines up to the next
`$ ` are the expected output, where a line `...` stands for any number of lines. A `yaml` block below a comment
`<!-- file: name.yaml -->` is a file that the commands further down can use. Every block starts in a fresh copy of the
folders `fixtures`, `grammar` and `rules`. Commands of make are not run, but must name targets that exist.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from poolcheck.cli.main import poolcheck

ROOT = Path(__file__).resolve().parents[2]
PAIRS = [
    ("README.md", "README.zh.md"),
    ("docs/rules.md", "docs/rules.zh.md"),
    ("docs/configuration.md", "docs/configuration.zh.md"),
    ("docs/ci.md", "docs/ci.zh.md"),
    ("docs/reports.md", "docs/reports.zh.md"),
]
"""The pages with commands, in English and in Chinese."""
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for pair in PAIRS for name in pair}
BLOCK = re.compile(
    r"(?:^<!-- file: (?P<file>[\w./-]+) -->\n\s*)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Step:
    command: str
    expected: tuple[str, ...]


@dataclass(frozen=True)
class Console:
    """A console block, and the files that a reader has written down by then."""

    body: str
    files: dict[str, str]


def consoles(page: str) -> list[Console]:
    files: dict[str, str] = {}
    found = []
    for match in BLOCK.finditer(page):
        if match["file"]:
            files[match["file"]] = match["body"]
        elif match["kind"] == "console":
            found.append(Console(match["body"], dict(files)))
    return found


def steps(block: str) -> list[Step]:
    parts = re.split(r"^\$ ", re.sub(r"\\\n(?:> )?", "", block), flags=re.MULTILINE)
    assert not parts[0].strip(), "a console block starts with a command"
    return [step_of(part) for part in parts[1:]]


def step_of(part: str) -> Step:
    command, *expected = part.rstrip("\n").split("\n")
    return Step(command, tuple(expected))


def agrees(expected: tuple[str, ...], output: str) -> bool:
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in expected)
    return re.fullmatch(pattern, output.rstrip("\n") + "\n" if output.strip() else "") is not None


PLAIN = re.compile(r"poolcheck [^|&;<>$`*?~\n]*")
"""A command that needs no shell: it is run in this process, which has the law already."""


@dataclass(frozen=True)
class Done:
    """How a command ended, and what a terminal shows of it: both streams in one."""

    returncode: int
    stdout: str


def run(command: str, previous: int, cwd: Path) -> Done:
    """Run a command after one that ended with `previous`."""
    if PLAIN.fullmatch(command):
        with pytest.MonkeyPatch.context() as here:
            here.chdir(cwd)
            here.delenv("FORCE_COLOR", raising=False)
            found = CliRunner().invoke(
                poolcheck, shlex.split(command)[1:], env={"COLUMNS": "80", "NO_COLOR": "1"}, prog_name="poolcheck"
            )
        return Done(found.exit_code, found.output)
    done = in_a_shell(command, previous, cwd)
    return Done(done.returncode, done.stdout)


def in_a_shell(command: str, previous: int, cwd: Path) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    environment = inherited | {
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    return subprocess.run(
        ["bash", "-c", f"(exit {previous})\n{command}"],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )


def desk(folder: Path, files: dict[str, str]) -> Path:
    """Lay out the folders and the files that the commands of a block work on."""
    shutil.copytree(ROOT / "fixtures", folder / "fixtures")
    for name in ("grammar", "rules"):
        (folder / name).symlink_to(ROOT / name)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_console_blocks(name: str) -> None:
    assert consoles(PAGES[name])


@pytest.mark.parametrize("pair", PAIRS)
def test_a_page_shows_the_same_commands_in_both_languages(pair: tuple[str, str]) -> None:
    english, chinese = (
        [[step.command.split()[:2] for step in steps(block.body)] for block in consoles(PAGES[name])] for name in pair
    )

    assert english == chinese


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(block, id=f"{name}: {steps(block.body)[0].command} ({number})")
        for name, page in PAGES.items()
        for number, block in enumerate(consoles(page), start=1)
    ],
)
def test_a_console_block_shows_what_happens(tmp_path: Path, block: Console) -> None:
    cwd = desk(tmp_path, block.files)
    status = 0
    for step in steps(block.body):
        if step.command.split()[0] == "make":
            continue
        done = run(step.command, status, cwd)
        status = done.returncode

        assert agrees(step.expected, done.stdout), f"$ {step.command}\n{done.stdout}"


def test_every_make_command_of_a_page_is_a_target() -> None:
    lines = [
        line
        for page in PAGES.values()
        for pattern in (r"^\$? *make ([\w -]+)", r"`make ([\w-]+)")
        for line in re.findall(pattern, page, re.MULTILINE)
    ]
    used = {target for line in lines for target in line.split("  ")[0].split()}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert {"demo", "check", "rules-mutation"} <= used
    assert used <= targets


def test_an_output_is_compared_exactly_but_for_lines_left_out() -> None:
    assert agrees(("one", "...", "four"), "one\ntwo\nthree\nfour\n")
    assert agrees(("one", "..."), "one\n")
    assert agrees((), "")
    assert not agrees((), "one\n")
    assert not agrees(("one",), "one \n")
    assert not agrees(("one", "two"), "one\n")


def test_a_page_is_taken_apart_into_commands_expected_lines_and_the_files_before_them() -> None:
    page = (
        "```console\n$ true\n```\n\n"
        "<!-- file: a.yaml -->\n```yaml\nkind: charter\n```\n\n"
        "```console\n$ cat \\\n  a.yaml\nkind: charter\n\n$ true\n```\n"
    )

    first, second = consoles(page)
    assert first.files == {}
    assert second.files == {"a.yaml": "kind: charter\n"}
    assert steps(second.body) == [Step("cat   a.yaml", ("kind: charter",)), Step("true", ())]


def test_a_command_sees_how_the_one_before_it_ended(tmp_path: Path) -> None:
    assert run("echo $?", 3, tmp_path).stdout == "3\n"
