"""Real matters told in the language: what authorities held is found, what they accepted is not, nothing is made up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from poolcheck import api
from poolcheck.core.bilingual import language_of
from poolcheck.documents.meaning import same_meaning
from poolcheck.files import InputFile
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.model import Document
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

    Run = Callable[[InputFile], api.Report]
    Reports = Callable[[str], api.Report]

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "fixtures/cases"
DAY = date(2026, 11, 21)
FIVE = (
    "tying",
    "expired_patents",
    "substitutes",
    "discriminatory_pricing",
    "exclusive_clauses",
    "independent_licensing",
    "grant_back",
)
"""The five concerns, by the names of the case files: tying goes with dead and competing patents in the package."""
MATTERS = sorted(path.name for path in CASES.iterdir() if path.is_dir())
DECIDED = [name for name in MATTERS if not name.startswith("named-")]
NAMED = [name for name in MATTERS if name.startswith("named-")]
GRAVITY = list(Outcome)
"""Outcomes from what passes to what does not."""
AUTHORITY_FOUND = {"en": "dominance found by an authority", "zh": "市场支配地位 执法机构认定具有"}


def load(name: str, file: str) -> dict[str, Any]:
    loaded = yaml.safe_load((CASES / name / file).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@cache
def case(name: str) -> dict[str, Any]:
    """Return what is known of a matter: its facts, what is open, and what was held."""
    return load(name, "case.yaml")


@cache
def expected(name: str) -> dict[str, Any]:
    """Return what poolcheck must say about a matter."""
    return load(name, "expected.yaml")


@cache
def concerns_of(case_name: str) -> tuple[str, ...]:
    """Return our concerns that bear a name of the case files."""
    concerns = yaml.safe_load((ROOT / "rules/concerns.yaml").read_text(encoding="utf-8"))
    return tuple(id_ for id_, concern in concerns.items() if concern.get("case_name") == case_name)


OURS = tuple(concern for case_name in FIVE for concern in concerns_of(case_name))


@dataclass(frozen=True, slots=True)
class Told:
    """One document of a matter, on one surface."""

    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def file(self) -> InputFile:
        return InputFile(self.path.relative_to(ROOT).as_posix(), self.path.read_bytes(), self.path.parent)

    @property
    def other(self) -> Told:
        return Told(self.path.with_suffix(".yaml" if self.path.suffix == ".pool" else ".pool"))

    @property
    def language(self) -> Language:
        return language_of(self.text)

    def read(self) -> Document:
        reading = api.read_input(self.file)
        assert [str(problem) for problem in reading.diagnostics] == []
        assert reading.value is not None
        return reading.value


def told(name: str) -> tuple[Told, ...]:
    """Return the documents of a matter, as sentences."""
    return tuple(Told(path) for path in sorted((CASES / name).glob("*.pool")))


def manifest(name: str, surface: str = "pool", folder: Path | None = None) -> InputFile:
    """Return the manifest of a matter, naming its documents on this surface."""
    path = CASES / name / "dossier.yaml"
    data = path.read_text(encoding="utf-8").replace(".pool", f".{surface}")
    return InputFile(path.relative_to(ROOT).as_posix(), data.encode(), folder or path.parent)


def in_china(name: str, folder: Path) -> InputFile:
    """Return a matter as if it were wholly told, agreed under the law of China, with a dominant licensor."""
    for document in told(name):
        zh = document.language == "zh"
        status, whole = ("状态：部分", "状态：完整") if zh else ("status: partial", "status: complete")
        law = "适用法律：中国" if zh else "governing law: PRC"
        market = "相关市场 “中国市场”：" if zh else 'market "market in China": '
        assert document.text.count(status) == 1
        text = document.text.replace(status, f"{whole}\n  {law}\n  {market}{AUTHORITY_FOUND['zh' if zh else 'en']}")
        (folder / document.path.name).write_text(text, encoding="utf-8")
    written = manifest(name, "pool", folder)
    data = written.data.decode().replace("status: partial", "status: complete").replace("状态: 部分", "状态: 完整")
    return InputFile(written.path, data.encode(), folder)


@dataclass(frozen=True, slots=True)
class Concern:
    """What was held on a concern, and what poolcheck must say about it."""

    matter: str
    case_name: str
    entry: dict[str, Any]

    @property
    def ours(self) -> tuple[str, ...]:
        return tuple(self.entry["told_by"])

    def told(self, findings: Iterable[Finding], clause: str | None = None) -> list[Finding]:
        """Return the findings on this concern, at this clause if one is named."""
        return [one for one in findings if one.concern in self.ours and (clause is None or one.clause == clause)]


def held() -> Iterator[Concern]:
    for name in DECIDED:
        for case_name, entry in expected(name)["concerns"].items():
            yield Concern(name, case_name, entry)


def params(verdict: str) -> list[Any]:
    return [pytest.param(one, id=f"{one.matter}-{one.case_name}") for one in held() if one.entry["held"] == verdict]


def lines(findings: Iterable[Finding]) -> str:
    """Return findings as a test names them when it fails: outcome, concern, rule, and the place."""
    return (
        "\n".join(f"  {one.outcome.value}: {one.concern} ({one.rule}) at {one.location}" for one in findings)
        or "  none"
    )


def worst(findings: Iterable[Finding]) -> Outcome:
    return max((one.outcome for one in findings), key=GRAVITY.index, default=Outcome.NOT_APPLICABLE)


def reaches(findings: Iterable[Finding], outcome: str) -> bool:
    return GRAVITY.index(worst(findings)) >= GRAVITY.index(Outcome(outcome))


def beyond(findings: Iterable[Finding], outcome: str) -> list[Finding]:
    return [one for one in findings if GRAVITY.index(one.outcome) > GRAVITY.index(Outcome(outcome))]


def on_what_is_told(report: api.Report) -> api.Report:
    """Return a report on the five concerns, without the questions about the part that the case file does not tell."""
    told_of = [one for one in report.findings if one.concern in OURS and (one.clause or not one.outcome.open)]
    return replace(report, findings=tuple(told_of))


def bracketed(document: Told) -> dict[str, list[str]]:
    """Return, for every clause of a document written as sentences, the facts named in the comments above it."""
    found: dict[str, list[str]] = {}
    numbers = {clause.span.location.line: clause.at for clause in document.read().clauses}
    named: list[str] = []
    for number, line in enumerate(document.text.splitlines(), start=1):
        if line.lstrip().startswith("#"):
            named += [name.strip() for part in re.findall(r"# \[(.+?)\]", line) for name in part.split(",")]
        elif number in numbers:
            found[numbers[number]] = named
            named = []
    return found


def sourced(name: str) -> set[str]:
    """Return the facts that the facts of a matter's documents name as their source."""
    return {
        fact
        for one in told(name)
        for fact in re.findall(r"([a-z_]+\.[a-z_]+)[^a-z_.]", one.text)
        if fact in case(name)["facts"]
    }


