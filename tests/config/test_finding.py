"""Which file is the configuration of a run: the one that is named, else the nearest above the documents."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck.config import find
from poolcheck.config.find import configuration
from poolcheck.config.model import Choice, FoundBy

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.config.model import Configuration

OURS = '[tool.poolcheck]\nlang = "both"\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a repository with documents in folders, and stand in it."""
    for name in ("repo/.git/x", "repo/pool/licenses/a.yaml", "repo/pool/charter.yaml", "repo/other/b.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path / "repo")
    return tmp_path


@pytest.fixture
def write(desk: Path) -> Callable[..., None]:
    def written(*names: str, text: str = 'lang = "zh"\n') -> None:
        for name in names:
            (desk / name).write_text(text, encoding="utf-8")

    return written


def found(*paths: str) -> Configuration:
    reading = configuration(None, "", paths)
    assert reading.value is not None, reading.diagnostics
    return reading.value


def code(*paths: str, option: str | None = None, variable: str = "") -> str:
    [problem] = configuration(option, variable, paths).diagnostics
    return f"{problem.location} {problem.code}"


def test_without_a_file_there_is_nothing(desk: Path) -> None:
    assert found("pool").path == ""
    assert found("pool").found_by is FoundBy.NOTHING
    assert (desk / "repo").is_dir()


@pytest.mark.parametrize(
    ("paths", "nearest"),
    [
        (["pool/licenses/a.yaml"], "pool/licenses/poolcheck.toml"),
        (["pool/licenses"], "pool/licenses/poolcheck.toml"),
        (["pool/licenses/*.yaml"], "pool/licenses/poolcheck.toml"),
        (["pool/*/a.yaml"], "poolcheck.toml"),
        (["pool/charter.yaml"], "poolcheck.toml"),
        (["pool/licenses/a.yaml", "pool/charter.yaml"], "poolcheck.toml"),
        (["pool/licenses/a.yaml", "other/b.yaml"], "poolcheck.toml"),
        (["pool/licenses/nowhere.yaml"], "pool/licenses/poolcheck.toml"),
        (["other/no/such/folder/x.yaml"], "poolcheck.toml"),
        (["pool/licenses/../charter.yaml"], "poolcheck.toml"),
        ([], "poolcheck.toml"),
        ([""], "poolcheck.toml"),
        (["\0"], "poolcheck.toml"),
    ],
)
def test_the_search_begins_in_the_common_folder_and_goes_up(
    paths: list[str], nearest: str, write: Callable[..., None]
) -> None:
    write("repo/poolcheck.toml", "repo/pool/licenses/poolcheck.toml")

    assert found(*paths).path == nearest


@pytest.mark.parametrize("mark", ["a folder", "a file"])
def test_the_search_ends_with_the_repository(mark: str, desk: Path, write: Callable[..., None]) -> None:
    write("poolcheck.toml")
    if mark == "a file":
        (desk / "repo/.git/x").unlink()
        (desk / "repo/.git").rmdir()
        write("repo/.git", text="gitdir: elsewhere\n")

    assert found("pool").found_by is FoundBy.NOTHING

    write("repo/poolcheck.toml")
    assert found("pool").path == "poolcheck.toml"


def test_without_a_repository_the_search_goes_on_above_and_names_what_it_finds(
    desk: Path, write: Callable[..., None]
) -> None:
    (desk / "repo/.git/x").unlink()
    (desk / "repo/.git").rmdir()
    write("poolcheck.toml")

    assert found("pool").path == "../poolcheck.toml"
    assert found(str(desk / "repo/pool")).path == "../poolcheck.toml"


def test_a_file_that_is_neither_above_nor_below_is_named_in_full(
    desk: Path, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("repo/pool/poolcheck.toml")
    monkeypatch.chdir(desk / "repo/other")

    assert found("../pool/charter.yaml").path == (desk / "repo/pool/poolcheck.toml").as_posix()


def test_in_one_folder_our_own_file_wins_over_that_of_the_project(write: Callable[..., None]) -> None:
    write("repo/pool/pyproject.toml", text=OURS)
    assert found("pool").settings["lang"].value == "both"
    assert found("pool").path == "pool/pyproject.toml"

    write("repo/pool/poolcheck.toml")
    assert found("pool").path == "pool/poolcheck.toml"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[tool.black]\n",
        "[tool.poolcheck-extra]\nlang = 1\n",
        '[project]\ndependencies = ["poolcheck"]\n',
        'tool = "poolcheck"\n',
        '[tool]\nother = "poolcheck"\n',
        "this is no TOML",
        "\xff",
    ],
)
def test_a_project_without_our_table_is_passed_over(text: str, desk: Path, write: Callable[..., None]) -> None:
    write("repo/poolcheck.toml")
    (desk / "repo/pool/pyproject.toml").write_bytes(text.encode("latin-1"))

    assert found("pool").path == "poolcheck.toml"


