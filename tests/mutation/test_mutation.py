"""Mutation testing finds what an example is missing for, and says when its own list of exceptions is not true."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from condition_changes import changes
from mutation_report import Account, lines
from mutation_run import UnsoundError, run
from survivors import Survivor, read_survivors
from written_pack import understood

from mutation import main

if TYPE_CHECKING:
    from mutation_run import Fate

DAY = date(2026, 11, 21)
SURVIVORS = Path(__file__).with_name("survivors.yaml")

PACK = 'name: tiny\nversion: "1"\ntitle: {en: Tiny pack, zh: 示例规则包}\napplies_when: document.governing_law is prc\n'
PARAMETERS = """large_share:
  type: percent
  title: {en: Large share, zh: 较大份额}
  values:
    - {from: 2022-08-01, value: 30%, authority: {source: aml-2022, provision: dominance-presumption-one}}
"""
DEFINITIONS = """large:
  title: {en: the pool is large, zh: 专利池份额较大}
  when: any p in positions where p.share >= parameter(large_share)
"""
RULE = """id: free-grant-back
concern: grant_back
title: {en: Free grant-back, zh: 无偿回授}
test: void_clause
for_each: {clause: [grant_back], party: licensee, modality: must}
not_met_when: consideration is free and exclusivity in [exclusive, sole]
elements: [large]
authority:
  - {source: civil-code, provision: improvements}
