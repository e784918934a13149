"""Reads sentences and prints statements for the tests of this room."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from poolcheck.core.location import SourceText, Span
from poolcheck.documents.clauses_from_tree import read_clauses
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.sentence.lexicon import Lexicon, lexicon
from poolcheck.syntax.tree import ListNode, MapNode, ScalarNode
from poolcheck.vocabulary.load import vocabulary
from poolcheck.writing.to_sentence import to_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.reading import Reading
    from poolcheck.documents.clause import Clause, Statement

WORDS = vocabulary()
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@cache
def lexicon_() -> Lexicon:
    return lexicon(WORDS)


def read(text: str, aliases: Mapping[str, str] | None = None) -> tuple[Clause, tuple[Diagnostic, ...]]:
    """Read a text as a clause, with all its diagnostics."""
    node = ScalarNode(text, Span(SourceText("clause.txt", text), 0, len(text)))
    reading = read_clauses(ListNode((node,), node.span), lexicon_().with_aliases(aliases or {}))
    assert reading.value is not None
    return reading.value[0], reading.diagnostics


def taken_apart(text: str) -> Reading[tuple[Clause, ...]]:
    """Read the clauses of a license in YAML."""
    tree = read_yaml(SourceText("license.yaml", text)).value
    assert isinstance(tree, MapNode)
    return read_clauses(tree.get("clauses"), lexicon_())


def statements(text: str, aliases: Mapping[str, str] | None = None) -> tuple[Statement, ...]:
    """Read a text that must be free of errors."""
    clause, problems = read(text, aliases)
    errors = [str(problem.message.en) for problem in problems if problem.severity == "error"]
    assert not errors, f"{text}: {errors}"
    return clause.statements


def statement(text: str, aliases: Mapping[str, str] | None = None) -> Statement:
    """Read a text that must be one sentence free of errors."""
    (only,) = statements(text, aliases)
    return only


def printed(said: Statement, language: Language) -> str:
    return to_sentence(said, language, WORDS)
