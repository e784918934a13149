"""What is said of a finding in one language, part by part, for every format that reads like prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.citation import citation
from poolcheck.reports.layout import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.findings.model import Authority, Exposure, Finding, Waiver
    from poolcheck.findings.report import Glossary

_LIST: Final[dict[Language, str]] = {"en": "; ", "zh": "；"}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is said of a finding: its label, and one text or several; `name` tells the parts apart.

    The names are meaning, authority, exposure, presumed_by, open, note, claimed, remedy, related, waiver and baseline.
    """

    name: str
    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words: its outcome, how much it weighs ("" if nothing is to be done), its title, what was found."""

    outcome: str
    weight: str
    title: str
    message: str
    parts: tuple[Part, ...]

    def part(self, name: str) -> tuple[str, ...]:
        """Return the texts of a part; none if the finding does not have it."""
        return next((part.texts for part in self.parts if part.name == name), ())


def told(finding: Finding, glossary: Glossary, language: Language) -> Told:
    """Return all that is said of a finding; of one that passes only what is met or missing, and under what.

    The title of a rule names what is *not* to be, so of a norm that is met the message is the title.
    """
    if not finding.outcome.passes:
        message, parts = finding.message.in_(language), _parts(finding, glossary, language)
        title = finding.title.in_(language)
    else:
        applies = finding.outcome is Outcome.MET
        title = (finding.message if applies else finding.title).in_(language)
        message = "" if applies else finding.message.in_(language)
        cited = dict.fromkeys(citation(authority).in_(language) for authority in finding.authority)
        parts = iter([_part("authority", labels.AUTHORITY, [_LIST[language].join(cited)] if cited else [], language)])
    weight = labels.SEVERITIES[finding.severity.value].in_(language) if finding.severity else ""
    outcome = sentence(glossary.outcomes[finding.outcome.value].in_(language))
    return Told(outcome, weight, title, sentence(message), tuple(part for part in parts if part.texts))


def _parts(finding: Finding, glossary: Glossary, language: Language) -> Iterator[Part]:
    yield _part("meaning", labels.MEANING, [finding.consequence.in_(language)], language)
    yield _part("authority", labels.AUTHORITY, cited(finding.authority, glossary, language), language)
    if names_exposure(finding):
        titles = [exposure.title.in_(language) for exposure in finding.exposure]
        yield _part("exposure", labels.EXPOSURE, [_LIST[language].join(titles)] if titles else [], language)
    yield _part("presumed_by", labels.PRESUMED_BY, cited(finding.presumed_by, glossary, language), language)
    if finding.outcome is not Outcome.PRESUMED_MET:
        asks = dict.fromkeys(question.ask.in_(language) for question in finding.open.all)
        yield _part("open", labels.OPEN, asks, language)
    yield _part("note", labels.NOTE, [note.in_(language) for note in finding.notes], language)
    yield _part("claimed", labels.CLAIMED, [claim.in_(language) for claim in finding.claims], language)
    yield _part("remedy", labels.REMEDY, [finding.remedy.in_(language)], language)
    yield Part("related", labels.RELATED.in_(language), tuple(map(str, finding.related)))
    if finding.waiver is not None:
        yield _part("waiver", labels.WAIVER, [waived(finding.waiver, language)], language)
    if finding.baselined:
        yield _part("baseline", labels.BASELINE, [labels.BASELINED.in_(language)], language)


def _part(name: str, label: Bilingual, texts: Iterable[str], language: Language) -> Part:
    return Part(name, label.in_(language), tuple(sentence(text) for text in texts if text))


def cited(authorities: Iterable[Authority], glossary: Glossary, language: Language) -> tuple[str, ...]:
    """Cite provisions, each with its level and how sure we are of it; the same citation once."""
    found: dict[str, None] = {}
    for authority in authorities:
        level = glossary.levels[authority.level].in_(language)
        checked = glossary.checked[authority.checked].in_(language)
        text = citation(authority).in_(language)
        found[f"{text}（{level}；{checked}）" if language == "zh" else f"{text} ({level}; {checked})"] = None
    return tuple(found)


def waived(waiver: Waiver, language: Language) -> str:
    """Say until when, by whom and why a finding is waived."""
    label = labels.WAIVED_TICKET if waiver.ticket else labels.WAIVED_BY
    values = {"day": waiver.until, "by": waiver.by, "because": waiver.because, "ticket": waiver.ticket}
    return label.in_(language).format(**values)


def names_exposure(finding: Finding) -> bool:
    """Whether a report says what may follow: not of what is merely asked."""
    return finding.outcome in (Outcome.NOT_MET, Outcome.CONDITIONAL)


def consequence(exposure: Exposure, language: Language) -> str:
    """Say in a sentence what may follow in law, and under what."""
    stop = "：" if language == "zh" else ": "
    named = _LIST[language].join(dict.fromkeys(citation(one).in_(language) for one in exposure.authority))
    under = f"（{named}）" if language == "zh" else f" ({named})"
    return sentence(exposure.title.in_(language) + stop + exposure.text.in_(language) + (under if named else ""))
