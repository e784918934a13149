"""Mistakes that people make in `.pool` and in lists of patents: each is told at its place, with words that help."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.files import InputFile

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language

BAD = Path(__file__).resolve().parents[2] / "fixtures/bad"
Problem = tuple[str, int, int]
"""Code, line, column."""

CASES: dict[str, list[Problem]] = {
    "pool-colon-missing.en.pool": [("pool-colon-missing", 2, 16), ("pool-colon-missing", 3, 12)],
    "pool-colon-missing.zh.pool": [("pool-colon-missing", 2, 7)],
    "pool-bare-text.en.pool": [("statement-missing", 2, 7), ("statement-missing", 3, 3)],
    "pool-comment-no-space.en.pool": [
        ("pool-comment-joined", 2, 34),
        ("pool-comment-joined", 3, 21),
        ("act-unknown", 2, 21),
    ],
    "pool-crlf-open-quote.en.pool": [("pool-quote-open", 2, 25), ("object-unknown", 2, 25)],
    "pool-empty-clause.en.pool": [("clause-empty", 2, 3)],
    "pool-gbk.zh.pool": [("text-gbk", 1, 1)],
    "pool-half-full.zh.pool": [("pool-quote-open", 1, 6)],
    "pool-html.en.pool": [("object-unknown", 2, 24), ("statement-missing", 2, 30), ("party-unknown", 3, 7)],
    "pool-in-yaml.en.yaml": [("yaml-key-deeper", 2, 3), ("document-is-pool", 1, 1)],
    "pool-in-yaml.zh.yaml": [("document-is-pool", 1, 1)],
    "pool-json-in-pool.en.pool": [("pool-is-other", 1, 1)],
    "pool-kind-missing.en.pool": [("pool-kind-missing", 1, 3)],
    "pool-kind-misspelled.en.pool": [("pool-kind-missing", 1, 1)],
    "pool-kind-wrong.en.pool": [("pool-kind-missing", 1, 1)],
    "pool-kind-wrong.zh.pool": [("pool-kind-missing", 1, 1)],
    "pool-latin-quotes.zh.pool": [("pool-quote-open", 1, 6)],
    "pool-many-problems.zh.pool": [
        ("pool-comment-joined", 8, 17),
        ("pool-quote-open", 7, 15),
        ("fact-choice", 3, 6),
        ("fact-no-such-day", 4, 8),
        ("fact-key-unknown", 2, 3),
        ("modality-unknown", 6, 11),
        ("act-unknown", 7, 13),
        ("act-unknown", 8, 13),
        ("clause-number-twice", 7, 7),
    ],
    "pool-nul.en.pool": [("text-nul", 2, 28), ("object-unknown", 2, 25)],
    "pool-number-twice-wide.zh.pool": [("clause-number-twice", 3, 7)],
    "pool-number-twice.en.pool": [("clause-number-twice", 3, 7)],
    "pool-only-comments.en.pool": [("pool-empty", 1, 1)],
    "pool-prose.en.pool": [("pool-kind-missing", 1, 1)],
    "pool-sentence-too-long.en.pool": [("sentence-too-long", 2, 7)],
    "pool-smart-quotes.en.pool": [("object-unknown", 2, 29)],
    "pool-soft-hyphen.en.pool": [("text-control-character", 2, 28), ("object-unknown", 2, 25)],
    "pool-title-missing.en.pool": [("document-title-missing", 1, 1)],
    "pool-title-missing.zh.pool": [("document-title-missing", 1, 1)],
    "pool-two-titles.en.pool": [("key-twice", 3, 1)],
    "pool-unclosed-quote-clause.en.pool": [("pool-quote-open", 2, 29), ("act-unknown", 2, 21)],
    "pool-unclosed-quote.en.pool": [("pool-quote-open", 1, 9)],
    "pool-unclosed-quote.zh.pool": [("pool-quote-open", 1, 6)],
    "pool-unknown-fact-after-clauses.en.pool": [("fact-key-unknown", 4, 3)],
    "pool-unknown-fact.en.pool": [("fact-key-unknown", 2, 3)],
    "pool-unknown-fact.zh.pool": [("fact-key-unknown", 2, 3)],
    "pool-unknown-value.en.pool": [("fact-choice", 2, 11), ("fact-no-such-day", 3, 11), ("fact-share-range", 4, 25)],
    "pool-utf16.en.pool": [("text-utf16", 1, 1)],
    "pool-words-behind-title.en.pool": [("pool-after-title", 1, 16)],
    "pool-wrong-indentation.en.pool": [("clause-below-fact", 3, 6), ("clause-below-fact", 4, 4)],
    "pool-yaml-in-pool.en.pool": [("pool-is-other", 3, 1)],
    "pool-yaml-in-pool.zh.pool": [("pool-is-other", 3, 1)],
    "pool-yaml-list-in-pool.en.pool": [("pool-is-other", 2, 3)],
    "pool-zero-width.en.pool": [
        ("text-control-character", 2, 21),
        ("text-control-character", 3, 28),
        ("object-unknown", 3, 25),
    ],
    "pool-zero-width.zh.pool": [("text-control-character", 2, 15), ("act-unknown", 2, 13)],
}

TABLES: dict[str, list[Problem]] = {
    "csv-cell-without-header.csv": [("csv-cell-without-header", 2, 27)],
    "csv-column-twice.csv": [("yaml-duplicate-key", 1, 21), ("key-twice", 1, 21)],
    "csv-empty.csv": [("file-empty", 1, 1)],
    "csv-no-header.csv": [
        ("fact-missing", 2, 1),
        ("fact-key-unknown", 1, 1),
        ("fact-key-unknown", 1, 18),
        ("fact-key-unknown", 1, 24),
    ],
    "csv-no-such-day.zh.csv": [("fact-no-such-day", 2, 18)],
    "csv-open-quote.csv": [("pool-quote-open", 2, 18)],
    "csv-unknown-column.zh.csv": [("fact-key-unknown", 1, 5)],
    "csv-unknown-status.csv": [("fact-choice", 2, 18)],
    "csv-wide-commas.zh.csv": [("fact-missing", 2, 1), ("fact-key-unknown", 1, 1)],
    "csv-words-after-quote.csv": [("csv-after-quote", 2, 26)],
}

HINTS: dict[str, str] = {
    "pool-unknown-fact.en.pool": "`governing law`",
    "pool-unknown-fact.zh.pool": "`适用法律`",
    "pool-unknown-fact-after-clauses.en.pool": "`status`",
    "pool-kind-misspelled.en.pool": '`license "Title"`',
    "pool-kind-wrong.zh.pool": "`许可合同 “名称”`",
    "pool-json-in-pool.en.pool": "`.json`",
    "pool-yaml-in-pool.zh.pool": "`.yaml`",
    "pool-in-yaml.zh.yaml": "`.pool`",
    "pool-wrong-indentation.en.pool": "no deeper than the fact above",
    "pool-comment-no-space.en.pool": "a space before `#`",
    "pool-zero-width.zh.pool": "请删除该字符",
}
"""Words that stand in the hint of the first problem."""

GOOD = {
    "a tab for an indentation": 'license "Draft"\n\tgoverning law: PRC\n\t8.1\tlicensee must pay royalties\n',
    "spaces that do not break": (
        'license\u00a0"Draft"\n\u00a0\u00a0governing law:\u00a0PRC\n  8.1\u00a0licensee must pay\u00a0royalties\n'
    ),
    "spaces of full width": "许可合同\u3000“草案”\n\u3000适用法律：\u3000中国\n\u30008.1\u3000被许可方应当支付许可费\n",
    "Windows lines and a mark": (
        '\ufefflicense "Draft"\r\n  governing law: PRC\r\n  8.1 licensee must pay royalties\r\n'
    ),
    "a fact behind the clauses": 'license "Draft"\n  8.1 licensee must pay royalties\n  governing law: PRC\n',
    "signs of full width": "许可合同：“草案”\n  适用法律： 中国\n  ８．１　被许可方应当支付许可费\n",
    "a list out of a word processor": 'license "Draft"\ngoverning law: PRC\n\uf0b7\tlicensee must pay royalties\n',
    "a comment with a quotation mark": (
        'license "Draft"  # the "old one\n  governing law: PRC\n  8.1 licensee must pay royalties\n'
    ),
}

_LINE = b"  8.1 licensee must pay royalties\n"
LARGE: dict[str, tuple[bytes, str]] = {
    "a line of 5 MB": (b'license "Draft"\n  8.1 ' + b"word " * 1_000_000, "pool-line-too-long"),
    "a title of 5 MB": (b'license "' + b"x" * 5_000_000 + b'"\n', "pool-line-too-long"),
    "quotation marks": (b'license "Draft"\n  8.1 ' + b'"' * 240_001, "pool-quote-open"),
    "opening marks": (('license "Draft"\n  8.1 ' + "“" * 240_000).encode(), "pool-quote-open"),
    "deep indentation": (b"license x\n" + b"".join(b" " * n + b"x\n" for n in range(1, 1500)), "pool-too-deep"),
    "brackets behind a number": (('license "x"\n  第一条' + "(1)" * 5_000 + "x\n").encode(), "statement-missing"),
    "a rate of nines": (b'charter "x"\n  royalties\n    others: ' + "每".encode() + b"9" * 100_000, "value-unclear"),
    "blanks before a share": (b'charter "x"\n  market "m": a' + b" " * 50_000 + b"b\n", "value-unclear"),
    "one word": (b'license "x"\n  8.1 ' + "胡言".encode() * 9_000, "statement-missing"),
    "binary": (bytes(range(256)) * 4, "file-not-text"),
    "empty": (b" \n\n", "file-empty"),
}


def language(name: str) -> Language:
    return "zh" if ".zh." in name else "en"


def test_every_bad_document_and_table_has_its_expectation() -> None:
    there = {path.name for path in BAD.iterdir() if path.name.startswith(("pool-", "csv-"))}

    assert there == {*CASES, *TABLES}


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_problem_of_a_document_is_told_at_its_place(name: str) -> None:
    found = api.read_input(InputFile(name, (BAD / name).read_bytes())).diagnostics

    assert [(each.code, each.location.line, each.location.column) for each in found] == CASES[name]
    assert all(each.message.en and each.message.zh for each in found)
    if name in HINTS:
        assert found[0].hint is not None
        assert HINTS[name] in found[0].hint.in_(language(name))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_problem_of_a_list_of_patents_is_told_in_the_list(name: str) -> None:
    document = f'charter "x"\n  patents: from "{name}"\n'.encode()

    found = api.read_input(InputFile("x.pool", document, BAD)).diagnostics

    assert [(each.code, each.location.line, each.location.column) for each in found] == TABLES[name]
    assert {each.location.path for each in found} == {name}


@pytest.mark.parametrize("what", sorted(GOOD))
def test_what_a_person_may_well_write_is_read(what: str) -> None:
    reading = api.read_input(InputFile("x.pool", GOOD[what].encode()))

    assert reading.diagnostics == ()
    assert reading.value is not None
    assert reading.value.facts.governing_law == "prc"
    assert len(reading.value.clauses) == 1


@pytest.mark.parametrize("what", sorted(LARGE))
def test_what_is_large_or_no_document_at_all_is_told_fast(what: str) -> None:
    data, code = LARGE[what]

    start = time.process_time()
    found = api.read_input(InputFile("x.pool", data)).diagnostics

    assert time.process_time() - start < 2
    assert code in [each.code for each in found]
    assert all(len(each.message.en) < 500 for each in found)


@pytest.mark.parametrize(
    ("name", "code"),
    [("../patents.csv", "beside-outside"), ("/etc/passwd", "beside-outside"), ("no.csv", "file-unreadable")],
)
def test_a_list_is_looked_for_beside_the_document_only(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "patents.csv").write_bytes(b"patent number\nZL1\n")
    folder = tmp_path / "below"
    folder.mkdir()

    reading = api.read_input(InputFile("x.pool", f'charter "x"\n  patents: from "{name}"\n'.encode(), folder))

    assert [(each.code, each.location.line, each.location.column) for each in reading.diagnostics] == [(code, 2, 18)]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "patents.csv").write_bytes(b"patent number\nZL1\n")
    folder = tmp_path / "below"
    folder.mkdir()
    (folder / "patents.csv").symlink_to(tmp_path / "patents.csv")

    reading = api.read_input(InputFile("x.pool", b'charter "x"\n  patents: from "patents.csv"\n', folder))

    assert [each.code for each in reading.diagnostics] == ["beside-outside"]
