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
  counterpart: part
  lowest: rate
  where: >
    this.since <= comparator.until and comparator.since <= this.until
    and (this.scope = comparator.scope or tiers_for_the_same_sales)
not_met_when: (comparator.free and not this.free) or (this.base = comparator.base and this.rate > comparator.rate)
excused_when: comparator.reason and comparator.open_to_all is yes
authority:
  - {source: civil-code, provision: technology-monopoly}
message:
  en: "{this.licensee} pays {this.rate}, {comparator.licensee} pays {comparator.rate}"
  zh: "{this.licensee}按{this.rate}付费，{comparator.licensee}按{comparator.rate}付费"
excuse:
  en: "{this.licensee} pays {this.rate}, {comparator.licensee} {comparator.rate}: {comparator.because}"
  zh: "{this.licensee}按{this.rate}付费，{comparator.licensee}按{comparator.rate}付费：{comparator.because}"
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


def everything(law: Law, *texts: str, partial: bool = False) -> tuple[Finding, ...]:
    """Return all that is found of licenses, in files that are called a.yaml, b.yaml …"""
    documents = [document(text, f"{chr(ord('a') + index)}.yaml") for index, text in enumerate(texts)]
    dossier = link(documents, manifest(partial=partial)).value
    assert dossier is not None
    return Evaluator(law, AS_OF).findings((dossier,), lambda _: True)


def breaches(law: Law, *texts: str) -> list[Finding]:
    """Return what does not pass."""
    return [finding for finding in everything(law, *texts) if not finding.outcome.passes]


def findings(law: Law, *texts: str, partial: bool = False) -> dict[str, Finding]:
    """Return what is found of each license, by the name of its file; of a license with one rate."""
    found = everything(law, *texts, partial=partial)
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


def test_a_reason_open_to_all_is_a_claim_that_is_named_and_the_next_one_is_looked_at(law: Law) -> None:
    small = license_of("Gamma", "1%", "because: buys our chips", "open_to_all: yes")

    found = findings(law, license_of("Alpha", "3%"), small)
    assert [found[name].outcome for name in "ab"] == [Outcome.DEFENSE_CLAIMED, Outcome.MET]
    assert found["a"].message.en == "Alpha pays 3%, Gamma 1%: buys our chips"
    assert found["a"].message.zh == "Alpha按3%付费，Gamma按1%付费：buys our chips"
    assert [(place.path, place.line) for place in found["a"].related] == [("b.yaml", 4)]
    found = findings(law, license_of("Alpha", "3%"), small, license_of("Beta", "2%"))
    assert found["a"].message.en == "Alpha pays 3%, Beta pays 2%"


def test_a_reason_of_the_higher_rate_excuses_nothing(law: Law) -> None:
    dear = license_of("Alpha", "3%", "because: uses rival chips", "open_to_all: yes")

    assert outcomes(law, dear, license_of("Beta", "2%")) == [Outcome.NOT_MET, Outcome.MET]


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("products: [TV sets]", "products: [televisions]"),
        ("products: [television sets]", "products: [Television set]"),
        ("products: [电视机]", "products: [television]"),
        ("volume_band: under 1m", "volume_band: 0-1m"),
        ("volume_band: '1,000,000 to 5,000,000 units'", "volume_band: 100万至500万台"),
    ],
)
def test_the_same_under_another_spelling_is_the_same(law: Law, one: str, other: str) -> None:
    texts = [license_of("Alpha", "3%", profile=one), license_of("Beta", "2%", profile=other)]

    assert outcomes(law, *texts) == [Outcome.NOT_MET, Outcome.MET]


@pytest.mark.parametrize(
    ("one", "other", "fact"),
    [
        ("region: China", "region: mainland China", "fee.region"),
        ("products: [smartphones]", "products: [phones]", "fee.product"),
        ("volume_band: 1-5 million", "volume_band: 3-8 million", "fee.volume_band"),
        ("volume_band: large volumes", "volume_band: above 5 million", "fee.volume_band"),
    ],
)
def test_words_that_may_mean_the_same_make_it_conditional_and_are_asked(
    law: Law, one: str, other: str, fact: str
) -> None:
    found = findings(law, license_of("Alpha", "3%", profile=one), license_of("Beta", "2%", profile=other))["a"]

    assert found.outcome is Outcome.CONDITIONAL
    (question,) = found.open.elements
    assert question.fact == fact
    assert question.ask.en.startswith("do “")
    assert question.ask.zh.endswith("所指是否相同？")
    assert (found.location.path, found.location.line) == ("a.yaml", 4)


