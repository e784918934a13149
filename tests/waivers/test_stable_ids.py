"""The ids and meanings of findings outlive whatever changes a file but not what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poolcheck import api

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 21)
FILES = (
    "fixtures/model-license/en.yaml",
    "fixtures/model-license/zh.yaml",
    "fixtures/contracts/sep-portfolio-license.pool",
)
DOCUMENTS = [path for path in FILES if (ROOT / path).exists()]
Marks = dict[str, tuple[str, str]]


def marks(law: Law, name: str, text: str) -> Marks:
    report = api.check([api.InputFile(name, text.encode())], law, DAY)
    assert [one for one in report.diagnostics if one.severity.value == "error"] == []
    return {one.id: (one.outcome.value, one.meaning) for one in report.findings if not one.outcome.passes}


@pytest.fixture(scope="module")
def texts() -> Mapping[str, str]:
    return {path: (ROOT / path).read_text(encoding="utf-8") for path in DOCUMENTS}


@pytest.fixture(scope="module")
def before(law: Law, texts: Mapping[str, str]) -> Mapping[str, Marks]:
    return {path: marks(law, path, text) for path, text in texts.items()}


def clauses(text: str) -> tuple[str, list[str]]:
    """Return the head of a YAML document, and its clauses as they are written."""
    head, _, rest = text.partition("clauses:\n") if "clauses:" in text else text.partition("条款:\n")
    key = "clauses:\n" if "clauses:" in text else "条款:\n"
    parts = rest.split("\n  - ")
    first = parts[0].removeprefix("  - ")
    return head + key, [first.rstrip("\n"), *(part.rstrip("\n") for part in parts[1:])]


def joined(head: str, parts: list[str]) -> str:
    return head + "".join(f"  - {part}\n" for part in parts)


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_reordering_renumbering_renaming_and_fifty_lines_more_change_no_id(
    data: st.DataObject, law: Law, texts: Mapping[str, str], before: Mapping[str, Marks]
) -> None:
    path = data.draw(st.sampled_from([each for each in DOCUMENTS if each.endswith(".yaml")]))
    head, parts = clauses(texts[path])
    parts = data.draw(st.permutations(parts))
    number = "at: " if "at: " in parts[0] else parts[0].partition(":")[0] + ": "
    if data.draw(st.booleans()):
        parts = [part.replace(f'{number}"', f'{number}"9{index}.', 1) for index, part in enumerate(parts)]
    at = data.draw(st.integers(0, len(parts)))
    text = joined(head, parts[:at]) + "  # a remark\n" * 25 + "\n" * 25 + joined("", parts[at:])
    name = data.draw(st.sampled_from([path, "renamed.yaml", "deeper/文件.yaml"]))

    assert marks(law, name, text) == before[path]


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize("surface", ["yaml", "pool", "json"])
def test_another_surface_and_canonical_form_change_no_id(
    path: str, surface: str, law: Law, texts: Mapping[str, str], before: Mapping[str, Marks]
) -> None:
    text = api.convert(api.InputFile(path, texts[path].encode()), surface, drop_comments=True).value

    assert text is not None
    assert marks(law, f"converted.{surface}", text) == before[path]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_the_other_language_changes_no_id(
    path: str, law: Law, texts: Mapping[str, str], before: Mapping[str, Marks]
) -> None:
    other: Language = "en" if path.endswith("zh.yaml") else "zh"
    text = api.convert(api.InputFile(path, texts[path].encode()), language=other).value

    assert text is not None
    assert marks(law, path, text) == before[path]


def test_another_word_in_a_clause_changes_its_meaning_and_no_other(
    law: Law, texts: Mapping[str, str], before: Mapping[str, Marks]
) -> None:
    path = "fixtures/model-license/en.yaml"
    changed = texts[path].replace("must grant back improvements to pool", "must grant back improvements to pool, free")

    after = marks(law, path, changed)
    of_clause = {id_ for id_ in before[path] if "·grant_back·" in id_}
    same = {id_ for id_ in before[path].keys() & after.keys() if before[path][id_][1] == after[id_][1]}
    assert of_clause & after.keys()
    assert not of_clause & same
    assert {id_ for id_ in before[path] if "·" in id_} - of_clause <= same


PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from poolcheck import api
law = api.load_law(("cn-contract",), examples=False).value
paths = sorted(Path("fixtures/dossiers/avs3").rglob("dossier.yaml"))
files = [api.InputFile(str(path), path.read_bytes(), path.parent, str(path)) for path in paths]
report = api.check(files, law, date(2026, 11, 21))
print("\\n".join(f"{one.id} {one.meaning}" for one in report.findings if not one.outcome.passes))
"""


def test_meanings_are_the_same_whatever_the_order_of_sets() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert said[0].strip()
    assert said[0] == said[1]
