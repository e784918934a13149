"""The parts of a SARIF log: URIs of any path, texts that are no links, fingerprints that outlive a change of form."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from ci_reports import MODEL, ROOT, avs3, of

from poolcheck.reports.sarif.fingerprints import fingerprinted
from poolcheck.reports.sarif.places import artifact_location
from poolcheck.reports.sarif.texts import cut, link, markdown, plain, stopped

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck import api
    from poolcheck.packs.model import Law

URI = re.compile(r"[A-Za-z0-9\-._~/%]*")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("fixtures/a.yaml", "fixtures/a.yaml"),
        ("./licenses//a.yaml", "licenses/a.yaml"),
        ("../templates/a.pool", "../templates/a.pool"),
        ("-", "-"),
        ("licenses/a b#c?d%20.yaml", "licenses/a%20b%23c%3Fd%2520.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("许可/合同.pool", "%E8%AE%B8%E5%8F%AF/%E5%90%88%E5%90%8C.pool"),
        ("a\n::error::<b>+&.yaml", "a%0A%3A%3Aerror%3A%3A%3Cb%3E%2B%26.yaml"),
        ("licenses\\a.yaml", "licenses/a.yaml"),
        ("licenses/a\\b.yaml", "licenses/a%5Cb.yaml"),
        ("a\ud800b", "a%3Fb"),
    ],
)
def test_a_relative_path_is_relative_to_where_poolcheck_was_run(path: str, uri: str) -> None:
    assert artifact_location(path) == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert URI.fullmatch(uri)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/srv/pool/章程.pool", "file:///srv/pool/%E7%AB%A0%E7%A8%8B.pool"),
        ("C:\\pool\\a b.yaml", "file:///C:/pool/a%20b.yaml"),
        ("c:/pool/a.yaml", "file:///c:/pool/a.yaml"),
        ("//server/share/a.yaml", "file://server/share/a.yaml"),
        ("\\\\server\\share\\a.yaml", "file://server/share/a.yaml"),
    ],
)
def test_an_absolute_path_has_no_base(path: str, uri: str) -> None:
    assert artifact_location(path) == {"uri": uri}


def test_the_path_can_be_had_back_from_its_uri() -> None:
    path = "许可/a b#c?d%20&e=f;g:h@i!j'k(l)[m]{n}|o^p`q\"r<s>.yaml"

    assert unquote(artifact_location(path)["uri"]) == path


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see [here](1) and [x](http://e.example)", "see [here] (1) and [x] (http://e.example)"),
        (r"\[x\](javascript:a)", r"\[x\] (javascript:a)"),
        ("in [a, b] or (c)", "in [a, b] or (c)"),
        ("the {0} of {12}", "the {{0}} of {{12}}"),
        ("x = {}, {a}", "x = {}, {a}"),
        ("a\n\tb\u202ec\x1b[31m", "a b\ufffdc\ufffd[31m"),
        ("]\u200b(1)", "]\ufffd(1)"),
    ],
)
def test_a_plain_text_has_no_links_no_placeholders_and_one_line(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_text_that_is_too_long_is_cut() -> None:
    assert cut("abcdef", 4) == "abc…"
    assert cut("abcd", 4) == "abcd"
    assert cut("abcd" * 100, 0) == "abcd" * 100


def test_the_text_of_a_link_ends_where_it_should() -> None:
    assert link("a.yaml:3:1", 2) == "[a.yaml:3:1](2)"
    assert link("a](http://e.example).yaml", 2) == r"[a\] (http://e.example).yaml](2)"
    assert link("a\\", 2) == r"[a\\](2)"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. first", r"\1. first"),
        ("- a", r"\- a"),
        ("<script> & [a](b)", r"\<script\> \& \[a\](b)"),
        ("http://e.example", r"http\://e.example"),
        ("a_b *c* ~d~ `e` | # f \\", r"a\_b \*c\* \~d\~ \`e\` \| \# f \\"),
        ("art. 13 (4), 5%: no", "art. 13 (4), 5%: no"),
    ],
)
def test_markdown_is_written_so_that_nothing_in_it_is_a_mark(text: str, written: str) -> None:
    assert markdown(text) == written


def test_a_sentence_gets_a_stop_only_if_it_has_no_mark_at_its_end() -> None:
    assert [stopped(text, "en") for text in ("a", "a.", "a?", "")] == ["a.", "a.", "a?", ""]
    assert [stopped(text, "zh") for text in ("甲", "甲。", "甲？")] == ["甲。", "甲。", "甲？"]


def test_no_two_findings_have_the_same_fingerprint(law: Law) -> None:
    report = avs3(law)

    marks = [mark for _, mark in fingerprinted(report.findings)]

    assert len(set(marks)) == len(marks) == len(report.findings)
    assert all(re.fullmatch("[0-9a-f]{64}", mark) for mark in marks)


def test_findings_alike_in_everything_are_counted(law: Law) -> None:
    finding = avs3(law).findings[0]
    twins = [finding, replace(finding, id=f"{finding.id}+2"), replace(finding, id=f"{finding.id}+3")]

    marks = [mark for _, mark in fingerprinted(twins)]

    assert len(set(marks)) == 3
    assert marks[:2] == [mark for _, mark in fingerprinted(twins[:2])]
    assert marks[0] == next(mark for _, mark in fingerprinted([twins[2]]))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "# a comment\n\n" + text,
        lambda text: text.replace("8.1", "18.7"),
        lambda text: text.replace("\n", "\r\n"),
    ],
    ids=["other lines", "other numbers", "other line breaks"],
)
def test_fingerprints_outlive_what_changes_no_meaning(
    check: Callable[..., api.Report], change: Callable[[str], str]
) -> None:
    text = (ROOT / MODEL).read_text(encoding="utf-8")
    before, after = of(check, MODEL), check(renamed_yaml=change(text))

    assert change(text) != text
    assert open_marks(after) == open_marks(before)


def test_another_meaning_of_a_clause_changes_its_fingerprints_and_no_others(check: Callable[..., api.Report]) -> None:
    text = (ROOT / MODEL).read_text(encoding="utf-8")
    changed = text.replace("must grant back improvements to pool", "must grant back improvements to pool, free")

    before, after = open_marks(of(check, MODEL)), open_marks(check(renamed_yaml=changed))

    of_clause = {id_ for id_ in before if "·grant_back·" in id_}
    assert of_clause & after.keys()
    assert all(before[id_] != after[id_] for id_ in of_clause & after.keys())
    assert all(before[id_] == after[id_] for id_ in (before.keys() & after.keys()) - of_clause if "·" in id_)


def open_marks(report: api.Report) -> dict[str, str]:
    return {each.id: mark for each, mark in fingerprinted(report.findings) if not each.outcome.passes}
