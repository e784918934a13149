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
from poolcheck.packs.definition_files import Definitions, WrittenDefinition, written_definitions
from poolcheck.packs.files import PackFile, ParameterEntry, RuleFile
from poolcheck.packs.load import shipped_packs
from poolcheck.packs.pack_files import DEFINITIONS, in_folder
from poolcheck.packs.read_file import read_file
from poolcheck.syntax.tree import MapNode, Node, ScalarNode, node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poolcheck.core.location import Location
    from poolcheck.expr.tree import Condition, Extent
    from poolcheck.expr.types import Type
    from poolcheck.packs.model import Law, Rule, RulePack

_Parameters = RootModel[dict[str, ParameterEntry]]
Form = TypeVar("Form", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class WrittenDefinitions:
    """The definitions of a pack, or those that all share, and the packs that may name them."""

    entries: Mapping[str, WrittenDefinition]
    law: Law
    packs: tuple[RulePack, ...]
    kinds: Mapping[str, Type]
    shared: Named

    @property
    def compiler(self) -> Compiler:
        """Return a compiler that knows the names of the file and has no problem yet."""
        tests = {rule.file.test: rule.test for pack in self.packs for rule in pack.rules}
        compiler = Compiler(self.law.sources, self.kinds, tests, self.shared, self.law.consequences)
        for one in self.entries.values():
            compiler.declare(one.name, one.entry)
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
    written = _defined(data_folder("rules"), "rules", (DEFINITIONS,))
    return WrittenDefinitions(written, law, law.packs, {}, Named({}, functions(vocabulary())))


def _defined(folder: Path, shown: str, names: Iterable[str]) -> dict[str, WrittenDefinition]:
    """Return the definitions of some files by their names."""
    read = [_read(folder, shown, name, Definitions) for name in names]
    return {one.name: one for found in read if found is not None for one in written_definitions(*found)}


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
        definitions = _defined(folder, shown, in_folder(folder, shown).definitions)
        parameters = _read(folder, shown, "parameters.yaml", _Parameters)
        rules = [_read(folder, shown, f"rules/{path.name}", RuleFile) for path in sorted(folder.glob("rules/*.yaml"))]
        pack = packs[head[0].name]
        numbers, numbered = (parameters[0].root, parameters[1]) if parameters else ({}, head[1])
        kinds = {name: NumberType(entry.type) for name, entry in numbers.items()}
        found.append(
            WrittenPack(
                pack,
                law,
                head,
                WrittenDefinitions(definitions, law, (pack,), kinds, shared),
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
