"""The mutants of one rule: of its conditions, its elements and defenses, and of what it is evaluated for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from condition_changes import changes
from mutant import Mutant, with_rule
from written_pack import WrittenPack, place, questions, understood

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.expr.tree import Extent
    from poolcheck.packs.files import ForEach, RuleFile

    Path = tuple[str | int, ...]
    Changed = tuple[str, str, Path, Extent | None, RuleFile]
    Subject = tuple[str, str, str, ForEach]  # what is done, what stands there then, under which key, and the subject

_OTHER_PARTY: Final = {"licensee": "licensor"}
_OTHER_MODALITY: Final = {"must": "may", "must_not": "may", "may": "must", "need_not": "must", "should": "must"}
_OTHER_KIND: Final = {"license": "charter", "charter": "license", "entry": "license"}


def rule_mutants(written: WrittenPack, id_: str) -> Iterator[Mutant]:
    """Yield the mutants of a rule, in the order of its file."""
    file, node = written.rules[id_]
    for what, becomes, path, at, changed in _changed(file, questions(written.law)):
        rule = written.compiled(changed)
        law = None if rule is None else with_rule(written.law, written.pack, rule)
        yield Mutant(f"rule {id_}", what, becomes, place(node, path, at), law)


def _changed(file: RuleFile, questions: frozenset[str]) -> Iterator[Changed]:
    for what, becomes, key, for_each in _subjects(file.for_each):
        yield f"for_each: {what}", becomes, ("for_each", key), None, _copy(file, for_each=for_each)
    if file.for_each.where is not None:
        for change in changes(understood(file.for_each.where), questions):
            where = _copy(file, for_each=_subject(file.for_each, where=change.text))
            yield f"where: {change.what}", change.text, ("for_each", "where"), change.at, where
    yield from _conditions(file, questions)
    for index, element in enumerate(file.elements):
        rest = _without(file.elements, index)
        yield f"elements: drop `{element}`", "", ("elements", index), None, _copy(file, elements=rest)
        for change in changes(understood(element), questions):
            if change.text != "true":
                elements = (*file.elements[:index], change.text, *file.elements[index + 1 :])
                changed = _copy(file, elements=elements)
                yield f"elements: {change.what}", change.text, ("elements", index), change.at, changed
    for index, defense in enumerate(file.defenses):
        rest = _without(file.defenses, index)
        yield f"defenses: drop `{defense}`", "", ("defenses", index), None, _copy(file, defenses=rest)


def _conditions(file: RuleFile, questions: frozenset[str]) -> Iterator[Changed]:
    """Yield the rule with another conduct, or another justification that it takes for recorded."""
    if file.excused_when is not None:
        yield "drop `excused_when`", "", ("excused_when",), None, _copy(file, excused_when=None)
    for key in ("not_met_when", "excused_when"):
        written: str | None = getattr(file, key)
        for change in () if written is None else changes(understood(written), questions):
            yield f"{key}: {change.what}", change.text, (key,), change.at, _copy(file, **{key: change.text})


def _subjects(for_each: ForEach) -> Iterator[Subject]:
    if for_each.where is not None:
        yield "drop `where`", "", "where", _subject(for_each, where=None)
    yield from _kinds(for_each)
    yield from _bounds(for_each)
    if for_each.clause:
        role = "trigger" if for_each.role == "statement" else "statement"
        yield f"role becomes {role}", role, "role", _subject(for_each, role=role)


def _kinds(for_each: ForEach) -> Iterator[Subject]:
    """Yield the subjects with other acts or kinds of documents, and pairs that need to agree on less."""
    for key, fewest in (("clause", 2), ("document", 2), ("by", 1), ("counterpart", 1)):
        values: tuple[str, ...] = getattr(for_each, key)
        if len(values) >= fewest:
            for index, value in enumerate(values):
                yield _left_out(for_each, key, index, value)
    if len(for_each.document) == 1:
        yield _put(for_each, "document", _OTHER_KIND[for_each.document[0]])


def _bounds(for_each: ForEach) -> Iterator[Subject]:
    """Yield the subjects with other parties or modalities."""
    for key, others in (("party", _OTHER_PARTY), ("modality", _OTHER_MODALITY)):
        values: tuple[str, ...] = getattr(for_each, key)
        if values:
            yield f"drop `{key}`", "", key, _subject(for_each, **{key: ()})
        if len(values) == 1:
            yield _put(for_each, key, others.get(values[0], "licensee" if key == "party" else "must_not"))
        else:
            for index, value in enumerate(values):
                yield _left_out(for_each, key, index, value)


def _left_out(for_each: ForEach, key: str, index: int, value: str) -> Subject:
    rest = _without(getattr(for_each, key), index)
    return f"drop `{value}` from {key}", ", ".join(rest), key, _subject(for_each, **{key: rest})


def _put(for_each: ForEach, key: str, other: str) -> Subject:
    (value,) = getattr(for_each, key)
    return f"{key}: `{value}` becomes `{other}`", other, key, _subject(for_each, **{key: (other,)})


def _copy(file: RuleFile, **values: object) -> RuleFile:
    return file.model_copy(update=values)


def _subject(for_each: ForEach, **values: object) -> ForEach:
    return for_each.model_copy(update=values)


def _without(values: Sequence[str], index: int) -> tuple[str, ...]:
    return (*values[:index], *values[index + 1 :])
