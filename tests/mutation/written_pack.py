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
from poolcheck.packs.compile_rule import Compiler
from poolcheck.packs.files import DefinitionEntry, PackFile, ParameterEntry, RuleFile
from poolcheck.packs.load import shipped_packs
from poolcheck.packs.read_file import read_file
from poolcheck.syntax.tree import MapNode, Node, ScalarNode, node_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.core.location import Location
    from poolcheck.expr.tree import Condition, Extent
    from poolcheck.packs.model import Law, Rule, RulePack

_Definitions = RootModel[dict[str, DefinitionEntry]]
_Parameters = RootModel[dict[str, ParameterEntry]]
Form = TypeVar("Form", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """A pack, and the forms and located trees of its files."""

    pack: RulePack
    law: Law
    head: tuple[PackFile, Node]
    definitions: tuple[Mapping[str, DefinitionEntry], Node]
    parameters: tuple[Mapping[str, ParameterEntry], Node]
    rules: Mapping[str, tuple[RuleFile, Node]]

    @property
    def compiler(self) -> Compiler:
        """Return a compiler that knows the pack's names and has no problem yet."""
        entries, _ = self.parameters
        kinds = {name: NumberType(entry.type) for name, entry in entries.items()}
        tests = {rule.file.test: rule.test for rule in self.pack.rules}
        compiler = Compiler(self.law.sources, kinds, tests)
        for name, entry in self.definitions[0].items():
            compiler.declare(name, entry)
        compiler.definitions = dict(self.pack.definitions)
        return compiler

    @property
    def questions(self) -> frozenset[str]:
        """Return the definitions that nothing in a document decides."""
        return frozenset(
            name
            for name, definition in self.pack.definitions.items()
            if definition.condition is not None
            and isinstance(definition.condition.root, Constant)
            and definition.condition.root.truth is Truth.UNKNOWN
        )

    def compiled(self, file: RuleFile) -> Rule | None:
        """Compile a changed rule; None if it does not type-check."""
        compiler = self.compiler
        rule = compiler.rule(file, nowhere(self.rules[file.id][1]), self.pack.name, self.law.concerns)
        return None if compiler.problems else rule


def written_packs(wanted: Sequence[str], law: Law) -> tuple[WrittenPack, ...]:
    """Read the files of packs once more, for what was written and where."""
    root = data_folder("rules") / "packs"
    packs = {pack.name: pack for pack in law.packs}
    found = []
    for name in wanted or shipped_packs():
        shipped = name in shipped_packs()
        folder, shown = (root / name, f"rules/packs/{name}") if shipped else (Path(name), name)
        head = _read(folder, shown, "pack.yaml", PackFile)
        assert head is not None
        definitions = _read(folder, shown, "definitions.yaml", _Definitions)
        parameters = _read(folder, shown, "parameters.yaml", _Parameters)
        rules = [_read(folder, shown, f"rules/{path.name}", RuleFile) for path in sorted(folder.glob("rules/*.yaml"))]
        found.append(
            WrittenPack(
                packs[head[0].name],
                law,
                head,
                (definitions[0].root, definitions[1]) if definitions else ({}, head[1]),
                (parameters[0].root, parameters[1]) if parameters else ({}, head[1]),
                {rule[0].id: rule for rule in rules if rule is not None},
            )
        )
    return tuple(found)


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
