"""A rule pack as its files say it, beside the pack that was loaded from them: what a mutant is a change of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, RootModel

from poolcheck.core.resources import data_folder
from poolcheck.core.truth import Truth
from poolcheck.expr.parse import parse
from poolcheck.expr.tree import Constant
from poolcheck.expr.types import NumberType
from poolcheck.facts.types import functions
from poolcheck.packs.compile_rule import Compiler, Named
from poolcheck.packs.files import PackFile, ParameterEntry, RuleFile
from poolcheck.packs.ground import SHARED, Definitions
from poolcheck.packs.load import shipped_packs
from poolcheck.packs.read_file import read_file
from poolcheck.syntax.tree import MapNode, Node, ScalarNode, node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.core.location import Location
    from poolcheck.expr.tree import Condition, Extent
    from poolcheck.expr.types import Type
    from poolcheck.packs.files import DefinitionEntry
    from poolcheck.packs.model import Law, Rule, RulePack

_Parameters = RootModel[dict[str, ParameterEntry]]
Form = TypeVar("Form", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class WrittenDefinitions:
    """The definitions of a file, and the packs that may name them."""

    entries: Mapping[str, DefinitionEntry]
    node: Node
    law: Law
    packs: tuple[RulePack, ...]
    kinds: Mapping[str, Type]
    shared: Named

    @property
    def compiler(self) -> Compiler:
        """Return a compiler that knows the names of the file and has no problem yet."""
        tests = {rule.file.test: rule.test for pack in self.packs for rule in pack.rules}
        compiler = Compiler(self.law.sources, self.kinds, tests, self.shared, self.law.consequences)
        for name, entry in self.entries.items():
            compiler.declare(name, entry)
        for pack in self.packs:
            compiler.definitions.update((name, pack.definitions[name]) for name in self.entries)
        return compiler


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """A pack, and the forms and located trees of its files."""

    pack: RulePack
    law: Law
    head: tuple[PackFile, Node]
    definitions: WrittenDefinitions
    parameters: tuple[Mapping[str, ParameterEntry], Node]
    rules: Mapping[str, tuple[RuleFile, Node]]

    @property
    def compiler(self) -> Compiler:
        """Return a compiler that knows the pack's names and has no problem yet."""
        return self.definitions.compiler

    def compiled(self, file: RuleFile) -> Rule | None:
        """Compile a changed rule; None if it does not type-check."""
        compiler = self.compiler
        rule = compiler.rule(file, nowhere(self.rules[file.id][1]), self.pack.name, self.law.concerns)
        return None if compiler.problems else rule


def shared_definitions(law: Law) -> WrittenDefinitions:
    """Read the definitions that all packs share once more, for what was written and where."""
    found = _read(data_folder("rules"), "rules", SHARED, Definitions)
    assert found is not None
    return WrittenDefinitions(found[0].root, found[1], law, law.packs, {}, Named({}, functions(vocabulary())))


def written_packs(wanted: Sequence[str], law: Law) -> tuple[WrittenPack, ...]:
    """Read the files of packs once more, for what was written and where."""
    root = data_folder("rules") / "packs"
    shared = shared_definitions(law).compiler.named
    packs = {pack.name: pack for pack in law.packs}
    found = []
    for name in wanted or shipped_packs():
        shipped = name in shipped_packs()
        folder, shown = (root / name, f"rules/packs/{name}") if shipped else (Path(name), name)
        head = _read(folder, shown, "pack.yaml", PackFile)
        assert head is not None
        definitions = _read(folder, shown, SHARED, Definitions)
        parameters = _read(folder, shown, "parameters.yaml", _Parameters)
        rules = [_read(folder, shown, f"rules/{path.name}", RuleFile) for path in sorted(folder.glob("rules/*.yaml"))]
        pack = packs[head[0].name]
        entries, node = (definitions[0].root, definitions[1]) if definitions else ({}, head[1])
        numbers, numbered = (parameters[0].root, parameters[1]) if parameters else ({}, head[1])
        kinds = {name: NumberType(entry.type) for name, entry in numbers.items()}
        found.append(
            WrittenPack(
                pack,
                law,
                head,
                WrittenDefinitions(entries, node, law, (pack,), kinds, shared),
                (numbers, numbered),
                {rule[0].id: rule for rule in rules if rule is not None},
            )
        )
    return tuple(found)


def questions(law: Law) -> frozenset[str]:
    """Return the definitions that nothing in a document decides."""
    return frozenset(
        name
        for pack in law.packs
        for name, definition in pack.definitions.items()
        if definition.condition is not None
        and isinstance(definition.condition.root, Constant)
        and definition.condition.root.truth is Truth.UNKNOWN
    )


def understood(text: str) -> Condition:
    """Return a condition that a pack was loaded with."""
    condition = parse(text).condition
    assert condition is not None
    return condition


def place(node: Node, path: Sequence[str | int], at: Extent | None = None) -> Location:
    """Return the place of a value in a file, or of a part of the text it holds."""
    found = node_at(node, path)
    if at is not None and isinstance(found, ScalarNode):
        return found.part(at.start, at.end).location
    return found.span.location


def nowhere(node: Node) -> Node:
    """Return a node for the problems of a changed text, whose places would mean nothing."""
    return MapNode((), node.span)


def _read(folder: Path, shown: str, name: str, form: type[Form]) -> tuple[Form, Node] | None:
    return read_file(folder / name, f"{shown}/{name}", form).value if (folder / name).is_file() else None
