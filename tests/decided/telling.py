"""Tells a decided case in the language of documents: a license, and the charter of a pool beside it.

What is said for which fact stands in `telling.yaml`. The documents are partial, and governed by the law of China,
whatever law the authority applied: the question is what poolcheck says of such facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from case_file import Case

UNKNOWN = {"unknown", "not_applicable"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it is told: in which document, its sentences, and the facts that it tells."""

    document: str
    says: tuple[str, ...]
    facts: tuple[str, ...]


@cache
def table() -> dict[str, Any]:
    """Return how facts are told."""
    loaded = yaml.safe_load(Path(__file__).with_name("telling.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def bears_on(fact: str) -> tuple[str, ...]:
    """Return the concerns that a fact bears on, by the names of case files."""
    return tuple(table()["bears_on"].get(fact, ()))


def stated(case: Case, concern: str | None = None) -> tuple[str, ...]:
    """Return the facts that a case knows and that documents can tell; of those, what bears on a concern."""
    told = dict.fromkeys(chain.from_iterable(clause.facts for clause in clauses(case)))
    return tuple(fact for fact in told if concern is None or concern in bears_on(fact))


def clauses(case: Case, without: Iterable[str] = ()) -> tuple[Clause, ...]:
    """Return the clauses that tell the facts of a case, but for those left out."""
    left_out = set(without)
    same = table()["same_as"]
    facts = {
        fact: same.get(value, value)
        for fact, value in case.facts.items()
        if value not in UNKNOWN and fact not in left_out
    }
    return tuple(_clauses(facts, case.arrangement))


def _clauses(facts: Mapping[str, str], arrangement: str) -> Iterator[Clause]:
    kind = table()["arrangements"].get(arrangement, table()["arrangements"]["bilateral"])
    for entry in table()["clauses"]:
        if not _told(entry, facts, arrangement):
            continue
        says = [entry["says"]] if isinstance(entry["says"], str) else entry["says"]
        words = {"patents": kind["patents"], "patentee": kind["patentee"]}
        used = list(entry["when"])
        for fact, by_value in entry.get("words", {}).items():
            words[fact] = by_value.get(facts.get(fact, "unknown"), by_value.get("unknown", ""))
            used += [fact] if facts.get(fact) in by_value else []
        document = entry["in"] if kind["charter"] else "license"
        yield Clause(document, tuple(_filled(sentence, words) for sentence in says), tuple(dict.fromkeys(used)))


def _told(entry: Mapping[str, Any], facts: Mapping[str, str], arrangement: str) -> bool:
    """Whether a clause is told of these facts."""
    return (
        all(facts.get(fact) in values for fact, values in entry["when"].items())
        and not any(facts.get(fact) in values for fact, values in entry.get("unless", {}).items())
        and arrangement in entry.get("arrangement", (arrangement,))
    )


def _filled(sentence: str, words: Mapping[str, str]) -> str:
    for name, word in words.items():
        sentence = sentence.replace(f"{{{name}}}", word)
    return sentence


def documents(case: Case, without: Iterable[str] = ()) -> dict[str, str]:
    """Return the documents of a case by the names of their files, with the manifest that names them.

    Every comment above a clause says which facts it tells.
    """
    told = clauses(case, without)
    kind = table()["arrangements"].get(case.arrangement, table()["arrangements"]["bilateral"])
    kinds = ["charter", "license"] if kind["charter"] else ["license"]
    texts = {f"{name}.yaml": _document(name, case, [one for one in told if one.document == name]) for name in kinds}
    head = [f"dossier: {_quoted(case.name)}", "status: partial"]
    files = [f"{name if name == 'charter' else 'licenses'}: {name}.yaml" for name in kinds]
    return {"dossier.yaml": "\n".join([*head, *files]) + "\n", **texts}


def _document(kind: str, case: Case, told: Iterable[Clause]) -> str:
    lines = [f"{kind}: {_quoted(f'{case.name}, {kind}')}", "governing law: PRC", "status: partial", "clauses:"]
    for number, clause in enumerate(told, start=1):
        lines += [f"  # [{', '.join(clause.facts)}]", f'  - at: "{number}"', "    says:"]
        lines += [f"      - {_quoted(sentence)}" for sentence in clause.says]
    return "\n".join(lines if lines[-1] != "clauses:" else [*lines[:-1], "clauses: []"]) + "\n"


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
