"""Parses and type-checks the conditions of a pack; what is wrong is told at its place in the pack's file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.suggest import closest
from poolcheck.expr.check import check
from poolcheck.expr.parse import parse
from poolcheck.expr.types import EnumType, FunctionType, Scope
from poolcheck.facts.types import act_type, document_fields, functions, grounds, object_type, party_type, side_type
from poolcheck.packs import placeholders
from poolcheck.packs.model import Consequence, Definition, Element, Rule, Test
from poolcheck.packs.subject_names import subject_names
from poolcheck.packs.used import names_in
from poolcheck.syntax.tree import MapNode, Node, ScalarNode, key_at, node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poolcheck.expr.problem import Problem
    from poolcheck.expr.tree import Condition
    from poolcheck.expr.types import Type
    from poolcheck.packs.definition_files import WrittenDefinition
    from poolcheck.packs.files import Citation, DefinitionEntry, RuleFile
    from poolcheck.packs.sources import SourceBook
    from poolcheck.packs.subject_names import SubjectNames


@dataclass(frozen=True, slots=True)
class Named:
    """Definitions by their names, and what a condition may call."""

    definitions: Mapping[str, Definition]
    signatures: Mapping[str, FunctionType]


class Compiler:
    """Compiles what one pack writes, beside the definitions that all packs share, and gathers the problems."""

    def __init__(
        self,
        sources: SourceBook,
        parameters: Mapping[str, Type],
        tests: Mapping[str, Test],
        shared: Named | None = None,
        consequences: Mapping[str, Consequence] | None = None,
    ) -> None:
        self.sources = sources
        self.parameters = parameters
        self.tests = tests
        self.consequences = consequences or {}
        self.shared = shared or Named({}, functions(vocabulary()))
        self.definitions: dict[str, Definition] = dict(self.shared.definitions)
        self.signatures: dict[str, FunctionType] = dict(self.shared.signatures)
        self.problems: list[Diagnostic] = []

    @property
    def named(self) -> Named:
        """What has been defined so far."""
        return Named(self.definitions, self.signatures)

    def define_all(self, written: Iterable[WrittenDefinition]) -> None:
        """Compile the definitions of a pack, or those that all share, which may call one another, but none itself."""
        own: dict[str, WrittenDefinition] = {}
        for one in written:
            if one.name in self.shared.definitions:
                self.problems.append(diagnostic("rule-definition-taken", one.place, words=one.name))
            elif one.name in own:
                first = own[one.name].place
                at = f"{PurePath(first.path).name}:{first.line}"
                self.problems.append(diagnostic("rule-definition-twice", one.place, words=one.name, first=at))
            own.setdefault(one.name, one)
            self.declare(one.name, one.entry)
        for one in own.values():
            self.define(one.name, one.entry, one.node)
        self._refuse_circles(own.values())

    def condition(
        self, text: str, node: Node, names: Mapping[str, Type], arguments: Mapping[str, EnumType] | None = None
    ) -> Condition | None:
        """Parse and check a condition; None, with diagnostics, if it cannot be evaluated."""
        parsed = parse(text)
        scope = Scope(names, self.signatures, self.parameters, arguments or {})
        problems = parsed.problems if parsed.condition is None else check(parsed.condition, scope)
        self.problems.extend(_located(problem, node) for problem in problems)
        return None if problems else parsed.condition

    def declare(self, name: str, entry: DefinitionEntry) -> None:
        """Make a definition's name known, so that definitions may call one another."""
        if entry.when is not None:
            self.signatures[name] = FunctionType(tuple(_parameters(entry).values()))

    def define(self, name: str, entry: DefinitionEntry, node: Node) -> None:
        """Compile a definition."""
        when = node_at(node, ("when",))
        names, parameters = document_fields(vocabulary()), _parameters(entry)
        for parameter, kind in parameters.items():
            if parameter in names or parameter in kind.values:
                place = key_at(node, ("parameters", parameter)).span.location
                self.problems.append(diagnostic("rule-parameter-taken", place, words=parameter))
        condition = None if entry.when is None else self.condition(entry.when, when, names, parameters)
        self.cited(entry.authority, node_at(node, ("authority",)))
        self.definitions[name] = Definition(
            name,
            entry.title.bilingual,
            condition,
            entry.ask.bilingual if entry.ask else None,
            entry.grounds,
            entry.note.bilingual if entry.note else None,
            entry.authority,
            tuple(entry.parameters),
            entry.proofs,
        )
        self._grounds(entry, node)

    def _grounds(self, entry: DefinitionEntry, node: Node) -> None:
        """Report grounds that no justification can name."""
        known = grounds()
        for index, ground in enumerate(entry.grounds):
            if ground not in known:
                self._unknown("rule-ground-unknown", node_at(node, ("grounds", index)), ground, known)
        for ground in entry.proofs:
            if ground not in entry.grounds:
                self._unknown("rule-ground-unknown", node_at(node, ("proofs", ground)), ground, entry.grounds)

    def _refuse_circles(self, written: Iterable[WrittenDefinition]) -> None:
        """Report definitions that are defined by themselves."""
        for one in written:
            if one.name in self._reachable(one.name):
                self.problems.append(diagnostic("rule-definition-circle", one.node.span.location, words=one.name))

    def _reachable(self, name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            definition = self.definitions.get(waiting.pop())
            if definition is None or definition.condition is None:
                continue
            for called in names_in(definition.condition):
                if called in self.definitions and called not in found:
                    found.add(called)
                    waiting.append(called)
        return found

    def rule(self, file: RuleFile, node: Node, pack: str, concerns: Iterable[str]) -> Rule | None:
        """Compile a rule; None, with diagnostics, if it cannot be evaluated."""
        before = len(self.problems)
        subject = subject_names(file.for_each, node_at(node, ("for_each",)), self._unknown)
        names = subject.names
        where = None
        if file.for_each.where is not None:
            where = self.condition(file.for_each.where, node_at(node, ("for_each", "where")), names)
        if file.place is not None and file.place not in names:
            self._unknown("rule-place-unknown", node_at(node, ("place",)), file.place, names)
        conduct = self.condition(file.not_met_when, node_at(node, ("not_met_when",)), names)
        excuse = None
        if file.excused_when is not None:
            excuse = self.condition(file.excused_when, node_at(node, ("excused_when",)), names)
        elements = [self._element(text, node_at(node, ("elements", i)), names) for i, text in enumerate(file.elements)]
        defenses = [self._defense(name, node_at(node, ("defenses", i))) for i, name in enumerate(file.defenses)]
        arguable = [self._condition_named(name, node_at(node, ("arguable", i))) for i, name in enumerate(file.arguable)]
        self._placeholders(file, subject, node)
        self.cited(file.authority, node_at(node, ("authority",)))
        if file.concern not in concerns:
            self._unknown("rule-concern-unknown", node_at(node, ("concern",)), file.concern, concerns)
        test = self.tests.get(file.test)
        if test is None:
            self._unknown("rule-test-unknown", node_at(node, ("test",)), file.test, self.tests)
        exposure = self._exposure(file, node)
        if len(self.problems) > before or conduct is None or test is None:
            return None
        if file.waivable is not None:
            test = replace(test, waivable=file.waivable)
        return Rule(
            id=file.id,
            pack=pack,
            file=file,
            for_each=file.for_each,
            test=test,
            where=where,
            conduct=conduct,
            elements=tuple(element for element in elements if element is not None),
            defenses=tuple(defense for defense in defenses if defense is not None),
            location=node_at(node, ("id",)).span.location,
            listed=subject.listed,
            arguable=tuple(definition for definition in arguable if definition is not None),
            excuse=excuse,
            exposure=test.exposure if exposure is None else exposure,
        )

    def _exposure(self, file: RuleFile, node: Node) -> tuple[Consequence, ...] | None:
        """Return the consequences that a rule names; None if it names none and its test decides."""
        if file.exposure is None:
            return None
        for index, name in enumerate(file.exposure):
            if name not in self.consequences:
                self._unknown("rule-exposure-unknown", node_at(node, ("exposure", index)), name, self.consequences)
        return tuple(self.consequences[name] for name in file.exposure if name in self.consequences)

    def _placeholders(self, file: RuleFile, subject: SubjectNames, node: Node) -> None:
        """Report what messages name that a finding of this rule cannot fill in."""
        known = placeholders.allowed(file.for_each, subject.names, subject.own)
        for key, language, name in placeholders.named(file):
            if name not in known:
                self._unknown("rule-placeholder-unknown", node_at(node, (key, language)), name, known)

    def _element(self, text: str, node: Node, names: Mapping[str, Type]) -> Element | None:
        condition = self.condition(text, node, names)
        if condition is None:
            return None
        called = next((name for name in names_in(condition) if name in self.definitions), None)
        title = self.definitions[called].title if called else Bilingual(text, text)
        return Element(text, condition, title)

    def _condition_named(self, name: str, node: Node) -> Definition | None:
        """Return a definition without parameters that has a condition."""
        definition = self.definitions.get(name)
        if definition is None or definition.condition is None or definition.parameters:
            known = [one.name for one in self.definitions.values() if one.condition is not None and not one.parameters]
            self._unknown("condition-definition-unknown", node, name, known, name=name)
            return None
        return definition

    def _defense(self, name: str, node: Node) -> Definition | None:
        definition = self.definitions.get(name)
        if definition is None or not definition.grounds:
            known = [other.name for other in self.definitions.values() if other.grounds]
            self._unknown("rule-defense-unknown", node, name, known)
            return None
        return definition

    def cited(self, citations: Iterable[Citation], node: Node) -> None:
        """Report citations that lead to no provision."""
        for index, citation in enumerate(citations):
            place = node_at(node, (index,))
            source = self.sources.source(citation.source)
            if source is None:
                self._unknown("rule-source-unknown", node_at(place, ("source",)), citation.source, self.sources.ids())
            elif citation.provision not in source.provisions:
                at = node_at(place, ("provision",))
                self._unknown("rule-provision-unknown", at, citation.provision, source.provisions, of=citation.source)

    def _unknown(self, code: str, node: Node, word: str, known: Iterable[str], **values: str) -> None:
        suggestion = closest(word, known)
        self.problems.append(diagnostic(code, node.span.location, words=word, suggestion=suggestion, **values))


def _parameters(entry: DefinitionEntry) -> dict[str, EnumType]:
    """Return the types of what a definition is called with."""
    words = vocabulary()
    kinds = {
        "side": side_type(),
        "party": party_type(words),
        "act": act_type(words),
        "object": object_type(words),
    }
    return {name: kinds[kind] for name, kind in entry.parameters.items()}


def _located(problem: Problem, node: Node) -> Diagnostic:
    place = node.span
    if isinstance(node, ScalarNode):
        place = node.part(problem.start, max(problem.end, problem.start + 1))
    elif isinstance(node, MapNode):
        place = node.span
    return diagnostic(problem.code, place.location, **problem.values)
