"""Inputs that nobody would write: bytes, fixtures torn apart and sewn together, sentences and documents at random."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SURFACES = ("yaml", "pool", "json")
# fmt: off
SIGNS = (
    " ", "\n", "\t", ":", "：", ",", "，", ".", "。", "-", "#", "&", "*", "!", "|", ">", "'",
    '"', "%", "@", "`", "{", "}", "[", "]", "(", ")", "（", "）", "“", "”", "‘", "’",
    "「", "」", "『", "』", "《", "》", "、", ";", "；", "?", "？", "_", "\\", "/", "0",
    "1", "5", "9", "a", "Z", "许", "可", "方", "的", "\x00", "\x1b", "\u202e", "\ufeff",
    "\u3000", "\xa0", "\u200b", "\xad", "é", "  - ", ": ", "____", "\r\n", "\\u0007", "\\n",
    " # ", "# ", "\n  ", "\n      ", '""', "“”", "且不得", "、", " and ", " 和",
    "text “x”", "第一条", "8.1 ", "(a)", "（一）", "article 3", "第三章 ",
    "99999999999999999999", "٣", "²", "1E5", "½",
)
# fmt: on
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Hostile:
    """A document by its name and bytes, and the table that stands beside it, if it is about that one."""

    name: str
    data: bytes
    table: bytes | None = None


@cache
def fixtures() -> tuple[tuple[str, bytes], ...]:
    """Return every document among the fixtures, good and bad, by the ending of its name."""
    found = (path for path in sorted((ROOT / "fixtures").rglob("*")) if path.is_file() and "reports" not in path.parts)
    return tuple(
        (path.suffix, path.read_bytes()[:20_000])
        for path in found
        if path.suffix in (".yaml", ".json", ".pool", ".csv")
    )


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the surface forms of the vocabulary with their slots filled, English and Chinese."""
    words = vocabulary()
    tables = (words.parties, words.objects, words.modalities, words.triggers, words.structure, words.certainties)
    entries = [word for table in tables for word in table.values()]
    entries += [act.words for act in words.acts.values()]
    entries += [value for axis in words.axes.values() for value in axis.values.values()]
    english = dict.fromkeys(_SLOT.sub(_filled, form) for word in entries for form in word.en)
    chinese = dict.fromkeys(_SLOT.sub(_filled, form) for word in entries for form in word.zh)
    return tuple(english), tuple(chinese)


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


def _name(random_: random.Random) -> str:
    return f"x.{random_.choice(SURFACES)}"


def raw_bytes(random_: random.Random) -> Hostile:
    """Return bytes of an alphabet."""
    alphabets = (
        bytes(range(256)),
        b"{}[]:,\"' \n-#&*!|>%@`\\",
        "许可合同：: \n-“”「」、，".encode(),
        b'license "x"\n  1.2():#\\',
    )
    data = bytes(random_.choices(random_.choice(alphabets), k=random_.randrange(400)))
    start = random_.choice((b"", b"", b'license "x"\n', "许可合同 “x”\n".encode(), b"license: x\n"))
    return Hostile(_name(random_), start + data)


def mutated_bytes(random_: random.Random) -> Hostile:
    """Return a fixture with bytes turned, lost and added."""
    suffix, seed = random_.choice(fixtures())
    data = bytearray(seed[:6000])
    for _ in range(random_.randrange(1, 8)):
        at = random_.randrange(len(data) + 1)
        data[at : at + random_.choice((0, 1, 1, 2, 20))] = bytes(
            random_.choices(range(256), k=random_.choice((0, 1, 1, 2)))
        )
    return _as_seed(suffix, bytes(data), random_)


def mutated_text(random_: random.Random) -> Hostile:
    """Return a fixture with quotes, brackets, control characters and pieces of itself put in."""
    suffix, seed = random_.choice(fixtures())
    text = seed.decode("utf-8", "replace")[:6000]
    for _ in range(random_.randrange(1, 8)):
        at, to = random_.randrange(len(text) + 1), random_.randrange(len(text) + 1)
        piece = random_.choice(
            (random_.choice(SIGNS), random_.choice(SIGNS), text[to : to + random_.randrange(40)], "")
        )
        text = text[:at] + piece + text[at + random_.choice((0, 0, 1, 3, 30)) :]
    return _as_seed(suffix, text.encode("utf-8", "replace"), random_)


