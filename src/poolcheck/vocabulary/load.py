"""Reads the vocabulary file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.resources import read_text
from poolcheck.vocabulary.entries import (
    CLOSED,
    OPEN,
    Act,
    Axis,
    Bar,
    Change,
    Compound,
    Examples,
    Modality,
    NoObject,
    Party,
    SecondOrder,
    SeenAs,
    Silence,
    SilenceKind,
    Vocabulary,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Raw = dict[str, Any]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with the package.

    Raises:
        ValueError: the file is not what a vocabulary must be (a fault of the package, not of a user).
    """
    from poolcheck.vocabulary.plain_yaml import read_plain  # noqa: PLC0415 - commands that read no document must not pay

    raw: Raw = read_plain(read_text("grammar", "vocabulary.yaml"))
    return _build(raw)


def _build(raw: Raw) -> Vocabulary:
    axes = {id_: _axis(id_, entry) for id_, entry in raw["axes"].items()}
    return Vocabulary(
        parties={
            id_: Party(id_, tuple(entry["en"]), tuple(entry["zh"]), side=entry.get("side", ""))
            for id_, entry in raw["parties"].items()
        },
        modalities={
            id_: Modality(id_, tuple(entry["en"]), tuple(entry["zh"]), advice=entry.get("advice", False))
            for id_, entry in raw["modalities"].items()
        },
        negated=raw["negated"],
        compounds=tuple(
            Compound(f"compound{n}", tuple(entry["en"]), tuple(entry["zh"]), change=_change(entry))
            for n, entry in enumerate(raw["compounds"])
        ),
        second_order={
            id_: SecondOrder(
                id_,
                tuple(entry["en"]),
                tuple(entry["zh"]),
                link=entry["link"],
                becomes={modality: _change(change) for modality, change in entry["becomes"].items()},
            )
            for id_, entry in raw["second_order"].items()
        },
        structure=_words(raw["structure"]),
        certainties=_words(raw["certainties"]),
        objects=_words(raw["objects"]),
        terms=frozenset(id_ for id_, entry in raw["objects"].items() if entry.get("term")),
        modes=_words(raw["modes"]),
        bases=_words(raw["bases"]),
        currencies=_words(raw["currencies"]),
        axes=axes,
        triggers=_words(raw["triggers"]),
        acts={id_: _act(id_, entry, axes) for id_, entry in raw["acts"].items()},
        fields=_words(raw["fields"]),
        manifest=_words(raw["manifest"]),
        rows=_words(raw["rows"]),
        flags={field: _words(answers) for field, answers in raw["flags"].items()},
        values=_words(raw["values"]),
    )


def _words(raw: Raw) -> dict[str, Word]:
    return {id_: _word(id_, entry) for id_, entry in raw.items()}


def _word(id_: str, entry: Raw) -> Word:
    return Word(id_, tuple(entry.get("en", ())), tuple(entry.get("zh", ())), tuple(entry.get("may_be", ())))


def _change(entry: Raw) -> Change:
    return Change(entry["modality"], entry.get("qualifiers", {}))


def _bilingual(entry: Raw) -> Bilingual:
    return Bilingual(entry["en"], entry["zh"])


def _axis(id_: str, entry: Raw) -> Axis:
    return Axis(
        id=id_,
        names=_word(id_, entry["names"]),
        values=_words(entry["values"]),
        place=entry["place"],
        silence=_silence(entry["silence"]) if "silence" in entry else CLOSED,
        ask=_bilingual(entry["ask"]),
        any_act=entry.get("any_act", False),
        inseparable=entry.get("inseparable", False),
    )


def _silence(raw: str | Raw) -> Silence:
    if isinstance(raw, str):
        return OPEN if raw == "OPEN" else Silence(SilenceKind(raw))
    source, provision = raw["law"].split("/")
    return Silence(
        SilenceKind.LAW,
        source,
        provision,
        value=raw.get("value", ""),
        permitted=raw.get("permitted"),
        unless=raw.get("unless", {}),
    )


def _act(id_: str, entry: Raw, axes: Mapping[str, Axis]) -> Act:
    silence = entry["silence"]
    by_party = silence if isinstance(silence, dict) and "law" not in silence else {"default": silence}
    opposite = entry.get("opposite", {})
    declaratives: Raw = {"en": entry.get("declarative_en", ()), "zh": entry.get("declarative_zh", ())}
    declarative = entry.get("declarative", False)
    return Act(
        id=id_,
        by=tuple(entry["by"]),
        words=_word(id_, {} if declarative else entry),
        opposite=_word(id_, opposite),
        opposite_axes=frozenset(opposite.get("beside", ())),
        negative=_word(id_, entry.get("negative", {})),
        declaratives=_word(id_, entry if declarative else declaratives),
        declarative=declarative,
        performative=entry.get("performative", False),
        slots=entry.get("slots", {}),
        objects=tuple(entry.get("objects", ())) + tuple(entry.get("forums", ())),
        without_object=_without_object(entry),
        only_with={form: frozenset(objects) for form, objects in entry.get("only_with", {}).items()},
        axes={
            **{axis: axes[axis].silence if raw is None else _silence(raw) for axis, raw in entry["axes"].items()},
            **{axis.id: axis.silence for axis in axes.values() if axis.any_act and axis.id not in entry["axes"]},
        },
        silence={party: _silence(raw) for party, raw in by_party.items()},
        seen_as=_seen_as(entry["seen_as"]) if "seen_as" in entry else None,
        barred_by=tuple(
            Bar(bar["act"], tuple(bar.get("by", ())), bar["axis"], tuple(bar["values"]))
            for bar in entry.get("barred_by", ())
        ),
        ask=_bilingual(entry["ask"]) if "ask" in entry else None,
        gist=_bilingual(entry["gist"]),
        examples=Examples(_bilingual(entry["examples"]["good"]), _bilingual(entry["examples"]["risky"])),
        concerns=tuple(entry["concerns"]),
    )


def _without_object(entry: Raw) -> NoObject:
    """Return what an act without an object is about: nothing, if there is nothing that it could be about."""
    declared = entry.get("without_object", "OPEN" if entry.get("objects") or entry.get("forums") else "NONE")
    return NoObject(declared)


def _seen_as(raw: Raw) -> SeenAs:
    return SeenAs(
        act=raw["act"],
        modality=raw["modality"],
        becomes=raw["becomes"],
        party=raw["party"],
        to=raw["to"],
        owners=tuple(raw.get("owners", ())),
        kept_by=tuple(raw.get("kept_by", ())),
        objects=tuple(raw.get("objects", ())),
        qualifiers=raw.get("qualifiers", {}),
    )
