"""The formal report says what a pool is, what was found and under which law, what is open, and what is met by what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from formal_reports import (
    anchors,
    chapters,
    figures,
    made,
    many,
    order,
    paper_of,
    references,
    rows,
    said,
    section,
    titled,
    words_of,
)

from poolcheck.findings.model import Outcome
from poolcheck.reports.formal.certificate import conditions
from poolcheck.reports.formal.places import standings
from poolcheck.reports.formal.points import compared
from poolcheck.reports.paper.model import Bullets, Paragraph, sections_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck import api
    from poolcheck.packs.model import Law
    from poolcheck.reports.formal.chapters import Audience
    from poolcheck.reports.paper.model import Languages, Paper, Section

pytest_plugins = ["formal_fixtures"]
REGULATOR = [
    *("summary", "profile", "method", "reading", "findings", "points", "questions", "defenses", "waivers"),
    *("certificate", "authorities", "derivations", "inputs", "rules"),
]
COUNSEL = [*REGULATOR[:8], "exposure", *REGULATOR[8:]]
DRAFTER = [
    *("summary", "reading", "findings", "points", "questions", "defenses", "waivers", "method"),
    *("certificate", "authorities", "inputs", "rules"),
]
LANGUAGES: tuple[Languages, ...] = (("en",), ("zh",), ("zh", "en"))


@pytest.fixture(scope="module")
def papers(pool: api.Made) -> Mapping[tuple[Audience, Languages], Paper]:
    wanted: tuple[Audience, ...] = ("regulator", "counsel", "drafter")
    return {(one, languages): paper_of(pool.report, one, languages) for one in wanted for languages in LANGUAGES}


@pytest.fixture(scope="module")
def english(papers: Mapping[tuple[Audience, Languages], Paper]) -> Paper:
    return papers["regulator", ("en",)]


@pytest.fixture(scope="module")
def chinese(papers: Mapping[tuple[Audience, Languages], Paper]) -> Paper:
    return papers["regulator", ("zh",)]


@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
@pytest.mark.parametrize(
    ("audience", "expected"), [("regulator", REGULATOR), ("counsel", COUNSEL), ("drafter", DRAFTER)]
)
def test_every_reader_gets_the_chapters_it_is_to_have(
    audience: Audience,
    expected: list[str],
    languages: Languages,
    papers: Mapping[tuple[Audience, Languages], Paper],
) -> None:
    paper = papers[audience, languages]
    annexes = expected.index("certificate")
    numbers = [str(number) for number in range(1, annexes + 1)] + list("ABCDE"[: len(expected) - annexes])

    assert chapters(paper) == list(zip(numbers, expected, strict=True))
    assert all(len(one.title) == len(languages) for one in paper.sections)
    assert paper.sections[0].listed


@pytest.mark.parametrize("audience", ["regulator", "counsel", "drafter"])
def test_everything_in_a_paper_is_there_once(
    audience: Audience, papers: Mapping[tuple[Audience, Languages], Paper]
) -> None:
    found = anchors(papers[audience, ("zh", "en")])

    assert len(found) == len(set(found)) > 200


def test_counsel_can_follow_every_reference_but_those_to_documents(
    papers: Mapping[tuple[Audience, Languages], Paper],
) -> None:
    paper = papers["counsel", ("en",)]
    lost = references(paper) - set(anchors(paper))

    assert {one.rstrip("0123456789") for one in lost} == {"document-"}


def test_who_drafts_is_referred_to_no_derivation(papers: Mapping[tuple[Audience, Languages], Paper]) -> None:
    text = "\n".join(map(words_of, papers["drafter", ("en",)].sections))

    assert re.findall(r"\bD\d+\b", text) == []


def test_a_regulator_is_told_the_law_and_not_the_sanctions(papers: Mapping[tuple[Audience, Languages], Paper]) -> None:
    regulator, counsel = (words_of(section(papers[one, ("en",)], "findings")) for one in ("regulator", "counsel"))

    assert "Fine and confiscation" not in regulator
    assert "Fine and confiscation, nullity of the clause and what hangs on it, damages" in counsel


def test_the_licensee_that_pays_more_is_told_with_its_place_law_and_derivation(english: Paper) -> None:
    found = next(one for _, one in sections_of(english) if rule_of(one) == "licensees-charged-differently")
    words = words_of(found).split("\n")

    assert words[0] == "Not met: Licensees in the same position charged differently"
    assert words[1] == "AVS3-2025-002 (license) · line 13"
    assert words[3] == "13 - {名称: 一般, 适用对象: 电视机, 费率: 每台1.50元, 上限: 每年5000000元}"
    assert words[4].startswith("蓝海光电有限公司 pays 1.50 CNY per device, 明泰电子股份有限公司 1.00 CNY per device")
    [cited] = [word for word in words if word.startswith("AML, art. 22 para. 1 item (6)")]
    said_of, mark = cited.rsplit(" ", 1)
    assert said_of == "AML, art. 22 para. 1 item (6) (law; read in the primary text)"
    assert [row[1].split(".")[0] for row in rows(section(english, "authorities")) if row[0].split("\n")[0] == mark]
    derivation = words[2].split(" · ")[-1]
    [steps] = [block for block in section(english, "derivations").blocks if isinstance(block, Bullets)]
    item = next(one for one in steps.items if one.mark == derivation)
    assert said(item.paragraphs).startswith(f"Licensees in the same position charged differently · {found.number}")
    assert item.items


def rule_of(one: Section) -> str:
    """Return the rule that a section on a finding names."""
    runs = (run for block in one.blocks if isinstance(block, Paragraph) for run in block.words)
    return next((run.text for run in runs if run.look == "code"), "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("Patent ZL202019900009.0", "10 ZL202019900009.0", "Members may not license independently")),
        ("zh", ("专利 ZL202019900009.0", "10 ZL202019900009.0", "限制成员在池外自行许可专利")),
    ],
)
def test_the_lapsed_patent_and_the_member_barred_from_licensing_are_told(
    language: str, expected: tuple[str, ...], english: Paper, chinese: Paper
) -> None:
    words = words_of(section(english if language == "en" else chinese, "findings"))

    assert [one for one in expected if one not in words] == []
    assert ("Westlake entry agreement (entry agreement) · clause 5.1" in words) is (language == "en")
    assert ("Westlake entry agreement（入池协议） · 条款 5.1" in words) is (language == "zh")


def test_the_profile_says_what_the_documents_state(english: Paper, chinese: Paper) -> None:
    told = rows(section(english, "profile"))
    words = words_of(section(chinese, "profile"))

    assert ("澜图知识产权运营有限公司", "Kind: third-party; independent: yes; owned by members: 20%", "line 6") in told
    kind = "Kind: standard-essential; standard: T/AI 109.2; body: 数字音视频编解码技术标准工作组"
    assert (kind, "line 5") in told
    assert ("东岳视讯技术有限公司", "Founder: yes; country: 中国", "line 7") in told
    assert ("明泰电子许可合同\nIn this report · AVS3-2025-001", "License", "6") in told
    assert "专利清单共列 30 件专利，其中载明已失效的 1 件" in words
    assert "章程：1 份；入池协议：2 份；许可合同：8 份" in words


@pytest.mark.parametrize("audience", ["regulator", "counsel", "drafter"])
def test_findings_are_charted_by_concern_and_outcome_those_that_pass_too(
    audience: Audience, pool: api.Made, papers: Mapping[tuple[Audience, Languages], Paper]
) -> None:
    about = section(papers[audience, ("zh", "en")], "by-concern")
    chinese, english = figures(about)

    assert [said(one.title) for one in (chinese, english)] == ["各关注事项的结论", "Findings by concern and outcome"]
    counted = [pool.report.summary(law=of_law) for of_law in (True, False)]
    met, short = (sum(law[outcome] for law in counted) for outcome in ("met", "not_met"))
    assert f" findings on 26 concerns: not met {short}, conditional " in english.alternative
    assert f", met {met}. " in english.alternative
    assert ("搭售非必要专利\nTying non-essential patents", "2", "6", "–", "–", "8") in rows(about)


def test_patents_and_royalties_are_charted_in_every_language(
    english: Paper, papers: Mapping[tuple[Audience, Languages], Paper]
) -> None:
    both = papers["regulator", ("zh", "en")]
    titles = [said(one.title) for one in figures(section(both, "profile-1-patents"))]

    assert [said(one.title) for one in figures(section(english, "profile-1-patents"))] == titles[1::2]
    assert titles[1::2] == [
        "Patents by type",
        "Patents by status",
        "Patents by evaluation of essentiality",
        "Patents in force over time",
    ]
    assert titles[::2][3] == "有效专利数量变化"
    assert len(figures(section(both, "profile-1-royalties"))) == 2
    assert ("Invention", "29") in rows(section(english, "profile-1-patents"))
    assert ("2027", "1", "28") in rows(section(english, "profile-1-patents"))


def test_an_evaluator_of_whom_the_list_tells_nothing_is_of_unknown_independence(law: Law, english: Paper) -> None:
    assert ("Evaluator of unknown independence", "29", "0", "0", "29") in rows(section(english, "profile-1-patents"))

    charter = """\
