"""The mutants of what the rules of a pack share: its definitions, its dated numbers, and when it applies."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from condition_changes import changes, shifted
from mutant import Mutant, with_pack
from written_pack import WrittenDefinitions, WrittenPack, nowhere, place, questions, understood

from poolcheck.facts.types import document_fields
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from poolcheck.packs.files import DefinitionEntry
    from poolcheck.packs.model import DatedValue, Definition, Law, Parameter, RulePack


def definition_mutants(written: WrittenDefinitions, of: str, name: str) -> Iterator[Mutant]:
    """Yield the mutants of a definition: of its condition, or of the grounds it admits."""
    entry, node = written.entries[name].entry, written.entries[name].node
    if entry.when is not None:
        for change in changes(understood(entry.when), questions(written.law)):
            law = _with_definition(written, name, entry.model_copy(update={"when": change.text}))
            yield Mutant(of, f"when: {change.what}", change.text, place(node, ("when",), change.at), law)
    for what, path, changed in _of_defense(entry):
        yield Mutant(of, what, "", place(node, path), _with_definition(written, name, changed))


def _of_defense(entry: DefinitionEntry) -> Iterator[tuple[str, tuple[str | int, ...], DefinitionEntry]]:
    """Yield the changes of a defense: fewer grounds, or less to be proved for one of them."""
    for index, ground in enumerate(entry.grounds):
        grounds = tuple(one for one in entry.grounds if one != ground)
        proofs = {one: needed for one, needed in entry.proofs.items() if one != ground}
        changed = entry.model_copy(update={"grounds": grounds, "proofs": proofs})
        yield f"grounds: drop `{ground}`", ("grounds", index), changed
    for ground, needed in entry.proofs.items():
        for index, proof in enumerate(needed):
            fewer = tuple(one for one in needed if one != proof)
            changed = entry.model_copy(update={"proofs": {**entry.proofs, ground: fewer}})
            yield f"proofs of {ground}: drop `{proof}`", ("proofs", ground, index), changed


def _with_definition(written: WrittenDefinitions, name: str, entry: DefinitionEntry) -> Law | None:
    compiler = written.compiler
    compiler.declare(name, entry)
    compiler.define(name, entry, nowhere(written.entries[name].node))
    if compiler.problems:
        return None
    law = written.law
    for pack in written.packs:
        law = with_pack(law, _redefined(pack, compiler.definitions[name]))
    return law


def _redefined(pack: RulePack, definition: Definition) -> RulePack:
    """Return a pack with another version of a definition; rules hold those that are defenses themselves."""
    rules = tuple(
        replace(rule, defenses=tuple(definition if one.name == definition.name else one for one in rule.defenses))
        for rule in pack.rules
    )
    return replace(pack, rules=rules, definitions={**pack.definitions, definition.name: definition})


def parameter_mutants(written: WrittenPack, name: str) -> Iterator[Mutant]:
    """Yield the mutants of a dated number: of its values, and of the days from and until which they hold."""
    parameter = written.pack.parameters[name]
    _, node = written.parameters
    of = f"parameter {written.pack.name}/{name}"
    for index, dated in enumerate(parameter.values):
        since = dated.since.isoformat()
        for value in shifted(dated.value):
            law = _with_value(written, parameter, index, replace(dated, value=value))
            what = f"from {since}: `{dated.value}` becomes `{value}`"
            yield Mutant(of, what, str(value), place(node, (name, "values", index, "value")), law)
        shifts = [("from", day, replace(dated, since=day)) for day in neighbors(dated.since)]
        shifts += [("until", day, replace(dated, until=day)) for day in neighbors(dated.until)]
        for key, day, other in shifts:
            law = _with_value(written, parameter, index, other)
            what = f"from {since}: {key} becomes {day}"
            yield Mutant(of, what, day.isoformat(), place(node, (name, "values", index, key)), law)


def neighbors(day: date | None) -> tuple[date, ...]:
    """Return the day before a day and the day after it."""
    return () if day is None else (day - timedelta(days=1), day + timedelta(days=1))


def _with_value(written: WrittenPack, parameter: Parameter, index: int, dated: DatedValue) -> Law:
    values = (*parameter.values[:index], dated, *parameter.values[index + 1 :])
    parameters = {**written.pack.parameters, parameter.name: replace(parameter, values=values)}
    return with_pack(written.law, replace(written.pack, parameters=parameters))


def pack_mutants(written: WrittenPack) -> Iterator[Mutant]:
    """Yield the mutants of the condition on which a pack applies."""
    head, node = written.head
    for change in changes(understood(head.applies_when)):
        compiler = written.compiler
        condition = compiler.condition(change.text, nowhere(node), document_fields(vocabulary()))
        law = None
        if condition is not None and not compiler.problems:
            law = with_pack(written.law, replace(written.pack, applies_when=condition))
        at = place(node, ("applies_when",), change.at)
        yield Mutant(f"pack {written.pack.name}", f"applies_when: {change.what}", change.text, at, law)