def mutated_lines(random_: random.Random) -> Hostile:
    """Return a fixture with lines moved, doubled, lost, indented, and with blocks of another fixture among them."""
    suffix, seed = random_.choice(fixtures())
    lines = seed.decode("utf-8", "replace").split("\n")[:120]
    _, other = random_.choice(fixtures())
    guests = other.decode("utf-8", "replace").split("\n")
    for _ in range(random_.randrange(1, 10)):
        at, size = random_.randrange(len(lines) + 1), random_.choice((1, 1, 2, 5))
        block = lines[at : at + size]
        match random_.randrange(7):
            case 0:
                del lines[at : at + size]
            case 1:
                lines[at:at] = block
            case 2:
                random_.shuffle(block)
                lines[at : at + size] = block
            case 3:
                lines[at : at + size] = [" " * random_.randrange(9) + line.lstrip() for line in block]
            case 4:
                to = random_.randrange(len(guests))
                lines[at:at] = guests[to : to + size]
            case 5:
                lines[at : at + size] = [random_.choice(("", " ", ", ", "\t")).join(block)]
            case _:
                lines[at : at + size] = block[::-1]
    return _as_seed(suffix, "\n".join(lines).encode("utf-8", "replace"), random_)


def _as_seed(suffix: str, data: bytes, random_: random.Random) -> Hostile:
    if suffix == ".csv":
        return Hostile("x.pool", b'charter "x"\n  patents: from "patents.csv"\n', data)
    return Hostile(_name(random_) if random_.random() < 0.15 else f"x{suffix}", data)


def _sentence(random_: random.Random) -> str:
    english, chinese = _words()
    words = random_.choice((english, chinese, chinese + english))
    chosen = [
        random_.choice((*SIGNS, "nonsense", "胡言")) if random_.random() < 0.15 else random_.choice(words)
        for _ in range(random_.randrange(1, 14))
    ]
    return random_.choice((" ", "", ", ")).join(chosen)


def _statement(random_: random.Random) -> str:
    """Return a sentence in the usual order, which is often one that can be read."""
    words = vocabulary()
    language = random_.randrange(2)

    def form(word: object) -> str:
        forms = getattr(word, "zh" if language else "en", ()) or ("x",)
        return _SLOT.sub(_filled, random_.choice(forms))

    act = random_.choice(list(words.acts.values()))
    parts = [
        form(random_.choice(list(words.parties.values()))),
        form(random_.choice(list(words.modalities.values()))),
        form(act.words),
        form(random_.choice(list(words.objects.values()))),
    ]
    if language:
        parts = [parts[0], parts[1], "将", parts[3], parts[2]] if random_.random() < 0.3 else parts
        return "".join(parts) + random_.choice(("", "，" + form(random_.choice(list(words.triggers.values())))))
    axis = random_.choice(list(words.axes.values()))
    more = [form(random_.choice(list(axis.values.values())))] if axis.values and random_.random() < 0.4 else []
    return ", ".join([" ".join(parts), *more])


def sentences_in_yaml(random_: random.Random) -> Hostile:
    """Return sentences of the vocabulary's forms in any order, below `says`."""
    lines = [random_.choice(("license: Draft", "许可合同: 草案")), "governing law: PRC", "clauses:"]
    for number in range(random_.randrange(1, 6)):
        sentence = random_.choice((_sentence, _statement))(random_)
        lines += [f"  - at: '{number}'", f"    says: {json.dumps(sentence, ensure_ascii=False)}"]
    return Hostile("x.yaml", "\n".join(lines).encode("utf-8", "replace"))


def sentences_in_lines(random_: random.Random) -> Hostile:
    """Return the same as lines of `.pool`."""
    lines = [random_.choice(('license "Draft"', "许可合同 “草案”", "章程 “草案”"))]
    for _ in range(random_.randrange(1, 6)):
        number = random_.choice(NUMBERS)
        indent = " " * random_.choice((0, 2, 2, 4))
        lines.append(f"{indent}{number}{random_.choice((_sentence, _statement))(random_)}")
        if random_.random() < 0.2:
            lines.append(f"{indent}    {_statement(random_)}")
    return Hostile("x.pool", "\n".join(lines).encode("utf-8", "replace"))


