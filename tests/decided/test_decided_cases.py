"""Decided cases told by the adapter: unknown stays unknown, labels are masked, and the measures are reached."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from case_file import Case, CaseFileError, Holding, read_cases
from confusion import Measure, lines, measure
from differences import difference_of, differences
from scoring import AS_OF, BREACH, OPEN, PASS, UNTOLD, Scored, score
from telling import clauses, documents, stated, table

from poolcheck import api
from poolcheck.files import InputFile
from poolcheck.packs.files import Citation

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[2]
DECIDED = ROOT / "fixtures/cases/decided.yaml"
CASES = {case.id: case for case in read_cases(DECIDED)}
FILE: dict[str, Any] = yaml.safe_load(DECIDED.read_text(encoding="utf-8"))
VALUES: dict[str, Any] = FILE["vocabulary"]["core_facts"]
FREE_TEXT = {name for name, values in VALUES.items() if values == "free_text"}


def case(**facts: str) -> Case:
    """Return a case of a pool with some facts, `topic__fact` for `topic.fact`."""
    told = {name.replace("__", "."): value for name, value in facts.items()}
    return Case("x", "X", "US", "pool", "use", told, ())


def told(one: Case) -> str:
    return " | ".join(sentence for clause in clauses(one) for sentence in clause.says)


@pytest.fixture(scope="session")
def measured(law: Law) -> Measure:
    return measure(score([one for one in CASES.values() if one.scoring != "exclude"], law))


def held(verdict: str, *jurisdictions: str) -> Callable[[Scored], bool]:
    return lambda one: one.holding.verdict == verdict and (not jurisdictions or one.case.jurisdiction in jurisdictions)


def test_there_are_seventy_six_cases() -> None:
    assert len(CASES) == 76


def test_every_fact_of_the_format_has_a_concern_it_bears_on_or_is_named_as_having_none() -> None:
    assert set(table()["bears_on"]) == set(VALUES)


def test_every_concern_of_the_format_answers_to_concerns_of_ours(law: Law) -> None:
    assert set(table()["concerns"]) == set(FILE["vocabulary"]["concerns"])
    assert {ours for named in table()["concerns"].values() for ours in named} <= set(law.concerns)


def test_every_value_that_is_told_is_one_of_the_format() -> None:
    for entry in table()["clauses"]:
        for condition in (entry["when"], entry.get("unless", {})):
            for fact, values in condition.items():
                assert set(values) <= set(VALUES[fact]), fact


def test_every_stated_value_is_told_but_free_words_and_labels() -> None:
    masked = set(FILE["vocabulary"]["label_like_facts"])
    same, silent = table()["same_as"], {"unknown", "not_applicable", "not_addressed", "unspecified"}
    conditions = [entry["when"] for entry in table()["clauses"]]
    words = [entry.get("words", {}) for entry in table()["clauses"]]
    untold = {
        (fact, value)
        for fact, values in VALUES.items()
        if fact not in FREE_TEXT | masked
        for value in values
        if value not in silent
        and not any(same.get(value, value) in condition.get(fact, ()) for condition in conditions)
        and not any(same.get(value, value) in by_fact.get(fact, ()) for by_fact in words)
    }

    # By what a pool measures essentiality no clause can tell.
    assert {fact for fact, _ in untold} == {"essentiality.standard"}


def test_facts_that_repeat_a_conclusion_are_never_told() -> None:
    for one in CASES.values():
        assert set(one.facts).isdisjoint(FILE["vocabulary"]["label_like_facts"])


@pytest.mark.parametrize("value", ["unknown", "not_applicable"])
def test_what_is_unknown_is_not_told(value: str) -> None:
    assert told(case(challenge__no_challenge_clause=value)) == ""


def test_what_was_alleged_is_told_as_stated() -> None:
    alleged = case(competing_technology__restriction="alleged")

    assert told(alleged) == told(case(competing_technology__restriction="yes")) != ""


def test_several_facts_make_one_sentence() -> None:
    one = case(
        grant_back__exists="yes",
        grant_back__scope="essential_only",
        grant_back__exclusivity="non_exclusive",
        grant_back__consideration="frand",
    )

    assert told(one) == (
        "licensee must grant back essential improvements to licensor, by license, ordinary license, at the pool rate"
    )
    assert stated(one, "grant_back") == (
        "grant_back.exists",
        "grant_back.scope",
        "grant_back.exclusivity",
        "grant_back.consideration",
    )


def test_a_license_between_two_has_no_charter() -> None:
    pool, license_ = case(royalty__mfn="yes"), replace(case(royalty__mfn="yes"), arrangement="bilateral")

    assert set(documents(pool)) == {"dossier.yaml", "charter.yaml", "license.yaml"}
    assert set(documents(license_)) == {"dossier.yaml", "license.yaml"}


@pytest.mark.parametrize("one", CASES.values(), ids=CASES)
def test_the_documents_of_a_case_are_read_without_a_problem(one: Case) -> None:
    for name, text in documents(one).items():
        if name == "dossier.yaml":
            continue
        reading = api.read_input(InputFile(name, text.encode(), ROOT))
        assert [str(problem) for problem in reading.diagnostics] == []
        assert reading.value is not None
        assert reading.value.partial


def test_no_rule_mentions_a_case() -> None:
    parties = {name for one in CASES for name in re.split(r"-\d{4}-", one)[-1].split("-") if len(name) > 4}
    common = {
        "abuse",
        "american",
        "concerted",
        "electric",
        "general",
        "lamps",
        "license",
        "material",
        "national",
        "patent",
    }
    texts = {path.name: path.read_text(encoding="utf-8").casefold() for path in (ROOT / "rules").rglob("*.yaml")}
    found = {
        (file, name)
        for file, text in texts.items()
        for name in parties - common - {"machine", "sanitary", "standard", "supplement", "transparent"}
        if re.search(rf"\b{re.escape(name)}\b", text)
    }

    assert found == set()


def test_what_was_a_violation_in_china_is_found(measured: Measure) -> None:
    missed = [
        f"{one.case.id}: {one.holding.concern}"
        for one in measured.counted
        if held("violation", "CN")(one) and one.score not in (BREACH, OPEN)
    ]

    assert missed == []


def test_nearly_all_violations_are_a_breach_or_open(measured: Measure) -> None:
    violations = [one for one in measured.counted if held("violation")(one)]
    missed = [
        f"{one.case.id}: {one.holding.concern}"
        for one in violations
        if one.score == PASS or (one.score == UNTOLD and not one.asked)
    ]

    assert len(missed) <= len(violations) * 0.05, missed


def test_hardly_anything_that_was_accepted_is_a_breach_and_most_of_it_passes(measured: Measure) -> None:
    accepted = [one for one in measured.counted if held("ok")(one) and one.score != UNTOLD]
    breach = [f"{one.case.id}: {one.holding.concern}" for one in accepted if one.score == BREACH]
    left_open = [f"{one.case.id}: {one.holding.concern}" for one in accepted if one.score == OPEN]

    assert len(breach) <= len(accepted) * 0.05, breach
    assert len(left_open) <= len(accepted) * 0.35, left_open


def test_the_measures_can_fail(measured: Measure) -> None:
    accepted = [one for one in measured.counted if held("ok")(one) and one.score == PASS]
    worse = Measure(tuple(replace(one, score=BREACH) for one in accepted), ())

    assert worse.share([BREACH], lambda _: True) == 100.0


def test_every_difference_of_law_cites_provisions_in_force(law: Law) -> None:
    for one in differences():
        for source, provision in one.authority:
            assert law.sources.authority(Citation(source=source, provision=provision), AS_OF), provision
        assert one.why["en"]
        assert one.why["zh"]
        assert one.fact in VALUES


@pytest.mark.parametrize(("page", "language"), [("cases.md", "en"), ("cases.zh.md", "zh")])
def test_the_page_lists_the_differences_as_they_were_fixed(page: str, language: str) -> None:
    table = (ROOT / "docs" / page).read_text(encoding="utf-8").split("### ")[-1]
    rows = [line for line in table.splitlines() if line.startswith("| `")]

    assert len(rows) == len(differences())
    for row, one in zip(rows, differences(), strict=True):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[0] == f"`{one.concern}`"
        assert cells[2] == f"`{one.fact}`: " + ", ".join(f"`{value}`" for value in one.values)
        assert cells[3] == "; ".join(f"`{source}/{provision}`" for source, provision in one.authority)
        assert re.sub(r"\s+", "", cells[4]) == re.sub(r"\s+", "", one.why[language])


def test_a_difference_of_law_excuses_no_violation() -> None:
    one = replace(case(challenge__no_challenge_clause="yes"))

    assert difference_of(one, Holding("no_challenge", "ok")) is not None
    assert difference_of(one, Holding("no_challenge", "violation")) is None
    assert difference_of(replace(one, jurisdiction="CN"), Holding("no_challenge", "ok")) is None


def test_the_table_names_every_disagreement(law: Law) -> None:
    one = replace(
        case(challenge__no_challenge_clause="yes"), jurisdiction="JP", holdings=(Holding("no_challenge", "ok"),)
    )

    shown = list(lines(measure(score([one], law)), 0))

    assert any(line.startswith("  x: no_challenge was held ok, here breach") for line in shown)
    assert any(line.strip().startswith("no-challenge: not_met") for line in shown)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cases: 3", "a list under `cases`"),
        ("cases: [7]", "case 1: not a block of keys"),
        ("cases: [{id: a, jurisdiction: US}]", "a: `arrangement` is missing"),
        ("cases: [{id: a, jurisdiction: US, arrangement: pool, facts: [{topic: x}]}]", "a: fact 1 needs"),
        (
            "cases: [{id: a, jurisdiction: US, arrangement: pool, holdings: [{concern: tying, verdict: bad}]}]",
            "verdict",
        ),
        ("cases: [", "while parsing"),
    ],
)
def test_a_file_that_is_not_in_the_format_says_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CaseFileError, match=re.escape(says)):
        read_cases(path)


def test_another_file_is_scored_from_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    one = next(entry for entry in FILE["cases"] if entry["id"] == "us-scotus-1969-lear-adkins")
    path.write_text(yaml.safe_dump({"cases": [one]}), encoding="utf-8")

    command = [sys.executable, str(ROOT / "tests/decided/decided.py"), str(path), "--write", str(tmp_path / "told")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    assert re.search(r"no_challenge +violation +1", run.stdout)
    assert (tmp_path / "told/us-scotus-1969-lear-adkins/license.yaml").is_file()


def test_a_file_that_is_not_there_is_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tests/decided/decided.py"), str(tmp_path / "none.yaml")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    assert "none.yaml" in run.stderr


def test_a_scored_holding_agrees_as_its_verdict_asks() -> None:
    def agrees(verdict: str, given: str) -> bool:
        return Scored(case(), Holding("tying", verdict), given, (), asked=False).agrees

    assert [agrees("violation", one) for one in (BREACH, OPEN, PASS)] == [True, True, False]
    assert [agrees("ok", one) for one in (BREACH, OPEN, PASS, UNTOLD)] == [False, False, True, True]
