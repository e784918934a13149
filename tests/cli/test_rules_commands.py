"""`poolcheck rules`: rules are listed by concern, taken apart, tested at their lines, begun; nothing is lost."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from poolcheck import api
from poolcheck.cli.main import poolcheck
from poolcheck.core.reading import Reading
from poolcheck.reports.layout import columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from click.testing import Result

    from poolcheck.packs.model import Law

PACK = "name: house\nversion: 1.0.0\ntitle: {en: House rules, zh: 内部规则}\n"
DEFINITIONS = """\
short_notice:
  title: {en: the notice is short, zh: 通知期限较短}
  when: any c in clauses where c.act is terminate and c.modality is may
  ask: {en: how long is the notice?, zh: 通知期限多长？}
  authority: {source: civil-code, provision: abuse-of-rights}
"""
RULE = """\
id: own-challenge
concern: no_challenge
title: {en: No challenge, zh: 不得质疑}
test: recommended
for_each: {clause: [challenge], party: licensee}
not_met_when: modality is must_not or short_notice
authority:
  - {source: civil-code, provision: technology-monopoly}
message: {en: the licensee may not challenge, zh: 被许可方不得质疑}
question: {en: may the licensee challenge?, zh: 被许可方可否质疑？}
remedy: {en: strike the clause, zh: 建议删除该条款}
examples:
  - name: barred
    document: |
      license: X
      clauses:
        - licensee must not challenge licensed patents
    expect: not_met
  - name: 允许
    document: |
      许可合同: 甲
      条款:
        - 被许可方可以随时就许可专利提出无效宣告请求
    expect: met
"""


@pytest.fixture(autouse=True)
def shipped_law_loaded_once(law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    load = api.load_law

    def cached(packs: Sequence[str] = (), *, examples: bool = True) -> Reading[Law]:
        return load(packs, examples=examples) if packs else Reading(law)

    monkeypatch.setattr(api, "load_law", cached)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def house(desk: Path, rule: str = RULE) -> Path:
    """Write a pack of one rule; return the rule's file."""
    path = desk / "house/rules/own-challenge.yaml"
    path.parent.mkdir(parents=True)
    (desk / "house/pack.yaml").write_text(PACK, encoding="utf-8")
    (desk / "house/definitions.yaml").write_text(DEFINITIONS, encoding="utf-8")
    path.write_text(rule, encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(poolcheck, ["rules", *arguments], prog_name="poolcheck")


@pytest.mark.parametrize("command", ["list", "show", "test", "new"])
def test_help_has_an_example(command: str) -> None:
    done = run(command, "--help")

    assert done.exit_code == 0
    assert f"poolcheck rules {command}" in done.stdout.partition("Example")[2]


def test_the_list_of_a_pack_says_of_each_rule_what_it_means_and_what_it_rests_on(desk: Path) -> None:
    house(desk)
    done = run("list", "--pack", "house", "--as-of", "2026-11-21")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "Rules by concern; law as of 2026-11-21\n"
        "\n"
        "C15 No-challenge [no_challenge]\n"
        "  own-challenge  No challenge\n"
        "    recommended: note · soft law · house\n"
        "    Civil Code, art. 850\n"
        "\n"
        "1 rule: 0 of law, 1 of soft law\n"
    )


def test_the_list_is_told_in_chinese_too(desk: Path) -> None:
    house(desk)
    done = run("list", "--pack", "house", "--as-of", "2026-11-21", "--lang", "zh")

    assert done.stdout == (
        "规则（按关注事项排列）；法律适用日期 2026-11-21\n"
        "\n"
        "C15 不质疑 [no_challenge]\n"
        "  own-challenge  不得质疑\n"
        "    recommended：提醒 · 软法 · house\n"
        "    《民法典》第八百五十条\n"
        "\n"
        "共 1 条规则：法律规则 0 条，软法 1 条\n"
    )


def test_the_list_says_where_no_provision_was_in_force(desk: Path) -> None:
    house(desk)
    done = run("list", "--pack", "house", "--as-of", "2019-12-31")

    assert "    no provision behind it that we know was in force on 2019-12-31\n" in done.stdout


