"""A manifest names the documents of a dossier; whatever is wrong with it is told in its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from dossier_folders import CHARTER, ENTRY, gathered, licensed, titles, write

from poolcheck.core.location import SourceText
from poolcheck.dossier import from_files
from poolcheck.dossier.from_manifest import read_manifest
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.vocabulary.load import vocabulary

FILES = {
    "charter.yaml": CHARTER,
    "entries/a.yaml": ENTRY,
    "licenses/a.yaml": licensed("A"),
    "licenses/b.pool": 'license "B"\n',
    "notes/minutes.txt": "not a document",
}
WHOLE = [("Pool", ["Charter", "Entry", "A", "B"])]

ENGLISH = """\
dossier: Pool
status: complete
charter: charter.yaml
entries: entries/a.yaml
licenses: [licenses/a.yaml, licenses/b.pool]
"""
CHINESE = """\
许可合同:
  - licenses/b.pool
  - licenses/a.yaml
入池协议: [entries/*]
章程: ./charter.yaml
状态: 完整
案卷: Pool
"""


@pytest.mark.parametrize(
    "manifest",
    [ENGLISH, CHINESE, "dossier: Pool\ncharter: charter.yaml\nentry agreement: e*/**\nlicenses: '**/[ab].*'\n"],
)
def test_keys_in_either_language_and_any_order_make_the_same_dossier(tmp_path: Path, manifest: str) -> None:
    if "**/[ab]" in manifest:
        (tmp_path / "entries").mkdir()
        manifest = manifest.replace("**/[ab]", "licenses/**/[ab]")
    found, problems = gathered(write(tmp_path, {**FILES, "dossier.yaml": manifest}))

    assert problems == []
    assert titles(found) == WHOLE
    assert found.dossiers[0].manifest is not None
    assert not found.dossiers[0].partial
    assert found.dossiers[0].charter is found.dossiers[0].documents[0]


