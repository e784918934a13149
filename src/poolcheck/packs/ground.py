"""What all packs rest on: sources, tests of law, consequences, concerns, and the definitions that each of them has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import RootModel

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.reading import Reading
from poolcheck.packs.compile_rule import Compiler, Named
from poolcheck.packs.definition_files import Definitions, written_definitions
from poolcheck.packs.files import ConcernEntry, ConsequenceEntry, TestsFile
from poolcheck.packs.model import Consequence, Test
from poolcheck.packs.pack_files import DEFINITIONS
from poolcheck.packs.read_file import read_file
from poolcheck.packs.sources import SourceBook
from poolcheck.syntax.tree import node_at

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from poolcheck.packs.files import OutcomeEntry

_Concerns = RootModel[dict[str, ConcernEntry]]
_Consequences = RootModel[dict[str, ConsequenceEntry]]


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands under `rules/` beside the packs; `outcomes` are what each is called, and what it says."""

    sources: SourceBook
    tests: Mapping[str, Test]
    consequences: Mapping[str, Consequence]
    concerns: Mapping[str, ConcernEntry]
    shared: Named
    outcomes: Mapping[str, tuple[Bilingual, Bilingual | None]]
    levels: Mapping[str, Bilingual]
    checked: Mapping[str, Bilingual]


def lay_ground(root: Path) -> Reading[Ground]:
    """Read what all packs rest on; None if any of it is wrong."""
    sources = SourceBook(root / "sources")
    general = read_file(root / "tests.yaml", "rules/tests.yaml", TestsFile)
    concerns = read_file(root / "concerns.yaml", "rules/concerns.yaml", _Concerns)
    exposure = read_file(root / "exposure.yaml", "rules/exposure.yaml", _Consequences)
    shared = read_file(root / DEFINITIONS, f"rules/{DEFINITIONS}", Definitions)
    compiler = Compiler(sources, {}, {})
    if shared.value is not None:
        compiler.define_all(written_definitions(*shared.value))
    if exposure.value is not None:
        for id_, entry in exposure.value[0].root.items():
            compiler.cited(entry.authority, node_at(exposure.value[1], (id_, "authority")))
    readings = (general.diagnostics, concerns.diagnostics, exposure.diagnostics, shared.diagnostics)
    problems = tuple(problem for found in (*readings, compiler.problems) for problem in found)
    if general.value is None or concerns.value is None or exposure.value is None or problems:
        return Reading(None, problems)
    consequences = {id_: _consequence(id_, entry) for id_, entry in exposure.value[0].root.items()}
    words = general.value[0]
    ground = Ground(
        sources=sources,
        tests=_tests(words, consequences),
        consequences=consequences,
        concerns=concerns.value[0].root,
        shared=compiler.named,
        outcomes={id_: _outcome(entry) for id_, entry in words.outcomes.items()},
        levels={id_: one.bilingual for id_, one in words.levels.items()},
        checked={id_: one.bilingual for id_, one in words.checked.items()},
    )
    return Reading(ground)


def _tests(file: TestsFile, consequences: Mapping[str, Consequence]) -> dict[str, Test]:
    """Return the tests of law, each with what usually follows."""
    return {
        id_: Test(
            id_,
            entry.severity,
            entry.law,
            entry.waivable,
            entry.reads.bilingual,
            tuple(consequences[name] for name in entry.exposure),
        )
        for id_, entry in file.tests.items()
    }


def _consequence(id_: str, entry: ConsequenceEntry) -> Consequence:
    return Consequence(id_, entry.kind, entry.title.bilingual, entry.text.bilingual, entry.authority)


def _outcome(entry: OutcomeEntry) -> tuple[Bilingual, Bilingual | None]:
    return Bilingual(entry.en, entry.zh), entry.reads.bilingual if entry.reads else None
