"""What can be explained: everything by id and by form, in either language; what is unknown gets a suggestion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.guide.spellings import slots
from poolcheck.guide.topics import UnknownTopicError, called, explained, topics
from poolcheck.reports.layout import columns
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.guide.topics import Topic
    from poolcheck.packs.model import Law

DAY = date(2026, 11, 21)
WORDS = vocabulary()
CLASSES = {
    "act": WORDS.acts,
    "axis of qualifiers": WORDS.axes,
    "trigger": WORDS.triggers,
    "object": WORDS.objects,
    "party": WORDS.parties,
    "modality": WORDS.modalities,
}


def text(written: str, law: Law, *languages: Language, width: int = 100) -> str:
    return api.explain(written, DAY, languages or ("en",), width, law)


@pytest.fixture(scope="module")
def known(law: Law) -> tuple[Topic, ...]:
    return topics(WORDS, law, DAY)


def ids(written: str, known: tuple[Topic, ...]) -> list[tuple[str, str]]:
    sheets = [topic.sheet() for topic in called(written, known)]
    return [(sheet.kind.en, sheet.id) for sheet in sheets]


@pytest.mark.parametrize("kind", CLASSES)
def test_every_word_is_found_by_its_id(kind: str, known: tuple[Topic, ...]) -> None:
    missing = [id_ for id_ in CLASSES[kind] if (kind, id_) not in ids(id_, known)]

    assert missing == []


@pytest.mark.parametrize(
    ("written", "topic"),
    [
        ("回授", ("act", "grant_back")),
        ("grant back", ("act", "grant_back")),
        ("keep {object} confidential", ("act", "disclose")),
        ("Exclusive License", ("qualifier", "exclusivity: exclusive")),
        ("以独占许可方式", ("qualifier", "exclusivity: exclusive")),
        ("within ⟨n⟩ days", ("qualifier", "deadline: within_days")),
        ("许可方式", ("axis of qualifiers", "exclusivity")),
        ("被许可方", ("party", "licensee")),
        ("不得", ("modality", "must_not")),
        ("许可专利", ("object", "licensed_patents")),
        ("不可抗力持续⟨数值⟩日", ("trigger", "force_majeure_lasts")),
        ("governing law", ("fact", "governing_law")),
        ("____", ("why something is not known", "blank")),
        ("促使", ("verb about somebody else's act", "cause")),
        ("grant_back", ("concern", "grant_back")),
        ("pool-forced-package", ("rule", "pool-forced-package")),
        ("civil-code", ("source of law", "civil-code")),
        ("《民法典》", ("source of law", "civil-code")),
        ("civil-code/improvements", ("provision", "civil-code/improvements")),
    ],
)
def test_a_form_in_either_language_is_found(written: str, topic: tuple[str, str], known: tuple[Topic, ...]) -> None:
    assert topic in ids(written, known)


def test_every_form_of_a_trigger_without_slots_is_found(known: tuple[Topic, ...]) -> None:
    for trigger in WORDS.triggers.values():
        if not slots(trigger):
            for form in (*trigger.en, *trigger.zh):
                assert ("trigger", trigger.id) in ids(form, known)


def test_silence_is_told_in_words(law: Law) -> None:
    assert "not restricted by this document" in text("challenge", law)
    assert "lawful" not in text("challenge", law)
    assert "Civil Code, art. 875" in text("grant_back", law)
    assert "《民法典》第八百七十五条" in text("回授", law, "zh")


def test_an_act_is_explained_with_examples_in_both_languages(law: Law) -> None:
    act = WORDS.acts["grant_back"]
    shown = " ".join(text("grant_back", law, "zh", "en", width=200).split())

    assert act.examples.good.en in shown
    assert act.examples.risky.zh in shown


def test_a_citation_is_that_of_the_day(law: Law) -> None:
    before = api.explain("pool-forced-package", date(2020, 1, 1), ("en",), 100, law)

    assert "in force on 2020-01-01" in before


@pytest.mark.parametrize("width", [40, 72, 100])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_asked_for(width: int, language: Language, law: Law) -> None:
    lines = text("grant_back", law, language, width=width).splitlines()

    assert [line for line in lines if columns(line) > width] == []


def test_the_same_question_gets_the_same_answer(law: Law) -> None:
    assert text("licensee", law, "zh", "en") == text("licensee", law, "zh", "en")


@pytest.mark.parametrize(("written", "suggestion"), [("grantback", "grant_back"), ("独占徐可", "独占许可")])
def test_an_unknown_word_gets_a_suggestion(written: str, suggestion: str, law: Law) -> None:
    with pytest.raises(UnknownTopicError) as caught:
        explained(written, WORDS, law, DAY)

    assert caught.value.suggestion == suggestion
