"""Like beside like: whom a rate is compared with, what a reason excuses, what is asked where two may not be alike."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poolcheck.api import load_law
from poolcheck.core.location import SourceText
from poolcheck.documents.from_tree import read_document
from poolcheck.dossier.link import Manifest, link
from poolcheck.engine.evaluate import Evaluator
from poolcheck.findings.model import Outcome
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.tree import MapNode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from poolcheck.documents.model import Document
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

AS_OF = date(2026, 11, 21)
RULE = """\
id: like-charged-differently
concern: discriminatory_pricing
title: {en: Like licensees charged differently, zh: 同等条件差别收费}
test: governance
for_each:
  pair: fees
  by: [product, trade_level, region, volume_band]
  lowest: rate
  where: this.since <= comparator.until and comparator.since <= this.until
not_met_when: >
  ((comparator.free and not this.free) or (this.base = comparator.base and this.rate > comparator.rate))
  and not (comparator.reason and comparator.open_to_all is yes)
  and not (this.reason and this.open_to_all is yes)
authority:
  - {source: civil-code, provision: technology-monopoly}
message:
  en: "{this.licensee} pays {this.rate}, {comparator.licensee} pays {comparator.rate}"
  zh: "{this.licensee}按{this.rate}付费，{comparator.licensee}按{comparator.rate}付费"
remedy: {en: charge alike, zh: 同等收费}
examples:
  - {name: none, document: "license: X", expect: not_applicable}
