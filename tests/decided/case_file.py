"""Reads files of decided cases: facts by topic and name, what is not known, and what was held on each concern.

The format is that of `fixtures/cases/decided.yaml`: `cases`, each with `id`, `jurisdiction`, `arrangement`, `facts` (a
list of topic, fact and value) and `holdings` (concern and verdict); `vocabulary.label_like_facts` names the facts that
partly repeat a legal conclusion. Further keys are kept for people and not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

VERDICTS: Final = ("violation", "concern", "ok")
LABEL_LIKE: Final = frozenset(
    {
        "composition.substitutes_included",
        "composition.limited_to_essential",
        "royalty.discriminatory",
        "market.power",
        "injunction.sought_against_willing_licensee",
        "information.sensitive_data_demanded",
    }
)
"""The facts that partly repeat a legal conclusion, where a file does not name its own."""


class CaseFileError(Exception):
    """A file of decided cases that cannot be used; each line says where, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What an authority held on a concern, perhaps only under a condition."""

    concern: str
    verdict: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A decided matter: its facts by `topic.fact`, without those that repeat a conclusion, and its holdings.

    `scoring` is `use`, `caution` or `exclude`: whether the holdings may still be relied on.
    """

    id: str
    name: str
    jurisdiction: str
    arrangement: str
    scoring: str
    facts: Mapping[str, str]
    holdings: tuple[Holding, ...]


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a file.

    Raises:
        CaseFileError: the file cannot be read, or is not in the format; every problem is named.
    """
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CaseFileError(f"{path}: {error}") from error
    if not isinstance(loaded, dict) or not isinstance(loaded.get("cases"), list):
        raise CaseFileError(f"{path}: a file of decided cases has a list under `cases`")
    named = (loaded.get("vocabulary") or {}).get("label_like_facts")
    masked = frozenset(named) if isinstance(named, list) else LABEL_LIKE
    problems = [f"{path}: {problem}" for index, entry in enumerate(loaded["cases"]) for problem in _wrong(index, entry)]
    if problems:
        raise CaseFileError("\n".join(problems))
    return tuple(_case(entry, masked) for entry in loaded["cases"])


def _wrong(index: int, entry: object) -> Iterator[str]:
    """Yield what keeps an entry from being read."""
    if not isinstance(entry, dict):
        yield f"case {index + 1}: not a block of keys"
        return
    name = entry.get("id") or f"case {index + 1}"
    for key in ("id", "jurisdiction", "arrangement"):
        if not isinstance(entry.get(key), str):
            yield f"{name}: `{key}` is missing"
    for number, fact in enumerate(_rows(entry, "facts"), start=1):
        if not isinstance(fact, dict) or {"topic", "fact", "value"} - set(fact):
            yield f"{name}: fact {number} needs `topic`, `fact` and `value`"
    for number, holding in enumerate(_rows(entry, "holdings"), start=1):
        if not isinstance(holding, dict) or not isinstance(holding.get("concern"), str):
            yield f"{name}: holding {number} needs a `concern`"
        elif holding.get("verdict") not in VERDICTS:
            yield f"{name}: the verdict on {holding['concern']} is none of {', '.join(VERDICTS)}"


def _rows(entry: Mapping[str, Any], key: str) -> list[Any]:
    rows = entry.get(key) or []
    return rows if isinstance(rows, list) else [rows]


def _case(entry: Mapping[str, Any], masked: frozenset[str]) -> Case:
    facts = {f"{fact['topic']}.{fact['fact']}": _word(fact["value"]) for fact in _rows(entry, "facts")}
    return Case(
        id=entry["id"],
        name=str(entry.get("name", entry["id"])),
        jurisdiction=entry["jurisdiction"],
        arrangement=entry["arrangement"],
        scoring=str(entry.get("scoring", "use")),
        facts={name: value for name, value in facts.items() if name not in masked},
        holdings=tuple(
            Holding(holding["concern"], holding["verdict"], str(holding.get("condition") or ""))
            for holding in _rows(entry, "holdings")
        ),
    )


def _word(value: object) -> str:
    """Return a value as the file means it: a bare `yes` or `no` is a word here, and no truth value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
