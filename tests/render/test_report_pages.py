"""The formal report as a page, in a browser and on paper: it can be read by everybody, at every width, in every color.

`make check-render` runs this; POOLCHECK_SHOTS names a folder in which it leaves what the pages look like.
"""

from __future__ import annotations

import os
import shutil
from base64 import b64encode
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from formal_pool import paper_for
from laid_out_pages import Pages

from poolcheck.reports.page.written import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from poolcheck import api

pytest_plugins = ["render_fixtures"]

# What playwright gives; it need not be installed where types are checked.
Browser: TypeAlias = Any
Page: TypeAlias = Any

if not os.environ.get("POOLCHECK_RENDER"):
    pytest.skip("pages in a browser are looked at by `make check-render` only", allow_module_level=True)
AXE = (
    files(pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")) / "axe.min.js"
)

every_language = pytest.mark.parametrize("name", ["pool-en", "pool-zh", "pool-zh-en"])
PRINTED = 643
"""The width of the text on a printed page, which is 170 mm."""
HIGHEST = 941
"""Its height, 249 mm."""
SMALLEST = 8.0
"""Of letters in a chart on paper, 6 points."""
BROKEN = """(where) => {
    const broken = [];
    const range = document.createRange();
    for (const one of document.querySelectorAll(where)) {
        const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/[A-Za-z]{2,24}/g)) {
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].length);
                if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) {
                    broken.push(word[0]);
                }
            }
        }
    }
    return broken;
}"""
PAST_THE_EDGE = """() => [...document.querySelectorAll('body *')]
    .filter((one) => !one.closest('.wide') && one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.outerHTML.slice(0, 80))"""
LED_ASTRAY = """() => [...document.querySelectorAll('a')]
    .filter((one) => !document.querySelector(one.getAttribute('href'))?.checkVisibility())
    .map((one) => one.outerHTML)"""
FAINT_IN_GREY = """() => {
    const light = (color) => {
        const [red, green, blue] = color.match(/[\\d.]+/g).map((one) => one / 255)
            .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const inside = (x, y, box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    const faint = [];
    for (const drawn of document.querySelectorAll('figure svg')) {
        const grounds = [...drawn.querySelectorAll('rect')];
        for (const text of drawn.querySelectorAll('text')) {
            const box = text.getBoundingClientRect();
            const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
            const ground = grounds.filter((one) => inside(x, y, one.getBoundingClientRect())).at(-1);
            const fill = ground && getComputedStyle(ground).fill;
            const under = fill?.startsWith('rgb') ? light(fill) : 1;
            const ink = light(getComputedStyle(text).fill);
            if ((Math.max(ink, under) + 0.05) / (Math.min(ink, under) + 0.05) < 4.5) faint.push(text.textContent);
        }
    }
    return faint;
}"""
LETTERS = """() => [...document.querySelectorAll('figure svg text')]
    .map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"""
DARK = """async (picture) => {
    const image = new Image();
    image.src = picture;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height});
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const {data} = pen.getImageData(0, 0, image.width, image.height);
    let dark = 0, colored = 0;
    for (let at = 0; at < data.length; at += 4) {
        const three = [data[at], data[at + 1], data[at + 2]];
        dark += Math.max(...three) < 140;
        colored += Math.max(...three) - Math.min(...three) > 12;
    }
    return [dark * 400 / data.length, colored];
}"""


@pytest.fixture(scope="session")
def pages(pools: dict[str, api.Report], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Write a report as a page, once, and return its file."""
    folder = tmp_path_factory.mktemp("formal")

    def file_of(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            report, *languages = name.split("-")
            path.write_text(written(paper_for(pools[report], *languages), "poolcheck-seal::end"), encoding="utf-8")
        return path

    return file_of


@pytest.fixture
def opened(browser: Browser, pages: Callable[[str], Path]) -> Iterator[Callable[..., Page]]:
    """Open a report in a window; nothing may be asked of any other place, and nothing complained of."""
    complaints: list[str] = []
    contexts = []

    def opens(name: str, *, width: int = 1280, height: int = 900, theme: str = "light", **more: str) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, **more)
        contexts.append(context)
        url = pages(name).as_uri()
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: complaints.extend({request.url.partition("#")[0]} - {url}))
        page.goto(url)
        return page

    yield opens
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["few-en", "few-zh", "few-zh-en"])
def test_axe_finds_nothing_serious(name: str, theme: str, opened: Callable[..., Page], shots: Path) -> None:
    page = opened(name, height=2400, theme=theme)
    page.screenshot(path=shots / f"formal-{name}-{theme}.png")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((all) => all.violations)")

    grave = [
        (one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert grave == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["pool-en", "pool-zh", "pool-zh-en", "many-en", "hostile-zh-en"])
def test_nothing_sticks_out_and_no_word_of_a_table_is_broken(
    name: str, width: int, opened: Callable[..., Page], shots: Path
) -> None:
    page = opened(name, width=width, height=2400)
    page.screenshot(path=shots / f"formal-{name}-{width}.png")

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(PAST_THE_EDGE) == []
    assert page.evaluate(BROKEN, "thead th") == []
    if not name.startswith("hostile"):
        assert page.evaluate(BROKEN, "td p:not(:has(code))") == []


def test_hostile_names_are_words_and_run_nothing(opened: Callable[..., Page], shots: Path) -> None:
    page = opened("hostile-zh-en")
    page.locator("svg").last.screenshot(path=shots / "formal-hostile-chart.png")
    shown = page.inner_text("body")

    assert "<script>document.title = 1</script>" in shown
    assert page.title().startswith("专利池合规情况报告")
    assert page.locator("script, img, body a[href^=http]").count() == 0
    assert [sign for sign in "\u202e\u202c\u2066" if sign in shown] == []
    assert page.evaluate(PAST_THE_EDGE) == []


@every_language
def test_every_reference_leads_to_something_that_can_be_seen(name: str, opened: Callable[..., Page]) -> None:
    page = opened(name)

    assert page.locator("main a").count() > 200
    assert page.evaluate(LED_ASTRAY) == []
    listed = page.locator("nav a")
    for number in (0, listed.count() // 2, listed.count() - 1):
        listed.nth(number).click()
        target = page.locator(listed.nth(number).get_attribute("href"))
        assert -1 < target.bounding_box()["y"] < 850


def test_the_tab_key_leads_past_the_contents_and_shows_where_it_is(opened: Callable[..., Page]) -> None:
    page = opened("pool-en")
    page.keyboard.press("Tab")
    first = page.locator("body > a:focus")

    assert first.get_attribute("href") == "#summary"
    assert first.bounding_box()["y"] >= 0

    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        inside, line, top, bottom = page.evaluate("""() => {
            const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
            return [one.closest('main') !== null, `${style.outlineStyle} ${style.outlineWidth}`, box.top, box.bottom];
        }""")
        assert inside
        assert line == "solid 3px"
        assert bottom > 0
        assert top < 900


def test_a_table_that_is_too_wide_can_be_moved_with_the_keys(opened: Callable[..., Page]) -> None:
    page = opened("pool-en", width=360)
    wide = page.locator("#concerns .wide, #summary .wide").first
    wide.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)

    assert wide.evaluate("(one) => one.scrollWidth > one.clientWidth && one.scrollLeft > 0")


@pytest.mark.parametrize("name", ["few-zh", "pool-en", "hostile-zh-en"])
def test_on_paper_no_page_is_empty_and_no_heading_alone(
    name: str, opened: Callable[..., Page], pools: dict[str, api.Report], shots: Path
) -> None:
    if not all(map(shutil.which, ("pdftotext", "pdffonts"))):
        pytest.skip("pdftotext is not on this machine; it comes with poppler")
    page = opened(name, theme="dark")
    path = shots / f"formal-page-{name}.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    report, *languages = name.split("-")
    printed = Pages(path, paper_for(pools[report], *languages), head_on_first=True)

    assert len(printed.texts) > 8
    least = 10 if report == "hostile" else 60  # a name as long as a page may leave the one before it to a single line
    assert set(printed.nearly_empty(least)) <= {len(printed.texts)}
    assert printed.headings_left_alone() == []
    assert [foot.split() for foot in printed.feet] == [
        [str(at), "/", str(len(printed.feet))] for at in range(1, len(printed.feet) + 1)
    ]
    assert all(embedded for _, embedded in printed.fonts)
    assert {"2026-11-21" in head for head in printed.heads} == {True}
    assert list(printed.broken_heads()) == []


@pytest.mark.parametrize("name", ["pool-en", "pool-zh", "pool-zh-en", "many-en", "hostile-zh-en"])
def test_on_paper_no_table_is_cut_and_no_chart_is_higher_than_a_page(name: str, opened: Callable[..., Page]) -> None:
    page = opened(name, width=PRINTED, theme="dark")
    page.emulate_media(media="print")
    tables = "[...document.querySelectorAll('table')].map((one) => Math.ceil(one.getBoundingClientRect().right))"
    heights = page.evaluate("[...document.querySelectorAll('figure')].map((one) => one.offsetHeight)")

    assert max(page.evaluate(tables)) <= PRINTED + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PRINTED + 1
    assert set(page.locator("thead").evaluate_all("(all) => all.map((one) => getComputedStyle(one).display)")) == {
        "table-header-group"
    }
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(33, 31, 27)"
    assert len(heights) >= 6
    assert max(heights) < HIGHEST
    assert min(page.evaluate(LETTERS)) >= SMALLEST
    assert page.evaluate(FAINT_IN_GREY) == []


@pytest.mark.parametrize("forced", ["none", "active"])
def test_charts_are_drawn_in_grey_and_in_colors_that_are_forced(
    forced: str, opened: Callable[..., Page], browser: Browser, shots: Path
) -> None:
    page = opened("pool-en", forced_colors=forced)
    page.emulate_media(media="print")
    page.context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
    blank = browser.new_page()
    for number, figure in enumerate(page.locator("figure .wide").all()):
        figure.screenshot(path=shots / f"formal-chart-{number}-{'forced' if forced == 'active' else 'grey'}.png")
        shot = (shots / f"formal-chart-{number}-{'forced' if forced == 'active' else 'grey'}.png").read_bytes()
        dark, colored = blank.evaluate(DARK, "data:image/png;base64," + b64encode(shot).decode())

        assert colored == 0
        assert 0.3 < dark < 60, number
    blank.close()
