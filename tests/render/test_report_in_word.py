"""The formal report in Word, as LibreOffice lays it out: no page is empty, no heading alone, no table without a head.

`make check-render` runs this; POOLCHECK_SHOTS names a folder in which it leaves the pages.
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from formal_pool import FEW, MANY, paper_for
from laid_out_pages import laid_out_by_office, output, squeezed, titled

from poolcheck.reports.paper.model import Table, sections_of

if TYPE_CHECKING:
    from pathlib import Path

    from laid_out_pages import Pages

    from poolcheck import api

pytest_plugins = ["render_fixtures"]

if not os.environ.get("POOLCHECK_RENDER"):
    pytest.skip("pages in LibreOffice are looked at by `make check-render` only", allow_module_level=True)
for tool, comes_with in (("soffice", "LibreOffice"), ("pdftotext", "poppler"), ("pdffonts", "poppler")):
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not on this machine; it comes with {comes_with}", allow_module_level=True)

NAMES = ("few-en", "few-zh", "pool-zh-en", "many-en", "many-zh", "hostile-zh-en")
CHAPTERS = 14
every_report = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def laid_out(pools: dict[str, api.Report], tmp_path_factory: pytest.TempPathFactory, shots: Path) -> dict[str, Pages]:
    papers = {name: paper_for(pools[name.partition("-")[0]], *name.split("-")[1:]) for name in NAMES}
    pages = laid_out_by_office(papers, tmp_path_factory.mktemp("pages"))
    for name in NAMES:
        shutil.copy(pages[name].pdf, shots / f"formal-{name}.pdf")
    return pages


@every_report
def test_no_page_is_almost_empty(name: str, laid_out: dict[str, Pages]) -> None:
    pages = laid_out[name]

    assert len(pages.texts) > 12
    assert set(pages.nearly_empty(60)) <= {len(pages.texts)}


@every_report
def test_every_page_but_the_first_has_a_head_and_all_say_which_they_are(name: str, laid_out: dict[str, Pages]) -> None:
    pages = laid_out[name]
    told = [[int(number) for number in re.findall(r"(\d+)", foot)[-2:]] for foot in pages.feet]

    assert told == [[number, len(told)] for number in range(1, len(told) + 1)]
    [head] = set(pages.heads)
    assert re.search("2026(-11-21|年11月21日)", squeezed(head))


@every_report
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, laid_out: dict[str, Pages]) -> None:
    assert laid_out[name].headings_left_alone() == []


@every_report
def test_no_word_at_the_head_of_a_column_is_broken(name: str, laid_out: dict[str, Pages]) -> None:
    assert list(laid_out[name].broken_heads()) == []


@every_report
def test_the_contents_name_the_pages_on_which_sections_begin(name: str, laid_out: dict[str, Pages]) -> None:
    pages = laid_out[name]
    listed = [section for _, section in sections_of(pages.paper) if section.listed]
    contents = [number for page in pages.texts[1:4] for number in re.findall(r"\.\.\.? ?(\d+)$", page, re.MULTILINE)]

    assert len(contents) == len(listed) >= CHAPTERS - 1
    for section, number in zip(listed, map(int, contents), strict=True):
        assert squeezed(section.number + titled(section))[:12] in squeezed(pages.texts[number - 1]).replace("·", "")


@pytest.mark.parametrize("name", NAMES[2:])
def test_the_head_of_a_table_stands_on_every_page_that_it_goes_on_to(name: str, laid_out: dict[str, Pages]) -> None:
    pages = laid_out[name]
    rules = next(section for section in pages.paper.sections if section.anchor == "rules")
    title = squeezed(rules.number + titled(rules))
    begins = max(number for number, page in enumerate(pages.texts) if title in squeezed(page).replace("·", ""))
    tables = [block for one in (rules, *rules.sections) for block in one.blocks if isinstance(block, Table)]
    heads = [squeezed("".join(run.text for column in one.columns for run in column.head[0].words)) for one in tables]
    firsts = [squeezed(next(line for line in page if line.strip())) for page in pages.bodies[begins + 1 :]]

    assert len(firsts) > 5
    assert [first for first in firsts if first not in heads and not first.startswith(rules.number + ".")] == []


@every_report
def test_every_sign_has_a_font_and_every_font_is_in_the_file(name: str, laid_out: dict[str, Pages]) -> None:
    pages = laid_out[name]
    chinese = [font for font, _ in pages.fonts if re.search("CJK|SimSun|SimHei|Song|Hei|Ming", font)]
    wanted = {one for _, section in sections_of(pages.paper) for one in squeezed(titled(section))}

    assert [font for font, embedded in pages.fonts if not embedded] == []
    assert chinese
    assert wanted - set("".join(pages.texts)) == set()
    assert ("\ufffd" in "".join(pages.texts)) is name.startswith("hostile")


def test_few_findings_make_a_short_report_and_many_are_all_there(laid_out: dict[str, Pages]) -> None:
    few, many = laid_out["few-en"], laid_out["many-en"]
    numbers = set(re.findall(r"^ *F(\d+) ", "\n".join(many.texts), re.MULTILINE))

    assert len(set(re.findall(r"^ *F(\d+) ", "\n".join(few.texts), re.MULTILINE))) == FEW
    assert len(few.texts) < 40
    assert len(numbers) == MANY
    assert len(many.texts) < MANY


def test_hostile_names_stand_on_the_pages_as_words(laid_out: dict[str, Pages]) -> None:
    pages = laid_out["hostile-zh-en"]
    wide = [word for page in pages.words for word in page if word.right > 596 or word.left < 0]

    assert wide == []
    assert "<script>" in "".join(pages.texts)
    assert len(pages.texts) < 2 * len(laid_out["pool-zh-en"].texts)
    assert output("pdfinfo", "-url", pages.pdf).strip().split("\n")[1:] == []
