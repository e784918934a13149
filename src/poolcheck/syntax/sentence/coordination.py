"""Takes a sentence apart that says two things: two acts under one modality, or two modalities under one subject.

Each becomes a statement with the conditions and the subject that stand before both. What stands behind the last, or
between the modality and the first act, is left to the writer if it could belong to either.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.acts import length_of_parties
from poolcheck.syntax.sentence.adverbials import outside_adverbials, without_adverbials
from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.modal_phrases import is_modality
from poolcheck.syntax.sentence.phrases import is_structure, matches_at, span_of
from poolcheck.syntax.sentence.segments import Part, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.core.location import Span
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token
    from poolcheck.syntax.tree import MapNode

_MOST_STATEMENTS = 6
_MOST_NAMES = 60
_CONDITIONS = frozenset({Part.IF, Part.ONLY_IF, Part.UNLESS, Part.EXCEPT})
_CONSENT = "consent"
_DENYING = frozenset({"must_not", "need_not", "should_not"})


@dataclass(slots=True)
class _Group:
    """The words of one statement: `shares_modality` if it has none of its own, `either` the `or` before it.

    `after_comma` if it stands behind a comma and an `and`.
    """

    words: tuple[Token, ...]
    shares_modality: bool
    either: Token | None = None
    after_comma: bool = False
    behind: list[Segment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Apart:
    """The segments of each of several statements, and how they hang together."""

    statements: tuple[tuple[Segment, ...], ...]
    either: tuple[Token, ...]
    unclear: tuple[Token, ...]
    groups: tuple[_Group, ...]
    leading: tuple[Segment, ...]


def taken_apart(lexicon: Lexicon, parts: Sequence[Segment], *, one_object: bool) -> Apart | None:
    """Return the statements of a sentence that has several; None if it has one.

    With `one_object` a verb has the object of the next: `practice and sublicense licensed patents`.
    """
    first = next((i for i, part in enumerate(parts) if part.part is Part.SAID and _says(lexicon, part.words)), None)
    if first is None:
        return None
    grouping = _Grouping(lexicon)
    for part in parts[first:]:
        grouping.add(part)
    groups, trailing = grouping.groups, grouping.between
    if grouping.pending or not 1 < len(groups) <= _MOST_STATEMENTS:
        return None
    leading = tuple(parts[:first])
    common = tuple(part for part in trailing if part.part is Part.OTHERWISE)
    statements = []
    subject, modal = _subject_and_modality(lexicon, groups[0].words)
    if _side_by_side(lexicon, subject) or _of_whom(lexicon, groups):
        return None
    for index, group in enumerate(groups):
        words = _with_object_of(groups[index + 1 :], group.words) if one_object else group.words
        if group.shares_modality:
            words = (*subject, *modal, *words)
        elif index:
            own_subject, modal = _subject_and_modality(lexicon, words)
            if _side_by_side(lexicon, own_subject):
                return None
            if own_subject and _names(without_adverbials(lexicon, own_subject)[0]):
                subject = own_subject
            else:
                words = (*subject, *words)
        statements.append((*leading, Segment(Part.SAID, tuple(words)), *group.behind, *common))
    either = tuple(group.either for group in groups if group.either is not None)
    unclear = tuple(word for part in trailing if part.part in _CONDITIONS for word in part.words)
    return Apart(tuple(statements), either, unclear, tuple(groups), leading)


def _says(lexicon: Lexicon, words: Sequence[Token]) -> bool:
    return bool(words) and bool(without_adverbials(lexicon, words)[0])


class _Grouping:
    """Puts the words of a sentence into one group for each statement it makes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.groups: list[_Group] = []
        self.between: list[Segment] = []
        self.pending: tuple[Token, ...] = ()  # parties whose modality stands behind an `and` or a comma

    def add(self, part: Segment) -> None:
        """Take a segment in, cut at each `and` and `or` that a statement begins behind."""
        if part.part is not Part.SAID:
            self.between.append(part)
            return
        for index, (joint, atom) in enumerate(_atoms(part.words)):
            before = (joint,) if joint is not None else ()
            words = (*self.pending, *(before if self.pending else ()), *atom)
            first = index == 0
            if len(self.groups) > _MOST_STATEMENTS:
                return
            if (not self.groups or first) and len(words) < _MOST_NAMES and _only_names(self.lexicon, words):
                self.pending = words
                continue
            if _starts(self.lexicon, words, self.groups):
                behind_or = words[0] if first and part.joint == "or" else None
                self._start(words, joint if _is_or(joint) else behind_or, after_comma=first and part.joint == "and")
            elif first:
                self.groups[-1].behind.append(replace(part, words=words))
            else:
                self._lengthen((*before, *words))
            self.pending = ()

    def _start(self, words: tuple[Token, ...], either: Token | None, *, after_comma: bool) -> None:
        if self.groups:
            self.groups[-1].behind += self.between
            self.between = []
        shares = bool(self.groups) and _modality_at(self.lexicon, words) is None
        self.groups.append(_Group(words, shares, either, after_comma))

    def _lengthen(self, words: tuple[Token, ...]) -> None:
        group = self.groups[-1]
        if group.behind and group.behind[-1].part is Part.SAID:
            group.behind[-1] = replace(group.behind[-1], words=(*group.behind[-1].words, *words))
        else:
            group.words = (*group.words, *words)


