"""Three agreements in use, clause by clause: both languages say the same, and few clauses are kept as text only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.documents.clause import Clause, Quoted, Statement
from poolcheck.documents.meaning import same_meaning
from poolcheck.files import InputFile
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.model import Document
    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "fixtures/corpus"
LANGUAGES: tuple[Language, ...] = ("en", "zh")
MOST_WORDS = 15
TEXT_ONLY = {"aomedia-license": 0.40, "iucrc-membership": 0.10, "nih-exclusive-license": 0.12}
"""The largest share of clauses of each agreement that may be kept as text only."""
AGREEMENTS = [pytest.param(name, id=name) for name in sorted(TEXT_ONLY)]


def file(name: str, language: Language) -> InputFile:
    path = CORPUS / name / f"{language}.pool"
    return InputFile(str(path), path.read_bytes())


@cache
def document(name: str, language: Language) -> Document:
    reading = api.read_input(file(name, language))
    assert [str(problem) for problem in reading.diagnostics] == []
    assert reading.value is not None
    return reading.value


def clauses(name: str, language: Language = "en") -> tuple[Clause, ...]:
    return document(name, language).clauses


@dataclass(frozen=True, slots=True)
class Size:
    """How much of an agreement is said in the language."""

    clauses: int
    statements: int
    quoting: int
    text_only: int

    @property
    def share(self) -> float:
        return self.text_only / self.clauses


def size(name: str) -> Size:
    said = [statement for clause in clauses(name) for statement in clause.statements]
    return Size(
        len(clauses(name)),
        len(said),
        sum(1 for statement in said if any(quotations(statement))),
        sum(1 for clause in clauses(name) if not clause.statements),
    )


def quotations(value: object) -> Iterator[bool]:
    """Yield for the parties, objects and conditions of a statement whether they are quoted, and so unknown to rules."""
    if isinstance(value, Quoted):
        yield True
    elif isinstance(value, Statement):
        for each in (value.parties, value.excepted, value.otherwise, value.secured_by):
            yield from quotations(each)
        for slot in value.slots.values():
            yield from quotations(slot)
        for condition in value.conditions.values():
            for trigger in condition.triggers:
                yield trigger.quote is not None
                yield from quotations(trigger.act)
    elif isinstance(value, tuple):
        for item in value:
            yield from quotations(item)


def test_every_agreement_of_the_corpus_is_tested() -> None:
    assert sorted(path.name for path in CORPUS.iterdir()) == sorted(TEXT_ONLY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", AGREEMENTS)
def test_an_agreement_is_read_without_any_diagnostic(name: str, language: Language) -> None:
    assert clauses(name, language)


@pytest.mark.parametrize("name", AGREEMENTS)
def test_both_languages_say_the_same_clause_by_clause(name: str) -> None:
    english, chinese = clauses(name, "en"), clauses(name, "zh")

    assert [clause.at for clause in english] == [clause.at for clause in chinese]
    assert document(name, "en").facts == document(name, "zh").facts
    for one, other in zip(english, chinese, strict=True):
        assert same_meaning(one.statements, other.statements), one.at
        assert one.quote == other.quote


@pytest.mark.parametrize(("language", "other"), [("en", "zh"), ("zh", "en"), ("en", "en"), ("zh", "zh")])
@pytest.mark.parametrize("name", AGREEMENTS)
def test_each_file_is_what_converting_the_other_gives(name: str, language: Language, other: Language) -> None:
    reading = api.convert(file(name, language), "pool", other)

    assert reading.value == file(name, other).data.decode()


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_clause_has_a_number_and_a_short_quotation(name: str) -> None:
    for clause in clauses(name):
        assert clause.at
        assert clause.quote, clause.at
        assert len(clause.quote.split()) <= MOST_WORDS, clause.at


@pytest.mark.parametrize("name", AGREEMENTS)
def test_few_clauses_are_text_only(name: str, record_property: Callable[[str, object], None]) -> None:
    found = size(name)
    record_property(
        "summary",
        f"{name}: {found.clauses} clauses, {found.statements} statements, {found.quoting} of them with words that "
        f"rules do not know, {found.text_only} clauses text only ({found.share:.0%})",
    )

    assert found.share <= TEXT_ONLY[name]


@pytest.mark.parametrize("page_name", ["corpus.md", "corpus.zh.md"])
@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_page_tells_the_numbers(name: str, page_name: str) -> None:
    page = (ROOT / "docs" / page_name).read_text(encoding="utf-8")
    found = size(name)
    rows = re.findall(rf"^\| .*`{name}`.* \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+)% \|$", page, re.MULTILINE)

    numbers = (found.clauses, found.statements, found.quoting, found.text_only, round(found.share * 100))
    assert rows == [tuple(map(str, numbers))]


FOREIGN = {"iucrc-membership": "document.governing_law", "nih-exclusive-license": "foreign_law_displaced"}
"""Agreements under no stated law, and under a foreign one, with the question that this leaves open."""
VOID = {
    "iucrc-membership": (
        "99.9 member must grant back all improvements to operator, exclusive license, free, one-way",
        "99.9 成员应当以独占许可方式无偿、单向地将全部改进回授给运营管理机构",
    ),
    "nih-exclusive-license": (
        "99.9 licensee must not challenge licensed patents",
        "99.9 被许可方不得质疑许可专利",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(FOREIGN))
def test_an_agreement_in_use_gets_questions_and_no_accusations(
    name: str, language: Language, check: Callable[..., api.Report]
) -> None:
    report = check(f"fixtures/corpus/{name}/{language}.pool")

    assert [str(problem) for problem in report.diagnostics] == []
    assert [finding.id for finding in report.findings if finding.outcome is Outcome.NOT_MET] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(FOREIGN))
def test_chinese_contract_law_stays_conditional_where_another_law_may_govern(
    name: str, language: Language, law: Law
) -> None:
    own = file(name, language)
    added = VOID[name][LANGUAGES.index(language)]
    text = own.data.decode() + f"\n{added}\n"

    report = api.check(
        [InputFile("added.pool", text.encode())], law, date(2026, 11, 21), api.Settings(select=("cn-contract",))
    )

    assert [str(problem) for problem in report.diagnostics] == []
    found = [finding for finding in report.findings if finding.location.line == text.count("\n")]
    conditional = [finding for finding in found if finding.outcome is Outcome.CONDITIONAL]
    assert {finding.outcome for finding in found if not finding.outcome.passes} <= {
        Outcome.CONDITIONAL,
        Outcome.UNDETERMINED,
    }
    assert conditional
    for finding in conditional:
        assert FOREIGN[name] in [question.fact for question in finding.open.elements]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(FOREIGN))
def test_the_report_on_an_agreement_in_use_is_as_expected(
    name: str,
    language: Language,
    check: Callable[..., api.Report],
    settled: Callable[[api.Report], api.Report],
    golden: Callable[[str, str], None],
) -> None:
    report = settled(check(f"fixtures/corpus/{name}/{language}.pool"))

    golden(f"{name}.{language}.txt", api.render(report, "text", api.Options((language,))))
