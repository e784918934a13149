"""A baseline keeps what was found on a day; later runs tell what came since, and what is there no more."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.findings.model import Outcome
from poolcheck.waivers.baseline import Baseline, Known, known, marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.findings.model import Finding

KEY = "Model patent pool license"


@pytest.fixture(scope="module")
def report(check: Callable[..., api.Report]) -> api.Report:
    return check("fixtures/model-license/en.yaml")


def baseline(report: api.Report) -> Baseline:
    found = api.read_baseline(api.InputFile("b.json", api.baseline(report).encode())).value
    assert found is not None
    return found


def asking(findings: tuple[Finding, ...]) -> set[str]:
    return {one.id for one in findings if not one.outcome.passes}


def test_what_was_there_is_marked_and_nothing_else(report: api.Report) -> None:
    findings, used = marked(report.findings, baseline(report), {KEY})

    assert {one.id for one in findings if one.baselined} == asking(report.findings)
    assert not any(one.standing for one in findings)
    assert used.gone == ()
    assert used.name == "b.json"
    assert len(used.digest) == 64


def test_a_finding_that_came_since_is_new(report: api.Report) -> None:
    old = baseline(report)
    first = old.findings[0]

    findings, _ = marked(report.findings, replace(old, findings=old.findings[1:]), {KEY})

    assert [one.id for one in findings if one.standing] == [first.id]


def test_a_finding_whose_subject_says_something_else_is_new(report: api.Report) -> None:
    old = baseline(report)
    changed = replace(old.findings[0], meaning="0" * 64)

    findings, used = marked(report.findings, replace(old, findings=(changed, *old.findings[1:])), {KEY})

    assert [one.id for one in findings if one.standing] == [changed.id]
    assert used.gone == (changed.id,)


@pytest.mark.parametrize(("before", "new"), [(Outcome.PRESUMED_MET, True), (Outcome.NOT_MET, False)])
def test_a_finding_that_weighs_more_than_before_is_new(report: api.Report, before: Outcome, *, new: bool) -> None:
    one = next(each for each in report.findings if each.outcome is Outcome.UNDETERMINED)
    old = Baseline("b", "0" * 64, (Known(one.id, one.meaning, before),))

    findings, _ = marked([one], old, {KEY})

    assert findings[0].standing is new


def test_what_is_there_no_more_is_told_but_only_of_documents_that_were_read(report: api.Report) -> None:
    old = baseline(report)
    gone = (Known(f"a@{KEY}#x", "0" * 64, Outcome.NOT_MET), Known("a@Another#x", "0" * 64, Outcome.NOT_MET))

    _, used = marked(report.findings, replace(old, findings=(*old.findings, *gone)), {KEY})

    assert used.gone == (f"a@{KEY}#x",)


def test_a_second_clause_that_says_the_same_is_new(report: api.Report) -> None:
    one = next(each for each in report.findings if not each.outcome.passes)
    twice = (one, replace(one, id=f"{one.id}+2"))

    findings, _ = marked(twice, Baseline("b", "0" * 64, known([one])), {KEY})

    assert [each.baselined for each in findings] == [True, False]


def test_a_baseline_is_a_line_for_each_finding_in_the_order_of_ids(report: api.Report) -> None:
    text = api.baseline(report)
    ids = [entry["id"] for entry in json.loads(text)["findings"]]

    assert ids == sorted(asking(report.findings))
    assert len(text.splitlines()) == len(ids) + 2
    assert text == api.baseline(report)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"format": "poolcheck-baseline/2", "findings": []}',
        b'{"format": "poolcheck-baseline/1", "findings": [{"id": 1}]}',
        b'{"format": "poolcheck-baseline/1"}',
    ],
)
def test_a_file_that_is_no_baseline_is_refused(data: bytes) -> None:
    reading = api.read_baseline(api.InputFile("b.json", data))

    assert reading.value is None
    assert [(one.code, str(one.location)) for one in reading.diagnostics] == [("baseline-file", "b.json:1:1")]