# fmt: off
NUMBERS = (
    "", "", "- ", "8.1 ", "8.2 ", "第八条 ", "第八条第一款", "三1(3) ", "Art. 8(1)(a) ",
    "A-3 ", "一、", "（一）", "(a) ", "b. ", "8.1(1)–(2) ", "1) ", "第一章 ",
    "article 3 ", "Annex A-1, Annex B-2 ", "1, 2 ", "条款 “x y” ", 'clause "p" ', "• ",
)
# fmt: on
# fmt: off
TEXTS = (
    "x", "许可", "a # b", "yes: no", "- x", "3.5%", "unknown", "back\\slash \\n", "x, y; z", "'",
    "PRC", "中国", "2025", "42%", "0.0000000001%", "____", "2025-06-01", "2025年2月30日",
    "free", "每件1.00元", "3.5% of net sales", "甲方", "{}", "[]", "licensor", "8.1",
    "1.00 CNY per unit", "", " ", "\u3000", "‘x’", "a\xa0b", "#", "# x", '"', "“", "不明",
    "*", "&a", "from",
)
# fmt: on


def _text(random_: random.Random) -> str:
    text = random_.choice(TEXTS)
    left, right = random_.choice((("", ""), ("", ""), ('"', '"'), ("“", "”"), ("「", "」"), ("《", "》"), ("“", "")))
    return f"{left}{text}{right}"


def lines_of_facts(random_: random.Random) -> Hostile:
    """Return a `.pool` document of known names with labels, values and rows of any kind, comments between."""
    words = vocabulary()
    names = [form for word in words.fields.values() for form in (*word.en, *word.zh)]
    answers = [form for word in words.values.values() for form in (*word.en, *word.zh)]

    def value() -> str:
        said = random_.choice(answers) if random_.random() < 0.4 else _text(random_)
        return f"{random_.choice(names)} {said}" if random_.random() < 0.3 else said

    def fact(indent: int) -> list[str]:
        label = random_.choice(("", "", f" {_text(random_)}", f" {_text(random_)} 2025", " for 8.1"))
        colon = random_.choice((":", "：", ": ", "", " "))
        items = random_.choice((", ", "，", "、", "; ")).join(value() for _ in range(random_.randrange(4)))
        comment = random_.choice(("", "", "", "  # c", " #c", "#c"))
        found = [f"{' ' * indent}{random_.choice(names)}{label}{colon}{items}{comment}"]
        if random_.random() < 0.1:
            found.insert(0, " " * random_.randrange(8) + "# c")
        if random_.random() < 0.3 and indent < 8:
            for _ in range(random_.randrange(1, 4)):
                row = f"{' ' * (indent + 2)}{_text(random_)}{colon}{value()}"
                found += fact(indent + 2) if random_.random() < 0.6 else [row]
        return found

    lines = [f"{random_.choice(('license', 'charter', 'entry', '章程', '许可合同', '入池协议'))} {_text(random_)}"]
    for _ in range(random_.randrange(1, 8)):
        said = [f"{random_.choice(NUMBERS)}{_statement(random_)}"] if random_.random() < 0.2 else fact(2)
        lines += said
    return Hostile("x.pool", "\n".join(lines).encode("utf-8", "replace"))


