"""`poolcheck report` writes the formal report in four formats, and `poolcheck verify` makes it again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.main import poolcheck

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--as-of", "2026-11-21", "--today", "2026-11-21")
AVS3 = ROOT / "fixtures/dossiers/avs3"
LANHAI = "pool/02-lanhai.yaml"
MANIFEST = """\
dossier: Small pool
status: complete
charter: charter.pool
entries: [westlake.yaml]
licenses: [01-mingtai.pool, 02-lanhai.yaml]
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(poolcheck, list(arguments))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a small dossier in `pool/`, enough for findings of every kind, in which the commands are run."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "pool").mkdir()
    for name in ("charter.pool", "entries/westlake.yaml", "licenses/01-mingtai.pool", "licenses/02-lanhai.yaml"):
        shutil.copy(AVS3 / name, folder / "pool")
    (folder / "pool/dossier.yaml").write_text(MANIFEST, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for suffix in ("docx", "html", "md", "json"):
            assert run("report", "pool", *DAY, "--lang", "en", "-o", f"r.{suffix}").exit_code == ExitCode.CLEAN
        yield folder


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "json"])
def test_a_report_is_made_again_byte_by_byte(desk: Path, suffix: str) -> None:
    verified = run("verify", f"r.{suffix}", "--lang", "en")

    assert (desk / f"r.{suffix}").stat().st_size > 10_000
    assert verified.exit_code == ExitCode.CLEAN
    assert verified.stdout.endswith("the report itself: as it was\n")
    assert "differ" not in verified.stdout


def test_the_report_says_what_the_pool_is_what_was_found_and_what_is_met(desk: Path) -> None:
    found = json.loads((desk / "r.json").read_text(encoding="utf-8"))
    [pool] = found["profiles"]

    assert pool["title"] == "Small pool"
    assert [(one["licensee"], one["amount"], one["location"]["line"]) for one in pool["fees"]] == [
        ("明泰电子股份有限公司", "1.00", 7),
        ("蓝海光电有限公司", "1.50", 13),
    ]
    rules = {one["rule"] for one in found["report"]["findings"] if one["outcome"] == "not_met"}
    assert {"pool-licensees-charged-differently", "entry-against-charter-independent-licensing"} <= rules
    assert any(point["met"] for point in found["points"])
    assert any(place["clauses"] for one in found["met"] for place in one["by"])


def test_a_changed_document_and_a_changed_word_are_told(desk: Path) -> None:
    text = (desk / "r.md").read_text(encoding="utf-8")
    (desk / "forged.md").write_text(text.replace("Not met", "Met"), encoding="utf-8")
    forged = run("verify", "forged.md", "--lang", "en")
    license_ = desk / LANHAI
    before = license_.read_text(encoding="utf-8")
    license_.write_text(before.replace("每台1.50元", "每台1.00元"), encoding="utf-8")
    changed = run("verify", "r.md", "--lang", "en")
    license_.write_text(before, encoding="utf-8")

    assert forged.exit_code == changed.exit_code == ExitCode.FINDINGS
    assert "outcomes (35): as it was" in forged.stdout
    assert f"{LANHAI} is not what it was" in changed.stdout
    assert "pool-licensees-charged-differently@" in changed.stdout


def test_a_redacted_report_says_nothing_of_what_is_left_out(desk: Path) -> None:
    done = run("report", "pool", *DAY, "--redact", "business-secrets", "-o", "public.html")
    unnamed = run("verify", "public.html")
    named = run("verify", "public.html", "pool", "--lang", "en")

    assert done.exit_code == named.exit_code == ExitCode.CLEAN
    assert unnamed.exit_code == ExitCode.USAGE
    assert named.stdout.endswith("the report is redacted: only what its reader may see was compared\n")
    text = (desk / "public.html").read_text(encoding="utf-8")
    assert [name for name in ("蓝海光电", "明泰电子", "02-lanhai", "1.50") if name in text] == []


def test_a_file_without_a_seal_is_no_report(desk: Path) -> None:
    (desk / "n.md").write_text("hello\n", encoding="utf-8")

    assert run("verify", "n.md").exit_code == ExitCode.INPUT
    assert run("verify", "missing.md").exit_code == ExitCode.INPUT
    assert run("report", "pool", *DAY, "-o", "r.pdf").exit_code == ExitCode.USAGE
