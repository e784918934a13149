"""What a configuration does to `check`, and how `config show` shows it."""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from poolcheck import api
from poolcheck.cli.commands.check import command as check_command
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck
from poolcheck.config import keys
from poolcheck.config.model import Choice, Named, Weight
from poolcheck.core.diagnostic import Severity
from poolcheck.core.location import Location
from poolcheck.core.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from click.testing import Result

    from poolcheck.packs.model import Law, Rule

ROOT = Path(__file__).resolve().parents[2]
MODEL = str(ROOT / "fixtures/model-license/en.yaml")
DAY = ("--as-of", "2026-11-21")
DRAFT = """license: Draft
governing law: PRC
clauses:
  - at: "1"
    says: licensee must not challenge licensed patents
"""
GIVES_BACK = """license: {name}
governing law: PRC
clauses:
  - at: "1"
    says: licensee must not challenge licensed patents
  - at: "2"
    says: licensee must grant back essential improvements to pool, ordinary license, free
"""


CONCERNS = {"no_challenge", "tying", "grant_back", "transparency", "royalty_scope"}


@pytest.fixture(scope="module")
def few_rules(law: Law) -> Law:
    """Return the packs that ship with rules on some concerns and a rule more of each, which are fast to apply."""

    def few(rules: Sequence[Rule]) -> Iterator[Rule]:
        kept = {"license-recordal", rules[0].id}
        return (rule for rule in rules if rule.file.concern in CONCERNS or rule.id in kept)

    return replace(law, packs=tuple(replace(pack, rules=tuple(few(pack.rules))) for pack in law.packs))


