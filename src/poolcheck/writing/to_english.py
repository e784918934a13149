"""Prints a statement as an English sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.vocabulary.patterns import VerbForm
from poolcheck.writing.first_order import said
from poolcheck.writing.wording import Wording, party_of_condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.clause import Condition, Item, Qualifier, Statement
    from poolcheck.vocabulary.entries import Vocabulary

_FIRST = ("amount",)
_LAST = ("start", "end")
_OF_NOBODY = {"must_not": "may", "need_not": "is required to"}
"""What no party may do, or is required to do, each party must not or need not do."""


def to_english(statement: Statement, words: Vocabulary) -> str:
    """Return a statement as an English sentence without a full stop."""
    return _English(words).sentence(statement)


class _English:
    def __init__(self, words: Vocabulary) -> None:
        self.wording = Wording(words, "en")

    def sentence(self, statement: Statement, mentioned: str | None = None) -> str:
        conditions = statement.conditions
        mentioned = party_of_condition(statement, mentioned)
        parts: list[str] = []
        if "if" in conditions:
            parts.append(self._condition("if", conditions["if"]))
        parts.extend(self._statement(statement, mentioned))
        if "only_if" in conditions:
            parts.append(self._condition("only if", conditions["only_if"]))
        if "unless" in conditions:
            parts.append(self._condition("unless", conditions["unless"]))
        if statement.excepted:
            parts.append("except " + self.wording.items(statement.excepted, "object"))
        if statement.otherwise is not None:
            parts.append("otherwise " + self.sentence(statement.otherwise, mentioned))
        return ", ".join(parts)

    def _condition(self, opening: str, condition: Condition) -> str:
        parts = self.wording.conditions(condition, self._act_trigger)
        return f", {self.wording.joint(condition)} ".join(f"{opening} {part}" for part in parts)

    def _statement(self, statement: Statement, mentioned: str | None) -> list[str]:
        act = self.wording.words.acts[statement.act]
        if statement.modality == "declares":
            qualifiers = self._qualifiers(statement.qualifiers.values())
            return [self.wording.declarative(act, statement.slots), *qualifiers]
        said_ = said(statement, self.wording)
        modality = said_.compound or self.wording.words.modalities[said_.modality]
        does = [] if statement.performative else [modality.printed("en")]
        verb = VerbForm.THIRD if statement.performative and not self._several(statement.parties) else VerbForm.BASE
        if said_.second_order is not None:
            link = f"not {said_.second_order.link}" if said_.negated else said_.second_order.link
            does += [said_.second_order.printed("en"), self.wording.items(statement.parties, "party"), link]
            verb = VerbForm.GERUND if link == "from" else VerbForm.BASE
        wording = replace(self.wording, either=said_.either)
        does.append(wording.act(act, statement.slots, verb, opposite=said_.opposite))
        subject = statement.secured_by if said_.second_order is not None else statement.parties
        words = [*self._subject(subject, said_.modality, mentioned), *does]
        if words[0] == "no":
            words[2] = _OF_NOBODY[said_.modality]
        return [" ".join(words), *self._qualifiers(said_.qualifiers.values())]

    def _subject(self, parties: tuple[Item, ...], modality: str, mentioned: str | None) -> list[str]:
        if not parties:
            return []
        if mentioned is not None and parties == (mentioned,):
            return ["it"]
        if parties == ("any_party",) and modality in _OF_NOBODY:
            return ["no", "party"]
        return [self.wording.items(parties, "party")]

    def _qualifiers(self, qualifiers: Iterable[Qualifier]) -> list[str]:
        return [self.wording.qualifier(qualifier) for qualifier in self.wording.ordered(qualifiers, _FIRST, _LAST)]

    def _several(self, parties: tuple[Item, ...]) -> bool:
        """Whether a verb behind these parties is in the plural."""
        words = self.wording.words.parties
        return len(parties) > 1 or any(
            isinstance(party, str) and party in words and words[party].en[0].endswith("s") for party in parties
        )

    def _act_trigger(self, statement: Statement) -> str:
        act = self.wording.words.acts[statement.act]
        wording = replace(self.wording, commas=False)
        verb = VerbForm.BASE if statement.omitted or self._several(statement.parties) else VerbForm.THIRD
        does = wording.act(act, statement.slots, verb, opposite=False)
        if statement.omitted:
            does = f"{wording.words.structure['not'].en[1]} {does}"
        qualifiers = wording.ordered(statement.qualifiers.values(), _FIRST, _LAST)
        return " ".join([wording.items(statement.parties, "party"), does, *map(wording.qualifier, qualifiers)])
