"""Other ways to write the pieces of patterns: `the` in them, the genitive, and the spellings the vocabulary lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.vocabulary.patterns import Piece, Slot, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from poolcheck.vocabulary.patterns import Pattern

_PREPOSITIONS = frozenset({"with", "without", "after", "before", "by", "on", "upon"})
_APOSTROPHES = "'’"


_IRREGULAR = {
    "pay": "paid", "bear": "borne", "sell": "sold", "buy": "bought", "set": "set", "give": "given", "keep": "kept",
    "make": "made", "take": "taken", "hold": "held", "choose": "chosen", "withdraw": "withdrawn", "sue": "sued",
    "seek": "sought", "get": "got", "bring": "brought", "have": "had", "put": "put", "tell": "told", "leave": "left",
    "submit": "submitted", "refer": "referred", "transfer": "transferred", "bar": "barred",
}  # fmt: skip


def participle(verb: str) -> str:
    """Return the past participle of an English verb with what follows it: `grant back` as `granted back`."""
    head, space, rest = verb.partition(" ")
    if head in _IRREGULAR:
        return _IRREGULAR[head] + space + rest
    if head.endswith("e"):
        return head + "d" + space + rest
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return head[:-1] + "ied" + space + rest
    return head + "ed" + space + rest


def genitives(patterns: Iterable[Pattern]) -> Iterator[Pattern]:
    """Yield patterns, and after `without consent of {party}` also `without {party}'s consent`."""
    for pattern in patterns:
        yield pattern
        match pattern:
            case (Piece(text=text), Slot(name="party")) if text.endswith(" of"):
                preposition, _, thing = text.removesuffix(" of").partition(" ")
                if thing and preposition in _PREPOSITIONS:
                    for apostrophe in _APOSTROPHES:
                        yield (Piece(preposition), Slot("party"), Piece(f"{apostrophe}s {thing}"))


def pieces_written_otherwise(pieces: Mapping[str, bool], spelled: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield other spellings of pieces with what they stand for; the pieces that are true may have `the` in them."""
    written = {piece: piece for piece in pieces}
    for piece, of_a_qualifier in pieces.items():
        preposition, _, rest = piece.partition(" ")
        if of_a_qualifier and preposition in _PREPOSITIONS and rest and not rest.startswith("the "):
            written[f"{preposition} the {rest}"] = piece
    yield from written.items()
    for first, *others in spelled:
        plain = folded(first)
        yield plain, plain
        for text, piece in {plain: plain, **written}.items():
            if text.startswith(plain) and _ends_there(text, plain):
                yield from ((folded(other) + text.removeprefix(plain), piece) for other in others)


def _ends_there(piece: str, word: str) -> bool:
    """Whether a word that a piece begins with is not the beginning of a longer English word."""
    return not (word.isascii() and piece[len(word) : len(word) + 1].isalpha())
