"""Ways to say who must or may do what that are turned into the plain one: passives, 享有……的权利, 许可费由……支付."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.acts import length_of_parties
from poolcheck.syntax.sentence.lexicon import Meaning, WordClass
from poolcheck.syntax.sentence.phrases import is_structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.syntax.sentence.words import Token

_COVERBS = ("将", "就", "对")
_HELD = {"right_held": "may", "right_denied": "must_not", "duty_held": "must", "duty_denied": "need_not"}


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands before a modality and behind it: who, and what is done."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]


def is_modality(word: Token) -> bool:
    """Whether a word says that something must, may or must not be done."""
    return word.is_a(WordClass.MODALITY) or word.is_a(WordClass.COMPOUND)


def with_modality_in_one_word(words: Sequence[Token]) -> tuple[Token, ...]:
    """Write 享有实施许可专利的权利 as 有权实施许可专利, and 不承担违约责任 as 无需承担违约责任."""
    index = next((i for i, word in enumerate(words) if is_structure(word, *_HELD)), None)
    if index is None:
        return tuple(words)
    word = words[index]
    held = next(m.id for m in word.meanings if m.word_class is WordClass.STRUCTURE and m.id in _HELD)
    before = any(map(is_modality, words[:index]))
    if is_structure(words[-1], "right_end") and len(words) > index + 1:
        modal = () if before else (replace(word, meanings=(Meaning(WordClass.MODALITY, _HELD[held]),)),)
        return (*words[:index], *modal, *words[index + 1 : -1])
    if held == "duty_denied" and not before:
        modal = (replace(word, text=word.text[:1], meanings=(Meaning(WordClass.MODALITY, _HELD[held]),)),)
        verb = word.text[1:]
        return (*words[:index], *modal, replace(word, text=verb, meanings=(_piece(verb),)), *words[index + 1 :])
    return tuple(words)


def in_plain_order(left: Sequence[Token], right: Sequence[Token]) -> Sides:
    """Put the party first and the object behind the verb."""
    return _fronted(left, right) or _passive(left, right) or Sides(tuple(left), tuple(right))


def _fronted(left: Sequence[Token], right: Sequence[Token]) -> Sides | None:
    """Turn 必要改进应当由被许可方回授给专利池 into its plain order."""
    if not (_things(left) and right and is_structure(right[0], "by_agent") and not right[0].text.isascii()):
        return None
    end = 1 + length_of_parties(right[1:])
    return Sides(tuple(right[1:end]), (*right[end : end + 1], *left, *right[end + 1 :]))


def _passive(left: Sequence[Token], right: Sequence[Token]) -> Sides | None:
    """Turn `licensed patents may be practiced by licensee` into its active form."""
    if not (_things(left) and right and (verb := right[0].id_as(WordClass.PASSIVE)) is not None):
        return None
    by = next((i for i, word in enumerate(right) if is_structure(word, "by_agent")), len(right))
    end = by + 1 + length_of_parties(right[by + 1 :])
    active = replace(right[0], text=verb, meanings=(_piece(verb),))
    return Sides(tuple(right[by + 1 : end]), (active, *left, *right[1:by], *right[end:]))


def with_object_behind(thing: Sequence[Token], done: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the orders of the active voice for 改进专利应当回授专利池: 将改进专利回授专利池, 回授改进专利……."""
    if not (_things(thing) and done) or thing[0].text.isascii():
        return
    for coverb in _COVERBS:
        yield (replace(thing[0], text=coverb, meanings=(_piece(coverb),)), *thing, *done)
    yield (done[0], *thing, *done[1:])


def done_by(words: Sequence[Token]) -> tuple[Sides, Token] | None:
    """Turn 许可费由被许可方支付, which binds without a modality, into its plain order; return the word 由 as well."""
    by = next((i for i, word in enumerate(words) if is_structure(word, "by_agent")), None)
    if by is None or (sides := _fronted(words[:by], words[by:])) is None or not sides.left:
        return None
    return sides, words[by]


def _things(words: Sequence[Token]) -> bool:
    return (
        bool(words)
        and all(
            word.is_a(WordClass.OBJECT)
            or word.is_a(WordClass.QUOTED)
            or is_structure(word, "and", "or", "noise", "each")
            for word in words
        )
        and not all(word.is_a(WordClass.PARTY) for word in words)
    )


def _piece(text: str) -> Meaning:
    return Meaning(WordClass.PIECE, text)