@pytest.fixture(autouse=True)
def law_loaded_once(few_rules: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save each run the time to load the rules that ship."""
    load = api.load_law
    shipped = {pack.name: pack for pack in few_rules.packs}

    def cached(packs: Sequence[str] = (), *, examples: bool = True) -> Reading[Law]:
        others = [name for name in packs if name not in shipped]
        read = load(others, examples=examples) if others else Reading(few_rules)
        if read.value is None or read.failed:
            return read
        known = {**shipped, **dict(zip(others, read.value.packs, strict=False))}
        return Reading(replace(few_rules, packs=tuple(known[name] for name in packs or shipped)))

    monkeypatch.setattr(api, "load_law", cached)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a repository with a draft."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "draft.yaml").write_text(DRAFT, encoding="utf-8")
    monkeypatch.delenv("POOLCHECK_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def configure(desk: Path) -> Callable[[str], None]:
    def written(text: str, name: str = "poolcheck.toml") -> None:
        (desk / name).write_text(text, encoding="utf-8")

    return written


def run(*arguments: str, stdin: str | None = None, **environment: str) -> Result:
    done = CliRunner().invoke(poolcheck, arguments, input=stdin, env=environment or None, prog_name="poolcheck")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def check(*arguments: str, **environment: str) -> Result:
    return run("check", *(arguments or ("draft.yaml",)), *DAY, **environment)


def report(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(check(*(arguments or ("draft.yaml",)), "--format", "json", "--all").stdout)
    return found


def weights(*arguments: str) -> dict[str, str]:
    return {finding["rule"]: finding["severity"] for finding in report(*arguments)["findings"]}


def rules(path: str, found: dict[str, Any]) -> set[str]:
    return {one["rule"] for one in found["findings"] if one["location"]["path"] == path}


# --- options


def options() -> dict[str, Any]:
    return {name.removeprefix("--"): param for param in check_command.params for name in param.opts}


@pytest.mark.parametrize(
    ("key", "in_file", "effect"),
    [
        ("as-of", "2020-12-31", lambda done: "law as of 2020-12-31" in done.stdout),
        ("as-of", '"2020-12-31"', lambda done: "law as of 2020-12-31" in done.stdout),
        ("fail-on", '"never"', lambda done: done.exit_code == ExitCode.CLEAN),
        ("all", "true", lambda done: "Not applicable:" in done.stdout),
        ("lang", '"zh"', lambda done: "法律适用日期" in done.stdout),
        ("format", '"json"', lambda done: done.stdout.startswith("{")),
        ("output", '["json=report.json"]', lambda _: Path("report.json").is_file()),
    ],
)
def test_an_option_may_be_set_in_the_file(
    key: str, in_file: str, effect: Callable[[Result], bool], configure: Callable[[str], None]
) -> None:
    assert not effect(run("check", "draft.yaml"))

    configure(f"{key} = {in_file}\n")
    assert effect(run("check", "draft.yaml"))


def test_open_findings_fail_a_run_if_the_file_says_so(configure: Callable[[str], None]) -> None:
    shutil.copy(MODEL, "model.yaml")
    assert check("model.yaml").exit_code == ExitCode.CLEAN

    configure("fail-on-open = true\n")
    assert check("model.yaml").exit_code == ExitCode.FINDINGS


@pytest.mark.parametrize(
    ("in_file", "on_the_line", "effect"),
    [
        ("as-of = 2020-12-31", ("--as-of", "2024-01-01"), lambda done: "law as of 2024-01-01" in done.stdout),
        ('fail-on = "never"', ("--fail-on", "error"), lambda done: done.exit_code == ExitCode.FINDINGS),
        ('lang = "zh"', ("--lang", "en"), lambda done: "law as of" in done.stdout),
        ('format = "json"', ("--format", "text"), lambda done: done.stdout.startswith("poolcheck ")),
        (
            'output = ["json=a.json"]',
            ("--output", "json=b.json"),
            lambda _: Path("b.json").is_file() and not Path("a.json").exists(),
        ),
        ('select = ["tying"]', ("--select", "no-challenge"), lambda done: "[no-challenge · error]" in done.stdout),
        ('ignore = ["no-challenge"]', ("--ignore", "tying"), lambda done: "[no-challenge · error]" in done.stdout),
        ('packs = ["cn-trade"]', ("--pack", "cn-contract"), lambda done: "[no-challenge · error]" in done.stdout),
        (
            '[[per-path]]\npaths = ["*.yaml"]\nignore = ["no-challenge"]\npacks = ["cn-trade"]\nselect = ["tying"]',
            ("--ignore", "grant-back", "--pack", "cn-contract", "--select", "cn-contract"),
            lambda done: "[no-challenge · error]" in done.stdout,
        ),
    ],
)
def test_an_option_on_the_command_line_wins(
    in_file: str, on_the_line: tuple[str, ...], effect: Callable[[Result], bool], configure: Callable[[str], None]
) -> None:
    configure(f"{in_file}\n")
    done = run("check", "draft.yaml", *on_the_line)

    assert effect(done), done.output
    assert effect(done) is not effect(run("check", "draft.yaml"))


def test_the_choices_and_defaults_of_the_file_are_those_of_the_command_line() -> None:
    known = options()

    for key in ("fail-on", "lang", "format"):
        assert known[key].default == keys.DEFAULTS[key]
    for key, takes in keys.OPTIONS.items():
        if isinstance(takes, tuple):
            assert tuple(known[key].type.choices) == takes


def test_every_key_of_the_file_is_an_option_of_the_command() -> None:
    assert set(keys.OPTIONS) <= set(options())


@pytest.mark.parametrize(
    ("option", "variable", "near", "language"),
    [
        ("zh", "en", "en", "zh"),
        (None, "zh", "en", "zh"),
        (None, None, "zh", "zh"),
        (None, "", "zh", "zh"),
        (None, None, None, "en"),
    ],
)
def test_the_option_wins_over_the_variable_and_this_over_the_nearest_file(
    option: str | None, variable: str | None, near: str | None, language: str, desk: Path
) -> None:
    for name, lang in (("option.toml", option), ("variable.toml", variable), ("poolcheck.toml", near)):
        if lang:
            (desk / name).write_text(f'lang = "{lang}"\n', encoding="utf-8")
    named = ("--config", "option.toml") if option else ()
    environment = {} if variable is None else {"POOLCHECK_CONFIG": variable and "variable.toml"}

    assert ("法律适用日期" in check("draft.yaml", *named, **environment).stdout) is (language == "zh")


@pytest.mark.parametrize(
    ("name", "language"),
    [("x.yaml", "zh"), ("pool/x.yaml", "en"), ("no/such/x.yaml", "zh"), ("/no/such/folder/x.yaml", "zh")],
)
def test_stdin_is_configured_where_its_name_says_or_where_the_command_is_run(
    name: str, language: str, desk: Path
) -> None:
    (desk / "pool").mkdir()
    for folder, lang in ((desk, "zh"), (desk / "pool", "en")):
        (folder / "poolcheck.toml").write_text(f'lang = "{lang}"\n', encoding="utf-8")
    shown = run("check", "-", "--stdin-filename", name, *DAY, stdin=DRAFT).stdout

    assert ("法律适用日期" in shown) is (language == "zh")


# --- what is wrong


def test_all_that_is_wrong_is_told_and_nothing_is_checked(desk: Path) -> None:
    done = check("draft.yaml", "--config", str(ROOT / "fixtures/config/wrong.toml"), "--output", "json=report.json")
    lines = [line for line in done.stderr.splitlines() if not line.startswith("    ")]

    assert (done.exit_code, done.stdout) == (ExitCode.USAGE, "")
    assert len(lines) == 37
    assert lines[0].endswith("fixtures/config/wrong.toml:2:1 config-key-unknown  no key `fail_on`")
    assert not (desk / "report.json").exists()


@pytest.mark.parametrize(
    ("arguments", "environment", "told"),
    [
        ((), {}, ["poolcheck.toml:1:1 config-key-unknown  no key `lnag`", "    did you mean `lang`?"]),
        (
            (),
            {"LANG": "zh_CN.UTF-8"},
            ["poolcheck.toml:1:1 config-key-unknown  没有名为 `lnag` 的键", "    是否指 `lang`？"],
        ),
        (("--lang", "zh"), {}, ["poolcheck.toml:1:1 config-key-unknown  没有名为 `lnag` 的键", "    是否指 `lang`？"]),
        (
            ("--lang", "both"),
            {},
            [
                "poolcheck.toml:1:1 config-key-unknown  没有名为 `lnag` 的键",
                "    是否指 `lang`？",
                "poolcheck.toml:1:1 config-key-unknown  no key `lnag`",
                "    did you mean `lang`?",
            ],
        ),
    ],
)
def test_it_is_told_in_the_language_asked_for_or_in_that_of_the_machine(
    arguments: tuple[str, ...], environment: dict[str, str], told: list[str], configure: Callable[[str], None]
) -> None:
    configure('lnag = "zh"\n')
    done = check("draft.yaml", *arguments, **environment)

    assert (done.exit_code, done.stdout) == (ExitCode.USAGE, "")
    assert done.stderr.splitlines() == told


def test_rules_that_no_pack_has_are_told_when_the_packs_are_loaded(configure: Callable[[str], None]) -> None:
    configure(
        'select = ["no-challange", "tying"]\n[severity]\ngrant_bak = "note"\n"fail-on" = "error"\n'
        '[[per-path]]\npaths = ["*"]\nignore = [\n  "cn-contrct",\n]\n'
    )
    done = check()

    assert (done.exit_code, done.stdout) == (ExitCode.USAGE, "")
    assert done.stderr.splitlines() == [
        "poolcheck.toml:1:11 config-rule-unknown  no rule, prefix or concern `no-challange`",
        "    did you mean `no-challenge`?",
        "poolcheck.toml:3:1 config-rule-unknown  no rule, prefix or concern `grant_bak`",
        "    did you mean `grant_back`?",
        "poolcheck.toml:4:1 config-rule-unknown  no rule, prefix or concern `fail-on`",
        "    `poolcheck rules list` names them all",
        "poolcheck.toml:8:3 config-rule-unknown  no rule, prefix or concern `cn-contrct`",
        "    did you mean `cn-contract`?",
    ]
    assert check("draft.yaml", "--lang", "zh").stderr.splitlines()[:2] == [
        "poolcheck.toml:1:11 config-rule-unknown  没有名为 `no-challange` 的规则、规则前缀或者关注事项",
        "    是否指 `no-challenge`？",
    ]


def test_other_packs_on_the_command_line_need_not_have_all_rules_of_the_file(configure: Callable[[str], None]) -> None:
    configure('ignore = ["pool-"]\nselect = ["no-challenge", "pool-"]\n[severity]\n"pool-" = "off"\n')

    assert check("draft.yaml", "--pack", "cn-contract").exit_code == ExitCode.FINDINGS

    configure('select = ["pool-"]\n')
    done = check("draft.yaml", "--pack", "cn-contract")
    assert done.exit_code == ExitCode.USAGE
    assert done.stderr.startswith("poolcheck.toml:1:11 config-rule-unknown")


def test_what_is_wrong_on_the_command_line_comes_first_and_help_before_everything(
    configure: Callable[[str], None],
) -> None:
    configure("lnag = 1\n")

    assert "no option `--selct`" in check("draft.yaml", "--selct", "x").stderr
    assert "`PATH...` is missing" in run("check").stderr
    assert run("check", "draft.yaml", "--help").exit_code == ExitCode.CLEAN


def test_a_wrong_pack_is_a_wrong_pack_wherever_it_is_named(desk: Path, configure: Callable[[str], None]) -> None:
    (desk / "house").mkdir()
    (desk / "house/pack.yaml").write_text("name: house\n", encoding="utf-8")
    configure('packs = ["house"]\n')

    assert check().exit_code == ExitCode.RULES


# --- rules and what they weigh


def test_without_a_configuration_nothing_was_changed(desk: Path) -> None:
    assert report()["adjustments"] == []
    assert "Changed by configuration" not in check().stdout
    assert desk.is_dir()


@pytest.mark.parametrize(
    ("severity", "code"),
    [("error", ExitCode.FINDINGS), ("warning", ExitCode.CLEAN), ("note", ExitCode.CLEAN), ("off", ExitCode.CLEAN)],
)
@pytest.mark.parametrize("name", ["no-challenge", "no_challenge", "no-chall", "cn-contract"])
def test_a_rule_weighs_what_the_file_says_however_it_is_named(
    name: str, severity: str, code: ExitCode, configure: Callable[[str], None]
) -> None:
    configure(f'select = ["no-challenge"]\n[severity]\n{name} = "{severity}"\n')
    found = report()

    assert check().exit_code == code
    assert [one["severity"] for one in found["findings"]] == ([] if severity == "off" else [severity])
    assert [(one["test"], one["law"]) for one in found["findings"]] == ([("void_clause", True)] if code else [])[
        :1
    ] or (severity != "error")


def test_the_more_exact_name_wins_whatever_the_order(configure: Callable[[str], None]) -> None:
    lines = [
        'cn-contract = "note"',
        'no_challenge = "warning"',
        'no- = "off"',
        'no-chal = "note"',
        'no-challenge = "error"',
    ]
    found = []
    for upto in range(1, 6):
        for order in (1, -1):
            configure("\n".join(['select = ["no-challenge"]', "[severity]", *lines[:upto][::order]]))
            found.append(weights().get("no-challenge", "off"))

    assert found == ["note"] * 2 + ["warning"] * 2 + ["off"] * 2 + ["note"] * 2 + ["error"] * 2


def test_a_finding_that_is_open_weighs_less_than_one_that_is_not_met(configure: Callable[[str], None]) -> None:
    shutil.copy(MODEL, "model.yaml")
    before = report("model.yaml")["findings"]
    configure('[severity]\ncn-pool-guidelines = "error"\ncn-aml = "error"\ncn-contract = "error"\n')
    after = report("model.yaml")["findings"]
    expected = {"not_met": "error", "conditional": "warning", "met": "none", "not_applicable": "none"}

    assert {one["outcome"] for one in after} >= {"conditional", "undetermined", "met"}
    assert [one["id"] for one in after] == [one["id"] for one in before]
    assert [one["severity"] for one in after if one["pack"].startswith("cn-p")] == [
        expected.get(one["outcome"], "note") for one in after if one["pack"].startswith("cn-p")
    ]


def test_soft_law_that_weighs_as_an_error_is_still_no_matter_of_law(configure: Callable[[str], None]) -> None:
    text = (
        'license: X\ngoverning law: PRC\nclauses:\n  - at: "1"\n    says: licensee must grant back all improvements\n'
    )
    Path("draft.yaml").write_text(text, encoding="utf-8")
    plain = report("draft.yaml", "--select", "cn-pool-guidelines")
    configure('select = ["cn-pool-guidelines"]\n[severity]\ncn-pool-guidelines = "error"\n')
    raised = report()

    assert raised["summary"] == plain["summary"]
    assert not any(raised["summary"]["law"].values())
    for before, after in zip(plain["findings"], raised["findings"], strict=True):
        assert {**after, "severity": ""} == {**before, "severity": ""}
        assert after["law"] is False
    shown = check("draft.yaml", "--lang", "both").stdout
    assert "Under soft law, which is never a matter of legality" in shown
    assert "软法（不涉及合法性）" in shown
    assert [line for line in shown.splitlines() if "legality" in line] == [
        line
        for line in check(
            "draft.yaml", "--lang", "both", "--config", os.devnull, "--select", "cn-pool-guidelines"
        ).stdout.splitlines()
        if "legality" in line
    ]


def test_the_report_says_what_was_changed_where_and_how_many_rules(configure: Callable[[str], None]) -> None:
    configure(
        'ignore = ["tying"]\n[severity]\nno-challenge = "warning"\n"royalty-" = "off"\n\n'
        '[[per-path]]\npaths = ["drafts/*", "*.yaml"]\npacks = ["cn-contract"]\n'
        '[[per-path]]\npaths = ["nowhere/*"]\nignore = []\n'
    )
    found = report()
    english, chinese = (check("draft.yaml", "--lang", lang).stdout for lang in ("en", "zh"))

    assert [
        (one["key"], one["names"], one["severity"], one["paths"], one["location"]["line"], one["location"]["column"])
        for one in found["adjustments"]
    ] == [
        ("ignore", ["tying"], None, [], 1, 1),
        ("severity", ["no-challenge"], "warning", [], 3, 1),
        ("severity", ["royalty-"], None, [], 4, 1),
        ("packs", ["cn-contract"], None, ["drafts/*", "*.yaml"], 8, 1),
    ]
    tying, off = (len(found["adjustments"][at]["rules"]) for at in (0, 2))
    assert all(rule.startswith("royalty-") for rule in found["adjustments"][2]["rules"])
    assert (
        "\nChanged by configuration; what a rule means in law stays as it is:\n"
        f"  poolcheck.toml:1 · left out: tying ({tying} rules)\n"
        "  poolcheck.toml:3 · weighs as “warning”: no-challenge (1 rule)\n"
        f"  poolcheck.toml:4 · left out: royalty- ({off} rules)\n"
        "  poolcheck.toml:8 · in drafts/*, *.yaml, these packs are applied: cn-contract\n"
    ) in english
    assert (
        "\n按配置作出的调整（不改变规则的法律意义）：\n"
        f"  poolcheck.toml:1 · 未适用：tying（{tying} 条规则）\n"
        "  poolcheck.toml:3 · 按“警告”计：no-challenge（1 条规则）\n"
        f"  poolcheck.toml:4 · 未适用：royalty-（{off} 条规则）\n"
        "  poolcheck.toml:8 · drafts/*、*.yaml 中适用规则包：cn-contract\n"
    ) in chinese


def test_all_rules_are_named_that_weigh_otherwise_in_any_document(
    configure: Callable[[str], None], few_rules: Law
) -> None:
    shutil.copy("draft.yaml", "ours.yaml")
    configure('[severity]\ntying = "note"\n[[per-path]]\npaths = ["ours.yaml"]\npacks = ["cn-contract"]\n')
    [severity, packs] = report("draft.yaml", "ours.yaml")["adjustments"]
    heavier = [
        rule
        for pack in few_rules.packs
        for rule in pack.rules
        if rule.file.concern == "tying" and rule.test.severity != "note"
    ]

    assert severity["rules"] == [rule.id for rule in heavier]
    assert len({rule.pack for rule in heavier}) > 2
    assert packs["rules"] == []


def test_what_the_command_line_replaces_changed_nothing(configure: Callable[[str], None]) -> None:
    configure('packs = ["cn-aml"]\nselect = ["tying"]\nignore = ["no-challenge"]\n')
    found = report("draft.yaml", "--pack", "cn-contract", "--select", "cn-contract", "--ignore", "tying")

    assert found["adjustments"] == []
    assert {one["pack"] for one in found["findings"]} == {"cn-contract"}


def test_what_changes_nothing_is_no_change(configure: Callable[[str], None]) -> None:
    configure('select = []\nignore = []\n[severity]\nno-challenge = "error"\n')

    assert report()["adjustments"] == []


def test_names_that_would_disturb_a_terminal_do_not(configure: Callable[[str], None]) -> None:
    configure('[[per-path]]\npaths = ["\\u202e*", "\\u001b[2J*", "*.yaml"]\nignore = ["no-challenge"]\n')
    shown = check().stdout + run("config", "show").stdout + run("config", "show", "\u202e\x1b.yaml").stdout

    assert "# what applies to \ufffd\ufffd.yaml\n" in shown
    assert "in \ufffd*, \ufffd[2J*, *.yaml, left out: no-challenge" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


# --- documents at some paths


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the dossier with the configuration of the fixtures."""
    folder = tmp_path_factory.mktemp("pool") / "avs3"
    shutil.copytree(ROOT / "fixtures/dossiers/avs3", folder)
    shutil.copy(ROOT / "fixtures/config/poolcheck.toml", folder)
    return folder


@pytest.fixture
def in_dossier(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(dossier)
    return dossier


def test_documents_of_one_dossier_are_checked_by_what_is_said_of_their_paths(in_dossier: Path, few_rules: Law) -> None:
    found = report(".")
    ids = {pack.name: {rule.id for rule in pack.rules} for pack in few_rules.packs}
    concern = {rule.id: rule.file.concern for pack in few_rules.packs for rule in pack.rules}
    contract = ids["cn-contract"] - {"license-recordal"}
    corvane = {rule for rule in ids["cn-contract"] if concern[rule] == "tying" or rule == "no-challenge"}
    all_packs = (ids["cn-aml"] | ids["cn-contract"] | ids["cn-pool-guidelines"]) - {"license-recordal"}

    assert rules("charter.pool", found) | rules("patents.csv", found) == all_packs
    assert rules("entries/dongyue.pool", found) == all_packs
    assert rules("entries/westlake.yaml", found) == contract - {"no-challenge"}
    assert rules("licenses/01-mingtai.pool", found) == contract - {"no-challenge"}
    assert rules("licenses/07-corvane.pool", found) == corvane
    changed = [(one["location"]["line"], one["key"], one["names"], one["rules"]) for one in found["adjustments"]]
    grant_back = [rule for rule in sorted(contract) if rule.startswith("grant-back")]
    transparency = [
        rule.id
        for pack in few_rules.packs
        for rule in pack.rules
        if rule.id in all_packs and concern[rule.id] == "transparency" and rule.test.severity != "warning"
    ]
    assert changed == [
        (2, "packs", ["cn-aml", "cn-contract", "cn-pool-guidelines"], []),
        (3, "ignore", ["license-recordal"], ["license-recordal"]),
        (9, "severity", ["transparency"], transparency),
        (10, "severity", ["no-challenge"], ["no-challenge"]),
        (14, "packs", ["cn-contract"], []),
        (15, "severity", ["grant-back"], grant_back),
        (15, "severity", ["no-challenge"], ["no-challenge"]),
        (19, "select", ["tying", "no-challenge"], sorted(ids["cn-contract"] - corvane)),
    ]
    assert in_dossier.is_dir()


def test_the_same_documents_are_found_from_anywhere(in_dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    near = report("licenses/07-corvane.pool")
    monkeypatch.chdir(in_dossier / "licenses")
    inside = report("07-corvane.pool")
    monkeypatch.chdir(in_dossier.parent)
    above = report("avs3/licenses/07-corvane.pool")
    whole = report(str(in_dossier / "licenses/07-corvane.pool"))

    assert [{one["rule"] for one in found["findings"]} for found in (inside, above, whole)] == [
        {one["rule"] for one in near["findings"]}
    ] * 3
    assert [found["adjustments"][0]["location"]["path"] for found in (near, inside, above)] == [
        "poolcheck.toml",
        "../poolcheck.toml",
        "avs3/poolcheck.toml",
    ]


@pytest.mark.parametrize(
    ("severity", "code"), [("error", ExitCode.FINDINGS), ("note", ExitCode.CLEAN), ("off", ExitCode.CLEAN)]
)
def test_the_exit_code_follows_what_a_rule_weighs_in_the_document(
    severity: str, code: ExitCode, configure: Callable[[str], None]
) -> None:
    Path("licenses").mkdir()
    Path("licenses/a.yaml").write_text(DRAFT, encoding="utf-8")
    configure(
        f'select = ["no-challenge"]\n[[per-path]]\npaths = ["licenses/*"]\nseverity = {{no-challenge = "{severity}"}}\n'
    )

    assert check("licenses").exit_code == code
    assert check("draft.yaml").exit_code == ExitCode.FINDINGS
    assert check("licenses", "draft.yaml").exit_code == ExitCode.FINDINGS
    assert weights("licenses").get("no-challenge", "off") == severity


def test_open_findings_that_could_become_severe_follow_it_too(configure: Callable[[str], None]) -> None:
    shutil.copy(MODEL, "model.yaml")
    configure('fail-on-open = true\n[severity]\ncn-contract = "warning"\ncn-aml = "warning"\n')

    assert check("model.yaml").exit_code == ExitCode.CLEAN
    assert check("model.yaml", "--fail-on", "warning").exit_code == ExitCode.FINDINGS


def test_of_several_entries_that_fit_the_later_wins_key_by_key(configure: Callable[[str], None]) -> None:
    Path("draft.yaml").write_text(GIVES_BACK.format(name="Draft"), encoding="utf-8")
    configure(
        'ignore = ["cn-aml"]\n[severity]\nno-challenge = "off"\ngrant-back-free = "off"\n'
        '[[per-path]]\npaths = ["*.yaml"]\nignore = ["cn-cips", "cn-trade", "cn-aml"]\n'
        'severity = {no- = "note", grant-back-free = "note"}\n'
        '[[per-path]]\npaths = ["draft.*"]\npacks = ["cn-contract", "cn-cips"]\n'
        '[per-path.severity]\ngrant-back-free = "warning"\n'
    )
    found = report()

    assert {one["pack"] for one in found["findings"]} == {"cn-contract"}
    assert weights()["no-challenge"] == "note"
    assert weights()["grant-back-free"] in ("warning", "note")
    lines = {rule: one["location"]["line"] for one in found["adjustments"] for rule in one["rules"]}
    assert (lines["no-challenge"], lines["grant-back-free"]) == (8, 13)


def test_packs_of_some_documents_are_not_applied_to_others(desk: Path, configure: Callable[[str], None]) -> None:
    shutil.copytree(
        ROOT / "rules/packs/cn-trade", desk / "house", ignore=shutil.ignore_patterns("import-*", "trade-[!r]*")
    )
    (desk / "house/pack.yaml").write_text(
        'name: house-rules\nversion: "1"\ntitle: {en: House, zh: 内部}\n', encoding="utf-8"
    )
    shutil.copy(desk / "draft.yaml", desk / "ours.yaml")
    configure(
        'packs = ["cn-contract"]\n[[per-path]]\npaths = ["ours.yaml"]\npacks = ["cn-contract", "house"]\n'
        '[per-path.severity]\nhouse-rules = "note"\n'
    )
    found = report("draft.yaml", "ours.yaml")

    assert [pack["name"] for pack in found["packs"]] == ["cn-contract", "house-rules"]
    assert {one["pack"] for one in found["findings"] if one["location"]["path"] == "draft.yaml"} == {"cn-contract"}
    assert {one["pack"] for one in found["findings"] if one["location"]["path"] == "ours.yaml"} == {
        "cn-contract",
        "house-rules",
    }

    configure('[[per-path]]\npaths = ["ours.yaml"]\npacks = ["house"]\n')
    found = report("draft.yaml", "ours.yaml")
    assert {one["pack"] for one in found["findings"] if one["location"]["path"] == "ours.yaml"} == {"house-rules"}
    assert {one["pack"] for one in found["findings"] if one["location"]["path"] == "draft.yaml"} == {
        "cn-aml",
        "cn-cips",
        "cn-contract",
        "cn-pool-guidelines",
        "cn-trade",
    }


# --- the library


def test_the_library_takes_what_a_configuration_says(law: Law) -> None:
    place = Location("x", 1, 1, 1, 1)
    off = Choice(severity=(Weight(Named("no-challenge", "no-challenge", place), None),))
    note = Choice(severity=(Weight(Named("no_challenge", "no_challenge", place), Severity.NOTE),))
    files = [api.InputFile("draft.yaml", DRAFT.encode())]
    day = date(2026, 11, 21)

    plain, left_out, weighed = (
        api.check(files, law, day, api.Settings(select=("no_challenge",), choices=choices))
        for choices in ((), (note, off), (off, note))
    )
    assert {finding.rule for finding in plain.findings} - {finding.rule for finding in left_out.findings} == {
        "no-challenge"
    }
    assert {rule.id for rule in plain.rules} - {rule.id for rule in left_out.rules} == {"no-challenge"}
    assert {finding.worst for finding in weighed.findings} == {Severity.NOTE}
    assert api.unknown_names(law, (off, note)) == ()


# --- config show


def test_a_configuration_is_shown_with_the_origin_of_every_value(configure: Callable[[str], None]) -> None:
    configure(
        'ignore = ["tying"]\nas-of = 2026-11-21\nlang = "zh"\noutput = ["json=a.json"]\nall = true\n'
        '[severity]\n"grant-back" = "off"\n[[per-path]]\npaths = ["a b/*"]\nselect = []\n'
        '[per-path.severity]\nno_challenge = "note"\n'
    )
    done = run("config", "show")

    assert (done.exit_code, done.stderr) == (ExitCode.CLEAN, "")
    assert done.stdout == (
        "# poolcheck.toml, the nearest\n"
        "\n"
        'packs = ["cn-aml", "cn-cips", "cn-contract", "cn-pool-guidelines", "cn-trade"]  # default\n'
        "select = []  # default\n"
        'ignore = ["tying"]  # poolcheck.toml:1\n'
        "as-of = 2026-11-21  # poolcheck.toml:2\n"
        'fail-on = "error"  # default\n'
        "fail-on-open = false  # default\n"
        "all = true  # poolcheck.toml:5\n"
        'lang = "zh"  # poolcheck.toml:3\n'
        'format = "text"  # default\n'
        'output = ["json=a.json"]  # poolcheck.toml:4\n'
        "# waivers: none  # default\n"
        "# baseline: none  # default\n"
        "\n"
        "[severity]\n"
        'grant-back = "off"  # poolcheck.toml:7\n'
        "\n"
        "[[per-path]]\n"
        'paths = ["a b/*"]  # poolcheck.toml:9\n'
        "select = []  # poolcheck.toml:10\n"
        "\n"
        "[per-path.severity]\n"
        'no_challenge = "note"  # poolcheck.toml:12\n'
    )


@pytest.mark.parametrize("text", [(ROOT / "fixtures/config/poolcheck.toml").read_text(encoding="utf-8"), ""])
def test_what_is_shown_is_toml_that_says_the_same(text: str, configure: Callable[[str], None]) -> None:
    configure(text)
    first = run("config", "show", "--lang", "both").stdout
    configure(first)
    second = run("config", "show", "--lang", "both").stdout

    assert tomllib.loads(first) == tomllib.loads(second)
    assert tomllib.loads(text).items() <= tomllib.loads(first).items()
    assert "默认值 · default" in first


def test_texts_of_every_kind_are_written_so_that_they_can_be_read(configure: Callable[[str], None]) -> None:
    configure('[[per-path]]\npaths = ["a\\"b\\tc\\u007f\\u202e中\\U000E0001/*"]\nignore = []\n')
    shown = run("config", "show").stdout

    assert tomllib.loads(shown)["per-path"] == [{"paths": ['a"b\tc\x7f\u202e中\U000e0001/*'], "ignore": []}]
    assert all(character.isprintable() or character == "\n" for character in shown)


def test_what_applies_to_a_document_is_shown_rule_by_rule(in_dossier: Path) -> None:
    shown = run("config", "show", "licenses/07-corvane.pool").stdout
    content = tomllib.loads(shown)

    assert in_dossier.is_dir()
    assert shown.startswith("# poolcheck.toml, the nearest\n# what applies to licenses/07-corvane.pool\n\n")
    assert content["packs"] == ["cn-contract"]
    assert content["select"] == ["tying", "no-challenge"]
    assert content["ignore"] == []
    assert "severity" not in content

    content = tomllib.loads(run("config", "show", "licenses/01-mingtai.pool").stdout)
    assert content["severity"]["no-challenge"] == "off"
    assert content["severity"]["grant-back-free"] == "note"
    assert "per-path" not in content


def test_it_is_shown_to_programs_as_well(configure: Callable[[str], None]) -> None:
    configure('lang = "zh"\n[severity]\ntying = "off"\n[[per-path]]\npaths = ["a/*"]\npacks = ["cn-aml"]\n')
    found = json.loads(run("config", "show", "--format", "json").stdout)

    assert (found["format"], found["file"], found["found_by"], found["path"]) == (
        "poolcheck-config/1",
        "poolcheck.toml",
        "search",
        None,
    )
    assert found["values"]["lang"] == {
        "value": "zh",
        "origin": {"kind": "file", "path": "poolcheck.toml", "line": 1, "column": 1},
    }
    assert found["values"]["fail-on"] == {"value": "error", "origin": {"kind": "default"}}
    assert found["values"]["as-of"] == {"value": None, "origin": {"kind": "default"}}
    assert found["severity"]["tying"]["value"] == "off"
    assert found["per_path"][0]["values"]["packs"]["origin"]["line"] == 6


@pytest.mark.parametrize(
    ("arguments", "environment", "head"),
    [
        (("--config", "a.toml"), {}, "# a.toml, named by --config"),
        ((), {"POOLCHECK_CONFIG": "a.toml"}, "# a.toml, named by POOLCHECK_CONFIG"),
        (("--lang", "zh"), {"POOLCHECK_CONFIG": "a.toml"}, "# a.toml（由环境变量 POOLCHECK_CONFIG 指定）"),
        ((), {}, "# no configuration was found: all values are defaults"),
        (("--lang", "zh"), {}, "# 未找到配置文件，均为默认值"),
    ],
)
def test_it_says_how_the_file_was_come_by(
    arguments: tuple[str, ...], environment: dict[str, str], head: str, configure: Callable[..., None]
) -> None:
    configure('lang = "zh"\n', "a.toml")

    assert run("config", "show", *arguments, **environment).stdout.splitlines()[0] == head


def test_a_wrong_configuration_is_not_shown(configure: Callable[[str], None]) -> None:
    for text in ("lnag = 1\n", '[severity]\nno-such-rule = "note"\n'):
        configure(text)
        done = run("config", "show")

        assert (done.exit_code, done.stdout) == (ExitCode.USAGE, "")
        assert done.stderr.startswith("poolcheck.toml:")