def _is_or(joint: Token | None) -> bool:
    return joint is not None and is_structure(joint, "or")


def _atoms(words: Sequence[Token]) -> list[tuple[Token | None, tuple[Token, ...]]]:
    """Cut words at each `and` and `or`; the word is kept beside what it stands before."""
    atoms: list[tuple[Token | None, list[Token]]] = [(None, [])]
    for word in words:
        if is_structure(word, "and", "or", "but") and not word.is_a(WordClass.PARTY):
            if atoms[-1][1]:
                atoms.append((word, []))
            elif atoms[-1][0] is None:
                atoms[-1] = (word, [])
        else:
            atoms[-1][1].append(word)
    return [(joint, tuple(atom)) for joint, atom in atoms if atom]


def _starts(lexicon: Lexicon, words: Sequence[Token], groups: Sequence[_Group]) -> bool:
    """Whether words are a statement of their own, as far as their modality or their verb tells."""
    if not groups or _modality_at(lexicon, words) is not None:
        return True
    rest, _ = without_adverbials(lexicon, words)
    first = next((word for word in rest if not is_structure(word, "noise")), None)
    if first is None:
        return False
    if first.is_a(WordClass.PARTY):  # licensor grants …, and licensee grants back …
        return False
    return bool(lexicon.phrases.get((PhraseKind.ACT, first.text))) or first.is_a(WordClass.SECOND_ORDER)


def _only_names(lexicon: Lexicon, words: Sequence[Token]) -> bool:
    rest, _ = without_adverbials(lexicon, words)
    return (
        bool(rest)
        and _names(rest)
        and all(word.is_a(WordClass.PARTY) or is_structure(word, "noise", "each", "none", "and", "or") for word in rest)
    )


def _names(words: Iterable[Token]) -> bool:
    return any(word.is_a(WordClass.PARTY) for word in words)


def _side_by_side(lexicon: Lexicon, subject: Sequence[Token]) -> bool:
    """Whether two parties stand there with nothing but a comma between them."""
    rest, _ = without_adverbials(lexicon, subject) if subject else ((), ())
    named = sum(word.is_a(WordClass.PARTY) for word in rest)
    return named > 1 and not any(is_structure(word, "and", "or") for word in rest)


