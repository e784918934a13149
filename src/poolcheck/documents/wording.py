"""The words for the parts of a statement: surface forms with their slots filled, lists, quotations, triggers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.documents.clause import Missing, Quoted
from poolcheck.vocabulary.patterns import VerbForm, alternatives, inflected

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Condition, Item, Qualifier, Statement, Trigger
    from poolcheck.vocabulary.entries import Act, Vocabulary, Word

_SLOT = re.compile(r"\{(\w+)\}")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONEY = re.compile(r"(.+) (CNY|USD|EUR|JPY)")
_CURRENCY = {"CNY": "元", "USD": "美元", "EUR": "欧元", "JPY": "日元"}
_QUOTES = {"en": ('""', "“”", "「」"), "zh": ("“”", "「」", "『』")}
_ALIKE = {'"': '"＂', "”": "”", "」": "」", "』": "』"}


@dataclass(frozen=True)
class Wording:
    """Words the parts of statements in one language."""

    words: Vocabulary
    language: Language

    @property
    def english(self) -> bool:
        """Whether the language is English."""
        return self.language == "en"

    def act(self, act: Act, slots: Mapping[str, object], verb: VerbForm = VerbForm.BASE, *, opposite: bool) -> str:
        """Return what is done: the pattern of the act that has just these slots."""
        form = self._form(act.opposite if opposite else act.words, slots)
        return self._filled(inflected(form, verb) if self.english else form, slots, act.slots)

    def declarative(self, act: Act, slots: Mapping[str, object]) -> str:
        """Return what is said of a thing without a modality."""
        return self._filled(self._form(act.declaratives, slots), slots, act.slots)

    def says(self, word: Word, slots: Collection[str]) -> bool:
        """Whether a word has a form in this language with just these slots."""
        return any(_slots_of(form) == set(slots) for form in self._forms(word))

    def qualifier(self, qualifier: Qualifier) -> str:
        """Return a qualifier: its value, or the name of its axis and why it is not known."""
        axis = self.words.axes[qualifier.axis]
        if isinstance(qualifier.value, Missing):
            return self._spaced(axis.names.printed(self.language), self._missing(qualifier.value))
        return self._filled(self._form(axis.values[qualifier.value], qualifier.slots), qualifier.slots)

    def condition(self, condition: Condition, act_of: Callable[[Statement], str]) -> str:
        """Return the triggers of a condition; `act_of` words an act that sets it off."""
        parts: list[str] = []
        said: object = None
        for trigger in condition.triggers:
            own = trigger.slots.get("party") if trigger.act is None else trigger.act.parties
            parts.append(self._trigger(trigger, act_of, leave_out=own if own == said else None))
            said = own or said
        joint = {"all": ("and", "且"), "any": ("or", "或者")}[condition.mode][0 if self.english else 1]
        return (f" {joint} " if self.english else joint).join(parts)

    def items(self, items: Sequence[object], kind: str) -> str:
        """Return a list of parties, objects or modes of exploitation."""
        worded = [self.item(item, kind) for item in items] or ["____"]
        *head, last = worded
        if not head:
            return last
        if self.english:
            return f"{', '.join(head)} and {last}"
        return f"{'、'.join(head)}和{last}"

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

    def _slot(self, value: object, kind: str) -> str:
        if value is None:
            return "____"
        match kind:
            case "event":
                return self._event(value)
            case "party" | "object" | "modes":
                return self.items(value if isinstance(value, (tuple, list)) else (value,), kind)
            case "quoted" | "place" if isinstance(value, str) and not isinstance(value, Missing):
                return self.quoted(value)
            case "money" if isinstance(value, str) and (money := _MONEY.fullmatch(value)) and not self.english:
                return money[1] + _CURRENCY[money[2]]
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
            self._slot(slots.get(part), (kinds or {}).get(part, part)) if index % 2 else part
            for index, part in enumerate(parts)
        ]
        return "".join(texts)

    def _spaced(self, *texts: str) -> str:
        return (" " if self.english else "").join(texts)


def _slots_of(form: str) -> set[str]:
    return set(_SLOT.findall(form))


def party_of_condition(conditions: Mapping[str, Condition]) -> Item | None:
    """Return the one party that a leading condition speaks of, if it is one."""
    condition = conditions.get("if")
    found: set[Item] = set()
    for trigger in condition.triggers if condition is not None else ():
        parties = trigger.act.parties if trigger.act is not None else trigger.slots.get("party", ())
        if isinstance(parties, tuple):
            found.update(parties)
    return next(iter(found)) if len(found) == 1 else None
