"""The catalogue of messages about inputs, in English and Chinese; a code is the same in both."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.messages.en import MESSAGES as EN
from poolcheck.core.messages.zh import MESSAGES as ZH

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_VALUE = 80
_LONGEST: Mapping[str, int] = {"path": 1000, "finding": 1000, "findings": 300}
"""Values of which more is shown: nobody finds a file by half of its path, or a finding by half of its id."""


def message(code: str, **values: object) -> Bilingual:
    """Return the message `code` with its placeholders filled.

    A `Bilingual` value is put in its own language; the values of a tuple are listed, and none of them is left out.
    """
    return Bilingual(_fill(EN[code], "en", values), _fill(ZH[code], "zh", values))


def hint(code: str, **values: object) -> Bilingual | None:
    """Return the hint of `code`, else its `hint-otherwise`: the first whose values are all given and not empty."""
    for key in (f"{code}.hint", f"{code}.hint-otherwise"):
        needed = {name for _, name, _, _ in Formatter().parse(EN.get(key, "")) if name}
        if key in EN and all(values.get(name) for name in needed):
            return message(key, **values)
    return None


def message_and_hint(code: str, **values: object) -> tuple[Bilingual, Bilingual | None]:
    """Return what is wrong, and how to mend it if the catalogue says so."""
    return message(code, **values), hint(code, **values)


def _fill(template: str, language: str, values: Mapping[str, object]) -> str:
    shown = {name: _show(value, language, _LONGEST.get(name, _LONGEST_VALUE)) for name, value in values.items()}
    return template.format_map(shown)


def _show(value: object, language: str, most: int) -> str:
    if isinstance(value, tuple):
        return ("、" if language == "zh" else ", ").join(_show(one, language, most) for one in value)
    text = str(getattr(value, language)) if isinstance(value, Bilingual) else str(value)
    printable = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return printable if len(printable) <= most else printable[: most - 1] + "…"