def _subject_and_modality(lexicon: Lexicon, words: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    index = _modality_at(lexicon, words)
    if index is None:
        return tuple(words[:1]), ()
    return tuple(words[:index]), (words[index],)


def _of_whom(lexicon: Lexicon, groups: Sequence[_Group]) -> bool:
    """Whether a second act is that of the subject or of somebody else is left open: 不得限制成员研发……或者加入……."""
    for before, group in pairwise(groups):
        index = _modality_at(lexicon, before.words)
        rest = before.words if index is None else before.words[index + 1 :]
        if group.shares_modality and rest and rest[0].is_a(WordClass.SECOND_ORDER) and length_of_parties(rest[1:]):
            return True
    return False


def _modality_at(lexicon: Lexicon, words: Sequence[Token]) -> int | None:
    return next((i for i in outside_adverbials(lexicon, words) if is_modality(words[i])), None)


def _with_object_of(groups: Sequence[_Group], words: tuple[Token, ...]) -> tuple[Token, ...]:
    following = next((group for group in groups if len(group.words) > 1), None)
    if following is None or not following.shares_modality or not words[-1].is_a(WordClass.PIECE):
        return words
    return (*words, *following.words[1:])


def perhaps_a_duty(lexicon: Lexicon, apart: Apart) -> Span | None:
    """Return what may be forbidden with the act before it, or be a duty: 不得加入其他专利池，并授予专利池独占许可."""
    first, second, *_ = apart.groups
    _, modal = _subject_and_modality(lexicon, first.words)
    denies = any(word.id_as(WordClass.MODALITY) in _DENYING for word in modal)
    return span_of(second.words) if denies and second.shares_modality and second.after_comma else None


def of_which(lexicon: Lexicon, apart: Apart, trees: Sequence[MapNode]) -> Span | None:
    """Return the first qualifier or condition that may belong to one statement as well as to the other."""
    if apart.unclear:
        return span_of(apart.unclear)
    for index, (group, tree) in enumerate(zip(apart.groups, trees, strict=True)):
        others = [other for other in trees if other is not tree]
        last = index == len(trees) - 1
        shared = group.shares_modality or (index + 1 < len(trees) and apart.groups[index + 1].shares_modality)
        doubtful: list[tuple[Token, ...]] = []
        if shared and index + 1 < len(trees) and not group.shares_modality:
            doubtful.append(_before_verb(lexicon, group.words))
        if last and group.shares_modality:
            doubtful.append(_behind_verb(lexicon, group.words))
        if last:
            doubtful += [segment.words for segment in group.behind if segment.part is Part.SAID]
        for words in doubtful:
            if (span := _fitting(lexicon, words, tree, others)) is not None:
                return span
    return _shared_consent(lexicon, apart, trees)


def _before_verb(lexicon: Lexicon, words: Sequence[Token]) -> tuple[Token, ...]:
    """Return the qualifiers between a modality and its act."""
    index = _modality_at(lexicon, words)
    start = end = len(words) if index is None else index + 1
    while matches := matches_at(lexicon, PhraseKind.AXIS, words, end):
        end = matches[0].end
    return tuple(words[start:end])


def _behind_verb(lexicon: Lexicon, words: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words of an act from its verb on."""
    start = 0
    while matches := matches_at(lexicon, PhraseKind.AXIS, words, start):
        start = matches[0].end
    return tuple(words[start:])


def _fitting(lexicon: Lexicon, words: Sequence[Token], tree: MapNode, others: Sequence[MapNode]) -> Span | None:
    """Return the first qualifier among words that another statement might have as well."""
    for adverbial in without_adverbials(lexicon, words)[1] if words else ():
        axes = {match.phrase.id for match in adverbial.readings}
        for other in others:
            act, modality = other.get("act"), other.get("modality")
            own = lexicon.vocabulary.acts[getattr(act, "text", "")].axes if act is not None else {}
            binds = getattr(modality, "text", "") in ("must", "need_not", "declares")
            fitting = {axis for axis in axes if axis in own and not (axis == _CONSENT and binds)}
            if fitting and not any(other.get(axis) is not None for axis in fitting) and tree is not other:
                return adverbial.span
    return None


def _shared_consent(lexicon: Lexicon, apart: Apart, trees: Sequence[MapNode]) -> Span | None:
    """Return a consent that stands before statements of which not all forbid, or not all permit."""
    if len({getattr(tree.get("modality"), "text", "") for tree in trees}) == 1:
        return None
    before = _subject_and_modality(lexicon, apart.groups[0].words)[0]
    for words in (*(segment.words for segment in apart.leading if segment.part is Part.SAID), before):
        for adverbial in without_adverbials(lexicon, words)[1] if words else ():
            if any(match.phrase.id == _CONSENT for match in adverbial.readings):
                return adverbial.span
    return None
