"""Formal reports on whatever there is: waived findings, baselines, several dossiers, one document, none that reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from formal_files import read
from formal_reports import AVS3, DAY, order, paper_of, rows, section, small_dossier, titled, words_of

from poolcheck import api
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck
from poolcheck.files import read_inputs
from poolcheck.reports.page.written import written as page
from poolcheck.reports.word.package import written as word

if TYPE_CHECKING:
    from pathlib import Path

    from poolcheck.packs.model import Law

pytest_plugins = ["formal_fixtures"]
FORMATS = ("docx", "html", "md", "json")
ON_TIME = ("--as-of", "2026-11-21", "--today", "2026-11-21", "--lang", "en")
FEW = api.Settings(select=("discriminatory_pricing", "independent_licensing"))
CHARGED = "licensees-charged-differently@AVS3-2025-002#蓝海光电有限公司·一般"


def test_a_waived_finding_stays_in_the_report_with_its_reason_and_its_place(desk: Path, law: Law) -> None:
    files = read_inputs(["small"]).value or ()
    before = api.check(files, law, DAY, FEW)
    id_ = next(one.id for one in before.findings if one.rule == "licensees-charged-differently" and one.standing)
    waiver = api.waiver_for(before, id_, "agreed with <b>counsel</b> | in May", "Ann", DAY.replace(year=2027), "T-1")
    (desk / "waivers.yaml").write_text(api.with_waiver("", waiver), encoding="utf-8")
    records = api.read_waivers(api.InputFile("waivers.yaml", (desk / "waivers.yaml").read_bytes())).value
    assert records is not None
    settings = api.Settings(select=FEW.select, today=DAY, records=records)
    made = {form: api.make_report(files, law, DAY, order(form, "en"), settings) for form in FORMATS}
    report = made["md"].report

    paper = paper_of(report, "regulator")
    [row] = rows(section(paper, "waivers"))
    assert row[1:] == ("agreed with <b>counsel</b> | in May", "Ann", "2027-11-21", "waivers.yaml, lines 3–10\nT-1")
    assert row[0].startswith("F")
    for form in FORMATS:
        seen = read(form, made[form].data)
        assert "agreedwith<b>counsel</b>|inMay" in seen
    assert [read.path for read in report.inputs if read.kind == "waivers"] == ["waivers.yaml"]
    assert report.summary(law=True)["waived"] == 1


def test_a_baseline_is_named_with_what_was_there_and_what_is_gone(desk: Path, law: Law) -> None:
    files = read_inputs(["small"]).value or ()
    frozen = api.read_baseline(api.InputFile("base.json", api.baseline(api.check(files, law, DAY, FEW)).encode())).value
    license_ = desk / "small/02.yaml"
    license_.write_text(license_.read_text("utf-8").replace("每台1.50元", "每台1.00元"), encoding="utf-8")
    now = read_inputs(["small"]).value or ()
    settings = api.Settings(select=FEW.select, records=api.Records(baseline=frozen))
    report = api.make_report(now, law, DAY, order("json"), settings).report

    told = words_of(section(paper_of(report, "counsel"), "waivers"))
    assert "base.json" in told
    assert "licensees-charged-differently@AVS3-2025-002" in told
    assert report.baseline is not None
    assert any(one.startswith("licensees-charged-differently@AVS3-2025-002") for one in report.baseline.gone)
    assert any(one.baselined for one in report.findings)


def test_several_dossiers_have_a_section_each_and_are_told_apart(desk: Path, law: Law) -> None:
    small_dossier(desk / "second")
    manifest = desk / "second/dossier.yaml"
    manifest.write_text(manifest.read_text().replace("Small pool", "Second pool"), encoding="utf-8")
    (desk / "alone.pool").write_bytes((AVS3 / "licenses/04-yunfan.pool").read_bytes())
    files = read_inputs(["small", "second", "alone.pool"]).value or ()
    made = api.make_report(files, law, DAY, order("json", "en", paths=("small", "second", "alone.pool")), FEW)
    paper = paper_of(made.report, "regulator")

    assert [titled(one) for one in section(paper, "profile").sections] == [
        "Small pool",
        "Second pool",
        "Documents that belong to no dossier",
    ]
    charged = [one for one in made.report.findings if one.rule == "licensees-charged-differently" and one.standing]
    assert [(one.location.path, one.location.line) for one in charged] == [
        ("small/02.yaml", 13),
        ("second/02.yaml", 13),
    ]
    assert len({one.id for one in made.report.findings}) == len(made.report.findings)


@pytest.mark.parametrize("form", FORMATS)
def test_a_single_document_has_a_report_in_every_format(form: str, law: Law) -> None:
    data = (AVS3 / "licenses/02-lanhai.yaml").read_bytes()
    made = api.make_report([api.InputFile("a.yaml", data)], law, DAY, order(form), FEW)

    assert "蓝海光电有限公司" in read(form, made.data)
    assert api.report_seal(made.data) is not None


def test_a_document_that_cannot_be_read_is_listed_with_its_problems_and_the_report_is_written(desk: Path) -> None:
    (desk / "small/02.yaml").write_text('license: x\nclauses:\n  - {at: "1", says: licensee shall dance}\n')
    found = CliRunner().invoke(poolcheck, ["report", "small", *ON_TIME, "-o", "r.md"])
    verified = CliRunner().invoke(poolcheck, ["verify", "r.md", "--lang", "en"])

    assert found.exit_code == ExitCode.INPUT
    assert found.stderr.startswith("small/02.yaml:3:36 act-unknown  no act `dance`\n    look for")
    text = (desk / "r.md").read_text("utf-8")
    assert "small/02.yaml, line 3" in text
    assert r"No act \`dance\`" in text
    assert "Files that could not be read are not covered." in text
    assert verified.exit_code == ExitCode.CLEAN


def test_nothing_is_written_where_nothing_can_be_read(desk: Path) -> None:
    (desk / "a.yaml").write_text("license: [\n")
    found = CliRunner().invoke(poolcheck, ["report", "a.yaml", *ON_TIME, "-o", "r.docx"])

    assert found.exit_code == ExitCode.INPUT
    assert found.stderr.startswith("a.yaml:1:9 document-title-missing  ")
    assert not (desk / "r.docx").exists()


def licenses(count: int) -> list[api.InputFile]:
    text = (AVS3 / "licenses/02-lanhai.yaml").read_text("utf-8")
    return [
        api.InputFile(
            f"{number}.yaml",
            text.replace("蓝海光电", f"蓝海{number}光电").replace("AVS3-2025-002", f"N{number}").encode(),
        )
        for number in range(count)
    ]


def test_of_very_many_documents_the_papers_tell_what_a_reader_can_read(law: Law) -> None:
    few, many = (api.make_report(licenses(count), law, DAY, order("md", "en"), FEW) for count in (20, 160))
    papers = [paper_of(made.report, "regulator") for made in (few, many)]

    assert len(many.report.findings) == 8 * len(few.report.findings)
    sizes = {
        "md": [len(read("md", made.data)) for made in (few, many)],
        "html": [len(read("html", page(paper).encode())) for paper in papers],
        "docx": [len(read("docx", word(paper))) for paper in papers],
    }
    assert [form for form, (small, large) in sizes.items() if not small < large < 4 * small] == []
    assert len(rows(section(papers[1], "inputs"))) == 160
