"""What it means that a clause says nothing on an axis, and that a document says nothing of an act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fact_bases import base, written

from poolcheck.core.truth import Truth
from poolcheck.expr.values import Fact, OneOf
from poolcheck.facts.ground import DefaultOfLaw, Ground
from poolcheck.vocabulary.entries import NOTHING

if TYPE_CHECKING:
    from poolcheck.facts.from_dossier import DocumentFactBase

ORDINARY = DefaultOfLaw("spc-technology-contract", "license-type-default")


def first(facts: DocumentFactBase, name: str) -> Fact:
    return facts.clauses[0].fact(name)


def test_an_axis_that_is_closed_says_nothing() -> None:
    fact = first(written("licensee must grant back all improvements"), "territory")

    assert fact.value == OneOf(frozenset({NOTHING}))
    assert fact.stated is False


def test_an_axis_that_is_open_is_unknown() -> None:
    fact = first(written("licensee must grant back all improvements"), "consideration")

    assert fact.value == OneOf(None)
    assert fact.stated is False
    assert fact.presumed is None


def test_an_axis_the_act_does_not_have_says_nothing() -> None:
    fact = first(written("licensee must not challenge licensed patents"), "exclusivity")

    assert fact.value == OneOf(frozenset({NOTHING}))


def test_chinese_law_fills_a_silence_and_leaves_it_a_silence() -> None:
    fact = first(written("licensee must grant back all improvements"), "exclusivity")

    assert fact.value == OneOf(None)
    assert fact.stated is False
    assert fact.presumed == OneOf(frozenset({"ordinary"}))
    assert fact.authority == ORDINARY


@pytest.mark.parametrize("head", ["", "governing law: Germany", "governing law: unknown", "governing law: ____"])
def test_where_chinese_law_does_not_surely_govern_it_fills_nothing(head: str) -> None:
    fact = first(written("licensee must grant back all improvements", head=head), "exclusivity")

    assert fact.value == OneOf(None)
    assert fact.presumed is None


def test_the_default_of_a_license_does_not_fill_an_assignment() -> None:
    fact = first(written("licensee must grant back all improvements, by assignment"), "exclusivity")

    assert fact.value == OneOf(frozenset({NOTHING}))
    assert fact.presumed is None


@pytest.mark.parametrize("gap", ["unknown", "____", "to be agreed", "redacted"])
def test_a_gap_is_unknown_and_said_and_gets_no_default(gap: str) -> None:
    parts = "party: licensee\n    modality: must\n    act: grant_back\n    object: all_improvements\n"
    facts = base(f"license: X\ngoverning law: PRC\nclauses:\n  - at: '1'\n    {parts}    exclusivity: {gap}\n")
    fact = first(facts, "exclusivity")

    assert fact.value == OneOf(None)
    assert fact.stated is True
    assert fact.presumed is None


@pytest.mark.parametrize("axis", ["consideration", "exclusivity"])
def test_in_a_document_read_in_part_a_silence_may_be_none(axis: str) -> None:
    fact = first(written("licensee must grant back all improvements", head="status: partial\ngoverning law: PRC"), axis)

    assert fact.value == OneOf(None)
    assert fact.stated is None
    assert fact.presumed is None


@pytest.mark.parametrize(
    ("words", "axis", "possible"),
    [
        ("以非独占许可方式", "exclusivity", {"ordinary", "sole"}),
        ("以独家许可方式", "exclusivity", {"exclusive", "sole"}),
        ("不另行付费", "consideration", {"free", "paid"}),
    ],
)
def test_a_word_with_several_meanings_is_each_of_them(words: str, axis: str, possible: set[str]) -> None:
    fact = first(written(f"被许可方应当{words}将全部改进回授给专利池"), axis)

    assert fact.value == OneOf(frozenset(possible))
    assert fact.stated is True


def permitted(party: str, act: str, *sentences: str, head: str = "governing law: PRC", kind: str = "charter") -> Fact:
    return written(*sentences, head=head, kind=kind).permitted(party, act)


def test_what_no_document_restricts_is_free() -> None:
    fact = permitted("member", "license_independently")

    assert (fact.value, fact.stated) == (Truth.TRUE, False)


def test_a_power_nobody_gave_is_not_there() -> None:
    assert permitted("licensee", "take_package").value is Truth.FALSE


def test_an_act_whose_silence_is_open_is_unknown() -> None:
    assert permitted("operator", "reduce_royalties").value is Truth.UNKNOWN


def test_chinese_law_decides_what_a_licensee_may_sublicense() -> None:
    fact = permitted("licensee", "sublicense", kind="license")

    assert fact.presumed is Truth.FALSE
    assert fact.authority == DefaultOfLaw("patent-law", "license-contract")


@pytest.mark.parametrize("party", ["operator", "licensor"])
def test_the_silence_of_an_act_is_read_for_each_party(party: str) -> None:
    fact = permitted(party, "sublicense", kind="license")

    assert (fact.value, fact.presumed) == (Truth.UNKNOWN, None)


def test_elsewhere_the_same_silence_is_open() -> None:
    fact = permitted("licensee", "sublicense", head="governing law: Germany", kind="license")

    assert (fact.value, fact.presumed) == (Truth.UNKNOWN, None)


def test_a_charter_read_in_part_may_restrict_anything() -> None:
    fact = permitted("member", "license_independently", head="status: partial\ngoverning law: PRC")

    assert (fact.value, fact.stated) == (Truth.UNKNOWN, None)


CONTRIBUTES = "member must contribute essential patents to the pool"


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("member may license its pooled patents independently", Truth.TRUE),
        ("member may license its pooled patents independently, without consent of pool", Truth.TRUE),
        ("member must not license its pooled patents independently", Truth.FALSE),
        ("member must not license its pooled patents independently, without consent of pool", Truth.FALSE),
        ("each party must not license its pooled patents independently", Truth.FALSE),
        ("member may license its pooled patents independently, with consent of pool", Truth.FALSE),
        ("if operator consents, member may license its pooled patents independently", Truth.FALSE),
        ('if "the market is mature", member may license its pooled patents independently', Truth.UNKNOWN),
        ("____ must not license its pooled patents independently", Truth.UNKNOWN),
        ("licensee must not license its pooled patents independently", Truth.TRUE),
        (f"{CONTRIBUTES}, by license, ordinary license", Truth.TRUE),
        (f"{CONTRIBUTES}, by license, exclusive license", Truth.FALSE),
        (f"{CONTRIBUTES}, by license, exclusive or sole license", Truth.FALSE),
        (f"{CONTRIBUTES}, by license, ordinary or sole license", Truth.UNKNOWN),
        (f"{CONTRIBUTES}, by assignment", Truth.FALSE),
        (CONTRIBUTES, Truth.UNKNOWN),
        ("member may contribute essential patents to the pool, by assignment", Truth.UNKNOWN),
        ("member must not contribute essential patents to the pool, by assignment", Truth.TRUE),
        ("member must grant operator a license under own patents, exclusive", Truth.FALSE),
        ("operator must grant member a license under pooled patents, exclusive", Truth.TRUE),
    ],
)
def test_a_member_may_license_outside_the_pool(sentence: str, answer: Truth) -> None:
    assert permitted("member", "license_independently", sentence).value is answer


def test_that_a_grant_is_ordinary_by_law_makes_the_permission_presumed() -> None:
    fact = permitted("member", "license_independently", f"{CONTRIBUTES}, by license")

    assert (fact.value, fact.presumed, fact.authority) == (Truth.UNKNOWN, Truth.TRUE, ORDINARY)


def test_a_permission_that_is_said_outweighs_what_a_grant_implies() -> None:
    own = "member may license its pooled patents independently"

    assert permitted("member", "license_independently", f"{CONTRIBUTES}, by assignment", own).value is Truth.TRUE


def test_a_restriction_that_may_apply_outweighs_a_permission() -> None:
    barred = 'if "the board so decides", member must not license its pooled patents independently'
    own = "member may license its pooled patents independently"

    assert permitted("member", "license_independently", own, barred).value is Truth.UNKNOWN


def test_the_bar_is_where_the_exclusive_grant_stands() -> None:
    fact = permitted("member", "license_independently", f"{CONTRIBUTES}, by license, exclusive license")

    assert isinstance(fact.source, Ground)
    assert fact.source.span is not None
    assert (fact.source.span.location.line, fact.source.span.location.column) == (5, 12)
