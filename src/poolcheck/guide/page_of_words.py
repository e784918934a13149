"""The tables of the other words: modalities, qualifiers, triggers, objects, parties, certainties, small words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.guide import labels, page_labels
from poolcheck.guide.gists import gist_of
from poolcheck.guide.markdown import code, table
from poolcheck.guide.sheet import listed
from poolcheck.guide.wording import filled, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.guide.silence import Silences
    from poolcheck.vocabulary.entries import Axis, Vocabulary, Word


def words_table(entries: Iterable[Word], words: Vocabulary, language: Language) -> str:
    """Return a table of words: id, forms, the printed form in the other language."""
    head = (page_labels.ID, page_labels.WRITTEN, page_labels.OTHER)
    rows = [_cells(word, words, language) for word in entries if word.en or word.zh]
    return table([label.in_(language) for label in head], rows)


def parties_table(words: Vocabulary, language: Language) -> str:
    """Return the table of parties with the side they stand on."""
    head = (page_labels.ID, page_labels.WRITTEN, page_labels.OTHER, labels.SIDE)
    rows = (
        [*_cells(party, words, language), labels.SIDES[party.side].in_(language) if party.side else ""]
        for party in words.parties.values()
    )
    return table([label.in_(language) for label in head], rows)


def certainty_rows(words: Vocabulary, language: Language) -> str:
    """Return the rows of what is not known; they stand in a table of the template."""
    rows = []
    for word in words.certainties.values():
        forms = ["____"] if word.id == "blank" else []
        forms += word.forms(language)
        gist = gist_of(word.id, "certainty")
        rows.append(
            f"| {word.printed(language)} | {' · '.join(map(code, forms))} | {gist.in_(language) if gist else ''} |"
        )
    return "".join(row + "\n" for row in rows)


def terms(words: Vocabulary, language: Language) -> str:
    """Return the terms that a document may define."""
    found = listed(word.bilingual for word in words.objects.values() if word.id in words.terms)
    return found.in_(language) if found is not None else ""


def axes_chapter(words: Vocabulary, language: Language, silences: Silences) -> str:
    """Return every axis with its values."""
    return "\n\n".join(_axis(axis, words, language, silences) for axis in words.axes.values())


def other_words(words: Vocabulary, language: Language) -> str:
    """Return the tables of the remaining classes of words."""
    classes: tuple[tuple[str, Iterable[Word]], ...] = (
        (page_labels.STRUCTURE.in_(language), words.structure.values()),
        (page_labels.SECOND_ORDER.in_(language), words.second_order.values()),
        (page_labels.COMPOUND.in_(language), words.compounds),
        (labels.MODE.in_(language), words.modes.values()),
        (labels.BASE.in_(language), words.bases.values()),
    )
    head = (page_labels.WORD, page_labels.WRITTEN, page_labels.OTHER)
    rows = [
        [title, *_cells(word, words, language)[1:]]
        for title, entries in classes
        for word in entries
        if word.forms(language)
    ]
    return table([label.in_(language) for label in head], rows)


def axis_heading(id_: str) -> Bilingual:
    """Return the heading over an axis."""
    return filled(page_labels.AXIS, id=id_)


def _axis(axis: Axis, words: Vocabulary, language: Language, silences: Silences) -> str:
    stop = page_labels.STOP.in_(language)
    star = " \\*" if axis.any_act else ""
    facts = [
        f"- **{page_labels.NAMES.in_(language)}**{stop}"
        + " · ".join(map(code, dict.fromkeys((*axis.names.en, *axis.names.zh)))),
        f"- **{page_labels.SILENT.in_(language)}**{stop}{silences.meaning(axis.silence, axis).in_(language)}",
        f"- **{labels.ASKED.in_(language)}**{stop}{axis.ask.in_(language)}",
    ]
    rows = []
    for value in axis.values.values():
        open_ = listed(axis.values[id_].bilingual for id_ in value.may_be)
        rows.append([*_cells(value, words, language), open_.in_(language) if open_ is not None else ""])
    head = [page_labels.VALUE, page_labels.WRITTEN, page_labels.OTHER, page_labels.OPEN]
    if not any(row[-1] for row in rows):
        head, rows = head[:-1], [row[:-1] for row in rows]
    shown_table = table([label.in_(language) for label in head], rows)
    return f"### {axis_heading(axis.id).in_(language)}{star}\n\n" + "\n".join(facts) + "\n\n" + shown_table


def _cells(word: Word, words: Vocabulary, language: Language) -> list[str]:
    other: Language = "zh" if language == "en" else "en"
    forms = " · ".join(code(shown(form, language, words)) for form in word.forms(language))
    others = word.forms(other)
    return [code(word.id), forms, code(shown(others[0], other, words)) if others else ""]
