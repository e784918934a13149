"""Files to begin with: documents, manifests, rule packs and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.api.converting import convert
from poolcheck.api.law import law_or_shipped
from poolcheck.files import InputFile
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from poolcheck.core.bilingual import Language
    from poolcheck.guide.rule_plan import RulePlan
    from poolcheck.packs.model import Law


def starting_kinds() -> tuple[str, ...]:
    """Return what `starting_file` has a file for: the kinds of documents, and `dossier` for the manifest of one."""
    from poolcheck.guide import starting_file as starting  # noqa: PLC0415 - checking must not pay for the guide

    return starting.kinds()


def starting_file(kind: str, language: Language, surface: str = "yaml") -> str:
    """Return a commented file of one of `starting_kinds`, ready to be filled in, as `yaml` or `pool`.

    A manifest is YAML on any surface.
    """
    from poolcheck.guide import starting_file as starting  # noqa: PLC0415 - checking must not pay for the guide

    text = starting.starting_file(kind, language)
    return text if surface == "yaml" or kind == "dossier" else _as_pool(text, f"{kind}.yaml")


def _as_pool(text: str, name: str) -> str:
    """Return a YAML document on the surface of sentences."""
    reading = convert(InputFile(name, text.encode()), "pool")
    assert reading.value is not None, [problem.message.en for problem in reading.diagnostics]  # noqa: S101 - our own file
    return reading.value


def starting_pack(name: str, language: Language = "en") -> str:
    """Return the commented file `pack.yaml` of a new pack."""
    from poolcheck.guide import starting_rule as starting  # noqa: PLC0415 - checking must not pay for the guide

    return starting.starting_pack(name, language)


def plan_rule(id_: str, concern: str, test: str, acts: Sequence[str] = (), law: Law | None = None) -> RulePlan:
    """Return what a new rule is to be: its id, a concern, a test of law, and the acts it looks at.

    Raises:
        poolcheck.guide.rule_plan.PlanError: an id cannot be used, or a name is none.
    """
    from poolcheck.guide.rule_plan import planned  # noqa: PLC0415 - checking must not pay for the guide

    return planned(id_, concern, test, acts, law_or_shipped(law), vocabulary())


def starting_rule(plan: RulePlan, pack: str, as_of: date, language: Language = "en", law: Law | None = None) -> str:
    """Return the commented file of a new rule, planned by `plan_rule`: it passes its two examples at once."""
    from poolcheck.guide import starting_rule as starting  # noqa: PLC0415 - checking must not pay for the guide

    return starting.starting_rule(plan, pack, law_or_shipped(law), vocabulary(), as_of, language)
