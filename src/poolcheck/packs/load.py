"""Loads rule packs: shipped ones by name, others by path or by their texts; one with any problem is not evaluated."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, RootModel

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.location import Location
from poolcheck.core.reading import Reading
from poolcheck.core.resources import data_folder
from poolcheck.core.suggest import closest
from poolcheck.expr.parse import parse
from poolcheck.expr.tree import Number
from poolcheck.expr.types import NumberType
from poolcheck.expr.units import type_of
from poolcheck.facts.types import document_fields
from poolcheck.packs.compile_rule import Compiler
from poolcheck.packs.definition_files import Definitions, written_definitions
from poolcheck.packs.files import PackFile, ParameterEntry, RuleFile
from poolcheck.packs.ground import lay_ground
from poolcheck.packs.model import DatedValue, Law, Parameter, RulePack
from poolcheck.packs.pack_files import DEFINITIONS, PackFiles, in_folder
from poolcheck.packs.read_file import read_form
from poolcheck.syntax.tree import Node, ScalarNode, node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.expr.quantity import Quantity
    from poolcheck.expr.types import Type
    from poolcheck.packs.files import Citation
    from poolcheck.packs.ground import Ground

_Parameters = RootModel[dict[str, ParameterEntry]]

Form = TypeVar("Form", bound=BaseModel)


def shipped_packs() -> tuple[str, ...]:
    """Return the names of the packs that come with poolcheck."""
    return tuple(sorted(path.name for path in (data_folder("rules") / "packs").iterdir() if path.is_dir()))


def shipped_pack_of(rule: str) -> str | None:
    """Return the pack that ships a rule; None if none does."""
    return next((name for name in shipped_packs() if rule in _rule_ids(name)), None)


def shipped_rule_ids() -> frozenset[str]:
    """Return the ids of all rules that ship."""
    return frozenset(id_ for name in shipped_packs() for id_ in _rule_ids(name))


def _rule_ids(pack: str) -> frozenset[str]:
    return frozenset(path.stem for path in (data_folder("rules") / "packs" / pack / "rules").glob("*.yaml"))


def load_law(packs: Sequence[str | PackFiles] = (), *, examples: bool = True) -> Reading[Law]:
    """Load packs by name, path or files, all shipped ones if none is named.

    Evaluating needs no examples: without them packs load in half the time.
    """
    root = data_folder("rules")
    laid = lay_ground(root)
    problems = list(laid.diagnostics)
    ground = laid.value
    if ground is None:
        return Reading(None, tuple(problems))
    loaded = []
    for wanted in packs or shipped_packs():
        files = wanted if isinstance(wanted, PackFiles) else _files(wanted, root)
        if files is None:
            place = Location(str(wanted), 1, 1, 1, 1)
            suggestion = closest(str(wanted), shipped_packs())
            problems.append(diagnostic("rule-pack-missing", place, words=str(wanted), suggestion=suggestion))
            continue
        reader = _PackReader(files, ground, examples=examples)
        pack = reader.pack()
        problems.extend(reader.problems)
        if pack is not None:
            loaded.append(pack)
    problems.extend(ground.sources.problems)
    problems.extend(_same_ids(loaded))
    law = Law(
        packs=tuple(loaded),
        sources=ground.sources,
        outcomes=ground.outcomes,
        levels=ground.levels,
        checked=ground.checked,
        concerns={id_: entry.title.bilingual for id_, entry in ground.concerns.items()},
        rows=dict(sorted(((id_, entry.row) for id_, entry in ground.concerns.items()), key=lambda pair: pair[1])),
        tests=ground.tests,
        definitions=ground.shared.definitions,
        consequences=ground.consequences,
        tables={id_: entry.table for id_, entry in ground.concerns.items() if entry.table},
    )
    return Reading(law, tuple(problems))


def _files(wanted: str, root: Path) -> PackFiles | None:
    """Return the files of a pack by its name or path; None if there is no pack."""
    shipped = wanted in shipped_packs()
    folder, shown = (root / "packs" / wanted, f"rules/packs/{wanted}") if shipped else (Path(wanted), wanted)
    return in_folder(folder, shown) if (folder / "pack.yaml").is_file() else None


def _same_ids(packs: Iterable[RulePack]) -> Iterable[Diagnostic]:
    first: dict[str, str] = {}
    for pack in packs:
        for rule in pack.rules:
            if rule.id in first:
                yield diagnostic("rule-id-twice", rule.location, words=rule.id, first=first[rule.id])
            first.setdefault(rule.id, pack.name)


class _PackReader:
    def __init__(self, files: PackFiles, ground: Ground, *, examples: bool) -> None:
        self.files = files
        self.ground = ground
        self.examples = examples
        self.problems: list[Diagnostic] = []
        self.cited: list[tuple[tuple[Citation, ...], Node]] = []

    def pack(self) -> RulePack | None:
        """Return the pack, or None if anything in it is wrong."""
        head = self._read("pack.yaml", PackFile)
        parameters = self._parameters()
        kinds = {name: kind for name, (_, kind) in parameters.items()}
        ground = self.ground
        compiler = Compiler(ground.sources, kinds, ground.tests, ground.shared, ground.consequences)
        for citations, node in self.cited:
            compiler.cited(citations, node)
        self._definitions(compiler)
        rules = []
        for name in self.files.rules:
            found = self._read(name, RuleFile, without="" if self.examples else "examples")
            if found is None:
                continue
            file, node = found
            if self.examples and not file.examples:
                self.problems.append(diagnostic("rule-key-missing", node.span.location, words="examples"))
            if name != f"rules/{file.id}.yaml":
                place, last = node_at(node, ("id",)).span.location, name.removeprefix("rules/")
                self.problems.append(diagnostic("rule-id-not-file", place, words=file.id, file=last))
            rule = compiler.rule(file, node, head[0].name if head else "", self.ground.concerns)
            if rule is not None:
                rules.append(rule)
        applies = None
        if head is not None:
            names = document_fields(vocabulary())
            applies = compiler.condition(head[0].applies_when, node_at(head[1], ("applies_when",)), names)
        self.problems.extend(compiler.problems)
        if head is None or applies is None or self.problems:
            return None
        return RulePack(
            name=head[0].name,
            version=head[0].version,
            title=head[0].title.bilingual,
            sha256=_digest(self.files),
            applies_when=applies,
            parameters={name: parameter for name, (parameter, _) in parameters.items()},
            definitions=compiler.definitions,
            rules=tuple(sorted(rules, key=lambda rule: rule.id)),
            examples_as_of=head[0].examples_as_of,
        )

    def _read(self, name: str, form: type[Form], without: str = "") -> tuple[Form, Node] | None:
        reading = read_form(self.files.data.get(name), f"{self.files.folder}/{name}", form, without)
        self.problems.extend(reading.diagnostics)
        return reading.value

    def _parameters(self) -> dict[str, tuple[Parameter, Type]]:
        if "parameters.yaml" not in self.files.data:
            return {}
        found = self._read("parameters.yaml", _Parameters)
        if found is None:
            return {}
        form, node = found
        parameters: dict[str, tuple[Parameter, Type]] = {}
        for name, entry in form.root.items():
            kind = NumberType(entry.type)
            values = []
            for index, dated in enumerate(entry.values):
                place = node_at(node, (name, "values", index, "value"))
                quantity = self._quantity(dated.value, kind, place)
                if quantity is not None:
                    values.append(DatedValue(dated.since, dated.until, quantity, dated.authority))
            self.cited.append((tuple(dated.authority for dated in entry.values), node_at(node, (name, "values"))))
            parameters[name] = (Parameter(name, entry.title.bilingual, tuple(values)), kind)
        return parameters

    def _quantity(self, text: str, kind: NumberType, node: Node) -> Quantity | None:
        parsed = parse(f"{text} > {text}").condition
        root = parsed.root if parsed else None
        left = getattr(root, "left", None)
        if isinstance(left, Number) and isinstance(node, ScalarNode) and type_of(left.quantity.unit) == kind:
            return left.quantity
        self.problems.append(diagnostic("rule-number-invalid", node.span.location, words=text))
        return None

    def _definitions(self, compiler: Compiler) -> None:
        read = [self._read(name, Definitions) for name in self.files.definitions]
        compiler.define_all(one for found in read if found is not None for one in written_definitions(*found))


def _digest(files: PackFiles) -> str:
    """Return the SHA-256 over the files of a pack and the shared definitions, by name and content, in a fixed order."""
    digest = hashlib.sha256()
    own = ((name, files.data[name] or b"") for name in sorted(files.data))
    for name, data in (*own, (f"rules/{DEFINITIONS}", (data_folder("rules") / DEFINITIONS).read_bytes())):
        digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()
