"""Conditions in words: an outline of what must hold, every part of it as close to the rule as both languages allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.expr import tree as t
from poolcheck.guide import condition_labels as labels
from poolcheck.guide.labels import ACT, MODALITY, NOTHING_SAID, OBJECT, PARTY, TRIGGER
from poolcheck.guide.sheet import listed, same
from poolcheck.guide.wording import act_title, filled
from poolcheck.vocabulary.entries import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.expr.tree import Binding, Condition, Expression
    from poolcheck.vocabulary.entries import Vocabulary, Word

Line = tuple[int, Bilingual]
"""A line of an outline and how far it is indented."""

_FACTS = {
    "party": PARTY,
    "modality": MODALITY,
    "act": ACT,
    "object": OBJECT,
    "trigger": TRIGGER,
}
_OF_ACTS = frozenset({"act", "consequence"})
_OF_PAIRS = frozenset({"pair", "by", "lowest", "counterpart"})
"""Keys of what a rule on pairs looks at: their values are lists and facts."""


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """Puts conditions into words; `titles` are those of the definitions and parameters that they name."""

    words: Vocabulary
    titles: Mapping[str, Bilingual]

    def outline(self, condition: Condition) -> tuple[Line, ...]:
        """Return a condition as an outline; what has no words of its own is shown as it is written."""
        return tuple(self._lines(condition, condition.root, 0))

    def _lines(self, whole: Condition, node: Expression, depth: int) -> Iterator[Line]:
        match node:
            case t.And(operands=operands):
                yield from self._parts(whole, labels.ALL_OF, operands, depth)
            case t.Or(operands=operands):
                yield from self._parts(whole, labels.ANY_OF, operands, depth)
            case t.Not(operand=operand):
                yield from self._parts(whole, labels.NOT, (operand,), depth)
            case t.Some(binding=binding, negated=negated):
                text = labels.NONE_WHERE if negated else labels.SOME_WHERE
                yield from self._bound(whole, text, binding, depth)
            case t.Every(binding=binding, has=has):
                yield from self._bound(whole, labels.EACH_WHERE, binding, depth)
                yield depth, labels.HAS
                yield from self._lines(whole, has, depth + 1)
            case _:
                yield depth, self._leaf(whole, node)

    def _parts(self, whole: Condition, heading: Bilingual, parts: tuple[Expression, ...], depth: int) -> Iterator[Line]:
        yield depth, heading
        for part in parts:
            yield from self._lines(whole, part, depth + 1)

    def _bound(self, whole: Condition, heading: Bilingual, binding: Binding, depth: int) -> Iterator[Line]:
        list_ = self._path(binding.source)
        if binding.keys:
            keys = listed(self._name(key.text) for key in binding.keys) or same("")
            list_ = filled(labels.GROUPS, list=list_, keys=keys)
        yield depth, filled(heading, list=list_)
        if binding.where is None:
            yield depth + 1, labels.WITHOUT_CONDITION
        else:
            yield from self._lines(whole, binding.where, depth + 1)

    def _leaf(self, whole: Condition, node: Expression) -> Bilingual:
        match node:
            case t.In() | t.Includes():
                return self._membership(node)
            case t.Overlap() | t.Compare():
                return self._comparison(whole, node)
            case t.Known(subject=t.Path() as subject):
                return filled(labels.KNOWN, fact=self._path(subject))
            case t.Stated(subject=subject):
                return filled(labels.STATED, fact=self._path(subject))
            case t.Constant(truth=truth):
                return labels.CONSTANTS[truth]
            case t.Path():
                return self._path(node)
            case t.Call(name=name, arguments=arguments):
                title = self.titles.get(name) or labels.FACTS.get(name) or same(name)
                return filled(labels.CALL, title=title, values=self._values(arguments))
            case _:
                return same(whole.slice(node))

    def _membership(self, node: t.In | t.Includes) -> Bilingual:
        match node:
            case t.Includes(values=(_,), negated=negated):
                text = labels.INCLUDES_NOT if negated else labels.INCLUDES
            case t.Includes(negated=negated):
                text = labels.INCLUDES_NONE if negated else labels.INCLUDES_ONE
            case t.In(values=(_,), negated=negated):
                text = labels.IS_NOT if negated else labels.IS
            case t.In(negated=negated):
                text = labels.IS_NOT_ONE if negated else labels.IS_ONE
        subject = node.subject
        return filled(text, fact=self._path(subject), values=self._values(node.values, subject.parts[-1]))

    def _comparison(self, whole: Condition, node: t.Overlap | t.Compare) -> Bilingual:
        left, right = node.left, node.right
        if _told_apart_by_paths(left, right):
            return same(whole.slice(node))  # a fact and its like of another record: only the paths tell them apart
        first, second = self._number(whole, left), self._number(whole, right)
        if isinstance(node, t.Overlap):
            return filled(labels.OVERLAP, left=first, right=second)
        return filled(labels.COMPARED, left=first, sign=labels.SIGNS[node.operator], right=second)

    def _number(self, whole: Condition, node: Expression) -> Bilingual:
        match node:
            case t.Path():
                return self._path(node)
            case t.Parameter(name=name):
                return filled(labels.PARAMETER, title=self.titles.get(name, same(name)))
            case t.Number(quantity=quantity):
                return same(str(quantity))
            case t.Count(binding=t.Binding(source=source, where=where, keys=())):
                if where is None:
                    return filled(labels.COUNT, list=self._path(source))
                return filled(labels.COUNT_WHERE, list=self._path(source), where=same(whole.slice(where)))
            case _:
                return same(whole.slice(node))

    def _path(self, path: t.Path) -> Bilingual:
        """Return what a fact is called: the last part of its path, or a definition's title."""
        if path.parts[0] in labels.OF_PAIR and len(path.parts) > 1:
            return filled(labels.OF_PAIR[path.parts[0]], fact=self._name(path.parts[-1]))
        return self.titles.get(path.text) or self._name(path.parts[-1])

    def _name(self, name: str) -> Bilingual:
        return fact_name(name, self.words)

    def _values(self, values: tuple[t.Word, ...], fact: str = "") -> Bilingual:
        each = (same(f"“{word.text}”") if word.quoted else value_name(word.text, self.words, fact) for word in values)
        return listed(each) or same("")


