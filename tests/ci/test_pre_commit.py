"""The hooks for pre-commit: their file is valid, they look at the right files, and they work once installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml
from ci_desk import CLEAN, DAY, FREE_GRANT_BACK, PAGE, ROOT, examples, write

from poolcheck.cli.main import poolcheck

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = ROOT / ".pre-commit-hooks.yaml"
HOOKS: dict[str, dict[str, Any]] = {hook["id"]: hook for hook in yaml.safe_load(FILE.read_text(encoding="utf-8"))}
PRE_COMMIT = (sys.executable, "-m", "pre_commit")
PACKAGED = ("pyproject.toml", "README.md", ".pre-commit-hooks.yaml", "src", "grammar", "rules")
"""What of the checkout is in the package that pre-commit installs."""

DOCUMENTS = ["a.pool", "deals/b.pool"]
MANIFESTS = ["dossier.yaml", "deals/dossier.yaml"]
ANYTHING = ["docker-compose.yml", "deals/our-dossier.yaml", "d.json", "patents.csv", "poolcheck.toml"]
OTHERS = ["a.pooled", "notes.md", "Cargo.toml"]


def run(*command: str, cwd: Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that is in no repository but the one around it, and reads nobody's settings."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUTF8": "1", **(environment or {})}
    return subprocess.run(
        command, cwd=cwd, env=inherited | own, capture_output=True, text=True, encoding="utf-8", check=False
    )


def committed(folder: Path) -> str:
    """Put all of a folder into a repository of its own and return the commit."""
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.com")
    for arguments in (("init", "--quiet"), ("add", "--all"), (*who, "commit", "--quiet", "--message", "all")):
        done = run("git", *arguments, cwd=folder)
        assert done.returncode == 0, done.stderr
    return run("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


# the file


def test_the_manifest_is_what_pre_commit_asks_for(tmp_path: Path) -> None:
    done = run(*PRE_COMMIT, "validate-manifest", str(FILE), cwd=tmp_path)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_a_hook_runs_a_command_that_there_is_in_one_process(hook: dict[str, Any]) -> None:
    name, command, *options = hook["entry"].split()

    found = poolcheck.get_command(click.Context(poolcheck), command)
    assert name == "poolcheck"
    assert found is not None
    assert {*options} <= {option for param in found.params for option in param.opts}
    assert (hook["language"], hook["require_serial"]) == ("python", True)
    assert hook["description"]


def test_only_names_that_say_so_are_taken_for_documents() -> None:
    names = [*DOCUMENTS, *MANIFESTS, *ANYTHING, *OTHERS]
    taken = {id_: [name for name in names if re.search(hook["files"], name)] for id_, hook in HOOKS.items()}

    assert taken == {
        "poolcheck": [*DOCUMENTS, *MANIFESTS],
        "poolcheck-folder": [*DOCUMENTS, *MANIFESTS, *ANYTHING],
        "poolcheck-fmt": DOCUMENTS,
    }


# the hooks


# One test, because tests run in parallel processes and each would install a poolcheck of its own.
@pytest.mark.skipif(shutil.which("git") is None, reason="pre-commit needs git, which is not installed")
def test_slow_the_hooks_check_and_format_what_is_committed(tmp_path: Path) -> None:
    asked = run(
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(tmp_path / "index")),
        *("--disable-pip-version-check", "--retries", "1", "hatchling"),
        cwd=tmp_path,
    )
    if asked.returncode:
        pytest.skip("no package index is within reach, from which pre-commit could install poolcheck")
    for name in PACKAGED:
        source, target = ROOT / name, tmp_path / "poolcheck" / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(exist_ok=True)
            shutil.copy(source, target)
    options = ["--as-of", DAY, "--lang", "en", "--pack", "cn-contract"]
    hooks = [{"id": "poolcheck", "args": options}, {"id": "poolcheck-folder", "args": [*options, "."]}]
    repo = {
        "repo": str(tmp_path / "poolcheck"),
        "rev": committed(tmp_path / "poolcheck"),
        "hooks": [*hooks, {"id": "poolcheck-fmt"}],
    }
    desk = tmp_path / "desk"
    write(
        desk,
        {
            ".pre-commit-config.yaml": yaml.safe_dump({"repos": [repo]}),
            "docker-compose.yml": "services:\n  web:\n    image: nginx\n",
            "clean.yaml": CLEAN,
            "our deals/plain.pool": 'license "Plain"\n  status:   partial\n',
            "our deals/free.yaml": FREE_GRANT_BACK,
        },
    )
    committed(desk)

    def pre_commit(*arguments: str) -> subprocess.CompletedProcess[str]:
        return run(*PRE_COMMIT, *arguments, cwd=desk, environment={"PRE_COMMIT_HOME": str(tmp_path / "home")})

    installed = pre_commit("install-hooks")

    assert installed.returncode == 0, installed.stdout + installed.stderr

    changed = pre_commit("run", "poolcheck", "--verbose", "--all-files")

    assert changed.returncode == 0, changed.stdout
    assert "our deals/plain.pool" in changed.stdout
    assert "free.yaml" not in changed.stdout
    assert "docker-compose.yml" not in changed.stdout

    whole = pre_commit("run", "poolcheck-folder", "--files", "docker-compose.yml")

    assert whole.returncode == 1
    assert "exit code: 1" in whole.stdout
    assert "our deals/free.yaml:5" in whole.stdout
    assert "so many are no documents and were passed over: 1" in whole.stdout

    formatted = pre_commit("run", "poolcheck-fmt", "--all-files")

    assert formatted.returncode == 1
    assert "files were modified by this hook" in formatted.stdout
    assert (desk / "our deals/plain.pool").read_text(encoding="utf-8") == 'license "Plain"\n  status: partial\n'


# the page


def test_the_configurations_of_the_page_are_valid_and_name_hooks_that_there_are(tmp_path: Path) -> None:
    configurations = examples(PAGE, "repos")
    files = {f"{number}.yaml": yaml.safe_dump(configuration) for number, configuration in enumerate(configurations)}
    write(tmp_path, files)

    done = run(*PRE_COMMIT, "validate-config", *files, cwd=tmp_path)

    assert done.returncode == 0, done.stdout
    named = {hook["id"] for each in configurations for repo in each["repos"] for hook in repo["hooks"]}
    assert named == set(HOOKS)
