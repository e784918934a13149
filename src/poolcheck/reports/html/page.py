"""The whole page: what each of its sections shows, and how its parts refer to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.model import UPKEEP, UPKEEP_CONCERN, Outcome
from poolcheck.reports import labels as shared_labels
from poolcheck.reports.gravity import gravity
from poolcheck.reports.html import labels
from poolcheck.reports.html.authorities import exposures, instruments, numbers
from poolcheck.reports.html.cards import card
from poolcheck.reports.html.derivations import derivations
from poolcheck.reports.html.gathering import gathered
from poolcheck.reports.html.overview import concern_title, matrix
from poolcheck.reports.html.questions import questions
from poolcheck.reports.html.texts import MOST_LINES, texts
from poolcheck.reports.plain_words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Authority, Exposure
    from poolcheck.findings.report import Report
    from poolcheck.reports.form import Options
    from poolcheck.reports.html.authorities import Instrument
    from poolcheck.reports.html.cards import Card
    from poolcheck.reports.html.derivations import Derivation
    from poolcheck.reports.html.gathering import Entry, Gathered
    from poolcheck.reports.html.overview import Matrix
    from poolcheck.reports.html.texts import Text

_LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to filter by: its name, its label, and its values with their labels."""

    name: str
    label: Bilingual
    values: tuple[tuple[str, Bilingual], ...]


