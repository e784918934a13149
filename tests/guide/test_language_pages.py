"""The pages on the language are what the vocabulary makes of their templates, and every example on them is read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.guide.language_page import PAGES, language_page
from poolcheck.guide.markdown import anchor
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.documents.clause import Statement, Trigger
    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LANGUAGES = list(PAGES)


@cache
def page(language: Language) -> str:
    law = api.load_law(()).value
    assert law is not None
    return language_page(language, law)


def blocks(kind: str) -> list[tuple[Language, str]]:
    return [
        (language, match["body"])
        for language in LANGUAGES
        for match in BLOCK.finditer(page(language))
        if match["kind"] == kind
    ]


def problems(document: str, name: str = "example.yaml") -> list[str]:
    reading = api.read_input(api.InputFile(name, document.encode()))
    assert reading.value is not None or reading.diagnostics
    return shown(reading.diagnostics)


def shown(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{each.location}: {each.message.en}" for each in diagnostics]


def said(sentence: str) -> list[str]:
    """Return the statements of a sentence without their places, and with all quotations alike."""
    document = api.read_input(api.InputFile("example.yaml", document_of(sentence).encode())).value
    assert document is not None
    return [described(statement) for clause in document.clauses for statement in clause.statements]


def described(statement: Statement) -> str:
    qualifiers = sorted(
        (axis, each.value, str(sorted(each.slots.items()))) for axis, each in statement.qualifiers.items()
    )
    conditions = [(key, each.mode, list(map(trigger, each.triggers))) for key, each in statement.conditions.items()]
    parts = (statement.parties, statement.modality, statement.act, statement.slots, qualifiers, conditions)
    rest = (statement.excepted, statement.secured_by, statement.otherwise and described(statement.otherwise))
    return re.sub(r"Quoted\(text=.*?\)", "quoted", str((*parts, *rest)))


def trigger(each: Trigger) -> str:
    return str((each.id, each.quote is None, each.slots, each.act and described(each.act)))


def document_of(sentence: str) -> str:
    quoted = sentence.replace("'", "''")
    return f"license: Example\nclauses:\n  - at: '1'\n    says: '{quoted}'\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_what_its_template_and_the_vocabulary_make_of_it(language: Language, law: Law) -> None:
    written = (ROOT / "docs" / PAGES[language]).read_text(encoding="utf-8")

    assert written == language_page(language, law), f"docs/{PAGES[language]} is out of date: run `make docs`"


@pytest.mark.parametrize(("language", "sentences"), blocks("sentences"))
def test_every_sentence_is_read_without_a_diagnostic(language: Language, sentences: str) -> None:
    del language
    found = {line: problems(document_of(line)) for line in sentences.splitlines()}

    assert {line: said for line, said in found.items() if said} == {}


def pairs() -> list[tuple[str, str]]:
    english, chinese = ([text for each, text in blocks("sentences") if each == language] for language in ("en", "zh"))
    return list(zip(english, chinese, strict=True))


@pytest.mark.parametrize(("english", "chinese"), pairs())
def test_a_sentence_says_the_same_on_both_pages(english: str, chinese: str) -> None:
    for one, other in zip(english.splitlines(), chinese.splitlines(), strict=True):
        assert said(one) == said(other), f"{one} | {other}"


@pytest.mark.parametrize(("language", "document"), blocks("yaml"))
def test_every_yaml_document_is_read_without_a_diagnostic(language: Language, document: str) -> None:
    del language

    assert problems(document) == []


@pytest.mark.parametrize(("language", "document"), blocks("pool"))
def test_every_pool_document_is_read_without_a_diagnostic(language: Language, document: str) -> None:
    del language

    assert problems(document, "example.pool") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_two_surfaces_shown_side_by_side_say_the_same(language: Language) -> None:
    found = list(BLOCK.finditer(page(language)))
    [place] = [index for index, match in enumerate(found) if match["kind"] == "pool"]
    one, other = (
        api.read_input(api.InputFile(name, found[index]["body"].encode())).value
        for name, index in (("example.yaml", place - 1), ("example.pool", place))
    )
    assert one is not None
    assert other is not None

    assert (one.kind, one.title, one.facts) == (other.kind, other.title, other.facts)
    assert [list(map(described, clause.statements)) for clause in one.clauses] == [
        list(map(described, clause.statements)) for clause in other.clauses
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_examples_of_every_kind(language: Language) -> None:
    kinds = {match["kind"] for match in BLOCK.finditer(page(language))}

    assert {"sentences", "yaml", "pool"} <= kinds


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_axis_trigger_object_and_party_is_on_the_page(language: Language) -> None:
    words = vocabulary()
    text = page(language)
    ids = [*words.acts, *words.triggers, *words.objects, *words.parties]

    assert [id_ for id_ in ids if f"`{id_}`" not in text] == []
    assert [id_ for id_ in words.axes if not re.search(rf"^### .* {id_}\b", text, re.MULTILINE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_within_a_page_leads_somewhere(language: Language) -> None:
    text = BLOCK.sub("", page(language))
    anchors = {anchor(title) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}

    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_both_pages_have_the_same_chapters_and_the_same_examples() -> None:
    counts = [
        ([len(BLOCK.findall(page(language))), len(re.findall(r"^##+ ", page(language), re.MULTILINE))])
        for language in LANGUAGES
    ]

    assert counts[0] == counts[1]