def taken_apart(random_: random.Random) -> Hostile:
    """Return clauses, and facts, as mappings of known and unknown keys to values of any shape, in JSON or YAML."""
    words = vocabulary()
    keys = [*words.fields, *words.axes, *(form for field in words.fields.values() for form in field.zh), "nonsense"]
    values = [*words.parties, *words.objects, *words.acts, *words.modalities, *words.triggers, *words.values, *TEXTS]
    values += [value for axis in words.axes.values() for value in axis.values] + ["9" * 5000, "1" * 300, "零百"]

    def value(depth: int) -> object:
        match random_.randrange(8) if depth else 7:
            case 0:
                return [value(depth - 1) for _ in range(random_.randrange(3))]
            case 1 | 2:
                return {random_.choice(keys): value(depth - 1) for _ in range(random_.randrange(3))}
            case _:
                return random_.choice(values)

    def clause() -> dict[str, object]:
        if random_.random() < 0.2:
            return {
                random_.choice(("article", "chapter", "第", "条", "title")): random_.choice(values),
                "title": value(0),
            }
        names = ("parties", "modalities", "acts", "objects")
        ids = {field: random_.choice(list(getattr(words, table))) for field, table in zip(PARTS, names, strict=True)}
        return ids | {random_.choice(keys): value(2) for _ in range(random_.randrange(4))}

    document: dict[str, object] = {random_.choice(("license", "charter", "entry")): random_.choice(TEXTS)}
    document["clauses"] = [clause() for _ in range(random_.randrange(5))]
    document |= {random_.choice(keys): value(3) for _ in range(random_.randrange(5))}
    data = json.dumps(document, ensure_ascii=random_.random() < 0.5).encode()
    return Hostile(random_.choice(("x.json", "x.yaml")), data)


PARTS = ("party", "modality", "act", "object")


def tables(random_: random.Random) -> Hostile:
    """Return a list of patents with columns and cells of any kind."""
    words = vocabulary()
    names = [form for word in words.fields.values() for form in (*word.en, *word.zh)]
    known = ("patent number", "专利号", "title", "type", "status", "as of", "essential", "holder", "法律状态")
    answers = [form for word in words.values.values() for form in (*word.en, *word.zh)]
    sign = random_.choice((",", ",", ";", "\t"))
    header = [random_.choice(known if random_.random() < 0.8 else names) for _ in range(random_.randrange(1, 7))]
    rows = [header]
    for _ in range(random_.randrange(8)):
        cells = [random_.choice((random_.choice(answers), _text(random_))) for _ in header]
        rows.append(random_.choice((cells, cells, cells[:-1], [*cells, "x"])))
    text = random_.choice(("\n", "\r\n", "\n\n")).join(sign.join(row) for row in rows)
    return Hostile("x.pool", b'charter "x"\n  patents: from "patents.csv"\n', text.encode("utf-8", "replace"))


def stretched(random_: random.Random) -> Hostile:
    """Return a document in which something small stands there many times: what takes long, takes long here."""
    piece = random_.choice((*SIGNS, *NUMBERS, *TEXTS, _statement(random_), _sentence(random_), _text(random_)))
    piece = piece[:60] or '"'
    many = piece * (random_.choice((30, 300, 3_000, 19_000)) // len(piece) + 1)
    start, end = (random_.choice((*SIGNS, *NUMBERS, "", "", "", "x")) for _ in range(2))
    line = f"{start}{many}{end}"
    match random_.randrange(5):
        case 0:
            return Hostile("x.pool", f'license "x"\n  8.1 {line}\n'.encode("utf-8", "replace"))
        case 1:
            says = json.dumps(line, ensure_ascii=False)
            return Hostile("x.yaml", f"license: x\nclauses:\n  - says: {says}\n".encode("utf-8", "replace"))
        case 2:
            names = [form for word in vocabulary().fields.values() for form in (*word.en, *word.zh)]
            fact = f"{random_.choice(names)}{random_.choice((': ', ' ', '：'))}{line}"
            return Hostile("x.pool", f'charter "x"\n  {fact}\n'.encode("utf-8", "replace"))
        case 3:
            return Hostile(_name(random_), f"license: {line}\n".encode("utf-8", "replace"))
        case _:
            return Hostile("x.pool", f'license "x"\n{line}\n'.encode("utf-8", "replace"))


KINDS: dict[str, Callable[[random.Random], Hostile]] = {
    kind.__name__: kind
    for kind in (
        raw_bytes,
        mutated_bytes,
        mutated_text,
        mutated_lines,
        sentences_in_yaml,
        sentences_in_lines,
        lines_of_facts,
        taken_apart,
        tables,
        stretched,
    )
}


def hostile(kind: str, seed: int, number: int) -> Hostile:
    """Return an input of a kind; the same seed and number give the same input."""
    return KINDS[kind](random.Random(f"{seed} {kind} {number}"))  # noqa: S311 - the same inputs every time, nothing secret