charter "Tone"
  operator "Opera"
  patents
    patent "ZL1": patentee "Ann", essential yes, evaluated by "Opera"
    patent "ZL2": patentee "Ann", essential yes, evaluated by "Ann"
    patent "ZL3": patentee "Ann", essential yes, evaluated by "Bo"
"""
    paper = paper_of(made(law, order(), a_pool=charter).report, "regulator")
    told = rows(section(paper, "profile-1-patents"))
    assert ("Evaluator that is not independent", "2", "0", "0", "2") in told
    assert ("Evaluator of unknown independence", "1", "0", "0", "1") in told


def test_royalties_are_listed_group_by_group_the_lowest_first(english: Paper) -> None:
    told = [row for row in rows(section(english, "profile-1-royalties")) if row[0].startswith("电视机 · device maker")]

    assert [row[2] for row in told] == [f"{rate} CNY per device" for rate in ("0.50", "1.00", "1.50", "0.90")]
    assert told[3][0].endswith("not stated")
    assert told[2] == (told[0][0], "蓝海光电有限公司", "1.50 CNY per device", "蓝海光电许可合同\nline 13")


def test_the_guidelines_come_first_point_by_point_and_name_the_clause_that_meets_them(
    english: Paper, chinese: Paper
) -> None:
    first = section(english, "points").sections[0]
    by_gist = {row[1].split("\n")[0]: row for row in rows(first)}
    bundling = by_gist["Bundling non-essential patents is not in line with the guidelines."]
    disclosure = by_gist[
        "Suitable disclosure and answers to reasonable requests are encouraged; the pool chooses the scope."
    ]

    assert titled(first) == "Working Guidelines for the Construction and Operation of Patent Pools"
    assert bundling[2] == "Not met in places"
    assert "AVS3 视频专利池章程 · clause 三1\nAVS3-2025-001, AVS3-2025-003, " in bundling[3]
    assert bundling[3].split("\n")[-1] == "F2, F7"
    assert disclosure[2] == "Nothing against it found"
    assert disclosure[3].endswith("\nAVS3 视频专利池章程 · clause 三4")
    standings = {row[2]: row[3] for row in rows(section(chinese, "points"))}
    assert "\nAVS3 视频专利池章程 · 条款 三4" in standings["未见不符"]
    assert "F2、F7" in words_of(section(chinese, "points"))


def test_what_is_met_is_met_somewhere_and_what_no_rule_looks_at_says_why(pool: api.Made, english: Paper) -> None:
    found = compared(pool.report)
    told = rows(section(english, "points"))

    silent = "not addressed, or outside its scope"
    assert {one.standing.en for one in found} >= {"nothing against it found", "not met in places", "open", "no rule"}
    assert all(one.met for one in found if one.standing.en in ("nothing against it found", "not met in places"))
    assert {row[2].lower() for row in told if not row[3]} == {silent}
    assert len(told) == len(pool.report.points)


def test_soft_law_is_nowhere_called_illegal(english: Paper, chinese: Paper) -> None:
    points = words_of(section(english, "points"))

    assert "to fall short of it is no breach of the law" in points
    assert re.findall("illegal|unlawful", points) == []
    assert set(re.findall("...违法", words_of(section(chinese, "points")))) == {"不等于违法"}


def test_every_condition_that_is_met_is_certified_with_its_clause(pool: api.Made, english: Paper) -> None:
    findings = [one for one in pool.report.findings if one.outcome is Outcome.MET]
    grouped = list(conditions(pool.report.findings))
    told = {row[0].split("\n")[-1]: row for row in rows(section(english, "certificate"))}

    assert sum(len(met) for _, met in grouped) == len(findings)
    assert len(rows(section(english, "certificate"))) == len(grouped) > 60
    entry = told["guidelines-non-essential-entry"]
    assert entry[1] == "AVS3 视频专利池章程 · clause 一3"
    assert entry[2].startswith("Patent Pool Guidelines (article number not known)")
    assert told["listed-patent-self-evaluated"][1] == "patents.csv · lines 2–21, 23–31"
    assert told["essential-patents-unevaluated"][1] == "AVS3 视频专利池章程 · as a whole"


def test_what_is_met_in_one_place_and_not_in_another_names_the_other(english: Paper, chinese: Paper) -> None:
    for paper, label in (
        (english, "Elsewhere not met or open: F1\n"),
        (chinese, "同一条件在他处不符合或者尚未确定：F1\n"),
    ):
        [row] = [row for row in rows(section(paper, "certificate")) if row[0].endswith("\npackage-unneeded-patents")]
        assert label in row[0]
        assert "AVS3-2026-004" not in row[1]


def test_clauses_stand_in_their_order_and_once(pool: api.Made) -> None:
    met = [one for one in pool.report.findings if one.outcome is Outcome.MET]
    charter = next(one for one in standings(met, pool.report.names) if one.path.endswith("charter.pool"))

    assert charter.clauses == tuple(f"{part}{number}" for part, number in _clauses(charter.clauses))
    assert len(charter.clauses) == len(set(charter.clauses)) > 8


def _clauses(numbers: tuple[str, ...]) -> list[tuple[str, int]]:
    return sorted(((one[0], int(one[1:])) for one in numbers), key=lambda one: ("一二三四".index(one[0]), one[1]))


def test_reasons_that_are_recorded_are_defenses_with_their_findings(english: Paper) -> None:
    told = rows(section(english, "defenses"))

    assert [row[:2] for row in told] == [("AVS3-2026-001", "line 7"), ("AVS3 视频专利池章程", "line 12")]
    assert "扶持小微企业" in told[0][2]
    assert told[0][3] == "F18, F19, F21"


def test_a_justification_is_listed_with_its_evidence(law: Law) -> None:
    license_ = """\
