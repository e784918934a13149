"""The facts of a clause: what it says on each axis, and how its silence is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing, Quoted, clause_name
from poolcheck.expr.values import Fact, OneOf, Several
from poolcheck.facts.ground import DefaultOfLaw, Ground
from poolcheck.facts.parties import bound, counterparties, open_ended
from poolcheck.facts.restriction import restricts
from poolcheck.vocabulary.entries import NOTHING, SilenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.documents.clause import Condition, Item, Statement
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.facts.views import ClauseView
    from poolcheck.vocabulary.entries import Act, Silence, Vocabulary


@dataclass(frozen=True, slots=True)
class ClauseRecord:
    """A view of a clause as a record of facts."""

    view: ClauseView
    words: Vocabulary

    def fact(self, name: str) -> Fact:
        """Return the fact `name`; an axis the act does not have is `nothing`."""
        statement = self.view.statement
        ground = self._ground(name)
        match name:
            case "party":
                return self._parties(statement.parties, name, ground)
            case "modality" | "act":
                return Fact(f"{statement.act}.{name}", OneOf(frozenset({getattr(statement, name)})), source=ground)
            case "restricted":
                return Fact(f"{statement.act}.{name}", restricts(self.view), source=self._ground("consent"))
            case "consequence":
                return Fact(f"{statement.act}.{name}", OneOf(frozenset({self.view.consequence})), source=ground)
            case "object":
                return self._objects(statement.objects, ground)
            case "to":
                kind = self.view.linked.document.kind
                parties = counterparties(statement.slots.get("to", ()), statement.parties, kind)
                return self._parties(parties, name, ground)
            case "trigger":
                return self._triggers(("if", "only_if"), name, ground)
            case "carve_out":
                return self._triggers(("unless",), name, ground)
            case _:
                return self._axis(name, ground)

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
        anything = not items and bool(self.words.acts[self.view.statement.act].objects)
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
        excepted = frozenset(item for item in self.view.whole.excepted if isinstance(item, str))
        value = Several(frozenset(known) - excepted, None if anything else frozenset(possible) - excepted)
        return Fact(f"{self.view.statement.act}.object", value, stated=bool(items), source=ground)

    def _parties(self, items: tuple[Item, ...], name: str, ground: Ground) -> Fact:
        known = bound(items, self.view.linked.document.kind)
        value = Several(known, None if open_ended(items) else frozenset())
        return Fact(f"{self.view.statement.act}.{name}", value, stated=bool(items), source=ground)

    def _which_object(self) -> Bilingual:
        """Ask which of the narrower things is meant that a word of the clause leaves open."""
        for item in self.view.statement.objects:
            word = self.words.objects.get(item) if isinstance(item, str) else None
            if word is not None and word.may_be:
                narrower = [self.words.objects[id_] for id_ in word.may_be]
                return Bilingual(
                    f"which {word.printed('en')} are meant: {', '.join(one.printed('en') for one in narrower)}?",
                    f"“{word.printed('zh')}”系指何者：{'、'.join(one.printed('zh') for one in narrower)}？",
                )
        return Bilingual("what exactly is meant?", "具体所指为何？")

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

    def _ground(self, name: str) -> Ground:
        statement = self.view.statement
        axis = self.words.axes.get(name)
        span = statement.places.get(name, statement.span)
        if axis is not None:
            return Ground(axis.ask, span)
        if name == "object":
            return Ground(self._which_object(), span)
        return Ground(Bilingual("who is meant, and what?", "所指何人、何事？"), span)


@dataclass(frozen=True, slots=True)
class ListedClause:
    """A clause among all those of a document: one that may not be in force may be no clause about its act."""

    record: ClauseRecord

    def fact(self, name: str) -> Fact:
        """Return the fact `name`."""
        fact = self.record.fact(name)
        in_force = self.record.in_force()
        if name != "act" or in_force.value is Truth.TRUE:
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
    if linked.document.partial:
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
