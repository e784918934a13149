"""A file of waivers is read with every problem at its place, and written without losing a comment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from poolcheck.core.diagnostic import Severity
from poolcheck.findings.model import Outcome, Waiver
from poolcheck.waivers.from_yaml import read_waivers
from poolcheck.waivers.to_yaml import with_entry

ENTRY = """\
waivers:
  - rule: grant-back-free
    finding: grant-back-free@Sample#licensee·must·grant_back·improvements
    because: agreed with the members
    by: Li Wei
    until: 2027-03-31
    ticket: LEGAL-7
    meaning: 0123456789abcdef
    outcome: undetermined
"""
CHINESE = """\
忽略登记:
  - 规则: grant-back-free
    发现: grant-back-free@示例#licensee·must·grant_back·improvements
    理由: 已与成员协商一致
    登记人: 李伟
    有效期至: 2027年3月31日
"""


def places(text: str) -> list[tuple[str, int, int]]:
    problems = read_waivers(text.encode(), "w.yaml").diagnostics
    return [(one.code, one.location.line, one.location.column) for one in problems]


def only(text: str) -> Waiver:
    [found] = read_waivers(text.encode(), "w.yaml").value or ()
    return found


def test_an_entry_says_what_is_waived_why_by_whom_and_until_when() -> None:
    found = only(ENTRY)

    assert (found.rule, found.because, found.by) == ("grant-back-free", "agreed with the members", "Li Wei")
    assert found.until == date(2027, 3, 31)
    assert (found.ticket, found.meaning, found.outcome) == ("LEGAL-7", "0123456789abcdef", Outcome.UNDETERMINED)
    assert (found.location.line, found.location.column) == (2, 5)


def test_keys_and_days_may_be_chinese() -> None:
    found = only(CHINESE)

    assert (found.by, found.until, found.because) == ("李伟", date(2027, 3, 31), "已与成员协商一致")
    assert (found.ticket, found.meaning, found.outcome) == ("", "", None)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    by: Li Wei\n", "", ("waiver-key-missing", 2, 5)),
        ("    by: Li Wei\n", "    by: ''\n", ("waiver-key-missing", 2, 5)),
        ("until: 2027-03-31", "until: 2027-02-31", ("waiver-day", 6, 12)),
        ("until: 2027-03-31", "until: soon", ("waiver-day", 6, 12)),
        ("outcome: undetermined", "outcome: bad", ("waiver-outcome", 9, 14)),
        ("meaning: 0123456789abcdef", "meaning: xyz", ("waiver-meaning", 8, 14)),
        ("    ticket:", "    tiket:", ("waiver-key-unknown", 7, 5)),
        ("    ticket: LEGAL-7", "    ticket: [a]", ("waiver-not-text", 7, 13)),
        ("    ticket: LEGAL-7", "    登记人: Li", ("waiver-key-twice", 7, 5)),
        ("  - rule: grant-back-free", "  - rule: no-challenge", ("waiver-other-rule", 3, 14)),
        ("waivers:", "waiver:", ("waiver-key-unknown", 1, 1)),
        ("because: agreed with the members", "because: " + "x" * 2_001, ("waiver-too-long", 4, 14)),
    ],
)
def test_what_is_wrong_is_told_at_its_place_and_waives_nothing(
    old: str, new: str, expected: tuple[str, int, int]
) -> None:
    text = ENTRY.replace(old, new)
    reading = read_waivers(text.encode(), "w.yaml")

    assert places(text) == [expected]
    assert reading.value == ()
    assert reading.diagnostics[0].severity is Severity.ERROR


def test_one_bad_entry_leaves_the_others_standing_and_every_problem_is_told() -> None:
    bad = "  - rule: no-challenge\n    until: never\n  - just words\n"

    assert places(ENTRY + bad) == [
        ("waiver-key-missing", 10, 5),
        ("waiver-key-missing", 10, 5),
        ("waiver-key-missing", 10, 5),
        ("waiver-day", 11, 12),
        ("waiver-shape", 12, 5),
    ]
    assert only(ENTRY + bad).rule == "grant-back-free"


def test_a_finding_is_waived_once() -> None:
    twice = ENTRY + ENTRY.removeprefix("waivers:\n")

    assert places(twice) == [("waiver-twice", 10, 5)]


@pytest.mark.parametrize("text", ["- a\n", "waivers: words\n", "words\n", "", "\0", "waivers: {a: b}\n", "&a [*a]\n"])
def test_a_file_that_is_no_list_of_waivers_is_refused_with_a_place(text: str) -> None:
    reading = read_waivers(text.encode(), "w.yaml")

    assert reading.failed
    assert not reading.value
    assert all(one.location.line == 1 for one in reading.diagnostics)


def test_an_empty_list_is_no_problem() -> None:
    assert read_waivers(b"waivers:\n", "w.yaml").value == ()
    assert read_waivers(b"waivers: []\n", "w.yaml").diagnostics == ()


def test_an_entry_that_is_written_is_read_as_it_was() -> None:
    waiver = only(ENTRY)
    text = with_entry("", waiver)

    found = only(text)
    assert replace(found, location=waiver.location, excerpt=waiver.excerpt) == waiver
    assert "until: 2027-03-31\n" in text
    assert text.startswith("# ")


def test_a_new_file_for_a_chinese_reader_has_chinese_keys() -> None:
    text = with_entry("", only(ENTRY), "zh")

    assert "忽略登记:\n" in text
    assert "登记人: Li Wei\n" in text
    assert only(text).by == "Li Wei"


def test_recording_again_replaces_the_entry_and_keeps_comments_and_the_others() -> None:
    other = ENTRY.replace("grant-back-free", "no-challenge").removeprefix("waivers:\n")
    text = "# ours\n" + ENTRY.replace("by: Li Wei", "by: Li Wei   # counsel") + "  # the second\n" + other
    again = replace(only(ENTRY), because="decided anew: “yes”, #1", until=date(2028, 1, 1), ticket="")

    changed = with_entry(text, again)

    found = read_waivers(changed.encode(), "w.yaml").value or ()
    assert [(one.rule, one.because, one.until.year) for one in found] == [
        ("grant-back-free", "decided anew: “yes”, #1", 2028),
        ("no-challenge", "agreed with the members", 2027),
    ]
    assert all(comment in changed for comment in ("# ours", "# counsel", "# the second"))


@pytest.mark.parametrize(
    "words", ["=cmd|' /C calc'!A0", "<b>", "a: b # c", "- x", "'\"", "许可 \u202eabc", "@x", "null"]
)
def test_whatever_a_reason_says_it_is_read_back(words: str) -> None:
    waiver = replace(only(ENTRY), because=words, by=words)

    found = only(with_entry("", waiver))

    assert (found.because, found.by) == (words, words)
