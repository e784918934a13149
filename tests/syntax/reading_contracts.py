"""Reads sentences into plain trees for the tests of natural wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.location import SourceText, Span
from poolcheck.syntax.from_sentence import read_sentences
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.syntax.tree import ScalarNode, plain
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.diagnostic import Diagnostic

LEXICON = lexicon(vocabulary())


def trees(text: str) -> list[object]:
    """Read a text that must be free of problems."""
    node = ScalarNode(text, Span(SourceText("sentence", text), 0, len(text)))
    reading = read_sentences(node, LEXICON)
    assert [problem.message.en for problem in reading.diagnostics] == [], text
    assert reading.value is not None
    return [plain(tree) for tree in reading.value]


def problems(text: str) -> tuple[Diagnostic, ...]:
    """Read a text that stands in the second line of a file and return what is wrong with it."""
    before = "# 8.1\n"
    source = SourceText("clause.txt", before + text)
    return read_sentences(ScalarNode(text, Span(source, len(before), len(before) + len(text))), LEXICON).diagnostics
