"""`convert` and `fmt` as commands: what they print, what they write and leave alone, and how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TIDY = 'license "Draft"\n  governing law: PRC\n\n8.1 licensee must not challenge licensed patents\n'
UNTIDY = 'license   "Draft"\n  governing law:   PRC\n8.1   licensee must not challenge licensed patents\n'
BAD = 'license "Draft"\n  8.1 licencee must not challenge licensed patents\n'
COMMENTED = 'license "Draft"\n  governing law: PRC  # of the seat\n'
HOSTILE = {
    "empty": b"",
    "NUL": b'license "Dr\0aft"\n',
    "GBK": "许可合同 “草案”\n".encode("gbk"),
    "UTF-16": 'license "Draft"\n'.encode("utf-16"),
    "binary": bytes(range(256)) * 4,
    "an escape": b'license "x"\n  \x1b[31m8.1 \x1b]0;x\x07licensee must\n',
    "an open quotation mark": b'license "Draft\n',
    "no document": b"dear sir or madam\n",
    "brackets": b"[" * 100_000,
    "a long line": b'license "x"\n' + b"y " * 200_000,
}


def run(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    done = CliRunner().invoke(poolcheck, [str(each) for each in arguments], input=given, catch_exceptions=False)
    assert "Traceback" not in done.output
    return done


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    path = tmp_path / "a.pool"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.pool"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_fmt_prints_the_canonical_form_and_leaves_the_file_alone(untidy: Path) -> None:
    done = run("fmt", untidy)

    assert (done.exit_code, done.stdout, done.stderr) == (ExitCode.CLEAN, TIDY, "")
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_fmt_check_names_what_is_not_canonical(untidy: Path) -> None:
    done = run("fmt", "--check", untidy)

    assert (done.exit_code, done.stdout) == (ExitCode.FINDINGS, f"{untidy}\n")
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_fmt_check_is_content_with_what_is_canonical(untidy: Path) -> None:
    untidy.write_text(TIDY, encoding="utf-8")

    for mode in ("--check", "--diff", "--write"):
        done = run("fmt", mode, untidy)
        assert (done.exit_code, done.output) == (ExitCode.CLEAN, "")


def test_fmt_diff_shows_what_would_change(untidy: Path) -> None:
    done = run("fmt", "--diff", untidy)

    assert done.exit_code == ExitCode.FINDINGS
    assert '-license   "Draft"\n' in done.stdout
    assert '+license "Draft"\n' in done.stdout
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_fmt_write_changes_the_file_and_keeps_its_permissions(untidy: Path) -> None:
    untidy.chmod(0o640)

    done = run("fmt", "--write", untidy)

    assert (done.exit_code, done.stdout) == (ExitCode.CLEAN, "")
    assert untidy.read_text(encoding="utf-8") == TIDY
    assert untidy.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in untidy.parent.iterdir()] == [untidy.name]


def test_fmt_write_goes_through_a_link_and_leaves_it_a_link(untidy: Path) -> None:
    link = untidy.with_name("link.pool")
    link.symlink_to(untidy)

    assert run("fmt", "--write", link).exit_code == ExitCode.CLEAN

    assert link.is_symlink()
    assert untidy.read_text(encoding="utf-8") == TIDY


def test_fmt_leaves_a_document_with_an_error_alone_and_does_the_others(untidy: Path, bad: Path) -> None:
    done = run("fmt", "--write", bad, untidy)

    assert done.exit_code == ExitCode.INPUT
    assert "party-unknown" in done.stderr
    assert bad.read_text(encoding="utf-8") == BAD
    assert untidy.read_text(encoding="utf-8") == TIDY


@pytest.mark.parametrize("what", sorted(HOSTILE))
@pytest.mark.parametrize("command", [("fmt", "--write"), ("convert", "--to", "yaml"), ("check",)])
def test_what_is_no_document_ends_with_code_3_and_stays_as_it_is(
    what: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "a.pool"
    path.write_bytes(HOSTILE[what])

    done = run(*command, path)

    assert done.exit_code == ExitCode.INPUT
    assert path.read_bytes() == HOSTILE[what]
    assert "\x1b" not in done.output
    assert command[0] == "check" or done.stdout == ""
    assert len(done.output) < 20_000


def test_fmt_reads_stdin_under_the_name_it_is_given() -> None:
    done = run("fmt", "-", "--stdin-filename", "x.pool", given=UNTIDY)

    assert (done.exit_code, done.stdout) == (ExitCode.CLEAN, TIDY)
    assert run("fmt", "--check", "-", "--stdin-filename", "x.pool", given=UNTIDY).exit_code == ExitCode.FINDINGS


@pytest.mark.parametrize(
    "arguments", [("fmt", "--write", "-"), ("fmt",), ("convert", "-"), ("convert", "-", "--to", "xml")]
)
def test_wrong_usage_ends_with_code_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments, given=UNTIDY).exit_code == ExitCode.USAGE


def test_several_documents_are_not_printed_as_one(untidy: Path) -> None:
    other = untidy.with_name("b.pool")
    other.write_text(TIDY, encoding="utf-8")

    done = run("fmt", untidy, other)

    assert (done.exit_code, done.stdout) == (ExitCode.USAGE, "")


@pytest.mark.parametrize("command", [("fmt",), ("convert", "--to", "yaml")])
def test_a_missing_file_and_an_empty_folder_end_with_code_3(command: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "x.pool"
    folder.mkdir()

    for path, code in ((tmp_path / "no.pool", "file-missing"), (folder, "folder-empty")):
        done = run(*command, path)
        assert (done.exit_code, done.stdout) == (ExitCode.INPUT, "")
        assert code in done.stderr


def test_convert_prints_the_other_surface_and_language(untidy: Path) -> None:
    as_yaml = run("convert", untidy, "--to", "yaml")
    in_chinese = run("convert", untidy, "--language", "zh")

    assert as_yaml.stdout.startswith("license: Draft\ngoverning law: PRC\n") or as_yaml.stdout.startswith(
        "license: Draft\n"
    )
    assert in_chinese.stdout.startswith("许可合同 “Draft”\n  适用法律：中国\n")
    assert run("convert", "-", "--stdin-filename", "x.yaml", "--to", "pool", given=as_yaml.stdout).stdout == TIDY


def test_convert_does_not_overwrite_without_force(untidy: Path) -> None:
    there = untidy.with_name("there.yaml")
    there.write_text("mine\n", encoding="utf-8")

    refused = run("convert", untidy, "--to", "yaml", "-o", there)
    assert refused.exit_code == ExitCode.USAGE
    assert "--force" in refused.output
    assert there.read_text(encoding="utf-8") == "mine\n"

    assert run("convert", untidy, "--to", "yaml", "-o", there, "--force").exit_code == ExitCode.CLEAN
    assert there.read_text(encoding="utf-8").startswith("license: Draft\n")


def test_convert_with_an_error_writes_nothing(bad: Path) -> None:
    there = bad.with_name("there.yaml")

    done = run("convert", bad, "--to", "yaml", "-o", there)

    assert done.exit_code == ExitCode.INPUT
    assert not there.exists()


def test_convert_into_a_missing_folder_says_so(untidy: Path) -> None:
    done = run("convert", untidy, "--to", "yaml", "-o", untidy.parent / "no" / "there.yaml")

    assert done.exit_code == ExitCode.USAGE
    assert "no/there.yaml` cannot be written" in done.output


def test_comments_are_not_lost_unless_one_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pool"
    path.write_text(COMMENTED, encoding="utf-8")

    refused = run("convert", path, "--to", "json", "--lang", "both")
    assert (refused.exit_code, refused.stdout) == (ExitCode.INPUT, "")
    assert "comments-lost" in refused.stderr
    assert "--drop-comments" in refused.stderr

    dropped = run("convert", path, "--to", "json", "--drop-comments")
    assert dropped.exit_code == ExitCode.CLEAN
    assert "of the seat" not in dropped.stdout
    assert "# of the seat" in run("convert", path, "--to", "yaml").stdout