def test_what_was_read_is_told_in_the_order_of_the_dossier_with_its_digest(tmp_path: Path) -> None:
    table = "patent number,status\nZL1,in force\nZL2,expired\n"
    found, problems = gathered(
        write(tmp_path, {**FILES, "lists/p.csv": table, "dossier.yaml": f"{ENGLISH}patents: lists/p.csv\n"})
    )

    assert problems == []
    assert [(read.path.removeprefix(f"{tmp_path}/"), read.kind, read.key) for read in found.inputs] == [
        ("dossier.yaml", "dossier", "Pool"),
        ("lists/p.csv", "patents", "p.csv"),
        ("charter.yaml", "charter", "Charter"),
        ("entries/a.yaml", "entry", "Entry"),
        ("licenses/a.yaml", "license", "A"),
        ("licenses/b.pool", "license", "B"),
    ]
    assert all(len(read.sha256) == 64 for read in found.inputs)
    assert found.dossiers[0].manifest is not None
    patents = found.dossiers[0].manifest.patents or ()
    assert [(patent.number, patent.status) for patent in patents] == [("ZL1", "in_force"), ("ZL2", "expired")]
    places = [span.location for span in found.dossiers[0].manifest.patent_spans]
    assert [(place.line, place.column, place.end_column) for place in places] == [(2, 1, 13), (3, 1, 12)]
    assert places[0].path.endswith("lists/p.csv")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("licences: licenses/a.yaml", "dossier.yaml:3:1 dossier-key-unknown"),
        ("被许可: licenses/a.yaml", "dossier.yaml:3:1 dossier-key-unknown"),
        ("clauses: []", "dossier.yaml:3:1 dossier-key-unknown"),
        ("章程: charter.yaml", "dossier.yaml:3:1 key-twice"),
        ("dossier: Another", "dossier.yaml:3:1 yaml-duplicate-key"),
        ("licenses: ../outside.yaml", "dossier.yaml:3:11 beside-outside"),
        ("licenses: ../*.yaml", "dossier.yaml:3:11 beside-outside"),
        ("licenses: licenses/../../outside.yaml", "dossier.yaml:3:11 beside-outside"),
        ("licenses: /etc/passwd", "dossier.yaml:3:11 beside-outside"),
        ("licenses: /*/passwd", "dossier.yaml:3:11 beside-outside"),
        ("licenses: link.yaml", "dossier.yaml:3:11 beside-outside"),
        ("licenses: lin*.yaml", "dossier.yaml:3:11 beside-outside"),
        ("licenses: away/outside.yaml", "dossier.yaml:3:11 beside-outside"),
        ("licenses: none.yaml", "dossier.yaml:3:11 file-unreadable"),
        ("licenses: licenses", "dossier.yaml:3:11 file-unreadable"),
        ("licenses: round.yaml", "dossier.yaml:3:11 file-unreadable"),
        ('licenses: "nul\\0.yaml"', "dossier.yaml:3:12 file-unreadable; dossier.yaml:3:15 text-control-character"),
        ("licenses: licenses/*.json", "dossier.yaml:3:11 glob-empty"),
        ("licenses: [licenses/a.yaml, '[', b]", "dossier.yaml:3:30 glob-empty; dossier.yaml:3:34 file-unreadable"),
        ("licenses: notes/*", "dossier.yaml:3:11 glob-empty"),
        ("licenses: [licenses/a.yaml, licenses/*.yaml]", "dossier.yaml:3:29 dossier-document-twice"),
        ("licenses: [licenses/a.yaml, charter.yaml]", "dossier.yaml:3:29 dossier-document-twice"),
        ("licenses: [licenses/a.yaml, twin.yaml]", "dossier.yaml:3:29 dossier-document-twice"),
        ("licenses: [licenses/a.yaml, entries/a.yaml]", "dossier.yaml:3:29 dossier-document-kind"),
        ("licenses: dossier.yaml", "dossier.yaml:1:1 document-is-manifest"),
        ("licenses: {from: licenses/a.yaml}", "dossier.yaml:3:11 dossier-value-shape"),
        ("licenses: [[licenses/a.yaml]]", "dossier.yaml:3:12 dossier-value-shape"),
        ("licenses:", "dossier.yaml:3:10 dossier-value-shape"),
        ("status: done", "dossier.yaml:3:9 dossier-status"),
        ("patents: [p.csv, q.csv]", "dossier.yaml:3:18 dossier-one-name"),
        ("patents: q.csv", "dossier.yaml:3:10 file-unreadable"),
        ("patents: ../p.csv", "dossier.yaml:3:10 beside-outside"),
        ("patents: bad.csv", "bad.csv:3:5 fact-choice"),
        ("patents: columns.csv", "columns.csv:1:15 fact-key-unknown"),
        ("patents: entries/a.yaml", "a.yaml:1:1 fact-key-unknown; a.yaml:1:1 fact-missing"),
    ],
)
def test_every_problem_of_a_manifest_is_told_in_its_line(tmp_path: Path, line: str, expected: str) -> None:
    folder = write(
        tmp_path / "pool",
        {
            **FILES,
            "dossier.yaml": f"dossier: Pool\ncharter: charter.yaml\n{line}\n",
            "p.csv": "patent number\nZL1\n",
            "bad.csv": "patent number,status\nZL1,in force\nZL2,fine\n",
            "columns.csv": "patent number,statsu\nZL1,in force\n",
            "../outside.yaml": licensed("Outside"),
        },
    )
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "twin.yaml").symlink_to(folder / "licenses/a.yaml")
    (folder / "away").symlink_to(tmp_path, target_is_directory=True)
    (folder / "round.yaml").symlink_to(folder / "round.yaml")

    found, problems = gathered(folder / "dossier.yaml")

    assert "; ".join(problems) == expected
    assert titles(found)[0] == (
        "Pool",
        ["Charter", *(["A"] if "[licenses/a.yaml" in line and "[[" not in line else [])],
    )
    assert found.dossiers[0].partial


@pytest.mark.parametrize(
    ("manifest", "problem"),
    [
        ("charter: charter.yaml\n", "dossier.yaml:1:1 dossier-title-missing"),
        ("dossier:\ncharter: charter.yaml\n", "dossier.yaml:1:9 dossier-title-missing"),
        ("dossier: [Pool]\n", "dossier.yaml:1:10 dossier-title-missing"),
        ("- charter.yaml\n", "dossier.yaml:1:1 dossier-not-mapping"),
        ("", "dossier.yaml:1:1 file-empty"),
        ("dossier: [Pool\n", "dossier.yaml:1:10 yaml-bracket-open"),
    ],
)
def test_a_manifest_that_cannot_be_read_leaves_the_documents_to_themselves(
    tmp_path: Path, manifest: str, problem: str
) -> None:
    found, problems = gathered(write(tmp_path, {**FILES, "dossier.yaml": manifest}))

    assert problem in problems
    assert not any("dossier-document-unnamed" in one for one in problems)
    assert titles(found) == [(None, ["Charter"]), (None, ["Entry"]), (None, ["A"]), (None, ["B"])]
    [unread] = [read for read in found.inputs if read.path.endswith("dossier.yaml")]
    assert unread.kind == ""


