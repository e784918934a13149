"""What every rule file promises: both languages, citations that lead somewhere, the right test, dates, errors told."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pydantic import BaseModel

from poolcheck.core.location import SourceText
from poolcheck.core.resources import data_folder
from poolcheck.core.truth import Truth
from poolcheck.documents.from_tree import read_document
from poolcheck.dossier.link import link
from poolcheck.engine.environment import SubjectEnvironment
from poolcheck.engine.example import run_example
from poolcheck.facts.from_dossier import DossierFactBase
from poolcheck.findings.model import Outcome
from poolcheck.packs.files import Citation, ExampleFile, Words
from poolcheck.packs.load import load_law
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.tree import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.findings.model import Authority
    from poolcheck.packs.files import SourceFile
    from poolcheck.packs.model import Law, Rule, RulePack

AS_OF = date(2026, 11, 21)
BEFORE_ORDER_79 = date(2023, 7, 31)
FIRST_DAY_OF_ORDER_79 = date(2023, 8, 1)
SOFT_LEVELS = {"soft_law", "group_standard", "guideline"}
JUSTIFIED = {
    "samr-order-79": {"10", "11", "12", "13", "14", "17", "18", "19"},
    "samr-order-66": {"16", "17", "18", "19"},
    "aml-2022": {"22"},
}
"""The articles that ask whether there is a justification, by instrument."""
UNFAIR_PRICES = {("samr-order-79", "17", 3, 1), ("aml-2022", "22", 1, 1)}
STANDARDS_WITHOUT_JUSTIFICATION = {("samr-order-79", "19", 1, 1), ("samr-order-79", "19", 1, 3)}
"""Nondisclosure and injunctions: the items do not speak of justification, as those on refusal and ties do."""
AGREEMENTS = {"prohibited", "presumed"}

CHINESE = re.compile(r"[\u4e00-\u9fff]")
LATIN_SENTENCE = re.compile(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+")
PLACEHOLDER = re.compile(r"\{([\w.]*)\}")
PROPOSED = re.compile(r"“([^”]+)”")
PROPOSES_WITHOUT_QUOTING = re.compile(r"(?:write|add|say): (?!“)|(?:写明|增加)(?!：“)")


def _law() -> Law:
    reading = load_law()
    assert reading.diagnostics == ()
    assert reading.value is not None
    return reading.value


LAW = _law()
RULES = [rule for pack in LAW.packs for rule in pack.rules]
EVERY_RULE = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
ABUSE_RULES = [rule for rule in RULES if rule.test.id == "abuse_if_dominant"]


def _texts(rule: Rule) -> Iterator[Words]:
    file = rule.file
    for words in (file.title, file.message, file.question, file.met, file.remedy, file.note):
        if words is not None:
            yield words


def _definition_texts() -> Iterator[tuple[str, str]]:
    for pack in LAW.packs:
        for definition in pack.definitions.values():
            yield definition.title.en, definition.title.zh
            if definition.ask is not None:
                yield definition.ask.en, definition.ask.zh
        for parameter in pack.parameters.values():
            yield parameter.title.en, parameter.title.zh


def _assert_both_languages(en: str, zh: str) -> None:
    assert CHINESE.search(zh)
    assert not LATIN_SENTENCE.search(zh)
    assert not CHINESE.search(en)
    assert not re.search("licence", en, re.IGNORECASE)


@EVERY_RULE
def test_a_rule_says_what_it_found_asked_accepted_and_advises(rule: Rule) -> None:
    assert rule.file.question is not None
    assert rule.file.met is not None


@EVERY_RULE
def test_the_texts_of_a_rule_are_in_both_languages(rule: Rule) -> None:
    for words in _texts(rule):
        _assert_both_languages(words.en, words.zh)


@pytest.mark.parametrize(("en", "zh"), list(_definition_texts()))
def test_the_texts_of_definitions_and_parameters_are_in_both_languages(en: str, zh: str) -> None:
    _assert_both_languages(en, zh)


@EVERY_RULE
def test_messages_name_the_same_things_in_both_languages(rule: Rule) -> None:
    for words in _texts(rule):
        assert set(PLACEHOLDER.findall(words.zh)) == set(PLACEHOLDER.findall(words.en))


@EVERY_RULE
def test_a_remedy_that_proposes_words_quotes_them_in_both_languages(rule: Rule) -> None:
    remedy = rule.file.remedy

    assert not PROPOSES_WITHOUT_QUOTING.search(remedy.en)
    assert not PROPOSES_WITHOUT_QUOTING.search(remedy.zh)
    assert len(PROPOSED.findall(remedy.en)) == len(PROPOSED.findall(remedy.zh))


def _proposals() -> Iterator[tuple[Rule, str]]:
    kinds = {"license": "许可合同", "charter": "章程", "entry": "入池协议"}
    for rule in RULES:
        kind = rule.for_each.document[0] if rule.for_each.document else "license"
        for sentence in PROPOSED.findall(rule.file.remedy.en):
            yield rule, f'{kind}: Cured\ngoverning law: PRC\nclauses:\n  - at: "1"\n    says: {sentence}\n'
        for sentence in PROPOSED.findall(rule.file.remedy.zh):
            yield rule, f"{kinds[kind]}: 改正后的文本\n适用法律: 中国\n条款:\n  - 条号: 一\n    内容: {sentence}\n"


@pytest.mark.parametrize(("rule", "document"), list(_proposals()))
def test_what_a_remedy_proposes_can_be_read_and_meets_the_rule(rule: Rule, document: str) -> None:
    alone = run_example(rule, ExampleFile(name="cured", document=document, expect="met"), LAW, AS_OF)

    assert [problem.message.en for problem in alone.problems] == []
    # Many a rule looks at a sentence only where something else is said: then it cures an example that is not met.
    if alone.outcome is Outcome.NOT_APPLICABLE:
        assert {Outcome.MET, Outcome.NOT_APPLICABLE} & set(_cured(rule, document))
    else:
        assert alone.outcome is Outcome.MET


def _cured(rule: Rule, document: str) -> Iterator[Outcome | None]:
    """Yield the outcomes of examples that are not met, with the clause of a document added or put for one of theirs."""
    (clause,) = _clauses(yaml.safe_load(document))
    beside_charter = "entries" if "entry" in rule.for_each.document else "licenses"
    for example in rule.file.examples:
        if example.expect in ("met", "not_applicable", "presumed_met"):
            continue
        for changed in _with_clause(example, clause, beside_charter):
            yield run_example(rule, example.model_copy(update=changed), LAW, AS_OF).outcome


def _with_clause(example: ExampleFile, clause: object, beside_charter: str) -> Iterator[dict[str, Any]]:
    """Yield what is new in an example: in a dossier, only the documents beside the charter change."""
    if example.dossier is None:
        yield from ({"document": text} for text in _changed(example.document or "", clause))
        return
    texts: tuple[str, ...] = getattr(example.dossier, beside_charter)
    for number, before in enumerate(texts):
        for text in _changed(before, clause):
            changed = (*texts[:number], text, *texts[number + 1 :])
            yield {"dossier": example.dossier.model_copy(update={beside_charter: changed})}


def _changed(text: str, clause: object) -> Iterator[str]:
    """Yield a document with the clause added, and put for each of its own."""
    for at in range(-1, len(_clauses(yaml.safe_load(text)))):
        told = yaml.safe_load(text)
        clauses = _clauses(told)
        clauses[at : at + 1 if at >= 0 else 0] = [clause]
        yield yaml.safe_dump(told, allow_unicode=True)


def _clauses(told: dict[str, Any]) -> list[Any]:
    """Return the clauses of a document, to be changed in place."""
    key = "条款" if "条款" in told else "clauses"
    found = told.setdefault(key, [])
    assert isinstance(found, list)
    return found


def _citations() -> Iterator[tuple[str, Citation, date]]:
    for pack in LAW.packs:
        for rule in pack.rules:
            for citation in rule.file.authority:
                yield rule.id, citation, AS_OF
        for definition in pack.definitions.values():
            for citation in definition.authority:
                yield definition.name, citation, AS_OF
        for parameter in pack.parameters.values():
            for dated in parameter.values:
                yield parameter.name, dated.authority, dated.since


CITATIONS = [
    pytest.param(citation, day, id=f"{name}: {citation.source}/{citation.provision}")
    for name, citation, day in _citations()
]


@pytest.mark.parametrize(("citation", "day"), CITATIONS)
def test_a_citation_leads_to_a_provision_in_force(citation: Citation, day: date) -> None:
    authority = LAW.sources.authority(citation, day)

    assert authority is not None
    _assert_both_languages(authority.gist.en, authority.gist.zh)


class _HeldText(BaseModel):
    sha256: str
    source: str


class _Held(BaseModel):
    texts: dict[str, _HeldText]


def _source(id_: str) -> SourceFile:
    source = LAW.sources.source(id_)
    assert source is not None
    return source


@pytest.mark.parametrize("id_", LAW.sources.ids())
def test_a_provision_counts_as_read_only_if_its_text_is_held(id_: str) -> None:
    source = _source(id_)
    path = data_folder("rules") / "held.yaml"
    tree = read_yaml(SourceText("held.yaml", path.read_text(encoding="utf-8"))).value
    assert tree is not None
    held = _Held.model_validate(plain(tree)).texts
    checked = [part.checked for part in source.versions] + [part.checked for part in source.provisions.values()]
    if "primary" in checked:
        assert source.text
    for name in source.text:
        assert held[name].source == id_
        assert re.fullmatch(r"[0-9a-f]{64}", held[name].sha256)


@EVERY_RULE
def test_soft_law_is_never_the_ground_of_a_matter_of_law_nor_the_reverse(rule: Rule) -> None:
    levels = {_source(citation.source).level for citation in rule.file.authority}
    binding = [
        one
        for one in rule.file.authority
        if _source(one.source).level not in SOFT_LEVELS and not _source(one.source).provisions[one.provision].advisory
    ]

    if rule.test.law:
        assert binding
        assert not levels & SOFT_LEVELS
    else:
        assert not binding


@EVERY_RULE
def test_only_provisions_that_speak_of_justification_admit_one(rule: Rule) -> None:
    authorities = [LAW.sources.authority(citation, AS_OF) for citation in rule.file.authority]
    if rule.test.id in AGREEMENTS:
        assert [defense.name for defense in rule.defenses] == _of_agreements(authorities)
        return
    admitted = [_admits_justification(one) for one in authorities if one is not None and one.source in JUSTIFIED]

    assert bool(rule.defenses) == (bool(admitted) and all(admitted))


def _of_agreements(authorities: list[Authority | None]) -> list[str]:
    """AML, Article 20, exempts from Articles 17 to 19, not 21; Order 79, Article 18, asks for justification as well."""
    articles = {(one.source, one.article) for one in authorities if one is not None}
    if ("aml-2022", "21") in articles:
        return []
    return [*(["order-79-justification"] if ("samr-order-79", "18") in articles else []), "aml-20-exemption"]


def _admits_justification(authority: Authority) -> bool:
    place = (authority.source, authority.article, authority.paragraph, authority.item)
    return (
        authority.article in JUSTIFIED[authority.source]
        and place not in UNFAIR_PRICES | STANDARDS_WITHOUT_JUSTIFICATION
    )


def test_the_grounds_of_justification_under_order_79_are_its_five() -> None:
    defenses = {defense.name: defense for rule in RULES for defense in rule.defenses}

    assert defenses["order-79-justification"].grounds == ("innovation", "protection", "safety", "need", "other")
    assert not defenses["order-79-justification"].proofs


def test_an_exemption_has_to_be_proved_in_four_ways_but_where_foreign_trade_is_protected() -> None:
    """AML, Article 20, second paragraph: items (1) to (5); the aim itself is the evidence."""
    exemption = next(defense for rule in RULES for defense in rule.defenses if defense.name == "aml-20-exemption")

    needs = {ground: exemption.proofs_of(ground) for ground in exemption.grounds}
    assert needs.pop("foreign_trade") == ()
    assert set(needs.values()) == {("necessary", "competition_remains", "consumers_share")}
    assert exemption.proofs_of(None) == ("necessary", "competition_remains", "consumers_share")


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in ABUSE_RULES])
def test_an_abuse_needs_dominance(rule: Rule) -> None:
    assert "dominant(licensor_side)" in [element.text for element in rule.elements]


@EVERY_RULE
def test_no_other_rule_needs_dominance(rule: Rule) -> None:
    if rule.test.id != "abuse_if_dominant":
        assert not any("dominan" in element.text for element in rule.elements)


def _pack(name: str) -> RulePack:
    return next(pack for pack in LAW.packs if pack.name == name)


def _dominance(document: str) -> Truth:
    source = SourceText("dominance.yaml", document)
    tree = read_yaml(source).value
    assert tree is not None
    reading = read_document(tree, source, hashlib.sha256(document.encode()).hexdigest())
    assert reading.value is not None
    assert reading.diagnostics == ()
    dossier = link((reading.value,)).value
    assert dossier is not None
    environment = SubjectEnvironment(DossierFactBase(dossier).documents[0], _pack("cn-aml"), AS_OF, {})
    return environment.call("dominant", ("licensor_side",), law_fills_silence=True).truth


@pytest.mark.parametrize("count", [0, 1, 500])
def test_owning_patents_alone_never_proves_dominance(count: int) -> None:
    patents = "".join(
        f"  - {{number: ZL2018{number:08}.X, status: in force, essential: yes}}\n" for number in range(count)
    )
    document = (
        "charter: AVS3 Video Patent Pool\ngoverning law: PRC\n"
        "positioning: {kind: standard-essential, standard: AVS3-P2}\n"
        'operator: {title: "AVS Licensing Co."}\nmembers:\n  - {title: First Labs, founder: yes}\n'
    )

    assert _dominance(document + (f"patents:\n{patents}" if count else "")) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        ("pool", Truth.TRUE),
        ("AVS Licensing Co.", Truth.TRUE),
        ("First Labs", Truth.TRUE),
        ("licensee", Truth.UNKNOWN),
        ("Rival Pool", Truth.UNKNOWN),
    ],
)
def test_dominance_is_asked_of_the_pool_its_operator_and_its_members(holder: str, expected: Truth) -> None:
    document = (
        "charter: AVS3 Video Patent Pool\ngoverning law: PRC\n"
        'operator: {title: "AVS Licensing Co."}\nmembers:\n  - {title: First Labs}\n'
        f'markets:\n  - title: decoding\n    shares:\n      - {{holder: "{holder}", share: 80%}}\n'
    )

    assert _dominance(document) is expected


UNDER_ORDER_79_ALONE = [
    rule for rule in RULES if {citation.source for citation in rule.file.authority} == {"samr-order-79"}
]


def _breach(rule: Rule) -> ExampleFile:
    """Return the first example that is not met; conditional, where no document can settle all the elements."""
    now = [example for example in rule.file.examples if example.as_of is None]
    return next(example for worst in ("not_met", "conditional") for example in now if example.expect == worst)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in UNDER_ORDER_79_ALONE])
def test_a_rule_under_order_79_applies_from_its_first_day(rule: Rule) -> None:
    before = run_example(rule, _breach(rule), LAW, BEFORE_ORDER_79)
    after = run_example(rule, _breach(rule), LAW, FIRST_DAY_OF_ORDER_79)

    assert {finding.outcome for finding in before.findings} == {Outcome.NOT_APPLICABLE}
    assert before.findings[0].authority == ()
    assert before.findings[0].message.en.startswith("no provision behind this rule was in force on 2023-07-31")
    assert "2023-07-31尚无本规则所依据的规定施行" in before.findings[0].message.zh
    assert after.outcome is Outcome(_breach(rule).expect)


def test_there_are_rules_under_order_79_alone() -> None:
    assert len(UNDER_ORDER_79_ALONE) >= 5


@EVERY_RULE
def test_the_law_in_force_on_the_day_is_what_a_finding_cites(rule: Rule) -> None:
    run = run_example(rule, _breach(rule), LAW, AS_OF)
    cited = {(one.source, one.provision) for finding in run.findings for one in finding.authority}

    assert cited == {(citation.source, citation.provision) for citation in rule.file.authority}


PACK = 'name: private\nversion: "1"\ntitle: {en: Private pack, zh: 自有规则包}\n'
RULE = """id: free-grant-back
concern: grant_back
title: {en: Free grant-back, zh: 无偿回授}
test: void_clause
for_each: {clause: [grant_back], party: licensee, modality: must}
not_met_when: consideration is free
authority:
  - {source: civil-code, provision: improvements}
