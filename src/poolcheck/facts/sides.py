"""On which side of a license those stand whom a document names: by name, alias or kind of party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.documents.clause import Missing
from poolcheck.facts.written import compared, said
from poolcheck.vocabulary.entries import entry_called
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.documents.model import DocumentFacts
    from poolcheck.dossier.link import LinkedDocument

LICENSING: Final = "licensor_side"
LICENSED: Final = "licensee_side"


def side_of(holder: str | Missing, linked: LinkedDocument) -> str | None:
    """Return the side of a party or a name; None where there is a gap instead."""
    if isinstance(holder, Missing):
        return None
    known = compared(holder)
    facts = linked.document.facts
    aliases = {compared(name): compared(party) for name, party in facts.parties.items()}
    known = aliases.get(known, known)
    if known in _own_names(facts, linked.document.title):
        return LICENSING
    profile = facts.licensee_profile
    if profile is not None and said(profile.title) and known == compared(profile.title):
        return LICENSED
    side = _party_side(known)
    return f"{side}_side" if side else "other"


def member_names(facts: DocumentFacts) -> set[str]:
    """Return the names of the members as they are compared."""
    return {compared(member.title) for member in facts.members if said(member.title)}


def _own_names(facts: DocumentFacts, title: str) -> set[str]:
    names = [title]
    if facts.operator is not None and facts.operator.title is not None:
        names.append(facts.operator.title)
    return {compared(name) for name in names if said(name)} | member_names(facts)


def _party_side(holder: str) -> str:
    """Return the side of the party that a holder is called by; "" if the holder is named in another way."""
    party = entry_called(holder, vocabulary().parties.values())
    return "" if party is None else party.side
