"""The words for the parts of a statement: surface forms with their slots filled, lists, quotations, triggers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from poolcheck.documents.clause import Missing, Quoted
from poolcheck.vocabulary.patterns import VerbForm, alternatives, inflected, slot_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Condition, Qualifier, Statement, Trigger
    from poolcheck.vocabulary.entries import Act, Vocabulary, Word

_SLOT = re.compile(r"\{(\w+)\}")
_ADJOINING_BLANKS = re.compile("_{8}")
_DAY_OF_DATE = re.compile("(?:(?<=[0-9]日)|(?<=____))之日起")  # 自2026年1月1日起, 自合同生效之日起
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONEY = re.compile(r"(.+) ([A-Z]{3})")
_QUOTES: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "en": (('"', '"'), ("“", "”"), ("「", "」")),
    "zh": (("“", "”"), ("「", "」"), ("『", "』")),
}
_ALIKE = {'"': '"＂', "”": "”", "」": "」", "』": "』"}


@dataclass(frozen=True)
class Wording:
    """Words the parts of statements in one language.

    Without `commas` lists have none in them; with `either` the lists of an act end in `or`.
    """

    words: Vocabulary
    language: Language
    commas: bool = True
    either: bool = False

    @property
    def english(self) -> bool:
        """Whether the language is English."""
        return self.language == "en"

    def act(self, act: Act, slots: Mapping[str, object], verb: VerbForm = VerbForm.BASE, *, opposite: bool) -> str:
        """Return what is done: the pattern of the act that has just these slots."""
        word = _fitting(act, act.opposite if opposite else act.words, _listed(slots.get("object")))
        if not any(isinstance(item, str) and item in act.objects for item in _listed(slots.get("object"))):
            own = tuple(form for form in word.forms(self.language) if form not in _shared(self.words, self.language))
            word = replace(word, en=own, zh=own) if any(_slots_of(form) == set(slots) for form in own) else word
        form = self._form(word, slots)
        return self._filled(inflected(form, verb) if self.english else form, slots, act.slots)

    def negative(self, act: Act, slots: Mapping[str, object]) -> str:
        """Return what is said not to be owed."""
        word = _fitting(act, act.negative, _listed(slots.get("object")))
        return self._filled(self._form(word, slots), slots, act.slots)

    def declarative(self, act: Act, slots: Mapping[str, object], adverb: str = "") -> str:
        """Return what is said of a thing without a modality; an adverb stands before its last words, 归……共同所有."""
        before, slot, after = self._form(act.declaratives, slots).rpartition("}")
        return self._filled(before + slot + adverb + after, slots, act.slots)

    def takes_adverb(self, act: Act, slots: Mapping[str, object]) -> bool:
        """Whether an adverb has its place before the last words of what is said of a thing."""
        form = self._form(act.declaratives, slots)
        return "{" in form and not form.endswith("}")

    def says(self, word: Word, slots: Collection[str]) -> bool:
        """Whether a word has a form in this language with just these slots."""
        return any(_slots_of(form) == set(slots) for form in self._forms(word))

    def ordered(self, qualifiers: Iterable[Qualifier], first: Sequence[str], last: Sequence[str]) -> list[Qualifier]:
        """Return qualifiers in the order they are printed in, whatever order they were written in."""
        axes = [*first, *(axis for axis in self.words.axes if axis not in (*first, *last)), *last]
        return sorted(qualifiers, key=lambda qualifier: axes.index(qualifier.axis))

    def qualifier(self, qualifier: Qualifier) -> str:
        """Return a qualifier: its value, or the name of its axis and why it is not known."""
        axis = self.words.axes[qualifier.axis]
        if isinstance(qualifier.value, Missing):
            return self._spaced(axis.names.printed(self.language), self._missing(qualifier.value))
        return self._filled(self._form(axis.values[qualifier.value], qualifier.slots), qualifier.slots)

    def otherwise_said(self, qualifier: Qualifier, beginning: str) -> str:
        """Return a qualifier in another form that does not begin so, if there is one."""
        word = self.words.axes[qualifier.axis].values[qualifier.value]
        forms = [form for form in self._forms(word) if not form.startswith(beginning)]
        form = next((form for form in forms if _slots_of(form) == set(qualifier.slots)), None)
        return self._filled(form, qualifier.slots) if form is not None else self.qualifier(qualifier)

    def joint(self, condition: Condition) -> str:
        """Return the word between the triggers of a condition."""
        return {"all": ("and", "且"), "any": ("or", "或者")}[condition.mode][0 if self.english else 1]

    def conditions(self, condition: Condition, act_of: Callable[[Statement], str]) -> list[str]:
        """Return a condition in as many parts as are needed to tell its triggers from lists inside of them."""
        if len(condition.triggers) == 1 or all(trigger.id is not None for trigger in condition.triggers):
            return [self._condition(condition, act_of)]
        return [self._trigger(trigger, act_of, leave_out=None) for trigger in condition.triggers]

    def _condition(self, condition: Condition, act_of: Callable[[Statement], str]) -> str:
        parts: list[str] = []
        said: object = None
        for trigger in condition.triggers:
            own = trigger.slots.get("party") if trigger.act is None else trigger.act.parties
            parts.append(self._trigger(trigger, act_of, leave_out=own if own == said else None))
            said = own or said
        joint = self.joint(condition)
        return (f" {joint} " if self.english else joint).join(parts)

    def items(self, items: Sequence[object], kind: str, *, last_words: bool = False) -> str:
        """Return a list of parties, objects or modes; English has commas in it only where nothing comes behind."""
        worded = [self.item(item, kind) for item in items] or ["____"]
        head, last = worded[:-1], worded[-1]
        if not head:
            return last
        if self.english:
            joint = "or" if self.either else "and"
            commas = self.commas and last_words and kind != "party" and all(isinstance(item, str) for item in items)
            return f"{', '.join(head)} {joint} {last}" if commas else f" {joint} ".join(worded)
        return f"{'、'.join(head)}{'或者' if self.either else '和'}{last}"

    def item(self, item: object, kind: str = "") -> str:
        """Return one id, quotation or gap; `kind` tells where to look first for ids that mean several things."""
        if isinstance(item, Quoted):
            return self.quoted(item.text)
        if isinstance(item, Missing):
            return self._missing(item)
        text = str(item)
        tables = {"party": self.words.parties, "modes": self.words.modes, "base": self.words.bases}
        for table in (tables.get(kind, self.words.objects), self.words.objects, self.words.parties):
            if text in table:
                return table[text].printed(self.language)
        return text

    def quoted(self, text: str) -> str:
        """Return a text in quotation marks that do not stand in it; failing all, with the closing ones doubled."""
        for opening, closing in _QUOTES[self.language]:
            if not any(mark in text for mark in _ALIKE[closing]):
                return opening + text + closing
        opening, closing = _QUOTES[self.language][0]
        return opening + "".join(mark * 2 if mark in _ALIKE[closing] else mark for mark in text) + closing

    def _trigger(self, trigger: Trigger, act_of: Callable[[Statement], str], leave_out: object) -> str:
        if trigger.quote is not None:
            return self.quoted(trigger.quote)
        if trigger.act is not None:
            return act_of(trigger.act)
        if trigger.id is None:
            return "____"
        slots = dict(trigger.slots)
        word = self.words.triggers[trigger.id]
        if leave_out is not None and self.says(word, set(slots) - {"party"}):
            del slots["party"]
        return self._filled(self._form(word, slots), slots)

    def _event(self, value: object) -> str:
        if isinstance(value, dict):
            slots = {name: below for name, below in value.items() if name != "trigger"}
            return self._filled(self._form(self.words.triggers[str(value.get("trigger"))], slots), slots)
        if isinstance(value, (Missing, Quoted)):
            return self.item(value)
        text = str(value)
        if text in self.words.triggers:
            return self._filled(self._form(self.words.triggers[text], ()), {})
        if (date := _DATE.fullmatch(text)) and not self.english:
            return f"{date[1]}年{int(date[2])}月{int(date[3])}日"
        return text

    def _slot(self, value: object, kind: str, *, last: bool) -> str:
        if value is None:
            return "____"
        match kind:
            case "event":
                return self._event(value)
            case "party" | "object" | "modes":
                return self.items(_listed(value), kind, last_words=last)
            case "quoted" | "place" if isinstance(value, str) and not isinstance(value, Missing):
                return self.quoted(value)
            case "money" if isinstance(value, str) and (money := _MONEY.fullmatch(value)) and not self.english:
                return money[1] + self.words.currencies[money[2]].printed("zh")
            case _:
                return self.item(value, kind)

    def _missing(self, missing: Missing) -> str:
        return "____" if missing is Missing.BLANK else self.words.certainties[missing.value].printed(self.language)

    def _forms(self, word: Word) -> tuple[str, ...]:
        return tuple(text for form in word.forms(self.language) for text in alternatives(form))

    def _form(self, word: Word, names: Collection[str]) -> str:
        """Return the first form with just these slots, else the one with the fewest to leave blank."""
        forms = self._forms(word)
        wanted = set(names)
        exact = next((form for form in forms if _slots_of(form) == wanted), None)
        return exact or min(forms, key=lambda form: (len(wanted - _slots_of(form)), len(_slots_of(form) - wanted)))

    def _filled(self, form: str, slots: Mapping[str, object], kinds: Mapping[str, str] | None = None) -> str:
        parts = _SLOT.split(form)
        texts = [
            self._slot(slots.get(part), (kinds or {}).get(part, slot_kind(part)), last=not any(parts[index + 1 :]))
            if index % 2
            else part
            for index, part in enumerate(parts)
        ]
        return _DAY_OF_DATE.sub("起", _ADJOINING_BLANKS.sub("____ ____", "".join(texts)))

    def _spaced(self, *texts: str) -> str:
        return (" " if self.english else "").join(texts)


def _fitting(act: Act, word: Word, objects: Collection[object]) -> Word:
    """Return a word without the forms that go only with other objects: validity is no thing to be invalidated."""
    if not act.only_with:
        return word

    def fits(form: str) -> bool:
        return form not in act.only_with or not act.only_with[form].isdisjoint(objects)

    return replace(word, en=tuple(filter(fits, word.en)), zh=tuple(filter(fits, word.zh)))


@cache
def _shared(words: Vocabulary, language: Language) -> frozenset[str]:
    """Return the patterns that several acts have: only an object of the vocabulary tells which is meant."""
    count = Counter(form for act in words.acts.values() for form in act.words.forms(language))
    return frozenset(form for form, times in count.items() if times > 1)


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _slots_of(form: str) -> set[str]:
    return set(_SLOT.findall(form))


def party_of_condition(statement: Statement, mentioned: str | None) -> str | None:
    """Return the one party that the leading condition speaks of, or else one `mentioned` before; None if several."""
    condition = statement.conditions.get("if")
    found: set[object] = set()
    for trigger in condition.triggers if condition is not None else ():
        found.update(_listed(trigger.act.parties if trigger.act is not None else trigger.slots.get("party", ())))
    if not found:
        return mentioned
    only = next(iter(found))
    return only if len(found) == 1 and isinstance(only, str) and not isinstance(only, Missing) else None
