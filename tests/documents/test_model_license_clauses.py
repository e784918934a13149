"""The model license says the same in English and in Chinese, and prints from one into the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck.core.location import SourceText, Span
from poolcheck.documents.clause import Quoted
from poolcheck.documents.clauses_from_tree import read_clauses
from poolcheck.documents.from_tree import read_document
from poolcheck.documents.meaning import meaning
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.syntax.tree import ListNode, ScalarNode
from poolcheck.vocabulary.load import vocabulary
from poolcheck.writing.to_sentence import to_sentence

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Clause, Statement

FOLDER = Path(__file__).resolve().parents[2] / "fixtures/model-license"
WORDS = vocabulary()
LEXICON = lexicon(WORDS)


def clauses(language: Language) -> tuple[Clause, ...]:
    path = FOLDER / f"{language}.yaml"
    source = SourceText(str(path), path.read_text(encoding="utf-8"))
    tree = read_yaml(source)
    assert tree.value is not None
    document = read_document(tree.value, source, "")
    assert document.value is not None
    assert [problem for problem in document.diagnostics if problem.severity == "error"] == []
    return document.value.clauses


def reread(text: str) -> Statement:
    node = ScalarNode(text, Span(SourceText("sentence", text), 0, len(text)))
    reading = read_clauses(ListNode((node,), node.span), LEXICON)
    assert reading.value is not None
    assert [problem.message.en for problem in reading.diagnostics if problem.severity == "error"] == []
    (statement,) = reading.value[0].statements
    return statement


ENGLISH, CHINESE = clauses("en"), clauses("zh")
ROWS = [pytest.param(one, other, id=one.at) for one, other in zip(ENGLISH, CHINESE, strict=True)]
SENTENCES = [
    pytest.param(statement, id=f"{clause.at}-{number}")
    for document in (ENGLISH, CHINESE)
    for clause in document
    for number, statement in enumerate(clause.statements)
]


def without_quotations(value: object) -> object:
    """Blank out quoted words, which are never translated."""
    if isinstance(value, tuple) and len(value) == 2 and value[0] == "Quoted":
        return Quoted("…")
    if isinstance(value, dict):
        return {key: without_quotations(below) for key, below in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_quotations(item) for item in value]
    return value


@pytest.mark.parametrize(("english", "chinese"), ROWS)
def test_a_row_says_the_same_in_both_languages(english: Clause, chinese: Clause) -> None:
    assert len(english.statements) == len(chinese.statements)
    assert without_quotations(meaning(english.statements)) == without_quotations(meaning(chinese.statements))
    assert len(english.said) == len(chinese.said)


@pytest.mark.parametrize("statement", SENTENCES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_sentence_prints_in_either_language_and_reads_as_before(statement: Statement, language: Language) -> None:
    assert meaning(reread(to_sentence(statement, language, WORDS))) == meaning(statement)


@pytest.mark.parametrize("statement", SENTENCES)
def test_a_printed_sentence_prints_again_as_it_is(statement: Statement) -> None:
    for language in ("en", "zh"):
        text = to_sentence(statement, language, WORDS)

        assert to_sentence(reread(text), language, WORDS) == text


WRITTEN_OTHERWISE = frozenset({"二1", "二2", "一3、二3", "二4", "三1", "六1(1)–(3)", "二6"})
"""Rows with a qualifier, a modality or an `and` that is printed with another word or elsewhere."""


@pytest.mark.parametrize(
    "clause", [pytest.param(clause, id=clause.at) for clause in CHINESE if clause.at not in WRITTEN_OTHERWISE]
)
def test_the_chinese_text_is_already_written_in_its_natural_order(clause: Clause) -> None:
    printed = [to_sentence(statement, "zh", WORDS) for statement in clause.statements]

    for text in printed:
        assert text in clause.written