def test_a_dossier_has_one_charter(tmp_path: Path) -> None:
    files = {"a/c.yaml": CHARTER, "b/c.yaml": CHARTER.replace("Charter", "Other")}
    two = write(tmp_path / "two", {**files, "dossier.yaml": "dossier: P\ncharter: [a/c.yaml, b/c.yaml]\n"})
    glob = write(tmp_path / "glob", {**files, "dossier.yaml": "dossier: P\ncharter: '*/c.yaml'\n"})

    assert gathered(two / "dossier.yaml")[1] == ["dossier.yaml:2:21 dossier-one-name"]
    found, problems = gathered(glob)
    assert problems == ["dossier.yaml:2:11 dossier-one-name"]
    assert titles(found) == [("P", ["Charter"]), (None, ["Other"])]


@pytest.mark.parametrize(
    ("lines", "partial"),
    [
        ("", False),
        ("status: complete\n", False),
        ("状态: 完整\n", False),
        ("status: partial\n", True),
        ("状态: 部分\n", True),
        ("status: unknown\n", True),
        ("licenses: ____\n", True),
        ("入池协议: 不明\n", True),
    ],
)
def test_a_dossier_is_complete_unless_something_is_left_open(tmp_path: Path, lines: str, *, partial: bool) -> None:
    manifest = f"dossier: Pool\ncharter: charter.yaml\n{lines}"
    found, problems = gathered(write(tmp_path, {"charter.yaml": CHARTER, "dossier.yaml": manifest}))

    assert problems == []
    assert found.dossiers[0].partial is partial


def test_a_dossier_with_a_document_that_cannot_be_read_is_partial(tmp_path: Path) -> None:
    files = {**FILES, "licenses/a.yaml": "license: A\nsigned: soon\n", "dossier.yaml": ENGLISH}
    found, problems = gathered(write(tmp_path, files))

    assert problems == ["a.yaml:2:9 fact-not-date"]
    assert titles(found) == [("Pool", ["Charter", "Entry", "B"])]
    assert found.dossiers[0].partial


def test_a_manifest_that_names_nothing_is_a_warning_at_its_title(tmp_path: Path) -> None:
    found, problems = gathered(write(tmp_path, {"dossier.yaml": "# none yet\ndossier: Pool\n"}))

    assert problems == ["dossier.yaml:2:10 dossier-empty"]
    assert titles(found) == [("Pool", [])]


def test_a_dossier_may_be_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert from_files.MOST_DOCUMENTS == 10_000
    monkeypatch.setattr(from_files, "MOST_DOCUMENTS", 3)
    files = {f"{name}.yaml": licensed(name) for name in "abcd"}
    manifest = "dossier: Pool\nlicenses:\n  - a.yaml\n  - '[b-z].yaml'\n  - e.yaml\n"
    found, problems = gathered(write(tmp_path, {**files, "dossier.yaml": manifest}) / "dossier.yaml")

    assert problems == ["dossier.yaml:4:6 dossier-too-large"]
    assert titles(found) == [("Pool", ["a", "b", "c"])]
    assert found.dossiers[0].partial


@pytest.mark.parametrize("page", ["language.md", "language.zh.md"])
def test_the_manifest_on_the_pages_is_one(page: str) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / page).read_text(encoding="utf-8")
    [example] = [block.partition("```")[0] for block in text.split("```text\n")[1:] if "patents.csv" in block]
    source = SourceText("dossier.yaml", example)
    tree = read_yaml(source).value
    assert tree is not None
    reading = read_manifest(tree, source, "")

    assert reading.diagnostics == ()
    assert reading.value is not None
    assert [named.kind for named in reading.value.named] == ["charter", "entry", "entry", "license"]
    assert [entry.key.text for entry in reading.value.tree.entries] == [*vocabulary().manifest]


def test_a_misnamed_manifest_is_told_to_be_one(tmp_path: Path) -> None:
    _, problems = gathered(write(tmp_path, {"pool.yaml": ENGLISH, "案卷.yaml": CHINESE}))

    assert problems == ["pool.yaml:1:1 document-is-manifest", "案卷.yaml:7:1 document-is-manifest"]
