"""Sheets on acts: how one is said, who does it, about what, how, and what silence means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.guide import labels
from poolcheck.guide.sheet import Row, Sheet, listed, row, same, sheet
from poolcheck.guide.wording import act_title, filled, form_rows, pattern_of
from poolcheck.vocabulary.entries import SilenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.guide.silence import Silences
    from poolcheck.vocabulary.entries import Act, Axis, Vocabulary


def act_sheet(act: Act, words: Vocabulary, silences: Silences, concerns: Mapping[str, Bilingual]) -> Sheet:
    """Return what there is to say about an act."""
    return sheet(
        labels.ACT,
        act.id,
        act_title(act, words),
        act.gist,
        (
            *form_rows((act.words, act.declaratives), words, act.slots),
            row(labels.OPPOSITE, pattern_of(act.opposite, words, act.slots) if act.opposite.en else None),
            row(labels.BY, by_whom(act, words)),
            row(labels.ABOUT, about(act, words)),
            Row(labels.HOW, tuple(axis_values(words.axes[id_], words) for id_ in own_axes(act, words))),
            row(labels.SEEN_AS, _seen_as(act, words)),
            Row(labels.SILENCE, tuple(silence_of_act(act, words, silences))),
            Row(labels.BARRED_BY, tuple(bars(act, words))),
            row(labels.ASKED, act.ask),
            Row(labels.SERVES, tuple(concerns.get(id_, same(id_)) for id_ in act.concerns)),
            *example_rows(act),
        ),
    )


def by_whom(act: Act, words: Vocabulary) -> Bilingual:
    """Return the parties who may be bound to an act."""
    return listed(words.parties[id_].bilingual for id_ in act.by) or labels.ANYONE


def about(act: Act, words: Vocabulary) -> Bilingual | None:
    """Return the objects an act goes with."""
    objects = listed(words.objects[id_].bilingual for id_ in act.objects)
    if objects is None:
        return None
    without = labels.WITHOUT_OBJECT.get(act.without_object)
    parts = [objects, labels.QUOTED_TOO, *([without] if without is not None else [])]
    return Bilingual("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))


def own_axes(act: Act, words: Vocabulary) -> tuple[str, ...]:
    """Return the axes an act has of its own, in the order of the vocabulary; those of every act are left out."""
    return tuple(id_ for id_, axis in words.axes.items() if id_ in act.axes and not axis.any_act)


def axis_values(axis: Axis, words: Vocabulary) -> Bilingual:
    """Return an axis with the values it may have."""
    values = listed(pattern_of(value, words) for value in axis.values.values()) or same("")
    return filled(labels.AXIS_OF, axis=axis.names.bilingual, values=values)


def silence_of_act(act: Act, words: Vocabulary, silences: Silences) -> Iterator[Bilingual]:
    """Yield what it means that a document says nothing about an act, of each party and on each axis of weight."""
    for party, silence in act.silence.items():
        meaning = silences.meaning(silence)
        if party == "default" and len(act.silence) == 1:
            yield meaning
        else:
            who = words.parties[party].bilingual if party != "default" else Bilingual("others", "其他")
            yield filled(labels.FOR_PARTY, party=who, meaning=meaning)
    by_meaning: dict[Bilingual, list[Bilingual]] = {}
    for id_, silence in act.axes.items():
        if silence.kind is not SilenceKind.FREE:
            axis = words.axes[id_]
            by_meaning.setdefault(silences.meaning(silence, axis), []).append(axis.names.bilingual)
    for meaning, axes in by_meaning.items():
        yield filled(labels.SILENT_AXIS, axis=listed(axes) or same(""), meaning=meaning)


def bars(act: Act, words: Vocabulary) -> Iterator[Bilingual]:
    """Yield what rules an act out by implication."""
    for bar in act.barred_by:
        axis = words.axes[bar.axis]
        values = listed(axis.values[value].bilingual for value in bar.values) or same("")
        yield filled(labels.BAR_TEXT, act=act_title(words.acts[bar.act], words), values=values)


def example_rows(act: Act) -> tuple[Row, ...]:
    """Return the examples of an act."""
    return row(labels.GOOD, act.examples.good), row(labels.RISKY, act.examples.risky)


def _seen_as(act: Act, words: Vocabulary) -> Bilingual | None:
    if (seen := act.seen_as) is None:
        return None
    party = words.parties.get(seen.party)
    who = party.bilingual if party is not None else Bilingual("the other side", "对方")
    becomes = words.modalities[seen.becomes].bilingual
    return filled(labels.SEEN_TEXT, act=act_title(words.acts[seen.act], words), party=who, modality=becomes)
