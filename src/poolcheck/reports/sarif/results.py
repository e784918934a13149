"""Findings as SARIF's results: the outcome as kind and level, what is said of it, and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.plain_words import STOP
from poolcheck.reports.sarif.derivation import code_flows
from poolcheck.reports.sarif.fingerprints import WHOLE, for_github, partial
from poolcheck.reports.sarif.texts import Json, in_all, link, plain, stopped, words
from poolcheck.reports.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Finding, Question, Waiver
    from poolcheck.findings.report import Report
    from poolcheck.reports.sarif.law import SourcesOfLaw
    from poolcheck.reports.sarif.places import Places
    from poolcheck.reports.sarif.rules import Rules

KINDS: Final = {
    Outcome.NOT_MET: "fail",
    Outcome.CONDITIONAL: "open",  # whether it is met hangs on something that nobody wrote down
    Outcome.UNDETERMINED: "open",
    Outcome.PRESUMED_MET: "review",  # it was decided, by a default of law or a claim; somebody has to look at that
    Outcome.DEFENSE_CLAIMED: "review",
    Outcome.MET: "pass",
    Outcome.NOT_APPLICABLE: "notApplicable",
}
"""What SARIF calls the outcomes."""

_SHOWN: Final = ("meaning", "authority", "exposure", "presumed_by", "open", "note", "claimed", "remedy")
"""What a message says of a finding; waivers and baselines have properties of their own."""
_LONGEST_PART = 1_000
"""Characters of a text that GitHub is given; a document may have names of any length."""
_MOST_RELATED = 100
"""Places of a result that GitHub takes."""
_MOST_LINKED = 10


@dataclass(frozen=True)
class FullResults:
    """Writes all that SARIF can say of a finding."""

    report: Report
    languages: Sequence[Language]
    places: Places
    rules: Rules
    law: SourcesOfLaw

    def result(self, finding: Finding, fingerprint: str) -> Json:
        """Return a finding; anything but a failure has no level, and how much it weighs is among its properties."""
        kind, flows = KINDS[finding.outcome], code_flows(finding, self.places)
        found: Json = {
            "ruleId": finding.rule,
            "ruleIndex": self.rules.index(finding),
            "kind": kind,
            "level": finding.severity.value if kind == "fail" and finding.severity else "none",
            "message": {"text": _message(finding, self.report, self.languages, 0)},
            "locations": [self.places.primary(finding)],
            "fingerprints": {WHOLE: fingerprint},
            "partialFingerprints": partial(finding),
            "taxa": self.law.references((*finding.authority, *finding.presumed_by)),
            # The standard asks for a list with every result or with none; an empty one says that it is not waived.
            "suppressions": [_suppression(finding.waiver, self.places)] if finding.waiver else [],
        }
        if flows:
            found["codeFlows"] = flows
        if finding.related:
            found["relatedLocations"] = _related(finding, self.places)
        if self.report.baseline is not None:
            # The same holds of this: what passes was never in the baseline, which holds what is to be settled.
            found["baselineState"] = "unchanged" if finding.baselined else "new"
        return {**found, "properties": _properties(finding)}


@dataclass(frozen=True)
class GitHubResults:
    """Writes what GitHub reads of a finding.

    It takes every result for an alert and has no eye for `kind`, so the level is how much the finding weighs, and the
    kind, which would contradict it, is left out. The first sentence of the message says the outcome.
    """

    report: Report
    languages: Sequence[Language]
    places: Places
    rules: Rules

    def result(self, finding: Finding, fingerprint: str) -> Json:
        """Return a finding as an alert."""
        found: Json = {
            "ruleId": finding.rule,
            "ruleIndex": self.rules.index(finding),
            "level": finding.severity.value if finding.severity else "note",
            "message": {"text": _message(finding, self.report, self.languages, _LONGEST_PART)},
            "locations": [self.places.primary(finding)],
            "partialFingerprints": for_github(finding, fingerprint),
        }
        if finding.related:
            found["relatedLocations"] = _related(finding, self.places)[: _MOST_RELATED - 1]
        return {**found, "properties": {"id": finding.id, "outcome": finding.outcome.value}}


def _message(finding: Finding, report: Report, languages: Sequence[Language], most: int) -> str:
    return in_all("\n".join(_paragraphs(finding, report, language, most)) for language in languages)


def _paragraphs(finding: Finding, report: Report, language: Language, most: int) -> Iterator[str]:
    """Return the paragraphs of a message; the first begins with a sentence that can stand alone."""
    said, colon = told(finding, report.glossary, language), STOP[language]
    head = stopped(plain(said.outcome + colon + said.title, most), language)
    message = stopped(plain(said.message, most), language)
    yield head + (" " if language == "en" and message else "") + message
    for part in said.parts:
        if part.name in _SHOWN:
            text = (" " if language == "en" else "").join(stopped(plain(one, most), language) for one in part.texts)
            yield f"{part.label}{colon}{text}"
    related = _distinct(finding.related)[:_MOST_LINKED]
    if related and said.part("related"):
        listed = ("、" if language == "zh" else ", ").join(link(str(one), id_) for id_, one in enumerate(related, 1))
        yield f"{labels.RELATED.in_(language)}{colon}{listed}"


def _related(finding: Finding, places: Places) -> list[Json]:
    return [{"id": id_, **places.of(one)} for id_, one in enumerate(_distinct(finding.related), 1)]


def _distinct(locations: Sequence[Location]) -> list[Location]:
    return list(dict.fromkeys(locations))


def _suppression(waiver: Waiver, places: Places) -> Json:
    return {
        "kind": "external" if waiver.beside is None else "inSource",
        "status": "accepted",
        "justification": plain(waiver.because),
        "location": places.of(waiver.location),
        "properties": {"by": waiver.by, "until": waiver.until.isoformat(), "ticket": waiver.ticket or None},
    }


def _properties(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value if finding.severity else "none",
        "concern": finding.concern,
        "pack": finding.pack,
        "test": finding.test,
        "law": finding.law,
        "subject": finding.subject,
        "clause": finding.clause or None,
        "message": words(finding.message),
        "consequence": words(finding.consequence),
        "remedy": words(finding.remedy),
        "open": [
            *(_question(question, "conduct") for question in finding.open.conduct),
            *(_question(question, "elements") for question in finding.open.elements),
            *(_question(question, "defenses") for question in finding.open.defenses),
        ],
        "notes": [words(note) for note in finding.notes],
        "claims": [words(claim) for claim in finding.claims],
        "exposure": [exposure.id for exposure in finding.exposure],
        "waivable": finding.waivable,
    }


def _question(question: Question, needed_for: str) -> Json:
    return {"fact": question.fact, "needed_for": needed_for, "ask": words(question.ask)}
