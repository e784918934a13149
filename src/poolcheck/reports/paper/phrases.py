"""Says one thing in every language of a paper: as paragraphs one below the other, as a title, or in one line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from poolcheck.core.dates import written
from poolcheck.reports import labels
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Cell, Column, Paragraph, Run
from poolcheck.reports.place import last_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.core.location import Location
    from poolcheck.reports.paper.model import Languages, Look, Title, Words

BETWEEN: Final = " · "
_LIST: Final[dict[Language, str]] = {"en": ", ", "zh": "、"}
_STOP: Final[dict[Language, str]] = {"en": ": ", "zh": "："}
_FULL_STOP: Final[dict[Language, str]] = {"en": ".", "zh": "。"}
_CLOSING: Final = ".?!:…。？！：；"
_LONGEST_NAME = 100
_LONGEST_TEXT = 2000
_LONGEST_IN_CELL = 500
_LONGEST_CLAUSE = 60


def paragraphs(text: Bilingual, languages: Languages, **values: object) -> tuple[Paragraph, ...]:
    """Return a text as a paragraph in each language; `values` fill its placeholders."""
    return each(languages, lambda language: (Run(sentence(filled(text, language, **values))),))


def sentences(text: Bilingual, languages: Languages) -> tuple[Paragraph, ...]:
    """Return a text as a paragraph in each language, closed with a full stop."""
    return each(languages, lambda language: (Run(whole(text.in_(language), language)),))


def notes(text: Bilingual, languages: Languages, **values: object) -> tuple[Paragraph, ...]:
    """Return a text as a note in each language."""
    return tuple(Paragraph(one.words, one.language, "note") for one in paragraphs(text, languages, **values))


def each(languages: Languages, words: Callable[[Language], Words]) -> tuple[Paragraph, ...]:
    """Return what is said in each language as a paragraph of its own."""
    return tuple(Paragraph(words(language), language) for language in languages)


def heading(text: Bilingual, languages: Languages, **values: object) -> Title:
    """Return a text as a title."""
    return tuple((Run(sentence(filled(text, language, **values)), language=language),) for language in languages)


def label(text: Bilingual, languages: Languages) -> Cell:
    """Return the head of a column, or a name in a table, in each language."""
    return paragraphs(text, languages)


def column(text: Bilingual, width: int, languages: Languages, *, figures: bool = False) -> Column:
    """Return a column of a table by its head."""
    return Column(label(text, languages), width, figures)


def name(text: str, look: Look = "plain", target: str = "") -> Cell:
    """Return a name or a number, which no language changes, as a cell; of one that nobody would read, the beginning."""
    return (Paragraph((Run(shortened(text, _LONGEST_IN_CELL), look, target),)),)


def filled(text: Bilingual, language: Language, **values: object) -> str:
    """Return a text in a language with its placeholders filled; of one that nobody would read, the beginning."""
    if values:
        said = {key: written(value, language) if isinstance(value, date) else value for key, value in values.items()}
        return shortened(text.in_(language).format(**said), _LONGEST_TEXT)
    return shortened(text.in_(language), _LONGEST_TEXT)


def whole(text: str, language: Language) -> str:
    """Return a text as a sentence: with a capital letter at its beginning and a full stop at its end."""
    begun = sentence(shortened(text, _LONGEST_TEXT))
    closed = not begun or begun[-1] in _CLOSING
    return begun if closed else begun + _FULL_STOP[language]


def joined(parts: Iterable[Words], between: str = BETWEEN) -> Words:
    """Return several phrases as one, with something between them."""
    found: list[Run] = []
    for part in parts:
        if found and part:
            found.append(Run(between))
        found += part
    return tuple(found)


def listed(parts: Iterable[Words], language: Language) -> Words:
    """Return several phrases as a list in a sentence."""
    return joined(parts, _LIST[language])


def stop(language: Language) -> str:
    """Return the colon of a language, with the blank that follows it."""
    return _STOP[language]


def clause(number: str, language: Language) -> str:
    """Name a clause by its number."""
    return labels.CLAUSE.in_(language).format(number=shortened(number, _LONGEST_CLAUSE))


def place(location: Location, language: Language) -> str:
    """Say in which file, and on which lines of it, something stands; of a file as a whole its path alone."""
    path = shortened(location.path, _LONGEST_IN_CELL)
    if (location.line, location.column, location.end_line, location.end_column) == (1, 1, 1, 1):
        return path
    between = " " if language == "zh" else _LIST[language]
    return f"{path}{between}{lines(location, language)}"


def lines(location: Location, language: Language) -> str:
    """Say on which lines something stands."""
    last = last_line(location)
    if last <= location.line:
        return labels.LINE.in_(language).format(line=location.line)
    return wording.LINES.in_(language).format(first=location.line, last=last)


def shortened(text: str, longest: int = _LONGEST_NAME) -> str:
    """Return a name that fits into a heading, with … in place of what was cut off."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as ranges of numbers without a gap."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
