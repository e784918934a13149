"""Rules as SARIF describes them: what they are about, under what, and how sure we are of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity
from poolcheck.findings.model import UPKEEP
from poolcheck.findings.report import RuleUsed
from poolcheck.reports import labels
from poolcheck.reports.layout import sentence
from poolcheck.reports.plain_words import STOP
from poolcheck.reports.sarif.texts import Json, cut, in_all, markdown, plain, stopped
from poolcheck.reports.told import cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Report
    from poolcheck.reports.sarif.law import SourcesOfLaw

_LONGEST_NAME, _LONGEST_DESCRIPTION = 255, 1024
"""Characters of a rule's name and of its descriptions that GitHub takes."""

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_PRECISION: Final = {"primary": "high", "secondary": "medium", "unverified": "low"}
_PROBLEM: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_CONCERN: Final = Bilingual("concern", "关注事项")


@dataclass(frozen=True)
class Rules:
    """The rules of a report, and those that are in its findings only: what is wrong with waivers has no rule of law."""

    report: Report
    findings: Sequence[Finding]
    languages: Sequence[Language]
    law: SourcesOfLaw | None

    def descriptors(self) -> list[Json]:
        """Return what is said of each rule; `law` may be None, and then it refers to no taxonomies."""
        return [self._descriptor(rule) for rule in self._used.values()]

    def index(self, finding: Finding) -> int:
        """Return the index of a finding's rule."""
        return self._indices[finding.rule]

    @cached_property
    def _used(self) -> dict[str, RuleUsed]:
        found = {rule.id: rule for rule in self.report.rules}
        for finding in self.findings:
            if finding.rule not in found:
                found[finding.rule] = _told_by(finding)
        return found

    @cached_property
    def _indices(self) -> dict[str, int]:
        return {id_: index for index, id_ in enumerate(self._used)}

    def _descriptor(self, rule: RuleUsed) -> Json:
        titles = [plain(rule.title.in_(language)) for language in self.languages]
        found: Json = {
            "id": rule.id,
            "name": cut(titles[0], _LONGEST_NAME),
            "shortDescription": {"text": cut(" / ".join(titles), _LONGEST_DESCRIPTION)},
            "fullDescription": {"text": cut(self._description(rule), _LONGEST_DESCRIPTION)},
            "help": {
                "text": in_all("\n".join(self._help(rule, language)) for language in self.languages),
                "markdown": in_all("\n".join(self._marked(rule, language)) for language in self.languages),
            },
            "defaultConfiguration": {"level": rule.worst.value},
            "properties": {
                "tags": _tags(rule),
                "precision": _precision(rule),
                "problem.severity": _PROBLEM[rule.worst],
            },
        }
        if rule.formerly:
            found["deprecatedIds"] = list(dict.fromkeys(rule.formerly))
        if self.law is not None and rule.authority:
            references = self.law.references(rule.authority)
            found["relationships"] = [{"target": target, "kinds": ["relevant"]} for target in references]
        return found

    def _description(self, rule: RuleUsed) -> str:
        return in_all(
            stopped(plain(rule.title.in_(language)), language)
            + (" " if language == "en" else "")
            + stopped(sentence(plain(_untold(rule.message, language))), language)
            for language in self.languages
        )

    def _help(self, rule: RuleUsed, language: Language) -> Iterator[str]:
        yield stopped(plain(rule.title.in_(language)), language)
        for label, texts in self._parts(rule, language):
            for text in texts:
                yield f"{label}{STOP[language]}{stopped(plain(text), language)}"

    def _marked(self, rule: RuleUsed, language: Language) -> Iterator[str]:
        yield f"**{markdown(stopped(rule.title.in_(language), language))}**"
        for label, texts in self._parts(rule, language):
            shown = [markdown(stopped(text, language)) for text in texts]
            head = f"\n{markdown(label)}{STOP[language]}".rstrip()
            yield f"{head} {shown[0]}" if len(shown) == 1 else "\n".join([head, "", *(f"- {text}" for text in shown)])

    def _parts(self, rule: RuleUsed, language: Language) -> Iterator[tuple[str, Sequence[str]]]:
        """Return the labelled parts of what is said of a rule; without those that have nothing to say."""
        concern = self.report.glossary.concerns.get(rule.concern)
        under = [
            f"{told}{STOP[language]}{gist}"
            for one in rule.authority
            for told in cited((one,), self.report.glossary, language)
            for gist in [one.gist.in_(language)]
        ]
        parts = (
            (_CONCERN, [concern.in_(language)] if concern else []),
            (labels.MEANING, [sentence(rule.reads.in_(language))]),
            (labels.REMEDY, [sentence(rule.remedy.in_(language))]),
            (labels.AUTHORITY, list(dict.fromkeys(under))),
        )
        for label, texts in parts:
            if any(texts):
                yield label.in_(language), texts


def _told_by(finding: Finding) -> RuleUsed:
    """Return what a finding tells of its rule."""
    return RuleUsed(
        id=finding.rule,
        formerly=(),
        pack=finding.pack,
        concern=finding.concern,
        test=finding.test,
        law=finding.law,
        worst=finding.worst,
        waivable=finding.waivable,
        title=finding.title,
        message=finding.consequence,
        remedy=finding.remedy,
        reads=finding.consequence,
        authority=finding.authority,
    )


def _untold(message: Bilingual, language: Language) -> str:
    """Return the message of a rule with … for each fact that only a finding can name."""
    return _PLACEHOLDER.sub("…", message.in_(language))


def _tags(rule: RuleUsed) -> list[str]:
    track = () if rule.test == UPKEEP else ("law",) if rule.law else ("soft_law",)
    return list(dict.fromkeys((rule.concern, rule.pack, rule.test, *track)))


def _precision(rule: RuleUsed) -> str:
    """Say how sure we are of a rule, by which GitHub orders alerts: as sure as of the least certain of its provisions.

    What is wrong with a waiver is no matter of law, and nothing about it is uncertain.
    """
    if not rule.authority:
        return "high" if rule.test == UPKEEP else "low"
    return min((_PRECISION[one.checked] for one in rule.authority), key=("low", "medium", "high").index)