message: {en: free, zh: 无偿}
remedy: {en: strike the clause, zh: 建议删除该条款}
examples:
"""


def _example(name: str, expect: str, says: str, **more: str) -> str:
    law, share = more.get("law", "PRC"), more.get("share", "30%")
    dated = f"    as_of: {more['as_of']}\n" if "as_of" in more else ""
    return (
        f"  - name: {name}\n    document: |\n      license: Video codec license\n      governing law: {law}\n"
        f"      clauses:\n        - at: '8.1'\n          says: {says}\n"
        f"      markets:\n        - title: decoding\n          shares: [{{holder: pool, share: {share}}}]\n"
        f"    expect: {expect}\n{dated}"
    )


FREE = "licensee must grant back all improvements, free of charge"
EXAMPLES = {
    "exclusive": _example("exclusive", "not_met", f"{FREE}, exclusive"),
    "sole": _example("sole", "not_met", f"{FREE}, sole"),
    "ordinary": _example("ordinary", "met", f"{FREE}, ordinary license"),
    "paid": _example("paid", "met", f"{FREE.replace('free of charge', 'for consideration')}, exclusive"),
    "optional": _example("optional", "not_applicable", f"{FREE.replace('must', 'may')}, exclusive"),
    "member": _example("member", "not_applicable", f"{FREE.replace('licensee', 'member')}, exclusive"),
    "small": _example("small", "conditional", f"{FREE}, exclusive", share="29%"),
    "foreign": _example("foreign", "not_applicable", f"{FREE}, exclusive", law="Germany"),
    "before": _example("before", "conditional", f"{FREE}, exclusive", as_of="2022-07-31"),
    "first day": _example("first day", "not_met", f"{FREE}, exclusive", as_of="2022-08-01"),
    "code": _example("code", "conditional", f"{FREE}, exclusive", as_of="2021-01-01"),
}


def _pack(folder: Path, *without: str, rule: str = RULE) -> str:
    (folder / "rules").mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "parameters.yaml").write_text(PARAMETERS, encoding="utf-8")
    (folder / "definitions.yaml").write_text(DEFINITIONS, encoding="utf-8")
    examples = "".join(text for name, text in EXAMPLES.items() if name not in without)
    (folder / "rules" / "free-grant-back.yaml").write_text(rule + examples, encoding="utf-8")
    return str(folder)


def _fates(folder: Path, *without: str, rule: str = RULE, prefix: str = "") -> tuple[Fate, ...]:
    found = run((_pack(folder, *without, rule=rule),), DAY, prefix, processes=1)
    assert found.wrong == ()
    return found.fates


def _survivors(fates: tuple[Fate, ...]) -> list[tuple[str, str]]:
    return [fate.key for fate in fates if fate.survived]


def test_no_mutant_survives_examples_of_every_edge(tmp_path: Path) -> None:
    fates = _fates(tmp_path)

    assert _survivors(fates) == []
    assert {fate.of for fate in fates} == {
        "rule free-grant-back",
        "definition tiny/large",
        "parameter tiny/large_share",
        "pack tiny",
        "source civil-code",
    }


@pytest.mark.parametrize(
    ("missing", "of", "what", "line", "column"),
    [
        pytest.param(
            "sole",
            "rule free-grant-back",
            "not_met_when: drop `sole` in `exclusivity in [exclusive, sole]`",
            6,
            68,
            id="a value of a list",
        ),
        pytest.param(
            "paid", "rule free-grant-back", "not_met_when: drop `consideration is free`", 6, 15, id="a conjunct"
        ),
        pytest.param("optional", "rule free-grant-back", "for_each: drop `modality`", 5, 61, id="the modality"),
        pytest.param("member", "rule free-grant-back", "for_each: drop `party`", 5, 41, id="the party"),
        pytest.param(
            "before", "parameter tiny/large_share", "from 2022-08-01: from becomes 2022-07-31", 5, 14, id="a day"
        ),
        pytest.param(
            "foreign", "pack tiny", "applies_when: `document.governing_law is prc` becomes true", 4, 15, id="a pack"
        ),
    ],
)
def test_a_mutant_survives_where_the_telling_example_is_missing(
    tmp_path: Path, missing: str, of: str, what: str, line: int, column: int
) -> None:
    found = {fate.key: fate for fate in _fates(tmp_path, missing, prefix=of.split()[1]) if fate.survived}

    assert (of, what) in found
    assert (found[of, what].place.line, found[of, what].place.column) == (line, column)
    assert f"{of}: survived: {what}" in "\n".join(lines(Account(tuple(found.values()))))


def test_a_source_that_enters_into_force_a_day_later_survives_where_no_example_is_of_its_first_day(
    tmp_path: Path,
) -> None:
    found = [fate for fate in _fates(tmp_path, "code", prefix="civil-code") if fate.survived]

    assert [fate.key for fate in found] == [
        ("source civil-code", "versions: from 2021-01-01 becomes 2021-01-02"),
        ("source civil-code", "improvements: from 2021-01-01 becomes 2021-01-02"),
    ]
    assert {fate.place.path for fate in found} == {"rules/sources/civil-code.yaml"}


def test_a_change_that_does_not_type_check_is_discarded_and_counts_neither_way(tmp_path: Path) -> None:
    never = RULE.replace("consideration is free and", "exclusivity is not ordinary and")

    fates = _fates(tmp_path, "paid", rule=never, prefix="free")

    assert [fate.what for fate in fates if not fate.valid] == ["not_met_when: negate `exclusivity is not ordinary`"]
    assert [fate.what for fate in fates if fate.survived] == [
        "not_met_when: drop `exclusivity is not ordinary`",
        "not_met_when: drop `exclusivity in [exclusive, sole]`",
    ]
    *_, last = lines(Account(fates))
    assert last.startswith("16 mutants: 14 killed, 2 survived, 0 explained; 1 discarded; 87.5 % ")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param(
            "exclusivity in [exclusive, sole]",
            {"exclusivity not in [exclusive, sole]", "exclusivity in [sole]", "exclusivity in [exclusive]"},
            id="a list",
        ),
        pytest.param("form is license", {"form is not license"}, id="one value"),
        pytest.param("x in object", {"x not in object"}, id="a set"),
        pytest.param(
            "any of [x, y] in object",
            {"not any of [x, y] in object", "x in object", "y in object"},
            id="a set that overlaps",
        ),
        pytest.param("a and b", {"b", "a", "not (a and b)", "not a and b", "a and not b"}, id="and"),
        pytest.param("a or not b", {"not b", "a", "not (a or not b)", "not a or not b", "a or b"}, id="or"),
        pytest.param(
            "x >= 66.67%",
            {"x > 66.67%", "x < 66.67%", "x >= 66.66%", "x >= 66.68%"},
            id="a number",
        ),
        pytest.param(
            "x < 2026-03-01", {"x <= 2026-03-01", "x >= 2026-03-01", "x < 2026-02-28", "x < 2026-03-02"}, id="a day"
        ),
        pytest.param(
            "any p in patents where a",
            {
                "any p in patents",
                "no p in patents where a",
                "every p in patents has a",
                "any p in patents where not a",
                "any p in patents where false",
            },
            id="any",
        ),
        pytest.param(
            "every p in patents where a has b",
            {
                "every p in patents has b",
                "any p in patents where a and b",
                "not (every p in patents where a has b)",
                "every p in patents where not a has b",
                "every p in patents where false has b",
                "every p in patents where a has not b",
                "every p in patents where a has true",
                "every p in patents where a has false",
            },
            id="every",
        ),
        pytest.param(
            "count(p in patents where a) > 0",
            {
                "count(p in patents where a) >= 0",
                "count(p in patents where a) <= 0",
                "count(p in patents where a) > -1",
                "count(p in patents where a) > 1",
                "count(p in patents) > 0",
                "count(p in patents where not a) > 0",
                "count(p in patents where false) > 0",
            },
            id="count",
        ),
        pytest.param("x + y > z", {"x + y >= z", "x + y <= z", "x - y > z"}, id="arithmetic"),
    ],
)
def test_the_changes_of_a_condition(condition: str, expected: set[str]) -> None:
    found = [change.text for change in changes(understood(condition))]

    assert len(found) == len(set(found))
    assert set(found) - {"true", "false"} == expected


def test_the_opposite_of_an_open_question_is_no_change() -> None:
    found = [change.what for change in changes(understood("a and not b and unknown"), {"b"})]

    assert "negate `a`" in found
    assert not any(what in {"negate `b`", "negate `not b`", "negate `unknown`"} for what in found)


def test_a_change_points_at_what_was_changed() -> None:
    written = "a and\n  exclusivity in [exclusive, sole]"

    places = {change.what: written[change.at.start : change.at.end] for change in changes(understood(written))}

    assert places["drop `a`"] == "a"
    assert places["drop `sole` in `exclusivity in [exclusive, sole]`"] == "sole"


def test_equal_changes_of_different_places_have_different_names() -> None:
    found = [change.what for change in changes(understood("(a or b) and (a or c)"))]

    assert "drop `a`" in found
    assert "drop `a` (2)" in found
    assert len(found) == len(set(found))


def _explained(of: str, mutation: str) -> Survivor:
    return Survivor(of=of, mutation=mutation, why="it makes no difference")


def test_an_explained_survivor_does_not_count(tmp_path: Path) -> None:
    fates = _fates(tmp_path, "paid", prefix="free")
    mutation = "not_met_when: drop `consideration is free`"

    before, after = Account(fates), Account(fates, (_explained("rule free-grant-back", mutation),))

    assert before.percent < 100
    assert [fate.what for fate in before.unexplained] == [mutation]
    assert (after.percent, after.unexplained, after.stale) == (100, [], [])


@pytest.mark.parametrize(
    ("of", "mutation", "problem"),
    [
        pytest.param(
            "rule free-grant-back",
            "not_met_when: drop `consideration is free`",
            "killed by free-grant-back: paid",
            id="a mutant that is killed",
        ),
        pytest.param("rule free-grant-back", "not_met_when: drop `no_such`", "no such mutation", id="no such mutant"),
        pytest.param("rule gone", "elements: drop `large`", "no such mutation", id="no such rule"),
    ],
)
def test_an_explanation_of_nothing_is_told(tmp_path: Path, of: str, mutation: str, problem: str) -> None:
    account = Account(_fates(tmp_path, prefix="free"), (_explained(of, mutation),))

    assert account.stale == [f"{of}: {problem}: {mutation}"]
    assert any(line.startswith("survivors.yaml: ") for line in lines(account))


def test_an_example_that_fails_without_any_mutation_is_told_and_not_asked(tmp_path: Path) -> None:
    folder = _pack(tmp_path, rule=RULE.replace("[exclusive, sole]", "[exclusive, ordinary]"))

    found = run((folder,), DAY, "free", processes=1)

    assert found.wrong == (
        "free-grant-back: sole: met, not not_met",
        "free-grant-back: ordinary: not_met, not met",
    )
    assert all(fate.killed_by not in {"free-grant-back: sole", "free-grant-back: ordinary"} for fate in found.fates)
    assert "without any mutation: free-grant-back: sole: met, not not_met" in list(
        lines(Account(found.fates, (), found.wrong))
    )


def test_a_law_that_does_not_load_is_told_at_its_line(tmp_path: Path) -> None:
    folder = _pack(tmp_path, rule=RULE.replace("consideration is free", "price is free"))

    with pytest.raises(UnsoundError, match=r"free-grant-back\.yaml:6: "):
        run((folder,), DAY, processes=1)


@pytest.mark.parametrize(("threshold", "code"), [("99", 1), ("90", 0)])
def test_the_command_fails_where_too_many_survive(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    threshold: str,
    code: int,
) -> None:
    given = ["--pack", _pack(tmp_path, "paid"), "--rules", "free", "--processes", "1", "--threshold", threshold]
    monkeypatch.setattr("sys.argv", ["mutation.py", *given])

    assert main() == code
    assert "survived: not_met_when: drop `consideration is free`" in capsys.readouterr().out


def test_every_explanation_is_given_once() -> None:
    keys = [entry.key for entry in read_survivors(SURVIVORS)]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("rule", ["no-challenge", "royalty-on-inactive-patents"])
def test_shipped_rules_have_examples_for_all_that_they_say(rule: str) -> None:
    found = run(("cn-contract",), DAY, rule, processes=1)
    known = tuple(entry for entry in read_survivors(SURVIVORS) if entry.of in {fate.of for fate in found.fates})
    account = Account(found.fates, known, found.wrong)

    assert len(account.valid) >= 10
    assert list(lines(account))[:-1] == []
