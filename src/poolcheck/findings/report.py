"""The report of a run: everything a renderer needs, and nothing that changes between two runs on the same input."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.findings.model import Exposure, Finding


@dataclass(frozen=True, slots=True)
class PackUsed:
    """A rule pack that was applied."""

    name: str
    version: str
    title: Bilingual
    sha256: str


@dataclass(frozen=True, slots=True)
class InputRead:
    """A file that was read; `kind` and `key` are empty where it could not be understood.

    A document has its own kind (charter, license, entry); the manifest of a dossier is a `dossier`, with its title for
    a key, and a list of patents in a file of its own is `patents`, with the file's name.
    """

    path: str
    sha256: str
    kind: str = ""
    key: str = ""

    @property
    def is_document(self) -> bool:
        """Whether this is a document, or was to be one."""
        return self.kind not in ("dossier", "patents")


@dataclass(frozen=True, slots=True)
class StaleSource:
    """An instrument whose text we know to be current only up to a day before the as-of date."""

    title: Bilingual
    reviewed_until: date


@dataclass(frozen=True, slots=True)
class Glossary:
    """What the report calls outcomes, levels of law, degrees of certainty and concerns."""

    outcomes: Mapping[str, Bilingual]
    levels: Mapping[str, Bilingual]
    checked: Mapping[str, Bilingual]
    concerns: Mapping[str, Bilingual]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found, in the order of the documents."""

    as_of: date
    version: str
    packs: tuple[PackUsed, ...]
    inputs: tuple[InputRead, ...]
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...]
    stale: tuple[StaleSource, ...]
    glossary: Glossary

    @property
    def exposure(self) -> tuple[Exposure, ...]:
        """What may follow from the findings, each once, in the order of the findings."""
        return tuple({one.id: one for finding in self.findings for one in finding.exposure}.values())

    def summary(self, *, law: bool) -> Mapping[str, int]:
        """Count the findings of law, or of soft law, by outcome."""
        counted = Counter(finding.outcome for finding in self.findings if finding.law is law)
        return {outcome.value: counted[outcome] for outcome in reversed(Outcome)}
