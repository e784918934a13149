"""Texts in two languages, and telling which one a text is written in."""

from __future__ import annotations

import pytest

from poolcheck.core.bilingual import Bilingual, Language, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("licensee must grant back improvements to pool", "en"),
        ("被许可方应当将改进成果回授给专利池", "zh"),
        ("license: X\nparties: {甲方: licensor}\nclauses: [licensee must pay royalties]", "en"),
        ("许可合同: AVS3\n条款: [在“PRC”境内]", "zh"),
        ("", "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(text: str, language: Language) -> None:
    assert language_of(text) == language


def test_a_text_is_given_in_the_language_asked_for() -> None:
    text = Bilingual("pool", "专利池")

    assert (text.in_("en"), text.in_("zh")) == ("pool", "专利池")