def test_what_is_wrong_with_the_table_of_a_project_is_told_at_its_place(write: Callable[..., None]) -> None:
    write("repo/pool/pyproject.toml", text="[project]\nname = 'x'\n\n[tool]\npoolcheck = 1\n")
    assert code("pool") == "pool/pyproject.toml:5:1 config-shape"

    write("repo/pool/pyproject.toml", text="[tool.poolcheck]\nfail_on = 'error'\n")
    assert code("pool") == "pool/pyproject.toml:2:1 config-key-unknown"

    write("repo/pool/pyproject.toml", text="[tool.poolcheck.severity]\ntying = 'fatal'\n")
    assert code("pool") == "pool/pyproject.toml:2:9 config-choice"

    write("repo/pool/pyproject.toml", text="[[tool.poolcheck.per-path]]\npaths = ['a']\n")
    assert code("pool") == "pool/pyproject.toml:1:1 config-changes-nothing"

    write("repo/pool/pyproject.toml", text="poolcheck =\n")
    assert code("pool") == "pool/pyproject.toml:1:12 config-syntax"


def test_an_empty_table_ends_the_search(write: Callable[..., None]) -> None:
    write("repo/poolcheck.toml")
    write("repo/pool/pyproject.toml", text="[tool.poolcheck]\n")

    assert found("pool").path == "pool/pyproject.toml"
    assert found("pool").settings == {}


def test_what_has_the_name_and_cannot_be_read_is_told(desk: Path) -> None:
    place = desk / "repo/pool/poolcheck.toml"
    place.mkdir()
    [problem] = configuration(None, "", ["pool"]).diagnostics

    assert (problem.code, problem.location.path) == ("config-unreadable", "pool/poolcheck.toml")
    assert problem.message.en == "the configuration `pool/poolcheck.toml` cannot be read: it is a folder"
    assert problem.message.zh == "无法读取配置文件 `pool/poolcheck.toml`：这是文件夹"

    place.rmdir()
    place.symlink_to("nowhere")
    [problem] = configuration(None, "", ["pool"]).diagnostics
    assert problem.message.en.endswith("there is no such file or folder")

    place.unlink()
    os.mkfifo(place)
    [problem] = configuration(None, "", ["pool"]).diagnostics
    assert problem.message.en.endswith("it is no ordinary file")


