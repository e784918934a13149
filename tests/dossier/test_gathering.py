"""What a manifest names belongs together, and is compared; every other document stands by itself."""

from __future__ import annotations

import os
import time
from itertools import islice, permutations
from pathlib import Path

import pytest
from dossier_folders import CHARTER, gathered, licensed, titles, write

from poolcheck import api
from poolcheck.core.diagnostic import Severity
from poolcheck.files import DossierFolder, read_inputs

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
MANIFEST = "dossier: Pool\ncharter: charter.yaml\nlicenses: licenses/*.yaml\n"
FILES = {
    "dossier.yaml": MANIFEST,
    "charter.yaml": CHARTER,
    "licenses/a.yaml": licensed("A"),
    "licenses/b.yaml": licensed("B"),
}


def test_documents_without_a_manifest_stand_by_themselves(tmp_path: Path) -> None:
    folder = write(tmp_path, {name: text for name, text in FILES.items() if name != "dossier.yaml"})
    found, problems = gathered(folder)

    assert problems == []
    assert titles(found) == [(None, ["Charter"]), (None, ["A"]), (None, ["B"])]
    assert [(dossier.charter, dossier.partial) for dossier in found.dossiers] == [(None, False)] * 3


@pytest.mark.parametrize("given", ["", "dossier.yaml", "doss*.yaml", "*"])
def test_a_dossier_may_be_named_by_its_folder_its_manifest_or_a_glob(tmp_path: Path, given: str) -> None:
    found, problems = gathered(write(tmp_path, FILES) / given if given else write(tmp_path, FILES))

    assert problems == []
    assert titles(found) == [("Pool", ["Charter", "A", "B"])]


def test_a_document_named_beside_its_manifest_is_read_once(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    found, problems = gathered(folder / "licenses/b.yaml", folder / "dossier.yaml", folder)

    assert problems == []
    assert titles(found) == [("Pool", ["Charter", "A", "B"])]
    assert len(found.inputs) == 4


def test_a_document_that_the_manifest_does_not_name_is_checked_by_itself_and_that_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path, {**FILES, "drafts/c.yaml": licensed("C")})
    inputs = read_inputs([str(folder)]).value or ()
    reading = api.read_dossiers(inputs)
    assert reading.value is not None

    [note] = reading.diagnostics
    assert (note.code, note.severity) == ("dossier-document-unnamed", Severity.NOTE)
    assert str(note.location) == f"{folder}/drafts/c.yaml:1:1"
    assert titles(reading.value) == [("Pool", ["Charter", "A", "B"]), (None, ["C"])]
    assert gathered(folder / "dossier.yaml")[1] == []


def test_a_folder_below_with_a_manifest_is_a_dossier_of_its_own(tmp_path: Path) -> None:
    below = {
        "licenses/sub/dossier.yaml": "dossier: Sub\nlicenses: '**/*.yaml'\n",
        "licenses/sub/x.yaml": licensed("X"),
        "licenses/sub/deeper/y.yaml": licensed("Y"),
        "licenses/sub/entry.pool": 'entry "Entry"\n',
    }
    outer = {**FILES, "dossier.yaml": MANIFEST.replace("licenses/*", "licenses/**/*")}
    folder = write(tmp_path, {**outer, **below})
    reading = api.read_dossiers(read_inputs([str(folder)]).value or ())
    assert reading.value is not None

    assert titles(reading.value) == [("Pool", ["Charter", "A", "B"]), ("Sub", ["Y", "X"]), (None, ["Entry"])]
    [note] = reading.diagnostics
    assert (note.code, Path(note.location.path).name) == ("dossier-document-unnamed", "entry.pool")


def test_a_document_belongs_to_one_dossier(tmp_path: Path) -> None:
    files = {
        "x/dossier.yaml": "dossier: X\nlicenses: [a.yaml, y/b.yaml]\n",
        "x/a.yaml": licensed("A"),
        "x/y/dossier.yaml": "dossier: Y\nlicenses: b.yaml\n",
        "x/y/b.yaml": licensed("B"),
    }
    found, problems = gathered(write(tmp_path, files))

    assert problems == ["dossier.yaml:2:11 dossier-document-taken"]
    assert titles(found) == [("X", ["A", "B"]), ("Y", [])]


def test_a_list_of_patents_is_no_document_of_its_own(tmp_path: Path) -> None:
    rows = "- {number: ZL1, status: in force}\n"
    files = {
        **FILES,
        "dossier.yaml": f"{MANIFEST}patents: lists/pool.yaml\n",
        "licenses/a.yaml": "license: A\npatents: {from: own.yml}\n",
        "licenses/own.yml": rows,
        "lists/pool.yaml": rows,
    }
    found, problems = gathered(write(tmp_path, files))

    assert problems == []
    assert [(Path(read.path).name, read.kind) for read in found.inputs] == [
        ("dossier.yaml", "dossier"),
        ("pool.yaml", "patents"),
        ("charter.yaml", "charter"),
        ("a.yaml", "license"),
        ("own.yml", "patents"),
        ("b.yaml", "license"),
    ]
    places = [span.location for span in found.dossiers[0].documents[1].document.patent_spans]
    assert [(Path(place.path).name, place.line, place.column) for place in places] == [("own.yml", 1, 3)]


