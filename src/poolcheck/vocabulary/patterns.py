"""Surface forms as patterns: fixed pieces and slots, with optional parts spelled out and English verbs inflected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_PART = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\(([^()]*)\)")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand as they are, in lower case."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value."""

    name: str


Pattern = tuple[Piece | Slot, ...]


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def folded(text: str) -> str:
    """Return a text in lower case and half width, as sentences are compared; it stays as long as it was."""
    half = text.translate(_FULL_WIDTH)
    if len(low := half.lower()) == len(text) and "Σ" not in half:  # its lower case depends on where it stands
        return low
    lowered = [(character, character.lower()) for character in half]
    return "".join(low if len(low) == 1 else character for character, low in lowered)


class VerbForm(Enum):
    """How the verb at the head of an English pattern stands."""

    BASE = "base"
    THIRD = "third person"
    GERUND = "gerund"


_IRREGULAR = {
    ("be", VerbForm.THIRD): "is",
    ("be", VerbForm.GERUND): "being",
    ("have", VerbForm.THIRD): "has",
}


def slot_kind(name: str) -> str:
    """Return what a slot takes: the second slot of a kind in one form is called `other_` and the kind."""
    return name.removeprefix("other_")


def patterns(form: str, verb: VerbForm = VerbForm.BASE) -> tuple[Pattern, ...]:
    """Return the patterns that a surface form stands for, e.g. two for `does (not) pay`."""
    return tuple(_pattern(inflected(text, verb)) for text in alternatives(form))


def inflected(form: str, verb: VerbForm) -> str:
    """Return an English form with its first word in another verb form; forms without Latin letters stay as they are."""
    head, _, rest = form.partition(" ")
    if verb is VerbForm.BASE or not head.isascii() or not head.isalpha():
        return form
    word = _IRREGULAR.get((head, verb)) or (_third(head) if verb is VerbForm.THIRD else _gerund(head))
    return f"{word} {rest}" if rest else word


def _third(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _gerund(word: str) -> str:
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]|(?:sub|ad|per)mit", word):
        return word + word[-1] + "ing"
    return word + "ing"


def alternatives(form: str) -> list[str]:
    """Return a form with its optional parts and choices spelled out, what is written first coming first."""
    if match := _OPTIONAL.search(form):
        choices = [match[1], ""]
    elif match := _CHOICE.search(form):
        choices = match[1].split("|")
    else:
        return [" ".join(form.split())]
    return [text for choice in choices for text in alternatives(form[: match.start()] + choice + form[match.end() :])]


def _pattern(text: str) -> Pattern:
    parts = _PART.split(text)
    elements: list[Piece | Slot] = []
    for index, part in enumerate(parts):
        if index % 2:
            elements.append(Slot(part))
        elif part.strip():
            elements.append(Piece(folded(part.strip())))
    return tuple(elements)
