"""Whatever documents say stays words in a formal report, in every format, and can be read there."""

from __future__ import annotations

import json
import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import jsonschema_rs
import pytest
from formal_files import WORD, page, read, squeezed, tokens, word, xml
from formal_reports import DAY, order
from hostile_pool import CONTROLS, FILE, LONG, MARKUP, NAMES, TURNED, hostile_dossier

from poolcheck import api
from poolcheck.files import read_inputs
from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.packs.model import Law

FEW = api.Settings(select=("discriminatory_pricing", "grant_back", "essentiality"))
DRAWN = frozenset({"text", "line", "rect", "circle", "polygon", "path", "g"})
BARE = """
    head style body header h1 h2 h3 h4 h5 h6 ol dl dt dd main ul strong code mark br table caption thead tbody figure
    figcaption blockquote footer
"""
OURS = {
    **{name: set[str]() for name in re.findall(r"\w+", BARE)},
    "html": {"lang"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "title": {"id"},
    "desc": {"id"},
    "h2": {"id"},
    "nav": {"aria-labelledby"},
    "section": {"id"},
    "p": {"lang", "class"},
    "span": {"class"},
    "bdi": {"lang"},
    "a": {"href"},
    "li": {"id", "class"},
    "div": {"class", "role", "tabindex", "aria-label", "data-n"},
    "tr": {"id"},
    "th": {"scope", "class"},
    "td": {"class"},
    "svg": set(re.findall(r"\S+", "xmlns version class viewbox width height role aria-labelledby xml:lang direction")),
}
CLASSES = {
    "subtitle",
    "between",
    "faint",
    "lead",
    "note",
    "marked",
    "mark",
    "wide",
    "figures",
    "line",
    "number",
    "chart",
}
OUR_HTML = re.compile(r'<br>|<a id="[a-z][a-z0-9-]*">|</a>')
ALLOWED = {"text", "text_special", "hardbreak", "code_inline", "html_inline", "inline", "hr", "fence", "html_block"}
ALLOWED |= {"softbreak"}


@pytest.fixture(scope="module")
def files(law: Law, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    desk = tmp_path_factory.mktemp("desk")
    hostile_dossier(desk / "p")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk)
        inputs = read_inputs(["p"]).value or ()

    @cache
    def written(form: str) -> bytes:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(desk)
            return api.make_report(inputs, law, DAY, order(form, paths=("p",)), FEW).data

    return written


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_every_name_can_be_read_and_moves_or_hides_nothing(form: str, files: Callable[[str], bytes]) -> None:
    data = files(form)
    seen = read(form, data)

    assert [name for name in NAMES if squeezed(printable(name))[:90] not in seen] == []
    assert squeezed(printable(FILE)) in seen
    assert squeezed(printable(f"Pool {MARKUP}{TURNED}"))[:60] in seen
    assert {one for one in seen if not one.isprintable()} == set()
    texts = (
        [data.decode()] if form != "docx" else [one.decode() for name, one in word(data).items() if name[-3:] != "png"]
    )
    assert {one for text in texts for one in text if not one.isprintable()} == {"\n"}


@pytest.mark.parametrize(("form", "most"), [("docx", 400_000), ("html", 400_000), ("md", 300_000)])
def test_ten_thousand_signs_are_told_by_their_beginning(form: str, most: int, files: Callable[[str], bytes]) -> None:
    seen = read(form, files(form))

    longest = max(map(len, re.findall("W+", seen)))
    assert 90 < longest <= 2_000
    assert len(seen) < most
    assert seen.count("W") < 4 * len(LONG)


def test_a_page_has_no_element_and_no_attribute_that_is_not_ours(files: Callable[[str], bytes]) -> None:
    found = page(files("html"))

    assert (found.broken, found.open) == ([], [])
    assert found.declarations == ["doctype html"]
    assert {tag for tag, _ in found.elements} <= set(OURS) | DRAWN
    assert [(tag, of) for tag, of in found.elements if tag not in DRAWN and not set(of) <= OURS[tag]] == []
    assert {
        one for tag, of in found.elements if tag in DRAWN for one in of if one.startswith(("on", "href", "xlink"))
    } == set()
    assert {one for _, of in found.elements for one in of.get("class", "").split()} <= CLASSES | {
        f"depth-{depth}" for depth in range(1, 7)
    }
    assert [
        of["href"] for tag, of in found.elements if tag == "a" and not re.fullmatch("#[a-z0-9-]+", of["href"])
    ] == []
    [seal] = found.comments
    assert re.fullmatch(r" poolcheck-seal:[A-Za-z0-9+/=]+:end ", seal)


def test_a_page_lets_a_browser_run_and_load_nothing(files: Callable[[str], bytes]) -> None:
    found = page(files("html"))

    [policy] = [of["content"] for tag, of in found.elements if of.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(one.strip().partition(" ")[::2] for one in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"] in ("", "'none'")
    assert re.fullmatch(r"('sha256-[A-Za-z0-9+/=]+' ?)+", rules["style-src"])
    styles = re.findall("<style>(.*?)</style>", files("html").decode(), re.DOTALL)
    assert len(styles) == 2
    assert [one for one in styles if re.search("@import|url\\(|evil", one)] == []


def test_a_word_file_is_sound_and_holds_words_only(files: Callable[[str], bytes]) -> None:
    parts = word(files("docx"))
    parsed = xml(parts)
    document = docx.Document(BytesIO(files("docx")))

    assert len(document.tables) > 20
    assert {one.get("TargetMode") for name in parsed if name.endswith(".rels") for one in parsed[name]} == {None}
    fields = [one.text or "" for root in parsed.values() for one in root.iter(f"{WORD}instrText")]
    assert {one.split()[0] for one in fields} == {"PAGE", "NUMPAGES", "PAGEREF"}
    assert [one for one in parts if not re.fullmatch(r"[\w./\[\]-]+", one)] == []
    assert {one.tag for root in parsed.values() for one in root.iter()} & {f"{WORD}object", f"{WORD}altChunk"} == set()
    drawn = [one for name, root in parsed.items() if name.endswith(".svg") for one in root.iter()]
    assert {one.tag.rpartition("}")[2] for one in drawn} <= DRAWN | {"svg", "title", "desc"}
    described = [one.get("descr") or "" for one in parsed["word/document.xml"].iter() if one.tag.endswith("}docPr")]
    assert [one for one in described if not one.isprintable()] == []
    assert len(described) == 2 * len([one for one in parts if one.endswith(".svg")]) == 20


def test_markdown_has_no_markup_that_is_not_ours(files: Callable[[str], bytes]) -> None:
    found = list(tokens(files("md")))

    assert {one.type for one in found if not one.nesting} <= ALLOWED
    assert [one.content for one in found if one.type == "html_inline" and not OUR_HTML.fullmatch(one.content)] == []
    [seal] = [one.content for one in found if one.type == "html_block"]
    assert re.fullmatch(r"<!-- poolcheck-seal:[A-Za-z0-9+/=]+:end -->\n?", seal)
    assert [one for one in found if one.type == "link_open" and not str(one.attrGet("href")).startswith("#")] == []
    assert not {"image", "s_open", "em_open", "blockquote_open", "ordered_list_open", "code_block"} & {
        one.type for one in found
    }
    assert {str(one.attrGet("href")) for one in found if one.type == "link_open"} <= {
        f"#{anchor}" for anchor in re.findall('<a id="([a-z0-9-]+)">', files("md").decode())
    }


def test_json_says_every_name_as_it_is(files: Callable[[str], bytes]) -> None:
    found = json.loads(files("json"))
    schema = json.loads(api.schema("formal"))

    jsonschema_rs.validate(schema, found)
    [pool] = found["profiles"]
    assert {fee["licensee"] for fee in pool["fees"]} == {*NAMES, "Last"}
    assert pool["path"] == "p/dossier.yaml"
    paths = [one["path"] for one in found["report"]["inputs"]]
    assert f"p/{FILE}" in paths


def test_what_cannot_be_read_is_told_without_its_control_characters(files: Callable[[str], bytes]) -> None:
    found = json.loads(files("json"))["report"]["diagnostics"]

    places = [
        (one["code"], one["location"]["path"], one["location"]["line"], one["location"]["column"]) for one in found
    ]
    assert places[0] == ("text-control-character", "p/unread-l.yaml", 1, 12)
    assert [
        form
        for form in ("docx", "html", "md")
        if "`U+0000`" not in read(form, files(form)).replace("U+0000", "`U+0000`")
    ] == []
    assert CONTROLS not in files("json").decode()