def test_the_id_of_a_rule_that_ships_stands_for_that_rule_alone() -> None:
    law = api.load_law(("cn-contract",)).value
    assert law is not None
    rule = law.rule("no-challenge")
    assert rule is not None

    done = run("test", "no-challenge")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{len(rule.file.examples)} examples of 1 rule: all as expected\n"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_concerns_stand_in_the_order_of_the_matrix_and_no_line_is_too_wide(lang: str) -> None:
    lines = run("list", "--as-of", "2026-11-21", "--lang", lang).stdout.splitlines()
    rows = [line.split()[0] for line in lines if line.startswith("C") and line[1:3].isdigit()]

    assert len(rows) > 5
    assert rows == sorted(set(rows))
    assert [line for line in lines if columns(line) > 100] == []


def test_every_rule_is_listed_once_for_programs(law: Law) -> None:
    content = json.loads(run("list", "--format", "json", "--as-of", "2026-11-21").stdout)
    ids = [rule["id"] for rule in content["rules"]]

    assert (content["format"], content["as_of"]) == ("poolcheck-rules/1", "2026-11-21")
    assert sorted(ids) == sorted(rule.id for pack in law.packs for rule in pack.rules)
    assert [pack["name"] for pack in content["packs"]] == [pack.name for pack in law.packs]


def test_the_list_for_programs_cites_provisions_by_their_parts(desk: Path) -> None:
    house(desk)
    (rule,) = json.loads(run("list", "--pack", "house", "--format", "json", "--as-of", "2026-11-21").stdout)["rules"]

    assert (rule["row"], rule["test"], rule["severity"], rule["law"]) == ("C15", "recommended", "note", False)
    assert rule["in_force"] is True
    assert rule["authority"][0]["provision"] == "technology-monopoly"
    assert rule["authority"][0]["article"] == "850"
    assert rule["authority"][0]["citation"]["zh"] == "《民法典》第八百五十条"


@pytest.mark.parametrize("written", ["grant_back", "C14", "grant-back", "回授"])
def test_a_concern_is_named_by_id_row_or_title(written: str, law: Law) -> None:
    content = json.loads(run("list", "--concern", written, "--format", "json").stdout)
    wanted = {rule.id for pack in law.packs for rule in pack.rules if rule.file.concern == "grant_back"}

    assert {rule["id"] for rule in content["rules"]} == wanted


