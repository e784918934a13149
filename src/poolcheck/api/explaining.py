"""What the language, the rules and the law mean, for people and for editors."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from poolcheck.api.law import UnknownSelectorError, law_or_shipped, selection
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from poolcheck.core.bilingual import Language
    from poolcheck.guide.catalogue import Catalogue
    from poolcheck.packs.model import Law


def explain(
    written: str, as_of: date, languages: tuple[Language, ...], width: int = 100, law: Law | None = None
) -> str:
    """Explain a word of documents, a rule, a concern or a provision, by its id or any form, as it stood on a day.

    Raises:
        poolcheck.guide.topics.UnknownTopicError: nothing is called so.
    """
    from poolcheck.guide.to_text import to_text  # noqa: PLC0415 - checking must not pay for the guide
    from poolcheck.guide.topics import explained  # noqa: PLC0415 - the same

    return to_text(explained(written, vocabulary(), law_or_shipped(law), as_of), languages, width)


def explain_rules(
    ids: Iterable[str], as_of: date, languages: tuple[Language, ...], width: int = 100, law: Law | None = None
) -> str:
    """Explain rules as they stood on a day, by their ids, former ids or titles.

    Raises:
        poolcheck.guide.topics.UnknownTopicError: there is no such rule.
    """
    from poolcheck.guide.to_text import to_text  # noqa: PLC0415 - checking must not pay for the guide
    from poolcheck.guide.topics import explained_rules  # noqa: PLC0415 - the same

    return to_text(explained_rules(ids, vocabulary(), law_or_shipped(law), as_of), languages, width)


def list_rules(
    law: Law,
    as_of: date,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    concerns: Iterable[str] = (),
) -> Catalogue:
    """Return the rules that are loaded, by concern in the order of the matrix, as they stood on a day.

    Args:
        law: the rule packs, from `load_law`.
        as_of: the day of the provisions cited.
        select: rules, prefixes of rules, concerns or packs; all if empty.
        ignore: rules, prefixes, concerns or packs to leave out.
        concerns: ids or matrix rows of concerns to keep; all if empty.

    Raises:
        UnknownSelectorError: a selector names nothing.
    """
    from poolcheck.guide import catalogue  # noqa: PLC0415 - checking must not pay for the guide
    from poolcheck.guide.concerns import concern_named  # noqa: PLC0415 - the same

    selected = selection(law, tuple(select), tuple(ignore))
    kept: set[str] = set()
    for name in concerns:
        found, suggestion = concern_named(name, law)
        if not found:
            raise UnknownSelectorError(name, suggestion)
        kept.add(found)
    return catalogue.catalogue(law, as_of, lambda rule: selected(rule) and (not kept or rule.file.concern in kept))


def render_rules(catalogue: Catalogue, format_name: str, languages: tuple[Language, ...], width: int = 100) -> str:
    """Return a catalogue of rules as `text` or `json`."""
    from poolcheck.guide.catalogue import to_json, to_text  # noqa: PLC0415 - checking must not pay for the guide

    return to_json(catalogue) if format_name == "json" else to_text(catalogue, languages, width)


def coverage(law: Law, as_of: date, format_name: str, languages: tuple[Language, ...], width: int = 100) -> str:
    """Return what the packs cover, as `text` or `json`: concerns by pack, provisions by what cites them."""
    from poolcheck.guide import coverage_report  # noqa: PLC0415 - checking must not pay for the guide
    from poolcheck.guide.coverage import coverage as covered  # noqa: PLC0415 - the same

    found = covered(law, vocabulary(), as_of)
    return coverage_report.to_json(found) if format_name == "json" else coverage_report.to_text(found, languages, width)


def schema(form: str = "document") -> str:
    """Return the JSON Schema of a `document`, of the `report` of a check, or of a `formal` report."""
    if form == "document":
        from poolcheck.guide.schema_of_document import (  # noqa: PLC0415 - checking must not pay for the guide
            document_schema_text,
        )

        return document_schema_text()
    return _formal_schema() if form == "formal" else _schema_file("poolcheck-1")


def _formal_schema() -> str:
    """Return the schema of formal reports together with that of the report inside of them."""
    found = json.loads(_schema_file("poolcheck-report-1"))
    found["$defs"]["report"] = json.loads(_schema_file("poolcheck-1"))
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _schema_file(name: str) -> str:
    return (files("poolcheck.reports") / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
