"""The forms of the files under `rules/`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator


def _none(value: Any) -> Any:  # noqa: ANN401 - what pydantic hands over
    return None if value in ("null", "~", "") else value


def _listed(value: Any) -> Any:  # noqa: ANN401 - what pydantic hands over
    return [value] if isinstance(value, (str, dict)) else value


class _File(BaseModel):
    # Validators are built when a file is read: many commands read none, and parts need none of their own.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Words(_File):
    """A text in both languages."""

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)

    @property
    def bilingual(self) -> Bilingual:
        """The text as the rest of the program holds it."""
        return Bilingual(self.en, self.zh)


Level = Literal[
    "law", "regulation", "judicial_interpretation", "departmental_rule", "guideline", "soft_law", "group_standard"
]
Checked = Literal["primary", "secondary", "unverified"]
OptionalText = Annotated[str | None, BeforeValidator(_none)]
OptionalDate = Annotated[date | None, BeforeValidator(_none)]


class Number(_File):
    """Where a provision stood in its instrument, and when."""

    article: OptionalText = None
    paragraph: int | None = None
    item: int | None = None
    since: date = Field(alias="from")
    until: OptionalDate = None


class Provision(_File):
    """A norm of an instrument, by what it is about; an `advisory` one says only what parties may or had better do.

    `unused` is why nothing cites it.
    """

    numbers: tuple[Number, ...]
    gist: Words
    checked: Checked
    advisory: bool = False
    note: Words | None = None
    unused: Words | None = None


class InForce(_File):
    """When a version of an instrument is in force; `checked` where all of it was, in another way than what followed."""

    since: date = Field(alias="from")
    until: OptionalDate = None
    note: Words | None = None
    checked: Checked | None = None


class SourceFile(_File):
    """An instrument of law."""

    id: str
    title: Words
    short: Words
    number: Words | None = None
    issuer: Words
    level: Level
    versions: tuple[InForce, ...]
    replaces: Words | None = None
    replaced_by: Words | None = None
    reviewed_until: date
    text: Annotated[tuple[str, ...], BeforeValidator(lambda value: [] if _none(value) is None else _listed(value))] = ()
    note: Words | None = None
    provisions: dict[str, Provision]


class Citation(_File):
    """A provision named by a rule, a parameter or a definition."""

    source: str
    provision: str


class PackFile(_File):
    """A rule pack; `examples_as_of` is the day its examples are told for, so that they do not change with time."""

    name: str
    version: str
    title: Words
    applies_when: str = "true"
    examples_as_of: OptionalDate = None


class ParameterValue(_File):
    """The value of a parameter from a day on."""

    since: date = Field(alias="from")
    until: OptionalDate = None
    value: str
    authority: Citation


class ParameterEntry(_File):
    """A dated number."""

    type: Literal["percent", "money", "duration", "count"]
    title: Words
    values: tuple[ParameterValue, ...]


class DefinitionEntry(_File):
    """A named condition, or a defense: the grounds its provision admits, and what else has to be proved for some."""

    title: Words
    parameters: dict[str, Literal["side", "party", "act", "object"]] = {}
    when: str | None = None
    ask: Words | None = None
    grounds: tuple[str, ...] = ()
    proofs: dict[str, tuple[Literal["necessary", "competition_remains", "consumers_share"], ...]] = {}
    note: Words | None = None
    authority: Annotated[tuple[Citation, ...], BeforeValidator(_listed)] = ()


def _kinds(value: Any) -> Any:  # noqa: ANN401 - what pydantic hands over
    """Read `for_each: license` as the documents of that kind, and `for_each: patent` as each patent."""
    if not isinstance(value, str):
        return value
    return {"document": [value]} if value in ("charter", "license", "entry") else {"each": value}


class ForEach(_File):
    """What a rule is evaluated for: each clause about one of these acts, each record, or else each document.

    `document` are the kinds of documents in which it looks, all of them if none is named.
    `each` names a kind of record (patent, market, fee) or a dossier; `pair` a list whose records are compared with
    those that agree with them on every fact of `by`, the one with the lowest `lowest` first. A record of which another
    document has the `counterpart`, the one that agrees with it on these facts, is compared with no other that has one.
    """

    clause: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    party: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    modality: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    role: Literal["statement", "trigger"] = "statement"
    where: str | None = None
    document: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    each: str | None = None
    pair: str | None = None
    by: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    lowest: str = ""
    counterpart: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()


class OpenFacts(_File):
    """The open facts an example expects, by where they stand."""

    conduct: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()


Outcomes = Literal["not_applicable", "met", "presumed_met", "defense_claimed", "undetermined", "conditional", "not_met"]


class DossierPart(NamedTuple):
    """A text of a dossier: `charter`, `entry`, `license` or `patents`, and under which keys it is written."""

    kind: str
    keys: tuple[str | int, ...]
    text: str


class DossierText(_File):
    """The documents of a dossier, and its list of patents as CSV."""

    title: str = "Dossier"
    partial: bool = False
    charter: str | None = None
    entries: tuple[str, ...] = ()
    licenses: tuple[str, ...] = ()
    patents: str | None = None

    def parts(self) -> Iterator[DossierPart]:
        """Yield all texts: the charter, the entry agreements, the licenses, the list of patents."""
        if self.charter is not None:
            yield DossierPart("charter", ("charter",), self.charter)
        for number, text in enumerate(self.entries):
            yield DossierPart("entry", ("entries", number), text)
        for number, text in enumerate(self.licenses):
            yield DossierPart("license", ("licenses", number), text)
        if self.patents is not None:
            yield DossierPart("patents", ("patents",), self.patents)

    @property
    def documents(self) -> tuple[str, ...]:
        """The texts of all documents, the charter first."""
        return tuple(part.text for part in self.parts() if part.kind != "patents")


class ExampleFile(_File):
    """A document, or a dossier of several, and what the rule says of it."""

    name: str
    document: str | None = None
    dossier: DossierText | None = None
    expect: Outcomes
    open: OpenFacts | None = None
    as_of: OptionalDate = None

    @property
    def documents(self) -> tuple[str, ...]:
        """The texts of all its documents."""
        return self.dossier.documents if self.dossier is not None else (self.document or "",)

    @model_validator(mode="after")
    def _document_or_dossier(self) -> Self:
        if (self.document is None) is (self.dossier is None):
            raise ValueError("an example has either a document or a dossier")
        return self


class RuleFile(_File):
    """A rule."""

    id: str
    formerly: tuple[str, ...] = ()
    concern: str
    title: Words
    test: str
    for_each: Annotated[ForEach, BeforeValidator(_kinds)]
    not_met_when: str
    excused_when: str | None = None
    elements: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()
    arguable: tuple[str, ...] = ()
    authority: Annotated[tuple[Citation, ...], Field(min_length=1)]
    message: Words
    excuse: Words | None = None
    question: Words | None = None
    met: Words | None = None
    remedy: Words
    place: str | None = None
    exposure: tuple[str, ...] | None = None
    waivable: bool | None = None
    note: Words | None = None
    examples: tuple[ExampleFile, ...] = ()


class TestEntry(_File):
    """What a test of law means; `exposure` are the consequences that usually follow."""

    severity: Literal["error", "warning", "note"]
    law: bool
    waivable: bool = True
    exposure: tuple[str, ...] = ()
    reads: Words


class ConsequenceEntry(_File):
    """What may follow where a norm is not met."""

    kind: Literal["fine", "nullity", "damages", "court", "measure", "formality"]
    title: Words
    text: Words
    authority: Annotated[tuple[Citation, ...], BeforeValidator(_listed)] = ()


class OutcomeEntry(_File):
    """What an outcome is called, and what it says where the test does not."""

    en: str
    zh: str
    reads: Words | None = None


class TestsFile(_File):
    """`rules/tests.yaml`."""

    tests: dict[str, TestEntry]
    outcomes: dict[str, OutcomeEntry]
    levels: dict[str, Words]
    checked: dict[str, Words]


class ConcernEntry(_File):
    """A concern of the matrix; instead of rules it may have a table of what all findings carry."""

    row: str
    title: Words
    case_name: str | None = None
    table: Literal["defenses", "consequences"] | None = None
