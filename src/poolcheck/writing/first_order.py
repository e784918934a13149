"""How a statement is put into words: by an opposite, by a compound, or as said to another party."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.acts import OPPOSITE
from poolcheck.syntax.sentence.consents import CONSENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.documents.clause import Qualifier, Statement
    from poolcheck.vocabulary.entries import Act, Change, Compound, SecondOrder
    from poolcheck.writing.wording import Wording

_EITHER = frozenset({"must_not", "need_not", "should_not"})
"""What is forbidden, or left free, of one thing or another is so of each."""

GATE = "方可"
"""The word for `may` of what is permitted only then."""

_FIRST = ("restrict", "cause", "require", "allow")


@dataclass(frozen=True, slots=True)
class Said:
    """The modality to write and the qualifiers still to be written beside it.

    With `negated` a second-order form is about an act that is not to be done: must ensure that somebody does not.
    With `denied` the duty is said not to exist, without a modality; with `either` lists end in `or` instead of `and`.
    """

    modality: str
    qualifiers: Mapping[str, Qualifier]
    opposite: bool = False
    compound: Compound | None = None
    second_order: SecondOrder | None = None
    negated: bool = False
    denied: bool = False
    gate: bool = False
    either: bool = False


def said(statement: Statement, wording: Wording) -> Said:
    """Return how a statement is said in a language."""
    found = _said(statement, wording)
    either = statement.modality in _EITHER and found.modality in _EITHER and not found.opposite
    return replace(found, either=either)


def _said(statement: Statement, wording: Wording) -> Said:
    if statement.performative:
        return Said(statement.modality, statement.qualifiers)
    if statement.secured_by and (found := _second_order(statement, wording)) is not None:
        return found
    act = wording.words.acts[statement.act]
    if (
        statement.modality == "must_not"
        and act.opposite.forms(wording.language)
        and wording.says(act.opposite, statement.slots)
        and act.opposite_axes.issuperset(statement.qualifiers)
    ):
        return Said("must", statement.qualifiers, opposite=True)
    if _denied(statement, act, wording):
        return Said("must_not", statement.qualifiers, opposite=True)
    if statement.modality == "need_not" and not wording.english and wording.says(act.negative, statement.slots):
        return Said(statement.modality, statement.qualifiers, denied=True)
    if (gate := _gate(statement, wording)) is not None:
        return Said(statement.modality, statement.qualifiers, compound=gate, gate=True)
    limited = "consent" in statement.qualifiers or not {"if", "only_if"}.isdisjoint(statement.conditions)
    for compound in () if limited else wording.words.compounds:  # `may only … if` would say `only if`
        rest = _without(statement, compound.change)
        if rest is not None and compound.change.qualifiers and compound.forms(wording.language):
            return Said(statement.modality, rest, compound=compound)
    return Said(statement.modality, statement.qualifiers)


def _gate(statement: Statement, wording: Wording) -> Compound | None:
    """Return 仅可 for what is permitted only with a consent or on a condition, of which there is no other."""
    if wording.english or statement.modality != "may" or "only" in statement.qualifiers or "if" in statement.conditions:
        return None
    consent = statement.qualifiers.get("consent")
    if "only_if" in statement.conditions or (consent is not None and consent.value in CONSENTS):
        return next((one for one in wording.words.compounds if GATE in one.zh), None)
    return None


def _denied(statement: Statement, act: Act, wording: Wording) -> bool:
    """Whether a duty is what `must not discriminate without justification` comes to: it is said no other way."""
    excuse = statement.qualifiers.get("justification")
    return (
        statement.modality == "must"
        and excuse is not None
        and excuse.value == "without_justification"
        and bool(act.opposite.forms(wording.language))
        and wording.says(act.opposite, statement.slots)
    )


def _second_order(statement: Statement, wording: Wording) -> Said | None:
    """Find `must not restrict X from` for what X may do: the form that says most of the statement's qualifiers."""
    found: list[tuple[int, int, int, int, Said]] = []
    for form, negated in product(wording.words.second_order.values(), (False, True)):
        for modality, change in form.becomes.items():
            meant = replace(change, modality=OPPOSITE.get(change.modality, "")) if negated else change
            rest = _without(statement, meant)
            if rest is not None and not (negated and form.link != "to"):
                order = _FIRST.index(form.id) if form.id in _FIRST else len(_FIRST)
                said_ = Said(modality, rest, second_order=form, negated=negated)
                found.append((len(rest), int(negated), modality != "must_not", order, said_))
    return min(found, key=lambda each: each[:4])[4] if found else None


def _without(statement: Statement, change: Change) -> dict[str, Qualifier] | None:
    """Return the qualifiers that a form does not say by itself; None if it says something else."""
    if change.modality != statement.modality:
        return None
    for axis, value in change.qualifiers.items():
        qualifier = statement.qualifiers.get(axis)
        if qualifier is None or qualifier.value != value or qualifier.slots:
            return None
    return {axis: qualifier for axis, qualifier in statement.qualifiers.items() if axis not in change.qualifiers}
