"""Documents with mistakes: code 3, every problem of the file in one run, at its place, with a hint that can be used."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from poolcheck import api
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck
from poolcheck.core.bilingual import language_of
from poolcheck.core.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[2]
BAD = ROOT / "fixtures/bad/documents"
Problem = tuple[str, int, int, str]
"""Code, line, column, and words that stand in the hint, in the language of the writer."""

CASES: dict[str, list[Problem]] = {
    "unknown-party.en.yaml": [("party-unknown", 5, 11, "`licensee`"), ("party-unknown", 7, 15, "`licensor`")],
    "unknown-party.zh.yaml": [("party-unknown", 5, 9, "`被许可方`"), ("party-unknown", 7, 9, "`许可方`")],
    "unknown-modality.en.yaml": [("modality-unknown", 5, 20, "`must`")],
    "unknown-act.en.yaml": [("act-unknown", 5, 25, "`grant back`")],
    "unknown-object.en.yaml": [("object-unknown", 5, 36, "`improvements`")],
    "unknown-qualifier.en.yaml": [("qualifier-unknown", 5, 58, "`exclusive`")],
    "unknown-trigger.en.yaml": [("trigger-unknown", 5, 14, "`force majeure`")],
    "unknown-trigger.zh.yaml": [("trigger-unknown", 5, 9, "`发生不可抗力`")],
    "unknown-key.zh.yaml": [("fact-key-unknown", 2, 1, "`适用法律`"), ("fact-key-unknown", 3, 1, "`条款`")],
    "unknown-choice.en.yaml": [("fact-choice", 2, 9, "complete, partial"), ("fact-choice", 3, 16, "yes, no")],
    "unknown-choice.zh.yaml": [("fact-choice", 2, 5, "完整、部分"), ("fact-choice", 3, 7, "是、否")],
    "unknown-alias.en.yaml": [("party-unknown", 3, 9, "`licensee`")],
    "unknown-alias.zh.yaml": [("party-unknown", 3, 7, "`被许可方`")],
    "two-values.en.yaml": [("axis-twice", 5, 69, "keep one")],
    "two-values.zh.yaml": [("axis-twice", 5, 22, "保留其一")],
    "clause-number-twice.en.yaml": [("clause-number-twice", 5, 21, "a number of its own")],
    "clause-number-twice.zh.yaml": [("clause-number-twice", 7, 9, "单独编号")],
    "no-such-day.en.yaml": [("fact-no-such-day", 2, 9, "day of the month")],
    "no-such-day.zh.yaml": [("fact-no-such-day", 2, 7, "核对月份与日期")],
    "share-over-all.en.yaml": [("fact-share-range", 6, 16, "0% and 100%")],
    "share-over-all.zh.yaml": [("fact-share-range", 6, 13, "0% 至 100%")],
    "title-missing.en.yaml": [("document-title-missing", 1, 9, "`license: ")],
    "title-missing.zh.yaml": [("document-title-missing", 1, 6, "`许可合同: ")],
    "kind-missing.en.yaml": [("document-kind-missing", 1, 1, "`license: ")],
    "kind-missing.zh.yaml": [("document-kind-missing", 1, 1, "`许可合同: ")],
    "kind-misspelled.en.yaml": [("document-kind-missing", 1, 1, "`license: ")],
    "kind-misspelled.zh.yaml": [("document-kind-missing", 1, 1, "`许可合同: ")],
    "justification-for-nothing.en.yaml": [("justification-dangling", 7, 11, "number of a clause")],
    "justification-for-nothing.zh.yaml": [("justification-dangling", 7, 11, "条号")],
    "key-in-two-languages.yaml": [("key-twice", 3, 1, "keep one")],
    "top-is-a-list.yaml": [("document-not-mapping", 1, 1, "`license: ")],
    "top-is-a-text.yaml": [("document-not-mapping", 1, 1, "`license: ")],
    "wide-colon.zh.yaml": [("yaml-wide-colon", 1, 5, "`许可合同: `")],
    "unknown-words.en.json": [
        ("party-unknown", 4, 26, "`licensee`"),
        ("object-unknown", 5, 51, "`improvements`"),
        ("clause-number-twice", 6, 26, "a number of its own"),
        ("axis-twice", 6, 84, "keep one"),
        ("fact-no-such-day", 8, 14, "day of the month"),
    ],
    "unknown-words.zh.json": [
        ("party-unknown", 4, 24, "`被许可方`"),
        ("trigger-unknown", 5, 24, "`发生不可抗力`"),
        ("clause-number-twice", 6, 24, "单独编号"),
        ("fact-no-such-day", 8, 12, "核对月份与日期"),
    ],
    "ten-problems.en.yaml": [
        ("fact-key-unknown", 2, 1, "`governing law`"),
        ("fact-choice", 3, 9, "complete, partial"),
        ("fact-no-such-day", 4, 9, "day of the month"),
        ("yaml-duplicate-key", 6, 1, "keep one"),
        ("party-unknown", 8, 9, "`licensee`"),
        ("party-unknown", 11, 11, "`licensor`"),
        ("clause-number-twice", 13, 11, "a number of its own"),
        ("object-unknown", 13, 36, "`improvements`"),
        ("axis-twice", 15, 69, "keep one"),
        ("trigger-unknown", 17, 14, "`force majeure`"),
        ("fact-share-range", 22, 16, "0% and 100%"),
    ],
    "unknown-modality.zh.yaml": [("modality-unknown", 5, 13, "`必须`")],
    "unknown-act.zh.yaml": [("act-unknown", 5, 20, "`回授`")],
    "unknown-object.zh.yaml": [("object-unknown", 5, 16, "`改进成果`")],
    "unknown-qualifier.zh.yaml": [("qualifier-unknown", 5, 15, "`以独占许可方式`")],
    "unknown-key.en.yaml": [("fact-key-unknown", 2, 1, "`governing law`"), ("fact-key-unknown", 3, 1, "`clauses`")],
    "unknown-clause-key.en.yaml": [("clause-key-unknown", 5, 5, "`says`")],
    "unknown-clause-key.zh.yaml": [("clause-key-unknown", 5, 5, "`内容`")],
    "two-kinds.yaml": [("key-twice", 2, 1, "keep one")],
}

BYTES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.yaml", b"", "file-empty"),
    "blank": ("a.yaml", b" \n\n\t\n", "file-empty"),
    "byte order mark alone": ("a.yaml", b"\xef\xbb\xbf", "file-empty"),
    "empty JSON": ("a.json", b"", "file-empty"),
    "binary": ("a.yaml", bytes(range(256)) * 4, "file-not-text"),
    "a Word file": ("合同.docx", b"PK\x03\x04" + bytes(60), "file-not-text"),
    "GBK": ("a.yaml", "许可合同: 草案\n条款: []\n".encode("gbk"), "text-gbk"),
    "UTF-16": ("a.yaml", "许可合同: 草案\n".encode("utf-16"), "text-utf16"),
    "NUL": ("a.yaml", b"license: Dr\0aft\n", "text-nul"),
    "NUL in JSON": ("a.json", b'{"license": "Dr\0aft"}', "text-nul"),
    "alias": ("a.yaml", b"license: &a Draft\nterritory: *a\n", "yaml-alias"),
    "anchor": ("a.yaml", b"license: &a Draft\n", "yaml-anchor"),
    "tag": ("a.yaml", b"license: !!python/object:os.system Draft\n", "yaml-tag"),
    "merge key": ("a.yaml", b"license: Draft\n<<: {territory: PRC}\n", "yaml-merge-key"),
    "tab": ("a.yaml", b"license: Draft\nclauses:\n\t- says: licensee must pay royalties\n", "yaml-tab"),
    "billion laughs": ("a.yaml", b"a: &a [x]\nb: &b [*a, *a]\nlicense: [*b, *b]\n", "yaml-anchor"),
    "list on top": ("a.json", b'[{"license": "Draft"}]', "document-not-mapping"),
    "text on top": ("a.json", b'"license"', "document-not-mapping"),
    "number on top": ("a.json", b"7", "document-not-mapping"),
    "duplicate key in JSON": ("a.json", b'{"license": "Draft", "license": "Other"}', "json-duplicate-key"),
    "unfinished JSON": ("a.json", b'{"license": "Draft", "clauses": [', "json-bracket-open"),
    "deep brackets": ("a.yaml", b"license: " + b"[" * 100_000, "yaml-too-deep"),
    "deep braces": ("a.yaml", b"license: " + b"{a: " * 100_000, "yaml-too-deep"),
    "deep indentation": ("a.yaml", b"".join(b" " * n + b"a:\n" for n in range(1500)), "yaml-too-deep"),
    "deep dashes": ("a.yaml", b"license: Draft\nclauses:\n  " + b"- " * 100_000 + b"x\n", "yaml-too-deep"),
    "deep JSON": ("a.json", b'{"license": ' + b"[" * 100_000, "json-too-deep"),
    "deep JSON objects": ("a.json", b'{"license": ' + b'{"a": ' * 100_000, "json-too-deep"),
    "a line of 5 MB": ("a.yaml", b"license: Draft\nclauses:\n  - says: " + b"word " * 1_000_000, "yaml-line-too-long"),
    "a title of 5 MB": ("a.yaml", b"license: " + b"x" * 5_000_000, "yaml-line-too-long"),
    "a title of 5 MB in JSON": ("a.json", b'{"license": "' + b"x" * 5_000_000 + b'"}', "json-scalar-too-long"),
    "a colon in a sentence": (
        "a.yaml",
        b"license: Draft\nclauses:\n  - says: licensee must pay royalties: 3% of net sales\n",
        "yaml-colon-in-text",
    ),
    "aliases not a block": ("a.yaml", b"license: Draft\nparties: [a, b]\n", "fact-not-mapping"),
    "clauses not a list": ("a.yaml", b"license: Draft\nclauses: none\n", "clauses-not-list"),
}


@pytest.fixture(autouse=True)
def law_loaded_once(law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "load_law", lambda _, **__: Reading(law))


def run(name: str, data: bytes, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(
        poolcheck,
        ["check", "-", "--stdin-filename", name, "--as-of", "2026-11-21", *arguments],
        input=data,
        catch_exceptions=False,
    )
    assert "Traceback" not in done.output
    return done.exit_code, done.stdout


def diagnostics(name: str, data: bytes) -> list[dict[str, Any]]:
    code, output = run(name, data, "--format", "json")
    report = json.loads(output)
    found: list[dict[str, Any]] = report["diagnostics"]
    assert code == (ExitCode.INPUT if any(each["severity"] == "error" for each in found) else ExitCode.CLEAN)
    assert [read["path"] for read in report["inputs"]] == [name]
    return found


def placed(found: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    return [(each["code"], each["location"]["line"], each["location"]["column"]) for each in found]


def assert_told(name: str, expected: list[Problem]) -> None:
    data = (BAD / name).read_bytes()
    found = diagnostics(name, data)
    assert placed(found) == [problem[:3] for problem in expected]
    language = language_of(data.decode("utf-8"))
    for each, (_, _, _, words) in zip(found, expected, strict=True):
        assert words in each["hint"][language]


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_problem_is_told_at_its_place_with_a_hint(name: str) -> None:
    assert_told(name, CASES[name])


@pytest.mark.parametrize("name", sorted(path.name for path in BAD.iterdir()))
def test_every_bad_document_fails_and_says_where(name: str) -> None:
    data = (BAD / name).read_bytes()
    code, shown = run(name, data, "--lang", "both")

    assert code == ExitCode.INPUT
    for line, column in re.findall(rf"^{re.escape(name)}:(\d+):(\d+)  ", shown, re.MULTILINE):
        assert 1 <= int(line) <= data.count(b"\n") + 1
        assert int(column) >= 1
    assert "以下文件未能读取" in shown or "justification" in name


def test_ten_problems_are_told_in_one_run_in_either_language() -> None:
    english, chinese = (
        placed(diagnostics(name, (BAD / name).read_bytes()))
        for name in ("ten-problems.en.yaml", "ten-problems.zh.yaml")
    )

    assert len(english) == len(chinese) >= 10
    assert [line for _, line, _ in english] == [line for _, line, _ in chinese]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_messages_follow_the_language_asked_for_and_suggestions_the_script_of_the_writer(lang: str) -> None:
    name = "unknown-party.zh.yaml"

    _, shown = run(name, (BAD / name).read_bytes(), "--lang", lang)

    assert "`被许可方`" in shown
    assert {"en": "hint: did you mean", "zh": "提示：是否指"}[lang] in shown
    assert {"en": "提示：", "zh": "hint:"}[lang] not in shown


@pytest.mark.parametrize("what", sorted(BYTES))
def test_what_is_no_document_at_all_is_told_fast(what: str) -> None:
    name, data, code = BYTES[what]

    start = time.perf_counter()
    found = diagnostics(name, data)

    assert time.perf_counter() - start < 5
    assert code in [each["code"] for each in found]
    assert all(each["message"]["en"] and each["message"]["zh"] for each in found)
    assert all(len(each["message"]["en"]) < 400 for each in found)


def test_a_byte_order_mark_and_windows_lines_are_no_problem(check: Callable[..., api.Report]) -> None:
    data = (ROOT / "fixtures/model-license/zh.yaml").read_bytes()

    plain, marked = check(a_yaml=data), check(a_yaml=b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))

    assert marked.diagnostics == ()
    assert [(finding.id, finding.outcome, finding.location) for finding in marked.findings] == [
        (finding.id, finding.outcome, finding.location) for finding in plain.findings
    ]


def test_json_and_yaml_say_the_same(check: Callable[..., api.Report]) -> None:
    document = {
        "license": "Draft",
        "governing law": "PRC",
        "clauses": [{"at": "1", "says": "licensee must not challenge licensed patents"}],
    }
    yaml = (
        "license: Draft\ngoverning law: PRC\nclauses:\n  - at: '1'\n"
        "    says: licensee must not challenge licensed patents\n"
    )

    one, other = check(a_json=json.dumps(document)), check(a_yaml=yaml)

    assert [(finding.id, finding.outcome) for finding in one.findings] == [
        (finding.id, finding.outcome) for finding in other.findings
    ]