def test_a_document_is_not_taken_for_a_list_because_another_names_it_as_one(tmp_path: Path) -> None:
    files = {"a.yaml": "license: A\npatents: {from: b.yaml}\n", "b.yaml": licensed("B")}
    found, problems = gathered(write(tmp_path, files))

    assert "b.yaml:1:1 fact-key-unknown" in problems
    assert titles(found) == [(None, ["B"])]


def test_equal_names_are_told_across_a_run(tmp_path: Path) -> None:
    found, problems = gathered(write(tmp_path, {**FILES, "other/a.yaml": licensed("A")}))

    assert problems == ["a.yaml:1:1 dossier-document-unnamed", "a.yaml:1:10 document-key-twice"]
    assert len(found.dossiers) == 2


def test_the_order_in_which_files_are_given_changes_no_dossier(tmp_path: Path) -> None:
    inputs = read_inputs([str(write(tmp_path, {**FILES, "z.yaml": licensed("Z")}))]).value or ()
    for order in islice(permutations(inputs), 0, None, 11):
        reading = api.read_dossiers(order)
        assert reading.value is not None
        assert sorted(titles(reading.value), key=str) == [("Pool", ["Charter", "A", "B"]), (None, ["Z"])]
        assert len(reading.value.inputs) == 5


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("**", ["a.yaml", "x/b.yaml", "x/y/c.pool", "x/y/d[1].json"]),
        ("**/*.yaml", ["a.yaml", "x/b.yaml"]),
        ("**/**/**/c.*", ["x/y/c.pool"]),
        ("x/**/y/*", ["x/y/c.pool", "x/y/d[1].json"]),
        ("*/*", ["x/b.yaml"]),
        ("./x//*.yaml", ["x/b.yaml"]),
        ("x/?.yaml", ["x/b.yaml"]),
        ("x/y/[a-c].pool", ["x/y/c.pool"]),
        ("x/y/d[1].json", ["x/y/d[1].json"]),
        ("x/y/[z-a]*", []),
        ("y/*", []),
        (".h/*", []),
        ("**/.h/**", []),
    ],
)
def test_a_pattern_fits_names_folder_by_folder(tmp_path: Path, pattern: str, names: list[str]) -> None:
    files = ("a.yaml", "x/b.yaml", "x/y/c.pool", "x/y/d[1].json", "x/notes.txt", ".h/e.yaml")
    folder = write(tmp_path, {"dossier.yaml": MANIFEST, **dict.fromkeys(files, licensed("X"))})
    [manifest] = [file for file in read_inputs([str(folder)]).value or () if file.is_manifest]

    assert list(DossierFolder(manifest).find(pattern).value or ()) == names


def test_a_pattern_made_of_stars_takes_no_time(tmp_path: Path) -> None:
    name = "/".join(["a" * 100] * 20)
    folder = write(tmp_path, {"dossier.yaml": MANIFEST, f"{name}.yaml": licensed("X")})
    manifest = (read_inputs([str(folder / "dossier.yaml")]).value or ())[0]
    patterns = ("**/" * 200 + "*b", "/".join(["*a" * 50] * 20) + "b", "**/*" * 100 + "x")

    started = time.perf_counter()
    for pattern in patterns:
        assert [one.code for one in DossierFolder(manifest).find(pattern).diagnostics] == ["glob-empty"]
    assert time.perf_counter() - started < 2


def test_a_folder_that_may_not_be_listed_is_told_where_a_pattern_looks_into_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path, FILES)
    whole = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "licenses":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found, problems = gathered(folder / "dossier.yaml")

    assert problems == ["dossier.yaml:3:11 file-unreadable", "dossier.yaml:3:11 glob-empty"]
    assert found.dossiers[0].partial


def test_the_dossier_of_the_fixture_is_read_without_a_diagnostic() -> None:
    found, problems = gathered(FIXTURES / "dossiers/avs3")

    assert problems == []
    [dossier] = found.dossiers
    assert [linked.document.kind for linked in dossier.documents] == ["charter", *["entry"] * 2, *["license"] * 8]
    assert dossier.manifest is not None
    patents = dossier.manifest.patents or ()
    assert len(patents) == 30
    assert [n for n, patent in enumerate(patents, 1) if patent.status != "in_force"] == [9]
    assert [n for n, patent in enumerate(patents, 1) if patent.essential != "yes"] == [21]
    profiles = [linked.document.facts.licensee_profile for linked in dossier.documents[3:]]
    assert [profile.volume_band is None for profile in profiles if profile] == [n == 4 for n in range(1, 9)]
