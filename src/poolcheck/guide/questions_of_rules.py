"""The questions that a rule asks where facts are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.packs.used import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.packs.model import Definition, Rule
    from poolcheck.vocabulary.entries import Vocabulary


def questions_of(rule: Rule, used: Iterable[Definition], words: Vocabulary) -> tuple[Bilingual, ...]:
    """Return what is asked where the outcome is open: of the conduct, and of the definitions."""
    found = [rule.file.question.bilingual] if rule.file.question is not None else []
    named = set(names_in(rule.conduct))
    found += [axis.ask for id_, axis in words.axes.items() if rule.for_each.clause and id_ in named]
    found += [definition.ask for definition in used if definition.ask is not None]
    return tuple(dict.fromkeys(found))
