"""`poolcheck verify` says what is not as it was, and why a file is no report: with a place, never with a traceback."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile
from zlib import crc32

import pytest
from click.testing import CliRunner, Result
from formal_files import packed, word
from formal_reports import DAY, order, small_dossier

from poolcheck import api
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck
from poolcheck.files import read_inputs
from poolcheck.reports.formal.compare import passed
from poolcheck.reports.formal.seal import marked
from poolcheck.reports.paper.model import SEAL_NAMESPACE, SEAL_PART

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from poolcheck.packs.model import Law
    from poolcheck.reports.formal.compare import Check

pytest_plugins = ["formal_fixtures"]
FORMATS = ("docx", "html", "md", "json")
UNCHANGED = """\
files (#): as it was
rule packs (#): as it was
citations (#): as it was
outcomes (#): as it was
rules with something met (#): as it was
program: as it was
the report itself: as it was
"""
OTHER_BYTES = (
    "  made again, the report has other bytes: something in it was changed, or what it was made from, or the program"
)


@pytest.fixture(scope="module")
def made(law: Law, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, api.Made]:
    desk = tmp_path_factory.mktemp("made")
    small_dossier(desk / "small")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk)
        files = read_inputs(["small"]).value or ()
        return {
            form: api.make_report(files, law, DAY, order(form, "en", audience="counsel", paths=("small",)))
            for form in FORMATS
        }


def run(*arguments: str) -> Result:
    found = CliRunner().invoke(poolcheck, list(arguments))
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found


def checks(data: bytes, made: api.Made) -> dict[str, Check]:
    """Return the checks of a report against one that is made now, by what they are about."""
    sealed = api.report_seal(data)
    assert sealed is not None
    return {one.title.en: one for one in api.verify_report(data, sealed, made)}


def told(found: Mapping[str, Check]) -> dict[str, list[str]]:
    return {name: [each.en for each in one.differences] for name, one in found.items() if one.differences}


def seal_of(data: bytes) -> dict[str, object]:
    text = data.decode()
    begin = text.rindex("poolcheck-seal:") + len("poolcheck-seal:")
    return dict(json.loads(base64.b64decode(text[begin : text.index(":end", begin)])))


def resealed(data: bytes, **values: object) -> bytes:
    """Return a report with another seal: that of whoever can change a report."""
    text = data.decode()
    content = json.dumps({**seal_of(data), **values}, separators=(",", ":"))
    return (text[: text.rindex("poolcheck-seal:")] + f"{marked(content)} -->\n").encode()


def test_a_report_that_is_as_it_was_says_so_and_ends_with_0(desk: Path, made: Mapping[str, api.Made]) -> None:
    (desk / "r.md").write_bytes(made["md"].data)
    found = run("verify", "r.md", "--lang", "both")

    assert found.exit_code == ExitCode.CLEAN
    assert re.sub(r"\d\d+|5", "#", found.stdout).endswith(UNCHANGED)
    assert found.stdout.startswith("文件（5）：一致\n")
    assert found.stderr == ""


def test_changed_removed_and_added_documents_are_named_with_what_they_changed(
    desk: Path, made: Mapping[str, api.Made]
) -> None:
    (desk / "r.html").write_bytes(made["html"].data)
    charter, manifest = desk / "small/charter.pool", desk / "small/dossier.yaml"
    charter.write_text(charter.read_text("utf-8").replace("一律开放，", "") + "# more\n", encoding="utf-8")
    text = (desk / "small/02.yaml").read_text("utf-8").replace("AVS3-2025-002", "AVS3-2025-003")
    (desk / "small/03.yaml").write_text(text, encoding="utf-8")
    (desk / "small/01.pool").unlink()
    manifest.write_text(manifest.read_text("utf-8").replace("[01.pool, 02.yaml]", "[02.yaml, 03.yaml]"))
    found = run("verify", "r.html", "--lang", "both")

    assert found.exit_code == ExitCode.FINDINGS
    chinese, english = found.stdout[: found.stdout.index("files (5)")], found.stdout[found.stdout.index("files (5)") :]
    assert english.startswith(
        "files (5): 4 differ\n"
        "  small/dossier.yaml is not what it was\n"
        "  small/charter.pool is not what it was\n"
        "  small/01.pool is not there\n"
        "  small/03.yaml is new\n"
        "rule packs (5): as it was\n"
    )
    assert chinese.startswith(
        "文件（5）：4 处不一致\n"
        "  small/dossier.yaml：已变更\n"
        "  small/charter.pool：已变更\n"
        "  small/01.pool：未找到\n"
        "  small/03.yaml：新增\n"
    )
    changed = "licensees-charged-differently@AVS3-2025-002#"
    assert [line for line in english.split("\n") if line.startswith(f"  {changed}") and "not met then" in line]
    assert [line for line in chinese.split("\n") if line.startswith(f"  {changed}") and "原为不符合" in line]
    assert english.endswith(f"the report itself: 1 differs\n{OTHER_BYTES}\n")


def test_a_document_that_is_gone_is_told_at_its_place(desk: Path, made: Mapping[str, api.Made]) -> None:
    (desk / "r.md").write_bytes(made["md"].data)
    (desk / "small/02.yaml").unlink()
    found = run("verify", "r.md", "--lang", "en")
    shutil.rmtree(desk / "small")
    nothing = run("verify", "r.md", "--lang", "zh")

    assert found.exit_code == ExitCode.FINDINGS
    assert "  small/02.yaml is not there\n" in found.stdout
    assert nothing.exit_code == ExitCode.INPUT
    assert nothing.stderr == "small:1:1 file-missing  文件或文件夹 `small` 不存在\n"


def test_other_packs_than_those_of_the_report_are_told(made: Mapping[str, api.Made]) -> None:
    now = made["md"]
    first, second, *others = now.report.packs
    packs = (replace(first, sha256="0" * 64), replace(second, name="cn-other"), *others)
    found = checks(now.data, replace(now, report=replace(now.report, packs=packs)))

    assert told(found) == {
        "rule packs": [
            f"{first.name} is not what it was",
            f"{second.name} is not there",
            "cn-other is new",
        ]
    }
    assert next(one.zh for one in found["rule packs"].differences) == f"{first.name}：已变更"


def test_a_citation_with_another_number_is_told(made: Mapping[str, api.Made]) -> None:
    now = made["json"]
    whose = next(one for one in now.report.findings if not one.outcome.passes and one.authority[0].article)
    cited = whose.authority[0]
    article = f"{cited.article}9"
    findings = [
        replace(
            one, authority=tuple(replace(each, article=article) if each == cited else each for each in one.authority)
        )
        for one in now.report.findings
    ]
    found = checks(now.data, replace(now, report=replace(now.report, findings=tuple(findings))))

    was, new = told(found).pop("citations")
    assert was.startswith(f"{cited.source}/{cited.provision}@{cited.article}/")
    assert was.endswith(" is not cited so any more")
    assert new.startswith(f"{cited.source}/{cited.provision}@{article}/")
    assert found["citations"].differences[0].zh.endswith("：所引条文已变更")


@pytest.mark.parametrize(
    ("form", "was", "forged"),
    [
        ("html", "Not met", "Met"),
        ("html", "art. 22", "art. 23"),
        ("md", "Not met", "Met"),
        ("md", "1.50 CNY", "1.00 CNY"),
        ("json", '"outcome": "not_met"', '"outcome": "met"'),
        ("json", '"line": 13', '"line": 12'),
    ],
)
def test_a_changed_word_in_a_report_is_other_bytes(
    form: str, was: str, forged: str, made: Mapping[str, api.Made]
) -> None:
    data = made[form].data
    changed = data.replace(was.encode(), forged.encode(), 1)

    assert changed != data
    assert told(checks(changed, made[form])) == {"the report itself": [OTHER_BYTES.strip()]}
    assert told(checks(data, made[form])) == {}


def test_a_word_file_is_told_from_one_with_other_parts(made: Mapping[str, api.Made]) -> None:
    data = made["docx"].data
    parts = word(data)
    forged = {**parts, "word/document.xml": parts["word/document.xml"].replace(b"Not met", b"Met", 1)}
    drawn = {**parts, "word/media/figure1.svg": parts["word/media/figure1.svg"].replace(b"</svg>", b"<g/></svg>")}
    commented = BytesIO(data)
    with ZipFile(commented, "a") as package:
        package.comment = b"<script>"
    met = {**parts, "word/document.xml": parts["word/document.xml"].replace(b"Not met", b"Was met", 1)}
    was, now = (crc32(one["word/document.xml"]).to_bytes(4, "little") for one in (parts, met))
    others = {
        "a checksum that lies": packed(met, like=data).replace(now, was),
        "a word": packed(forged, like=data),
        "a picture": packed(drawn, like=data),
        "one part more": packed({**parts, "word/more.xml": b"<x/>"}, like=data),
        "one part less": packed({name: part for name, part in parts.items() if "figure1.png" not in name}, like=data),
        "another order": packed(dict(reversed(parts.items())), like=data),
        "something behind": data + b"x",
        "something before": b"PK" + data,
        "a comment": commented.getvalue(),
        "another time": packed(parts),
    }

    found = {name: told(checks(other, made["docx"])) for name, other in others.items()}
    assert found == {name: {"the report itself": [OTHER_BYTES.strip()]} for name in others}


def test_a_word_file_that_another_library_packed_is_the_same(made: Mapping[str, api.Made]) -> None:
    data = made["docx"].data
    stored = packed(word(data), ZIP_STORED, like=data)

    assert stored != data
    assert passed(checks(stored, made["docx"]).values())


def test_a_seal_that_says_otherwise_does_not_agree_with_the_documents(desk: Path, made: Mapping[str, api.Made]) -> None:
    data = made["md"].data
    findings = seal_of(data)["findings"]
    assert isinstance(findings, list)
    at = next(number for number, (_, outcome) in enumerate(findings) if outcome == "not_met")
    id_ = findings[at][0]
    changed = resealed(data, findings=[*findings[:at], [id_, "conditional"], *findings[at + 1 :]], as_of="2026-11-20")
    dropped = resealed(data, findings=[*findings[:at], *findings[at + 1 :]])
    (desk / "r.md").write_bytes(changed)
    found = run("verify", "r.md", "--lang", "en")

    assert found.exit_code == ExitCode.FINDINGS
    assert f"  {id_}: conditional then, not met now\n" in found.stdout
    assert told(checks(dropped, made["md"]))["outcomes"] == [f"{id_}: no finding then, not met now"]


@pytest.mark.parametrize(
    "values",
    [
        {"format": "poolcheck-seal/2"},
        {"for": "everybody"},
        {"as_of": "2026-02-30"},
        {"today": 1},
        {"written_as": "pdf"},
        {"languages": []},
        {"languages": ["en", "fr"]},
        {"paths": "small"},
        {"paths": ["\ud800"]},
        {"waivers": "\udbff"},
        {"redaction": {"title": ["one"], "keys": []}},
        {"redaction": {}},
        {"inputs": [["one"]]},
        {"findings": [[]]},
        {"packs": None},
    ],
    ids=str,
)
def test_a_seal_that_cannot_be_read_is_none(values: dict[str, object], made: Mapping[str, api.Made]) -> None:
    assert api.report_seal(resealed(made["md"].data)) is not None
    assert api.report_seal(resealed(made["md"].data, **values)) is None


def test_a_seal_that_a_document_writes_is_not_that_of_the_report(law: Law) -> None:
    forged = marked('{"format": "poolcheck-seal/1"}')
    file = api.InputFile("a.yaml", f'license: "{forged}"\ngoverning law: PRC\n'.encode())

    for form in FORMATS:
        made = api.make_report([file], law, DAY, order(form, "en"), api.Settings(select=("grant_back",)))
        sealed = api.report_seal(made.data)
        assert sealed is not None
        assert sealed.inputs == (("a.yaml", made.report.inputs[0].sha256),)


def nested_entities() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    seal = f'<!DOCTYPE s [<!ENTITY e0 "ha">{entities}]><seal xmlns="{SEAL_NAMESPACE}">&e9;</seal>'
    return packed({SEAL_PART: seal.encode()})


def declared(parts: Mapping[str, bytes]) -> bytes:
    return packed({**parts, SEAL_PART: parts[SEAL_PART].replace(b"<seal", b"<!DOCTYPE seal><seal")})


def bomb(parts: Mapping[str, bytes]) -> bytes:
    """Return a package whose seal is sound, and much longer than any."""
    begun, end, _rest = parts[SEAL_PART].rpartition(b"</seal>")
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package, package.open(SEAL_PART, "w", force_zip64=True) as part:
        part.write(begun)
        for _ in range(101):
            part.write(b" " * 1_000_000)
        part.write(end)
    return out.getvalue()


NO_REPORTS: Mapping[str, Callable[[Mapping[str, api.Made]], bytes]] = {
    "empty.md": lambda _: b"",
    "text.md": lambda _: b"hello\n",
    "other.docx": lambda _: packed({"word/document.xml": b"<x/>"}),
    "half.docx": lambda made: made["docx"].data[: len(made["docx"].data) // 2],
    "half.html": lambda made: made["html"].data[: len(made["html"].data) // 2],
    "end.md": lambda made: made["md"].data[:-10],
    "half.json": lambda made: made["json"].data[: len(made["json"].data) // 2],
    "broken.docx": lambda made: made["docx"].data[:200] + b"?" * 200 + made["docx"].data[400:-9],
    "base64.md": lambda made: made["md"].data.replace(b"poolcheck-seal:", b"poolcheck-seal:!"),
    "cut.json": lambda made: made["json"].data.replace(b":end", b"A:end"),
    "nested.docx": lambda _: nested_entities(),
    "declared.docx": lambda made: declared(word(made["docx"].data)),
    "bomb.docx": lambda made: bomb(word(made["docx"].data)),
}


@pytest.mark.parametrize("name", NO_REPORTS)
def test_what_is_no_report_or_a_broken_one_is_told_and_ends_with_3(
    name: str, desk: Path, made: Mapping[str, api.Made]
) -> None:
    (desk / name).write_bytes(NO_REPORTS[name](made))
    english, chinese = (run("verify", name, "--lang", language) for language in ("en", "zh"))

    said = f"{name}:1:1 usage-no-seal  "
    assert (english.exit_code, english.stdout, chinese.exit_code) == (ExitCode.INPUT, "", ExitCode.INPUT)
    assert english.stderr == f"{said}`{name}` is no report of `poolcheck report`, or its seal was changed\n"
    assert chinese.stderr == f"{said}`{name}`不是 `poolcheck report` 生成的报告，或者其校验信息被改动\n"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("small", "`small` cannot be read: it is a folder"),
        ("gone.md", "`gone.md` cannot be read: there is no such file or folder"),
        ("large.md", "`large.md` cannot be read: it is larger than any report"),
        ("pipe.md", "`pipe.md` cannot be read: it is no ordinary file"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_ends_with_3(name: str, why: str, desk: Path) -> None:
    with (desk / "large.md").open("wb") as file:
        file.truncate(4_000_000_000)
    os.mkfifo(desk / "pipe.md")
    found = run("verify", name, "--lang", "en")

    assert (found.exit_code, found.stdout) == (ExitCode.INPUT, "")
    assert found.stderr == f"{name}:1:1 file-unreadable  {why}\n"


def test_a_part_that_grows_is_not_word(made: Mapping[str, api.Made], monkeypatch: pytest.MonkeyPatch) -> None:
    data = made["docx"].data
    grown = packed({**word(data), "word/document.xml": bytes(30_000_000)}, like=data)
    assert len(grown) < len(data)
    read: list[str] = []
    original = ZipFile.read

    def counted(self: ZipFile, name: str, pwd: bytes | None = None) -> bytes:
        read.append(getattr(name, "filename", name))
        return original(self, name, pwd)

    monkeypatch.setattr(ZipFile, "read", counted)

    assert told(checks(grown, made["docx"])) == {"the report itself": [OTHER_BYTES.strip()]}
    assert set(read) == {SEAL_PART}