@pytest.fixture(scope="session")
def run(law: Law) -> Run:
    """Check the documents a manifest names; nothing may be wrong with them."""

    def checked(named: InputFile) -> api.Report:
        report = api.check([named], law, DAY)
        assert [str(problem) for problem in report.diagnostics] == []
        return report

    return checked


@pytest.fixture(scope="session")
def reports(run: Run) -> Reports:
    @cache
    def of(name: str) -> api.Report:
        return run(manifest(name))

    return of


@pytest.fixture(scope="session")
def reports_in_china(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Reports:
    @cache
    def of(name: str) -> api.Report:
        return run(in_china(name, tmp_path_factory.mktemp(name)))

    return of


def test_there_are_cleared_pools_violations_and_every_named_pool() -> None:
    outcomes = [case(name)["outcome"] for name in DECIDED]

    assert sum(outcome in ("cleared", "conditionally cleared") for outcome in outcomes) >= 5
    assert sum(outcome in ("violation", "settled") for outcome in outcomes) >= 6
    assert len(NAMED) == 8


def test_every_one_of_the_five_concerns_was_violated_in_some_matter() -> None:
    found = {one.case_name for one in held() if one.entry["held"] == "violation"}

    assert found >= set(FIVE) - {"substitutes"}  # no authority held competing patents alone to be a violation


def test_a_third_of_the_matters_is_told_in_chinese() -> None:
    chinese = [name for name in MATTERS if {one.language for one in told(name)} == {"zh"}]

    assert len(chinese) * 3 >= len(MATTERS)
    assert [name for name in MATTERS if name.startswith(("cn-", "named-")) and name not in chinese] == []


@pytest.mark.parametrize("name", MATTERS)
def test_a_matter_has_all_its_files(name: str) -> None:
    files = {path.name for path in (CASES / name).iterdir()}

    assert files >= {"case.yaml", "expected.yaml", "dossier.yaml", "report.txt"}
    assert told(name)
    assert all(one.other.path.exists() for one in told(name))
    assert case(name)["case"] == expected(name)["matter"] == name


@pytest.mark.parametrize("name", MATTERS)
def test_either_surface_is_what_the_other_converts_to(name: str) -> None:
    for one in told(name):
        to_yaml, back = api.convert(one.file, "yaml"), api.convert(one.other.file, "pool")
        canonical = api.convert(one.file, "pool")

        assert to_yaml.value == one.other.text, f"{one.other.path.name} is not what {one.path.name} converts to"
        assert back.value == canonical.value


@pytest.mark.parametrize("name", MATTERS)
def test_both_surfaces_say_the_same(name: str) -> None:
    for one in told(name):
        sentences, structure = one.read(), one.other.read()

        assert sentences.facts == structure.facts
        assert [clause.at for clause in sentences.clauses] == [clause.at for clause in structure.clauses]
        for left, right in zip(sentences.clauses, structure.clauses, strict=True):
            assert same_meaning(left.statements, right.statements), left.at


@pytest.mark.parametrize("name", MATTERS)
def test_both_surfaces_give_the_same_findings(name: str, run: Run, reports: Reports) -> None:
    def seen(report: api.Report) -> list[tuple[str, ...]]:
        return sorted((one.rule, one.outcome.value, one.clause, one.subject) for one in report.findings)

    assert seen(reports(name)) == seen(run(manifest(name, "yaml")))


@pytest.mark.parametrize("name", MATTERS)
def test_every_clause_names_facts_that_the_case_knows(name: str) -> None:
    holdings = {f"holding {holding['concern']}" for holding in case(name)["holdings"]}
    known = {*case(name)["facts"], *holdings, "summary"}
    for one in told(name):
        for clause, facts in bracketed(one).items():
            assert facts, f"{one.path.name}, clause {clause}: no comment above it says which facts it tells"
            assert set(facts) <= known, (
                f"{one.path.name}, clause {clause}: {sorted(set(facts) - known)} unknown to the case"
            )


@pytest.mark.parametrize("name", MATTERS)
def test_the_facts_told_are_listed_and_none_of_them_is_open(name: str) -> None:
    in_clauses = {fact for one in told(name) for facts in bracketed(one).values() for fact in facts}
    used = {fact for fact in in_clauses if fact in case(name)["facts"]} | sourced(name)

    assert sorted(used) == expected(name)["facts"]
    assert set(used).isdisjoint(case(name)["unknown"])


@pytest.mark.parametrize("name", MATTERS)
def test_no_law_no_market_power_and_no_completeness_is_made_up(name: str) -> None:
    power = case(name)["facts"].get("market.power")
    for one in told(name):
        document = one.read()
        assert document.partial, "the case file does not tell the whole of the documents"
        assert document.facts.governing_law is None, "no case file says which law governs"
        positions = {market.dominance for market in document.facts.markets} - {None}
        assert positions <= ({"found"} if power == "found" else set())
        territory = document.facts.territory
        assert territory is None or case(name).get("jurisdiction", "CN") == "CN"


@pytest.mark.parametrize("name", DECIDED)
def test_every_holding_in_the_five_concerns_is_expected(name: str) -> None:
    holdings = {h["concern"]: h["verdict"] for h in case(name)["holdings"] if h["concern"] in FIVE}

    assert {key: entry["held"] for key, entry in expected(name)["concerns"].items()} == holdings


@pytest.mark.parametrize("one", params("violation"))
def test_what_was_held_a_violation_is_found(one: Concern, reports: Reports) -> None:
    findings = one.told(reports(one.matter).findings, one.entry["clause"])
    found = reaches(findings, one.entry["at_least"])

    assert found, (
        f"{one.matter}: {one.case_name} was held a violation; at clause {one.entry['clause']} came\n{lines(findings)}\n"
        f"and on {', '.join(one.ours)} elsewhere\n{lines(one.told(reports(one.matter).findings))}"
    )


@pytest.mark.parametrize("one", params("violation"))
def test_what_was_held_a_violation_would_be_found_in_china(one: Concern, reports_in_china: Reports) -> None:
    findings = one.told(reports_in_china(one.matter).findings, one.entry["clause"])
    found = reaches(findings, one.entry["in_china"])

    assert found, f"{one.matter}: {one.case_name}, as if in China, came\n{lines(findings)}"


@pytest.mark.parametrize("one", params("violation"))
def test_less_than_conditional_is_expected_only_for_a_gap_that_is_explained(one: Concern, reports: Reports) -> None:
    gap = "gap" in one.entry
    came = one.told(reports(one.matter).findings, one.entry["clause"])
    closed = gap and reaches(came, "conditional")

    assert gap == (one.entry["at_least"] not in ("conditional", "not_met"))
    assert not closed, f"{one.matter}: {one.case_name} is found now; strike the gap\n{lines(came)}"


@pytest.mark.parametrize("one", [*params("ok"), *params("concern")])
def test_what_was_accepted_is_not_found(one: Concern, reports: Reports) -> None:
    found = beyond(one.told(reports(one.matter).findings), one.entry["at_most"])

    assert found == [], f"{one.matter}: {one.case_name} was accepted; came\n{lines(found)}"


@pytest.mark.parametrize("one", params("ok"))
def test_what_was_accepted_would_be_accepted_in_china(one: Concern, reports_in_china: Reports) -> None:
    found = beyond(one.told(reports_in_china(one.matter).findings), one.entry["in_china"])

    assert found == [], f"{one.matter}: {one.case_name}, as if in China, came\n{lines(found)}"


@pytest.mark.parametrize("name", [name for name in DECIDED if "cleared" in case(name)["outcome"]])
def test_nothing_in_the_five_concerns_is_not_met_in_a_cleared_pool(name: str, reports: Reports) -> None:
    found = [one for one in reports(name).findings if one.concern in OURS and one.outcome is Outcome.NOT_MET]

    assert found == [], f"{name} was cleared; came\n{lines(found)}"


@pytest.mark.parametrize("name", NAMED)
def test_a_named_pool_is_only_asked_about(name: str, reports: Reports) -> None:
    findings = reports(name).findings
    accused = [one for one in findings if one.outcome is Outcome.NOT_MET]
    unasked = [
        one for one in findings if one.outcome.open and not one.open.all and one.outcome is not Outcome.PRESUMED_MET
    ]

    assert accused == [], f"{name}: no authority has decided on it; came\n{lines(accused)}"
    assert unasked == [], f"{name}: open, but nothing is asked\n{lines(unasked)}"
    assert any(one.open.all for one in findings)


@pytest.mark.parametrize("name", MATTERS)
def test_the_report_on_a_matter_is_as_expected(
    name: str,
    reports: Reports,
    settled: Callable[[api.Report], api.Report],
    golden: Callable[[str, str], None],
) -> None:
    language = told(name)[0].language

    golden(
        f"../cases/{name}/report.txt",
        api.render(on_what_is_told(settled(reports(name))), "text", api.Options((language,))),
    )


@pytest.mark.parametrize("page_name", ["cases.md", "cases.zh.md"])
def test_the_page_tells_the_numbers(page_name: str) -> None:
    page = (ROOT / "docs" / page_name).read_text(encoding="utf-8")
    chinese = sum(told(name)[0].language == "zh" for name in MATTERS)
    numbers = [int(number) for number in re.findall(r"\d+", page.split("`fixtures/cases/`")[1])[:4]]

    assert numbers == [len(DECIDED), len(NAMED), chinese, len(MATTERS) - chinese]


@pytest.mark.parametrize("page_name", ["cases.md", "cases.zh.md"])
@pytest.mark.parametrize("name", DECIDED)
def test_the_page_tells_what_was_held(name: str, page_name: str) -> None:
    page = (ROOT / "docs" / page_name).read_text(encoding="utf-8")
    rows = re.findall(rf"^\| `{name}` \| `(\w+)` [^|]*\| `(\w+)` ", page, re.MULTILINE)

    assert sorted(rows) == sorted((key, entry["held"]) for key, entry in expected(name)["concerns"].items())


@pytest.mark.parametrize("page_name", ["cases.md", "cases.zh.md"])
@pytest.mark.parametrize("name", NAMED)
def test_the_page_names_every_pool_that_nobody_decided_on(name: str, page_name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / page_name).read_text(encoding="utf-8")
