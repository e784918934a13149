"""The reports on the model license and the AOMedia license, as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from poolcheck import api

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.bilingual import Language

DOCUMENTS = ("model-license", "aomedia")


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_text_report_is_as_expected(
    document: str,
    language: Language,
    check: Callable[..., api.Report],
    settled: Callable[[api.Report], api.Report],
    golden: Callable[[str, str], None],
) -> None:
    report = settled(check(f"fixtures/{document}/{language}.yaml"))

    golden(f"{document}.{language}.txt", api.render(report, "text", api.Options((language,))))


def test_the_bilingual_report_is_as_expected(
    check: Callable[..., api.Report],
    settled: Callable[[api.Report], api.Report],
    golden: Callable[[str, str], None],
) -> None:
    report = settled(check("fixtures/model-license/zh.yaml"))

    golden("model-license.both.txt", api.render(report, "text", api.Options(("zh", "en"), width=80)))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_report_for_programs_is_as_expected(
    document: str,
    check: Callable[..., api.Report],
    settled: Callable[[api.Report], api.Report],
    golden: Callable[[str, str], None],
) -> None:
    report = settled(check(f"fixtures/{document}/en.yaml"))

    golden(f"{document}.json", api.render(report, "json", api.Options()))
