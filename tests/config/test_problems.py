"""Every mistake in a configuration is told at its line and column, in both languages, all of them in one run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck.config.find import LARGEST, configuration
from poolcheck.config.model import FoundBy

if TYPE_CHECKING:
    from poolcheck.core.diagnostic import Diagnostic

ROOT = Path(__file__).resolve().parents[2]
WRONG = ROOT / "fixtures/config/wrong.toml"
TOLD = [
    "2:1 config-key-unknown",
    "3:11 config-choice",
    "4:9 config-shape",
    "5:7 config-shape",
    "6:16 config-shape",
    "7:8 config-choice",
    "8:10 config-format",
    "9:11 config-shape",
    "10:12 config-shape",
    "11:11 config-output",
    "11:26 config-output-outside",
    "11:49 config-format",
    "11:68 config-output-outside",
    "11:89 config-output-outside",
    "12:10 config-pack-missing",
    "12:24 config-shape",
    "12:27 config-name-empty",
    "12:31 config-pack-missing",
    "13:10 config-shape",
    "14:11 config-shape",
    "15:1 config-key-unknown",
    "18:1 config-name-empty",
    "19:16 config-choice",
    "20:14 config-choice",
    "21:9 config-choice",
    "22:1 config-key-misplaced",
    "23:9 config-choice",
    "25:1 config-paths-missing",
    "28:1 config-changes-nothing",
    "32:10 config-pattern",
    "32:25 config-pattern",
    "32:42 config-pattern",
    "32:56 config-name-empty",
    "33:1 config-key-misplaced",
    "34:1 config-key-unknown",
    "35:9 config-shape",
    "38:9 config-shape",
]
WORDS = [
    ("2:1", "no key `fail_on`", "did you mean `fail-on`?", "没有名为 `fail_on` 的键", "是否指 `fail-on`？"),
    (
        "3:11",
        "`fail-on` takes one of: error, warning, note, never",
        "did you mean `error`?",
        "`fail-on` 的取值应为下列之一：error、warning、note、never",
        "是否指 `error`？",
    ),
    ("4:9", "`as-of` takes a day, as 2026-11-21", "", "`as-of` 的取值应为日期，写作 2026-11-21", ""),
    ("5:7", "`all` takes `true` or `false`", "", "`all` 的取值应为布尔值 `true` 或者 `false`", ""),
    ("8:10", "no format `jsn`", "did you mean `json`? one of: ", "没有格式 `jsn`", "是否指 `json`？可选："),
    (
        "11:11",
        "`report.json` does not say in which format to write which file",
        "write FORMAT=FILE, as json=report.json",
        "`report.json` 未写明以何种格式写入哪个文件",
        "请写成“格式=文件名”，如 json=report.json",
    ),
    (
        "11:26",
        "no report is written to `../report.json`",
        "choose a file in the folder of the configuration or below, but not in .git; --output may name any",
        "不能向 `../report.json` 写入报告",
        "请选用配置文件所在文件夹之内的文件（.git 除外）；写入其他位置可用 --output",
    ),
    (
        "12:10",
        "there is no rule pack `cn-contrct`",
        "did you mean `cn-contract`?",
        "没有规则包 `cn-contrct`",
        "是否指 `cn-contract`？",
    ),
    ("12:24", "`packs` takes a text in quotes", "", "`packs` 的取值应为加引号的文字", ""),
    (
        "12:27",
        "`packs` names nothing here",
        "write a name between the quotes, or delete them",
        "`packs` 此处为空",
        "请在引号内写明名称，或者删去此项",
    ),
    (
        "12:31",
        "there is no rule pack `no/such/pack`",
        "name one that ships, or the folder of one, seen from that of the configuration",
        "没有规则包 `no/such/pack`",
        "请写随附规则包的名称，或者自配置文件所在文件夹起的规则包路径",
    ),
    (
        "13:10",
        '`select` takes a list of texts, as ["a", "b"]',
        "",
        '`select` 的取值应为文字的列表，写作 ["a", "b"]',
        "",
    ),
    ("15:1", "no key `colour`", "one of: packs, select, ", "没有名为 `colour` 的键", "可选：packs、select、"),
    (
        "22:1",
        "`all` has no place in the table `severity`",
        "move it up, above the first table: what follows the name of a table is part of it",
        "`all` 不能写在 `severity` 表中",
        "请移到第一个表之前：表名之后的内容均属于该表",
    ),
    (
        "25:1",
        "nothing says for which documents this is",
        'write paths = ["folder/*"]',
        "未写明适用于哪些文件",
        '请写 paths = ["文件夹/*"]',
    ),
    (
        "28:1",
        "this says nothing about the documents at these paths",
        "write one of: packs, select, ignore, severity",
        "未写明对这些路径下的文件作何调整",
        "请写明下列至少一项：packs、select、ignore、severity",
    ),
    (
        "32:10",
        "`/licenses/*` fits no document",
        "write the way from the folder of the configuration, with `/`, and without `..`",
        "`/licenses/*` 不可能匹配任何文件",
        "请写自配置文件所在文件夹起的路径，以 `/` 分隔，不使用 `..`",
    ),
    ("38:9", "`paths` takes a list of one or more texts", "", "`paths` 的取值应为至少一项的列表", ""),
]
NO_TOML = [
    ("fail-on = warning\n", "1:11 config-unquoted", "`warning` is a text without quotes", "文字 `warning` 未加引号"),
    ("lang ＝ 'zh'", "1:6 config-wide", "`＝` is a full-width sign", "`＝` 是全角符号"),
    ('packs = ["a"，"b"]', "1:13 config-wide", "`，` is a full-width sign", "`，` 是全角符号"),
    ("\n【severity】", "2:1 config-wide", "`【` is a full-width sign", "`【` 是全角符号"),
    ("lang = “zh”", "1:8 config-wide", "`“` is a full-width sign", "`“` 是全角符号"),
    (
        "all = true\n\nall = false\n",
        "3:1 config-key-twice",
        "`all` is given twice; the first is in line 1",
        "`all` 重复出现，首次出现在第 1 行",
    ),
    (
        '[severity]\ntying="note"\n[severity]\n',
        "3:2 config-key-twice",
        "`severity` is given twice; the first is in line 1",
        "`severity` 重复出现，首次出现在第 1 行",
    ),
    (
        "severity = {a = 'note',\"a\" = 'off'}",
        "1:24 config-key-twice",
        '`"a"` is given twice; the first is in line 1',
        '`"a"` 重复出现，首次出现在第 1 行',
    ),
    (
        "severity.a = 'note'\nseverity = 1",
        "2:13",
        "what it names is something else further up",
        "该名称在上文已另作他用",
    ),
    ("[[severity]]\n[severity]", "2:10", "what it names is something else further up", "该名称在上文已另作他用"),
    (
        "fail-on 'error'",
        "1:9",
        "a key is followed by `=` and its value",
        "键名之后应为 `=` 和取值",
    ),
    (
        "= 1",
        "1:1",
        "a key, or the name of a table in brackets, should stand here",
        "此处应为键名或者方括号中的表名",
    ),
    ("all = true lang = 'zh'", "1:12", "nothing more may stand in this line", "本行不能再有其他内容"),
    ("[severity\n", "1:10", "the bracket is not closed", "方括号未闭合"),
    ("packs = ['a' 'b']", "1:14", "a comma or a closing bracket should stand here", "此处应为逗号或者右括号"),
    ("lang = 'zh", "1:11", "the quotes are not closed", "引号未闭合"),
    ('lang = "zh', "1:11", "the quotes are not closed", "引号未闭合"),
    ('lang = "zh\nall = true', "1:11", "the quotes are not closed in their line", "引号未在本行闭合"),
    (
        'waivers = "C:\\new\\w.yaml"',
        "1:20",
        "a backslash in double quotes begins an escape: put the text in single quotes",
        "双引号中的反斜杠表示转义，请改用单引号",
    ),
    ("as-of = 2026-02-31", "1:9", "there is no such day or time", "没有这样的日期或者时间"),
    (
        "as-of = \n",
        "1:9",
        "a text in quotes, a day, `true`, `false` or a list should stand here",
        "此处应为加引号的文字、日期、`true`、`false` 或者列表",
    ),
    ("\nall = " + "9" * 5000, "2:7", "a number is too long", "数字过长"),
    (
        "packs = " + "[" * 9000,
        "1:60",
        "this is too deep in brackets, or has too many parts",
        "括号嵌套过深，或者键名层级过多",
    ),
    (
        "a." * 400_000,
        "1:102",
        "this is too deep in brackets, or has too many parts",
        "括号嵌套过深，或者键名层级过多",
    ),
    ("键 = 1", "1:1", "a key, or the name of a table in brackets, should stand here", "此处应为键名或者方括号中的表名"),
    (
        "severity = {键 = 1}",
        "1:13",
        "a key has Latin letters, digits, `-` and `_`; any other is put in quotes",
        "键名由英文字母、数字、`-` 和 `_` 组成，含其他字符的须加引号",
    ),
]


def problems(path: Path) -> tuple[Diagnostic, ...]:
    reading = configuration(str(path), "", [])
    assert (reading.value is None) is bool(reading.diagnostics)
    return reading.diagnostics


def of_text(folder: Path, text: str | bytes) -> tuple[Diagnostic, ...]:
    path = folder / "poolcheck.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return problems(path)


def place(problem: Diagnostic) -> str:
    return f"{problem.location.line}:{problem.location.column} {problem.code}"


def test_all_mistakes_of_a_file_are_told_each_at_its_place() -> None:
    assert [place(problem) for problem in problems(WRONG)] == TOLD


@pytest.mark.parametrize(("at", "english", "hint", "chinese", "chinese_hint"), WORDS)
def test_a_mistake_is_told_in_both_languages_with_the_way_to_mend_it(
    at: str, english: str, hint: str, chinese: str, chinese_hint: str
) -> None:
    [found] = [problem for problem in problems(WRONG) if place(problem).startswith(f"{at} ")]

    assert (found.message.en, found.message.zh) == (english, chinese)
    assert (found.hint.en if found.hint else "").startswith(hint)
    assert (found.hint.zh if found.hint else "").startswith(chinese_hint)
    assert bool(found.hint) is bool(hint)


@pytest.mark.parametrize(
    ("text", "at", "english", "chinese"), [pytest.param(*case, id=case[0][:30]) for case in NO_TOML]
)
def test_a_text_that_is_no_toml_is_told_in_words_of_ours(
    text: str, at: str, english: str, chinese: str, tmp_path: Path
) -> None:
    [found] = of_text(tmp_path, text)

    assert place(found).startswith(at)
    assert found.message.en.removeprefix("this is not TOML: ") == english
    assert found.message.zh.removeprefix("不符合 TOML 语法：") == chinese


@pytest.mark.parametrize(
    ("data", "at"),
    [
        pytest.param("lang = 'zh'\n".encode("utf-16"), "1:1 text-utf16", id="UTF-16"),
        pytest.param("# 专利池章程\nlang = 'zh'\n".encode("gb18030"), "1:4 text-gbk", id="GB18030"),
        pytest.param(b"lang = 'zh'\n# \xff\n", "2:3 text-not-utf8", id="not UTF-8"),
        pytest.param(b"lang = 'zh'\0\n", "1:12 text-nul", id="NUL"),
        pytest.param(b"\x7fELF\0\0\0\1\2\3\4\5\0\0\0", "1:1 file-not-text", id="a program"),
        pytest.param(b"#" * (LARGEST + 1), "1:1 config-too-large", id="too large"),
    ],
)
def test_bytes_that_are_no_text_are_told(data: bytes, at: str, tmp_path: Path) -> None:
    assert [place(problem) for problem in of_text(tmp_path, data)] == [at]


@pytest.mark.parametrize("data", [b"", b"\n", b"# nothing\n", b"\xef\xbb\xbf# nothing\n"])
def test_a_file_that_says_nothing_is_a_configuration_of_defaults(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "poolcheck.toml"
    path.write_bytes(data)
    found = configuration(str(path), "", []).value

    assert found is not None
    assert (found.found_by, found.settings) == (FoundBy.OPTION, {})


def test_a_mark_of_byte_order_moves_no_column(tmp_path: Path) -> None:
    assert [place(problem) for problem in of_text(tmp_path, b"\xef\xbb\xbfalle = true\n")] == ["1:1 config-key-unknown"]


def test_of_a_file_with_thousands_of_mistakes_the_first_hundred_are_told(tmp_path: Path) -> None:
    found = of_text(tmp_path, "".join(f"key-{number} = 1\n" for number in range(20_000)))

    assert [place(problem) for problem in found] == [f"{line}:1 config-key-unknown" for line in range(1, 101)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("packs = [" + "'cn-aml', " * 10_000 + "]", id="many packs"),
        pytest.param("packs = [" + "'cn-am', " * 10_000 + "]", id="many packs that there are not"),
        pytest.param('"' * 100_000, id="quotes"),
        pytest.param("[[per-path]]\n" * 3_000, id="many tables"),
    ],
)
def test_a_text_made_to_be_hard_is_read(text: str, tmp_path: Path) -> None:
    assert len(of_text(tmp_path, text)) <= 100