"""


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    return _law(tmp_path_factory.mktemp("pack"))


def _law(folder: Path, rule: str = RULE) -> Law:
    (folder / "rules").mkdir()
    (folder / "pack.yaml").write_text("name: house\nversion: 1.0.0\ntitle: {en: House rules, zh: 内部规则}\n")
    (folder / "rules" / "like-charged-differently.yaml").write_text(rule, encoding="utf-8")
    reading = load_law([str(folder)])
    assert [problem.message.en for problem in reading.diagnostics] == []
    assert reading.value is not None
    return reading.value


def document(text: str, path: str) -> Document:
    source = SourceText(path, text)
    tree = read_yaml(source).value
    assert tree is not None
    reading = read_document(tree, source, hashlib.sha256(text.encode()).hexdigest())
    assert reading.value is not None, [problem.message.en for problem in reading.diagnostics]
    return reading.value


def manifest(*, partial: bool = False) -> Manifest:
    source = SourceText("dossier.yaml", "dossier: Pool\n")
    tree = read_yaml(source).value
    assert isinstance(tree, MapNode)
    return Manifest("Pool", partial, None, (), tree, source, "")


def license_of(name: str, rate: str, *more: str, profile: str = "") -> str:
    """Return a license whose licensee is like all others, but for what `profile` says of it."""
    said = {"trade_level": "device maker", "products": "[phones]", "volume_band": "1-5 million", "region": "China"}
    for part in filter(None, profile.split(", ")):
        key, _, value = part.partition(": ")
        said[key] = value
    facts = ", ".join(f"{key}: {value}" for key, value in {"title": name, **said}.items() if value)
    tier = ", ".join([f"title: {name} rate", f"rate: {rate}", *more])
    return f"license: License of {name}\nlicensee_profile: {{{facts}}}\nroyalties:\n  - {{{tier}}}\n"


def findings(law: Law, *texts: str, partial: bool = False) -> dict[str, Finding]:
    """Return what is found of each license, by the name of its file: a.yaml, b.yaml …"""
    documents = [document(text, f"{chr(ord('a') + index)}.yaml") for index, text in enumerate(texts)]
    dossier = link(documents, manifest(partial=partial)).value
    assert dossier is not None
    found = Evaluator(law, AS_OF).findings((dossier,), lambda _: True)
    return {finding.location.path.removesuffix(".yaml"): finding for finding in found}


def outcomes(law: Law, *texts: str) -> list[Outcome]:
    return [finding.outcome for _, finding in sorted(findings(law, *texts).items())]


def test_the_one_charged_more_is_found_with_its_comparator_and_both_places(law: Law) -> None:
    found = findings(law, license_of("Alpha", "3%"), license_of("Beta", "2%"))

    alpha = found["a"]
    assert alpha.outcome is Outcome.NOT_MET
    assert alpha.message.en == "Alpha pays 3%, Beta pays 2%"
    assert alpha.message.zh == "Alpha按3%付费，Beta按2%付费"
    assert (alpha.location.path, alpha.location.line) == ("a.yaml", 4)
    assert [(place.path, place.line) for place in alpha.related] == [("b.yaml", 4)]
    assert found["b"].outcome is Outcome.MET


def test_those_charged_alike_meet_the_norm(law: Law) -> None:
    assert outcomes(law, license_of("Alpha", "3%"), license_of("Beta", "3.0%")) == [Outcome.MET, Outcome.MET]


def test_of_several_the_lowest_is_named(law: Law) -> None:
    texts = [license_of("Alpha", "4%"), license_of("Beta", "3%"), license_of("Gamma", "2%")]

    assert findings(law, *texts)["a"].message.en == "Alpha pays 4%, Gamma pays 2%"
    assert findings(law, *reversed(texts))["c"].message.en == "Alpha pays 4%, Gamma pays 2%"


def test_a_reason_open_to_all_excuses_and_the_next_one_is_looked_at(law: Law) -> None:
    small = license_of("Gamma", "1%", "because: small firm", "open_to_all: yes")

    assert outcomes(law, license_of("Alpha", "3%"), small) == [Outcome.MET, Outcome.MET]
    found = findings(law, license_of("Alpha", "3%"), small, license_of("Beta", "2%"))
    assert found["a"].message.en == "Alpha pays 3%, Beta pays 2%"


def test_a_reason_that_is_not_open_to_all_excuses_nothing(law: Law) -> None:
    friend = license_of("Beta", "2%", "because: old customer", "open_to_all: no")

    assert outcomes(law, license_of("Alpha", "3%"), friend) == [Outcome.NOT_MET, Outcome.MET]


def test_whether_a_reason_is_open_to_all_is_asked(law: Law) -> None:
    found = findings(law, license_of("Alpha", "3%"), license_of("Beta", "2%", "because: first to sign"))["a"]

    assert found.outcome is Outcome.UNDETERMINED
    assert [question.fact for question in found.open.conduct] == ["fee.open_to_all"]
    assert "Beta" in found.open.conduct[0].ask.en


@pytest.mark.parametrize(
    "profile", ["trade_level: component maker", "products: [tablets]", "volume_band: above 5 million", "region: Japan"]
)
def test_licensees_that_differ_are_not_compared(law: Law, profile: str) -> None:
    found = outcomes(law, license_of("Alpha", "3%"), license_of("Beta", "2%", profile=profile))

    assert found == [Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE]


@pytest.mark.parametrize("key", ["trade_level", "volume_band", "region"])
@pytest.mark.parametrize("silent", [0, 1])
def test_what_may_tell_licensees_apart_is_asked_and_makes_it_conditional(law: Law, key: str, silent: int) -> None:
    profiles = ["", ""]
    profiles[silent] = f"{key}: "
    texts = [license_of("Alpha", "3%", profile=profiles[0]), license_of("Beta", "2%", profile=profiles[1])]

    found = findings(law, *texts)["a"]

    assert found.outcome is Outcome.CONDITIONAL
    assert [question.fact for question in found.open.elements] == [f"fee.{key}"]
    assert ["Alpha", "Beta"][silent] in found.open.elements[0].ask.zh


def test_a_comparator_surely_alike_is_named_before_one_that_may_be(law: Law) -> None:
    perhaps = license_of("Gamma", "1%", profile="volume_band: ")

    found = findings(law, license_of("Alpha", "3%"), license_of("Beta", "2%"), perhaps)

    assert found["a"].outcome is Outcome.NOT_MET
    assert found["a"].message.en == "Alpha pays 3%, Beta pays 2%"
    assert found["b"].outcome is Outcome.CONDITIONAL


def test_regions_are_the_same_in_both_languages(law: Law) -> None:
    texts = [license_of("Alpha", "3%", profile="region: China"), license_of("Beta", "2%", profile="region: 中国")]

    assert outcomes(law, *texts) == [Outcome.NOT_MET, Outcome.MET]


def test_rates_on_different_bases_are_not_compared_as_numbers(law: Law) -> None:
    texts = [license_of("Alpha", "3% of net sales"), license_of("Beta", "1.00 CNY per unit")]

    assert outcomes(law, *texts) == [Outcome.MET, Outcome.MET]


def test_free_is_less_than_any_rate(law: Law) -> None:
    assert outcomes(law, license_of("Alpha", "1.00 CNY per unit"), license_of("Beta", "free")) == [
        Outcome.NOT_MET,
        Outcome.MET,
    ]


def test_the_same_money_in_two_languages_is_the_same(law: Law) -> None:
    texts = [license_of("Alpha", "1.50 CNY per unit"), license_of("Beta", "每件1.5元")]

    assert outcomes(law, *texts) == [Outcome.MET, Outcome.MET]


def test_a_rate_nobody_knows_leaves_open_who_pays_less(law: Law) -> None:
    found = findings(law, license_of("Alpha", "3%"), license_of("Beta", "____"))

    assert [found[name].outcome for name in "ab"] == [Outcome.UNDETERMINED, Outcome.UNDETERMINED]
    assert "Beta" in found["a"].open.conduct[0].ask.en


@pytest.mark.parametrize(
    ("first", "second", "compared"),
    [
        ("valid_to: 2024-12-31", "valid_from: 2025-01-01", False),
        ("valid_to: 2025-01-01", "valid_from: 2025-01-01", True),
        ("valid_from: 2025-01-01", "valid_to: 2024-12-31", False),
        ("valid_from: 2020-01-01", "valid_from: 2025-01-01", True),
    ],
)
def test_only_rates_that_apply_at_the_same_time_are_compared(
    law: Law, first: str, second: str, *, compared: bool
) -> None:
    found = outcomes(law, license_of("Alpha", "3%", first), license_of("Beta", "2%", second))

    assert (found == [Outcome.NOT_MET, Outcome.MET]) is compared


def test_two_tiers_of_one_license_are_not_two_licensees(law: Law) -> None:
    text = license_of("Alpha", "3%") + "  - {title: second, rate: 2%}\n"

    assert set(outcomes(law, text)) == {Outcome.NOT_APPLICABLE}


def test_documents_that_stand_alone_are_not_compared(law: Law) -> None:
    dossiers = [
        link([document(license_of(name, rate), f"{name}.yaml")]).value
        for name, rate in (("Alpha", "3%"), ("Beta", "2%"))
    ]
    found = Evaluator(law, AS_OF).findings([one for one in dossiers if one is not None], lambda _: True)

    assert {finding.outcome for finding in found} == {Outcome.NOT_APPLICABLE}


RATES = ["1%", "2%", "3%", "____", "free"]
PROFILES = ["", "volume_band: ", "volume_band: above 5 million", "trade_level: , volume_band: "]
REASONS = ["", "because: small firm", "because: small firm|open_to_all: yes", "because: friend|open_to_all: no"]
LICENSES = st.lists(
    st.tuples(st.sampled_from(RATES), st.sampled_from(PROFILES), st.sampled_from(REASONS)), min_size=2, max_size=5
)


def _texts(drawn: Sequence[tuple[str, str, str]]) -> list[str]:
    return [
        license_of(f"L{index}", rate, *filter(None, reason.split("|")), profile=profile)
        for index, (rate, profile, reason) in enumerate(drawn)
    ]


@settings(deadline=None, max_examples=60, derandomize=True)
@given(LICENSES, st.randoms(use_true_random=False))
def test_the_order_of_the_licenses_changes_nothing(law: Law, drawn: list[tuple[str, str, str]], random: object) -> None:
    texts = _texts(drawn)
    shuffled = sorted(texts, key=lambda _: getattr(random, "random")())  # noqa: B009 - a Random of hypothesis

    before = {finding.id: finding.outcome for finding in findings(law, *texts).values()}
    after = {finding.id: finding.outcome for finding in findings(law, *shuffled).values()}

    assert before == after


@settings(deadline=None, max_examples=60, derandomize=True)
@given(LICENSES)
def test_the_groups_find_what_comparing_all_pairs_finds(law: Law, drawn: list[tuple[str, str, str]]) -> None:
    texts = _texts(drawn)
    whole = findings(law, *texts)
    order = list(Outcome)

    for index, text in enumerate(texts):
        alone = [findings(law, text, other)["a"].outcome for place, other in enumerate(texts) if place != index]
        assert whole[chr(ord("a") + index)].outcome == max(alone, key=order.index)


PASSES, BREACHES = {Outcome.MET, Outcome.NOT_APPLICABLE}, {Outcome.NOT_MET}


@settings(deadline=None, max_examples=80, derandomize=True)
@given(LICENSES, st.data())
def test_more_knowledge_never_turns_a_pass_into_a_breach_nor_the_reverse(
    law: Law, drawn: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(drawn) - 1))
    rate, profile, reason = drawn[index]
    known_rate = data.draw(st.sampled_from(["1%", "2%", "free"])) if rate == "____" else rate
    known_profile = profile.replace("volume_band: ", "volume_band: 1-5 million") if profile.endswith(": ") else profile
    answered = data.draw(st.sampled_from(["|open_to_all: yes", "|open_to_all: no"]))
    known_reason = f"{reason}{answered}" if reason == REASONS[1] else reason
    more = [*drawn]
    more[index] = (known_rate, known_profile, known_reason)

    before, after = findings(law, *_texts(drawn)), findings(law, *_texts(more))

    for name, finding in before.items():
        now = after[name].outcome
        assert not (finding.outcome in PASSES and now in BREACHES), (name, drawn, more)
        assert not (finding.outcome in BREACHES and now in PASSES), (name, drawn, more)


PROMISED = """\
for_each: {clause: [challenge], party: licensee}
not_met_when: no c in charter.clauses where c.act is challenge
"""


@pytest.mark.parametrize(("partial", "outcome"), [(False, Outcome.NOT_MET), (True, Outcome.UNDETERMINED)])
def test_a_charter_that_nobody_handed_over_may_say_anything(tmp_path: Path, *, partial: bool, outcome: Outcome) -> None:
    head, tail = RULE[: RULE.index("for_each")], RULE[RULE.index("authority") :]
    message = 'message: {en: "nothing is promised", zh: 未作承诺}\n'
    rule = head + PROMISED + tail[: tail.index("message")] + message + tail[tail.index("remedy") :]
    text = "license: X\nclauses:\n  - licensee may challenge licensed patents\n"

    found = findings(_law(tmp_path, rule), text, partial=partial)

    assert found["a"].outcome is outcome
