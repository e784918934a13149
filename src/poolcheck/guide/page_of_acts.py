"""The chapter on acts: every act with its forms, who does it, what silence means, and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.guide import labels, page_labels
from poolcheck.guide.markdown import anchor, code, table
from poolcheck.guide.page_of_words import axis_heading
from poolcheck.guide.sheet import Row, listed, same
from poolcheck.guide.sheets_of_acts import about, bars, by_whom, example_rows, own_axes, silence_of_act
from poolcheck.guide.wording import act_title, pattern_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.guide.silence import Silences
    from poolcheck.vocabulary.entries import Act, Vocabulary


def acts_chapter(words: Vocabulary, language: Language, silences: Silences, concerns: Mapping[str, Bilingual]) -> str:
    """Return the chapter on acts: an index, then each act."""
    head = [labels.ACT.in_(language), page_labels.WRITTEN.in_(language), page_labels.MEANS.in_(language)]
    index = (
        (f"[{code(act.id)}](#{anchor(act.id)})", act_title(act, words).in_(language), act.gist.in_(language))
        for act in words.acts.values()
    )
    sections = [_section(act, words, language, silences, concerns) for act in words.acts.values()]
    return "\n\n".join((table(head, index), *sections))


def _section(
    act: Act, words: Vocabulary, language: Language, silences: Silences, concerns: Mapping[str, Bilingual]
) -> str:
    rows = _rows(act, words, language, silences, concerns)
    lines = [f"- **{row.label.in_(language)}**{_joined(row, language)}" for row in rows if row.texts]
    parts = [f"### {act.id}", act.gist.in_(language), "\n".join(lines)]
    for row in example_rows(act):
        parts.append(f"{row.label.in_(language)}{page_labels.STOP.in_(language).rstrip()}")
        parts.append("\n".join(("```sentences", *(text.in_(language) for text in row.texts), "```")))
    return "\n\n".join(parts)


def _rows(
    act: Act, words: Vocabulary, language: Language, silences: Silences, concerns: Mapping[str, Bilingual]
) -> Iterator[Row]:
    entries = (act.words, act.declaratives)
    forms = [shown(form, language, words, act.slots) for word in entries for form in word.forms(language)]
    yield Row(page_labels.WRITTEN, (same(" · ".join(map(code, forms))),))
    title = act_title(act, words)
    yield Row(page_labels.OTHER, (same(title.zh if language == "en" else title.en),))
    if act.opposite.en:
        yield Row(labels.OPPOSITE, (pattern_of(act.opposite, words, act.slots),))
    yield Row(labels.BY, (by_whom(act, words),))
    if (objects := about(act, words)) is not None:
        yield Row(labels.ABOUT, (objects,))
    axes = listed(_linked(id_, words) for id_ in own_axes(act, words))
    if axes is not None:
        yield Row(labels.HOW, (axes,))
    yield Row(labels.SILENCE, tuple(silence_of_act(act, words, silences)))
    yield Row(labels.BARRED_BY, tuple(bars(act, words)))
    if act.ask is not None:
        yield Row(labels.ASKED, (act.ask,))
    served = listed(concerns[id_] for id_ in act.concerns if id_ in concerns)
    if served is not None:
        yield Row(labels.SERVES, (served,))


def _linked(id_: str, words: Vocabulary) -> Bilingual:
    axis = words.axes[id_]
    name, heading = axis.names.bilingual, axis_heading(id_)
    star = " *" if axis.any_act else ""
    return Bilingual(f"[{name.en}](#{anchor(heading.en + star)})", f"[{name.zh}](#{anchor(heading.zh + star)})")


def _joined(row: Row, language: Language) -> str:
    """Return the texts of a row: one behind the label, several below it."""
    stop = page_labels.STOP.in_(language)
    if len(row.texts) == 1:
        return stop + row.texts[0].in_(language)
    return stop.rstrip() + "".join(f"\n  - {text.in_(language)}" for text in row.texts)
