"""A thousand inputs that nobody would write: no crash, no endless run, and always a report that keeps to its form."""

from __future__ import annotations

import json
import random
import re
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from poolcheck import api
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted(
    path
    for path in (ROOT / "fixtures").rglob("*")
    if path.suffix in (".yaml", ".json") and path.is_file() and "reports" not in path.parts
)
SLOWEST = 2.0
"""Seconds of processor time, which other work on the machine does not lengthen."""
EACH = 42
_SLOT = re.compile(r"\{(\w+)\}")
SIGNS = [
    *" \n\t:：,，.。-#&*!|>'\"%@`{}[]()（）“”、；?？_0159aZ许可方的\0\x1b\u202e\ufeff\u3000é",
    "  - ",
    ": ",
    "____",
]


def random_bytes(random_: random.Random) -> tuple[str, bytes]:
    alphabet = random_.choice([bytes(range(256)), b"{}[]:,\"' \n-#&*!|>%@`", "许可合同：: \n-".encode()])
    return random_.choice(["a.yaml", "a.json"]), bytes(random_.choices(alphabet, k=random_.randrange(400)))


def mutated_bytes(random_: random.Random) -> tuple[str, bytes]:
    seed = random_.choice(SEEDS)
    data = bytearray(seed.read_bytes()[:6000])
    for _ in range(random_.randrange(1, 8)):
        at = random_.randrange(len(data) + 1)
        size = random_.choice([0, 1, 1, 2, 20])
        data[at : at + size] = bytes(random_.choices(range(256), k=random_.choice([0, 1, 1, 2])))
    return seed.name, bytes(data)


def mutated_text(random_: random.Random) -> tuple[str, bytes]:
    seed = random_.choice(SEEDS)
    text = seed.read_bytes().decode("utf-8", "replace")[:6000]
    for _ in range(random_.randrange(1, 8)):
        at, to = random_.randrange(len(text) + 1), random_.randrange(len(text) + 1)
        piece = random_.choice([random_.choice(SIGNS), text[to : to + random_.randrange(40)], ""])
        text = text[:at] + piece + text[at + random_.choice([0, 0, 1, 3, 30]) :]
    return seed.name, text.encode("utf-8", "replace")


def sentences(random_: random.Random) -> tuple[str, bytes]:
    words = [_SLOT.sub(_filled, form) for forms in _forms() for form in forms]
    lines = ["license: Draft", "governing law: PRC", "clauses:"]
    for number in range(random_.randrange(1, 6)):
        chosen = random_.choices([*words, *SIGNS, "nonsense", "胡言"], k=random_.randrange(1, 14))
        sentence = random_.choice([" ", "", ", "]).join(chosen)
        lines += [f"  - at: '{number}'", f"    says: {json.dumps(sentence, ensure_ascii=False)}"]
    return "a.yaml", "\n".join(lines).encode("utf-8", "replace")


def taken_apart(random_: random.Random) -> tuple[str, bytes]:
    """Return clauses, and facts, as mappings of known and unknown keys to values of any shape."""
    words = vocabulary()
    keys = [*words.fields, *words.axes, *(form for field in words.fields.values() for form in field.zh), "nonsense"]
    values = [*words.parties, *words.objects, *words.acts, *words.modalities, *words.triggers, *words.values]
    values += [value for axis in words.axes.values() for value in axis.values] + [
        "____",
        "",
        "unknown",
        "5%",
        "2026-02-30",
    ]

    def value(depth: int) -> object:
        match random_.randrange(8) if depth else 7:
            case 0:
                return [value(depth - 1) for _ in range(random_.randrange(3))]
            case 1 | 2:
                return {random_.choice(keys): value(depth - 1) for _ in range(random_.randrange(3))}
            case _:
                return random_.choice(values)

    def clause() -> dict[str, object]:
        found: dict[str, object] = {
            "party": random_.choice(list(words.parties)),
            "modality": random_.choice(list(words.modalities)),
            "act": random_.choice(list(words.acts)),
            "object": random_.choice(list(words.objects)),
        }
        found |= {random_.choice(keys): value(2) for _ in range(random_.randrange(4))}
        return found

    document: dict[str, object] = {random_.choice(["license", "charter", "entry"]): "Draft"}
    document["clauses"] = [clause() for _ in range(random_.randrange(5))]
    document |= {random_.choice(keys): value(3) for _ in range(random_.randrange(5))}
    return "a.json", json.dumps(document, ensure_ascii=random_.random() < 0.5).encode()


def _filled(slot: re.Match[str]) -> str:
    """Return something to stand in a slot of a surface form, in the language of the form."""
    chinese = not slot.string.isascii()
    match slot[1]:
        case "party" | "to" | "with":
            return "许可方" if chinese else "licensor"
        case "object":
            return "许可专利" if chinese else "licensed patents"
        case _:
            return "30"


def _forms() -> Iterator[tuple[str, ...]]:
    words = vocabulary()
    for table in (words.parties, words.objects, words.modalities, words.triggers):
        for word in table.values():
            yield (*word.en, *word.zh)
    for act in words.acts.values():
        yield (*act.words.en, *act.words.zh)
    for axis in words.axes.values():
        for value in axis.values.values():
            yield (*value.en, *value.zh)


KINDS = [random_bytes, mutated_bytes, mutated_text, mutated_text, sentences, sentences, taken_apart, taken_apart]
RUNS = [pytest.param(kind, seed, id=f"{kind.__name__}-{seed}") for seed, kind in enumerate(KINDS * 3)]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = files("poolcheck.reports") / "schema" / "poolcheck-1.schema.json"
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("kind", "seed"), RUNS)
def test_no_input_breaks_a_check(
    kind: Callable[[random.Random], tuple[str, bytes]],
    seed: int,
    check: Callable[..., api.Report],
    validator: Draft202012Validator,
) -> None:
    random_ = random.Random(seed)  # noqa: S311 - the same inputs every time, nothing secret
    for _ in range(EACH):
        name, data = kind(random_)
        start = time.process_time()
        try:
            report = check(**{name: data})
        except Exception as error:
            error.add_note(f"{name}: {data!r}")
            raise
        took = time.process_time() - start
        assert took < SLOWEST, (took, name, data)
        validator.validate(json.loads(api.render(report, "json", api.Options(everything=True)).encode("utf-8")))
        shown = api.render(report, "text", api.Options(("zh", "en"), everything=True))
        assert "\x1b" not in shown
        assert all(read.kind or report.diagnostics for read in report.inputs), (name, data)
