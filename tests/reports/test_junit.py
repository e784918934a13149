"""JUnit XML: a case for each rule and subject, valid by the schema of Jenkins, and counted right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from ci_reports import MODEL, UNREADABLE, adjusted, avs3, hostile, many, of, standing, waived, with_upkeep

from poolcheck import api
from poolcheck.core.diagnostic import Severity
from poolcheck.findings.model import Outcome
from poolcheck.reports.citation import citation
from poolcheck.reports.labels import LIMITS
from poolcheck.reports.layout import columns, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

SCHEMA = xmlschema.XMLSchema(Path(__file__).parent / "junit/junit-10.xsd")
LANGUAGES: tuple[Language, ...] = ("en", "zh")
NO_EXIT = "licensee-exit@Model patent pool license#license"
TYING = "package-tying@Model patent pool license#license"


def suites(report: api.Report, *languages: Language, everything: bool = False) -> ET.Element:
    """Return the parsed report, after the schema has been asked."""
    written = api.render(report, "junit", api.Options(languages or ("en",), everything=everything))
    SCHEMA.validate(written)
    return ET.fromstring(written)  # noqa: S314 - our own output, without entities


def case(root: ET.Element, name: str) -> ET.Element:
    found = root.findall(f".//testcase[@name='{name}']")
    assert len(found) == 1
    return found[0]


def ending(root: ET.Element, name: str) -> ET.Element:
    """Return the only thing that is said of a case: failure, error or skipped."""
    (found,) = case(root, name)
    return found


def with_changed(report: api.Report, change: Callable[[Finding], Finding], id_: str) -> api.Report:
    return replace(report, findings=tuple(change(one) if one.id == id_ else one for one in report.findings))


@pytest.mark.parametrize(
    ("languages", "everything"), [(("en",), False), (("zh",), False), (("zh", "en"), False), (("zh", "en"), True)]
)
def test_every_report_is_valid_and_counted_right(
    languages: tuple[Language, ...], check: Callable[..., api.Report], law: Law, *, everything: bool
) -> None:
    report = of(check, MODEL, UNREADABLE) if everything else avs3(law)

    root = suites(report, *languages, everything=everything)

    for suite in root:
        cases = suite.findall("testcase")
        assert cases
        for attribute, path in (("failures", "*/failure"), ("errors", "*/error"), ("skipped", "*/skipped")):
            assert suite.get(attribute) == str(len(suite.findall(path)))
        assert suite.get("tests") == str(len(cases))
    for attribute in ("tests", "failures", "errors"):
        assert root.get(attribute) == str(sum(int(suite.get(attribute, "")) for suite in root))


def test_every_finding_is_a_case_with_the_end_it_has_come_to(law: Law) -> None:
    report = avs3(law)

    found = {one.get("name"): [end.tag for end in one] for one in suites(report).iter("testcase")}

    applied = [finding for finding in report.findings if finding.outcome is not Outcome.NOT_APPLICABLE]
    assert {finding.outcome for finding in applied} > {Outcome.MET, Outcome.NOT_MET, Outcome.CONDITIONAL}
    expected = {Outcome.NOT_MET: ["failure"], Outcome.MET: []}
    for finding in applied:
        assert found[finding.id] == expected.get(finding.outcome, ["skipped"])


def test_what_does_not_apply_is_no_case_unless_everything_is_asked_for(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    applies = [finding for finding in report.findings if finding.outcome is not Outcome.NOT_APPLICABLE]

    usual, everything = suites(report), suites(report, everything=True)

    assert usual.get("tests") == str(len(applies) + 1)
    assert everything.get("tests") == str(len(report.findings) + 1)
    left_out = everything.findall(".//skipped[@type='not_applicable']")
    assert len(left_out) == len(report.findings) - len(applies)
    assert (left_out[0].get("message") or "").startswith("Not applicable: ")


def test_there_is_a_suite_for_each_document_and_pack(law: Law) -> None:
    root = suites(avs3(law))

    names = [suite.get("name") for suite in root]
    assert len(names) == len(set(names))
    assert names[:2] == [f"fixtures/dossiers/avs3/{name} · reading" for name in ("dossier.yaml", "patents.csv")]
    westlake = root.find("testsuite[@name='fixtures/dossiers/avs3/entries/westlake.yaml · cn-aml']")
    assert westlake is not None
    assert westlake.get("file") == "fixtures/dossiers/avs3/entries/westlake.yaml"
    classes = {one.get("classname") for one in westlake.findall("testcase")}
    assert classes == {"cn-aml.fixtures/dossiers/avs3/entries/westlake_yaml"}


def test_a_suite_says_what_was_applied_and_when(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)

    root = suites(report)

    for pack in report.packs:
        suite = root.find(f"testsuite[@name='{MODEL} · {pack.name}']")
        assert suite is not None
        said = {one.get("name"): one.get("value") for one in suite.findall("properties/property")}
        assert said == {
            "poolcheck": report.version,
            "as_of": "2026-11-21",
            "version": pack.version,
            "sha256": pack.sha256,
        }
    reading = root.find(f"testsuite[@name='{MODEL} · reading']/properties/property[@name='limits']")
    assert reading is not None
    assert reading.get("value") == LIMITS.en


def test_a_suite_says_what_the_configuration_changed(check: Callable[..., api.Report]) -> None:
    (said,) = suites(adjusted(of(check, MODEL))).findall(".//property[@name='adjusted']")

    assert said.get("value") == "poolcheck.toml:7 · in drafts/*, left out: no-challenge (2 rules)"


def test_a_norm_that_is_not_met_fails_with_all_that_is_said(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    finding = next(one for one in report.findings if one.id == NO_EXIT)

    failure = ending(suites(report), NO_EXIT)

    head = f"Not met: {finding.title.en} (clause 2.1)"
    assert failure.tag == "failure"
    assert failure.attrib == {"type": "recommended", "message": head}
    lines = (failure.text or "").splitlines()
    assert lines[:4] == [f"{MODEL}:9:11 licensee-exit", "", head, sentence(finding.message.en)]
    assert lines[4:] == [
        f"means: {sentence(finding.consequence.en)}",
        f"under: {citation(finding.authority[0]).en} (law; read in the primary text)",
        f"repair: {sentence(finding.remedy.en)}",
    ]


def test_what_is_open_is_skipped_and_says_what_is_needed(check: Callable[..., api.Report]) -> None:
    skipped = ending(suites(of(check, MODEL)), TYING)

    assert (skipped.tag, skipped.get("type")) == ("skipped", "conditional")
    message = skipped.get("message") or ""
    assert message.startswith(
        "Conditional: Separable patents tied into one license (clause 2.2) · open: Can the patents"
    )
    assert message.count(" · open: ") == 3
    assert (skipped.text or "").startswith(f"{MODEL}:11:11 package-tying\n\nConditional: ")


def test_what_is_presumed_says_by_what(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    finding = next(one for one in report.findings if one.outcome is Outcome.PRESUMED_MET)

    skipped = ending(suites(report), finding.id)

    assert skipped.get("type") == "presumed_met"
    assert f" · default: {citation(finding.presumed_by[0]).en} (" in (skipped.get("message") or "")


def test_both_languages_are_told_in_their_order(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    title = next(one.title for one in report.findings if one.id == NO_EXIT)

    failure = ending(suites(report, "zh", "en"), NO_EXIT)

    assert failure.get("message") == f"不符合：{title.zh}（条款 2.1） / Not met: {title.en} (clause 2.1)"
    text = failure.text or ""
    assert (
        0 < text.index("\n\n不符合：") < text.index("\n依据：") < text.index("\n\nNot met: ") < text.index("\nunder: ")
    )


def test_the_names_of_cases_are_the_same_in_every_language(check: Callable[..., api.Report]) -> None:
    english, chinese = (
        [(one.get("classname"), one.get("name")) for one in suites(of(check, MODEL), language).iter("testcase")]
        for language in LANGUAGES
    )

    assert english == chinese
    assert len(english) == len(set(english))


def test_what_is_waived_is_skipped_with_the_reason(check: Callable[..., api.Report]) -> None:
    report = with_changed(of(check, MODEL), waived, NO_EXIT)

    skipped = ending(suites(report), NO_EXIT)

    assert (skipped.tag, skipped.get("type")) == ("skipped", "waived")
    assert (skipped.get("message") or "").startswith(
        "waived · until 2027-01-31, by A. Lawyer (T-1): the client knows · Not met: "
    )
    assert "waived: Until 2027-01-31, by A. Lawyer (T-1): the client knows" in (skipped.text or "")


def test_what_is_in_the_baseline_is_skipped(check: Callable[..., api.Report]) -> None:
    report = with_changed(of(check, MODEL), lambda finding: replace(finding, baselined=True), NO_EXIT)

    skipped = ending(suites(report, "zh"), NO_EXIT)

    assert (skipped.tag, skipped.get("type")) == ("skipped", "baselined")
    assert (skipped.get("message") or "").startswith("基线 · 建立基线时已有此项 · 不符合：")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_with_an_input_is_an_error(language: Language, check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)

    root = suites(report, language)

    suite = root.find(f"testsuite[@name='{UNREADABLE} · reading']")
    assert suite is not None
    assert (suite.get("tests"), suite.get("errors")) == ("8", "8")
    quote = ending(root, "yaml-quote-open")
    assert quote.get("type") == "yaml-quote-open"
    said = {"en": 'The quote `"` is not closed · hint: Write', "zh": '引号 `"` 没有闭合 · 提示：请补上'}[language]
    assert (quote.get("message") or "").startswith(said)
    assert (quote.text or "").startswith(f"{UNREADABLE}:6:11\n\n")
    assert ending(root, "yaml-duplicate-key+2").tag == "error"


def test_a_problem_that_is_no_error_does_not_fail(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)
    lesser = replace(report.diagnostics[0], severity=Severity.WARNING)

    root = suites(replace(report, diagnostics=(lesser,)))

    (output,) = case(root, "document-kind-missing")
    assert output.tag == "system-out"
    assert (output.text or "").startswith(f"{UNREADABLE}:1:1\n\nThe document does not say what it is")
    read = [one.get("classname") for one in root.iter("testcase") if one.get("name") == "read"]
    assert read == ["reading.fixtures/model-license/en_yaml", "reading.fixtures/bad/yaml-many-problems_yaml"]


def test_findings_on_waivers_have_suites_of_their_own(check: Callable[..., api.Report]) -> None:
    root = suites(with_upkeep(of(check, MODEL)))

    assert [suite.get("name") for suite in root][1:] == ["one.yaml · upkeep", "two.yaml · upkeep"]
    failure = ending(root, "two.yaml")
    assert (failure.tag, failure.get("type")) == ("failure", "upkeep")
    assert (failure.text or "").startswith("two.yaml:2:5 waiver-expired\n")


def test_hostile_names_stay_names(check: Callable[..., api.Report]) -> None:
    report = hostile(of(check, MODEL, UNREADABLE))
    first = standing(report)[0]
    report = with_changed(report, lambda finding: waived(finding, first.message.zh), first.id)

    root = suites(report, "en", "zh", everything=True)

    assert {element.tag for element in root.iter()} == {
        *("testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped")
    }
    names = [(one.get("classname"), one.get("name") or "") for one in root.iter("testcase")]
    assert len(names) == len(set(names))
    assert max(len(name) for _, name in names) < 300
    for element in root.iter():
        for text in (element.text or "", *element.attrib.values()):
            assert all(line.isprintable() for line in text.split("\n"))
    messages = [element.get("message") or "" for element in root.iter("failure")]
    assert messages
    assert all("::error file=a.py,line=1::owned ::set-output" in message for message in messages)
    assert max(map(len, messages)) < 2100
    bodies = [element.text or "" for element in root.iter() if element.tag in ("failure", "error", "skipped")]
    assert max(columns(line) for body in bodies for line in body.split("\n")) < 700


def test_cases_that_are_called_alike_are_told_apart(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)

    root = suites(replace(report, findings=report.findings * 2, diagnostics=report.diagnostics * 2))

    names = [(one.get("classname"), one.get("name")) for one in root.iter("testcase")]
    assert len(names) == len(set(names)) == 2 * len(list(suites(report).iter("testcase"))) - 1
    assert ending(root, f"{NO_EXIT}+2").tag == "failure"


def test_nothing_tells_the_time(check: Callable[..., api.Report]) -> None:
    root = suites(of(check, MODEL))

    assert {element.get("time") for element in root.iter() if element.tag.startswith("test")} == {"0"}
    assert not [element for element in root.iter() if element.get("timestamp") or element.get("hostname")]


def test_two_thousand_findings_are_written_at_once(law: Law) -> None:
    report = many(avs3(law), 2000)

    start = perf_counter()
    written = api.render(report, "junit", api.Options())

    assert perf_counter() - start < 5
    assert written.count("<testcase ") == 2000 + len(report.inputs)
