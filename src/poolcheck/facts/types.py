"""The types of all facts, derived from the vocabulary: what a condition is checked against when a pack loads."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from poolcheck.documents.blocks import fields
from poolcheck.documents.model import (
    Concentration,
    Justification,
    LicenseeProfile,
    Member,
    Negotiation,
    Operator,
    Patent,
    Positioning,
    Procedures,
)
from poolcheck.expr.types import (
    DateType,
    EnumType,
    FunctionType,
    ListType,
    NumberType,
    RecordType,
    SetType,
    TextType,
    TruthType,
    Type,
)
from poolcheck.facts import members, patent_facts
from poolcheck.facts.blocks import block_types
from poolcheck.facts.reckoning import base_type
from poolcheck.vocabulary.entries import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel

    from poolcheck.vocabulary.entries import Vocabulary

BLOCKS: Final[Mapping[str, type[BaseModel]]] = {
    "positioning": Positioning,
    "operator": Operator,
    "procedures": Procedures,
    "concentration": Concentration,
}
"""What a document states of a pool as a whole; a license or an entry agreement has it from the charter beside it."""

SIDES = ("licensor_side", "licensee_side", "other")


@cache
def party_type(words: Vocabulary) -> EnumType:
    """Return the type of parties."""
    return EnumType("party", tuple(words.parties))


@cache
def act_type(words: Vocabulary) -> EnumType:
    """Return the type of acts."""
    return EnumType("act", tuple(words.acts))


def object_type(words: Vocabulary) -> EnumType:
    """Return the type of what acts are about."""
    return EnumType("object", tuple(words.objects))


def side_type() -> EnumType:
    """Return the type of sides a market share may stand on."""
    return EnumType("side", SIDES)


def axis_type(words: Vocabulary, axis: str) -> EnumType:
    """Return the type of an axis: its values, those that leave nothing open, and `nothing`."""
    values = words.axes[axis].values.values()
    return EnumType(axis, (*(value.id for value in values if not value.may_be), NOTHING))


def clause_fields(words: Vocabulary, axes: Iterable[str]) -> dict[str, Type]:
    """Return the facts of a clause that has these axes."""
    triggers = EnumType("trigger", (*(word.id for word in words.triggers.values() if not word.may_be), "act"))
    fields: dict[str, Type] = {
        "party": SetType(party_type(words)),
        "modality": EnumType("modality", tuple(words.modalities)),
        "act": act_type(words),
        "object": SetType(object_type(words)),
        "to": SetType(party_type(words)),
        "of_whom": SetType(party_type(words)),
        "instructed_by": SetType(party_type(words)),
        "consent_of": SetType(party_type(words)),
        "trigger": SetType(triggers),
        "carve_out": SetType(triggers),
        "restricted": TruthType(),
        "excepted": TruthType(),
        "consequence": EnumType("act", (*words.acts, NOTHING)),
        "reckoned_on": base_type(words),
        "end_day": DateType(),
        "deadline_length": NumberType("duration"),
        "frequency_length": NumberType("duration"),
        "end_event": SetType(triggers),
    }
    fields.update((axis, axis_type(words, axis)) for axis in axes)
    return fields


@cache
def document_fields(words: Vocabulary) -> Mapping[str, Type]:
    """Return the facts that every condition may name, whatever it is evaluated for."""
    yes_no = EnumType("yes or no", ("yes", "no"))
    clause = RecordType("clause", clause_fields(words, words.axes))
    dominance = EnumType("dominance", ("stated", "denied", "found", "found_not", NOTHING))
    percent = NumberType("percent")
    market = RecordType("market", {"title": TextType(), "dominance": dominance})
    position = RecordType(
        "position",
        {
            "holder": TextType(),
            "side": side_type(),
            "market": TextType(),
            "dominance": dominance,
            "share": percent,
            "two_largest": percent,
            "three_largest": percent,
            "joint_share": percent,
            "sales": NumberType("money"),
        },
    )
    member = RecordType(
        "member",
        {
            "title": TextType(),
            "competes": TruthType(),
            **block_types(Member, "member", leave_out=members.WORKED_OUT),
        },
    )
    patent_status = EnumType(
        "patent status", ("in_force", "pending", "expired", "terminated", "invalidated", "partly_invalidated")
    )
    patent = RecordType(
        "patent",
        {
            "number": TextType(),
            "status": patent_status,
            "essential": yes_no,
            "needed": yes_no,
            "expiry": DateType(),
            "patentee": TextType(),
            "substitute_group": TextType(),
            "country": TextType(),
            "entered": DateType(),
            "left": DateType(),
            **block_types(Patent, "patent", leave_out=patent_facts.WORKED_OUT),
        },
    )
    negotiation = RecordType(
        "negotiation", {**block_types(Negotiation, "negotiation"), "side": side_type(), "to_side": side_type()}
    )
    document = RecordType(
        "document",
        {
            "kind": EnumType("kind", ("charter", "license", "entry")),
            "governing_law": EnumType("governing law", ("prc", "other")),
            "effects_in_prc": TruthType(),
            "cross_border": yes_no,
            "standard_form": yes_no,
            "entire_agreement": yes_no,
            "foreign_party": yes_no,
            "highlighted": yes_no,
            "signed": DateType(),
            "effective": DateType(),
            "recorded_on": DateType(),
            "registered_on": DateType(),
            "registration": TextType(),
            "displaces": TextType(),
            "language": TextType(),
        },
    )
    return {
        "document": document,
        "clauses": ListType(clause),
        "markets": ListType(market),
        "charter": RecordType("charter", {"clauses": ListType(clause)}),
        "terms": ListType(clause),
        "royalties": ListType(RecordType("royalty", _charge(words, yes_no))),
        "fees": ListType(RecordType("fee", _charge(words, yes_no))),
        "positions": ListType(position),
        "members": ListType(member),
        "patents": ListType(patent),
        "negotiations": ListType(negotiation),
        **{name: RecordType(name, block_types(model, name)) for name, model in BLOCKS.items()},
        "licensed_scope": SetType(object_type(words)),
        "as_of": DateType(),
    }


def _charge(words: Vocabulary, yes_no: EnumType) -> dict[str, Type]:
    """Return the facts of a rate: who pays it for what, in which circumstances, how much, when and why."""
    return {
        "licensee": TextType(),
        "license": TextType(),
        "tier": TextType(),
        "product": TextType(),
        "scope": TextType(),
        "part": TextType(),
        "trade_level": EnumType("trade level", choices(LicenseeProfile, "trade_level")),
        "region": TextType(),
        "volume_band": TextType(),
        "size": EnumType("size", choices(LicenseeProfile, "size")),
        "rate": NumberType("percent"),
        "rate_in_money": NumberType("money"),
        "free": TruthType(),
        "base": TextType(),
        "reckoned_on": base_type(words),
        "cap": NumberType("money"),
        "floor": NumberType("money"),
        "deductions": TextType(),
        "step_down": TextType(),
        "other_payments": TextType(),
        "since": DateType(),
        "until": DateType(),
        "reason": TruthType(),
        "because": TextType(),
        "open_to_all": yes_no,
        "in_schedule": TruthType(),
    }


@cache
def choices(model: type[BaseModel], name: str) -> tuple[str, ...]:
    """Return the answers that a fact of documents admits."""
    written = next((field.written for field in fields(model) if field.name == name), None)
    return written.choices if written is not None else ()


def grounds() -> tuple[str, ...]:
    """Return the grounds on which a justification may be claimed."""
    return choices(Justification, "ground")


def functions(words: Vocabulary) -> Mapping[str, FunctionType]:
    """Return the built-in functions: `permitted(party, act)`."""
    return {"permitted": FunctionType((party_type(words), act_type(words)))}
