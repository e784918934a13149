"""The report as Markdown reads as the paper does, and nothing that a document says becomes markup in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from ci_reports import HOSTILE, avs3, hostile, many
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from paper_words import squeezed, texts, title

from poolcheck import api
from poolcheck.reports.layout import printable
from poolcheck.reports.markdown.escaping import code, code_block, escaped, line
from poolcheck.reports.markdown.writer import written
from poolcheck.reports.paper.build import paper_of
from poolcheck.reports.paper.model import (
    Bullets,
    Figure,
    Item,
    Paragraph,
    Quotation,
    Row,
    Run,
    Section,
    Table,
    sections_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from poolcheck.packs.model import Law
    from poolcheck.reports.paper.model import Block, Languages, Paper

BOTH: Languages = ("zh", "en")
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OUR_HTML = re.compile(r"<br>|<a id=\"[a-z][a-z0-9-]*\">|</a>")
ALLOWED = {"text", "text_special", "softbreak", "hardbreak", "code_inline", "html_inline", "inline", "hr"}
TEXTS = st.text(st.one_of(st.sampled_from("\\`*_[]()<>|~$&#!:@-+=.0123 \t“被\u3000"), st.characters()), max_size=40)


def tokens(markdown: str) -> Iterator[Token]:
    """Yield what a reader makes of Markdown, block by block, and what stands inside of each."""
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def read(markdown: str) -> str:
    """Return what a reader shows, without blanks, line numbers of quotations and what points at words."""
    shown = []
    for token in tokens(markdown):
        if token.type in ("text", "text_special", "code_inline"):
            shown.append(token.content)
        elif token.type == "fence":
            shown += [each for each in token.content.split("\n") if not re.fullmatch(r" *│[ ^]*", each)]
    return squeezed(shown).replace("│", "")


def inline(content: str) -> list[Token]:
    """Return what a reader makes of a line, which is to be a paragraph of its own."""
    found = READER.parse(content)
    assert [token.type for token in found] == ["paragraph_open", "inline", "paragraph_close"], content
    return list(found[1].children or ())


@pytest.fixture(scope="module")
def dossier(law: Law) -> api.Report:
    return avs3(law)


@pytest.fixture(scope="module")
def paper(dossier: api.Report) -> Paper:
    return paper_of(dossier, api.Options(BOTH))


def with_blocks(paper: Paper, *blocks: Block) -> str:
    """Return a paper with one section of these blocks as Markdown, from its heading on."""
    section = Section("only", ((Run("Title"),),), blocks)
    return written(replace(paper, sections=(section,))).partition('<a id="only"></a>Title\n')[2].partition("\n---\n")[0]


def test_a_reader_sees_all_that_the_paper_says_in_the_same_order(paper: Paper) -> None:
    markdown = written(paper)

    body = markdown[markdown.index('## <a id="summary"></a>') :].rpartition("\n---\n")[0]

    said = squeezed(texts(paper)).replace("│", "")
    # A label ends in a colon, which the paper leaves to whoever writes it.
    assert re.sub("[:：]", "", read(body)) == re.sub("[:：]", "", said)


def test_headings_are_the_sections_with_their_numbers(paper: Paper) -> None:
    found = list(READER.parse(written(paper)))
    headings = [
        (token.tag, squeezed(child.content for child in found[at + 1].children or () if child.type != "html_inline"))
        for at, token in enumerate(found)
        if token.type == "heading_open"
    ]

    sections = [(f"h{min(depth + 1, 6)}", squeezed([each.number, title(each)])) for depth, each in sections_of(paper)]
    assert headings[0] == ("h1", "专利池文件检查报告Reportonacheckofpooldocuments")
    assert headings[1] == ("h2", "目录Contents")
    assert headings[2:] == sections


def test_every_link_leads_to_a_place_in_the_page(paper: Paper) -> None:
    markdown = written(paper)

    targets = {token.attrGet("href") for token in tokens(markdown) if token.type == "link_open"}
    names = Counter(re.findall(r'<a id="([a-z0-9-]+)"></a>', markdown))
    assert {str(target).removeprefix("#") for target in targets} <= set(names)
    assert all(str(target).startswith("#") for target in targets)
    assert set(names.values()) == {1}
    assert "[D1](#d1)" in markdown


def test_nothing_hostile_becomes_markup(dossier: api.Report) -> None:
    few = replace(dossier, findings=tuple(one for one in dossier.findings if one.outcome.value == "not_met"))

    markdown = api.render(hostile(few), "markdown", api.Options(BOTH))

    found = list(tokens(markdown))
    inside = {token.type for token in found if token.level >= 0 and token.nesting == 0 and token.type != "fence"}
    assert inside <= ALLOWED
    assert [one.content for one in found if one.type == "html_inline" and not OUR_HTML.fullmatch(one.content)] == []
    assert {str(one.attrGet("href"))[0] for one in found if one.type == "link_open"} == {"#"}
    assert not {"html_block", "image", "s_open", "em_open", "blockquote_open", "ordered_list_open"} & {
        one.type for one in found
    }
    assert "".join(printable(HOSTILE).split()) in "".join(read(markdown).split())
    assert set(markdown) & set("\x1b\x07\u202e\u200f\ufffe\ud800\u2028") == set()
    outside = re.sub(r"```text\n.*?\n```|(`+)(?!`).*?(?<!`)\1(?!`)", " ", markdown, flags=re.DOTALL)
    assert re.findall(r"@\w|(?<!\\):/|www\.|:[\w+-]*[a-z][\w+-]*:", outside) == []


@given(TEXTS)
def test_text_is_read_as_it_is_written(text: str) -> None:
    expected = " ".join(printable(text).split())

    if expected:
        found = inline(line(escaped(text)))
        assert {token.type for token in found} <= {"text", "text_special", "code_inline"}
        assert "".join(token.content for token in found) == expected


@given(TEXTS)
def test_code_is_read_as_it_is_written(text: str) -> None:
    expected = " ".join(printable(text).split())

    if expected:
        [found] = inline(code(text))
        assert (found.type, found.content) == ("code_inline", expected)


@given(st.lists(st.text(st.sampled_from("`ab ~"), max_size=9), min_size=1))
def test_a_block_of_code_ends_where_it_ends(lines: list[str]) -> None:
    [found] = READER.parse(code_block(lines))

    assert (found.type, found.info, found.content) == ("fence", "text", "\n".join([*lines, ""]))


@pytest.mark.parametrize(
    "text",
    [
        "1. x",
        "12) x",
        "- x",
        "+ x",
        "# x",
        "===",
        "---",
        "***",
        "> x",
        "    x",
        "~~~",
        "```",
        "| a |",
        "[a]: b",
        "<!-- x",
    ],
)
def test_a_paragraph_does_not_begin_a_block(text: str, paper: Paper) -> None:
    shown = with_blocks(paper, Paragraph((Run(text),)), Bullets((Item((Paragraph((Run(text),)),)),)))

    found = [token.type for token in READER.parse(shown)]
    assert found == [
        *("paragraph_open", "inline", "paragraph_close"),
        *("bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close"),
        *("list_item_close", "bullet_list_close"),
    ]
    assert read(shown) == squeezed([text, text])


def test_bars_do_not_end_a_cell(paper: Paper) -> None:
    cells = [r"a | b", r"a \| b", r"\\|", "|"]
    table = next(block for _, each in sections_of(paper) for block in each.blocks if isinstance(block, Table))
    row = Row(tuple((Paragraph((Run(cell), Run(cell, "code"))),) for cell in cells))
    table = replace(table, columns=table.columns[:1] * 4, rows=(row,), caption=())

    found = list(READER.parse(with_blocks(paper, table)))

    at = [number for number, token in enumerate(found) if token.type == "td_open"]
    read_back = [[child.content for child in found[number + 1].children or () if child.content] for number in at]
    assert [squeezed(cell) for cell in read_back] == [squeezed([cell, cell]) for cell in cells]
    assert [cell[-1] for cell in read_back] == cells


def test_the_words_that_are_meant_have_pointers_below(paper: Paper) -> None:
    quotation = Quotation(9, ("内容：被许可方应当", "plain"), (((3, 7),), ((0, 2), (3, 5))))

    assert with_blocks(paper, quotation).strip().split("\n") == [
        "```text",
        " 9 │ 内容：被许可方应当",
        "   │       ^^^^^^^^",
        "10 │ plain",
        "   │ ^^ ^^",
        "```",
    ]


def test_a_long_line_is_quoted_whole_in_several_rows(paper: Paper) -> None:
    words = " ".join(f"word{number}" for number in range(60))

    shown = with_blocks(paper, Quotation(1, (words,), (((0, 5),),)))

    assert [len(row) <= 106 for row in shown.split("\n")] == [True] * len(shown.split("\n"))
    assert read(shown) == squeezed(["1", words])
    assert shown.count("^^^^^") == 1


def test_a_figure_is_told_in_words(paper: Paper) -> None:
    figure = Figure("<svg/>", 160, 80, (Paragraph((Run("Expiry"),), "en"),), "42 patents, <none> expired")

    shown = with_blocks(paper, figure)

    assert "svg" not in shown
    assert read(shown) == "Expiry42patents,<none>expired"


def test_items_keep_their_depth_and_their_marks(paper: Paper) -> None:
    def item(text: str, *below: Item, mark: str = "") -> Item:
        return Item((Paragraph((Run(text),)), Paragraph((Run("more"),))), below, mark)

    shown = with_blocks(paper, Bullets((item("a", item("b", item("c")), mark="Q1"),)))

    assert shown.strip().split("\n") == [
        "- **Q1** a\\",
        "  more",
        "  - b\\",
        "    more",
        "    - c\\",
        "      more",
    ]


def test_a_report_with_very_many_findings_has_them_all(dossier: api.Report) -> None:
    markdown = api.render(many(dossier, 500), "markdown", api.Options())

    assert re.findall(r'<a id="f(\d+)"></a>(?:\*\*)?F\1\b', markdown) == [str(number) for number in range(1, 501)]
