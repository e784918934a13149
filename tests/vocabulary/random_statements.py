"""Well-formed statements over the whole vocabulary, for properties that hold of all of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from reading_back import LANGUAGES, WORDS

from poolcheck.core.location import SourceText, Span
from poolcheck.documents.clause import NOT, Condition, Item, Missing, Qualifier, Quoted, Statement, Trigger
from poolcheck.vocabulary.patterns import alternatives, slot_kind

if TYPE_CHECKING:
    from poolcheck.vocabulary.entries import Act, Word

NOWHERE = Span(SourceText("nowhere", ""), 0, 0)
NUMBERS = ("1", "12", "60", "1,000", "2.5", Missing.BLANK)
EVENTS = ("2025-06-01", Missing.BLANK, Quoted("the last product leaves the market"))
QUOTATIONS = ("LPR", "the “old” list", 'so "called"', "中国", "a, b; c.", '"', "”", "“全部”专利", "「")


def slot_sets(word: Word) -> tuple[frozenset[str], ...]:
    """Return the sets of slots that an entry has forms for in both languages."""
    both = [
        {frozenset(re.findall(r"\{(\w+)\}", text)) for form in word.forms(language) for text in alternatives(form)}
        for language in LANGUAGES
    ]
    return tuple(sorted(both[0] & both[1], key=sorted))


quoted = st.sampled_from(QUOTATIONS).map(Quoted)
PARTIES = tuple(id_ for id_ in WORDS.parties if id_ != "it")


def items(ids: tuple[str, ...], most: int = 3) -> st.SearchStrategy[tuple[Item, ...]]:
    one: st.SearchStrategy[Item] = st.sampled_from(ids)
    some = st.lists(one, min_size=1, max_size=most, unique=True).map(tuple)
    gap: st.SearchStrategy[tuple[Item, ...]] = st.just((Missing.BLANK,))
    mixed = st.tuples(one, quoted, one).map(lambda found: tuple(dict.fromkeys(found)))
    return st.one_of(some, some, quoted.map(lambda quote: (quote,)), gap, mixed)


def _slot(kind: str, act: Act | None) -> st.SearchStrategy[object]:
    match kind:
        case "party":
            return items(PARTIES, most=2)
        case "object":
            return items(act.objects if act and act.objects else tuple(WORDS.objects))
        case "modes":
            return st.lists(st.sampled_from(tuple(WORDS.modes)), min_size=1, max_size=4, unique=True).map(tuple)
        case "event":
            simple = tuple(id_ for id_, word in WORDS.triggers.items() if frozenset[str]() in slot_sets(word))
            return st.sampled_from((*simple, *EVENTS))
        case "n":
            return st.sampled_from(NUMBERS)
        case "percent":
            return st.sampled_from(("3.5%", "____%", "100%", Missing.BLANK))
        case "money":
            return st.sampled_from(("1.00 CNY", "2,500 USD", "____ CNY", Missing.BLANK))
        case "base":
            return st.one_of(st.sampled_from((*WORDS.bases, Missing.BLANK)), quoted)
        case _:
            return st.one_of(quoted, st.just(Missing.BLANK))


@st.composite
def slots_of(draw: st.DrawFn, word: Word, act: Act | None = None) -> dict[str, object]:
    kinds = act.slots if act else {}
    names = draw(st.sampled_from(slot_sets(word)))
    return {name: draw(_slot(kinds.get(name, slot_kind(name)), act)) for name in sorted(names)}


@st.composite
def qualifiers(draw: st.DrawFn, act: Act, most: int = 4) -> dict[str, Qualifier]:
    found: dict[str, Qualifier] = {}
    for axis in draw(st.lists(st.sampled_from(sorted(act.axes)), max_size=most, unique=True)):
        values = WORDS.axes[axis].values
        value = draw(st.sampled_from((*values, *values, *values, *Missing)))
        slots = draw(slots_of(values[value])) if value in values else {}
        found[axis] = Qualifier(axis, value, NOWHERE, slots)
    return found


_DENIED = "{party} does not "
_DENIALS = {form for word in WORDS.triggers.values() for form in word.en if form.startswith(_DENIED)}


def _told(act: Act) -> bool:
    """Whether a trigger of its own says that somebody does not do this act."""
    return any(_DENIED + form in _DENIALS for form in act.words.en)


@st.composite
def triggers(draw: st.DrawFn) -> Trigger:
    kind = draw(st.sampled_from(("closed", "closed", "closed", "act", "act", "quote", "blank")))
    match kind:
        case "closed":
            id_ = draw(st.sampled_from(tuple(WORDS.triggers)))
            return Trigger(NOWHERE, id=id_, slots=draw(slots_of(WORDS.triggers[id_])))
        case "act":
            act = draw(st.sampled_from([act for act in WORDS.acts.values() if act.words.en and not _told(act)]))
            omitted = draw(st.sampled_from(("", "", NOT)))
            return Trigger(NOWHERE, act=draw(bare_statements(act, most_qualifiers=2, modality=omitted)))
        case "quote":
            return Trigger(NOWHERE, quote=draw(quoted).text)
        case _:
            return Trigger(NOWHERE)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    found = draw(st.lists(triggers(), min_size=1, max_size=3))
    mode = draw(st.sampled_from(("any", "all"))) if len(found) > 1 else "all"
    return Condition(mode, _with_party_named_first(found))


def _with_party_named_first(triggers_: list[Trigger]) -> tuple[Trigger, ...]:
    """Name the party of a trigger such as `breaches`; without one it means the party of the trigger before it."""
    return tuple(
        replace(trigger, slots={"party": ("licensee",), **trigger.slots})
        if trigger.id in OF_A_PARTY and "party" not in trigger.slots
        else trigger
        for trigger in triggers_
    )


OF_A_PARTY = tuple(id_ for id_, word in WORDS.triggers.items() if any("party" in names for names in slot_sets(word)))


@st.composite
def bare_statements(draw: st.DrawFn, act: Act, most_qualifiers: int = 4, modality: str | None = None) -> Statement:
    modal = draw(st.sampled_from(modalities(act))) if modality is None else modality
    declared = modal == "declares"
    parties: tuple[Item, ...] = () if declared else draw(st.one_of(items(act.by or PARTIES, 2), items(PARTIES, 1)))
    slots = draw(slots_of(act.declaratives if declared else act.words, act))
    return Statement(
        parties=parties,
        modality=modal,
        act=act.id,
        slots=slots,  # type: ignore[arg-type]  # slots of acts hold items only
        qualifiers=draw(qualifiers(act, most_qualifiers)),
        conditions={},
        excepted=(),
        otherwise=None,
        secured_by=(),
        span=NOWHERE,
        places={},
        performative=modal == "must" and act.performative and draw(st.booleans()),
    )


def modalities(act: Act) -> tuple[str, ...]:
    """Return the modalities that an act may be said with."""
    own = tuple(id_ for id_ in WORDS.modalities if id_ != "declares") if act.words.en else ()
    return (*own, *(("declares",) if act.declaratives.en else ()))


EXCEPTED = (*WORDS.objects, *WORDS.parties)


@st.composite
def whole_statements(draw: st.DrawFn, deep: int = 1) -> Statement:
    act = draw(st.sampled_from(tuple(WORDS.acts.values())))
    said = draw(bare_statements(act))
    kinds = draw(st.lists(st.sampled_from(("if", "only_if", "unless")), max_size=2, unique=True))
    said = replace(said, conditions={kind: draw(conditions()) for kind in kinds})
    if draw(st.integers(0, 3)) == 0:
        said = replace(said, excepted=draw(items(tuple(id_ for id_ in EXCEPTED if id_ != "it"))))
    if said.modality in SECURED and not said.performative and draw(st.booleans()):
        said = replace(said, secured_by=draw(items(PARTIES, 2)))
    if deep and draw(st.integers(0, 3)) == 0:
        said = replace(said, otherwise=draw(whole_statements(deep=deep - 1)))
    return said


SECURED = frozenset(
    change.modality for form in WORDS.second_order.values() for change in form.becomes.values() if not change.qualifiers
)
