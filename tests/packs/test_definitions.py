"""Definitions: those that every pack has, those of its own, and what they are called with."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, check, load_law
from poolcheck.core.resources import data_folder
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from poolcheck.findings.model import Finding

AS_OF = date(2026, 11, 21)
RULE = """\
id: house-rule
concern: inactive_patents
title: {en: House rule, zh: 内部规则}
test: governance
for_each: {document: [charter, license, entry]}
not_met_when: CONDITION
authority:
  - {source: civil-code, provision: technology-monopoly}
message: {en: it is so, zh: 情况如此}
remedy: {en: mend it, zh: 予以更正}
examples:
  - {name: none, document: "license: X", expect: not_applicable}
"""


def pack(folder: Path, condition: str, definitions: str = "") -> Path:
    (folder / "rules").mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: house\nversion: 1.0.0\ntitle: {en: House, zh: 内部}\n", encoding="utf-8")
    (folder / "rules" / "house-rule.yaml").write_text(RULE.replace("CONDITION", condition), encoding="utf-8")
    if definitions:
        (folder / "definitions.yaml").write_text(definitions, encoding="utf-8")
    return folder


def definition(name: str, when: str, parameters: str = "") -> str:
    taken = f"  parameters: {{{parameters}}}\n" if parameters else ""
    return f"{name}:\n{taken}  title: {{en: so it is, zh: 情况如此}}\n  when: {when}\n"


def problems(folder: Path) -> list[tuple[str, int, int]]:
    found = load_law([str(folder)]).diagnostics
    return [(problem.code, problem.location.line, problem.location.column) for problem in found]


def finding(folder: Path, *documents: tuple[str, str]) -> Finding:
    law = load_law([str(folder)])
    assert [problem.message.en for problem in law.diagnostics] == []
    assert law.value is not None
    report = check([InputFile(name, text.encode()) for name, text in documents], law.value, AS_OF)
    assert [problem.message.en for problem in report.diagnostics] == []
    return report.findings[-1]


def outcome(folder: Path, says: str) -> Outcome:
    return finding(folder, ("a.yaml", f"charter: X\nclauses:\n  - {says}\n")).outcome


def test_a_pack_may_name_the_definitions_that_all_packs_share(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", "taken_out(lapsed_patents)")

    assert outcome(folder, "operator must remove lapsed patents from the pool") is Outcome.NOT_MET
    assert outcome(folder, "operator must remove substitute patents from the pool") is Outcome.MET


def test_a_definition_of_ones_own_may_rest_on_a_shared_one(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", "tidy", definition("tidy", "taken_out(lapsed_patents) or taken_out(substitutes)"))

    assert outcome(folder, "operator must remove substitute patents from the pool") is Outcome.NOT_MET


def test_a_definition_may_not_take_the_name_of_a_shared_one(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", "taken_out(lapsed_patents)", definition("taken_out", "true", "kind: object"))
    (problem,) = load_law([str(folder)]).diagnostics

    assert (problem.code, problem.location.line, problem.location.column) == ("rule-definition-taken", 1, 1)
    assert "taken_out" in problem.message.zh
    assert problem.hint is not None


def test_definitions_may_stand_in_several_files_and_call_one_another(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", "kept")
    (folder / "definitions").mkdir()
    (folder / "definitions" / "a.yaml").write_text(definition("kept", "not gone"), encoding="utf-8")
    gone = definition("gone", "any c in clauses where c.act is remove_patents")
    (folder / "definitions" / "b.yaml").write_text(gone, encoding="utf-8")

    assert outcome(folder, "operator must remove lapsed patents from the pool") is Outcome.MET
    assert outcome(folder, "operator must keep lapsed patents in the pool") is Outcome.NOT_MET


def test_no_two_files_define_the_same_name(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", "kept", definition("kept", "true"))
    (folder / "definitions").mkdir()
    (folder / "definitions" / "a.yaml").write_text("\n" + definition("kept", "true"), encoding="utf-8")
    (problem,) = load_law([str(folder)]).diagnostics

    assert (problem.code, problem.location.line, problem.location.column) == ("rule-definition-twice", 2, 1)
    assert problem.location.path.endswith("definitions/a.yaml")
    assert "definitions.yaml:1" in problem.message.zh
    assert problem.hint is not None


def test_the_digest_of_a_pack_covers_the_definitions_it_shares(tmp_path: Path) -> None:
    law = load_law([str(pack(tmp_path / "house", "true"))]).value
    own = {path.relative_to(tmp_path / "house").as_posix(): path for path in (tmp_path / "house").rglob("*.yaml")}
    digest = hashlib.sha256()
    for name, path in (*sorted(own.items()), ("rules/definitions.yaml", data_folder("rules") / "definitions.yaml")):
        digest.update(b"\0".join((name.encode(), path.read_bytes(), b"")))

    assert law is not None
    assert law.packs[0].sha256 == digest.hexdigest()


def test_what_a_definition_is_called_with_stands_for_a_value(tmp_path: Path) -> None:
    called = definition(
        "named", "any c in clauses where c.act in [deed] and kind in c.object", "deed: act, kind: object"
    )
    folder = pack(tmp_path / "house", "named(remove_patents, lapsed_patents)", called)

    assert outcome(folder, "operator must remove lapsed patents from the pool") is Outcome.NOT_MET
    assert outcome(folder, "operator must keep lapsed patents in the pool") is Outcome.MET
    assert outcome(folder, "operator must remove substitute patents from the pool") is Outcome.MET


def test_what_a_definition_is_called_with_may_be_handed_on(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", "tidy(lapsed_patents)", definition("tidy", "taken_out(sort)", "sort: object"))

    assert outcome(folder, "operator must remove lapsed patents from the pool") is Outcome.NOT_MET
    assert outcome(folder, "operator must remove substitute patents from the pool") is Outcome.MET


@pytest.mark.parametrize("name", ["patents", "lapsed_patents"])
def test_a_parameter_may_not_have_the_name_of_a_fact_or_of_a_value(name: str, tmp_path: Path) -> None:
    named = definition("named", f"any c in clauses where {name} in c.object", f"{name}: object")

    assert problems(pack(tmp_path / "house", "named(substitutes)", named)) == [("rule-parameter-taken", 2, 16)]


def test_a_fact_is_no_value_even_where_it_has_the_same_values(tmp_path: Path) -> None:
    clause = RULE.replace("for_each: {document: [charter, license, entry]}", "for_each: {clause: [remove_patents]}")
    folder = pack(tmp_path / "house", "true")
    text = clause.replace("CONDITION", "any c in clauses where c.act in [act]")
    (folder / "rules" / "house-rule.yaml").write_text(text, encoding="utf-8")

    assert problems(folder) == [("condition-value-unknown", 6, 48)]


def test_a_parameter_of_another_kind_is_refused(tmp_path: Path) -> None:
    named = definition("named", "any c in clauses where deed in c.object", "deed: act")

    assert problems(pack(tmp_path / "house", "named(remove_patents)", named)) == [("condition-value-unknown", 4, 32)]


CHARTER = "charter: Charter of X\nclauses:\n  - operator must remove lapsed patents from the pool\n"
LICENSE = "license: X\nclauses:\n  - licensee may use licensed patents\n"
MANIFEST = "dossier: X\ncharter: charter.yaml\nlicenses: license.yaml\n"


def dossier(folder: Path, texts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return ((str(folder / "dossier.yaml"), texts["dossier.yaml"]),)


def test_the_terms_of_a_license_are_its_clauses_and_those_of_the_charter_beside_it(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", "any c in terms where c.act is remove_patents")
    files = dossier(tmp_path, {"charter.yaml": CHARTER, "license.yaml": LICENSE, "dossier.yaml": MANIFEST})

    assert finding(folder, ("license.yaml", LICENSE)).outcome is Outcome.MET
    assert finding(folder, *files).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("charter", "license_", "asked"),
    [
        ("", "status: partial\n", "clauses"),
        ("status: partial\n", "", "charter.clauses"),
        ("status: partial\n", "status: partial\n", "terms"),
    ],
)
def test_what_was_not_written_down_of_the_terms_is_asked_for_where_it_is_missing(
    charter: str, license_: str, asked: str, tmp_path: Path
) -> None:
    folder = pack(tmp_path / "house", "any c in terms where c.act is join")
    texts = {"charter.yaml": CHARTER + charter, "license.yaml": LICENSE + license_, "dossier.yaml": MANIFEST}

    found = finding(folder, *dossier(tmp_path, texts))

    assert found.outcome is Outcome.UNDETERMINED
    assert [question.fact for question in found.open.conduct] == [asked]
    assert "未录入" in found.open.conduct[0].ask.zh
