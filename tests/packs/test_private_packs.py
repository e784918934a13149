"""A pack in a folder of one's own: found by path, read whole, and refused with every problem at its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, check, load_law
from poolcheck.packs import load
from poolcheck.packs.pack_files import PackFiles

if TYPE_CHECKING:
    from pathlib import Path

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.findings.model import Finding

PACK = "name: house\nversion: 1.0.0\ntitle: {en: House rules, zh: 内部规则}\n"
PARAMETERS = """\
most_markets:
  type: count
  title: {en: most markets, zh: 相关市场数上限}
  values:
    - {from: 2025-01-01, value: 1, authority: {source: civil-code, provision: technology-monopoly}}
"""
RULE = """\
id: few-markets
concern: tying
title: {en: Too many markets, zh: 相关市场过多}
test: governance
for_each: license
not_met_when: count(m in markets) > parameter(most_markets)
authority:
  - {source: civil-code, provision: technology-monopoly}
message: {en: too many markets, zh: 相关市场过多}
remedy: {en: name fewer, zh: 减少相关市场}
examples:
  - {name: none, document: "license: X", expect: undetermined}
"""
TWO_MARKETS = "license: X\ngoverning law: PRC\nmarkets:\n  - title: one\n  - title: two\n"


def pack(folder: Path, **files: str) -> Path:
    (folder / "rules").mkdir(parents=True)
    contents = {"pack": PACK, "parameters": PARAMETERS, "few-markets": RULE, **files}
    for name, text in contents.items():
        below = folder if name in ("pack", "parameters", "definitions") else folder / "rules"
        (below / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[tuple[str, str, int, int]]:
    return [_placed(problem, folder) for problem in load_law([str(folder)]).diagnostics]


def _placed(problem: Diagnostic, folder: Path) -> tuple[str, str, int, int]:
    place = problem.location
    return (problem.code, place.path.removeprefix(f"{folder}/"), place.line, place.column)


def found(folder: Path, text: str, as_of: date) -> Finding:
    law = load_law([str(folder)])
    assert law.value is not None
    assert [problem.message.en for problem in law.diagnostics] == []
    (finding,) = check([InputFile("a.yaml", text.encode())], law.value, as_of).findings
    return finding


def test_a_pack_is_loaded_by_its_path(tmp_path: Path) -> None:
    law = load_law([str(pack(tmp_path / "house"))]).value

    assert law is not None
    assert [(one.name, one.version, [rule.id for rule in one.rules]) for one in law.packs] == [
        ("house", "1.0.0", ["few-markets"])
    ]


def test_its_rules_are_evaluated(tmp_path: Path) -> None:
    assert found(pack(tmp_path / "house"), TWO_MARKETS, date(2026, 1, 1)).outcome == "not_met"


def test_a_number_the_law_had_not_set_yet_leaves_the_conduct_open(tmp_path: Path) -> None:
    finding = found(pack(tmp_path / "house"), TWO_MARKETS, date(2024, 12, 31))

    assert finding.outcome == "undetermined"
    assert "parameter.most_markets" in [question.fact for question in finding.open.conduct]
    assert "which number did the law set on that day?" in [question.ask.en for question in finding.open.conduct]


def test_a_rule_file_is_found_by_where_it_stands(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", **{"more-markets": RULE.replace("few-markets", "more-markets")})
    law = load_law([str(folder)]).value

    assert law is not None
    assert [rule.id for rule in law.packs[0].rules] == ["few-markets", "more-markets"]


def test_every_problem_of_a_pack_is_reported_at_its_place(tmp_path: Path) -> None:
    wrong = (
        RULE.replace("concern: tying", "concern: tyeing")
        .replace("test: governance", "test: governence")
        .replace("parameter(most_markets)", "parameter(most_market)")
        .replace("provision: technology-monopoly", "provision: technology-monoply")
    )

    assert sorted(problems(pack(tmp_path / "house", **{"few-markets": wrong}))) == [
        ("condition-parameter-unknown", "rules/few-markets.yaml", 6, 37),
        ("rule-concern-unknown", "rules/few-markets.yaml", 2, 10),
        ("rule-provision-unknown", "rules/few-markets.yaml", 8, 37),
        ("rule-test-unknown", "rules/few-markets.yaml", 4, 7),
    ]


def test_problems_in_several_files_are_reported_in_one_run(tmp_path: Path) -> None:
    folder = pack(
        tmp_path / "house",
        pack=PACK + "extra: 1\n",
        parameters=PARAMETERS.replace("value: 1", "value: 1%"),
        other=RULE.replace("id: few-markets", "id: another"),
    )

    assert {(code, path, line) for code, path, line, _ in problems(folder)} >= {
        ("rule-key-unknown", "pack.yaml", 4),
        ("rule-number-invalid", "parameters.yaml", 5),
        ("rule-id-not-file", "rules/other.yaml", 1),
    }


def test_a_pack_with_a_problem_is_not_evaluated(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", **{"few-markets": RULE.replace("tying", "tyeing")})
    law = load_law([str(folder)]).value

    assert law is not None
    assert law.packs == ()


def test_a_pack_may_be_handed_over_as_its_texts(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house")
    texts = {"pack.yaml": PACK, "parameters.yaml": PARAMETERS, "rules/few-markets.yaml": RULE}
    read = load_law([str(folder)]).value
    handed = load.load_law([PackFiles("house", {name: text.encode() for name, text in texts.items()})]).value

    assert read is not None
    assert handed is not None
    assert handed.packs[0].sha256 == read.packs[0].sha256
    assert [rule.location.path for rule in handed.packs[0].rules] == ["house/rules/few-markets.yaml"]
    assert [rule.file for rule in handed.packs[0].rules] == [rule.file for rule in read.packs[0].rules]


def test_a_rule_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house")
    (folder / "rules" / "more-markets.yaml").mkdir()

    assert problems(folder) == [("file-missing", "rules/more-markets.yaml", 1, 1)]


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2024, 12, 31), "undetermined"),
        (date(2025, 1, 1), "not_met"),
        (date(2025, 6, 30), "not_met"),
        (date(2025, 7, 1), "undetermined"),
    ],
)
def test_a_number_of_the_law_is_in_force_from_its_first_day_to_its_last(
    day: date, outcome: str, tmp_path: Path
) -> None:
    ended = PARAMETERS.replace("from: 2025-01-01", "from: 2025-01-01, until: 2025-06-30")

    assert found(pack(tmp_path / "house", parameters=ended), TWO_MARKETS, day).outcome == outcome


def test_of_two_numbers_in_force_the_later_one_counts(tmp_path: Path) -> None:
    later = (
        PARAMETERS
        + "    - {from: 2025-03-01, value: 2, authority: {source: civil-code, provision: technology-monopoly}}\n"
    )
    folder = pack(tmp_path / "house", parameters=later)

    assert found(folder, TWO_MARKETS, date(2025, 2, 28)).outcome == "not_met"
    assert found(folder, TWO_MARKETS, date(2025, 3, 1)).outcome == "undetermined"


def test_a_pack_that_is_not_there_is_refused_with_the_nearest_name() -> None:
    reading = load_law(["cn-contrat"])

    assert [problem.code for problem in reading.diagnostics] == ["rule-pack-missing"]
    assert reading.diagnostics[0].hint is not None
    assert "cn-contract" in reading.diagnostics[0].hint.en


def test_the_digest_of_a_pack_changes_with_any_of_its_files(tmp_path: Path) -> None:
    one = load_law([str(pack(tmp_path / "one"))]).value
    other = load_law([str(pack(tmp_path / "other", parameters=PARAMETERS.replace("2025", "2024")))]).value

    assert one is not None
    assert other is not None
    assert one.packs[0].sha256 != other.packs[0].sha256


def test_definitions_that_go_round_in_circles_are_reported(tmp_path: Path) -> None:
    definitions = "a:\n  title: {en: a, zh: 甲}\n  when: b\nb:\n  title: {en: b, zh: 乙}\n  when: a\n"

    assert problems(pack(tmp_path / "house", definitions=definitions)) == [
        ("rule-definition-circle", "definitions.yaml", 2, 3),
        ("rule-definition-circle", "definitions.yaml", 5, 3),
    ]


def test_a_subject_that_perhaps_does_not_match_is_not_said_to_fail(tmp_path: Path) -> None:
    rule = RULE.replace(
        "for_each: license", "for_each: {clause: [grant_back], where: all_improvements in object}"
    ).replace("count(m in markets) > parameter(most_markets)", "consideration is free")
    text = "license: X\ngoverning law: PRC\nclauses:\n  - licensee must grant back {}, free\n"
    folder = pack(tmp_path / "house", **{"few-markets": rule})

    assert found(folder, text.format("all improvements"), date(2026, 1, 1)).outcome == "not_met"
    assert found(folder, text.format("improvements"), date(2026, 1, 1)).outcome == "undetermined"
    assert found(folder, text.format("essential improvements"), date(2026, 1, 1)).outcome == "not_applicable"


def test_a_rule_without_examples_is_told_but_can_check_documents(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", **{"few-markets": RULE[: RULE.index("examples:")]})

    assert problems(folder) == [("rule-key-missing", "rules/few-markets.yaml", 1, 1)]
    assert load_law([str(folder)], examples=False).diagnostics == ()


def test_what_stands_behind_examples_that_were_not_read_keeps_its_line(tmp_path: Path) -> None:
    behind = RULE.replace("concern: tying\n", "").replace("  - {name: none", "\n  - {name: none") + "concern: tieing\n"
    folder = pack(tmp_path / "house", **{"few-markets": behind})

    with_examples = load_law([str(folder)]).diagnostics
    without = load_law([str(folder)], examples=False).diagnostics

    assert [problem.code for problem in without] == ["rule-concern-unknown"]
    assert without == with_examples
    assert without[0].location.line == behind.count("\n")


def test_a_document_is_judged_alike_whether_examples_were_read_or_not(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house")
    read, unread = load_law([str(folder)]).value, load_law([str(folder)], examples=False).value

    assert read is not None
    assert unread is not None
    file = InputFile("a.yaml", TWO_MARKETS.encode())
    assert check([file], read, date(2026, 1, 1)) == check([file], unread, date(2026, 1, 1))