def test_rules_are_selected_and_ignored_as_in_check(law: Law) -> None:
    content = json.loads(run("list", "--select", "pool-", "--ignore", "tying,cn-contract", "--format", "json").stdout)
    rules = [rule for pack in law.packs for rule in pack.rules if pack.name != "cn-contract"]
    wanted = {rule.id for rule in rules if rule.id.startswith("pool-") and rule.file.concern != "tying"}

    assert {rule["id"] for rule in content["rules"]} == wanted


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["list", "--concern", "granback"], "did you mean `grant_back`?"),
        (["list", "--select", "no-chalenge"], "did you mean `no-challenge`?"),
        (["list", "--select", "pool-,"], "`--select pool-,` names nothing"),
        (["list", "--as-of", "2026-02-30"], "2026-02-30"),
        (["show", "no-chalenge"], "did you mean `no-challenge`?"),
        (["show", "grant_back"], "no rule `grant_back`"),
        (["test", "-k", "no such example anywhere"], "is called anything like `no such example anywhere`"),
        (["test", "a" * 300], "the name is too long"),
        (["list", "--pack", "a" * 300], "the name is too long"),
        (["frobnicate"], "no command `frobnicate`\none of: coverage, list, new, show, test"),
    ],
)
def test_wrong_usage_is_told_with_a_suggestion(arguments: list[str], answer: str) -> None:
    done = run(*arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert answer in done.stderr


def test_a_rule_is_shown_as_it_is_explained() -> None:
    explained = CliRunner().invoke(poolcheck, ["explain", "no-challenge", "--as-of", "2026-11-21"])
    shown = run("show", "no-challenge", "--as-of", "2026-11-21")

    assert shown.exit_code == 0
    assert explained.stdout.startswith(shown.stdout)


def test_a_rule_of_ones_own_is_taken_apart(desk: Path) -> None:
    house(desk)
    shown = run("show", "own-challenge", "--pack", "house", "--as-of", "2026-11-21").stdout

    for part in (
        "  not met if  at least one of these:\n",
        "                modality: must not\n                the notice is short\n",
        "  as written  modality is must_not or short_notice\n",
        "    short_notice: the notice is short\n",
        "              how long is the notice?\n",
        "      under       Civil Code, art. 132\n",
        "        许可合同: 甲\n        条款:\n          - 被许可方可以随时就许可专利提出无效宣告请求\n",
        "      outcome  met\n",
    ):
        assert part in shown


def test_several_rules_are_shown_one_after_the_other() -> None:
    shown = run("show", "no-challenge", "grant-back-free", "--lang", "zh").stdout

    assert [line for line in shown.splitlines() if line.endswith("[规则]")] == [
        "no-challenge  [规则]",
        "grant-back-free  [规则]",
    ]


def test_examples_that_come_out_as_expected_are_counted(desk: Path) -> None:
    house(desk)

    assert run("test", "house").stdout == "2 examples of 1 rule: all as expected\n"
    assert run("test", "house", "--lang", "zh").stdout == "1 条规则的 2 个示例均符合预期\n"
    assert run("test", "house", "-k", "BARRED").stdout == "1 example of 1 rule: all as expected\n"


def test_an_example_that_comes_out_otherwise_is_told_at_its_line(desk: Path) -> None:
    house(desk, RULE.replace("expect: met", "expect: conditional"))
    done = run("test", "house")

    assert (done.exit_code, done.stderr) == (4, "")
    assert done.stdout == (
        "house/rules/own-challenge.yaml:19:11 own-challenge: 允许\n"
        "    expected conditional, came met\n"
        "\n"
        "2 examples of 1 rule: 1 failed\n"
    )


def test_what_stays_open_is_compared_too(desk: Path) -> None:
    asked = RULE.replace("challenge licensed patents\n    expect: not_met", 'challenge "X"\n    expect: not_met')
    asked = asked.replace("modality is must_not or short_notice", "licensed_patents in object")
    asked = asked.replace("expect: not_met", "expect: undetermined\n    open: {conduct: [challenge.party]}")
    house(desk, asked.replace("expect: met", "expect: not_met"))
    done = run("test", "house")

    assert done.exit_code == 4
    assert done.stdout.startswith(
        "house/rules/own-challenge.yaml:13:11 own-challenge: barred\n"
        "    open conduct: expected challenge.party, came challenge.object\n"
    )


def test_a_problem_of_an_examples_document_is_told_at_its_place_in_the_rules_file(desk: Path) -> None:
    house(desk, RULE.replace("licensee must not challenge", "licensee must not chalenge"))
    done = run("test", "house", "-k", "barred")

    assert done.exit_code == 4
    assert "house/rules/own-challenge.yaml:17:29 act-unknown" in done.stdout
    assert "the document of the example has problems:" in done.stdout
    assert done.stdout.endswith("1 example of 1 rule: 1 failed\n")


def test_a_problem_in_a_dossier_is_told_at_its_place_in_the_rules_file(desk: Path) -> None:
    one = "    document: |\n      license: X\n      clauses:\n        - licensee must not challenge licensed patents\n"
    together = (
        "    dossier:\n"
        "      charter: |\n"
        "        charter: P\n"
        "      licenses:\n"
        "        - |\n"
        "          license: X\n"
        "          clauses:\n"
        "            - licensee must not chalenge licensed patents\n"
    )
    house(desk, RULE.replace(one, together))
    done = run("test", "house", "-k", "barred")

    assert "house/rules/own-challenge.yaml:21:33 act-unknown" in done.stdout


def test_a_problem_in_the_list_of_patents_of_a_dossier_is_told_at_its_place_in_the_rules_file(desk: Path) -> None:
    together = (
        "    dossier:\n"
        "      licenses:\n"
        "        - |\n"
        "          license: X\n"
        "      patents: |\n"
        "        patent number,status\n"
        "        ZL201810000001.1,fine\n"
        "    expect: not_applicable\n"
    )
    one = RULE[RULE.index("    document: |\n") : RULE.index("  - name: 允许")]
    house(desk, RULE.replace(one, together))
    done = run("test", "house", "-k", "barred")

    assert done.exit_code == 4
    assert "house/rules/own-challenge.yaml:20:26 fact-choice" in done.stdout


@pytest.mark.parametrize("target", ["house", "house/", "house/rules", "house/rules/own-challenge.yaml"])
def test_a_pack_its_folder_and_a_rules_file_can_be_tested(target: str, desk: Path) -> None:
    house(desk)

    assert run("test", target).stdout == "2 examples of 1 rule: all as expected\n"


def test_a_rules_file_stands_for_that_rule_alone(desk: Path) -> None:
    path = house(desk)
    (path.parent / "another.yaml").write_text(RULE.replace("own-challenge", "another"), encoding="utf-8")

    assert run("test", "house").stdout == "4 examples of 2 rules: all as expected\n"
    assert run("test", path.relative_to(desk).as_posix()).stdout == "2 examples of 1 rule: all as expected\n"


@pytest.mark.parametrize("command", [["list", "--pack"], ["show", "own-challenge", "--pack"], ["test"]])
def test_a_broken_pack_ends_with_every_problem_at_its_place(command: list[str], desk: Path) -> None:
    house(
        desk,
        RULE.replace("concern: no_challenge", "concern: no_chalenge").replace("test: recommended", "test: advised"),
    )
    done = run(*command, "house")

    assert (done.exit_code, done.stdout) == (4, "")
    assert "house/rules/own-challenge.yaml:2:10 rule-concern-unknown" in done.stderr
    assert "house/rules/own-challenge.yaml:4:7 rule-test-unknown" in done.stderr


def test_a_pack_that_is_not_there_is_refused(desk: Path) -> None:
    assert desk.is_dir()
    done = run("test", "nowhere")

    assert done.exit_code == 4
    assert "nowhere:1:1 rule-pack-missing" in done.stderr


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_new_rule_passes_its_examples_at_once(lang: str, desk: Path) -> None:
    done = run("new", "own-grant-back", "--concern", "C14", "--test", "void_clause", "--lang", lang)

    assert (done.exit_code, done.stdout) == (0, "house-rules/rules/own-grant-back.yaml\n")
    assert "poolcheck rules test house-rules" in done.stderr
    text = (desk / "house-rules/rules/own-grant-back.yaml").read_text(encoding="utf-8")
    assert "concern: grant_back\n" in text
    assert "not_met_when: exclusivity is exclusive\n" in text
    assert "______" not in text
    assert run("test", "house-rules").stdout == "2 examples of 1 rule: all as expected\n"


def test_the_comments_of_a_new_rule_are_in_the_language_asked_for(desk: Path) -> None:
    run("new", "own", "--concern", "C14", "--test", "governance", "--pack", "内部规则", "--lang", "zh")
    lines = (desk / "内部规则/rules/own.yaml").read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("# ")]

    assert len(comments) > 10
    assert [line for line in comments if line.isascii() and "elements:" not in line] == []
    assert 'name: "内部规则"' in (desk / "内部规则/pack.yaml").read_text(encoding="utf-8")


