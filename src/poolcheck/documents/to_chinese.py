"""Prints a statement as a Chinese sentence in its natural order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.documents.first_order import said
from poolcheck.documents.wording import Wording, party_of_condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.clause import Condition, Item, Qualifier, Statement
    from poolcheck.vocabulary.entries import Vocabulary

_ADVERB_LENGTH = 2
"""A manner of two characters, such as 有偿, is an adverb; longer ones are coverb phrases, such as 以普通许可方式."""


def to_chinese(statement: Statement, words: Vocabulary) -> str:
    """Return a statement as a Chinese sentence without a full stop."""
    return _Chinese(words).sentence(statement)


class _Chinese:
    def __init__(self, words: Vocabulary) -> None:
        self.wording = Wording(words, "zh")

    def sentence(self, statement: Statement, mentioned: Item | None = None) -> str:
        conditions = statement.conditions
        own = party_of_condition(conditions)
        parts: list[str] = []
        if "if" in conditions:
            parts.append(self._if(conditions["if"]))
        if "only_if" in conditions:
            parts.append("仅当" + self.wording.condition(conditions["only_if"], self._act_trigger) + "时")
        parts.extend(self._statement(statement, own or mentioned))
        if "unless" in conditions:
            parts.append(self._unless(conditions["unless"], alone=not statement.excepted))
        if statement.excepted:
            parts.append("但" + self.wording.items(statement.excepted, "object") + "除外")
        if statement.otherwise is not None:
            parts.append("否则" + self.sentence(statement.otherwise, own or mentioned))
        return "，".join(parts)

    def _if(self, condition: Condition) -> str:
        triggers = self.wording.condition(condition, self._act_trigger)
        return f"如{triggers}" if _unsaid(condition) else f"{triggers}的"

    def _unless(self, condition: Condition, *, alone: bool) -> str:
        triggers = self.wording.condition(condition, self._act_trigger)
        return f"但{triggers}的除外" if alone and not _unsaid(condition) else f"除非{triggers}"

    def _statement(self, statement: Statement, mentioned: Item | None) -> list[str]:
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
            does = said_.second_order.printed("zh") + bound + does
        parties = statement.secured_by if said_.second_order is not None else statement.parties
        subject = self.wording.items(parties, "party") if parties and parties != (mentioned,) else ""
        return [*before, subject + modality.printed("zh") + does, *after]

    def _placed(self, qualifiers: Iterable[Qualifier]) -> tuple[list[str], list[Qualifier], list[str]]:
        """Sort qualifiers by their place: before the subject, between modality and act, behind a comma."""
        before: list[str] = []
        manner: list[Qualifier] = []
        after: list[str] = []
        for qualifier in qualifiers:
            place = self.wording.words.axes[qualifier.axis].place
            if qualifier.value not in self.wording.words.axes[qualifier.axis].values:
                after.append(self.wording.qualifier(qualifier))
            elif place == "manner":
                manner.append(qualifier)
            else:
                (before if place == "before" else after).append(self.wording.qualifier(qualifier))
        return before, manner, after

    def _manner(self, qualifiers: Iterable[Qualifier]) -> str:
        texts = [self.wording.qualifier(qualifier) for qualifier in qualifiers]
        adverbs = [text for text in texts if len(text) == _ADVERB_LENGTH]
        phrases = [text for text in texts if len(text) != _ADVERB_LENGTH]
        return "".join(phrases) + "、".join(adverbs) + ("地" if len(adverbs) > 1 else "")

    def _act_trigger(self, statement: Statement) -> str:
        act = self.wording.words.acts[statement.act]
        does = self.wording.act(act, statement.slots, opposite=False)
        manner = self._manner(statement.qualifiers.values())
        return self.wording.items(statement.parties, "party") + manner + does


def _unsaid(condition: Condition) -> bool:
    """Whether a condition has triggers that are only quoted or left blank."""
    return any(trigger.act is None and trigger.id is None for trigger in condition.triggers)
