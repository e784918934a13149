"""The Word file on pages, as LibreOffice lays it out: none is blank, contents lead to them, Chinese is Chinese.

`make check-render` runs this.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from laid_out_pages import laid_out_by_office, output

from poolcheck import api
from poolcheck.reports.paper.build import paper_of
from poolcheck.reports.paper.model import Figure, Paragraph, Run, sections_of

if TYPE_CHECKING:
    from laid_out_pages import Pages

    from poolcheck.packs.model import Law
    from poolcheck.reports.paper.model import Languages

if not os.environ.get("POOLCHECK_RENDER"):
    pytest.skip("pages in LibreOffice are looked at by `make check-render` only", allow_module_level=True)
for tool, comes_with in (("soffice", "LibreOffice"), ("pdftotext", "poppler"), ("pdffonts", "poppler")):
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not on this machine; it comes with {comes_with}", allow_module_level=True)

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / "fixtures/dossiers/avs3/dossier.yaml"
WRITTEN: tuple[Languages, ...] = (("en",), ("zh",), ("zh", "en"))
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="80" viewBox="0 0 320 80">'
    '<rect x="4" y="4" width="90" height="60" fill="#2F5496"/>'
    '<text x="110" y="40" font-family="sans-serif" font-size="20">drawn 必要</text></svg>'
)
HOSTILE = '{ HYPERLINK "http://e.example" } \u202e<w:p>]]>&amp; ' + "长" * 10_000


@pytest.fixture(scope="module")
def report(law: Law) -> api.Report:
    manifest = api.InputFile(MANIFEST.relative_to(ROOT).as_posix(), MANIFEST.read_bytes(), MANIFEST.parent)
    found = api.check([manifest], law, date(2026, 11, 21))
    few = [one for one in found.findings if one.outcome.passes or one.law]
    return replace(found, findings=tuple(few), rules=found.rules[:20])


@pytest.fixture(scope="module")
def laid_out(report: api.Report, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """Lay out the report in each language, one with a figure, and one full of hostile names, in one go."""
    folder = tmp_path_factory.mktemp("pages")
    papers = {"-".join(languages): paper_of(report, api.Options(languages)) for languages in WRITTEN}
    figure = Figure(SVG, 120, 30, (Paragraph((Run("Figure 1"),), "en"),), "two bars")
    first, *others = papers["en"].sections
    papers["en"] = replace(papers["en"], sections=(replace(first, blocks=(*first.blocks, figure)), *others))
    hostile = replace(
        report,
        inputs=tuple(replace(read, key=HOSTILE) for read in report.inputs),
        findings=tuple(replace(one, subject=HOSTILE, clause=HOSTILE) for one in report.findings if one.standing),
    )
    papers["hostile"] = paper_of(hostile, api.Options(("en",)))
    return laid_out_by_office(papers, folder)


NAMES = ("en", "zh", "zh-en", "hostile")


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_blank(name: str, laid_out: dict[str, Pages]) -> None:
    pages = laid_out[name].texts

    assert len(pages) > 8
    assert laid_out[name].nearly_empty(20) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_which_it_is_and_of_how_many(name: str, laid_out: dict[str, Pages]) -> None:
    feet = laid_out[name].feet

    told = [[int(number) for number in re.findall(r"(\d+)", foot)[-2:]] for foot in feet]
    assert told == [[number, len(feet)] for number in range(1, len(feet) + 1)]


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_name_the_pages_on_which_sections_begin(name: str, laid_out: dict[str, Pages]) -> None:
    pages = laid_out[name]
    listed = [section for _, section in sections_of(pages.paper) if section.listed]
    contents = [number for page in pages.texts for number in re.findall(r"\.\.\. ?(\d+)$", page, re.MULTILINE)]

    assert len(contents) == len(listed) > 8
    for section, number in zip(listed, map(int, contents), strict=True):
        begins = "".join((section.number + "".join(run.text for run in section.title[0])).split())[:12]
        assert begins in "".join(pages.texts[number - 1].split()), (section.number, number)


@pytest.mark.parametrize("language", ["zh", "zh-en"])
def test_chinese_can_be_taken_out_of_the_pages_and_its_fonts_are_in_them(
    language: str, laid_out: dict[str, Pages], report: api.Report
) -> None:
    shown = re.sub(r"\s+", "", "".join(laid_out[language].texts))
    fonts = laid_out[language].fonts

    for finding in (one for one in report.findings if one.outcome.value == "not_met"):
        assert finding.title.zh in shown
        assert finding.message.zh in shown
    assert all(embedded for _, embedded in fonts)
    chinese = [font for font, _ in fonts if re.search("CJK|SimSun|SimHei|Song|Hei|Ming", font)]
    assert any("Serif" in font or "Sun" in font or "Song" in font for font in chinese)
    assert len(chinese) >= 2


def test_english_needs_no_chinese_font_but_for_names(laid_out: dict[str, Pages]) -> None:
    fonts = laid_out["en"].fonts

    assert all(embedded for _, embedded in fonts)
    assert any(re.search("Liberation|Times|Arial", font) for font, _ in fonts)


def test_a_figure_is_drawn(laid_out: dict[str, Pages]) -> None:
    [page] = [page for page in laid_out["en"].texts if "Figure 1" in page]

    assert "drawn 必要" in page


def test_hostile_words_stand_on_the_pages_as_words(laid_out: dict[str, Pages]) -> None:
    pages = laid_out["hostile"]

    assert '{ HYPERLINK "http://e.example" }' in re.sub(r"\s+", " ", "".join(pages.texts))
    assert len(pages.texts) < 150
    assert output("pdfinfo", "-url", pages.pdf).strip().split("\n")[1:] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_of_word_files_is_kept(name: str, laid_out: dict[str, Pages]) -> None:
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")

    found = audit.OpenXmlValidator().validate(str(laid_out[name].pdf.with_suffix(".docx")))

    assert [f"{error.path}: {error.description}" for error in found.errors] == []
