"""The pages on rules agree with the program: their tables, their excerpts of rules, and every condition on them."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from poolcheck.core.resources import data_folder
from poolcheck.engine.example import run_example
from poolcheck.expr.types import (
    DateType,
    EnumType,
    ListType,
    NumberType,
    RecordType,
    SetType,
    TextType,
    TruthType,
    Type,
)
from poolcheck.facts.types import clause_fields, document_fields
from poolcheck.findings.model import Outcome
from poolcheck.packs import files
from poolcheck.packs.files import DefinitionEntry, ExampleFile, PackFile, ParameterEntry, RuleFile
from poolcheck.packs.load import load_law
from poolcheck.packs.read_file import read_file
from poolcheck.syntax.from_pool import KINDS
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.packs.model import Law, Rule

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 21)
PAGES = {
    "en": (ROOT / "docs" / "rules.md").read_text(encoding="utf-8"),
    "zh": (ROOT / "docs" / "rules.zh.md").read_text(encoding="utf-8"),
}
LANGUAGES = list(PAGES)
BLOCK = re.compile(
    r"^<!-- (?P<what>[\w-]+): (?P<of>[^\n]+?) -->\n```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
TABLE = re.compile(r"^<!-- (?P<what>[\w-]+): (?P<of>.+?) -->\n(?P<body>(?:\|.*\n)+)", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
CAME_TO: Final = {
    "true": Outcome.NOT_MET,
    "false": Outcome.MET,
    "unknown": Outcome.UNDETERMINED,
    "真": Outcome.NOT_MET,
    "假": Outcome.MET,
    "不明": Outcome.UNDETERMINED,
}
"""What a rule comes to that has such a condition, and nothing else."""

SINGLE: Final = {
    "en": {"act": "an act", "truth": "true or false", "date": "a day", "text": "words", "record": "a record"},
    "zh": {"act": "某一行为", "truth": "真或假", "date": "日期", "text": "文字", "record": "记录"},
}
WHOLE: Final[dict[type, str]] = {TruthType: "truth", DateType: "date", TextType: "text", RecordType: "record"}
SEVERAL: Final = {
    "en": {"party": "parties", "object": "objects", "trigger": "triggers", "list": "a list", "values": "several of "},
    "zh": {
        "party": "当事人（若干）",
        "object": "对象（若干）",
        "trigger": "触发事由（若干）",
        "list": "列表",
        "values": "以下若干：",
    },
}
NUMBERS: Final = {
    "en": {"percent": "a percentage", "money": "an amount of money", "duration": "a length of time"},
    "zh": {"percent": "百分比", "money": "金额", "duration": "期间"},
}
SEVERITIES: Final = {
    "en": {"error": "error", "warning": "warning", "note": "note"},
    "zh": {"error": "错误", "warning": "警告", "note": "提醒"},
}
YES_NO: Final = {"en": {True: "yes", False: "no"}, "zh": {True: "是", False: "否"}}


def rows(language: str, what: str, of: str) -> list[list[str]]:
    """Return the rows of a table below its heading, cell by cell."""
    found = [match["body"] for match in TABLE.finditer(PAGES[language]) if (match["what"], match["of"]) == (what, of)]
    assert len(found) == 1, f"{what}: {of}"
    lines = [line.strip("|").split("|") for line in found[0].splitlines()[2:]]
    return [[cell.strip() for cell in line] for line in lines]


def blocks(language: str, what: str) -> list[tuple[str, str]]:
    return [(match["of"], match["body"]) for match in BLOCK.finditer(PAGES[language]) if match["what"] == what]


def is_a(kind: Type, language: str) -> str:
    """Say in a cell what a fact is."""
    match kind:
        case EnumType("act"):
            return SINGLE[language]["act"]
        case EnumType(_, values):
            return ", ".join(f"`{value}`" for value in values)
        case SetType(EnumType(name)) if name in SEVERAL[language]:
            return SEVERAL[language][name]
        case SetType(EnumType(_, values)):
            return SEVERAL[language]["values"] + ", ".join(f"`{value}`" for value in values)
        case NumberType(dimension):
            return NUMBERS[language][dimension]
        case ListType():
            return SEVERAL[language]["list"]
        case _:
            return SINGLE[language][WHOLE[type(kind)]]


def records() -> dict[str, dict[str, Type]]:
    """Return the facts of everything that conditions name, by what it is called on the pages."""
    every = document_fields(vocabulary())
    found: dict[str, dict[str, Type]] = {"every": dict(every)}
    for name, kind in every.items():
        if isinstance(kind, ListType):
            found[kind.of.name] = dict(kind.of.fields)
        elif isinstance(kind, RecordType) and name != "charter":
            found[name] = dict(kind.fields)
    found["clause"] = clause_fields(vocabulary(), ())
    return found


RECORDS = records()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RECORDS)
def test_the_names_that_conditions_may_ask_are_all_on_the_page_with_what_they_are(language: str, name: str) -> None:
    [of] = [
        match["of"]
        for match in TABLE.finditer(PAGES[language])
        if match["what"] == "names" and name in match["of"].split()
    ]

    shown = {row[0]: row[1] for row in rows(language, "names", of)}
    assert shown == {f"`{fact}`": is_a(kind, language) for fact, kind in RECORDS[name].items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tests_of_law_are_all_on_the_page(language: str) -> None:
    reading = read_file(data_folder("rules") / "tests.yaml", "rules/tests.yaml", files.TestsFile)
    assert reading.value is not None

    assert rows(language, "table", "tests") == [
        [
            f"`{id_}`",
            SEVERITIES[language][test.severity],
            YES_NO[language][test.law],
            test.reads.bilingual.en if language == "en" else test.reads.bilingual.zh,
        ]
        for id_, test in reading.value[0].tests.items()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outcomes_stand_on_the_page_in_the_order_in_which_they_are_decided(language: str) -> None:
    shown = [CODE.findall(row[2])[0] for row in rows(language, "table", "outcomes")]

    assert shown == [outcome.value for outcome in Outcome]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_a_rule_can_be_about_is_on_the_page(language: str) -> None:
    shown = [word for row in rows(language, "table", "subjects") for word in CODE.findall(row[0])]
    lists = [kind.of.name for kind in document_fields(vocabulary()).values() if isinstance(kind, ListType)]

    named = {word for word in shown if not word.startswith("{")}
    assert named == {*KINDS, *lists, "dossier"} - {"clause"}
    assert [word for word in shown if word.startswith("{")] == ["{clause: […]}", "{document: […]}", "{pair: …}"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("of", "form"),
    [
        ("keys of a rule", RuleFile),
        ("keys of a definition", DefinitionEntry),
        ("keys of a parameter", ParameterEntry),
        ("keys of a pack", PackFile),
    ],
)
def test_every_key_of_a_file_is_on_the_page(language: str, of: str, form: type[RuleFile]) -> None:
    shown = [row[0] for row in rows(language, "table", of)]

    assert sorted(shown) == sorted(f"`{name}`" for name in form.model_fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_the_keys_that_a_rule_needs(language: str) -> None:
    needed = [name for name, field in RuleFile.model_fields.items() if field.is_required()]
    table = PAGES[language].split("<!-- table: keys of a rule -->")[1]
    paragraph = next(part for part in table.split("\n\n") if part.startswith("`"))

    assert sorted({*CODE.findall(paragraph)} & RuleFile.model_fields.keys()) == sorted([*needed, "examples"])


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [(language, name, text) for language in LANGUAGES for name, text in blocks(language, "from")],
)
def test_an_excerpt_stands_in_the_file_that_it_is_from(language: str, name: str, text: str) -> None:
    whole = (ROOT / name).read_text(encoding="utf-8")
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in text.splitlines())

    assert re.search("^" + pattern, whole, re.MULTILINE), language


def test_both_pages_show_the_same_excerpts_and_conditions() -> None:
    assert shown("en") == shown("zh")


def shown(language: str) -> list[tuple[str, str]]:
    """Return where the excerpts of a page are from, and its conditions without comments and the words of a document."""
    excerpts = [("from", name) for name, _ in blocks(language, "from")]
    conditions = [(of, re.sub("#.*", "", body)) for of, body in blocks(language, "about")]
    judged = [row[0] for of in judged_files(language) for row in rows(language, "judged", of)]
    return [*excerpts, *conditions, *(("judged", re.sub('"[^"]+"', '"…"', one)) for one in judged)]


def rule(id_: str, for_each: str, condition: str) -> str:
    """Return the file of a rule with this condition."""
    indented = "\n".join(f"  {line}" for line in condition.splitlines())
    return (
        f"id: {id_}\nconcern: grant_back\ntitle: {{en: T, zh: 试}}\ntest: recommended\nfor_each: {for_each}\n"
        f"not_met_when: |\n{indented}\n"
        "authority: [{source: civil-code, provision: improvements}]\n"
        "message: {en: m, zh: 试}\nremedy: {en: r, zh: 试}\n"
        "examples:\n  - {name: none, document: 'license: X', expect: met}\n"
    )


def loaded(folder: Path, conditions: list[tuple[str, str]]) -> tuple[Law | None, list[str]]:
    """Load a pack of rules with these conditions, and with the definitions and numbers of the pack on the AML."""
    (folder / "rules").mkdir()
    (folder / "pack.yaml").write_text('name: trial\nversion: "1"\ntitle: {en: Trial, zh: 试验}\n', encoding="utf-8")
    aml = data_folder("rules") / "packs" / "cn-aml"
    shutil.copytree(aml / "definitions", folder / "definitions")
    shutil.copy(aml / "parameters.yaml", folder)
    for number, (for_each, condition) in enumerate(conditions):
        path = folder / "rules" / f"t{number:02}.yaml"
        path.write_text(rule(path.stem, for_each, condition), encoding="utf-8")
    reading = load_law([str(folder)])
    return reading.value, [f"{each.location}: {each.message.en}" for each in reading.diagnostics]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_condition_on_the_page_can_be_asked(tmp_path: Path, language: str) -> None:
    conditions = [
        (about, part) for about, body in blocks(language, "about") for part in body.split("\n\n") if part.strip()
    ]

    _, problems = loaded(tmp_path, conditions)

    assert len(conditions) >= 8
    assert problems == []


def judged_files(language: str) -> list[str]:
    return [match["of"] for match in TABLE.finditer(PAGES[language]) if match["what"] == "judged"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_condition_of_the_table_comes_to_what_it_says(tmp_path: Path, language: str) -> None:
    [name] = judged_files(language)
    document = dict(blocks(language, "file"))[name]
    table = [(CODE.findall(row[0])[0], row[1]) for row in rows(language, "judged", name)]

    law, problems = loaded(tmp_path, [("{clause: [grant_back]}", condition) for condition, _ in table])

    assert problems == []
    assert law is not None
    assert {CAME_TO[truth] for _, truth in table} == {Outcome.NOT_MET, Outcome.MET, Outcome.UNDETERMINED}
    assert {condition: outcome(law.packs[0].rules[at], document, law) for at, (condition, _) in enumerate(table)} == {
        condition: CAME_TO[truth] for condition, truth in table
    }


def outcome(of: Rule, document: str, law: Law) -> Outcome | None:
    run = run_example(of, ExampleFile(name="judged", document=document, expect="met"), law, AS_OF)
    assert [problem.message.en for problem in run.problems] == []
    return run.outcome


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_on_the_page_leads_somewhere(language: str) -> None:
    page = PAGES[language]
    headings = {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", page, re.MULTILINE)}

    for target in re.findall(r"\]\(([^)]+)\)", page):
        path, _, fragment = target.partition("#")
        if path:
            assert (ROOT / "docs" / path).exists(), target
        else:
            assert fragment in headings, target


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
