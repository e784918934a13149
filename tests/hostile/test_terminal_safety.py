"""What documents say can neither break the layout of the report nor reach the terminal as commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.reports.layout import columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.bilingual import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")
RAW = {
    "escape": "\x1b[31mred\x1b[0m",
    "title of the window": "\x1b]0;owned\x07",
    "eight-bit escape": "\x9b31m",
    "backspace": "good\x08\x08\x08\x08evil",
    "carriage return": "evil\rgood",
    "right to left": "\u202egnihton\u202c",
    "isolate": "\u2067\u05d0\u2069",
    "zero width": "pool\u200b\u200d\ufeffed",
    "line separator": "one\u2028two\u2029three",
    "combining": "Z\u0301\u0302\u0303" * 40,
    "full-width": "ＡＢＣ　许可",
    "emoji": "👩\u200d👩\u200d👧 🇨🇳",
    "long": "长" * 10_000,
    "long without blanks": "x" * 10_000,
    "many words": "word " * 2_000,
}
PLACES = {
    "title": "license: {}\nclauses: []\n",
    "registration": "license: Draft\nregistration: {}\nclauses: []\n",
    "quoted object": "license: Draft\ngoverning law: PRC\nclauses:\n  - at: '1'\n"
    "    says: licensee must grant back improvements to pool\n  - at: {}\n    text: kept\n",
    "clause number": "license: Draft\ngoverning law: PRC\nclauses:\n  - at: {}\n"
    "    says: licensee must not challenge licensed patents\n",
    "justification": "license: Draft\ngoverning law: PRC\nclauses:\n  - at: '1'\n"
    "    says: licensee must not challenge licensed patents\n"
    "justifications:\n  - for: '1'\n    ground: other\n    because: {0}\n    evidence: {0}\n",
    "unknown key": "license: Draft\n{}: x\n",
    "unknown value": "license: Draft\nstatus: {}\n",
    "comment beside a clause": "license: Draft\ngoverning law: PRC\nclauses:\n  - at: '1'\n"
    "    says: licensee must not challenge licensed patents   # {}\n",
}


@pytest.mark.parametrize("what", sorted(RAW))
@pytest.mark.parametrize("place", sorted(PLACES))
def test_no_text_of_a_document_breaks_the_report(place: str, what: str, check: Callable[..., api.Report]) -> None:
    raw = RAW[what]
    written = raw if place == "comment beside a clause" else json.dumps(raw, ensure_ascii=True)
    plain = PLACES[place].format(written)

    for document in {plain, PLACES[place].format(raw)}:
        report = check(a_yaml=document)
        shown = api.render(report, "text", api.Options(LANGUAGES, everything=True, width=80))
        json.loads(api.render(report, "json", api.Options()).encode("utf-8"))

        assert [line for line in shown.split("\n") if columns(line) > 80] == []
        assert all(character.isprintable() or character in "\n\u3000" for character in shown)
        assert shown.count("\n") < 500 + 15 * len(report.findings)


def test_an_escape_never_reaches_the_terminal_even_with_colors(check: Callable[..., api.Report]) -> None:
    report = check(a_yaml=PLACES["clause number"].format('"\\e[8mhidden"'))

    shown = api.render(report, "text", api.Options(color=True))

    assert "\x1b[8m" not in shown


def test_a_path_cannot_speak_to_the_terminal(law: api.Report, check: Callable[..., api.Report]) -> None:
    del law
    report = check(**{"\x1b]0;x\x07\u202e.yaml": "license: \nclauses: 7\n"})

    shown = api.render(report, "text", api.Options(LANGUAGES))

    assert "\x1b" not in shown
    assert "\u202e" not in shown
