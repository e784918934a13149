"""The vocabulary file is whole: what it refers to exists, and what one language can say the other can say too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from random_statements import slot_sets
from reading_back import LANGUAGES, WORDS

from poolcheck.core.resources import data_folder, read_text
from poolcheck.packs.sources import SourceBook
from poolcheck.vocabulary.entries import NoObject, SilenceKind
from poolcheck.vocabulary.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.vocabulary.entries import Act, SeenAs, Silence, Word

ACTS = [pytest.param(act, id=act.id) for act in WORDS.acts.values()]
SLOT_KINDS = {"object", "party", "event", "other_event", "n", "percent", "money", "base", "quoted", "place", "modes"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,})\1")


def phrases() -> Iterator[object]:
    for act in WORDS.acts.values():
        for name, word in (("act", act.words), ("opposite", act.opposite), ("declarative", act.declaratives)):
            if word.en or word.zh:
                yield pytest.param(word, id=f"{name}-{act.id}")
    for axis in WORDS.axes.values():
        for value in axis.values.values():
            yield pytest.param(value, id=f"{axis.id}-{value.id}")
    for trigger in WORDS.triggers.values():
        yield pytest.param(trigger, id=f"trigger-{trigger.id}")


def silences() -> Iterator[tuple[str, Silence]]:
    for axis in WORDS.axes.values():
        yield axis.id, axis.silence
    for act in WORDS.acts.values():
        for party, silence in act.silence.items():
            yield f"{act.id} of {party}", silence
        for axis_, silence in act.axes.items():
            yield f"{axis_} of {act.id}", silence


LAWS = [pytest.param(*each, id=each[0]) for each in silences() if each[1].kind is SilenceKind.LAW]


def test_there_are_acts_enough_for_a_contract() -> None:
    assert len(WORDS.acts) >= 25


@pytest.mark.parametrize("act", ACTS)
def test_an_act_names_only_what_exists(act: Act) -> None:
    assert set(act.by) <= set(WORDS.parties)
    assert set(act.objects) <= set(WORDS.objects)
    assert set(act.axes) <= set(WORDS.axes)
    assert act.opposite_axes <= set(act.axes)
    assert set(act.only_with) <= {*act.words.en, *act.words.zh, *act.negative.en, *act.negative.zh}
    assert set().union(*act.only_with.values()) <= set(act.objects)
    assert set(act.slots.values()) <= {"party", "object"}
    assert set(act.silence) - {"default"} <= set(WORDS.parties)
    for bar in act.barred_by:
        assert bar.axis in WORDS.acts[bar.act].axes
        assert set(bar.by) <= set(WORDS.parties)
        assert set(bar.values) <= set(WORDS.axes[bar.axis].values)


@pytest.mark.parametrize(
    ("act", "seen"), [pytest.param(act, act.seen_as, id=act.id) for act in WORDS.acts.values() if act.seen_as]
)
def test_a_right_is_seen_as_a_burden_that_exists(act: Act, seen: SeenAs) -> None:
    assert {seen.modality, seen.becomes} <= set(WORDS.modalities)
    assert {seen.party, seen.to} <= {*act.slots, *WORDS.parties, "party"}
    assert set(seen.owners) | set(seen.kept_by) <= set(WORDS.parties)
    assert not set(seen.owners) & set(seen.kept_by)
    assert set(seen.objects) <= set(WORDS.acts[seen.act].objects) | set(act.objects)
    for axis, value in seen.qualifiers.items():
        assert axis in WORDS.acts[seen.act].axes
        assert value in WORDS.axes[axis].values


@pytest.mark.parametrize("act", ACTS)
def test_an_act_has_a_gist_in_both_languages(act: Act) -> None:
    assert act.gist.en.strip()
    assert not CHINESE.search(act.gist.en)
    assert CHINESE.search(act.gist.zh)
    assert act.ask is None or CHINESE.search(act.ask.zh)


@pytest.mark.parametrize("axis", WORDS.axes)
def test_an_axis_belongs_to_an_act(axis: str) -> None:
    assert [act.id for act in WORDS.acts.values() if axis in act.axes]
    assert WORDS.axes[axis].place in {"before", "manner", "after"}


def test_open_words_name_narrower_ones_that_exist() -> None:
    tables = [WORDS.objects, WORDS.triggers, *(axis.values for axis in WORDS.axes.values())]

    assert [
        word.id for table in tables for word in table.values() if not set(word.may_be) <= set(table) - {word.id}
    ] == []


def test_changes_of_modality_name_modalities_and_values_that_exist() -> None:
    changes = [compound.change for compound in WORDS.compounds]
    for form in WORDS.second_order.values():
        assert set(form.becomes) <= set(WORDS.modalities)
        changes.extend(form.becomes.values())
    for change in changes:
        assert change.modality in WORDS.modalities
        for axis, value in change.qualifiers.items():
            assert value in WORDS.axes[axis].values
            assert WORDS.axes[axis].any_act, f"{axis} comes with a form that any act may be said with"


@pytest.mark.parametrize("word", [*phrases()])
def test_both_languages_can_say_it_with_the_same_slots(word: Word) -> None:
    found: dict[Language, set[frozenset[str]]] = {
        language: {
            frozenset(re.findall(r"\{(\w+)\}", text)) for form in word.forms(language) for text in alternatives(form)
        }
        for language in LANGUAGES
    }

    assert found["en"] == found["zh"]
    assert slot_sets(word)


def declared() -> dict[str, dict[str, object]]:
    raw = yaml.safe_load(read_text("grammar", "vocabulary.yaml"))
    acts: dict[str, dict[str, object]] = raw["acts"]
    return acts


def test_an_act_says_what_it_means_to_name_no_object_if_it_can_be_written_so() -> None:
    can = {
        act.id
        for act in WORDS.acts.values()
        for word in (act.words, act.opposite, act.negative, act.declaratives)
        for form in (*word.en, *word.zh)
        if act.objects and "{object}" not in form and form not in act.only_with
    }
    says = {id_ for id_, entry in declared().items() if "without_object" in entry}

    assert can == says


def test_an_act_without_objects_is_about_none() -> None:
    assert [act.id for act in WORDS.acts.values() if not act.objects and act.without_object is not NoObject.NONE] == []


@pytest.mark.parametrize("act", ACTS)
def test_the_slots_of_an_act_are_declared(act: Act) -> None:
    for word in (act.words, act.opposite, act.declaratives):
        for form in (*word.en, *word.zh):
            assert set(re.findall(r"\{(\w+)\}", form)) <= {*act.slots, "object"}


@pytest.mark.parametrize("word", [*phrases()])
def test_slots_are_of_kinds_that_can_be_read(word: Word) -> None:
    slots = {slot for form in (*word.en, *word.zh) for slot in re.findall(r"\{(\w+)\}", form)}
    declared = {name: kind for act in WORDS.acts.values() for name, kind in act.slots.items()}

    assert {declared.get(slot, slot) for slot in slots} <= SLOT_KINDS


@pytest.mark.parametrize(("where", "silence"), LAWS)
def test_a_silence_that_the_law_fills_cites_a_provision(where: str, silence: Silence) -> None:
    source = SourceBook(data_folder("rules") / "sources").source(silence.source)

    assert source is not None, f"{where}: no source {silence.source}"
    assert silence.provision in source.provisions


@pytest.mark.parametrize("act", ACTS)
def test_an_act_serves_concerns_that_exist(act: Act) -> None:
    assert set(act.concerns) <= set(yaml.safe_load(read_text("rules", "concerns.yaml")))


@pytest.mark.parametrize("act", ACTS)
def test_no_chinese_pattern_doubles_a_word(act: Act) -> None:
    for form in (*act.words.zh, *act.opposite.zh, *act.declaratives.zh):
        for object_ in act.objects:
            text = form.replace("{object}", WORDS.objects[object_].printed("zh"))

            assert not DOUBLED.search(re.sub(r"\{\w+\}", "…", text)), text
