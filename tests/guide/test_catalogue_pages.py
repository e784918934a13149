"""The catalogue has a page for each rule in each language; the pages are what the rules make of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck.guide.catalogue_page import LANGUAGES, catalogue_pages
from poolcheck.guide.sheet import Entry, Row, Section, Sheet, same
from poolcheck.guide.sheet_page import page
from poolcheck.guide.write_pages import CATALOGUE, law_day
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / CATALOGUE
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def pages(law: Law) -> dict[str, str]:
    return dict(catalogue_pages(law, vocabulary(), law_day(law)))


def test_there_is_a_page_for_each_rule_in_each_language(pages: dict[str, str], law: Law) -> None:
    rules = {rule.id for pack in law.packs for rule in pack.rules}

    assert set(pages) == {f"{language}/{name}.md" for language in LANGUAGES for name in {*rules, "README"}}


def test_the_pages_in_the_checkout_are_those_of_the_rules(pages: dict[str, str]) -> None:
    written = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.md")}

    stale = [name for name, text in pages.items() if written.get(name) != text]
    assert stale == [], "make docs writes them anew"
    assert set(written) == set(pages)


def test_every_link_leads_somewhere(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        for target in LINK.findall(text):
            assert (FOLDER / name).parent.joinpath(target.partition("#")[0]).resolve().is_file(), f"{name}: {target}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_names_every_rule_with_its_law(language: str, pages: dict[str, str], law: Law) -> None:
    index = pages[f"{language}/README.md"]

    for pack in law.packs:
        for rule in pack.rules:
            (line,) = [line for line in index.splitlines() if f"]({rule.id}.md)" in line]
            assert rule.file.title.bilingual.in_(language) in line  # type: ignore[arg-type] # a language
            assert f"`{rule.pack}`" in line


def test_both_languages_tell_the_same_rows_and_sections(pages: dict[str, str]) -> None:
    def shape(text: str) -> list[str]:
        found = (re.match(r"#+ |- \*\*|```", line) for line in text.splitlines())
        return [match[0] for match in found if match is not None]

    for name, text in pages.items():
        if name.startswith("en/") and not name.endswith("README.md"):
            assert shape(text) == shape(pages[f"zh/{name[3:]}"]), name


def test_a_chinese_page_has_no_english_label(pages: dict[str, str]) -> None:
    labels = {
        label
        for name, text in pages.items()
        if name.startswith("zh/")
        for label in re.findall(r"- \*\*(.+?)\*\*", text)
    }

    assert [label for label in labels if re.search("[a-z]{3}", label)] == []


def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    sheet = Sheet(
        same("rule"),
        "x",
        same("a <b>bold</b> *title*"),
        None,
        (Row(same("row"), (same("[a](b) | c_d"),)),),
        (Section(same("section"), (Entry(same("# no heading"), verbatim="as: *it* is"),)),),
    )

    shown = page(sheet, "en")

    assert shown.startswith("# A \\<b\\>bold\\</b\\> \\*title\\*\n")
    assert "- **row**: \\[a\\](b) \\| c\\_d" in shown
    assert "### \\# no heading" in shown
    assert "```yaml\nas: *it* is\n```" in shown
