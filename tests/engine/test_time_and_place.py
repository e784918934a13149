"""The same input gives the same report anywhere; the day decides which law and which article are cited."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, Settings, UnknownSelectorError, check, load_law
from poolcheck.packs.files import Citation
from poolcheck.packs.sources import SourceBook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.findings.report import Report
    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 21)
BARRED = """\
license: Model license
governing law: PRC
clauses:
  - at: "8.1"
    says: licensee must not challenge licensed patents
  - at: "8.2"
    says: licensee must grant back improvements, free
  - at: "8.3"
    says: licensee must grant back improvements, for consideration
"""


@cache
def law() -> Law:
    loaded = load_law().value
    assert loaded is not None
    return loaded


def report(
    text: str, as_of: date = TODAY, path: str = "a.yaml", select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Report:
    return check([InputFile(path, text.encode())], law(), as_of, Settings(tuple(select), tuple(ignore)))


def ids(one: Report) -> dict[str, str]:
    return {finding.id: finding.outcome.value for finding in one.findings}


def test_before_any_of_its_provisions_was_in_force_a_rule_does_not_apply() -> None:
    found = report(BARRED, date(2020, 12, 31), select=["no-challenge"]).findings

    assert [one.outcome.value for one in found] == ["not_applicable"]
    assert found[0].message.en == "no provision behind this rule was in force on 2020-12-31, as far as we know"
    assert found[0].authority == ()


@pytest.mark.parametrize(
    ("day", "article"), [(date(2026, 2, 28), "29"), (date(2026, 3, 1), "34"), (date(2022, 12, 29), None)]
)
def test_a_citation_has_the_number_of_the_day(day: date, article: str | None) -> None:
    book = SourceBook(ROOT / "rules/sources")
    authority = book.authority(Citation(source="foreign-trade-law", provision="license-conditions"), day)

    assert (authority.article if authority else None) == article


def test_a_source_not_known_to_be_current_is_listed_once() -> None:
    titles = [source.title.en for source in report(BARRED, date(2030, 1, 1)).stale]

    assert titles
    assert len(titles) == len(set(titles))


def test_on_a_day_up_to_which_every_source_was_reviewed_none_is_listed() -> None:
    assert report(BARRED, date(2023, 8, 1), select=["no-challenge"]).stale == ()


@pytest.mark.parametrize("path", ["b.yaml", "folder/c.yaml"])
def test_ids_do_not_tell_the_name_of_the_file(path: str) -> None:
    assert ids(report(BARRED, path=path)) == ids(report(BARRED))


def test_ids_do_not_change_when_clauses_are_renumbered() -> None:
    assert ids(report(BARRED.replace('"8.', '"第九条之'))) == ids(report(BARRED))


def test_ids_do_not_change_with_comments_and_blank_lines() -> None:
    assert ids(report("# a comment\n\n" + BARRED.replace("clauses:", "\nclauses:  # all of them"))) == ids(
        report(BARRED)
    )


def test_clauses_about_the_same_thing_keep_their_ids_when_they_change_places() -> None:
    head, *_ = BARRED.partition('  - at: "8.2"')
    first, second = ('  - at: "8.2"' + part for part in BARRED.split('  - at: "8.2"')[1].split('  - at: "8.3"'))

    assert ids(report(head + second.replace("8.2", "8.3") + first)) == ids(report(BARRED))
    assert any(id_.endswith("+2") for id_ in ids(report(BARRED)))


SILENT = """\
charter: Silent pool
governing law: PRC
clauses:
  - at: "1"
    says: member may withdraw from the pool
"""


def test_what_a_document_leaves_out_is_told_at_its_name() -> None:
    (found,) = report(SILENT, select=["charter-purpose"]).findings

    assert (found.location.line, found.clause) == (1, "")


def test_what_a_document_does_say_is_told_at_its_clause() -> None:
    (found,) = report(SILENT + "  - this charter must state purpose\n", select=["charter-purpose"]).findings

    assert (found.outcome.value, found.location.line) == ("met", 6)


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "3", "TZ": "America/New_York", "LANG": "C", "LC_ALL": "C"},
    ],
)
def test_the_same_input_gives_the_same_bytes_anywhere(setting: dict[str, str]) -> None:
    assert run_with(**setting) == run_with(PYTHONHASHSEED="0")


@cache
def run_with(**setting: str) -> bytes:
    name = str(ROOT / "fixtures/model-license/zh.yaml")
    program = (
        "import sys; from datetime import date; from poolcheck.api import *; "
        f"file = InputFile('a.yaml', open({name!r}, 'rb').read()); "
        "report = check([file], load_law().value, date(2026, 11, 21)); "
        "sys.stdout.buffer.write(repr((report.findings, report.diagnostics, report.stale, report.packs)).encode())"
    )
    environment = {**os.environ, **setting}
    finished = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    return finished.stdout


@pytest.mark.parametrize(
    "selector",
    ["no-challenge", "no-", "no_challenge", "cn-contract"],
    ids=["a rule", "a prefix", "a concern", "a pack"],
)
def test_rules_are_chosen_and_left_out_by(selector: str) -> None:
    chosen = {finding.rule for finding in report(BARRED, select=[selector]).findings}
    left = {finding.rule for finding in report(BARRED, ignore=[selector]).findings}
    every = {finding.rule for finding in report(BARRED).findings}

    assert "no-challenge" in chosen
    assert chosen | left == every
    assert not chosen & left


def test_a_selector_that_names_nothing_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownSelectorError) as caught:
        report(BARRED, ignore=["no-chalenge"])

    assert (caught.value.selector, caught.value.suggestion) == ("no-chalenge", "no-challenge")
