"""Two thousand inputs that nobody would write: no crash, no endless run, and what can be read survives conversion."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from fuzzing import fault_of, law, run
from hostile_inputs import KINDS, Hostile, hostile
from jsonschema_rs import Draft202012Validator

from poolcheck import api
from poolcheck.api import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 20_261_121
INPUTS = {
    "raw_bytes": 280,
    "mutated_bytes": 280,
    "mutated_text": 280,
    "mutated_lines": 280,
    "sentences_in_yaml": 60,
    "sentences_in_lines": 60,
    "lines_of_facts": 160,
    "taken_apart": 280,
    "tables": 280,
    "stretched": 40,
}
"""How many of each kind, two thousand together: fewer of those that take long."""
EACH = 20
RUNS = [pytest.param(kind, start, id=f"{kind}-{start}") for kind in KINDS for start in range(0, INPUTS[kind], EACH)]


@pytest.mark.parametrize(("kind", "start"), RUNS)
def test_no_input_breaks_reading_checking_or_converting(kind: str, start: int) -> None:
    found = run(kind, SEED, range(start, start + EACH))

    assert [f"{kind} {number} of seed {SEED}: {fault}\n{given.data!r}" for kind, number, fault, given in found] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_report_keeps_to_its_form(kind: str, check: Callable[..., api.Report]) -> None:
    schema = files("poolcheck.reports") / "schema" / "poolcheck-1.schema.json"
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))

    for number in range(5):
        given = hostile(kind, SEED + 1, number)
        report = check(**{given.name: given.data})
        validator.validate(json.loads(api.render(report, "json", api.Options(everything=True)).encode("utf-8")))


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert [hostile(kind, 1, 2) for kind in KINDS] == [hostile(kind, 1, 2) for kind in KINDS]


def test_what_raises_is_told_by_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    law()
    monkeypatch.setattr(reading, "read_tree", lambda *_: 1 // 0)

    fault = fault_of(Hostile("x.pool", b'license "x"\n'), tmp_path)

    assert fault == "ZeroDivisionError in reading.py, source_and_tree"
