"""Qualifiers inside a noun phrase: `a non-exclusive, royalty-free license under`, 普通、免费的实施许可, 独占许可.

The qualifiers are put before the noun, so that they are found like all others and the noun stands as in the pattern.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.lexicon import Meaning, PhraseKind, WordClass
from poolcheck.syntax.sentence.phrases import is_structure, matches_at
from poolcheck.vocabulary.patterns import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token

_SHORTEST_WITH_RECIPIENT = 3
_TO = "to"
_LICENSE = " license"
_OF = "的"
_ABOUT = ("就", "关于", "对")


def with_adjectives_gathered(lexicon: Lexicon, words: Sequence[Token]) -> tuple[Token, ...]:
    """Free a noun from the commas among its adjectives; an unknown adjective becomes a stretch of its own."""
    if not any((_is_license(lexicon, word) or word.text.endswith(_LICENSE)) and word.text.isascii() for word in words):
        return tuple(words)  # looking for adjectives where no noun needs them would cost a sixth of the reading
    found: list[Token] = []
    unknown: list[Token] = []
    position = 0
    while position < len(words):
        adjectives, strange, end = _adjectives(lexicon, words, position)
        noun = words[end] if end < len(words) else None
        if noun is not None and end > position and _is_license(lexicon, noun) and noun.text.isascii():
            found += [*adjectives, _piece(f"a {noun.text}", noun)]
            unknown += strange
            end += 1
        elif not strange and (last := _license_at_the_end(words, position, end)) is not None:
            found += [*words[position + 1 : last + 1], _piece(f"a{_LICENSE}", words[last])]
            end = last + 1
        else:
            end = max(end, position + 1)
            found += words[position:end]
        position = end
    for word in unknown:
        found += [replace(word, text=",", meanings=(Meaning(WordClass.COMMA, ","),)), word]
    return tuple(found)


def _license_at_the_end(words: Sequence[Token], start: int, end: int) -> int | None:
    """Return where `an exclusive license` ends, behind which nothing says what is licensed."""
    if not is_structure(words[start], "article"):
        return None
    return next((index for index in range(start + 1, end) if words[index].text.endswith(_LICENSE)), None)


def _adjectives(lexicon: Lexicon, words: Sequence[Token], start: int) -> tuple[list[Token], list[Token], int]:
    """Return the adjectives from `start` on, the unknown ones, and where the noun should stand."""
    position = start + 1 if is_structure(words[start], "article") else start
    adjectives: list[Token] = []
    unknown: list[Token] = []
    while position < len(words):
        word = words[position]
        matches = matches_at(lexicon, PhraseKind.AXIS, words, position)
        if matches:
            adjectives.extend(words[position : matches[0].end])
            position = matches[0].end
            continue
        if position == start or not (
            word.is_a(WordClass.UNKNOWN) or word.is_a(WordClass.COMMA) or is_structure(word, "and", "noise")
        ):
            break
        if word.is_a(WordClass.UNKNOWN):
            unknown.append(word)
        position += 1
    return adjectives, unknown, position


def _is_license(lexicon: Lexicon, word: Token) -> bool:
    nouns = lexicon.vocabulary.structure["license_noun"]
    return word.text in (*nouns.en, *nouns.zh)


def with_license_named(lexicon: Lexicon, words: Sequence[Token]) -> tuple[Token, ...]:
    """Write 授予……独占许可 and 授予……的许可 as the pattern has it: 授予……实施许可."""
    if not any(is_structure(word, "granting") for word in words):
        return tuple(words)
    words = _with_object_first(words)
    if any(_is_license(lexicon, word) for word in words):
        return words
    noun = lexicon.vocabulary.structure["license_noun"].zh[0]
    plain = lexicon.vocabulary.objects["license"].zh[0]
    last = words[-1]
    if last.text == plain:
        return (*words[:-1], _piece(noun, last))
    if last.text.endswith(plain) and matches_at(lexicon, PhraseKind.AXIS, words, len(words) - 1):
        return (*words, _piece(noun, last))
    return words


def _with_object_first(words: Sequence[Token]) -> tuple[Token, ...]:
    """Write 授予被许可方许可专利的独占许可 as 就许可专利授予被许可方独占许可."""
    words = tuple(word for word in words if not (is_structure(word, "article") and not word.text.isascii()))
    grant = next(i for i, word in enumerate(words) if is_structure(word, "granting"))
    thing = _end_of(words, grant + 1, WordClass.PARTY)
    start = thing + 1 if thing < len(words) and words[thing].text in _ABOUT else thing
    end = _end_of(words, start, WordClass.OBJECT)
    if not (grant + 1 < thing and start < end < len(words) - 1 and words[end].text == _OF):
        return words
    about = _piece(_ABOUT[0], words[start])
    return (*words[:grant], about, *words[start:end], *words[grant:thing], *words[end + 1 :])


def _end_of(words: Sequence[Token], start: int, word_class: WordClass) -> int:
    """Return where a list of such words ends that begins at `start`."""
    end = start
    while end < len(words) and words[end].is_a(word_class):
        end += 1
        while end + 1 < len(words) and is_structure(words[end], "and", "or") and words[end + 1].is_a(word_class):
            end += 1
    return end


def with_term_unquoted(lexicon: Lexicon, words: Sequence[Token]) -> tuple[Token, ...]:
    """Read `"Licensed Patents" means …` as being about licensed patents: a term is quoted where it is defined."""
    if len(words) < 3 or (quoted := words[0].id_as(WordClass.QUOTED)) is None:
        return tuple(words)
    defines = any(
        getattr(phrase.pattern[1], "text", "") == words[1].text
        for phrase in lexicon.phrases.get((PhraseKind.DECLARATIVE, ""), ())
        if "as" in lexicon.vocabulary.acts[phrase.id].slots
    )
    term = [each for each in lexicon.forms.get(folded(quoted), ()) if each.word_class is WordClass.OBJECT]
    return (replace(words[0], meanings=tuple(term)), *words[1:]) if defines and term else tuple(words)


def without_license(lexicon: Lexicon, words: Sequence[Token]) -> tuple[Token, ...]:
    """Write `grant back a license under improvements` as `grant back by license improvements`."""
    nouns = lexicon.vocabulary.structure["license_noun"]
    form = folded(lexicon.vocabulary.axes["form"].values["license"].en[0])
    return tuple(_piece(form, word) if word.text in {f"a {noun}" for noun in nouns.en} else word for word in words)


def joined(lexicon: Lexicon, words: Sequence[Token]) -> tuple[Token, ...]:
    """Join words that a pattern has in one piece, now that nothing stands between them."""
    found: list[Token] = []
    for word in words:
        if found and (piece := _together(lexicon, found[-1], word)) is not None:
            before = found.pop()
            found.append(replace(_piece(piece, before), span=before.span.to(word.span)))
        else:
            found.append(word)
    return tuple(found)


def _together(lexicon: Lexicon, before: Token, word: Token) -> str | None:
    if not before.is_a(WordClass.PIECE):
        return None
    written = f"{before.text} {word.text}" if before.text.isascii() else before.text + word.text
    return next((each.id for each in lexicon.forms.get(written, ()) if each.word_class is WordClass.PIECE), None)


def with_recipient_last(
    words: Sequence[Token], length_of_parties: Callable[[Sequence[Token]], int]
) -> Iterator[tuple[Token, ...]]:
    """Yield `grant to licensee a license` also as `grant a license to licensee`, and `pay licensor royalties` so."""
    if len(words) < _SHORTEST_WITH_RECIPIENT or not words[0].text.isascii():
        return
    to = words[1].text == _TO
    end = 1 + to + length_of_parties(words[1 + to :])
    if 1 + to < end < len(words):
        recipient = words[1 + to : end]
        yield (words[0], *words[end:], words[1] if to else _piece(_TO, recipient[0]), *recipient)


def _piece(text: str, word: Token) -> Token:
    return replace(word, text=text, meanings=(Meaning(WordClass.PIECE, text),))
