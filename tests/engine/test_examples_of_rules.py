"""The examples of rules are read as files are: on either surface, together as a dossier, under any title."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import load_law
from poolcheck.engine.example import read_example, run_example, texts_of
from poolcheck.packs.files import DossierText, ExampleFile

if TYPE_CHECKING:
    from pathlib import Path

    from poolcheck.packs.model import Law, Rule

AS_OF = date(2026, 11, 21)
PACK = "name: house\nversion: 1.0.0\ntitle: {en: House, zh: 内部}\n"
RULE = """\
id: late
concern: tying
title: {en: late, zh: 过晚}
test: governance
for_each: dossier
not_met_when: as_of > 2000-01-01
authority:
  - {source: civil-code, provision: technology-monopoly}
message: {en: late, zh: 过晚}
remedy: {en: none, zh: 无}
"""
CHALLENGE = "licensee must not challenge licensed patents"


@pytest.fixture
def house(tmp_path: Path) -> Law:
    (tmp_path / "rules").mkdir()
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "rules" / "late.yaml").write_text(RULE, encoding="utf-8")
    loaded = load_law([str(tmp_path)], examples=False).value
    assert loaded is not None
    return loaded


def late(law: Law) -> Rule:
    rule = law.rule("late")
    assert rule is not None
    return rule


@pytest.mark.parametrize("title", ["[x", "a #b", "- x", "{x: y}", '"x', "甲：“乙”"])
def test_a_finding_on_a_dossier_points_at_its_title_whatever_signs_it_has(title: str, house: Law) -> None:
    dossier = DossierText(title=title, licenses=("license: X",))
    run = run_example(late(house), ExampleFile(name="titled", dossier=dossier, expect="not_met"), house, AS_OF)

    assert [problem.code for problem in run.problems] == []
    (finding,) = run.findings
    assert finding.id.startswith(f"late@{title}#")
    assert (finding.excerpt.lines, finding.excerpt.pointed) == ((title,), ((0, len(title)),))


def test_the_texts_of_a_dossier_stand_in_order_each_under_its_keys(house: Law) -> None:
    dossier = DossierText(charter="a", entries=("b", "c"), licenses=("d",), patents="e")
    texts = list(texts_of(late(house), ExampleFile(name="all", dossier=dossier, expect="met")))

    assert [(one.kind, one.keys, one.text) for one in texts] == [
        ("charter", ("dossier", "charter"), "a"),
        ("entry", ("dossier", "entries", 0), "b"),
        ("entry", ("dossier", "entries", 1), "c"),
        ("license", ("dossier", "licenses", 0), "d"),
        ("patents", ("dossier", "patents"), "e"),
    ]
    assert len({one.path for one in texts}) == len(texts)
    assert dossier.documents == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    "written",
    [
        f'license "X"\n{CHALLENGE}\n',
        f"# 注\n\n  许可合同“X”\n{CHALLENGE}\n",
        f"license X\n{CHALLENGE}\n",
        f"license: X\nclauses:\n  - {CHALLENGE}\n",
        f'license: "X"\nclauses:\n  - {CHALLENGE}\n',
        f'{{"license": "X", "clauses": ["{CHALLENGE}"]}}\n',
    ],
)
def test_a_document_of_an_example_may_be_sentences_or_a_mapping(written: str, house: Law) -> None:
    read = read_example(late(house), ExampleFile(name="written", document=written, expect="met"))

    assert [problem.message.en for problem in read.problems] == []
    assert read.dossier is not None
    (linked,) = read.dossier.documents
    assert linked.document.title == "X"
    assert [one.act for clause in linked.document.clauses for one in clause.statements] == ["challenge"]
