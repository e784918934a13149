"""Prints a statement as a Chinese sentence in its natural order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from poolcheck.writing.chinese_manner import manner_of, stands_before_verb
from poolcheck.writing.first_order import GATE, said
from poolcheck.writing.wording import Wording, party_of_condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.clause import Condition, Qualifier, Statement, Trigger
    from poolcheck.vocabulary.entries import Vocabulary, Word
    from poolcheck.writing.first_order import Said

_LEADING = ("consultation",)
"""One consults somebody before asking for consent."""

_LAST = ("end",)
_JOINTLY = "共同"
_NEGATED_WITH_IT = ("经", "征求", "未")
"""A 未 before one of these would negate it (未经同意, 未征求意见) and not what is done."""


def to_chinese(statement: Statement, words: Vocabulary) -> str:
    """Return a statement as a Chinese sentence without a full stop."""
    return _Chinese(words).sentence(statement)


class _Chinese:
    def __init__(self, words: Vocabulary) -> None:
        self.wording = Wording(words, "zh")

    def sentence(self, statement: Statement, mentioned: str | None = None) -> str:
        conditions = statement.conditions
        mentioned = party_of_condition(statement, mentioned)
        parts: list[str] = []
        if "if" in conditions:
            parts.append(self._if(conditions["if"]))
        if "only_if" in conditions:
            parts.append(self._condition("仅当", conditions["only_if"], "时"))
        parts.extend(self._statement(statement, mentioned))
        if "unless" in conditions:
            parts.append(self._unless(conditions["unless"], alone=not statement.excepted))
        if statement.excepted:
            parts.append("但" + self.wording.items(statement.excepted, "object") + "除外")
        if statement.otherwise is not None:
            parts.append("否则" + self.sentence(statement.otherwise, mentioned))
        return "，".join(parts)

    def _condition(self, opening: str, condition: Condition, end: str = "") -> str:
        parts = self.wording.conditions(condition, self._act_trigger)
        return f"，{self.wording.joint(condition)}".join(f"{opening}{part}{end}" for part in parts)

    def _if(self, condition: Condition) -> str:
        """Return 被许可方违约的，或者“x”的; what is only quoted, and stands first, needs a word that opens it."""
        parts = [f"{part}的" for part in self.wording.conditions(condition, self._act_trigger)]
        if _unsaid(condition.triggers[0]):
            parts[0] = "如" + parts[0].removesuffix("的")
        return f"，{self.wording.joint(condition)}".join(parts)

    def _unless(self, condition: Condition, *, alone: bool) -> str:
        parts = self.wording.conditions(condition, self._act_trigger)
        if alone and not (len(parts) == 1 and _unsaid(condition.triggers[0])):
            return "但" + f"的，{self.wording.joint(condition)}".join(parts) + "的除外"
        return self._condition("除非", condition)

    def _statement(self, statement: Statement, mentioned: str | None) -> list[str]:
        act = self.wording.words.acts[statement.act]
        if statement.modality == "declares":
            return self._declarative(statement)
        said_ = said(statement, self.wording)
        wording = replace(self.wording, either=said_.either)
        what = wording.negative if said_.denied else partial(wording.act, opposite=said_.opposite)
        acted = what(act, statement.slots)
        before, inner, after = self._placed(said_.qualifiers.values())
        jointly = said_.second_order is None and _both(statement)
        manner = manner_of(self.wording, inner, acted, *([_JOINTLY] if jointly else []))
        does = manner.text + acted
        if said_.second_order is not None:
            bound = self.wording.items(statement.parties, "party")
            not_ = self.wording.words.structure["not"].zh[0] if said_.negated else ""
            does = said_.second_order.printed("zh") + bound + not_ + does
        subject = self._subject(statement, said_, mentioned)
        unsaid = statement.performative or said_.denied
        return [*before, subject + ("" if unsaid else self._modality(said_, does)) + does, *manner.behind, *after]

    def _declarative(self, statement: Statement) -> list[str]:
        act = self.wording.words.acts[statement.act]
        before, manner, after = self._placed(statement.qualifiers.values())
        said_so = [self.wording.qualifier(one) for one in manner if one.axis != "jointness"]
        jointly = [self.wording.qualifier(one) for one in manner if one.axis == "jointness"]
        if not self.wording.takes_adverb(act, statement.slots):
            return [*before, self.wording.declarative(act, statement.slots), *jointly, *said_so, *after]
        return [*before, self.wording.declarative(act, statement.slots, "".join(jointly)), *said_so, *after]

    def _subject(self, statement: Statement, said_: Said, mentioned: str | None) -> str:
        parties = statement.secured_by if said_.second_order is not None else statement.parties
        if not parties or (parties == (mentioned,) and not statement.performative):
            return ""
        if said_.second_order is None and _both(statement):
            return "双方"
        subject = self.wording.items(parties, "party")
        return subject + "均" if parties == ("any_party",) and said_.modality == "need_not" else subject

    def _modality(self, said_: Said, does: str) -> str:
        if said_.compound is not None and said_.gate:
            return GATE
        return _before(said_.compound or self.wording.words.modalities[said_.modality], does)

    def _placed(self, qualifiers: Iterable[Qualifier]) -> tuple[list[str], list[Qualifier], list[str]]:
        """Sort qualifiers by their place: before the subject, between modality and act, behind a comma."""
        before: list[str] = []
        manner: list[Qualifier] = []
        after: list[str] = []
        for qualifier in self.wording.ordered(qualifiers, _LEADING, _LAST):
            axis = self.wording.words.axes[qualifier.axis]
            text = self.wording.qualifier(qualifier)
            if qualifier.value not in axis.values:
                after.append(text)
            elif axis.place == "manner" or stands_before_verb(qualifier, text):
                manner.append(qualifier)
            else:
                (before if axis.place == "before" else after).append(text)
        return before, manner, after

    def _act_trigger(self, statement: Statement) -> str:
        act = self.wording.words.acts[statement.act]
        does = self.wording.act(act, statement.slots, opposite=False)
        qualifiers = list(statement.qualifiers.values())
        party = self.wording.items(statement.parties, "party")
        if not statement.omitted:
            return party + manner_of(self.wording, qualifiers, does, commas=False).text + does
        ahead = [one for one in qualifiers if self._negated_with(one)]
        rest = [one for one in qualifiers if one not in ahead]
        texts = [manner_of(self.wording, each, does, commas=False).text for each in (ahead, rest)]
        return party + texts[0] + self.wording.words.structure["not"].zh[1] + texts[1] + does

    def _negated_with(self, qualifier: Qualifier) -> bool:
        known = qualifier.value in self.wording.words.axes[qualifier.axis].values
        return not known or self.wording.qualifier(qualifier).startswith(_NEGATED_WITH_IT)


def _both(statement: Statement) -> bool:
    """Whether 双方 do it 共同, which stands behind the modality."""
    return statement.parties == ("parties_jointly",) and "jointness" not in statement.qualifiers


def _before(modality: Word, does: str) -> str:
    """Return a form of a modality that does not end in the word that follows: 有权以…的方式, never 可以以."""
    return next((form for form in modality.zh if not does.startswith(form[-1])), modality.printed("zh"))


def _unsaid(trigger: Trigger) -> bool:
    """Whether a trigger is only quoted or left blank."""
    return trigger.act is None and trigger.id is None
