"""What the vocabulary is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poolcheck.core.bilingual import Language


class SilenceKind(Enum):
    """What it means that a document says nothing."""

    FREE = "FREE"
    NONE = "NONE"
    OPEN = "OPEN"
    LAW = "LAW"


class NoObject(Enum):
    """What it means that an act is written without an object: it has none, one of its list, or it may have any."""

    NONE = "NONE"
    LISTED = "LISTED"
    OPEN = "OPEN"


@dataclass(frozen=True, slots=True)
class Silence:
    """How a silence is read; under LAW the provision `source/id` gives `value` to an axis or decides what is permitted.

    The default of law is not applied where one of the axes in `unless` may have the value named there.
    """

    kind: SilenceKind
    source: str = ""
    provision: str = ""
    value: str = ""
    permitted: bool | None = None
    unless: Mapping[str, str] = field(default_factory=dict)


OPEN = Silence(SilenceKind.OPEN)
CLOSED = Silence(SilenceKind.FREE)

NOTHING = "nothing"
"""The value of an axis on which the document says nothing, where that is a sufficient answer."""


@dataclass(frozen=True, slots=True)
class Word:
    """An entry with its surface forms; `may_be` names the narrower entries it leaves open."""

    id: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    may_be: tuple[str, ...] = ()

    def forms(self, language: Language) -> tuple[str, ...]:
        """Return the surface forms of one language, the printed one first."""
        return self.en if language == "en" else self.zh

    def printed(self, language: Language) -> str:
        """Return the form that is printed; the id where the language has none."""
        forms = self.forms(language)
        return forms[0] if forms else self.id.replace("_", " ")

    @property
    def bilingual(self) -> Bilingual:
        """The forms that are printed."""
        return Bilingual(self.printed("en"), self.printed("zh"))

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that may be written for it where it stands alone, in lower case: its id and its surface forms."""
        return (self.id, self.id.replace("_", " "), *(form.casefold() for form in (*self.en, *self.zh)))


W = TypeVar("W", bound=Word)


def entry_called(written: str, entries: Iterable[W]) -> W | None:
    """Return the entry that is called so where it stands alone; None if there is none."""
    folded = written.strip().casefold()
    return next((entry for entry in entries if folded in entry.spellings), None)


@dataclass(frozen=True, slots=True)
class Party(Word):
    """A word for who acts; `side` is `licensor` or `licensee` for those who stand on one side of a license."""

    side: str = ""


@dataclass(frozen=True, slots=True)
class Modality(Word):
    """A word for must, may and their like; `advice` if it binds nobody."""

    advice: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What a compound or second-order form turns a statement into."""

    modality: str
    qualifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SecondOrder(Word):
    """A verb about somebody else's act: restrict, allow, require, cause."""

    link: str = ""
    becomes: Mapping[str, Change] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compound(Word):
    """A modality and a qualifier in one word."""

    change: Change = field(default_factory=lambda: Change(""))


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension on which a qualifier has one value; with `any_act` it goes with every act.

    One that is `inseparable` is said in the sentence or not at all, also where a document was written down in part.
    """

    id: str
    names: Word
    values: Mapping[str, Word]
    place: str
    silence: Silence
    ask: Bilingual
    any_act: bool = False
    inseparable: bool = False


@dataclass(frozen=True, slots=True)
class SeenAs:
    """The burden that a right or a state of things amounts to; none if one of `kept_by` has its share as an owner."""

    act: str
    modality: str
    becomes: str
    party: str
    to: str
    owners: tuple[str, ...]
    kept_by: tuple[str, ...]
    objects: tuple[str, ...]
    qualifiers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that rules an act out by implication: another act, of a party in `by`, with such a qualifier."""

    act: str
    by: tuple[str, ...]
    axis: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    """A harmless statement of an act and one that raises its concern, or at least leaves a question open."""

    good: Bilingual
    risky: Bilingual


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """Something a party does.

    Its negative denies the duty (licensor does not warrant …).
    Its opposite is printed only beside qualifiers on `opposite_axes`, a form in `only_with` only with one of those
    objects.
    """

    id: str
    by: tuple[str, ...]
    words: Word
    opposite: Word
    opposite_axes: frozenset[str]
    negative: Word
    declaratives: Word
    declarative: bool
    performative: bool
    slots: Mapping[str, str]
    objects: tuple[str, ...]
    without_object: NoObject
    only_with: Mapping[str, frozenset[str]]
    axes: Mapping[str, Silence]
    silence: Mapping[str, Silence]
    seen_as: SeenAs | None
    barred_by: tuple[Bar, ...]
    ask: Bilingual | None
    gist: Bilingual
    examples: Examples
    concerns: tuple[str, ...]

    @property
    def called(self) -> Word:
        """What the act is called whatever it is about: without the forms that go only with some objects."""
        words = self.words if self.words.en else self.declaratives
        en, zh = (tuple(form for form in forms if form not in self.only_with) for forms in (words.en, words.zh))
        return replace(words, en=en or words.en, zh=zh or words.zh)

    def silence_of(self, party: str) -> Silence:
        """Return how it is read that nothing is said about this act of a party."""
        return self.silence.get(party, self.silence["default"])


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All the words there are, by class and id."""

    parties: Mapping[str, Party]
    modalities: Mapping[str, Modality]
    negated: Mapping[str, Mapping[str, str]]
    compounds: tuple[Compound, ...]
    second_order: Mapping[str, SecondOrder]
    structure: Mapping[str, Word]
    certainties: Mapping[str, Word]
    objects: Mapping[str, Word]
    terms: frozenset[str]
    modes: Mapping[str, Word]
    bases: Mapping[str, Word]
    currencies: Mapping[str, Word]
    axes: Mapping[str, Axis]
    triggers: Mapping[str, Word]
    acts: Mapping[str, Act]
    fields: Mapping[str, Word]
    manifest: Mapping[str, Word]
    rows: Mapping[str, Word]
    flags: Mapping[str, Mapping[str, Word]]
    values: Mapping[str, Word]
