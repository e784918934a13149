"""The HTML report tells a lawyer everything, needs nothing from elsewhere, and cannot be turned against its reader."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, cast

import pytest
from html_page import href, ids, parsed, safe

from poolcheck import api
from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Diagnostic, Severity
from poolcheck.core.location import Location
from poolcheck.findings.model import UPKEEP, Excerpt, Outcome, Reason, Waiver
from poolcheck.findings.report import Adjustment, BaselineUsed
from poolcheck.reports import labels as shared
from poolcheck.reports.citation import citation
from poolcheck.reports.html import labels
from poolcheck.reports.html.derivations import Step, folded
from poolcheck.reports.html.page import Page
from poolcheck.reports.layout import printable, sentence
from poolcheck.reports.plain_words import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from html_page import Element

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding

MODEL = "fixtures/model-license/en.yaml"
DOSSIER = [
    f"fixtures/dossiers/avs3/{name}"
    for name in ("charter.pool", "entries/westlake.yaml", "licenses/02-lanhai.yaml", "licenses/07-corvane.pool")
]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"onmouseover=alert(1) x="',
    "javascript:alert(1)",
    "{{7*7}}{% raw %}${7*7}",
    "a\u202eb\u2066c\u200fd",
    "--><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp;amp; ]]>",
    "name " + "x" * 10_000,
    "שלום עולם",
]


def html(report: api.Report, *languages: Language, everything: bool = False) -> str:
    return api.render(report, "html", api.Options(languages or ("en",), everything=everything))


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


@pytest.fixture(scope="module")
def model(check: Callable[..., api.Report]) -> api.Report:
    return check(MODEL)


@pytest.fixture(scope="module")
def short(model: api.Report) -> api.Report:
    """Return a report of a few findings, where it does not matter which."""
    return replace(model, findings=(*shown(model)[:6], *model.findings[-6:]))


@pytest.fixture(scope="module")
def dossier(check: Callable[..., api.Report]) -> api.Report:
    return check(*DOSSIER)


@pytest.fixture(scope="module")
def page(model: api.Report) -> Element:
    return parsed(html(model))


def test_the_page_runs_our_own_scripts_only_and_loads_nothing(model: api.Report, page: Element) -> None:
    safe(page, html(model))


@pytest.mark.parametrize("folder", ["assets"])
def test_styles_and_scripts_name_no_address_and_cannot_end_early(folder: str) -> None:
    texts = {one.name: one.read_text(encoding="utf-8") for one in (files("poolcheck.reports.html") / folder).iterdir()}

    assert len(texts) >= 12
    for name, text in texts.items():
        found = re.search(
            r"</|<!--|https?:|//\w|url\(|@import|innerHTML|outerHTML|insertAdjacent|\beval\b|Function\(", text
        )
        assert found is None, (name, found)
        assert len(text.splitlines()) <= 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_told_in_full(language: Language, dossier: api.Report) -> None:
    root = parsed(html(dossier))
    by_id = ids(root)
    articles = root.all("article")
    shown = {entry.number: entry for entry in Page(dossier, api.Options()).entries}

    assert len(articles) == sum(not finding.outcome.passes for finding in dossier.findings) > 20

    for article in articles:
        finding = shown[int(cast("str", article.attributes["id"])[1:])].finding
        here = article.in_language(language)
        for alike in article.all("a", "alike"):
            here += by_id[cast("str", alike.attributes["href"])[1:]].in_language(language)
        words = [finding.title, finding.message, finding.consequence, finding.remedy]
        words += [dossier.glossary.outcomes[finding.outcome.value], dossier.glossary.concerns[finding.concern]]
        words += [citation(authority) for authority in (*finding.authority, *finding.presumed_by)]
        words += [dossier.glossary.checked[authority.checked] for authority in finding.authority]
        words += [question.ask for question in finding.open.all if finding.outcome is not Outcome.PRESUMED_MET]
        words += finding.notes + finding.claims
        for each in words:
            assert plain(each.in_(language)) in plain(here), (finding.id, each)
        for name in (finding.rule, finding.pack, finding.id, finding.meaning[:16]):
            assert plain(name) in plain(here)


def test_a_provision_is_told_once_with_its_gist_and_how_it_was_checked(model: api.Report, page: Element) -> None:
    by_id = ids(page)
    cited = {authority for one in model.findings if not one.outcome.passes for authority in one.authority}

    for authority in cited:
        [link] = {
            one.attributes["href"]
            for one in page.all("a", "cite")
            if citation(authority).en + " (" in one.text and authority.gist.en in by_id[href(one)].text
        }
        provision = by_id[cast("str", link)[1:]]
        assert authority.gist.zh in provision.text
        assert model.glossary.checked[authority.checked].en in provision.text
        assert authority.since.isoformat() in provision.text


def test_every_link_leads_to_a_place_on_the_page(dossier: api.Report) -> None:
    root = parsed(html(dossier))
    by_id = ids(root)

    for element in root:
        if "href" in element.attributes:
            assert href(element) in by_id
        for name in ("aria-labelledby", "for"):
            assert (element.attributes.get(name) or "top") in by_id


def test_what_a_finding_is_about_is_marked_and_the_two_lead_to_each_other(model: api.Report, page: Element) -> None:
    by_id = ids(page)
    line = by_id["d0-32"]
    [mark] = [one for one in line.all("a", "mark") if one.text == "improvements"]
    numbers = [href(one) for one in line.all("a", "no")]
    article = by_id[numbers[0]]

    assert line.all("a", "mark")[0].text == "licensee must grant back "
    assert line.in_language("en").startswith("      - licensee must grant back ")
    assert mark.attributes["class"] == "mark undetermined"
    assert len(numbers) == sum(one.location.line == 32 and not one.outcome.passes for one in model.findings) == 12
    assert "Grant-back" in article.text
    assert [href(one) for one in article.all("a", "place")] == ["d0-32"]
    before, may, number, behind = [one if isinstance(one, str) else one.text for one in by_id["d0-15"].inside]
    assert (before, may) == ("    says: licensee ", "may")
    assert href(by_id[f"f{number}"].all("a", "place")[0]) == "d0-15"
    assert behind == " practice licensed patents, by making, using, selling, offering, importing"


def test_findings_are_numbered_and_gathered_by_clause_the_gravest_first(page: Element) -> None:
    articles = page.all("article")
    outcomes = [cast("str", one.attributes["data-k"]).split()[0] for one in articles]
    groups = page.all("section", "group")
    ranks = {outcome.value: rank for rank, outcome in enumerate(reversed(Outcome))}
    first_of_groups = [ranks[cast("str", one.all("article")[0].attributes["data-k"]).split()[0]] for one in groups]

    assert [one.attributes["id"] for one in articles] == [f"f{number}" for number in range(1, len(articles) + 1)]
    assert first_of_groups == sorted(first_of_groups)
    assert outcomes[0] == "not_met"
    assert [one.all("h4")[0].in_language("en") for one in groups][:3] == [
        "Clause 2.1 line 9",
        "Clause 3.1 line 23",
        "Clause 4.1–4.4 line 27",
    ]
    assert groups[0].all("blockquote")[0].text == "    says: pooled patents means listed patents and future patents"


def test_the_table_of_concerns_counts_what_the_summary_counts(model: api.Report, page: Element) -> None:
    by_id = ids(page)
    [table] = by_id["overview"].all("table")
    law, soft = model.summary(law=True), model.summary(law=False)
    [*_, total] = table.all("tr")
    heads = [one.in_language("en") for one in table.all("thead")[0].all("th")][1:]

    assert heads == ["Not met", "Conditional", "Undetermined", "Presumed met", "Met", "Not applicable"]
    assert [int(cell.text) for cell in total.all("td")] == [
        law[key] + soft[key]
        for key in ("not_met", "conditional", "undetermined", "presumed_met", "met", "not_applicable")
    ]

    for link in table.all("a"):
        wanted = dict(part.split("=") for part in cast("str", link.attributes["data-filter"]).split("&"))
        outcome, concern, *_ = cast("str", by_id[href(link)].attributes["data-k"]).split()
        matching = [one for one in model.findings if (one.outcome, one.concern) == (outcome, concern)]

        assert (outcome, concern) == (wanted["outcome"], wanted["concern"])
        assert link.text.rpartition(" ")[2] == str(len(matching))


def test_law_and_soft_law_are_counted_apart(model: api.Report, page: Element) -> None:
    for track, law in (("law", True), ("soft", False)):
        [box] = page.all("div", track)
        shown = {one.in_language("en").strip() for one in box.all("li")}
        for outcome, count in model.summary(law=law).items():
            words = sentence(shared.WAIVED.en if outcome == "waived" else model.glossary.outcomes[outcome].en)
            assert (f"{count} {words}" in shown) is (count > 0 or outcome == "not_met")


def test_each_open_question_is_asked_once_with_the_findings_it_bears_on(model: api.Report, page: Element) -> None:
    [section] = [one for one in page.all("section") if one.attributes.get("id") == "questions"]
    asked = section.all("ol")[0]
    asks: dict[str, int] = {}
    for finding in model.findings:
        if not finding.outcome.passes and finding.outcome is not Outcome.PRESUMED_MET:
            for ask in dict.fromkeys(question.ask.en for question in finding.open.all):
                asks[ask] = asks.get(ask, 0) + 1
    shown = [(one.all("p")[0].text, len(one.all("a"))) for one in asked.all("li")]

    assert sorted(shown) == sorted((sentence(ask), count) for ask, count in asks.items())
    assert [count for _, count in shown] == sorted(asks.values(), reverse=True)


def test_the_report_says_what_it_rests_on(model: api.Report, page: Element) -> None:
    basis = ids(page)["basis"]

    assert "2026-11-21" in page.all("time")[0].text
    for pack in model.packs:
        assert f"{pack.name}{pack.version}" in plain(basis.text)
        assert pack.sha256 in basis.text
    for read in model.inputs:
        assert read.sha256 in basis.text
        assert read.path in basis.text
    for stale in model.stale:
        assert stale.title.zh in basis.text
        assert stale.reviewed_until.isoformat() in basis.text
    for language in LANGUAGES:
        assert shared.LIMITS.in_(language) in basis.in_language(language)
        assert shared.LIMITS.in_(language) in page.all("header", "masthead")[0].in_language(language)


def test_what_the_configuration_changed_is_said_with_its_place(short: api.Report) -> None:
    place = Location("poolcheck.toml", 4, 1, 4, 9)
    changed = Adjustment("ignore", ("<tying>",), None, ("drafts/*",), ("one", "two"), place)
    basis = ids(parsed(html(replace(short, adjustments=(changed,)))))["basis"]
    [item] = basis.all("ul", "adjusted")[0].all("li")

    assert item.in_language("en").split() == [
        "In",
        "drafts/*,",
        "left",
        "out:",
        "<tying>",
        "(2",
        "rules)",
        "poolcheck.toml:4:1",
    ]
    assert "未适用：<tying>（2 条规则）" in item.in_language("zh")


def test_a_document_that_could_not_be_read_is_named_first_with_its_problems(check: Callable[..., api.Report]) -> None:
    report = check(broken_yaml="license: X\nclauses:\n  - at: '1'\n    says: licensee must grantback improvements\n")
    root = parsed(html(report))
    problems = ids(root)["problems"]

    assert "broken.yaml:4:25" in problems.text
    assert report.diagnostics[0].code in problems.text
    assert sentence(report.diagnostics[0].message.zh) in problems.text


def test_an_input_that_is_no_document_is_said_not_to_have_been_checked(check: Callable[..., api.Report]) -> None:
    report = check(MODEL, broken_yaml="license: [")
    root = parsed(html(report))

    assert [one.text for one in ids(root)["problems"].all("ul", "unread")[0].all("li")] == ["broken.yaml"]
    assert labels.NOT_READ.en in ids(root)["basis"].text


@pytest.fixture(scope="module")
def attacked(model: api.Report) -> api.Report:
    """Return a report in which documents, clauses and messages bear hostile names, each some findings."""
    [read], [text] = model.inputs, model.texts
    findings = [finding for finding in model.findings if not finding.outcome.passes]
    return replace(
        model,
        inputs=tuple(replace(read, path=f"{number}-{name}", key=name) for number, name in enumerate(HOSTILE)),
        findings=tuple(renamed(one, number % len(HOSTILE)) for number, one in enumerate(findings)),
        texts=tuple(replace(text, path=f"{number}-{name}") for number, name in enumerate(HOSTILE)),
        diagnostics=tuple(
            Diagnostic(name, Severity.ERROR, Bilingual(name, name), Location(name, 1, 1, 1, 1), Bilingual(name, name))
            for name in HOSTILE
        ),
    )


def renamed(finding: Finding, number: int) -> Finding:
    name = HOSTILE[number]
    place = replace(finding.location, path=f"{number}-{name}")
    return replace(
        finding,
        id=f"{finding.rule}@{name}",
        rule=name,
        clause=name if finding.clause else "",
        title=Bilingual(name, name),
        message=Bilingual(f"“{name}”", f"“{name}”"),
        location=place,
        related=(place,),
        notes=(Bilingual(name, name),),
        excerpt=Excerpt(finding.excerpt.first_line, (f"{name} x",), ((0, len(name)),)),
    )


def test_hostile_names_stay_text(attacked: api.Report) -> None:
    text = html(attacked)
    root = parsed(text)

    safe(root, text)
    assert not re.search("[\x00-\x08\x0b-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
    assert len(root.all("article")) == len(attacked.findings) > 50
    for name in HOSTILE:
        shown = printable(name)
        assert [one for one in root.all("bdi") if one.text == one_line(name, 120)]
        assert [one for one in root.all("p", "message") if one.text == one_line(f"“{name}”")]
        assert [one for one in root.all("a", "mark") if one.text in (shown, one_line(name, 399))]
        assert [one for one in root.all("code") if one.text == shown]
    assert max(len(one.text) for one in root.all("p", "message")) <= 600
    for identifiers in root.all("dl", "ids"):
        assert identifiers.all("bdi")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_makes_no_other_title(name: str, model: api.Report) -> None:
    named = replace(model, findings=(), texts=(), inputs=(replace(model.inputs[0], key=name),))
    text = html(named)
    root = parsed(text)

    safe(root, text)
    assert root.all("h1")[0].all("bdi")[0].text == one_line(name, 120)
    assert root.all("title")[0].text == f"{one_line(name, 120)} · {labels.KIND.en}"


def test_control_characters_are_replaced_in_texts_too(short: api.Report) -> None:
    lines = ("a\x00b\x1b[31mc\u202ed\x7f", *short.texts[0].lines[1:])
    text = html(replace(short, texts=(replace(short.texts[0], lines=lines),)))

    assert ids(parsed(text))["d0-1"].text == "a\ufffdb\ufffd[31mc\ufffdd\ufffd"


def test_the_same_report_gives_the_same_bytes(short: api.Report) -> None:
    assert html(short, "zh", "en") == html(short, "zh", "en")


@pytest.mark.parametrize(
    ("languages", "tag", "show", "title"),
    [
        (("en",), "en", "en", labels.KIND.en),
        (("zh",), "zh-Hans", "zh", labels.KIND.zh),
        (("zh", "en"), "zh-Hans", "both", labels.KIND.zh),
        (("en", "zh"), "en", "both", labels.KIND.en),
    ],
)
def test_both_languages_are_there_and_the_page_opens_in_the_one_asked_for(
    languages: tuple[Language, ...], tag: str, show: str, title: str, short: api.Report
) -> None:
    root = parsed(html(short, *languages))
    [top] = root.all("html")

    assert (top.attributes["lang"], top.attributes["data-show"]) == (tag, show)
    assert root.all("title")[0].text == f"Model patent pool license · {title}"
    assert {one.attributes.get("lang") for one in root.all("h2")[0].all("span")} == {"en", "zh-Hans"}
    for element in root.all("span") + root.all("p"):
        if re.search("[\u4e00-\u9fff]", "".join(one for one in element.inside if isinstance(one, str))):
            assert "zh-Hans" in (
                element.attributes.get("lang"),
                element.parent and element.parent.attributes.get("lang"),
            )


def test_everything_also_lists_what_is_met(short: api.Report) -> None:
    root = parsed(html(short, everything=True))
    by_id = ids(root)
    met = [one for one in root.all("article") if cast("str", one.attributes["data-k"]).startswith("met ")]

    assert len(root.all("article")) == len(short.findings)
    assert len(met) == sum(finding.outcome is Outcome.MET for finding in short.findings) > 0
    assert not [one for one in by_id["d0-3"].all("a", "no") if "not_applicable" in cast("str", one.attributes["class"])]


def test_what_several_findings_say_alike_is_told_once(dossier: api.Report) -> None:
    twice = check_twice(dossier)
    root = parsed(html(twice))
    by_id = ids(root)
    alike = root.all("a", "alike")

    assert len(alike) >= len(root.all("article")) // 2
    for link in alike:
        assert by_id[href(link)].all("dl", "shared")
    last = shown(twice)[-1]
    for other in ({"remedy": Bilingual("x", "x")}, {"consequence": Bilingual("x", "x")}, {"authority": ()}):
        differ = replace(last, **other)
        findings = tuple(differ if finding.id == last.id else finding for finding in twice.findings)
        assert len(parsed(html(replace(twice, findings=findings))).all("a", "alike")) == len(alike) - 1
    assert len(root.all("details", "derivation")) == len({one.because for one in shown(twice) if one.because})


def shown(report: api.Report) -> list[Finding]:
    return [finding for finding in report.findings if not finding.outcome.passes]


def check_twice(report: api.Report) -> api.Report:
    """Return a report in which every document is there a second time under another name."""
    again = tuple(replace(read, path=f"again/{read.path}") for read in report.inputs)
    findings = tuple(
        replace(one, id=f"{one.id}+", location=replace(one.location, path=f"again/{one.location.path}"))
        for one in report.findings
    )
    texts = tuple(replace(text, path=f"again/{text.path}") for text in report.texts)
    return replace(
        report,
        inputs=report.inputs + again,
        findings=report.findings + findings,
        texts=report.texts + texts,
    )


def test_waived_and_old_findings_stay_and_say_so(short: api.Report) -> None:
    first, second, *rest = shown(short)
    place = Location("waivers.yaml", 3, 1, 3, 9)
    waiver = Waiver(
        first.rule,
        first.id,
        "agreed <with> the licensor",
        "J. Doe",
        date(2027, 1, 31),
        "T-1",
        "",
        None,
        place,
        Excerpt(3, ("x",), ((0, 1),)),
    )
    findings = (replace(first, waiver=waiver), replace(second, baselined=True, concern=first.concern), *rest)
    baseline = BaselineUsed("baseline.json", "0" * 64, ("gone@X",))
    root = parsed(html(replace(short, findings=findings, waivers=(waiver,), baseline=baseline)))
    [waived] = root.all("article", "waived")
    [old] = root.all("article", "baseline")

    assert "Until 2027-01-31, by J. Doe (T-1): agreed <with> the licensor" in waived.in_language("en")
    assert shared.BASELINED.zh in old.in_language("zh")
    assert cast("str", waived.attributes["data-k"]).endswith(" waived")
    assert "gone@X" in ids(root)["basis"].text
    assert "waivers.yaml:3:1" in ids(root)["basis"].text
    assert "1 Waived" in root.in_language("en")
    assert waived.attributes["id"] not in [href(link) for cell in root.all("td") for link in cell.all("a")]
    assert [one.attributes["value"] for one in root.all("option")][-3:] == ["standing", "waived", "baseline"]


def test_a_finding_on_a_waiver_is_no_matter_of_law_or_soft_law(short: api.Report) -> None:
    first = shown(short)[0]
    place = Location("waivers.yaml", 3, 1, 3, 9)
    upkeep = replace(
        first,
        id="waiver-unused@X#waiver",
        rule="waiver-unused",
        pack=UPKEEP,
        concern=UPKEEP,
        test=UPKEEP,
        subject="X",
        outcome=Outcome.NOT_MET,
        authority=(),
        location=place,
        excerpt=Excerpt(3, ("- rule: x",), ((0, 9),)),
    )
    root = parsed(html(replace(short, findings=(*short.findings, upkeep))))
    article = root.all("article")[-1]
    meta = article.all("p", "meta")[0].in_language("en")

    assert "· Waivers · Waivers · upkeep/waiver-unused · line 3" in meta
    assert "law" not in meta
    assert root.all("section", "of-document")[-1].all("h3")[0].text == "waivers.yaml"
    assert root.all("section", "group")[-1].all("h4")[0].in_language("en").strip() == "line 3"
    assert "was left out" not in root.text


def test_of_long_texts_only_what_findings_are_about_is_shown(short: api.Report) -> None:
    [text] = short.texts
    long = replace(text, lines=text.lines + ("more: of it",) * 6_000)
    root = parsed(html(replace(short, texts=(long,))))
    lines = [int(cast("str", one.attributes["data-n"])) for one in root.all("div", "line")]
    left_out = [int(one.in_language("en").split()[0]) for one in root.all("p", "gap")]

    assert labels.CUT.en in root.text
    assert lines == sorted(lines)
    assert len(lines) + sum(left_out) == 6_077
    assert {one.location.line + near for one in shown(short) for near in (-2, 0, 3)} <= set(lines)
    assert 20 not in lines


def test_a_report_without_findings_says_that_there_is_nothing(check: Callable[..., api.Report]) -> None:
    report = replace(check(MODEL), findings=())
    root = parsed(html(report))

    assert shared.NOTHING.zh in ids(root)["findings"].text
    assert not root.all("article")
    assert ids(root)["d0-1"].text.startswith("# The model license")


def test_a_report_without_any_input_still_says_its_limits(model: api.Report) -> None:
    root = parsed(html(replace(model, findings=(), inputs=(), texts=(), stale=())))

    assert root.all("h1")[0].in_language("en") == "0 documents"
    assert shared.LIMITS.zh in root.text


def test_a_question_that_was_asked_of_every_clause_is_one_step() -> None:
    asked = [Reason("c.act is terminate", "false", (f"{act}.act = {act}",)) for act in ("pay", "assist", "pay")]
    other = Reason("c.act is terminate", "true", ("terminate.act = terminate",))

    assert folded([Reason("any c in clauses", "true", (), (*asked, other))]) == (
        Step(
            "any c in clauses",
            "true",
            1,
            (),
            (
                Step("c.act is terminate", "false", 3, ("pay.act = pay", "assist.act = assist"), ()),
                Step("c.act is terminate", "true", 1, ("terminate.act = terminate",), ()),
            ),
        ),
    )
