"""The same documents and day give the same bytes, wherever and whenever a formal report is made."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from formal_files import WORD, word, xml
from formal_reports import MANIFEST, SMALL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from xml.etree import ElementTree as ET

MADE = ("plain.docx", "plain.html", "plain.md", "plain.json", "redacted.html", "redacted.json")
SCRIPT = f"""
import os, sys
from datetime import date
from pathlib import Path

if sys.argv[1] == "backwards":
    os.listdir, listed = lambda *of: sorted(listed(*of), reverse=True), os.listdir

    class Backwards(list):
        __enter__ = lambda self: iter(self)
        __exit__ = lambda self, *_: None
        __next__ = lambda self: self.pop(0)
        close = lambda self: None

    scanned = os.scandir
    os.scandir = lambda *of: Backwards(sorted(scanned(*of), key=lambda one: one.name, reverse=True))

from poolcheck import api
from poolcheck.files import read_inputs

law = api.load_law(()).value
files = read_inputs(["small", "alone"]).value
few = api.Settings(select=("discriminatory_pricing", "independent_licensing", "transparency"))
for name in {MADE!r}:
    kind, form = name.split(".")
    redaction = api.redaction_profiles()["business-secrets"] if kind == "redacted" else None
    ordered = api.Ordered("counsel", form, api.Options(("zh", "en")), redaction, ("small", "alone"))
    Path(name).write_bytes(api.make_report(files, law, date(2026, 11, 21), ordered, few).data)
"""
HERE = {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "HOME": "/nowhere"}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """The reports made by two processes that agree in nothing but the documents and the day."""
    here, there = tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("somewhere-else")
    dossier(here, list(SMALL))
    dossier(there, list(reversed(SMALL)))
    running = [
        subprocess.Popen([sys.executable, "-c", SCRIPT, order], cwd=folder, env={**os.environ, **environment})
        for folder, order, environment in ((here, "forwards", HERE), (there, "backwards", THERE))
    ]

    assert [process.wait(120) for process in running] == [0, 0]
    first, second = ({name: (folder / name).read_bytes() for name in MADE} for folder in (here, there))
    return first, second


def dossier(folder: Path, names: list[str]) -> None:
    """Write a dossier whose manifest finds licenses by their names, and documents beside it, in an order."""
    for below in ("small", "alone"):
        (folder / below).mkdir()
    manifest = MANIFEST.replace("[01.pool, 02.yaml]", '["0*.*"]')
    (folder / "small/dossier.yaml").write_text(manifest, encoding="utf-8")
    for name in names:
        (folder / "small" / name).write_bytes(SMALL[name].read_bytes())
        (folder / "alone" / f"alone-{name}").write_bytes(SMALL[name].read_bytes())


@pytest.mark.parametrize("name", MADE)
def test_two_machines_make_the_same_bytes(name: str, twice: tuple[Mapping[str, bytes], Mapping[str, bytes]]) -> None:
    first, second = twice

    assert len(first[name]) > 10_000
    assert first[name] == second[name]


def test_nothing_tells_of_the_machine(
    tmp_path_factory: pytest.TempPathFactory, twice: tuple[Mapping[str, bytes], Mapping[str, bytes]]
) -> None:
    folder = str(tmp_path_factory.getbasetemp()).encode()
    texts = [data for name, data in twice[0].items() if not name.endswith("docx")]

    assert [one for one in (*texts, *word(twice[0]["plain.docx"]).values()) if folder in one or b"/home" in one] == []


def test_a_word_file_has_fixed_times_and_ids(
    twice: tuple[Mapping[str, bytes], Mapping[str, bytes]], tmp_path: Path
) -> None:
    path = tmp_path / "r.docx"
    path.write_bytes(twice[0]["plain.docx"])
    with ZipFile(path) as package:
        entries = package.infolist()
        names = [one.filename for one in entries]
    parsed = xml(word(path.read_bytes()))
    body, core = parsed["word/document.xml"], parsed["docProps/core.xml"]

    assert {(one.date_time, one.create_system, one.external_attr, one.extra) for one in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0o600 << 16, b"")
    }
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert [one.text for one in core if one.tag.endswith(("created", "modified"))] == ["2026-11-21T00:00:00Z"] * 2
    marks = [int(one.get(f"{WORD}id") or "") for one in body.iter(f"{WORD}bookmarkStart")]
    assert marks == list(range(len(marks)))
    assert [one.tag for one in body.iter() if re.search("rsid|paraId", " ".join(one.keys()))] == []
    assert pictures(body) == list(range(1, len(pictures(body)) + 1))


def pictures(body: ET.Element) -> list[int]:
    """Return the ids of the pictures, each once: a picture is there for newer programs and for older ones."""
    return list(dict.fromkeys(int(one.get("id") or "") for one in body.iter() if one.tag.endswith("}docPr")))
