"""What words stand for: terms, ambiguous words, parties, and the burdens and prices that clauses amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fact_bases import written

from poolcheck.core.truth import Truth
from poolcheck.documents.clause import clause_name
from poolcheck.expr.values import Fact, OneOf, Records, Several
from poolcheck.facts.views import Role
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.facts.clause_facts import ClauseRecord
    from poolcheck.facts.from_dossier import DocumentFactBase

SOME = frozenset({"essential_improvements", "severable_improvements", "all_improvements"})


def record(facts: DocumentFactBase, act: str, role: Role = Role.STATEMENT) -> ClauseRecord:
    return next(one for one in facts.clauses if one.view.statement.act == act and one.view.role is role)


def value(facts: DocumentFactBase, act: str, name: str, role: Role = Role.STATEMENT) -> object:
    return record(facts, act, role).fact(name).value


def named(facts: DocumentFactBase, name: str) -> Fact:
    fact = facts.names[name]
    assert isinstance(fact, Fact)
    return fact


def test_bare_improvements_may_be_any_of_the_narrower_kinds() -> None:
    facts = written("licensee must grant back improvements")

    assert value(facts, "grant_back", "object") == Several(frozenset({"improvements"}), SOME)


def test_a_definition_says_which_improvements_are_meant() -> None:
    facts = written("improvements means essential improvements", "licensee must grant back improvements")

    assert value(facts, "grant_back", "object") == Several(frozenset({"improvements", "essential_improvements"}))


def test_a_term_is_followed_through_definitions_of_definitions() -> None:
    facts = written(
        "licensed patents means pooled patents",
        "pooled patents means essential patents and lapsed patents",
        "licensee must not challenge licensed patents",
    )

    known = frozenset({"licensed_patents", "pooled_patents", "essential_patents", "lapsed_patents"})
    assert value(facts, "challenge", "object") == Several(known)


def test_definitions_in_a_circle_end_and_stay_open() -> None:
    facts = written("licensed patents means pooled patents", "pooled patents means licensed patents")

    assert named(facts, "licensed_scope").value == Several(frozenset({"licensed_patents", "pooled_patents"}), None)


def test_a_quoted_definition_may_cover_anything() -> None:
    facts = written('licensed patents means "the patents in Annex A"', "licensee must not challenge licensed patents")

    assert value(facts, "challenge", "object") == Several(frozenset({"licensed_patents"}), None)


def test_a_term_defined_in_two_ways_covers_surely_only_what_both_say() -> None:
    facts = written("licensed patents means pooled patents", "licensed patents means essential patents")

    assert named(facts, "licensed_scope").value == Several(
        frozenset({"licensed_patents"}), frozenset({"pooled_patents", "essential_patents"})
    )


def test_the_unread_part_of_a_document_may_define_a_term() -> None:
    facts = written("licensee must not challenge licensed patents", head="status: partial")

    assert value(facts, "challenge", "object") == Several(frozenset({"licensed_patents"}), None)


@pytest.mark.parametrize("head", ["governing law: PRC", "status: partial"])
@pytest.mark.parametrize("sentence", ["member may withdraw from the pool", "成员可以退出专利池"])
def test_an_act_that_is_complete_without_an_object_has_none(sentence: str, head: str) -> None:
    fact = record(written(sentence, head=head, kind="charter"), "withdraw").fact("object")

    assert (fact.value, fact.stated) == (Several(frozenset()), False)


def test_the_same_act_with_an_object_is_about_it() -> None:
    facts = written("member may withdraw its patents from the pool", kind="charter")

    assert value(facts, "withdraw", "object") == Several(frozenset({"its_patents"}))


def test_an_object_that_is_left_out_is_one_of_those_the_act_may_have() -> None:
    facts = written("licensee must pay royalties")
    fact = record(facts, "pay_royalties").fact("object")
    listed = vocabulary().acts["pay_royalties"].objects

    assert (fact.value, fact.stated) == (Several(frozenset(), frozenset(listed)), False)


def test_what_those_mean_is_followed_and_what_is_excepted_is_none_of_them() -> None:
    facts = written(
        "licensed patents means pooled patents and know-how",
        "licensee must pay royalties to licensor, except lapsed patents",
    )
    listed = set(vocabulary().acts["pay_royalties"].objects) - {"lapsed_patents"}

    assert value(facts, "pay_royalties", "object") == Several(
        frozenset(), frozenset(listed | {"pooled_patents", "know_how"})
    )


def test_the_unread_part_of_a_document_may_define_what_is_left_out() -> None:
    facts = written("licensee must pay royalties", head="status: partial")

    assert value(facts, "pay_royalties", "object") == Several(frozenset(), None)


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("licensor must notify licensee", "notify"),
        ("operator must follow instructions of members", "follow_instructions"),
    ],
)
def test_an_act_may_be_about_anything_where_the_vocabulary_says_so(sentence: str, act: str) -> None:
    assert value(written(sentence), act, "object") == Several(frozenset(), None)


def test_what_is_excepted_is_not_meant() -> None:
    facts = written(
        "licensee must take a license under all of pooled patents and lapsed patents, except lapsed patents"
    )

    assert value(facts, "take_package", "object") == Several(frozenset({"pooled_patents"}))


def test_the_licensed_scope_is_open_where_the_term_is_not_defined() -> None:
    facts = written("licensor must grant licensee a license under licensed patents")

    assert named(facts, "licensed_scope").value == Several(frozenset({"licensed_patents"}), None)


def test_the_licensees_own_grant_is_no_part_of_what_it_is_licensed() -> None:
    facts = written(
        "licensor must grant licensee a license under selected patents",
        "licensee must grant licensor a license under all patents",
    )

    assert named(facts, "licensed_scope").value == Several(frozenset({"selected_patents"}))


def test_a_grant_that_is_ruled_out_licenses_nothing() -> None:
    facts = written("licensor must not grant licensee a license under all patents")
    fact = named(facts, "licensed_scope")

    assert (fact.value, fact.stated) == (Several(frozenset(), None), False)


def test_the_unread_part_of_a_license_may_license_more() -> None:
    facts = written("licensor must grant licensee a license under selected patents", head="status: partial")

    assert named(facts, "licensed_scope").value == Several(frozenset({"selected_patents"}), None)


def test_all_licensed_patents_invalid_in_chinese_may_be_each_or_every_one() -> None:
    facts = written("许可专利全部无效的，被许可方可以解除合同")

    assert value(facts, "terminate", "trigger") == Several(
        frozenset(), frozenset({"all_patents_invalidated", "patent_wholly_invalidated"})
    )


@pytest.mark.parametrize(
    ("kind", "sides"), [("license", {"licensor", "licensee"}), ("charter", {"member", "operator", "pool"})]
)
def test_each_party_is_both_sides_of_the_document(kind: str, sides: set[str]) -> None:
    facts = written("each party must not challenge licensed patents", kind=kind)

    assert value(facts, "challenge", "party") == Several(frozenset({"each_party", *sides}))


def test_the_other_party_of_the_licensee_is_the_licensor() -> None:
    facts = written("licensee must not negotiate with the other party")
    fact = record(facts, "negotiate").fact("to")

    assert (fact.name, fact.value) == ("negotiate.to", Several(frozenset({"licensor"})))


def test_a_party_that_is_quoted_may_be_anybody() -> None:
    facts = written('"the Buyer" must not challenge licensed patents')

    assert value(facts, "challenge", "party") == Several(frozenset(), None)


def test_a_right_to_use_improvements_is_seen_as_the_licensees_grant_back() -> None:
    facts = written("licensor may use all improvements of licensee, free")
    burden = record(facts, "grant_back")

    assert burden.fact("party").value == Several(frozenset({"licensee"}))
    assert burden.fact("to").value == Several(frozenset({"licensor"}))
    assert burden.fact("modality").value == OneOf(frozenset({"must"}))
    assert burden.fact("form").value == OneOf(frozenset({"license"}))
    assert burden.fact("consideration").value == OneOf(frozenset({"free"}))


def test_improvements_that_belong_to_the_licensor_are_seen_as_assigned() -> None:
    facts = written("all improvements belong to licensor")

    assert value(facts, "grant_back", "form") == OneOf(frozenset({"assignment"}))
    assert record(facts, "grant_back").in_force().value is Truth.TRUE


def test_improvements_that_belong_to_the_licensee_are_no_burden() -> None:
    facts = written("all improvements belong to licensee")

    assert [one.view.statement.act for one in facts.clauses] == ["belong_to"]


@pytest.mark.parametrize("owners", ["licensee and licensor, jointly", "pool and the party that made them"])
def test_improvements_that_their_maker_owns_beside_another_are_not_assigned(owners: str) -> None:
    facts = written(f"all improvements belong to {owners}")

    assert [one.view.statement.act for one in facts.clauses] == ["belong_to"]


@pytest.mark.parametrize("owner", ["____", '"the Owner"'])
def test_improvements_that_belong_to_nobody_known_may_be_a_burden(owner: str) -> None:
    facts = written(f"all improvements belong to {owner}")
    in_force = record(facts, "grant_back").in_force()

    assert (in_force.name, in_force.value) == ("grant_back.in_force", Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("licensee may grant back improvements to licensor only", Truth.TRUE),
        ("licensee may only license out all improvements to licensor", Truth.TRUE),
        ("被许可方仅可将改进成果转让给许可方", Truth.TRUE),
        ("licensee may grant back essential improvements to licensor only", Truth.UNKNOWN),
    ],
)
def test_what_may_go_to_one_only_may_go_to_nobody_else(sentence: str, sure: Truth) -> None:
    bar = next(
        one
        for one in written(sentence).clauses
        if one.view.statement.act == "license_improvements" and one.view.statement.modality == "must_not"
    )

    assert bar.fact("to").value == Several(frozenset({"others"}))
    assert bar.in_force().value is sure


def test_what_may_go_to_one_may_go_to_others_where_it_is_not_said_to_be_for_that_one_only() -> None:
    facts = written("licensee may grant back improvements to licensor", "licensee may grant back improvements, only")

    assert {one.view.statement.act for one in facts.clauses} == {"grant_back"}


def test_an_act_that_sets_another_off_is_seen_with_its_consequence() -> None:
    facts = written("if licensee challenges licensed patents, licensor may terminate agreement")

    assert value(facts, "challenge", "consequence", Role.TRIGGER) == OneOf(frozenset({"terminate"}))
    assert value(facts, "challenge", "object", Role.TRIGGER) == Several(frozenset({"licensed_patents"}))


def test_a_clause_with_a_quoted_condition_is_perhaps_in_force() -> None:
    facts = written('if "the board so decides", licensee must not challenge licensed patents')

    assert record(facts, "challenge").in_force().value is Truth.UNKNOWN


def test_one_alternative_that_can_be_read_puts_a_clause_in_force() -> None:
    facts = written('if "the board so decides" or a patent lapses, licensee must not challenge licensed patents')

    assert record(facts, "challenge").in_force().value is Truth.TRUE


def test_a_clause_perhaps_in_force_is_perhaps_among_the_clauses() -> None:
    facts = written('if "the board so decides", licensee may select any patents')
    clauses = facts.names["clauses"]
    assert isinstance(clauses, Records)
    act = clauses.items[0].fact("act")

    assert isinstance(act, Fact)
    assert (act.name, act.value) == ("select_patents.in_force", OneOf(frozenset({"select_patents", "nothing"})))


@pytest.mark.parametrize(("number", "zh"), [("八1", "第八1条"), ("第七条", "第七条"), ("第八条第一款", "第八条第一款")])
def test_a_clause_is_called_by_its_number_once(number: str, zh: str) -> None:
    assert clause_name(number).zh == zh
