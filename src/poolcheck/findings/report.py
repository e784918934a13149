"""The report of a run: everything a renderer needs, and nothing that changes between two runs on the same input."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.findings.model import UPKEEP, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.diagnostic import Diagnostic, Severity
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Authority, Exposure, Finding, Waiver
    from poolcheck.findings.profile import PoolProfile


@dataclass(frozen=True, slots=True)
class PackUsed:
    """A rule pack that was applied; `terms` are the titles of what its conditions define, by name."""

    name: str
    version: str
    title: Bilingual
    sha256: str
    terms: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleUsed:
    """A rule that was applied, with the provisions behind it that were in force on the day.

    `reads` is what it means in law that the norm is not met, `worst` how much that weighs by itself; `where` is the
    condition, as the pack writes it, by which what the rule looks at was picked, "" if it looks at all.
    """

    id: str
    formerly: tuple[str, ...]
    pack: str
    concern: str
    test: str
    law: bool
    worst: Severity
    waivable: bool
    title: Bilingual
    message: Bilingual
    remedy: Bilingual
    reads: Bilingual
    authority: tuple[Authority, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A provision of an instrument of soft law; `unused` is why no rule looks at it, None if one does."""

    authority: Authority
    unused: Bilingual | None


@dataclass(frozen=True, slots=True)
class ClauseRead:
    """A clause or a heading of a document: its number, its title if it is a heading, and where it stands."""

    number: str
    title: str
    location: Location


@dataclass(frozen=True, slots=True)
class TextRead:
    """The text of a file that findings point into, line by line, and its clauses and headings in their order.

    `starts` are where the lines begin in the text, in code points.
    """

    path: str
    lines: tuple[str, ...]
    clauses: tuple[ClauseRead, ...] = ()
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class InputRead:
    """A file that was read; `kind` and `key` are empty where it could not be understood.

    A document has its own kind (charter, license, entry); the manifest of a dossier is a `dossier`, with its title for
    a key, a list of patents in a file of its own is `patents`, with the file's name, and a file of waivers `waivers`.
    """

    path: str
    sha256: str
    kind: str = ""
    key: str = ""

    @property
    def is_document(self) -> bool:
        """Whether this is a document, or was to be one."""
        return self.kind not in ("dossier", "patents", "waivers")


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
class BaselineUsed:
    """The findings that were there before: a file and its SHA-256, or a revision of the documents and its commit.

    `gone` are the ids of those that are there no more.
    """

    name: str
    digest: str
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What the user's configuration changed: which rules are applied, or how much they weigh, and to which documents.

    It never changes what a rule means in law.

    Attributes:
        key: what the configuration calls it: packs, select, ignore or severity.
        names: the packs, rules, prefixes or concerns that it names.
        severity: how much they weigh instead; None if they are left out, or where `key` is another.
        paths: the patterns of the documents it is about; none if it is about all.
        rules: the ids of the rules that weigh otherwise or are left out by it.
        location: where the configuration says so.
    """

    key: str
    names: tuple[str, ...]
    severity: Severity | None
    paths: tuple[str, ...]
    rules: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found, in the order of the documents.

    `as_of` is the day of the law, `today` the one by which waivers expire. `rules` are those that were applied, in the
    order of packs and ids; `texts` are the files that findings point into; `waivers` are all that were read. `profiles`
    and `points` are there where a formal report is to be made: what the pools are, and all provisions of the soft law
    that rules are taken from.
    `adjustments` are what the configuration changed.
    """

    as_of: date
    today: date
    version: str
    packs: tuple[PackUsed, ...]
    inputs: tuple[InputRead, ...]
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...]
    stale: tuple[StaleSource, ...]
    glossary: Glossary
    rules: tuple[RuleUsed, ...] = ()
    texts: tuple[TextRead, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    baseline: BaselineUsed | None = None
    profiles: tuple[PoolProfile, ...] = ()
    points: tuple[Point, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()

    @property
    def exposure(self) -> tuple[Exposure, ...]:
        """What may follow from the findings, each once, in the order of the findings."""
        return tuple({one.id: one for finding in self.findings for one in finding.exposure}.values())

    @property
    def names(self) -> Mapping[str, str]:
        """What documents and lists call themselves, by their paths; those that say nothing are left out."""
        return {read.path: read.key for read in self.inputs if read.key}

    def summary(self, *, law: bool) -> Mapping[str, int]:
        """Count the findings of law, or of soft law, by outcome; those waived apart, whatever their outcome."""
        track = [finding for finding in self.findings if finding.law is law and finding.test != UPKEEP]
        counted = Counter(finding.outcome for finding in track if finding.waiver is None)
        by_outcome = {outcome.value: counted[outcome] for outcome in reversed(Outcome)}
        return {**by_outcome, "waived": sum(finding.waiver is not None for finding in track)}
