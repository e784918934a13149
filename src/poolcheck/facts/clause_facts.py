"""The facts of a clause: what it says on each axis, and how its silence is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing, Quoted, clause_name
from poolcheck.expr.values import Fact, OneOf, Several
from poolcheck.facts.charges import base_of_tiers, rate_said
from poolcheck.facts.duration import deadline_length, end_day, end_events, frequency_length
from poolcheck.facts.ground import DefaultOfLaw, Ground
from poolcheck.facts.parties import bound, counterparties, open_ended
from poolcheck.facts.questions import question_of
from poolcheck.facts.reckoning import reckoned_on
from poolcheck.facts.restriction import question_of_hedge, restricts
from poolcheck.vocabulary.entries import NOTHING, NoObject, SilenceKind
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from poolcheck.documents.clause import Condition, Item, Statement
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.facts.views import ClauseView
    from poolcheck.vocabulary.entries import Act, Silence, Vocabulary


@dataclass(frozen=True, slots=True)
class ClauseRecord:
    """A view of a clause as a record of facts, on a day if that is known."""

    view: ClauseView
    words: Vocabulary
    as_of: date | None = None

    def fact(self, name: str) -> Fact:
        """Return the fact `name`; an axis the act does not have is `nothing`."""
        statement = self.view.statement
        ground = self._ground(name)
        match name:
            case "party" | "to" | "of_whom" | "instructed_by" | "consent_of":
                return self._parties(name, ground)
            case "modality" | "act":
                return Fact(f"{statement.act}.{name}", OneOf(frozenset({getattr(statement, name)})), source=ground)
            case "restricted" | "excepted" | "end_day" | "end_event" | "deadline_length" | "frequency_length":
                return self._limit(name)
            case "consequence":
                return Fact(f"{statement.act}.{name}", OneOf(frozenset({self.view.consequence})), source=ground)
            case "object":
                return self._objects(statement.objects, ground)
            case "trigger":
                return self._triggers(("if", "only_if"), name, ground)
            case "carve_out":
                return self._triggers(("unless",), name, ground)
            case "reckoned_on":
                return self._reckoned_on(ground)
            case _:
                return self._axis(name, ground)

    def _limit(self, name: str) -> Fact:
        """Return whether others, an exception or the time hold the clause back, or until when it holds."""
        statement = self.view.statement
        full_name = f"{statement.act}.{name}"
        match name:
            case "restricted":
                ground = self._ground("consent")
                question = question_of_hedge(self.view.whole, self.as_of) or ground.ask
                return Fact(full_name, restricts(self.view, self.as_of), source=replace(ground, ask=question))
            case "excepted":
                return Fact(full_name, Truth.of(bool(self.view.whole.excepted)), source=self._ground("consent"))
            case "end_day":
                day, stated = end_day(statement)
                return Fact(full_name, day, stated=stated, source=self._ground("end"))
            case "deadline_length":
                stated = "deadline" in statement.qualifiers
                ground = self._ground("deadline")
                return Fact(full_name, deadline_length(statement), stated=stated, source=ground)
            case "frequency_length":
                stated = "frequency" in statement.qualifiers
                ground = self._ground("frequency")
                return Fact(full_name, frequency_length(statement), stated=stated, source=ground)
            case _:
                return Fact(full_name, end_events(statement, self.words), source=self._ground("end"))

    def in_force(self) -> Fact:
        """Return whether the clause says this at all; what nobody can read in it leaves that open."""
        whole = self.view.whole
        readable = all(_readable(key, condition) for key, condition in whole.conditions.items())
        clause = clause_name(self.view.clause.at)
        ask = Bilingual(f"when does the condition of {clause.en} come about?", f"{clause.zh}所附条件何时成就？")
        if readable and not self.view.sure:
            ask = Bilingual(f"who is meant in {clause.en}, and what?", f"{clause.zh}所指何人、何事？")
        elif readable and not _exceptions_readable(whole):
            ask = Bilingual(f"what does {clause.en} except?", f"{clause.zh}的除外范围为何？")
        sure = readable and self.view.sure and _exceptions_readable(whole)
        name = f"{self.view.statement.act}.in_force"
        return Fact(name, Truth.of(sure) if sure else Truth.UNKNOWN, source=Ground(ask, whole.span))

    def _axis(self, name: str, ground: Ground) -> Fact:
        statement = self.view.statement
        fact_name = f"{statement.act}.{name}"
        qualifier = statement.qualifiers.get(name)
        if qualifier is not None:
            return Fact(fact_name, self._said(name, qualifier.value), source=ground)
        return silent_axis(self.view.linked, self.words.acts[statement.act], statement, name, ground)

    def _said(self, axis: str, value: str | Missing) -> OneOf:
        if isinstance(value, Missing):
            return OneOf(None)
        return OneOf(frozenset(self.words.axes[axis].values[value].may_be or (value,)))

    def _objects(self, items: Sequence[Item], ground: Ground) -> Fact:
        known: set[str] = set()
        possible: set[str] = set()
        anything = False
        for item in items:
            if isinstance(item, (Quoted, Missing)):
                anything = True
                continue
            scope = self.view.linked.covers(item)
            known |= scope.objects
            possible |= scope.possible
            anything = anything or scope.open
            for object_ in scope.objects - self.view.linked.definitions.keys():
                possible.update(self.words.objects[object_].may_be)
        value = Several(frozenset(known), None if anything else frozenset(possible)) if items else self._unnamed()
        excepted = frozenset(item for item in self.view.whole.excepted if isinstance(item, str))
        value = Several(value.known - excepted, None if value.possible is None else value.possible - excepted)
        return Fact(f"{self.view.statement.act}.object", value, stated=bool(items), source=ground)

    def _unnamed(self) -> Several:
        """Return what the act is about where no object is written, as the vocabulary declares it for the act."""
        act = self.words.acts[self.view.statement.act]
        match act.without_object:
            case NoObject.NONE:
                return Several(frozenset())
            case NoObject.LISTED:
                scopes = [self.view.linked.covers(item) for item in act.objects]
                one_of = frozenset().union(*(scope.objects | scope.possible for scope in scopes))
                return Several(frozenset(), None if any(scope.open for scope in scopes) else one_of)
            case NoObject.OPEN:
                return Several(frozenset(), None)

    def _meant(self, name: str) -> tuple[Item, ...]:
        """Return who acts, or to or with whom."""
        statement = self.view.statement
        if name == "party":
            return statement.parties
        return counterparties(statement.slots.get("to", ()), statement.parties, self.view.linked.document.kind)

    def _parties(self, name: str, ground: Ground) -> Fact:
        if name not in ("party", "to"):
            return self._named_parties(name, ground)
        items = self._meant(name)
        known = bound(items, self.view.linked.document.kind)
        value = Several(known, None if open_ended(items) else frozenset())
        return Fact(f"{self.view.statement.act}.{name}", value, stated=bool(items), source=ground)

    def _named_parties(self, name: str, ground: Ground) -> Fact:
        """Return whose it is, by whom the act is instructed, or whose consent it needs."""
        statement = self.view.statement
        owners = statement.slots.get("of", ())
        found: list[Item] = list(owners) if name == "of_whom" else []
        if name == "instructed_by" and statement.act == "follow_instructions":
            found.extend(owners or (Missing.UNKNOWN,))
        axis = {"instructed_by": "instructions", "consent_of": "consent"}.get(name, "")
        qualifier = statement.qualifiers.get(axis)
        if qualifier is not None:
            parties = qualifier.slots.get("party")
            found.extend(parties if isinstance(parties, (tuple, list)) else (parties or Missing.UNKNOWN,))
        known = bound(found, self.view.linked.document.kind)
        value = Several(known, None if found and open_ended(found) else frozenset())
        return Fact(f"{statement.act}.{name}", value, stated=bool(found), source=ground)

    def _triggers(self, keys: tuple[str, ...], name: str, ground: Ground) -> Fact:
        known: set[str] = set()
        possible: set[str] = set()
        anything = False
        for key in keys:
            condition = self.view.statement.conditions.get(key)
            for trigger in condition.triggers if condition else ():
                if trigger.act is not None and not trigger.act.omitted:
                    known.add("act")
                elif trigger.act is not None:
                    anything = True  # that an act is not done is none of the triggers a rule can name
                elif trigger.id is None:
                    anything = True
                else:
                    alternatives = self.words.triggers[trigger.id].may_be
                    (possible if alternatives else known).update(alternatives or (trigger.id,))
        value = Several(frozenset(known), None if anything else frozenset(possible))
        return Fact(f"{self.view.statement.act}.{name}", value, source=ground)

    def _reckoned_on(self, ground: Ground) -> Fact:
        """Return on what the amount of the clause is reckoned; royalties without one are what the tiers say."""
        statement = self.view.statement
        name = f"{statement.act}.reckoned_on"
        amount = statement.qualifiers.get("amount")
        if amount is not None:
            value = reckoned_on(rate_said(amount), "", self.words)
            return Fact(name, value, source=replace(ground, span=amount.span))
        by_tiers, places = base_of_tiers(self.view.linked) if statement.act == "pay_royalties" else (OneOf(None), ())
        if places:
            return Fact(name, by_tiers, source=replace(ground, span=places[0], also=places[1:]))
        silent = silent_axis(self.view.linked, self.words.acts[statement.act], statement, "amount", ground)
        return replace(silent, name=name)

    def _ground(self, name: str) -> Ground:
        statement = self.view.statement
        question = question_of(name, statement, self.view.linked, self.words)
        return Ground(question, statement.places.get(name, statement.span))


@dataclass(frozen=True, slots=True)
class ListedClause:
    """A clause among all those of a document: one that may not be in force may be no clause about its act."""

    record: ClauseRecord

    def fact(self, name: str) -> Fact:
        """Return the fact `name`."""
        fact = self.record.fact(name)
        if name != "act" or (in_force := self.record.in_force()).value is Truth.TRUE:
            return fact
        return Fact(in_force.name, OneOf(frozenset({self.record.view.statement.act, NOTHING})), source=in_force.source)


def _readable(key: str, condition: Condition) -> bool:
    """Whether a condition tells when a statement applies: of alternatives, one that can be read is enough."""
    readable = [trigger.id is not None or trigger.act is not None for trigger in condition.triggers]
    one_is_enough = (condition.mode == "any") is not (key == "unless")
    return any(readable) if one_is_enough else all(readable)


def _exceptions_readable(statement: Statement) -> bool:
    return not any(isinstance(item, (Quoted, Missing)) for item in statement.excepted)


def silent_axis(linked: LinkedDocument, act: Act, statement: Statement, axis: str, ground: Ground) -> Fact:
    """Return the fact of an axis on which a statement says nothing, read as the vocabulary declares."""
    name = f"{act.id}.{axis}"
    silence = act.axes.get(axis)
    if silence is None:
        return Fact(name, OneOf(frozenset({NOTHING})), stated=False, source=ground)
    if linked.document.partial and not vocabulary().axes[axis].inseparable:
        return Fact(name, OneOf(None), stated=None, source=ground)
    match silence.kind:
        case SilenceKind.FREE | SilenceKind.NONE:
            return Fact(name, OneOf(frozenset({NOTHING})), stated=False, source=ground)
        case SilenceKind.LAW if _displaced(statement, silence):
            return Fact(name, OneOf(frozenset({NOTHING})), stated=False, source=ground)
        case SilenceKind.LAW if linked.document.facts.governing_law == "prc":
            filled = OneOf(frozenset({silence.value}))
            law = DefaultOfLaw(silence.source, silence.provision)
            return Fact(name, OneOf(None), stated=False, presumed=filled, authority=law, source=ground)
        case _:
            return Fact(name, OneOf(None), stated=False, source=ground)


def _displaced(statement: Statement, silence: Silence) -> bool:
    """Whether the statement says something that leaves no room for the default, such as an assignment for a license."""
    return any(
        axis in statement.qualifiers and statement.qualifiers[axis].value == value
        for axis, value in silence.unless.items()
    )