def schedule(name: str, *rows: str) -> str:
    """Return a license with these tiers."""
    profile = f"{{title: {name}, trade_level: device maker, products: [TV, STB], volume_band: under 1m, region: China}}"
    tiers = "".join(f"  - {{{row}}}\n" for row in rows)
    return f"license: License of {name}\nlicensee_profile: {profile}\nroyalties:\n{tiers}"


SCHEDULES = {
    "volume": ("title: first, rate: 3%, applies_to: first million units", "title: more, rate: 2%, applies_to: beyond"),
    "products": ("title: TV, rate: 3%", "title: STB, rate: 2%"),
    "territory": ("title: North, rate: 3%", "title: South, rate: 2%"),
    "qualities": ("title: a, rate: 3%, applies_to: UHD sets", "title: b, rate: 2%, applies_to: HD sets"),
    "promotion": ("title: all, rate: 3%", "title: launch, rate: 2%, promotion_until: 2030-12-31"),
}


@pytest.mark.parametrize("kind", SCHEDULES)
def test_two_licenses_with_one_schedule_treat_alike(law: Law, kind: str) -> None:
    found = everything(law, schedule("Alpha", *SCHEDULES[kind]), schedule("Beta", *SCHEDULES[kind]))

    assert {finding.outcome for finding in found} == {Outcome.MET}


@pytest.mark.parametrize("kind", SCHEDULES)
def test_a_tier_is_compared_with_the_same_tier(law: Law, kind: str) -> None:
    first, second = SCHEDULES[kind]
    found = breaches(law, schedule("Alpha", first, second), schedule("Beta", first.replace("3%", "2.5%"), second))

    assert {(one.location.path, one.location.line, one.outcome) for one in found} == {("a.yaml", 4, Outcome.NOT_MET)}
    assert {one.message.en for one in found} == {"Alpha pays 3%, Beta pays 2.5%"}
    assert {(place.path, place.line) for one in found for place in one.related} == {("b.yaml", 4)}


def test_a_tier_that_the_other_license_does_not_have_is_a_question(law: Law) -> None:
    found = findings(law, schedule("Alpha", "title: all, rate: 3%"), schedule("Beta", *SCHEDULES["volume"]))

    assert found["a"].outcome is Outcome.CONDITIONAL
    assert [question.fact for question in found["a"].open.elements] == ["tiers_for_the_same_sales"]


def test_a_promotion_that_only_one_has_is_found(law: Law) -> None:
    found = findings(law, schedule("Alpha", "title: all, rate: 3%"), schedule("Beta", *SCHEDULES["promotion"]))

    assert found["a"].outcome is Outcome.NOT_MET
    assert found["a"].message.en == "Alpha pays 3%, Beta pays 2%"


def test_one_that_is_surely_for_the_same_goes_before_a_lower_one_that_may_be(law: Law) -> None:
    doubtful = license_of("Gamma", "1%", "applies_to: small firms")

    found = findings(law, license_of("Alpha", "3%"), license_of("Beta", "2%"), doubtful)["a"]

    assert found.outcome is Outcome.NOT_MET
    assert found.message.en == "Alpha pays 3%, Beta pays 2%"


def test_a_schedule_that_others_repeat_does_not_hide_one_that_lacks_a_tier(law: Law) -> None:
    both = SCHEDULES["promotion"]
    only_launch = schedule("Gamma", both[1])

    found = breaches(law, schedule("Alpha", *both), schedule("Beta", *both), only_launch)

    assert {one.message.en for one in found} == {"Alpha pays 3%, Gamma pays 2%", "Beta pays 3%, Gamma pays 2%"}


def test_a_rate_that_begins_later_is_told_with_its_first_day(law: Law) -> None:
    later = ("title: now, rate: 3%, valid_to: 2026-12-31", "title: then, rate: 2%, valid_from: 2027-01-01")

    found = findings(law, schedule("Alpha", "title: all, rate: 3%"), schedule("Beta", *later))["a"]

    assert found.message.en == "Alpha pays 3%, Beta pays 2% from 2027-01-01"
    assert found.message.zh == "Alpha按3%付费，Beta按2%（自2027年1月1日起）付费"


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
