"""The drawing of the house, the layers contract and the packages on disk tell the same story."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/poolcheck"
PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


def layers_of_the_contract() -> list[tuple[str, ...]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = [each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers"]
    return [tuple(re.findall(r"\w+", layer)) for layer in contract["layers"]]


def layers_of_the_page() -> list[tuple[str, ...]]:
    rows = re.findall(r"^\| *\d+ *\|([^|]*)\|", PAGE, re.MULTILINE)
    return [tuple(name.removesuffix(".py").rstrip("/") for name in re.findall(r"`([^`]+)`", row)) for row in rows]


def packages_on_disk() -> set[str]:
    folders = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    modules = {file.stem for file in PACKAGE.glob("*.py")} - {"__init__"}
    return folders | modules


def test_the_page_lists_the_layers_of_the_contract_in_the_same_order() -> None:
    assert layers_of_the_page() == layers_of_the_contract()


def test_every_package_on_disk_has_a_layer_and_every_layer_a_package() -> None:
    assert {name for layer in layers_of_the_contract() for name in layer} == packages_on_disk()


def test_every_python_file_is_in_a_package() -> None:
    assert [file for file in PACKAGE.rglob("*.py") if not (file.parent / "__init__.py").exists()] == []
