"""The law lives in `rules/`: Python cites no instrument of law and knows no rule, pack or source by name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "src/poolcheck").rglob("*.py"))
CITATION = re.compile(
    r"Order (?:65|79)\b|Anti-Monopoly Law|Civil Code|Foreign Trade Law|\bAML \d|\bCC \d|Interpretation \d"
    r"|反垄断法|民法典|专利法|对外贸易法|司法解释|第十七条|禁止滥用|禁止垄断"
)


def literals(source: str) -> list[str]:
    """Return the string literals of a module: docstrings too, comments not."""
    return [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def names_of_the_rules_folder() -> set[str]:
    rules = ROOT / "rules"
    return (
        {file.stem for file in rules.glob("sources/*.yaml")}
        | {folder.name for folder in rules.glob("packs/*") if folder.is_dir()}
        | {file.stem for file in rules.glob("packs/*/rules/*.yaml")}
    )


@pytest.mark.parametrize("module", [pytest.param(module, id=str(module.relative_to(ROOT))) for module in MODULES])
def test_no_string_in_a_module_is_law(module: Path) -> None:
    strings = literals(module.read_text(encoding="utf-8"))

    assert [text for text in strings if CITATION.search(text)] == []
    assert names_of_the_rules_folder().intersection(strings) == set()


@pytest.mark.parametrize("text", ["see Order 79", "违反《反垄断法》第十七条", "AML 17"])
def test_a_citation_in_a_string_would_be_noticed(text: str) -> None:
    strings = literals(f"def f():\n    return {{'law': {text!r}}}\n")

    assert any(CITATION.search(string) for string in strings)
