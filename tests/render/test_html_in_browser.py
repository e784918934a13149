"""The HTML report in a browser: it can be used with eyes, keys and screen readers, on a desk, a phone and paper.

`make check-render` runs this; POOLCHECK_SHOTS names a folder in which it leaves what the pages look like.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from poolcheck import api
from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import diagnostic
from poolcheck.findings.model import Excerpt, Waiver
from poolcheck.findings.report import BaselineUsed, TextRead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding

pytest_plugins = ["render_fixtures"]

# What playwright gives; it need not be installed where types are checked.
Browser: TypeAlias = Any
Page: TypeAlias = Any

if not os.environ.get("POOLCHECK_RENDER"):
    pytest.skip("pages in a browser are looked at by `make check-render` only", allow_module_level=True)
AXE = (
    files(pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")) / "axe.min.js"
)

DOSSIER = [
    f"fixtures/dossiers/avs3/{name}"
    for name in ("charter.pool", "entries/westlake.yaml", "licenses/02-lanhai.yaml", "licenses/07-corvane.pool")
]
MANY = 2_000


@pytest.fixture(scope="session")
def reports(check: Callable[..., api.Report]) -> dict[str, api.Report]:
    dossier = check(*DOSSIER)
    license_ = check("fixtures/model-license/en.yaml", broken_yaml="license: [")
    return {"license": license_, "dossier": dossier, "few": few(dossier), "many": many(dossier)}


def few(report: api.Report) -> api.Report:
    """Return a report of a few findings of each outcome, one waived, one in the baseline, and a file with a problem."""
    by_outcome: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_outcome.setdefault(finding.outcome, []).append(finding)
    findings = [finding for found in by_outcome.values() for finding in found[:2]]
    waived, old = [finding for finding in findings if not finding.outcome.passes][:2]
    waiver = Waiver(
        waived.rule, waived.id, "agreed", "J. Doe", date(2027, 1, 31), "T-1", "", None, waived.location, waived.excerpt
    )
    changed = {waived.id: replace(waived, waiver=waiver), old.id: replace(old, baselined=True)}
    problem = diagnostic("file-missing", waived.location, path="gone.pool")
    return replace(
        report,
        findings=tuple(changed.get(finding.id, finding) for finding in findings),
        waivers=(waiver,),
        diagnostics=(problem,),
        baseline=BaselineUsed("baseline.json", "0" * 64, ("gone",)),
    )


def many(report: api.Report) -> api.Report:
    """Return a report of 2,000 findings on documents that are many times there, each under another name."""
    shown = [finding for finding in report.findings if not finding.outcome.passes]
    times = -(-MANY // len(shown))
    findings = [renamed(finding, f"{time}/") for time in range(times) for finding in shown][:MANY]
    return replace(
        report,
        inputs=tuple(
            replace(one, path=f"{time}/{one.path}", key=f"{one.key} {time}")
            for time in range(times)
            for one in report.inputs
        ),
        findings=tuple(findings),
        texts=tuple(
            TextRead(f"{time}/{one.path}", one.lines, one.clauses) for time in range(times) for one in report.texts
        ),
    )


def renamed(finding: Finding, folder: str) -> Finding:
    message = Bilingual(f"{finding.message.en} ({folder})", f"{finding.message.zh}（{folder}）")
    place = replace(finding.location, path=folder + finding.location.path)
    return replace(finding, id=f"{finding.id}{folder}", message=message, location=place, related=())


@pytest.fixture
def opened(browser: Browser, reports: dict[str, api.Report], tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a report from a file, in a window of a size; no request may leave it and nothing may be complained of."""
    complaints: list[str] = []
    contexts = []

    def opens(
        name: str,
        *languages: Language,
        size: tuple[int, int] = (1280, 900),
        theme: str = "light",
        hash_: str = "",
        scripts: bool = True,
    ) -> Page:
        path = tmp_path / f"{name}.html"
        options = api.Options(languages or ("en",), everything=name == "few")
        path.write_text(api.render(reports[name], "html", options), encoding="utf-8")
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, color_scheme=theme, offline=True, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda request: complaints.extend({request.url.partition("#")[0]} - {path.as_uri()}))
        page.goto(path.as_uri() + hash_)
        return page

    yield opens
    for context in contexts:
        context.close()
    assert complaints == []


def visible(page: Page) -> list[str]:
    """Return the ids of the findings that are shown."""
    found: list[str] = page.evaluate("all('article.finding:not([hidden])').map((one) => one.id)")
    return found


