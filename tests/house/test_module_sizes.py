"""Modules stay small and are named after what they hold."""

from __future__ import annotations

from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "src").rglob("*.py"))
CEILING = 400
MEDIAN = 150
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "manager", "base"}


def lines(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def test_there_are_modules_to_measure() -> None:
    assert ROOT / "src/poolcheck/__init__.py" in MODULES


def test_no_module_is_longer_than_the_ceiling() -> None:
    too_long = {str(module.relative_to(ROOT)): lines(module) for module in MODULES if lines(module) > CEILING}

    assert too_long == {}


def test_the_median_module_fits_on_a_few_screens() -> None:
    assert median(map(lines, MODULES)) <= MEDIAN


def test_no_module_or_package_has_a_name_that_says_nothing() -> None:
    names = [part for module in MODULES for part in module.relative_to(ROOT).with_suffix("").parts]

    assert NAMES_THAT_SAY_NOTHING.isdisjoint(names)