def _told_apart_by_paths(left: Expression, right: Expression) -> bool:
    if not (isinstance(left, t.Path) and isinstance(right, t.Path) and left.parts[-1] == right.parts[-1]):
        return False
    return not {left.parts[0], right.parts[0]} <= labels.OF_PAIR.keys()


def fact_name(name: str, words: Vocabulary) -> Bilingual:
    """Return what a fact is called: an axis, a fact of clauses, or a key of documents."""
    axis = words.axes.get(name)
    if axis is not None:
        return axis.names.bilingual
    known = _FACTS.get(name) or labels.FACTS.get(name)
    if known is not None:
        return known
    field = words.fields.get(name)
    return field.bilingual if field is not None else same(name.replace("_", " "))


def value_name(id_: str, words: Vocabulary, fact: str = "") -> Bilingual:
    """Return what a value is called, first among the values of the fact, if it is known; its id where nothing is."""
    if id_ == NOTHING:
        return NOTHING_SAID
    if fact in _OF_PAIRS:
        return fact_name(id_, words)
    if id_ in words.acts and fact in _OF_ACTS:
        return act_title(words.acts[id_], words)
    own: dict[str, Mapping[str, Word]] = {
        "party": words.parties,
        "to": words.parties,
        "modality": words.modalities,
        "object": words.objects,
        "document": words.fields,
        "reckoned_on": words.bases,
    }
    axis = words.axes.get(fact)
    classes: tuple[Mapping[str, Word], ...] = (
        axis.values if axis is not None else own.get(fact, {}),
        words.parties,
        words.modalities,
        words.objects,
        words.triggers,
        words.values,
        words.fields,
    )
    word = next((known[id_] for known in classes if id_ in known), None)
    if word is not None:
        return word.bilingual
    if id_ in words.acts:
        return act_title(words.acts[id_], words)
    return labels.VALUES.get(id_) or labels.FACTS.get(id_) or same(id_.replace("_", " "))
