"""What it means that a document says nothing, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from poolcheck.core.bilingual import Bilingual
from poolcheck.guide import labels
from poolcheck.guide.sheet import same
from poolcheck.guide.wording import filled
from poolcheck.packs.files import Citation
from poolcheck.reports.citation import citation
from poolcheck.vocabulary.entries import NOTHING, SilenceKind

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.packs.sources import SourceBook
    from poolcheck.vocabulary.entries import Axis, Silence, Vocabulary


@dataclass(frozen=True, slots=True)
class Silences:
    """Puts silences into words, citing the law as it stood on a day."""

    words: Vocabulary
    sources: SourceBook
    as_of: date

    def meaning(self, silence: Silence, axis: Axis | None = None) -> Bilingual:
        """Return what a silence means, about an act or on an axis."""
        match silence.kind:
            case SilenceKind.FREE:
                return labels.NOTHING_SAID if axis is not None else labels.FREE
            case SilenceKind.NONE:
                return labels.NONE
            case SilenceKind.OPEN:
                return labels.OPEN
            case SilenceKind.LAW:
                return self._law(silence, axis)
            case _:
                assert_never(silence.kind)

    def _law(self, silence: Silence, axis: Axis | None) -> Bilingual:
        found = self.sources.authority(Citation(source=silence.source, provision=silence.provision), self.as_of)
        if found is None:
            name = f"{silence.source}/{silence.provision}"
            return filled(labels.NOT_THEN, name=name, day=self.as_of.isoformat())
        return filled(labels.LAW, cited=citation(found), gist=found.gist, value=self._value(silence, axis))

    def _value(self, silence: Silence, axis: Axis | None) -> Bilingual:
        text = same("")
        if axis is not None and silence.value == NOTHING:
            text = filled(labels.READ_AS, value=labels.NOTHING_SAID)
        elif axis is not None and silence.value:
            text = filled(labels.READ_AS, value=axis.values[silence.value].bilingual)
        elif silence.permitted is False:
            text = labels.NOT_PERMITTED
        for other, value in silence.unless.items():
            word = self.words.axes[other]
            limit = filled(labels.NOT_WHERE, axis=word.names.bilingual, value=word.values[value].bilingual)
            text = Bilingual(text.en + limit.en, text.zh + limit.zh)
        return text
