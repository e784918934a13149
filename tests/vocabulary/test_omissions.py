"""A condition that an act is not done keeps its negation, in both languages and taken apart, and is not that act."""

from __future__ import annotations

import pytest
from reading_back import LANGUAGES, printed, statement, taken_apart

from poolcheck.documents.meaning import meaning

WRITTEN = [
    "if licensee does not challenge licensed patents, licensor must reduce royalties",
    "被许可方未对许可专利提出质疑的，许可方应当调减许可费",
    "if licensee fails to pay royalties within 30 days, licensor may terminate agreement",
    "被许可方经许可方同意未修改合同的，许可方可以解除合同",
    "licensor must reduce royalties, unless licensee and its affiliates do not challenge licensed patents",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_an_act_not_done_is_printed_and_read_as_it_was(written: str) -> None:
    read = statement(written)
    (trigger,) = next(iter(read.conditions.values())).triggers

    assert trigger.act is not None
    assert trigger.act.omitted
    for language in LANGUAGES:
        assert meaning(statement(printed(read, language))) == meaning(read)


@pytest.mark.parametrize("negation", ["not", "does not", "未", "不"])
def test_an_act_not_done_is_written_taken_apart(negation: str) -> None:
    clause = f"""clauses:
  - party: licensor
    modality: must
    act: reduce_royalties
    object: royalties
    if: {{party: licensee, modality: {negation}, act: challenge, object: licensed patents}}
"""
    reading = taken_apart(clause)

    assert [problem.code for problem in reading.diagnostics if problem.severity == "error"] == []
    assert reading.value is not None
    assert meaning(reading.value[0].statements) == meaning((statement(WRITTEN[0]),))


def test_a_trigger_has_no_other_modality() -> None:
    clause = """clauses:
  - party: licensor
    modality: must
    act: reduce_royalties
    object: royalties
    if: {party: licensee, modality: must, act: challenge, object: licensed patents}
"""
    (problem,) = taken_apart(clause).diagnostics

    assert problem.code == "modality-unknown"
    assert (problem.location.line, problem.location.column) == (6, clause.splitlines()[5].index("must") + 1)
