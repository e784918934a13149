"""The import contracts bite: a forbidden import, planted in a copy of the tree, is noticed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

PLANTS = [
    pytest.param(
        {"core/truth.py": "import poolcheck.cli"},
        "Data flows one way, imports the other",
        id="the core imports the command line",
    ),
    pytest.param(
        {"core/truth.py": "def f() -> None:\n    import poolcheck.packs"},
        "Data flows one way, imports the other",
        id="the core imports the packs inside a function",
    ),
    pytest.param(
        {"attic.py": '"""A module without a place."""'},
        "Data flows one way, imports the other",
        id="a module has no layer",
    ),
    pytest.param(
        {"syntax/__init__.py": "import poolcheck.expr"},
        "Data flows one way, imports the other",
        id="neighbours of one floor import each other",
    ),
    pytest.param(
        {"core/hen.py": "import poolcheck.core.egg", "core/egg.py": "import poolcheck.core.hen"},
        "Rooms of one floor do not go round in circles",
        id="two modules import each other",
    ),
    pytest.param(
        {"reports/formats/to_here.py": "import poolcheck.reports.formats.to_there", "reports/formats/to_there.py": ""},
        "Report formats do not know each other",
        id="a report format imports another",
    ),
    pytest.param(
        {"core/truth.py": "import click"},
        "The command line's libraries stay in the command line",
        id="the core imports click",
    ),
]


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree / "src"), "PYTHONUTF8": "1", "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_tree_as_it_stands_keeps_every_contract(tree: Path) -> None:
    done = lint(tree)

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(("plants", "contract"), PLANTS)
def test_a_planted_import_breaks_the_contract(tree: Path, plants: dict[str, str], contract: str) -> None:
    for name, text in plants.items():
        with (tree / "src/poolcheck" / name).open("a", encoding="utf-8") as module:
            module.write(f"\n{text}\n")

    done = lint(tree)

    assert done.returncode == 1, done.stdout
    assert f"{contract} BROKEN" in done.stdout, done.stdout


def test_every_contract_has_a_plant() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}

    assert contracts == {plant.values[1] for plant in PLANTS}
