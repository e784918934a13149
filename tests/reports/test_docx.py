"""The Word file is sound, says what the paper says, holds nothing but words, and is the same wherever it is made."""

from __future__ import annotations

import os
import pickle
import posixpath
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pytest
from ci_reports import HOSTILE, MODEL, avs3, hostile, of
from paper_words import said, squeezed, texts

from poolcheck import api
from poolcheck.reports.layout import printable
from poolcheck.reports.paper.build import paper_of
from poolcheck.reports.paper.model import Figure, Paragraph, Run, Table, sections_of
from poolcheck.reports.word.package import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from poolcheck.packs.model import Law
    from poolcheck.reports.paper.model import Languages, Paper

BOTH: Languages = ("zh", "en")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs noProof color sz szCs u lang",
    "trPr": "cantSplit tblHeader",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
}
"""What these elements may hold, in the order that the schema asks for, and without which Word calls a file damaged."""


class Package:
    """A Word file taken apart."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.infos = package.infolist()
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._parsed: dict[str, ET.Element] = {}

    def xml(self, name: str = "word/document.xml") -> ET.Element:
        if name not in self._parsed:
            self._parsed[name] = ET.fromstring(self.parts[name])  # noqa: S314 - a file of our own
        return self._parsed[name]

    def texts(self) -> list[str]:
        """Return what the paragraphs of the body say, tabs and line breaks as blanks."""
        signs = {f"{W}tab": " ", f"{W}br": " "}
        found = []
        for paragraph in self.xml().iter(f"{W}p"):
            shown = (each.text if each.tag == f"{W}t" else signs.get(each.tag) for each in paragraph.iter())
            found.append("".join(text for text in shown if text))
        return found

    def instructions(self) -> list[str]:
        return [
            (each.text or "").strip()
            for name in self.parts
            if name.startswith("word/") and name.endswith(".xml")
            for each in self.xml(name).iter(f"{W}instrText")
        ]


@pytest.fixture(scope="module")
def dossier(law: Law) -> api.Report:
    return avs3(law)


@pytest.fixture(scope="module")
def paper(dossier: api.Report) -> Paper:
    return paper_of(dossier, api.Options(BOTH))


@pytest.fixture(scope="module")
def data(paper: Paper) -> bytes:
    return written(paper)


@pytest.fixture(scope="module")
def package(data: bytes) -> Package:
    return Package(data)


@pytest.fixture(scope="module")
def dangerous(dossier: api.Report) -> Package:
    few = replace(dossier, findings=tuple(one for one in dossier.findings if one.outcome.value == "not_met"))
    return Package(api.render_bytes(hostile(few), "docx", api.Options(BOTH)))


def test_another_library_reads_it(data: bytes, paper: Paper) -> None:
    document = docx.Document(BytesIO(data))

    styled = [(each.style.name, each.text) for each in document.paragraphs if each.style and each.style.name]
    headings = [(name, text) for name, text in styled if name.startswith("Heading")]
    assert [int(name[-1]) for name, _ in headings] == [min(depth, 4) for depth, _ in sections_of(paper)]
    assert headings[0] == ("Heading 1", "1\t结果概要 · Summary")
    assert styled[0] == ("Title", "专利池文件检查报告\nReport on a check of pool documents")
    tables = [block for _, section in sections_of(paper) for block in section.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in document.tables] == [len(table.rows) + 1 for table in tables]
    [finding] = [text for name, text in headings if name == "Heading 4" and text.startswith("F16\t")]
    assert finding == (
        "F16\t不符合：限制成员在池外自行许可专利\nNot met: Members may not license independently outside the pool"
    )


def test_it_says_all_that_the_paper_says_in_the_same_order(package: Package, paper: Paper) -> None:
    shown = package.texts()
    start = next(number for number, text in enumerate(shown) if text == "1 结果概要 · Summary")

    assert squeezed(shown[start:]) == squeezed(texts(paper))
    assert squeezed(shown[:1]) == squeezed(map(said, paper.title))


def test_hostile_words_are_shown_and_do_nothing(dangerous: Package) -> None:
    shown = "".join(dangerous.texts())

    assert "".join(printable(HOSTILE).split()) in "".join(shown.split())
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"".join(dangerous.parts.values()))
    assert not set("\u202e\u200f\u2066\ufffe\ud800\x1b\x07") & set(shown)
    assert {each.split()[0] for each in dangerous.instructions()} == {"PAGE", "NUMPAGES", "PAGEREF"}
    assert all(re.fullmatch(r"PAGE|NUMPAGES|PAGEREF _[a-z0-9_]+ \\h", each) for each in dangerous.instructions())
    assert b"TargetMode" not in b"".join(data for name, data in dangerous.parts.items() if name.endswith(".rels"))


def test_every_part_is_known_and_every_relationship_leads_to_one(package: Package, dangerous: Package) -> None:
    for each in (package, dangerous):
        types = each.xml("[Content_Types].xml")
        known = {kind.get("PartName", "").lstrip("/") for kind in types} | {kind.get("Extension", "") for kind in types}
        for name in set(each.parts) - {"[Content_Types].xml"}:
            assert name in known or name.rpartition(".")[2] in known
            if name.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(name))
                targets = (posixpath.join(folder, one.get("Target", "")) for one in each.xml(name))
                assert {posixpath.normpath(target).lstrip("/") for target in targets} <= set(each.parts)
            elif name.endswith(".xml"):
                each.xml(name)


def test_every_link_and_every_page_number_has_its_place(package: Package, dangerous: Package) -> None:
    for each in (package, dangerous):
        marks, ends = ([*each.xml().iter(f"{W}bookmark{side}")] for side in ("Start", "End"))
        names = [mark.get(f"{W}name", "") for mark in marks]
        links = {link.get(f"{W}anchor") for link in each.xml().iter(f"{W}hyperlink")}

        assert len({mark.get(f"{W}id") for mark in marks}) == len(marks) == len(set(names))
        assert [mark.get(f"{W}id") for mark in marks] == [end.get(f"{W}id") for end in ends]
        assert links <= set(names)
        assert {text.split()[1] for text in each.instructions() if text.startswith("PAGEREF")} <= set(names)
        assert all(re.fullmatch(r"_[a-z][a-z0-9_]{0,38}", name) for name in names)
        assert "_f1" in links


def test_elements_stand_in_the_order_that_word_asks_for(package: Package) -> None:
    for name in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"):
        for element in package.xml(name).iter():
            order = ORDER.get(element.tag.removeprefix(W), "").split()
            below = [child.tag.removeprefix(W) for child in element]
            if order:
                assert below == sorted(below, key=order.index), (name, element.tag, below)


def test_each_run_is_in_its_language_and_chinese_marks_are_set_as_chinese(package: Package) -> None:
    chinese = ('<w:rFonts w:hint="eastAsia"/>', '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>')
    body = package.parts["word/document.xml"].decode()

    for run in re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", body):
        if re.search("尚不清楚|法律意义", run):
            assert all(part in run for part in chinese)
        if re.search("It is not clear|Meaning in law", run):
            assert '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>' in run
            assert 'eastAsia"/>' not in run.replace('w:eastAsia="zh-CN"', "")
    assert body.count(chinese[0]) > 500


def test_latin_and_chinese_fonts_are_named_apart(package: Package) -> None:
    fonts = {font.get(f"{W}name") for font in package.xml("word/fontTable.xml")}
    named = list(package.xml("word/styles.xml").iter(f"{W}rFonts"))

    assert {(each.get(f"{W}ascii"), each.get(f"{W}eastAsia")) for each in named} == {
        ("Times New Roman", "SimSun"),
        ("Arial", "SimHei"),
        ("Courier New", "SimSun"),
    }
    assert {each.get(f"{W}{script}") for each in named for script in ("ascii", "eastAsia")} <= fonts


def test_every_style_that_is_used_is_there(package: Package, dangerous: Package) -> None:
    there = {style.get(f"{W}styleId") for style in package.xml("word/styles.xml").iter(f"{W}style")}

    for each in (package, dangerous):
        for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml"):
            for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
                assert {style.get(f"{W}val") for style in each.xml(name).iter(f"{W}{tag}")} <= there


def test_tables_repeat_their_head_and_break_no_row(package: Package) -> None:
    for table in package.xml().iter(f"{W}tbl"):
        head, *rows = table.iter(f"{W}tr")
        width = sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol"))

        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows)
        assert width == 9070
        assert all(cell.find(f"{W}p") is not None for cell in table.iter(f"{W}tc"))
        styles = {style.get(f"{W}val", "") for style in table.iter(f"{W}pStyle")}
        assert styles <= {"TableHead", "TableText", "TableNote", "TableFigures"}


def test_pages_are_a4_and_say_what_they_are_of_and_how_many(package: Package) -> None:
    [page] = package.xml().iter(f"{W}sectPr")
    size = page.find(f"{W}pgSz")
    head, foot = (ET.tostring(package.xml(f"word/{name}1.xml"), encoding="unicode") for name in ("header", "footer"))

    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert page.find(f"{W}titlePg") is not None
    assert [each.get(f"{W}type") for each in page.iter(f"{W}headerReference")] == ["default"]
    assert sorted(each.get(f"{W}type", "") for each in page.iter(f"{W}footerReference")) == ["default", "first"]
    assert "AVS3 视频专利池" in head
    assert "2026-11-21" in head
    assert "不构成法律意见" in foot
    assert [text for text in package.instructions() if not text.startswith("PAGEREF")] == ["PAGE", "NUMPAGES"] * 4


def test_the_words_that_are_meant_are_set_off(package: Package) -> None:
    style = next(each for each in package.xml("word/styles.xml") if each.get(f"{W}styleId") == "Pointed")

    shown = [
        "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in package.xml().iter(f"{W}r")
        if (named := run.find(f"{W}rPr/{W}rStyle")) is not None and named.get(f"{W}val") == "Pointed"
    ]
    assert "Westlake must not license its pooled patents independently" in shown
    assert [each.tag.removeprefix(W) for each in style.iter() if each.tag in (f"{W}b", f"{W}u")] == ["b", "u"]


def test_a_heading_stays_with_what_it_is_over(package: Package) -> None:
    kept = {
        style.get(f"{W}styleId")
        for style in package.xml("word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }
    finding = package.parts["word/document.xml"].decode().split('w:name="_f16"')[1]
    marks, lead, part = re.findall(r"<w:pPr>(.*?)</w:pPr>", finding)[:3]

    assert {"Heading1", "Heading2", "Heading3", "Heading4", "TableHead", "Caption"} <= kept
    assert marks == '<w:pStyle w:val="Note"/><w:keepNext/>'
    assert lead == '<w:pStyle w:val="Lead"/><w:keepNext/>'
    assert part == '<w:pStyle w:val="Part"/>'


def test_the_properties_tell_of_the_report_and_not_of_the_machine(package: Package, data: bytes) -> None:
    properties = docx.Document(BytesIO(data)).core_properties

    assert properties.created == properties.modified == datetime(2026, 11, 21, tzinfo=UTC)
    assert (properties.author, properties.last_modified_by, properties.revision) == ("poolcheck", "poolcheck", 1)
    assert properties.title == "专利池文件检查报告 · Report on a check of pool documents"
    assert properties.subject == "AVS3 视频专利池"
    assert properties.language == "zh-CN, en-US"
    assert {info.date_time for info in package.infos} == {(1980, 1, 1, 0, 0, 0)}
    assert [info.filename for info in package.infos] == sorted(package.parts, key=lambda name: (name[0] != "[", name))
    assert not re.search(rb"rsid|python-docx", b"".join(package.parts.values()))


def test_a_figure_is_held_as_a_drawing_with_words_beside_it(paper: Paper) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'
    figure = Figure(svg, 160, 80, (Paragraph((Run("Figure 1"),), "en"),), 'two "bars" & <one> line')
    section = replace(paper.sections[0], blocks=(figure, figure))

    package = Package(written(replace(paper, sections=(section,))))

    drawings = [each for each in package.xml().iter() if each.tag.endswith("}docPr")]
    relations = {one.get("Id"): one.get("Target") for one in package.xml("word/_rels/document.xml.rels")}
    shown = [each.get(f"{R}embed") for each in package.xml().iter() if each.tag.endswith(("}blip", "}svgBlip"))]
    assert [each.get("descr") for each in drawings] == ['two "bars" & <one> line'] * 4
    assert [relations[id_] for id_ in shown] == [
        f"media/figure{number}.{suffix}" for number in (1, 2) for suffix in ("png", "svg", "svg")
    ]
    assert package.parts["word/media/figure2.svg"] == svg.encode()
    assert package.parts["word/media/figure1.png"].startswith(b"\x89PNG")
    newer = b'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" Requires="w15"'
    assert package.parts["word/document.xml"].count(newer) == 2


def test_the_same_report_gives_the_same_bytes_wherever_it_is_made(tmp_path: Path, dossier: api.Report) -> None:
    few = replace(dossier, findings=tuple(one for one in dossier.findings if one.outcome.value == "not_met"))
    kept = tmp_path / "report"
    kept.write_bytes(pickle.dumps(few))
    program = (
        "import pickle, sys; from hashlib import sha256; from poolcheck import api;"
        "report = pickle.load(open(sys.argv[1], 'rb'));"
        "print(*(sha256(api.render_bytes(report, name, api.Options(('zh', 'en')))).hexdigest()"
        " for name in ('docx', 'markdown')))"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(kept)],
            env=os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for zone, locale, seed in (("Asia/Shanghai", "C", "1"), ("America/New_York", "zh_CN.UTF-8", "2"))
    ]

    first, second = (each.communicate()[0].split() for each in running)
    assert first == second
    assert first[0] == sha256(api.render_bytes(few, "docx", api.Options(BOTH))).hexdigest()


def test_without_the_library_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, check: Callable[..., api.Report]
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)

    with pytest.raises(api.MissingLibraryError, match=r"python-docx .* poolcheck\[word\]"):
        api.render_bytes(of(check, MODEL), "docx", api.Options())
