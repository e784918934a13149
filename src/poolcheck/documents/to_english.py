"""Prints a statement as an English sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.documents.first_order import said
from poolcheck.documents.wording import Wording, party_of_condition
from poolcheck.vocabulary.patterns import VerbForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.clause import Item, Qualifier, Statement
    from poolcheck.vocabulary.entries import Vocabulary

_LAST = ("start", "end")


def to_english(statement: Statement, words: Vocabulary) -> str:
    """Return a statement as an English sentence without a full stop."""
    return _English(words).sentence(statement)


class _English:
    def __init__(self, words: Vocabulary) -> None:
        self.wording = Wording(words, "en")

    def sentence(self, statement: Statement, mentioned: Item | None = None) -> str:
        conditions = statement.conditions
        mentioned = party_of_condition(conditions) or mentioned
        parts: list[str] = []
        if "if" in conditions:
            parts.append("if " + self.wording.condition(conditions["if"], self._act_trigger))
        parts.extend(self._statement(statement, mentioned))
        if "only_if" in conditions:
            parts.append("only if " + self.wording.condition(conditions["only_if"], self._act_trigger))
        if "unless" in conditions:
            parts.append("unless " + self.wording.condition(conditions["unless"], self._act_trigger))
        if statement.excepted:
            parts.append("except " + self.wording.items(statement.excepted, "object"))
        if statement.otherwise is not None:
            parts.append("otherwise " + self.sentence(statement.otherwise, mentioned))
        return ", ".join(parts)

    def _statement(self, statement: Statement, mentioned: Item | None) -> list[str]:
        act = self.wording.words.acts[statement.act]
        if statement.modality == "declares":
            qualifiers = self._qualifiers(statement.qualifiers.values())
            return [self.wording.declarative(act, statement.slots), *qualifiers]
        said_ = said(statement, self.wording)
        modality = said_.compound or self.wording.words.modalities[said_.modality]
        does = [modality.printed("en")]
        verb = VerbForm.BASE
        if said_.second_order is not None:
            link = said_.second_order.link
            does += [said_.second_order.printed("en"), self.wording.items(statement.parties, "party"), link]
            verb = VerbForm.GERUND if link == "from" else VerbForm.BASE
        does.append(self.wording.act(act, statement.slots, verb, opposite=said_.opposite))
        subject = statement.secured_by if said_.second_order is not None else statement.parties
        words = [*self._subject(subject, said_.modality, mentioned), *does]
        if words[0] == "no":
            words[2] = self.wording.words.modalities["may"].printed("en")
        return [" ".join(words), *self._qualifiers(said_.qualifiers.values())]

    def _subject(self, parties: tuple[Item, ...], modality: str, mentioned: Item | None) -> list[str]:
        if not parties:
            return []
        if mentioned is not None and parties == (mentioned,):
            return ["it"]
        if parties == ("any_party",) and modality == "must_not":
            return ["no", "party"]
        return [self.wording.items(parties, "party")]

    def _qualifiers(self, qualifiers: Iterable[Qualifier]) -> list[str]:
        order = sorted(qualifiers, key=lambda qualifier: _LAST.index(qualifier.axis) + 1 if qualifier.axis in _LAST else 0)
        return [self.wording.qualifier(qualifier) for qualifier in order]

    def _act_trigger(self, statement: Statement) -> str:
        act = self.wording.words.acts[statement.act]
        does = self.wording.act(act, statement.slots, VerbForm.THIRD, opposite=False)
        return " ".join(
            [self.wording.items(statement.parties, "party"), does, *self._qualifiers(statement.qualifiers.values())]
        )
