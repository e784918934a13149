"""The paper that Word and Markdown are written from says all that a report says, in order, and refers to itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from ci_reports import MODEL, UNREADABLE, adjusted, avs3, hostile, of, waived, with_upkeep
from paper_words import quotations, rows, runs, said, section, tables, title, words_of

from poolcheck import api
from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.model import Excerpt, Outcome, Reason
from poolcheck.findings.report import BaselineUsed
from poolcheck.reports.citation import citation
from poolcheck.reports.gravity import gravity
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.build import numbered, paper_of
from poolcheck.reports.paper.derived import Step, derived
from poolcheck.reports.paper.model import Section, sections_of
from poolcheck.reports.paper.phrases import ranges
from poolcheck.reports.paper.quoted import quotation
from poolcheck.reports.paper.references import anchors, resolved
from poolcheck.reports.paper.register import Register

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law
    from poolcheck.reports.paper.model import Languages, Paper

BOTH: Languages = ("zh", "en")
WESTLAKE = "fixtures/dossiers/avs3/entries/westlake.yaml"
PARTLY_WRITTEN = "fixtures/cases/us-edpa-1956-krasnov/document.yaml"


def paper(report: api.Report, *languages: str, everything: bool = False) -> Paper:
    return paper_of(report, api.Options(languages or ("en",), everything))  # type: ignore[arg-type] # languages by name


def changed(report: api.Report, change: Callable[[Finding], Finding], *ids: str) -> api.Report:
    """Return a report in which these findings are changed."""
    return replace(report, findings=tuple(change(one) if one.id in ids else one for one in report.findings))


def asking(report: api.Report) -> list[Finding]:
    return [finding for finding in report.findings if not finding.outcome.passes]


@pytest.fixture(scope="module")
def dossier(law: Law) -> api.Report:
    return avs3(law)


@pytest.fixture(scope="module")
def english(dossier: api.Report) -> Paper:
    return paper(dossier)


@pytest.fixture(scope="module")
def bilingual(dossier: api.Report) -> Paper:
    return paper(dossier, *BOTH)


def test_every_finding_has_a_number_and_one_place(dossier: api.Report, english: Paper) -> None:
    numbers = [anchor for anchor in anchors(english) if re.fullmatch(r"f\d+", anchor)]

    assert numbers == [f"f{number}" for number in range(1, len(asking(dossier)) + 1)]
    assert len(numbers) == 93


@pytest.mark.parametrize("languages", [("en",), ("zh",), BOTH])
def test_every_reference_leads_somewhere_and_no_anchor_is_there_twice(
    languages: Languages, law: Law, check: Callable[..., api.Report]
) -> None:
    report = avs3(law)
    for made in (
        paper(report, *languages, everything=True),
        paper(hostile(report), *languages),
        paper(with_upkeep(report), *languages),
        paper(of(check, PARTLY_WRITTEN), *languages),
        paper(of(check, UNREADABLE), *languages),
    ):
        there = Counter(anchors(made))

        assert [anchor for anchor, count in there.items() if count > 1] == []
        assert {run.target for run in runs(made) if run.target} - set(there) == set()
        assert all(re.fullmatch(r"[a-z][a-z0-9-]*", anchor) for anchor in there)


def test_findings_stand_below_their_clause_the_gravest_first(dossier: api.Report, english: Paper) -> None:
    register = Register(dossier, ("en",))
    filed = next(each for each in register.filed if each.document.path == WESTLAKE)

    assert [group.first.clause for group in filed.groups] == ["4.1", "5.1"]
    groups = [group for each in register.filed for group in each.groups]
    assert max(len({one.outcome for one in group.findings}) for group in groups) > 1
    for group in groups:
        assert [gravity(one) for one in group.findings] == sorted(gravity(one) for one in group.findings)
    found = section(english, filed.anchor)
    assert [title(each) for each in found.sections] == [
        "Clause 4.1 (line 14)",
        "Clause 5.1 (line 16)",
    ]
    assert [title(each).partition(":")[0] for each in found.sections[1].sections] == ["Not met"] * 4


def test_the_words_that_are_meant_are_pointed_at_in_the_quotation(english: Paper) -> None:
    below = next(each for _, each in sections_of(english) if title(each) == "Clause 5.1 (line 16)")

    [quoted] = quotations(below)

    assert quoted.first_line == 16
    assert quoted.lines == ("says: Westlake must not license its pooled patents independently",)
    [[(start, end)]] = quoted.pointed
    assert quoted.lines[0][start:end] == "Westlake must not license its pooled patents independently"
    told = words_of(below.sections[1])
    assert "Words meant\nmust not\n" in told


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_that_is_told_of_a_finding_is_there(language: str, dossier: api.Report) -> None:
    made = paper(dossier, language)
    register = Register(dossier, (language,))  # type: ignore[arg-type] # a language by name
    for finding in register.findings:
        if register.told_elsewhere(finding):
            continue
        found = section(made, register.anchor(finding))
        told = words_of(found)

        assert sentence(getattr(finding.title, language)) in title(found)
        for text in (
            finding.message,
            finding.consequence,
            finding.remedy,
            *finding.notes,
            *finding.claims,
            *(question.ask for question in finding.open.all if finding.outcome is not Outcome.PRESUMED_MET),
            *map(citation, (*finding.authority, *finding.presumed_by)),
        ):
            assert sentence(getattr(text, language)) in told, finding.id
        assert finding.rule in told
        for place in finding.related:
            assert (register.named(place.path) or place.path) in told


def test_a_related_place_leads_to_the_findings_there(dossier: api.Report, english: Paper) -> None:
    register = Register(dossier, ("en",))
    finding = next(one for one in register.findings if one.rule == "licensees-charged-differently" and one.related)
    there = [register.number(one) for place in finding.related for one in register.at(place)]

    told = words_of(section(english, register.anchor(finding)))

    assert there != []
    assert f"AVS3-2026-001, line {finding.related[0].line} ({there[0]}" in told


def test_what_an_earlier_document_has_alike_is_told_once(dossier: api.Report, english: Paper) -> None:
    register = Register(dossier, ("en",))
    [again, *_] = [finding for finding in register.findings if register.told_elsewhere(finding)]
    twin = register.twin(again)

    filed = next(each for each in register.filed if again in each.repeated)
    [table] = tables(section(english, f"{filed.anchor}-repeated"))
    row = next(row for row in rows(table) if row[0] == register.number(again))

    assert (twin.rule, twin.message, twin.outcome) == (again.rule, again.message, again.outcome)
    assert twin.location.path != again.location.path
    outcome = sentence(dossier.glossary.outcomes[again.outcome.value].en)
    assert row[1:] == [again.title.en, outcome, f"line {again.location.line}", register.number(twin)]


def test_each_language_comes_in_turn(bilingual: Paper, dossier: api.Report) -> None:
    finding = Register(dossier, BOTH).findings[0]
    found = section(bilingual, "f1")
    told = words_of(found)

    order = [sentence(finding.message.zh), "依据", sentence(finding.message.en), "Authority"]
    assert [words[0].language for words in found.title] == ["zh", "en"]
    assert title(section(bilingual, "findings")) == "发现 · Findings"
    assert [told.index(text) for text in order] == sorted(told.index(text) for text in order)


def test_a_paper_in_one_language_has_nothing_of_the_other(check: Callable[..., api.Report]) -> None:
    report = of(check, "fixtures/model-license/zh.yaml")

    chinese = " ".join(run.text for run in runs(paper(report, "zh")) if run.look != "code")
    english = "".join(run.text for run in runs(paper(of(check, MODEL), "en")))

    assert [word for word in ("Authority", "Finding", "Law", "not met", "line ") if word in chinese] == []
    assert re.findall("[\u4e00-\u9fff]+", english) == []


def test_the_summary_counts_what_the_report_counts(dossier: api.Report, english: Paper) -> None:
    [table] = tables(section(english, "summary"))

    shown = {row[0]: (row[2], row[3]) for row in rows(table)}

    law, soft = (dossier.summary(law=of_law) for of_law in (True, False))
    names = {outcome: sentence(words.en) for outcome, words in dossier.glossary.outcomes.items()} | {"waived": "Waived"}
    assert shown == {
        names[key]: (f"{law[key]:,}" if law[key] else "–", f"{soft[key]:,}" if soft[key] else "–") for key in law
    }
    assert all(row[1].endswith(".") for row in rows(table))


def test_the_summary_begins_with_what_is_not_met_law_first(dossier: api.Report, english: Paper) -> None:
    [table] = tables(section(english, "begin"))

    found = rows(table)

    rules = {finding.rule for finding in dossier.findings if finding.outcome is Outcome.NOT_MET}
    assert len(found) == len(rules)
    assert [row[3].split(" · ")[1] for row in found] == sorted(row[3].split(" · ")[1] for row in found)
    assert found[0] == [
        "F16",
        "Members may not license independently outside the pool",
        "Westlake entry agreement\nclause 5.1",
        "high · law",
    ]


def test_concerns_and_documents_are_counted_by_outcome(dossier: api.Report, english: Paper) -> None:
    [concerns], [documents] = tables(section(english, "by-concern")), tables(section(english, "by-document"))

    assert sum(int(row[-1]) for row in rows(concerns)) == len(asking(dossier))
    assert sum(int(row[-1]) for row in rows(documents)) == len(asking(dossier))
    assert ["Tying non-essential patents", "2", "6", "–", "–", "8"] in rows(concerns)
    assert "Westlake entry agreement (entry agreement)" in [row[0] for row in rows(documents)]


def test_every_question_is_asked_once_with_the_findings_that_hang_on_it(dossier: api.Report, english: Paper) -> None:
    told = words_of(section(english, "questions"))
    register = Register(dossier, ("en",))

    for question in register.questions.values():
        assert told.count(sentence(question.ask.en)) == 1
    first = next(iter(register.questions.values()))
    assert f" · bears on {len(first.findings)} findings · F" in told
    assert "\nAVS3-2026-003 clause 2.1 · AVS3-2026-004 clauses 7.1, 7.2 · bears on " in told
    counts = [len(question.findings) for question in register.questions.values()]
    assert counts == sorted(counts, reverse=True)
    assert said(register.references(first.findings)).startswith(register.number(first.findings[0]))


def test_provisions_are_listed_once_the_law_before_soft_law(dossier: api.Report, english: Paper) -> None:
    register = Register(dossier, ("en",))
    levels = list(dossier.glossary.levels)
    ranks = [levels.index(each.authority.level) for each in register.provisions.values()]

    assert ranks == sorted(ranks)
    for number, each in enumerate(register.provisions.values(), start=1):
        [row] = [
            row
            for below in section(english, "authorities").sections
            for table in tables(below)
            for row, shown in zip(rows(table), table.rows, strict=True)
            if shown.anchor == f"p{number}"
        ]
        assert each.authority.gist.en in row[1]
        assert row[2] == sentence(dossier.glossary.checked[each.authority.checked].en)


def test_what_may_follow_names_its_provisions_and_findings(dossier: api.Report, english: Paper) -> None:
    told = words_of(section(english, "e1"))
    exposure = dossier.exposure[0]

    assert title(section(english, "e1")) == sentence(exposure.title.en)
    assert sentence(exposure.text.en) in told
    assert citation(exposure.authority[0]).en in told
    assert "\nFindings\nF16, F20, F21" in told


def test_a_derivation_shows_what_decided_and_where_it_was_told_before(english: Paper) -> None:
    told = words_of(section(english, "derivations"))

    assert "Holds  p.share >= parameter(dominance_small_share)  ← position.share = 42%; " in told
    dominant = "The pool, its operator or a member holds a dominant position on the relevant market"
    assert re.search(rf"Holds  {dominant}  dominant\(licensor_side\)  → D\d+\n", told)
    assert "Does not hold  stated(p.left)  ← patent.left = Not stated\n" in told
    assert "Looks at what meets  stated(essential) and essential is no and non_essential_barred\n" in told


def test_steps_that_say_the_same_are_one(dossier: api.Report) -> None:
    leaves = tuple(Reason("c.act is x", "false", (f"{act}.act = {act}",)) for act in ("define", "grant"))
    none = Reason(
        "any c in clauses where c.act is x", "false", (), (*leaves, Reason("c.to is y", "false", ("c.to = z",)))
    )
    fact = Reason("a_fact", "true", ("a = 1",))
    because = (
        Reason("not (any c in clauses where c.act is x)", "true", (), (none,)),
        Reason("known(a_fact)", "true", (), (fact,)),
        fact,
        Reason("unknown", "unknown"),
    )

    [found] = derived([replace(dossier.findings[0], because=because)])

    alike = Step("c.act is x", "false", ("define.act = define", "grant.act = grant"), ())
    assert found.steps == (
        Step(none.condition, "false", (), (alike, Step("c.to is y", "false", ("c.to = z",), ()))),
        Step("a_fact", "true", ("a = 1",), ()),
    )


def test_the_annexes_name_every_file_and_every_rule_with_its_hash(dossier: api.Report, english: Paper) -> None:
    [files], [packs] = tables(section(english, "inputs")), tables(section(english, "rules"))

    assert [[row[0], row[2]] for row in rows(files)] == [[read.path, read.sha256] for read in dossier.inputs]
    assert [row[2] for row in rows(packs)] == [pack.sha256 for pack in dossier.packs]
    listed = [row[0] for below in section(english, "rules").sections for table in tables(below) for row in rows(table)]
    assert listed == [rule.id for rule in dossier.rules]


def test_what_passes_is_listed_only_if_asked_for(dossier: api.Report, english: Paper) -> None:
    everything = paper(dossier, everything=True)

    passed = [row for below in section(everything, "passed").sections for table in tables(below) for row in rows(table)]

    assert len(passed) == sum(finding.outcome.passes for finding in dossier.findings)
    assert wording.NOT_LISTED.en not in words_of(section(everything, "method"))
    assert wording.NOT_LISTED.en in words_of(section(english, "method"))
    assert "passed" not in set(anchors(english))


def test_waived_findings_stay_marked_and_are_listed_with_reason_and_end(dossier: api.Report) -> None:
    finding = next(one for one in dossier.findings if one.outcome is Outcome.NOT_MET and one.law)
    report = changed(dossier, waived, finding.id)
    report = replace(report, waivers=tuple(one.waiver for one in report.findings if one.waiver))
    made = paper(report)
    register = Register(report, ("en",))
    [one] = [each for each in register.findings if each.waiver]

    [table] = tables(section(made, "waivers"))

    assert title(section(made, register.anchor(one))).startswith("Not met (waived): ")
    assert "Waived\nUntil 2027-01-31, by A. Lawyer (T-1): the client knows." in words_of(
        section(made, register.anchor(one))
    )
    place = "poolcheck-waivers.yaml, line 2"
    assert rows(table) == [[register.number(one), "the client knows", "A. Lawyer", "2027-01-31", f"{place}\nT-1"]]
    assert register.number(one) not in [row[0] for row in rows(tables(section(made, "begin"))[0])]
    assert "Waivers as of" in [said(part.label) for part in made.details.parts]


def test_the_baseline_is_named_with_what_was_in_it_and_what_is_gone(dossier: api.Report) -> None:
    finding = asking(dossier)[3]
    report = changed(dossier, lambda one: replace(one, baselined=True), finding.id)
    made = paper(replace(report, baseline=BaselineUsed("frozen.json", "ab12", ("gone@X#1",))))
    register = Register(report, ("en",))
    number = next(register.number(one) for one in register.findings if one.id == finding.id)

    told = words_of(section(made, "waivers"))

    assert told.split("\n") == [
        "The findings were held against this baseline: frozen.json",
        "ab12",
        wording.BASELINED.en,
        number,
        wording.GONE.en,
        "gone@X#1",
    ]
    assert "(baseline)" in title(section(made, number.lower()))


def test_findings_on_the_users_own_records_are_told_under_their_file(dossier: api.Report) -> None:
    made = paper(with_upkeep(dossier))

    assert [title(each) for each in section(made, "findings").sections] == ["one.yaml", "two.yaml"]
    assert section(made, "by-document").sections == ()


def test_what_could_not_be_read_is_said_first_and_listed_with_its_place(check: Callable[..., api.Report]) -> None:
    report = of(check, UNREADABLE, MODEL)
    made = paper(report)
    problem = report.diagnostics[0]

    assert "(files: 1):\n" + UNREADABLE in words_of(section(made, "summary"))
    [table] = tables(section(made, "problems"))
    assert len(table.rows) == len(report.diagnostics)
    assert rows(table)[0][0] == f"{UNREADABLE}, line {problem.location.line}"
    assert problem.code in rows(table)[0][2]
    assert "Not read" in rows(tables(section(made, "inputs"))[0])[0][1]


def test_where_nothing_could_be_read_nothing_is_said_to_be_fine(check: Callable[..., api.Report]) -> None:
    made = paper(of(check, UNREADABLE))

    assert words_of(section(made, "findings")) == wording.NOTHING_CHECKED.en
    assert "begin" not in set(anchors(made))


def test_what_hangs_on_the_part_not_written_down_stands_in_a_table(check: Callable[..., api.Report]) -> None:
    report = of(check, PARTLY_WRITTEN)
    made = paper(report)
    unwritten = [finding for finding in asking(report) if finding.unwritten]

    [table] = tables(section(made, "document-1-unwritten"))

    concerns = list(report.glossary.concerns)
    assert len(table.rows) == len(unwritten) > 100
    assert [row[1].split("\n")[0] for row in rows(table)] == [
        one.title.en for one in sorted(unwritten, key=lambda one: concerns.index(one.concern))
    ]
    [first, *_] = Register(report, ("en",)).questions.values()
    assert first.ask == wording.UNWRITTEN_ASK
    assert set(unwritten) <= set(first.findings)


def test_changes_by_configuration_are_not_hidden(dossier: api.Report) -> None:
    [table] = tables(section(paper(adjusted(dossier)), "adjusted"))

    assert rows(table) == [["In drafts/*, left out: no-challenge (2 rules)", "poolcheck.toml, line 7"]]


def test_stale_sources_and_rules_left_out_are_told(dossier: api.Report, english: Paper) -> None:
    [table] = tables(section(english, "stale"))

    assert sorted(row[1] for row in rows(table)) == sorted(each.reviewed_until.isoformat() for each in dossier.stale)
    early = replace(dossier, findings=tuple(replace(one, authority=()) for one in dossier.findings[:1]))
    assert "1 rule was left out" in words_of(section(paper(early), "method"))


def test_chapters_are_numbered_and_annexes_lettered(english: Paper) -> None:
    listed = [(section.number, title(section)) for depth, section in sections_of(english) if depth == 1]

    assert [number for number, _ in listed] == ["1", "2", "3", "4", "5", "6", "A", "B", "C", "D"]
    assert [section.number for section in section(english, "findings").sections][:2] == ["3.1", "3.2"]


def test_the_contents_list_chapters_and_documents_unless_there_are_very_many(english: Paper) -> None:
    def chapter(count: int) -> Section:
        inside = (Section(f"document-{number}", (), listed=True) for number in range(count))
        [made] = numbered([Section("findings", (), (), tuple(inside), listed=True)])
        return made

    documents = [each.anchor for each in section(english, "findings").sections]
    listed = [each.anchor for depth, each in sections_of(english) if each.listed and depth > 1]
    assert listed == documents
    assert all(each.listed for each in chapter(100).sections)
    assert not any(each.listed for each in chapter(101).sections)


def test_the_paper_says_what_it_is_about_and_what_was_not_checked(english: Paper) -> None:
    details = {said(part.label): [said(one.words) for one in part.paragraphs] for part in english.details.parts}

    assert [said(words) for words in english.subtitle] == ["AVS3 视频专利池"]
    assert details["Law as of"] == ["2026-11-21"]
    assert len(details["Documents"]) == 9
    assert details["Documents"][-1] == "And 3 more, listed under “Files read”"
    assert "not legal advice" in details["Limits"][0]
    assert said(english.head) == "AVS3 视频专利池 · Law as of 2026-11-21"
    assert english.day == date(2026, 11, 21)


def test_a_clause_is_quoted_without_its_indentation_and_long_lines_are_cut(dossier: api.Report) -> None:
    one = dossier.findings[0]

    def quoted(line: str, *stretches: tuple[int, int]) -> tuple[str, tuple[tuple[int, int], ...]]:
        findings = [replace(one, excerpt=Excerpt(7, (line,), (stretch,))) for stretch in stretches]
        found = quotation(findings)
        return found.lines[0], found.pointed[0]

    assert quoted("    says: must pay", (10, 14)) == ("says: must pay", ((6, 10),))
    assert quoted("  must pay a fee", (2, 6), (7, 10), (6, 8)) == ("must pay a fee", ((0, 8),))
    assert quoted('says "all of it"', (0, 16)) == ('says "all of it"', ())
    long, [(start, end)] = quoted("x" * 5000 + "HERE" + "y" * 5000, (5000, 5004))
    assert (len(long), long[start:end], long[0], long[-1]) == (1202, "HERE", "…", "…")


def test_numbers_that_follow_each_other_are_a_range() -> None:
    assert ranges([1, 2, 3, 5, 7, 8]) == [(1, 3), (5, 5), (7, 8)]
    assert ranges([]) == []


def test_references_to_very_many_findings_are_cut(dossier: api.Report) -> None:
    register = Register(dossier, ("en",))

    every = said(register.references(register.findings))
    odd = said(register.references(register.findings[::2]))

    assert every == "F1–F93"
    assert odd.startswith("F1, F3, F5, ")
    assert odd.endswith(", …")


def test_a_reference_to_a_chapter_that_was_left_out_is_but_its_words(english: Paper) -> None:
    some = {"findings", "questions", "begin"}
    short = replace(english, sections=tuple(one for one in english.sections if one.anchor in some))

    settled = resolved(short)

    left = {run.target for run in runs(settled) if run.target}
    assert left <= set(anchors(short))
    assert {"f64", "q1"} <= left
    assert [run.text for run in runs(settled)] == [run.text for run in runs(short)]
    assert resolved(english) == english


def test_the_same_report_gives_the_same_paper(dossier: api.Report) -> None:
    assert paper(dossier, *BOTH) == paper(dossier, *BOTH)


def test_every_wording_is_in_both_languages() -> None:
    texts = [text for text in vars(wording).values() if isinstance(text, Bilingual)]
    texts += [text for table in (wording.OUTCOMES_MEAN, wording.PARTS, wording.TRUTHS) for text in table.values()]
    texts += [*wording.READING_POINTS, *wording.METHOD_POINTS]

    for text in texts:
        assert re.search("[\u4e00-\u9fff]", text.zh) or text.zh == text.en, text
        assert re.findall(r"{\w+}", text.en) == [] or sorted(re.findall(r"{\w+}", text.en)) == sorted(
            re.findall(r"{\w+}", text.zh)
        )
