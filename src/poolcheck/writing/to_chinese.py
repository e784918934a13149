"""Prints a statement as a Chinese sentence in its natural order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.writing.first_order import said
from poolcheck.writing.wording import Wording, party_of_condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.clause import Condition, Qualifier, Statement
    from poolcheck.vocabulary.entries import Vocabulary, Word

_FIRST = ("frequency", "span", "deadline")
"""Chinese says how often and when before it says how."""

_ADVERB_LENGTH = 2
"""A manner of two characters, such as 有偿, is an adverb; longer ones are coverb phrases, such as 以普通许可方式."""

_NEGATED_WITH_IT = ("经", "征求")
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
        return self._condition("如", condition) if _unsaid(condition) else self._condition("", condition, "的")

    def _unless(self, condition: Condition, *, alone: bool) -> str:
        if alone and not _unsaid(condition) and len(self.wording.conditions(condition, self._act_trigger)) == 1:
            return self._condition("但", condition, "的除外")
        return self._condition("除非", condition)

    def _statement(self, statement: Statement, mentioned: str | None) -> list[str]:
        act = self.wording.words.acts[statement.act]
        if statement.modality == "declares":
            before, manner, after = self._placed(statement.qualifiers.values())
            said_so = self.wording.declarative(act, statement.slots)
            return [*before, said_so, *map(self.wording.qualifier, manner), *after]
        said_ = said(statement, self.wording)
        before, manner, after = self._placed(said_.qualifiers.values())
        modality = said_.compound or self.wording.words.modalities[said_.modality]
        does = self._manner(manner) + self.wording.act(act, statement.slots, opposite=said_.opposite)
        if said_.second_order is not None:
            bound = self.wording.items(statement.parties, "party")
            not_ = self.wording.words.structure["not"].zh[0] if said_.negated else ""
            does = said_.second_order.printed("zh") + bound + not_ + does
        parties = statement.secured_by if said_.second_order is not None else statement.parties
        subject = self.wording.items(parties, "party") if parties and parties != (mentioned,) else ""
        return [*before, subject + _before(modality, does) + does, *after]

    def _placed(self, qualifiers: Iterable[Qualifier]) -> tuple[list[str], list[Qualifier], list[str]]:
        """Sort qualifiers by their place: before the subject, between modality and act, behind a comma."""
        before: list[str] = []
        manner: list[Qualifier] = []
        after: list[str] = []
        for qualifier in self.wording.ordered(qualifiers, _FIRST, ()):
            place = self.wording.words.axes[qualifier.axis].place
            if qualifier.value not in self.wording.words.axes[qualifier.axis].values:
                after.append(self.wording.qualifier(qualifier))
            elif place == "manner":
                manner.append(qualifier)
            else:
                (before if place == "before" else after).append(self.wording.qualifier(qualifier))
        return before, manner, after

    def _manner(self, qualifiers: Iterable[Qualifier]) -> str:
        ordered = list(self.wording.ordered(qualifiers, _FIRST, ()))
        texts = {each.axis: self.wording.qualifier(each) for each in ordered}
        short = [axis for axis, text in texts.items() if axis != _FIRST[0] and len(text) == _ADVERB_LENGTH]
        adverbs = [texts[axis] for axis in short]
        phrases = [text for axis, text in texts.items() if axis not in short]
        return "".join(phrases) + "、".join(adverbs) + ("地" if len(adverbs) > 1 else "")

    def _act_trigger(self, statement: Statement) -> str:
        act = self.wording.words.acts[statement.act]
        does = self.wording.act(act, statement.slots, opposite=False)
        manner = self._manner(statement.qualifiers.values())
        if statement.omitted:
            not_ = self.wording.words.structure["not"].zh[1]
            plain = all(
                each.value in self.wording.words.axes[each.axis].values for each in statement.qualifiers.values()
            )
            does = not_ + manner + does if plain and not manner.startswith(_NEGATED_WITH_IT) else manner + not_ + does
        else:
            does = manner + does
        return self.wording.items(statement.parties, "party") + does


def _before(modality: Word, does: str) -> str:
    """Return a form of a modality that does not end in the word that follows: 有权以…的方式, never 可以以."""
    return next((form for form in modality.zh if not does.startswith(form[-1])), modality.printed("zh"))


def _unsaid(condition: Condition) -> bool:
    """Whether a condition has triggers that are only quoted or left blank."""
    return any(trigger.act is None and trigger.id is None for trigger in condition.triggers)
