"""What is done by being said stays that, in both languages and taken apart; a duty to do it is something else."""

from __future__ import annotations

import pytest
from reading_back import LANGUAGES, printed, statement, taken_apart

from poolcheck.documents.meaning import meaning

WRITTEN = [
    "licensor hereby grants licensee a license under licensed patents, exclusive license",
    "许可方以普通许可方式就许可专利授予被许可方实施许可",
    "licensee hereby assigns all improvements to licensor",
    "许可方保证权属",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_performative_is_printed_and_read_as_it_was(written: str) -> None:
    read = statement(written)

    assert (read.modality, read.performative) == ("must", True)
    for language in LANGUAGES:
        assert meaning(statement(printed(read, language))) == meaning(read)


def test_a_duty_to_grant_is_no_grant() -> None:
    duty = statement("licensor must grant licensee a license under licensed patents")
    grant = statement("licensor grants licensee a license under licensed patents")

    assert not duty.performative
    assert meaning(duty) != meaning(grant)


def clause(modality: str, mark: str, act: str = "grant_license") -> str:
    return f"""clauses:
  - party: licensor
    modality: {modality}
    act: {act}
    performative: {mark}
    object: licensed patents
    to: licensee
"""


def codes(written: str) -> tuple[list[str], tuple[object, ...]]:
    reading = taken_apart(written)
    assert reading.value is not None
    found = [problem.code for problem in reading.diagnostics if problem.severity == "error"]
    return found, reading.value[0].statements


@pytest.mark.parametrize("mark", ["yes", "是"])
def test_a_performative_is_written_taken_apart(mark: str) -> None:
    problems, said = codes(clause("must", mark))

    assert problems == []
    assert meaning(said) == meaning((statement("licensor grants licensee a license under licensed patents"),))


def test_what_is_no_performative_may_say_so() -> None:
    problems, said = codes(clause("may", "no"))

    assert problems == []
    assert meaning(said) == meaning((statement("licensor may grant licensee a license under licensed patents"),))


@pytest.mark.parametrize(
    ("written", "code"),
    [(clause("may", "yes"), "clause-part-shape"), (clause("must", "perhaps"), "value-unknown")],
)
def test_only_what_binds_is_done_by_being_said(written: str, code: str) -> None:
    assert codes(written)[0] == [code]
