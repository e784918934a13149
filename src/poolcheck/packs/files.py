"""The forms of the files under `rules/`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from poolcheck.core.bilingual import Bilingual


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
    """A norm of an instrument, by what it is about."""

    numbers: tuple[Number, ...]
    gist: Words
    checked: Checked
    note: Words | None = None


class InForce(_File):
    """When a version of an instrument is in force."""

    since: date = Field(alias="from")
    until: OptionalDate = None
    note: Words | None = None


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
    """A rule pack."""

    name: str
    version: str
    title: Words
    applies_when: str = "true"


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
    """A named condition, or a defense with the grounds its provision admits."""

    title: Words
    parameters: dict[str, Literal["side", "party", "act"]] = {}
    when: str | None = None
    ask: Words | None = None
    grounds: tuple[str, ...] = ()
    note: Words | None = None
    authority: Annotated[tuple[Citation, ...], BeforeValidator(_listed)] = ()


def _kinds(value: Any) -> Any:  # noqa: ANN401 - what pydantic hands over
    """Read `for_each: license` as the documents of that kind."""
    return {"document": [value]} if isinstance(value, str) else value


class ForEach(_File):
    """What a rule is evaluated for: each clause about one of these acts, or each document of these kinds."""

    clause: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    party: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    modality: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    role: Literal["statement", "trigger"] = "statement"
    where: str | None = None
    document: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()


class OpenFacts(_File):
    """The open facts an example expects, by where they stand."""

    conduct: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()


Outcomes = Literal["not_applicable", "met", "presumed_met", "defense_claimed", "undetermined", "conditional", "not_met"]


class ExampleFile(_File):
    """A document and what the rule says of it."""

    name: str
    document: str
    expect: Outcomes
    open: OpenFacts | None = None
    as_of: OptionalDate = None


class RuleFile(_File):
    """A rule."""

    id: str
    formerly: tuple[str, ...] = ()
    concern: str
    title: Words
    test: str
    for_each: Annotated[ForEach, BeforeValidator(_kinds)]
    not_met_when: str
    elements: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()
    authority: Annotated[tuple[Citation, ...], Field(min_length=1)]
    message: Words
    question: Words | None = None
    met: Words | None = None
    remedy: Words
    place: str | None = None
    waivable: bool | None = None
    note: Words | None = None
    examples: Annotated[tuple[ExampleFile, ...], Field(min_length=1)]


class TestEntry(_File):
    """What a test of law means."""

    severity: Literal["error", "warning", "note"]
    law: bool
    waivable: bool = True
    reads: Words


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
    """A concern of the matrix."""

    row: str
    title: Words
    case_name: str | None = None