def until(page: Page, condition: str) -> None:
    """Wait for a condition; the policy of the page rightly refuses what playwright's own way of waiting does."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def keys(page: Page, id_: str) -> list[str]:
    return (page.get_attribute(f"#{id_}", "data-k") or "").split()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("languages", [("en",), ("zh",), ("zh", "en")], ids="-".join)
def test_axe_finds_nothing_serious(
    theme: str, languages: tuple[Language, ...], opened: Callable[..., Page], shots: Path
) -> None:
    page = opened("few", *languages, theme=theme)
    page.evaluate(
        "for (const card of cards.slice(0, 4)) openDetails(card.element, true); unfold(all('.cite')[0]); goTo('f1')"
    )
    page.evaluate("for (const fold of all('.outline, .more, .chooser, .derivation').slice(0, 9)) fold.open = true")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((all) => all.violations)")
    page.screenshot(path=shots / f"few-{'-'.join(languages)}-{theme}.png")

    grave = [
        (one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert grave == []


@pytest.mark.parametrize("name", ["license", "dossier"])
@pytest.mark.parametrize("width", [1280, 1000, 390])
@pytest.mark.parametrize("languages", [("en",), ("zh", "en")], ids="-".join)
def test_nothing_sticks_out_at_the_side(
    name: str, width: int, languages: tuple[Language, ...], opened: Callable[..., Page], shots: Path
) -> None:
    page = opened(name, *languages, size=(width, 844))
    page.evaluate("for (const fold of all('details')) fold.open = true")
    page.screenshot(path=shots / f"{name}-{'-'.join(languages)}-{width}.png")

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_name_of_ten_thousand_characters_breaks_no_line(
    opened: Callable[..., Page], reports: dict[str, api.Report]
) -> None:
    report = reports["license"]
    name = "很长的名称" + "x" * 10_000
    findings = tuple(
        replace(
            one, message=Bilingual(name, name), id=name, clause=name, excerpt=Excerpt(1, (name,), ((0, len(name)),))
        )
        for one in report.findings
        if not one.outcome.passes
    )
    texts = tuple(replace(one, lines=(name, *one.lines[1:])) for one in report.texts)
    reports["long"] = replace(report, findings=findings[:9], texts=texts)
    for width in (1280, 390):
        page = opened("long", size=(width, 844))

        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_cell_of_the_table_shows_its_findings_and_the_address_remembers(opened: Callable[..., Page]) -> None:
    page = opened("license")
    cell = page.locator("td a.undetermined[data-filter*='concern=grant_back']")
    count = int((cell.inner_text()).split()[-1])
    cell.click()
    shown = visible(page)

    assert len(shown) == count > 1
    assert {(keys(page, one)[0], keys(page, one)[1]) for one in shown} == {("undetermined", "grant_back")}
    assert page.inner_text("#shown") == f"{count} of 56 shown"
    assert page.url.endswith("#?outcome=undetermined&concern=grant_back")
    assert page.locator("select[name=concern]").input_value() == "grant_back"

    again = opened("license", hash_="#?outcome=undetermined&concern=grant_back&lang=zh&at=" + shown[-1])
    assert visible(again) == shown
    assert again.inner_text("#shown") == f"显示 {count} 项，共 56 项"
    assert again.evaluate("document.documentElement.lang") == "zh-Hans"
    assert again.evaluate("document.activeElement.id") == shown[-1]

    page.go_back()
    until(page, "all('article.finding:not([hidden])').length === 56")


def test_filters_leave_what_matches_and_count_what_each_choice_would_leave(opened: Callable[..., Page]) -> None:
    page = opened("dossier")
    everything = {one: keys(page, one) for one in visible(page)}
    page.check("input[value=not_met]")
    page.check("input[value=conditional]")
    page.select_option("select[name=track]", "law")
    wanted = [one for one, key in everything.items() if key[0] in ("not_met", "conditional") and key[3] == "law"]
    packs = {key[2] for one, key in everything.items() if one in wanted}

    assert visible(page) == wanted != []
    for pack in {key[2] for key in everything.values()}:
        option = page.locator(f"select[name=pack] option[value={pack}]")
        assert option.is_enabled() is (pack in packs)
        assert f"({sum(everything[one][2] == pack for one in wanted)})" in option.inner_text()

    page.select_option("select[name=severity]", "note")
    page.locator(".state .clear").click()
    assert visible(page) == list(everything)


def test_a_search_finds_words_and_says_when_there_is_nothing(opened: Callable[..., Page]) -> None:
    page = opened("license")
    page.keyboard.press("/")
    page.keyboard.type("grant-back essential")
    until(page, "location.hash.includes('q=')")

    assert 0 < len(visible(page)) < 56

    page.fill("#q", "no such words anywhere")
    until(page, "!byId('nothing').hidden")
    assert visible(page) == []
    assert page.locator("#nothing").is_visible()

    page.keyboard.press("Escape")
    assert len(visible(page)) == 56
    assert page.input_value("#q") == ""


def test_a_mark_leads_to_its_finding_and_the_finding_to_its_words(opened: Callable[..., Page]) -> None:
    page = opened("license")
    mark = page.locator("#d0-32 a.mark").first
    mark.click()
    finding = page.evaluate("document.activeElement.id")

    assert finding == (mark.get_attribute("href") or "")[1:]
    assert page.locator(f"#{finding}").bounding_box()["y"] < 300
    assert page.url.endswith(f"at={finding}")

    page.locator(f"#{finding} a.place").first.click()
    assert page.evaluate("document.activeElement.id") == "d0-32"
    assert in_window(page, "#d0-32")


def in_window(page: Page, selector: str) -> bool:
    page.wait_for_timeout(200)
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    assert size is not None
    return box is not None and 0 <= box["y"] < size["height"] - 20


def test_a_link_to_a_finding_that_is_filtered_away_shows_it_again(opened: Callable[..., Page]) -> None:
    page = opened("license")
    page.check("input[value=not_met]")
    hidden = page.evaluate("all('article.finding[hidden]').at(-1).id")
    page.evaluate(f"document.querySelector('.documents a.no[href=\"#{hidden}\"]').click()")

    assert page.locator(f"#{hidden}").is_visible()
    assert in_window(page, f"#{hidden} h5")


def test_keys_go_through_the_findings(opened: Callable[..., Page]) -> None:
    page = opened("license")
    at = []
    for key in "jjjk":
        page.keyboard.press(key)
        at.append(page.evaluate("document.activeElement.id"))

    assert at == ["f1", "f2", "f3", "f2"]

    page.keyboard.press("o")
    assert page.evaluate("byId('f2').querySelector('.why').open")
    page.wait_for_selector("#f2 .why .steps li")

    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.id") == "d0-9"
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.id") == "f2"

    page.keyboard.press("?")
    assert page.evaluate("byId('keys').open")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") != "f3"


def test_the_first_stop_of_the_tab_key_leads_past_the_head_of_the_page(opened: Callable[..., Page]) -> None:
    page = opened("license")
    page.keyboard.press("Tab")

    assert page.locator("a.skip").first.bounding_box()["y"] >= 0

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"


def test_a_citation_shows_its_provision_in_place(opened: Callable[..., Page]) -> None:
    page = opened("license")
    link = page.locator("article .cite").first
    link.click()

    assert link.get_attribute("aria-expanded") == "true"
    assert page.locator("article .in-place .gist").first.is_visible()

    link.click()
    assert page.locator(".in-place").count() == 0


def test_the_language_and_the_colors_can_be_changed(opened: Callable[..., Page]) -> None:
    page = opened("license")
    english = page.inner_text("#findings")
    page.click("[data-language=zh]")
    chinese = page.inner_text("#findings")

    assert "Grant-back" in english
    assert "回授" not in english
    assert "回授" in chinese
    assert "Grant-back" not in chinese
    assert page.title().endswith("检查报告")
    assert "回授" in page.inner_text("select[name=concern]")

    page.click("[data-language=both]")
    both = page.inner_text("#findings")
    assert "回授" in both
    assert "Grant-back" in both

    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_without_scripts_everything_can_be_read_and_reached(opened: Callable[..., Page], shots: Path) -> None:
    page = opened("license", scripts=False)
    page.screenshot(path=shots / "license-without-scripts.png")

    assert not page.locator(".filters").is_visible()
    assert not page.locator(".tools").is_visible()
    assert page.locator("article.finding").first.is_visible()
    page.locator("td a").first.click()
    assert "#f" in page.url
    page.locator("#d0-32 a.mark").first.click()
    assert page.url.endswith(page.locator("#d0-32 a.mark").first.get_attribute("href"))


def test_on_paper_everything_is_open_and_nothing_is_to_be_pressed(opened: Callable[..., Page], shots: Path) -> None:
    page = opened("license", "en", theme="dark")
    for paper in ("A4", "Letter"):
        page.pdf(path=shots / f"license-{paper}.pdf", format=paper)
    page.emulate_media(media="print")
    shown = "(one) => getComputedStyle(one).display"

    for selector in (".bar", ".filters", ".chooser", "#keys", ".skip"):
        assert set(page.locator(selector).evaluate_all(f"(found) => found.map({shown})")) <= {"none"}
    for selector in (".ids", ".derivation .steps", ".provision", ".line"):
        assert page.locator(selector).last.evaluate("(one) => one.checkVisibility()")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(33, 31, 27)"


def test_two_thousand_findings_stay_usable(opened: Callable[..., Page], reports: dict[str, api.Report]) -> None:
    short = opened("dossier")
    page = opened("many", "zh")
    size = len(api.render(reports["many"], "html", api.Options()).encode())
    measure = """() => {
        const times = [];
        for (let run = 0; run < 9; run += 1) {
            const start = performance.now();
            for (const wanted of ["q=license", "outcome=not_met", "concern=tying&track=law", ""]) {
                read(wanted);
                applyFilters();
            }
            times.push(performance.now() - start);
        }
        return Math.min(...times);
    }"""
    ratio = MANY / len(visible(short))

    assert len(visible(page)) == MANY
    assert size < 4_000 * MANY
    assert page.evaluate(measure) < 3 * ratio * max(short.evaluate(measure), 1)

    page.evaluate("goTo('f1999')")
    assert in_window(page, "#f1999 h5")
    page.keyboard.press("o")
    page.wait_for_selector("#f1999 .in-place .part.meaning")
