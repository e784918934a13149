"""Looks up the names of a condition and collects what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from poolcheck.core.suggest import closest
from poolcheck.expr.problem import Problem
from poolcheck.expr.tree import Node
from poolcheck.expr.types import (
    ITEMS,
    DateType,
    EnumType,
    FunctionType,
    ListType,
    NumberType,
    RecordType,
    TextType,
    TruthType,
    describe,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.expr import tree as t
    from poolcheck.expr.types import Scope, Type


_KEYS: Final = (EnumType, TextType, TruthType, DateType, NumberType)


@dataclass(frozen=True, slots=True)
class Desk:
    """The state of one type-check: `names` also has the variables in force, None for one of unknown type."""

    condition: t.Condition
    scope: Scope
    names: Mapping[str, Type | None]
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, node: t.Node | t.Extent, **values: object) -> None:
        """Note a problem; the message may also quote the whole part as `text`."""
        at = node.at if isinstance(node, Node) else node
        text = " ".join(self.condition.text[at.start : at.end].split())
        self.problems.append(Problem(code, at.start, at.end, {"text": text, **values}))

    def type_of(self, path: t.Path) -> Type | None:
        """Return the type of what a path names; report a name that there is not, and return None."""
        first = path.parts[0]
        if first not in self.names:
            return self._definition(path)
        kind = self.names[first]
        for index, name in enumerate(path.parts[1:], start=1):
            if kind is None:
                return None
            owner = ".".join(path.parts[:index])
            if not isinstance(kind, RecordType):
                self.report("condition-no-fields", path.part(index), name=name, owner=owner, found=describe(kind))
                return None
            if name not in kind.fields:
                suggestion = closest(name, kind.fields)
                self.report("condition-field-unknown", path.part(index), name=name, owner=owner, suggestion=suggestion)
                return None
            kind = kind.fields[name]
        return kind

    def peek(self, path: t.Path) -> Type | None:
        """Return the type of what a path names, and report nothing."""
        return Desk(self.condition, self.scope, self.names).type_of(path)

    def call(self, node: t.Node, name: str, arguments: tuple[t.Word, ...]) -> None:
        """Check a call of a definition."""
        function = self.scope.functions.get(name)
        if function is None:
            suggestion = closest(name, self.scope.functions)
            self.report("condition-definition-unknown", node, name=name, suggestion=suggestion)
        elif len(arguments) != len(function.parameters):
            expected = ", ".join(parameter.name for parameter in function.parameters)
            self.report(
                "condition-arguments",
                node,
                name=name,
                given=len(arguments),
                needed=len(function.parameters),
                expected=expected,
            )
        else:
            for word, parameter in zip(arguments, function.parameters, strict=True):
                self.values((word,), parameter, parameter.name)

    def parameter(self, node: t.Parameter) -> Type | None:
        """Return the type of a dated number."""
        kind = self.scope.parameters.get(node.name)
        if kind is None:
            suggestion = closest(node.name, self.scope.parameters)
            self.report("condition-parameter-unknown", node, name=node.name, suggestion=suggestion)
        return kind

    def values(self, words: tuple[t.Word, ...], kind: EnumType, name: str) -> bool:
        """Check values of an enumeration; return whether all of them are, as written.

        What a definition is called with may stand for one of them, but not in quotes.
        """
        seen: set[str] = set()
        for word in words:
            handed_on = not word.quoted and self.scope.arguments.get(word.text) == kind
            if not handed_on and word.text not in kind.values:
                suggestion = closest(word.text, kind.values)
                self.report("condition-value-unknown", word, found=word.text, name=name, suggestion=suggestion)
            elif word.text in seen:
                self.report("condition-value-twice", word, found=word.text)
            seen.add(word.text)
        return bool(seen) and seen <= set(kind.values)

    def bind(self, binding: t.Binding) -> Desk:
        """Check a list and its variable; return the desk for what speaks of the variable."""
        variable, kind = binding.variable, self.type_of(binding.source)
        if variable.text in self.names or variable.text in self.scope.functions:
            self.report("condition-variable-taken", variable, name=variable.text)
        if kind is not None and not isinstance(kind, ListType):
            self.report("condition-not-list", binding.source, found=describe(kind))
            kind = None
        one = None if kind is None else kind.of
        if binding.keys and one is not None:
            one = self._group(binding.keys, one)
        names = {**self.names, variable.text: one}
        return Desk(self.condition, self.scope, names, self.problems)

    def _group(self, keys: tuple[t.Word, ...], kind: RecordType) -> RecordType | None:
        """Check the keys of a grouping; return the type of a group, None if some key is wrong."""
        fields: dict[str, Type | None] = {}
        for key in keys:
            if key.text in fields:
                self.report("condition-value-twice", key, found=key.text)
            else:
                fields[key.text] = self._key(key, kind)
        known = {name: found for name, found in fields.items() if found is not None}
        name = f"{kind.name} by {', '.join(fields)}"
        return RecordType(name, {**known, ITEMS: ListType(kind)}) if len(known) == len(fields) else None

    def _key(self, key: t.Word, kind: RecordType) -> Type | None:
        """Return the type of a key; report one that records cannot be grouped by, and return None."""
        if key.text not in kind.fields:
            able = [name for name, found in kind.fields.items() if isinstance(found, _KEYS) and name != ITEMS]
            suggestion = closest(key.text, able)
            self.report("condition-field-unknown", key, name=key.text, owner=kind.name, suggestion=suggestion)
            return None
        found = kind.fields[key.text]
        if not isinstance(found, _KEYS):
            self.report("condition-key-kind", key, found=describe(found))
            return None
        if key.text == ITEMS:
            self.report("condition-key-taken", key, name=ITEMS)
            return None
        return found

    def _definition(self, path: t.Path) -> Type | None:
        """Return the type of a definition without arguments, by its bare name."""
        first = path.parts[0]
        function: FunctionType | None = self.scope.functions.get(first)
        if function is None:
            suggestion = closest(first, {**self.names, **self.scope.functions})
            self.report("condition-name-unknown", path.part(0), name=first, suggestion=suggestion)
            return None
        if len(path.parts) > 1:
            found = describe(TruthType())
            self.report("condition-no-fields", path.part(1), name=path.parts[1], owner=first, found=found)
            return None
        if function.parameters:
            self.call(path, first, ())
            return None
        return TruthType()