def test_a_new_rule_looks_at_the_acts_that_are_named(desk: Path) -> None:
    done = run(
        "new", "own", "--concern", "exposure", "--test", "duty", "--pack", "p", "--act", "disclose", "--act", "file"
    )

    assert done.exit_code == 0
    text = (desk / "p/rules/own.yaml").read_text(encoding="utf-8")
    assert "for_each: {clause: [disclose, file]}\n" in text
    assert run("test", "p").exit_code == 0


def test_a_second_rule_joins_the_pack_as_it_is(desk: Path) -> None:
    path = house(desk)

    assert run("new", "second", "--concern", "C14", "--test", "governance", "--pack", "house").exit_code == 0
    assert (desk / "house/pack.yaml").read_text(encoding="utf-8") == PACK
    assert path.read_text(encoding="utf-8") == RULE
    assert run("test", "house").stdout == "4 examples of 2 rules: all as expected\n"


def test_a_rule_that_is_there_is_not_overwritten(desk: Path) -> None:
    path = house(desk)
    done = run("new", "own-challenge", "--concern", "C14", "--test", "governance", "--pack", "house")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "own-challenge.yaml` exists already, and nothing was written" in done.stderr
    assert path.read_text(encoding="utf-8") == RULE


def test_everything_that_is_wrong_with_a_new_rule_is_told_at_once(desk: Path) -> None:
    done = run("new", "Own_Rule", "--concern", "grantback", "--test", "govern", "--act", "chalenge")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "write it as `own-rule`" in done.stderr
    assert "did you mean `grant_back`?" in done.stderr
    assert "did you mean `governance`?" in done.stderr
    assert "did you mean `challenge`?" in done.stderr
    assert list(desk.iterdir()) == []


