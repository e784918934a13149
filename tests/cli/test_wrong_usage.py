"""Wrong usage is told in the language of `--lang`, else in that of the machine, and ends with exit code 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

CHINESE = re.compile("[\u4e00-\u9fff]")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(poolcheck, arguments, prog_name="poolcheck")


def told(*arguments: str) -> list[str]:
    """Return what is told of wrong usage, without how the command is used."""
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (ExitCode.USAGE, "")
    return done.stderr.rstrip("\n").split("\n\n")[1].split("\n")


FORMATS = (
    "docx, github:annotations, github:summary, gitlab, html, json, junit, markdown, sarif:full, sarif:github, text"
)
FORMATS_ZH = FORMATS.replace(", ", "、")
WRONG = [
    pytest.param(
        ["chek", "x"], ["no command `chek`", "did you mean `check`?"], ["没有命令 `chek`", "是否指 `check`？"]
    ),
    pytest.param(
        ["rules", "frobnicate"],
        ["no command `frobnicate`", "one of: coverage, list, new, show, test"],
        ["没有命令 `frobnicate`", "可选：coverage、list、new、show、test"],
    ),
    pytest.param(
        ["tests"],
        ["a command stands before the documents", "did you mean `poolcheck check tests`?"],
        ["文件名之前应有命令", "是否指 `poolcheck check tests`？"],
    ),
    pytest.param(["check"], ["`PATH...` is missing"], ["缺少 `PATH...`"]),
    pytest.param(["rules", "new", "x", "--test", "duty"], ["`--concern` is missing"], ["缺少 `--concern`"]),
    pytest.param(
        ["check", "x", "--selct", "y"],
        ["no option `--selct`", "did you mean `--select`?"],
        ["没有选项 `--selct`", "是否指 `--select`？"],
    ),
    pytest.param(["check", "-Z", "x"], ["no option `-Z`"], ["没有选项 `-Z`"]),
    pytest.param(["--frobnicate"], ["no option `--frobnicate`"], ["没有选项 `--frobnicate`"]),
    pytest.param(["check", "x", "--format"], ["`--format` needs a value"], ["选项 `--format` 之后缺少取值"]),
    pytest.param(["check", "x", "--all=yes"], ["`--all` takes no value"], ["选项 `--all` 不带取值"]),
    pytest.param(
        ["check", "x", "--fail-on", "fatal"],
        ["`--fail-on` takes one of: error, warning, note, never"],
        ["`--fail-on` 的取值应为下列之一：error、warning、note、never"],
    ),
    pytest.param(
        ["check", "x", "--format", "pdf"],
        ["no format `pdf`", f"one of: {FORMATS}"],
        ["没有格式 `pdf`", f"可选：{FORMATS_ZH}"],
    ),
    pytest.param(
        ["check", "x", "--output", "a.json"],
        ["`a.json` does not say in which format to write which file", f"write FORMAT=FILE with one of: {FORMATS}"],
        ["`a.json` 未写明以何种格式写入哪个文件", f"请写成“格式=文件名”，格式可选：{FORMATS_ZH}"],
    ),
    pytest.param(
        ["check", "x", "--as-of", "2026-2-1"],
        ["`2026-2-1` is no day", "write it as 2026-11-21"],
        ["`2026-2-1` 不是日期", "请写成 2026-11-21"],
    ),
    pytest.param(
        ["explain", "x", "--as-of", "2026-2-1"],
        ["`2026-2-1` is no day", "write it as 2026-11-21"],
        ["`2026-2-1` 不是日期", "请写成 2026-11-21"],
    ),
    pytest.param(
        ["check", "x", "--select", "a,,b"],
        ["`--select a,,b` names nothing", "write RULE, PREFIX or CONCERN, joined by commas"],
        ["`--select a,,b` 中有空项", "请写规则、规则前缀或者关注事项的标识，以英文逗号分隔"],
    ),
    pytest.param(
        ["check", "x", "--output", "json=no/such/a.json"],
        ["`no/such/a.json` cannot be written: it is no file in a folder that exists"],
        ["无法写入 `no/such/a.json`：所在文件夹不存在，或者这不是文件"],
    ),
    pytest.param(["convert", "a", "b"], ["`b` has no place here"], ["`b` 在此处多余"]),
    pytest.param(
        ["convert", "a"],
        ["nothing says what to convert to", "write --to yaml|pool|json, --language en|zh, or both"],
        ["未写明转换成什么", "请加 --to yaml|pool|json 或者 --language en|zh，也可以两者并用"],
    ),
    pytest.param(
        ["convert", "a", "--to", "yaml", "-o", "tests"],
        ["`--output` takes the name of a file, not of a folder"],
        ["`--output` 应为文件名，不能是文件夹"],
    ),
    pytest.param(
        ["rules", "new", "x", "--concern", "C14", "--test", "duty", "--pack", "README.md"],
        ["`--pack` takes the name of a folder, not of a file"],
        ["`--pack` 应为文件夹，不能是文件"],
    ),
    pytest.param(
        ["fmt", "-", "--write"],
        ["stdin cannot be written to", "without --write the result is printed"],
        ["标准输入不能写入", "去掉 --write，结果即输出到屏幕"],
    ),
    pytest.param(
        ["new", "licence"],
        [
            "there is no starting file for `licence`",
            "did you mean `license`? one of: charter, dossier, entry, license",
        ],
        ["没有 `licence` 的起始文本", "是否指 `license`？可选：charter、dossier、entry、license"],
    ),
    pytest.param(
        ["new", "dossier", "--surface", "pool"],
        ["the manifest of a dossier is written in YAML", "leave out --surface pool"],
        ["案卷清单只能用 YAML 书写", "请去掉 --surface pool"],
    ),
    pytest.param(
        ["new", "dossier", "-o", "pool/list.yaml"],
        ["what names the documents of a folder is called `dossier.yaml`", "write -o pool/dossier.yaml"],
        ["列明文件夹内各文件的案卷清单应当名为 `dossier.yaml`", "请写 -o pool/dossier.yaml"],
    ),
    pytest.param(
        ["schema", "reports"],
        ["`[document|report|formal]` takes one of: document, report, formal"],
        ["`[document|report|formal]` 的取值应为下列之一：document、report、formal"],
    ),
]


@pytest.mark.parametrize(("arguments", "english", "chinese"), WRONG)
def test_wrong_usage_is_told_in_the_language_of_the_machine(
    arguments: list[str], english: list[str], chinese: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(*arguments) == [f"Error: {english[0]}", *english[1:]]

    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert told(*arguments) == [f"错误：{chinese[0]}", *chinese[1:]]


@pytest.mark.parametrize("options", [("--lang", "zh"), ("--lang=zh",), ("--lang", "en", "--lang", "zh")])
@pytest.mark.parametrize("where", ["before", "behind"])
def test_the_language_that_is_asked_for_comes_first(options: tuple[str, ...], where: str) -> None:
    rest = ("x", "--fail-on", "fatal")
    done = run("check", *(options + rest if where == "before" else rest + options))

    assert done.stderr.splitlines() == [
        "用法：poolcheck check [OPTIONS] PATH...",
        "查看帮助：poolcheck check --help",
        "",
        "错误：`--fail-on` 的取值应为下列之一：error、warning、note、never",
    ]


def test_english_is_asked_for_on_a_machine_that_speaks_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    done = run("check", "--lang", "en")

    assert done.stderr.splitlines() == [
        "Usage: poolcheck check [OPTIONS] PATH...",
        "Try 'poolcheck check --help' for help.",
        "",
        "Error: `PATH...` is missing",
    ]


def test_both_languages_are_told_if_both_are_asked_for() -> None:
    assert told("check", "--lang", "both") == ["错误：缺少 `PATH...`", "Error: `PATH...` is missing"]


@pytest.mark.parametrize("lang", ["fr", ""])
def test_a_language_that_there_is_not_is_told_in_that_of_the_machine(lang: str) -> None:
    assert told("check", "x", "--lang", lang) == ["Error: `--lang` takes one of: auto, en, zh, both"]


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_TW"}, True),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN"}, True),
        ({"LANG": "zh_CN", "LC_MESSAGES": "C"}, False),
        ({"LANG": "zh_CN", "LANGUAGE": "en:zh"}, False),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LANG": ""}, False),
    ],
)
def test_the_language_of_the_machine_is_found_as_other_programs_find_it(
    environment: dict[str, str],
    chinese: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert bool(CHINESE.search(run("check").stderr)) is chinese


@pytest.mark.parametrize("arguments", [(), ("rules",)])
def test_a_group_that_is_called_alone_shows_its_help(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert "Options:" in done.output
    assert "Error" not in done.output


def test_a_file_that_exists_is_told_in_the_language_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("license: X\nstatus: partial\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert told("convert", "a.yaml", "--to", "yaml", "-o", "a.yaml", "--lang", "zh") == [
        "错误：`a.yaml` 已存在，未写入任何内容",
        "如需覆盖，请加 --force",
    ]


@pytest.mark.parametrize(
    ("machine", "told_so"), [("C.UTF-8", "there is no rule pack `nowhere`"), ("zh_CN", "没有规则包 `nowhere`")]
)
def test_what_is_wrong_before_a_document_is_read_is_told_in_the_language_of_the_machine(
    machine: str, told_so: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", machine)
    done = run("check", "x", "--pack", "nowhere")

    assert (done.exit_code, done.stdout) == (ExitCode.RULES, "")
    assert f"nowhere:1:1 rule-pack-missing  {told_so}" in done.stderr