def test_a_file_that_may_not_be_read_is_told(
    desk: Path, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("repo/pool/poolcheck.toml")
    place = desk / "repo/pool/poolcheck.toml"
    if os.geteuid() == 0:
        opened = Path.open
        denied = PermissionError(13, "Permission denied")
        monkeypatch.setattr(
            Path, "open", lambda self, *args: (_ for _ in ()).throw(denied) if self == place else opened(self, *args)
        )
    place.chmod(0)

    [problem] = configuration(None, "", ["pool"]).diagnostics
    assert problem.message.en == "the configuration `pool/poolcheck.toml` cannot be read: permission denied"
    assert problem.message.zh == "无法读取配置文件 `pool/poolcheck.toml`：没有权限"


def test_links_to_folders_are_followed_and_links_to_files_are_not(desk: Path, write: Callable[..., None]) -> None:
    write("repo/poolcheck.toml", "repo/pool/poolcheck.toml")
    (desk / "repo/linked").symlink_to("pool/licenses", target_is_directory=True)
    (desk / "repo/other/linked.yaml").symlink_to("../pool/charter.yaml")

    assert found("linked/a.yaml").path == "pool/poolcheck.toml"
    assert found("other/linked.yaml").path == "poolcheck.toml"


def test_a_circle_of_links_is_no_folder(desk: Path, write: Callable[..., None]) -> None:
    write("repo/poolcheck.toml")
    (desk / "repo/round").symlink_to("round")

    assert found("round/x.yaml").path == "poolcheck.toml"


# --- files of others


@pytest.fixture
def owner(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let files belong to somebody, and the run to user 1000."""
    owners: dict[str, set[int]] = {}
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    monkeypatch.setattr(find, "_owners", lambda path: owners.get(path.name, {1000}))

    def belongs(**names: set[int]) -> None:
        owners.update({name.replace("_", "."): ids for name, ids in names.items()})

    return belongs


def test_a_file_that_somebody_else_left_is_not_used_unasked(
    write: Callable[..., None], owner: Callable[..., None]
) -> None:
    write("repo/poolcheck.toml")
    owner(poolcheck_toml={1001})
    [problem] = configuration(None, "", ["pool"]).diagnostics

    assert (problem.code, problem.location.line) == ("config-foreign", 1)
    assert problem.message.en == "`poolcheck.toml` belongs to somebody else, so it is not used unasked"
    assert problem.message.zh == "`poolcheck.toml` 属于其他用户，未经指定不予采用"
    assert problem.hint is not None
    assert problem.hint.en == "look at it, then name it: --config poolcheck.toml"

    asked = configuration("poolcheck.toml", "", ["pool"]).value
    assert asked is not None
    assert asked.settings["lang"].value == "zh"


@pytest.mark.parametrize(
    ("file", "repository", "used"),
    [
        ({1000}, {1000}, True),
        ({0}, {1000}, True),
        ({1001}, {1001}, True),
        ({1001}, {0}, False),
        ({1000, 1001}, {1000}, False),
        ({1001, 0}, {0}, False),
    ],
)
def test_what_the_administrator_or_the_owner_of_the_repository_left_is_used(
    file: set[int],
    repository: set[int],
    used: bool,  # noqa: FBT001
    write: Callable[..., None],
    owner: Callable[..., None],
) -> None:
    write("repo/poolcheck.toml")
    owner(poolcheck_toml=file, repo=repository)

    assert (configuration(None, "", ["pool"]).value is not None) is used


def test_a_file_of_others_that_is_wrong_is_first_of_all_a_file_of_others(
    write: Callable[..., None], owner: Callable[..., None]
) -> None:
    write("repo/poolcheck.toml", text="\x07 no TOML")
    owner(poolcheck_toml={1001})

    assert code("pool") == "poolcheck.toml:1:1 config-foreign"


def test_the_project_of_others_is_passed_over_if_it_has_no_table_of_ours(
    write: Callable[..., None], owner: Callable[..., None]
) -> None:
    write("repo/poolcheck.toml")
    write("repo/pool/pyproject.toml", text='[project]\ndependencies = ["poolcheck"]\n')
    owner(pyproject_toml={1001})
    assert found("pool").path == "poolcheck.toml"

    write("repo/pool/pyproject.toml", text=OURS)
    assert code("pool") == "pool/pyproject.toml:1:1 config-foreign"


@pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator gives files away")
def test_a_file_in_the_folder_of_temporary_files_is_not_used(
    desk: Path, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "repo/.git/x").unlink()
    (desk / "repo/.git").rmdir()
    write("poolcheck.toml")
    desk.chmod(0o1777)
    os.chown(desk / "poolcheck.toml", 1001, 1001)
    monkeypatch.setattr(os, "getuid", lambda: 1000)

    assert code("pool") == "../poolcheck.toml:1:1 config-foreign"

    (desk / ".git").mkdir()
    os.chown(desk / ".git", 1001, 1001)
    assert code("pool") == "../poolcheck.toml:1:1 config-foreign"

    write("repo/mine.toml")
    os.chown(desk / "repo/mine.toml", 1000, 1000)
    (desk / "poolcheck.toml").unlink()
    (desk / "poolcheck.toml").symlink_to("repo/mine.toml")
    assert found("pool").path == "../poolcheck.toml"

    os.chown(desk / "poolcheck.toml", 1001, 1001, follow_symlinks=False)
    assert code("pool") == "../poolcheck.toml:1:1 config-foreign"


def test_where_there_are_no_owners_every_file_is_used(
    write: Callable[..., None], owner: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("repo/poolcheck.toml")
    owner(poolcheck_toml={1001})
    monkeypatch.delattr(os, "getuid")

    assert found("pool").path == "poolcheck.toml"


# --- files that are named


def test_the_option_wins_over_the_variable_and_this_over_what_is_near(write: Callable[..., None]) -> None:
    write("repo/pool/poolcheck.toml", "repo/a.toml", "repo/b.toml")
    by_option = configuration("a.toml", "b.toml", ["pool"]).value
    by_variable = configuration(None, "b.toml", ["pool"]).value

    assert by_option is not None
    assert by_variable is not None
    assert (by_option.path, by_option.found_by) == ("a.toml", FoundBy.OPTION)
    assert (by_variable.path, by_variable.found_by) == ("b.toml", FoundBy.ENVIRONMENT)


def test_an_empty_variable_names_nothing(write: Callable[..., None]) -> None:
    write("repo/poolcheck.toml")

    assert found("pool").found_by is FoundBy.SEARCH


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere.toml", "there is no such file or folder"),
        ("-", "there is no such file or folder"),
        ("pool", "it is a folder"),
        ("", "it is a folder"),
        ("pool/charter.yaml/x.toml", "what should be a folder on the way there is a file"),
        ("\0", "it is no ordinary file"),
    ],
)
@pytest.mark.parametrize("how", ["option", "variable"])
def test_a_named_file_that_cannot_be_read_is_told(name: str, reason: str, how: str, write: Callable[..., None]) -> None:
    write("repo/poolcheck.toml")
    if how == "variable" and not name:
        return
    option, variable = (name, "") if how == "option" else (None, name)
    [problem] = configuration(option, variable, ["pool"]).diagnostics

    assert problem.code == "config-unreadable"
    assert problem.message.en.endswith(f"cannot be read: {reason}")


def test_a_named_project_must_have_our_table(write: Callable[..., None]) -> None:
    write("repo/pyproject.toml", text="[project]\nname = 'x'\n")

    assert code(option="pyproject.toml") == "pyproject.toml:1:1 config-no-table"
    assert code(variable="./pyproject.toml") == "pyproject.toml:1:1 config-no-table"


def test_a_pipe_or_nothing_at_all_may_be_named() -> None:
    reading, writing = os.pipe()
    os.write(writing, b'lang = "zh"\n')
    os.close(writing)
    piped = configuration(f"/dev/fd/{reading}", "", []).value
    os.close(reading)
    nothing = configuration(os.devnull, "", []).value

    assert piped is not None
    assert nothing is not None
    assert piped.settings["lang"].value == "zh"
    assert nothing.settings == {}


# --- paths in a configuration


def test_paths_begin_from_the_folder_of_the_file(desk: Path, write: Callable[..., None]) -> None:
    (desk / "repo/pool/house").mkdir()
    write("repo/pool/house/pack.yaml", text="name: house\n")
    write("repo/pool/baseline.json", text="{}")
    write(
        "repo/pool/poolcheck.toml",
        text='packs = ["cn-aml", "house", "./house"]\nwaivers = "waivers.yaml"\nbaseline = "baseline.json"\n'
        'output = ["json=out/report.json", "text:x=y"]\n'.replace('"text:x=y"', '"text=a=b"'),
    )
    near = found("pool/charter.yaml")

    assert {key: setting.value for key, setting in near.settings.items()} == {
        "waivers": "pool/waivers.yaml",
        "baseline": "pool/baseline.json",
        "output": ("json=pool/out/report.json", "text=pool/a=b"),
    }
    assert [pack.name for pack in near.choices[0].packs or ()] == ["cn-aml", "pool/house", "pool/house"]
    assert [pack.written for pack in near.choices[0].packs or ()] == ["cn-aml", "house", "./house"]

    write("repo/poolcheck.toml", text='baseline = "origin/main"\n')
    assert found("other").settings["baseline"].value == "origin/main"


def test_no_report_is_written_through_a_link_that_leads_out(desk: Path, write: Callable[..., None]) -> None:
    (desk / "repo/pool/out").symlink_to(desk)
    write("repo/pool/poolcheck.toml", text='output = ["json=out/report.json"]\n')

    assert code("pool") == "pool/poolcheck.toml:1:11 config-output-outside"


@pytest.mark.parametrize(
    ("pattern", "path", "applies"),
    [
        ("pool/licenses/a.yaml", "pool/licenses/a.yaml", True),
        ("./pool/*/a.yaml", "pool/licenses/a.yaml", True),
        ("pool/*", "pool/licenses/a.yaml", False),
        ("pool/", "pool/licenses/a.yaml", True),
        ("pool/**", "pool/licenses/a.yaml", True),
        ("**/*.yaml", "pool/licenses/a.yaml", True),
        ("**", "pool/charter.yaml", True),
        ("*.yaml", "pool/charter.yaml", False),
        ("pool", "pool/charter.yaml", False),
        ("POOL/*", "pool/charter.yaml", False),
        ("pool/charter.yaml", "pool/licenses/../charter.yaml", True),
        ("pool/charter.yaml", "linked/charter.yaml", True),
        ("linked/*", "linked/charter.yaml", False),
        ("**", "../elsewhere.yaml", False),
        ("elsewhere.yaml", "../elsewhere.yaml", False),
    ],
)
def test_patterns_of_paths_begin_there_too(pattern: str, path: str, applies: bool, desk: Path) -> None:  # noqa: FBT001
    (desk / "repo/linked").symlink_to("pool", target_is_directory=True)
    choice = Choice(paths=(pattern,), folder=Path(os.path.realpath(desk / "repo")))

    assert choice.applies_to(path) is applies
    assert choice.applies_to(str(desk / "repo" / path)) is applies


def test_a_run_without_configuration_loads_nothing_to_read_one(desk: Path) -> None:
    program = (
        "import sys; from poolcheck.config.find import configuration; configuration(None, '', ['pool'])"
        "; print(*({'tomllib', 'pydantic', 'yaml', 'poolcheck.config.from_toml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=desk / "repo", capture_output=True, text=True, encoding="utf-8", check=True
    )

    assert done.stdout == "\n"
