"""Loads rule packs: shipped ones by name, others by path or by their texts; one with any problem is not evaluated."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, RootModel

from poolcheck.core.bilingual import Bilingual
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
from poolcheck.packs.compile_rule import Compiler, Named
from poolcheck.packs.files import (
    ConcernEntry,
    ConsequenceEntry,
    DefinitionEntry,
    PackFile,
    ParameterEntry,
    RuleFile,
    TestsFile,
)
from poolcheck.packs.model import Consequence, DatedValue, Law, Parameter, RulePack, Test
from poolcheck.packs.pack_files import PackFiles, in_folder
from poolcheck.packs.read_file import read_file, read_form
from poolcheck.packs.sources import SourceBook
from poolcheck.syntax.tree import Node, ScalarNode, node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poolcheck.expr.quantity import Quantity
    from poolcheck.expr.types import Type
    from poolcheck.packs.files import Citation

_Parameters = RootModel[dict[str, ParameterEntry]]
_Concerns = RootModel[dict[str, ConcernEntry]]
_Consequences = RootModel[dict[str, ConsequenceEntry]]

Definitions = RootModel[dict[str, DefinitionEntry]]
"""The form of a file of definitions."""

SHARED = "definitions.yaml"
"""The file of the definitions that all packs share, under `rules/`; a pack's own are in a file of the same name."""

Form = TypeVar("Form", bound=BaseModel)


def shipped_packs() -> tuple[str, ...]:
    """Return the names of the packs that come with poolcheck."""
    return tuple(sorted(path.name for path in (data_folder("rules") / "packs").iterdir() if path.is_dir()))


def shipped_pack_of(rule: str) -> str | None:
    """Return the pack that ships a rule; None if none does."""
    return next((name for name in shipped_packs() if rule in _rule_ids(name)), None)


def _rule_ids(pack: str) -> frozenset[str]:
    return frozenset(path.stem for path in (data_folder("rules") / "packs" / pack / "rules").glob("*.yaml"))


def load_law(packs: Sequence[str | PackFiles] = (), *, examples: bool = True) -> Reading[Law]:
    """Load packs by name, path or files, all shipped ones if none is named.

    Evaluating needs no examples: without them packs load in half the time.
    """
    root = data_folder("rules")
    sources = SourceBook(root / "sources")
    general = read_file(root / "tests.yaml", "rules/tests.yaml", TestsFile)
    concerns = read_file(root / "concerns.yaml", "rules/concerns.yaml", _Concerns)
    exposure = read_file(root / "exposure.yaml", "rules/exposure.yaml", _Consequences)
    shared, unsound = _shared(root / SHARED, sources)
    problems = [*general.diagnostics, *concerns.diagnostics, *exposure.diagnostics, *unsound]
    if general.value is None or concerns.value is None or exposure.value is None or unsound:
        return Reading(None, tuple(problems))
    tests_file, entries = general.value[0], concerns.value[0].root
    consequences = {id_: _consequence(id_, entry) for id_, entry in exposure.value[0].root.items()}
    tests = {
        id_: Test(
            id_,
            entry.severity,
            entry.law,
            entry.waivable,
            entry.reads.bilingual,
            tuple(consequences[name] for name in entry.exposure),
        )
        for id_, entry in tests_file.tests.items()
    }
    common = _Common(sources, tests, consequences, entries, shared)
    loaded = []
    for wanted in packs or shipped_packs():
        files = wanted if isinstance(wanted, PackFiles) else _files(wanted, root)
        if files is None:
            place = Location(str(wanted), 1, 1, 1, 1)
            suggestion = closest(str(wanted), shipped_packs())
            problems.append(diagnostic("rule-pack-missing", place, words=str(wanted), suggestion=suggestion))
            continue
        reader = _PackReader(files, common, examples=examples)
        pack = reader.pack()
        problems.extend(reader.problems)
        if pack is not None:
            loaded.append(pack)
    problems.extend(sources.problems)
    problems.extend(_same_ids(loaded))
    law = Law(
        packs=tuple(loaded),
        sources=sources,
        outcomes={
            id_: (_bilingual(entry), entry.reads.bilingual if entry.reads else None)
            for id_, entry in tests_file.outcomes.items()
        },
        levels={id_: words.bilingual for id_, words in tests_file.levels.items()},
        checked={id_: words.bilingual for id_, words in tests_file.checked.items()},
        concerns={id_: entry.title.bilingual for id_, entry in entries.items()},
        rows=dict(sorted(((id_, entry.row) for id_, entry in entries.items()), key=lambda pair: pair[1])),
        tests=tests,
        definitions=shared.definitions,
        consequences=consequences,
    )
    return Reading(law, tuple(problems))


def _shared(path: Path, sources: SourceBook) -> tuple[Named, tuple[Diagnostic, ...]]:
    """Return the definitions that every pack may name, and what is wrong with them."""
    compiler = Compiler(sources, {}, {})
    reading = read_file(path, f"rules/{SHARED}", Definitions)
    if reading.value is not None:
        form, node = reading.value
        compiler.define_all(form.root, node)
    return compiler.named, (*reading.diagnostics, *compiler.problems)


def _consequence(id_: str, entry: ConsequenceEntry) -> Consequence:
    return Consequence(id_, entry.kind, entry.title.bilingual, entry.text.bilingual, entry.authority)


def _bilingual(entry: object) -> Bilingual:
    return Bilingual(getattr(entry, "en"), getattr(entry, "zh"))  # noqa: B009 - any form with both languages


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


@dataclass(frozen=True, slots=True)
class _Common:
    """What all packs rest on."""

    sources: SourceBook
    tests: Mapping[str, Test]
    consequences: Mapping[str, Consequence]
    concerns: Mapping[str, ConcernEntry]
    definitions: Named


class _PackReader:
    def __init__(self, files: PackFiles, common: _Common, *, examples: bool) -> None:
        self.files = files
        self.common = common
        self.examples = examples
        self.problems: list[Diagnostic] = []
        self.cited: list[tuple[tuple[Citation, ...], Node]] = []

    def pack(self) -> RulePack | None:
        """Return the pack, or None if anything in it is wrong."""
        head = self._read("pack.yaml", PackFile)
        parameters = self._parameters()
        kinds = {name: kind for name, (_, kind) in parameters.items()}
        compiler = Compiler(
            self.common.sources, kinds, self.common.tests, self.common.definitions, self.common.consequences
        )
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
            rule = compiler.rule(file, node, head[0].name if head else "", self.common.concerns)
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
        if SHARED not in self.files.data:
            return
        found = self._read(SHARED, Definitions)
        if found is None:
            return
        compiler.define_all(found[0].root, found[1])


def _digest(files: PackFiles) -> str:
    """Return the SHA-256 over the files of a pack and the shared definitions, by name and content, in a fixed order."""
    digest = hashlib.sha256()
    own = ((name, files.data[name] or b"") for name in sorted(files.data))
    for name, data in (*own, (f"rules/{SHARED}", (data_folder("rules") / SHARED).read_bytes())):
        digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()
