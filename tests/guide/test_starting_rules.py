"""A rule can be begun for every act and every test of law, and passes its examples at once, in both languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.guide.rule_plan import PlanError
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from poolcheck.core.bilingual import Language
    from poolcheck.packs.model import Law

DAY = date(2026, 11, 21)
WORDS = vocabulary()
TESTS = ("prohibited", "abuse_if_dominant", "void_clause", "duty", "trade_measure", "effects_factor", "governance")


def text(law: Law, id_: str = "own", language: Language = "en", **plan: str) -> str:
    concern, test = plan.get("concern", "grant_back"), plan.get("test", "governance")
    return api.starting_rule(
        api.plan_rule(id_, concern, test, [plan["act"]] if "act" in plan else [], law), "house", DAY, language, law
    )


def test_a_rule_on_every_act_passes_its_examples(law: Law, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "pack.yaml").write_text(api.starting_pack("everything"), encoding="utf-8")
    for act in WORDS.acts:
        id_ = "own-" + act.replace("_", "-")
        (tmp_path / f"rules/{id_}.yaml").write_text(text(law, id_, act=act), encoding="utf-8")
    loaded = api.load_law([str(tmp_path)])
    assert loaded.value is not None
    report = api.run_examples(loaded.value, DAY, DAY)

    assert [problem.message.en for problem in loaded.diagnostics] == []
    assert (report.rules, report.examples) == (len(WORDS.acts), 2 * len(WORDS.acts))
    assert [failed.name for failed in report.failed] == []


@pytest.mark.parametrize("test", TESTS)
def test_a_rule_can_be_begun_with_every_test_of_law(test: str, law: Law) -> None:
    assert f"test: {test}\n" in text(law, test=test)


def test_both_languages_begin_the_same_rule(law: Law) -> None:
    english, chinese = (
        [line for line in text(law, language=language).splitlines() if not line.startswith("#")]
        for language in ("en", "zh")
    )

    assert [line for line in english if line] == [line for line in chinese if line]


def test_the_condition_is_what_tells_the_wordings_apart(law: Law) -> None:
    assert "not_met_when: modality is must_not\n" in text(law, act="challenge")
    assert "not_met_when: exclusivity is exclusive\n" in text(law, act="grant_back")


def test_the_citation_is_that_of_the_rule_nearest_to_it(law: Law) -> None:
    begun = text(law, concern="no_challenge", test="void_clause")

    assert "poolcheck rules show no-challenge\n" in begun
    assert "  - {source: spc-technology-contract, provision: no-challenge}\n" in begun


def test_without_an_act_a_rule_is_about_one_that_has_to_do_with_the_concern(law: Law) -> None:
    plan = api.plan_rule("own", "C15", "governance", (), law)

    assert plan.concern == "no_challenge"
    assert "no_challenge" in plan.acts[0].concerns


@pytest.mark.parametrize(
    ("id_", "suggestion"), [("NoChallenge", "no-challenge"), ("own rule!", "own-rule"), ("-a--b-", "a-b"), ("9", None)]
)
def test_an_id_gets_the_form_of_ids_as_a_suggestion(id_: str, suggestion: str | None, law: Law) -> None:
    with pytest.raises(PlanError) as caught:
        api.plan_rule(id_, "grant_back", "governance", (), law)

    ((problem, hint),) = caught.value.problems
    assert f"`{id_}` is no id of a rule" in problem.en
    assert (hint.en if hint else None) == (f"write it as `{suggestion}`" if suggestion else None)