def test_the_choices_are_told_of_a_concern_or_a_test_that_is_none(desk: Path) -> None:
    done = run("new", "own", "--concern", "xyz", "--test", "xyz")

    assert (done.exit_code, done.stdout) == (2, "")
    concerns, tests = [line.split(": ")[1].split(", ") for line in done.stderr.splitlines() if "the choices" in line]
    assert concerns[:3] == ["tying", "inactive_patents", "royalty_scope"]
    assert "grant_back" in concerns
    assert tests == [
        "prohibited",
        "presumed",
        "abuse_if_dominant",
        "void_clause",
        "duty",
        "trade_measure",
        "effects_factor",
        "governance",
        "recommended",
    ]
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("own", "--concern", "C14", "--test", "void_clause"),
        ("Own", "--concern", "grantback", "--test", "govern", "--act", "chalenge"),
        ("own", "--concern", "C14"),
        ("own", "--concern", "C14", "--test", "duty", "--pack", "cn-aml"),
        ("own", "--concern", "C14", "--test", "duty", "--pak", "x"),
        ("own", "other", "--concern", "C14", "--test", "duty"),
    ],
    ids=["written", "wrong names", "a missing option", "a pack that ships", "an unknown option", "one word too many"],
)
def test_whatever_is_said_of_a_new_rule_is_chinese_if_that_is_asked_for(arguments: tuple[str, ...], desk: Path) -> None:
    assert desk.is_dir()
    done = run("new", *arguments, "--lang", "zh")

    assert done.stderr
    lines = [line for line in done.stderr.splitlines() if line]
    assert [line for line in lines if not re.search("[\u4e00-\u9fff]", line)] == []
    assert not re.search("Error|Usage:|fill in|did you mean", done.stderr)


def test_a_new_rule_begins_the_folders_it_is_to_stand_in(desk: Path) -> None:
    done = run("new", "own", "--concern", "C14", "--test", "duty", "--pack", "a/b/house")

    assert (done.exit_code, done.stdout) == (0, "a/b/house/rules/own.yaml\n")
    written = sorted(path.relative_to(desk).as_posix() for path in desk.rglob("*") if path.is_file())
    assert written == ["a/b/house/pack.yaml", "a/b/house/rules/own.yaml"]


def test_what_is_wrong_with_a_new_rule_is_told_in_chinese(desk: Path) -> None:
    done = run("new", "规则一", "--concern", "exposure", "--test", "duty", "--lang", "zh")

    assert done.exit_code == 2
    assert "`规则一` 不能作为规则标识" in done.stderr
    assert "请以 --act 指明行为" in done.stderr
    assert list(desk.iterdir()) == []


def test_the_id_of_a_rule_that_ships_is_taken(desk: Path) -> None:
    done = run("new", "no-challenge", "--concern", "C15", "--test", "duty")

    assert done.exit_code == 2
    assert "the rule `no-challenge` exists already, in the pack `cn-contract`" in done.stderr
    assert list(desk.iterdir()) == []


def test_packs_that_ship_are_not_written_to(desk: Path) -> None:
    done = run("new", "own", "--concern", "C15", "--test", "duty", "--pack", "cn-contract")

    assert done.exit_code == 2
    assert "choose another folder with --pack" in done.stderr
    assert list(desk.iterdir()) == []


def test_a_pack_that_cannot_be_written_is_wrong_usage(desk: Path) -> None:
    (desk / "file").write_text("", encoding="utf-8")
    done = run("new", "own", "--concern", "C15", "--test", "duty", "--pack", "file/pack")

    assert done.exit_code == 2
    assert "`file/pack/rules/own.yaml` cannot be written: what should be a folder" in done.stderr