license "Tone"
  governing law: PRC
  justification for 8.1: safety, evidence "Annex C"
8.1 licensee must grant back all improvements, exclusive
"""
    [row] = rows(section(paper_of(made(law, order(), a_pool=license_).report, "counsel"), "defenses"))

    assert row[:2] == ("Tone", "8.1")
    assert "safety" in row[2]
    assert "Annex C" in row[2]
    assert row[3].startswith("F")


def test_a_report_without_defenses_waivers_or_questions_says_so(law: Law) -> None:
    paper = paper_of(made(law, order(), a_pool='license "Tone"\n  governing law: PRC\n').report, "regulator")

    assert words_of(section(paper, "defenses")).endswith("The documents claim no defense.")
    assert words_of(section(paper, "waivers")).endswith("No finding is waived.")


def test_annexes_name_every_file_pack_and_rule(pool: api.Made, english: Paper) -> None:
    files, packs = rows(section(english, "inputs")), rows(section(english, "rules"))

    assert [(row[0], row[2]) for row in files] == [(read.path, read.sha256) for read in pool.report.inputs]
    assert [row[2] for row in packs[: len(pool.report.packs)]] == [pack.sha256 for pack in pool.report.packs]
    assert len(packs) == len(pool.report.packs) + len(pool.report.rules)


def test_of_many_findings_alike_only_what_differs_is_told(pool: api.Made) -> None:
    few = [one for one in pool.report.findings if one.outcome is Outcome.NOT_MET]
    report = many(replace(pool.report, findings=tuple(few)), 400)
    paper = paper_of(report, "regulator")
    concern = next(one for one in section(paper, "findings").sections if titled(one) == "Discriminatory treatment")
    full, further = concern.sections[:-1], concern.sections[-1]

    assert len(full) == 9
    assert titled(further) == "More under the same rules"
    assert len(rows(further)) == 300
    assert " more, not printed here" in words_of(further)
    number, message, outcome, where, told_at = rows(further)[0]
    assert message.endswith("is recorded 3.")
    assert (outcome, where) == ("Not met", "AVS3-2025-002 (license) · line 13")
    assert int(told_at[1:]) < int(number[1:])
    assert len(rows(section(paper, "by-document"))) <= 200
    assert "only those in which something is not met" in words_of(section(paper, "by-document"))
    first = rows(section(paper, "begin"))[0]
    assert first[2].endswith(" more places")


def test_documents_without_a_dossier_are_listed_together(law: Law) -> None:
    texts = {f"{name}_pool": f'license "{name}"\n  governing law: PRC\n' for name in ("a", "b", "c")}
    paper = paper_of(made(law, order(), **texts).report, "regulator", ("zh", "en"))
    [single] = section(paper, "profile").sections

    assert titled(single) == "不属于任何案卷的文件 · Documents that belong to no dossier"
    assert [row[0] for row in rows(single)][:3] == ["a", "b", "c"]
    assert [titled(one) for one in single.sections] == ["a", "b", "c"]
