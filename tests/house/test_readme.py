"""What the README shows is what happens: its console blocks are run and compared.

In a `console` block a line `$ command` is run with bash (a `\\` at its end continues it); the lines up to the next
`$ ` are the expected output, where a line `...` stands for any number of lines. A `yaml` block below a comment
`<!-- file: name.yaml -->` is a document that the commands can use. Every block starts in a fresh copy of the folders
`fixtures`, `grammar` and `rules`. Commands of make are not run, but must name targets that exist.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("README*.md"))]
BLOCK = re.compile(
    r"(?:^<!-- file: (?P<file>[\w./-]+) -->\n\s*)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Step:
    command: str
    expected: tuple[str, ...]


def console_blocks(page: str) -> list[str]:
    return [match["body"] for match in BLOCK.finditer(page) if match["kind"] == "console"]


def documents(page: str) -> dict[str, str]:
    return {match["file"]: match["body"] for match in BLOCK.finditer(page) if match["file"]}


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


def run(command: str, previous: int, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command after one that ended with `previous`, as a terminal shows it: both streams in one."""
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


def desk(folder: Path, page: str) -> Path:
    """Lay out the folders and the documents that the commands of a page work on."""
    for name in ("fixtures", "grammar", "rules"):
        shutil.copytree(ROOT / name, folder / name)
    for name, text in documents(page).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_a_readme_has_console_blocks(page: str) -> None:
    assert console_blocks(page)


def test_there_is_a_readme_in_each_language_and_they_show_the_same_commands() -> None:
    commands = [[step.command.split()[:2] for block in console_blocks(page) for step in steps(block)] for page in PAGES]

    assert len(PAGES) == 2
    assert commands[0] == commands[1]


@pytest.mark.parametrize(("page", "block"), [(page, block) for page in PAGES for block in console_blocks(page)])
def test_a_console_block_of_a_readme_shows_what_happens(tmp_path: Path, page: str, block: str) -> None:
    cwd = desk(tmp_path, page)
    status = 0
    for step in steps(block):
        if step.command.split()[0] == "make":
            continue
        done = run(step.command, status, cwd)
        status = done.returncode

        assert agrees(step.expected, done.stdout), f"$ {step.command}\n{done.stdout}"


def test_every_make_command_of_the_readme_is_a_target() -> None:
    lines = [line for page in PAGES for line in re.findall(r"^\$? *make ([\w -]+)$", page, re.MULTILINE)]
    used = {target for line in lines for target in line.split()}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert used <= targets


def test_an_output_is_compared_exactly_but_for_lines_left_out() -> None:
    assert agrees(("one", "...", "four"), "one\ntwo\nthree\nfour\n")
    assert agrees(("one", "..."), "one\n")
    assert agrees((), "")
    assert not agrees((), "one\n")
    assert not agrees(("one",), "one \n")
    assert not agrees(("one", "two"), "one\n")


def test_a_block_is_taken_apart_into_commands_and_expected_lines() -> None:
    page = (
        "<!-- file: a.yaml -->\n```yaml\nkind: charter\n```\n\n"
        "```console\n$ cat \\\n  a.yaml\nkind: charter\n\n$ true\n```\n"
    )

    assert documents(page) == {"a.yaml": "kind: charter\n"}
    assert [steps(block) for block in console_blocks(page)] == [
        [Step("cat   a.yaml", ("kind: charter",)), Step("true", ())]
    ]


def test_a_command_sees_how_the_one_before_it_ended(tmp_path: Path) -> None:
    assert run("echo $?", 3, tmp_path).stdout == "3\n"
