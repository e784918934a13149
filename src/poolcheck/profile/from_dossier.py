"""A dossier as the profile of a pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.findings.profile import PoolProfile
from poolcheck.profile.fees import fees_stated
from poolcheck.profile.patents import patents_stated
from poolcheck.profile.statements import document_stated
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.dossier.link import Dossier


def profile(dossier: Dossier) -> PoolProfile:
    """Return what the documents of a dossier state, in their order, with its list of patents and its fees."""
    words = vocabulary()
    manifest = dossier.manifest
    first = dossier.documents[0].document if dossier.documents else None
    return PoolProfile(
        title=manifest.title if manifest is not None else first.title if first is not None else "",
        path=manifest.source.path if manifest is not None else first.source.path if first is not None else "",
        documents=tuple(document_stated(linked.document, words) for linked in dossier.documents),
        patents=patents_stated(dossier, words),
        fees=fees_stated(dossier, words),
    )
