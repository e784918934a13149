"""Loads rule packs: shipped ones by name, others by path; a pack with any problem is not evaluated."""

from __future__ import annotations

import hashlib
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
from poolcheck.packs.compile_rule import Compiler
from poolcheck.packs.files import (
    ConcernEntry,
    DefinitionEntry,
    PackFile,
    ParameterEntry,
    RuleFile,
    TestsFile,
)
from poolcheck.packs.model import DatedValue, Law, Parameter, RulePack, Test
from poolcheck.packs.read_file import read_file
from poolcheck.packs.sources import SourceBook
from poolcheck.syntax.tree import Node, ScalarNode, node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poolcheck.expr.quantity import Quantity
    from poolcheck.expr.types import Type
    from poolcheck.packs.files import Citation

_Parameters = RootModel[dict[str, ParameterEntry]]
_Definitions = RootModel[dict[str, DefinitionEntry]]
_Concerns = RootModel[dict[str, ConcernEntry]]

Form = TypeVar("Form", bound=BaseModel)


def shipped_packs() -> tuple[str, ...]:
    """Return the names of the packs that come with poolcheck."""
    return tuple(sorted(path.name for path in (data_folder("rules") / "packs").iterdir() if path.is_dir()))


def load_law(packs: Sequence[str] = (), *, examples: bool = True) -> Reading[Law]:
    """Load packs by name or path, all shipped ones if none is named.

    Evaluating needs no examples: without them packs load in half the time.
    """
    root = data_folder("rules")
    sources = SourceBook(root / "sources")
    general = read_file(root / "tests.yaml", "rules/tests.yaml", TestsFile)
    concerns = read_file(root / "concerns.yaml", "rules/concerns.yaml", _Concerns)
    problems = [*general.diagnostics, *concerns.diagnostics]
    if general.value is None or concerns.value is None:
        return Reading(None, tuple(problems))
    tests_file, titles = general.value[0], concerns.value[0].root
    tests = {
        id_: Test(id_, entry.severity, entry.law, entry.waivable, entry.reads.bilingual)
        for id_, entry in tests_file.tests.items()
    }
    loaded = []
    for wanted in packs or shipped_packs():
        folder, shown = _folder(wanted, root)
        if not (folder / "pack.yaml").is_file():
            place = Location(wanted, 1, 1, 1, 1)
            suggestion = closest(wanted, shipped_packs())
            problems.append(diagnostic("rule-pack-missing", place, words=wanted, suggestion=suggestion))
            continue
        reader = _PackReader(folder, shown, sources, tests, titles, examples=examples)
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
        concerns={id_: entry.title.bilingual for id_, entry in titles.items()},
    )
    return Reading(law, tuple(problems))


def _bilingual(entry: object) -> Bilingual:
    return Bilingual(getattr(entry, "en"), getattr(entry, "zh"))  # noqa: B009 - any form with both languages


def _folder(wanted: str, root: Path) -> tuple[Path, str]:
    if wanted in shipped_packs():
        return root / "packs" / wanted, f"rules/packs/{wanted}"
    return Path(wanted), wanted


def _same_ids(packs: Iterable[RulePack]) -> Iterable[Diagnostic]:
    first: dict[str, str] = {}
    for pack in packs:
        for rule in pack.rules:
            if rule.id in first:
                yield diagnostic("rule-id-twice", rule.location, words=rule.id, first=first[rule.id])
            first.setdefault(rule.id, pack.name)


class _PackReader:
    def __init__(
        self,
        folder: Path,
        shown: str,
        sources: SourceBook,
        tests: Mapping[str, Test],
        concerns: Mapping[str, ConcernEntry],
        *,
        examples: bool,
    ) -> None:
        self.folder = folder
        self.shown = shown
        self.sources = sources
        self.tests = tests
        self.concerns = concerns
        self.examples = examples
        self.problems: list[Diagnostic] = []
        self.cited: list[tuple[tuple[Citation, ...], Node]] = []

    def pack(self) -> RulePack | None:
        """Return the pack, or None if anything in it is wrong."""
        head = self._read("pack.yaml", PackFile)
        parameters = self._parameters()
        compiler = Compiler(self.sources, {name: kind for name, (_, kind) in parameters.items()}, self.tests)
        for citations, node in self.cited:
            compiler.cited(citations, node)
        self._definitions(compiler)
        rules = []
        for path in sorted((self.folder / "rules").glob("*.yaml")):
            found = self._read(f"rules/{path.name}", RuleFile, without="" if self.examples else "examples")
            if found is None:
                continue
            file, node = found
            if self.examples and not file.examples:
                self.problems.append(diagnostic("rule-key-missing", node.span.location, words="examples"))
            if file.id != path.stem:
                place = node_at(node, ("id",)).span.location
                self.problems.append(diagnostic("rule-id-not-file", place, words=file.id, file=path.name))
            rule = compiler.rule(file, node, head[0].name if head else "", self.concerns)
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
            sha256=_digest(self.folder),
            applies_when=applies,
            parameters={name: parameter for name, (parameter, _) in parameters.items()},
            definitions=compiler.definitions,
            rules=tuple(sorted(rules, key=lambda rule: rule.id)),
            examples_as_of=head[0].examples_as_of,
        )

    def _read(self, name: str, form: type[Form], without: str = "") -> tuple[Form, Node] | None:
        reading = read_file(self.folder / name, f"{self.shown}/{name}", form, without)
        self.problems.extend(reading.diagnostics)
        return reading.value

    def _parameters(self) -> dict[str, tuple[Parameter, Type]]:
        if not (self.folder / "parameters.yaml").is_file():
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
        if not (self.folder / "definitions.yaml").is_file():
            return
        found = self._read("definitions.yaml", _Definitions)
        if found is None:
            return
        form, node = found
        for name, entry in form.root.items():
            compiler.declare(name, entry)
        for name, entry in form.root.items():
            compiler.define(name, entry, node_at(node, (name,)))
        compiler.refuse_circles(node)


def _digest(folder: Path) -> str:
    """Return the SHA-256 over all files of a pack, by name and content, in a fixed order."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(b"\0")
        digest.update(path.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()
