"""Every module says in one sentence what it is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "src/poolcheck").rglob("*.py"))
END_OF_SENTENCE = re.compile(r"(?<!e\.g)(?<!i\.e)[.?!](?=\s|$)|[。？！]")


@pytest.mark.parametrize("module", [pytest.param(module, id=str(module.relative_to(ROOT))) for module in MODULES])
def test_the_first_paragraph_of_a_module_is_one_sentence(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))

    assert docstring, "a module has a docstring"

    first = docstring.split("\n\n", maxsplit=1)[0]
    ends = [match.end() for match in END_OF_SENTENCE.finditer(first)]

    assert ends == [len(first)]