message: {en: free, zh: 无偿}
remedy: {en: strike the clause, zh: 建议删除该条款}
examples:
  - {name: any, document: "license: X", expect: not_applicable}
"""


def _load(
    folder: Path, rule: str = RULE, *, definitions: str | None = None, name: str = "free-grant-back"
) -> tuple[Diagnostic, ...]:
    (folder / "rules").mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "rules" / f"{name}.yaml").write_text(rule, encoding="utf-8")
    if definitions is not None:
        (folder / "definitions.yaml").write_text(definitions, encoding="utf-8")
    reading = load_law([str(folder)])
    assert reading.value is not None
    assert bool(reading.value.packs) == (not reading.diagnostics)
    return reading.diagnostics


def test_a_private_pack_without_problems_loads(tmp_path: Path) -> None:
    assert _load(tmp_path) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line", "column"),
    [
        pytest.param("consideration is free", "price is free", "condition-name-unknown", 6, 15, id="unknown fact"),
        pytest.param(
            "consideration is free", "consideration is gratis", "condition-value-unknown", 6, 32, id="unknown value"
        ),
        pytest.param(
            "consideration is free",
            "any p in positions where p.share > 5 days",
            "condition-units",
            6,
            40,
            id="a percentage compared to a length of time",
        ),
        pytest.param(
            "consideration is free", "exclusivity > 3%", "condition-not-number", 6, 15, id="a word compared to a number"
        ),
        pytest.param("civil-code,", "civil-codex,", "rule-source-unknown", 8, 14, id="citation of no source"),
        pytest.param(
            "provision: improvements",
            "provision: improvement",
            "rule-provision-unknown",
            8,
            37,
            id="citation of no provision",
        ),
        pytest.param("concern: grant_back", "concern: grantback", "rule-concern-unknown", 2, 10, id="unknown concern"),
        pytest.param("test: void_clause", "test: void", "rule-test-unknown", 4, 7, id="unknown test of law"),
        pytest.param("clause: [grant_back]", "clause: [grantback]", "rule-act-unknown", 5, 21, id="unknown act"),
        pytest.param("remedy:", "remidy:", "rule-key-unknown", 10, 1, id="unknown key"),
    ],
)
def test_a_bad_rule_is_told_at_its_line_and_column(
    tmp_path: Path, right: str, wrong: str, code: str, line: int, column: int
) -> None:
    assert RULE.count(right) == 1

    problems = _load(tmp_path, RULE.replace(right, wrong))

    at = {problem.code: problem.location for problem in problems}
    assert code in at
    assert (at[code].line, at[code].column) == (line, column)
    assert at[code].path == f"{tmp_path}/rules/free-grant-back.yaml"


def test_a_rule_whose_id_is_not_its_files_name_is_told(tmp_path: Path) -> None:
    (problem,) = _load(tmp_path, name="another-name")

    assert problem.code == "rule-id-not-file"
    assert (problem.location.line, problem.location.column) == (1, 5)
    assert problem.location.path == f"{tmp_path}/rules/another-name.yaml"


def test_definitions_that_go_in_a_circle_are_told(tmp_path: Path) -> None:
    definitions = (
        "first:\n  title: {en: First, zh: 甲}\n  when: second\n"
        "second:\n  title: {en: Second, zh: 乙}\n  when: not first\n"
    )

    problems = _load(tmp_path, definitions=definitions)

    assert [problem.code for problem in problems] == ["rule-definition-circle", "rule-definition-circle"]
    assert [problem.location.line for problem in problems] == [2, 5]
    assert {problem.location.path for problem in problems} == {f"{tmp_path}/definitions.yaml"}


def test_a_definition_that_cites_nothing_known_is_told(tmp_path: Path) -> None:
    definitions = (
        "first:\n  title: {en: First, zh: 甲}\n  when: unknown\n  authority: {source: civil-code, provision: nowhere}\n"
    )

    (problem,) = _load(tmp_path, definitions=definitions)

    assert problem.code == "rule-provision-unknown"
    assert problem.location.line == 4
