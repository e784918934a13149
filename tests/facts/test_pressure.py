"""What costs a party the license, or money, if it does not do it, is demanded of it like a duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fact_bases import written

from poolcheck.core.truth import Truth
from poolcheck.expr.values import OneOf, Several
from poolcheck.facts.views import Role

if TYPE_CHECKING:
    from poolcheck.facts.clause_facts import ClauseRecord

MUST = OneOf(frozenset({"must"}))


def demanded(act: str, *sentences: str) -> list[ClauseRecord]:
    """Return the clauses that say that the licensee must do something."""
    return [
        record
        for record in written(*sentences).clauses
        if record.view.role is Role.STATEMENT
        and record.view.statement.act == act
        and record.fact("modality").value == MUST
        and record.fact("party").value == Several(frozenset({"licensee"}))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "licensor may terminate agreement, if licensee does not grant back improvements",
        "licensor may refuse license requests, if licensee does not grant back improvements",
        "if licensee does not grant back improvements, licensor may raise royalties",
        "if licensee does not grant back improvements, licensor may seek an injunction against licensee",
        "licensor may terminate agreement, unless licensee grants back improvements",
        "licensor must not terminate agreement, unless licensee does not grant back improvements",
        "licensor need not renew agreement, if licensee does not grant back improvements",
        "licensor must grant licensee a license under licensed patents, only if licensee grants back improvements",
        "licensee must pay royalties, if licensee does not grant back improvements",
        "被许可方未回授改进成果的，许可方可以解除合同",
    ],
)
def test_what_has_a_price_if_it_is_not_done_is_demanded(sentence: str) -> None:
    [record] = demanded("grant_back", sentence)

    assert record.in_force().value is Truth.TRUE
    assert record.view.clause.at == "1"
    start = record.view.statement.span.location
    assert (start.line, start.column) == (5, 12 + _place(sentence))


def _place(sentence: str) -> int:
    parts = ("licensee does not grant", "licensee grants", "被许可方未回授")
    return next(sentence.index(part) for part in parts if part in sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "licensor may terminate agreement, if licensee grants back improvements",
        "licensor must not terminate agreement, if licensee does not grant back improvements",
        "licensor must reduce royalties, if licensee grants back improvements",
        "licensor must grant licensee a license under licensed patents, if licensee grants back improvements",
        "licensee may terminate agreement, if licensee does not grant back improvements",
        "licensee may terminate agreement, if licensor does not grant back improvements",
    ],
)
def test_what_has_no_price_is_not_demanded(sentence: str) -> None:
    assert demanded("grant_back", sentence) == []


def test_what_somebody_nobody_knows_has_to_do_may_be_demanded_of_the_licensee() -> None:
    facts = written('licensor may terminate agreement, if "the Buyer" does not grant back improvements')
    [record] = [one for one in facts.clauses if one.view.statement.act == "grant_back"]

    assert record.fact("modality").value == MUST
    assert record.fact("party").value == Several(frozenset(), None)


def test_no_duty_is_read_into_a_condition_that_rules_do_not_ask_about_as_one() -> None:
    sentence = "licensor may terminate agreement, if licensee does not select any patents"

    assert demanded("select_patents", sentence) == []


def test_a_choice_that_is_pressed_for_is_demanded_on_its_own_terms() -> None:
    [record] = demanded(
        "grant_back",
        "licensee may grant back all improvements to licensor, exclusive license, free",
        "licensor may terminate agreement, if licensee does not grant back improvements",
    )

    assert record.view.clause.at == "2"
    assert record.fact("exclusivity").value == OneOf(frozenset({"exclusive"}))
    assert record.fact("consideration").value == OneOf(frozenset({"free"}))
    assert record.fact("object").value == Several(frozenset({"all_improvements"}))
    assert record.fact("to").value == Several(frozenset({"licensor"}))


def test_a_choice_about_something_else_lends_no_terms() -> None:
    [record] = demanded(
        "grant_back",
        "licensee may grant back own patents to licensor, exclusive license",
        "licensor may terminate agreement, if licensee does not grant back essential improvements",
    )

    assert record.fact("exclusivity").stated is False
    assert record.fact("object").value == Several(frozenset({"essential_improvements"}))


def test_an_assignment_that_is_pressed_for_is_seen_as_a_grant_back() -> None:
    [record] = demanded(
        "grant_back", "licensor may terminate agreement, unless licensee assigns improvements to licensor"
    )

    assert record.fact("form").value == OneOf(frozenset({"assignment"}))


def test_one_condition_among_several_may_not_be_what_has_the_price() -> None:
    sentence = (
        "if licensee does not grant back improvements, and if licensee pays royalties, licensor may terminate agreement"
    )
    [record] = demanded("grant_back", sentence)

    assert record.in_force().value is Truth.UNKNOWN
