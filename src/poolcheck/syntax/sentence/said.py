"""Finds the statement in what a sentence says, and parts it from its qualifiers, wherever they cut into it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.acts import Bare, Unread, fits, parties
from poolcheck.syntax.sentence.adverbials import with_fewer_adverbials
from poolcheck.syntax.sentence.lexicon import WordClass
from poolcheck.syntax.sentence.noun_phrases import with_license_named, without_license
from poolcheck.syntax.sentence.statements import read_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.adverbials import Adverbial
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token

_Sifted = tuple[tuple["Token", ...], tuple["Adverbial", ...], "Bare | Unread | None"]


@dataclass(slots=True)
class Said:
    """What has been found so far of a statement; `begun` are words before a qualifier that cuts into it.

    So they do in `licensee must, without consent, …` and in 被许可方未经许可方同意，不得…….
    """

    bare: Bare | None = None
    unread: Unread | None = None
    adverbials: list[Adverbial] = field(default_factory=list)
    left_over: list[tuple[Token, ...]] = field(default_factory=list)
    begun: tuple[Token, ...] = ()

    def add(self, rest: tuple[Token, ...], adverbials: Sequence[Adverbial], statement: Bare | Unread | None) -> None:
        """Add what was found in one stretch."""
        self.adverbials.extend(adverbials)
        if isinstance(statement, Bare):
            self.bare, self.unread, self.begun = statement, None, ()
        elif isinstance(statement, Unread):
            self.unread = statement
            self.begun = rest if statement.code == "act-missing" else ()
        elif rest and self.bare is None and self.unread is None and parties(rest) is not None:
            self.begun = rest
        elif rest:
            self.left_over.append(rest)


def read_said(lexicon: Lexicon, stretches: Sequence[tuple[Token, ...]], sentence: Sequence[Token]) -> Said:
    """Look through what a sentence says for its statement; what else stands there are qualifiers, or left over."""
    found = Said()
    for words in stretches:
        if _limits_party(lexicon, words):
            found.unread = Unread("party-of-only", words[:2])
            continue
        if found.begun and words[0].is_a(WordClass.PARTY):  # two parties with nothing but a comma between them
            found.unread = found.unread or _no_statement([found.begun], found.begun)
            found.begun = ()
        wanted = found.bare is None and (found.unread is None or bool(found.begun))
        stretch = (*found.begun, *words) if wanted else words
        found.add(*_sifted(lexicon, stretch, wanted=wanted))
    if found.bare is None and found.unread is None:
        begun = [found.begun] if found.begun else []
        found.unread, found.left_over = _no_statement([*found.left_over, *begun], sentence), []
    if found.unread is not None and not found.unread.words:
        found.unread = replace(found.unread, words=tuple(sentence))
    return found


def _limits_party(lexicon: Lexicon, tokens: Sequence[Token]) -> bool:
    """Whether a segment says who alone may act: `only licensor may …`; the limit would be lost."""
    only = lexicon.vocabulary.axes["only"].values["only"]
    forms = (*only.en, *only.zh)
    return len(tokens) > 1 and tokens[0].text in forms and tokens[1].is_a(WordClass.PARTY)


def _sifted(lexicon: Lexicon, tokens: Sequence[Token], *, wanted: bool) -> _Sifted:
    """Take the qualifiers out of a stretch and read the rest as a statement, if one is still wanted."""
    plain: _Sifted | None = None
    named = with_license_named(lexicon, tokens)
    for stretch in dict.fromkeys((named, without_license(lexicon, named))):
        for rest, found in with_fewer_adverbials(lexicon, stretch):
            if not (rest and wanted):
                return rest, found, None
            statement = read_statement(lexicon, rest)
            if isinstance(statement, Bare) and fits(lexicon, statement.match):
                return rest, found, statement
            plain = plain or (rest, found, statement)
    return plain or ((), (), None)


def _no_statement(stretches: Sequence[tuple[Token, ...]], tokens: Sequence[Token]) -> Unread:
    for words in stretches:
        unknown = next((word for word in words[1:] if word.is_a(WordClass.UNKNOWN)), None)
        if words[0].is_a(WordClass.PARTY) and unknown is not None:
            return Unread("modality-unknown", (unknown,))
    return Unread("statement-missing", tuple(tokens))
