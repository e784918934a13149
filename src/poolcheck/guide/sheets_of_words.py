"""Sheets on the other words of the vocabulary: axes, qualifiers, triggers, objects, parties, modalities, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.guide import labels
from poolcheck.guide.facts import document_facts
from poolcheck.guide.gists import gist_of, names_of
from poolcheck.guide.sheet import Row, Sheet, listed, row, sheet
from poolcheck.guide.spellings import keys
from poolcheck.guide.wording import act_name, filled, form_rows, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.guide.facts import Fact
    from poolcheck.guide.silence import Silences
    from poolcheck.vocabulary.entries import Axis, Modality, Party, Vocabulary, Word


def axis_sheet(axis: Axis, words: Vocabulary, silences: Silences) -> Sheet:
    """Return what there is to say about an axis."""
    return sheet(
        labels.AXIS,
        axis.id,
        axis.names.bilingual,
        None,
        (
            *form_rows((axis.names,), words),
            Row(labels.VALUES, tuple(pattern_of(value, words) for value in axis.values.values())),
            Row(labels.USED_BY, _acts_with(axis, words)),
            row(labels.SILENCE, silences.meaning(axis.silence, axis)),
            row(labels.ASKED, axis.ask),
        ),
    )


def value_sheet(value: Word, axis: Axis, words: Vocabulary) -> Sheet:
    """Return what there is to say about a value on an axis."""
    rows = (
        *form_rows((value,), words),
        row(labels.ON_AXIS, axis.names.bilingual),
        row(labels.MAY_BE, listed(axis.values[id_].bilingual for id_ in value.may_be)),
        Row(labels.USED_BY, _acts_with(axis, words)),
    )
    return sheet(labels.VALUE, f"{axis.id}: {value.id}", pattern_of(value, words), None, rows)


def trigger_sheet(trigger: Word, words: Vocabulary) -> Sheet:
    """Return what there is to say about a trigger."""
    open_ = row(labels.MAY_BE, listed(words.triggers[id_].bilingual for id_ in trigger.may_be))
    rows = (*form_rows((trigger,), words), open_)
    return sheet(labels.TRIGGER, trigger.id, pattern_of(trigger, words), None, rows)


def object_sheet(word: Word, words: Vocabulary) -> Sheet:
    """Return what there is to say about an object."""
    acts = (act_name(act, words) for act in words.acts.values() if word.id in act.objects)
    rows = (
        *form_rows((word,), words),
        row(labels.NOTE, labels.TERM if word.id in words.terms else None),
        row(labels.MAY_BE, listed(words.objects[id_].bilingual for id_ in word.may_be)),
        Row(labels.USED_BY, tuple(acts)),
    )
    return sheet(labels.OBJECT, word.id, word.bilingual, None, rows)


def party_sheet(party: Party, words: Vocabulary) -> Sheet:
    """Return what there is to say about a party."""
    acts = (act_name(act, words) for act in words.acts.values() if party.id in act.by)
    rows = (
        *form_rows((party,), words),
        row(labels.SIDE, labels.SIDES.get(party.side)),
        Row(labels.ACTS, tuple(acts)),
    )
    return sheet(labels.PARTY, party.id, party.bilingual, None, rows)


def modality_sheet(modality: Modality, words: Vocabulary) -> Sheet:
    """Return what there is to say about a modality."""
    rows = (*form_rows((modality,), words), row(labels.NOTE, labels.ADVICE if modality.advice else None))
    return sheet(labels.MODALITY, modality.id, modality.bilingual, None, rows)


def word_sheet(kind: Bilingual, word: Word, words: Vocabulary) -> Sheet:
    """Return what there is to say about a word of which only the forms matter."""
    gist = gist_of(word.id, "certainty") if word.id in words.certainties else None
    return sheet(kind, word.id, word.bilingual, gist, form_rows((word,), words))


def fact_sheets(words: Vocabulary) -> Iterator[tuple[tuple[str, ...], Sheet]]:
    """Yield the sheets on all facts, each with the spellings of its key."""
    yield from _fact_sheets(document_facts(), "", words)


def how_written(fact: Fact, words: Vocabulary) -> Bilingual:
    """Return how a fact is written."""
    if fact.by_name:
        return labels.FORMS["names"]
    if fact.block:
        return labels.FORMS["rows" if fact.many else "block"]
    form = fact.written.form.value if fact.written is not None else "words"
    ids = fact.written.choices if fact.written is not None else ()
    if form == "law":
        ids = ("prc",)
    choices = listed(words.values[id_].bilingual for id_ in ids if id_ in words.values)
    text = labels.FORMS.get(form, labels.FORMS["words"])
    return filled(text, choices=choices) if choices is not None else text


def _fact_sheets(facts: Iterable[Fact], block: str, words: Vocabulary) -> Iterator[tuple[tuple[str, ...], Sheet]]:
    for fact in facts:
        word = words.fields.get(fact.key)
        rows = (
            *(form_rows((word,), words) if word is not None else ()),
            row(labels.STANDS_IN, names_of(block, words) if block else labels.TOP),
            row(labels.WRITTEN, how_written(fact, words)),
            row(labels.HOLDS, listed(names_of(below.key, words) for below in fact.block)),
        )
        id_ = f"{block}.{fact.key}" if block else fact.key
        spelled = keys(word) if word is not None else (fact.key,)
        yield (id_, *spelled), sheet(labels.FACT, id_, names_of(fact.key, words), gist_of(fact.key, block), rows)
        yield from _fact_sheets(fact.block, fact.key, words)


def _acts_with(axis: Axis, words: Vocabulary) -> tuple[Bilingual, ...]:
    if axis.any_act:
        return (labels.ANY_ACT,)
    return tuple(act_name(act, words) for act in words.acts.values() if axis.id in act.axes)