class Page:
    """What the templates are given; everything is worked out once, when it is first asked for."""

    def __init__(self, report: Report, options: Options) -> None:
        self.report = report
        self.options = options

    @property
    def languages(self) -> tuple[Language, ...]:
        """Both languages, in which the page always is; first the one that was asked for."""
        return tuple(dict.fromkeys((*self.options.languages, *_LANGUAGES)))

    @property
    def show(self) -> str:
        """The language in which the page opens, or `both`."""
        return self.options.languages[0] if len(self.options.languages) == 1 else "both"

    @cached_property
    def documents(self) -> tuple[Gathered, ...]:
        """The documents with the findings in them."""
        shown = (one for one in self.report.findings if self.options.everything or not one.outcome.passes)
        return gathered(self.report, shown)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All findings that are shown, in the order of their numbers."""
        return tuple(entry for document in self.documents for entry in document.entries)

    @cached_property
    def hidden(self) -> bool:
        """Whether there are findings that are not shown."""
        return len(self.entries) < len(self.report.findings)

    @cached_property
    def texts(self) -> Mapping[str, Text]:
        """The texts of the files, by path."""
        return texts(self.report.texts, {document.read.path: document.entries for document in self.documents})

    @cached_property
    def file_names(self) -> Mapping[str, str]:
        """What the files are called, by path."""
        return {read.path: one_line(read.key, _LONGEST_NAME) for read in self.report.inputs if read.key}

    @property
    def cut(self) -> bool:
        """Whether the texts are too long to be shown whole."""
        return sum(len(text.lines) for text in self.report.texts) > MOST_LINES

    @cached_property
    def matrix(self) -> Matrix:
        """Concerns by outcomes."""
        return matrix(self.report, self.entries)

    @cached_property
    def questions(self) -> Sequence[tuple[Bilingual, tuple[Entry, ...]]]:
        """What would settle open findings."""
        return questions(self.entries)

    @cached_property
    def exposures(self) -> Mapping[Exposure, tuple[Entry, ...]]:
        """What may follow, with the findings that say so."""
        return exposures(self.entries)

    @cached_property
    def exposure_numbers(self) -> Mapping[str, int]:
        """The number of each exposure in its section, by id."""
        return {exposure.id: number for number, exposure in enumerate(self.exposures, start=1)}

    @cached_property
    def derivations(self) -> tuple[Derivation, ...]:
        """Every derivation once."""
        return derivations(self.entries)

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """The table of authorities."""
        return instruments(self.entries, self.exposures)

    @cached_property
    def authority_numbers(self) -> Mapping[Authority, int]:
        """The number of each provision in the table of authorities."""
        return numbers(self.instruments)

    @cached_property
    def not_in_force(self) -> Bilingual | None:
        """How many rules were left out for lack of a provision in force; None if none was."""
        count = len({one.rule for one in self.report.findings if not one.authority and one.test != UPKEEP})
        label = shared_labels.NOT_IN_FORCE_ONE if count == 1 else shared_labels.NOT_IN_FORCE
        return with_values(label, count=count, day=self.report.as_of) if count else None

    @cached_property
    def title(self) -> Bilingual:
        """What the report is about: the dossier, the one document, or so many documents."""
        names = [read.key for read in self.report.inputs if read.kind == "dossier"]
        documents = [read for read in self.report.inputs if read.is_document]
        if not names and len(documents) == 1:
            names = [documents[0].key or documents[0].path]
        if len(names) == 1 and names[0]:
            name = one_line(names[0], _LONGEST_NAME)
            return Bilingual(name, name)
        return with_values(labels.DOCUMENTS_CHECKED, count=len(documents))

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """What findings can be filtered by, with the values that occur, in the order of a card's keys."""
        found = dict.fromkeys(entry.finding.concern for entry in self.entries)
        known = [concern for concern in self.report.glossary.concerns if concern in found]
        packs = dict.fromkeys(entry.finding.pack for entry in self.entries)
        titles = {pack.name: pack.title for pack in self.report.packs}
        concerns = dict.fromkeys((*known, *found))
        states = {entry.state for entry in self.entries}
        tracks = {track_of(entry) for entry in self.entries}
        severities = {severity_of(entry) for entry in self.entries}
        documents = [one for one in self.documents if one.groups]
        return (
            Facet("outcome", labels.OUTCOME, tuple((one, self.outcome(one)) for one in self._outcomes())),
            Facet("concern", labels.CONCERN, tuple((one, self.concern(one)) for one in concerns)),
            Facet("pack", labels.PACK, tuple((one, titles.get(one, UPKEEP_CONCERN)) for one in packs)),
            Facet("track", labels.TRACK, tuple((k, v) for k, v in labels.TRACKS.items() if k in tracks)),
            Facet("severity", labels.SEVERITY, tuple((k, v) for k, v in _SEVERITIES.items() if k in severities)),
            Facet("document", labels.DOCUMENT, tuple((str(one.number), self.name(one)) for one in documents)),
            Facet("state", labels.STATE, tuple((k, v) for k, v in labels.STATES.items() if k in states)),
        )

    def _outcomes(self) -> Iterator[str]:
        found = {entry.finding.outcome for entry in self.entries}
        yield from (outcome.value for outcome in reversed(Outcome) if outcome in found)

    def outcome(self, outcome: str) -> Bilingual:
        """Return what an outcome is called."""
        return self.report.glossary.outcomes[outcome]

    def concern(self, concern: str) -> Bilingual:
        """Return what a concern is called."""
        return concern_title(self.report, concern)

    def name(self, document: Gathered) -> Bilingual:
        """Return the name of a document, short enough for a heading."""
        name = one_line(document.read.key or document.read.path, _LONGEST_NAME)
        return Bilingual(name, name)

    def card(self, entry: Entry) -> Card:
        """Return what is said of a finding."""
        return card(entry, self.report.glossary)

    def keys(self, entry: Entry) -> str:
        """Return the values of a finding by which it can be filtered, in the order of the facets."""
        one = entry.finding
        known = (one.outcome, one.concern, one.pack, track_of(entry), severity_of(entry), entry.document, entry.state)
        return " ".join(map(str, known))

    def line(self, location: Location) -> str:
        """Return the id of the line where something stands; "" if it is not on the page."""
        return self._lines.get((location.path, location.line), "")

    @cached_property
    def _lines(self) -> Mapping[tuple[str, int], str]:
        return {
            (path, line.number): f"d{number}-{line.number}"
            for number, (path, text) in enumerate(self.texts.items())
            for line in text.lines
        }

    @staticmethod
    def gravest(entries: Sequence[Entry]) -> str:
        """Return the gravest outcome of findings; "" if there are none."""
        return min((entry.finding for entry in entries), key=gravity).outcome.value if entries else ""


def severity_of(entry: Entry) -> str:
    """Return how much a finding weighs; `none` if nothing is to be done."""
    return entry.finding.severity.value if entry.finding.severity else "none"


def track_of(entry: Entry) -> str:
    """Return whether a finding is one under law or soft law; those on waivers are neither."""
    if entry.finding.test == UPKEEP:
        return UPKEEP
    return "law" if entry.finding.law else "soft"


def with_values(text: Bilingual, **values: object) -> Bilingual:
    """Return a text with its places filled, in both languages."""
    return Bilingual(text.en.format(**values), text.zh.format(**values))


_SEVERITIES: Final = {**shared_labels.SEVERITIES, "none": labels.NO_SEVERITY}
