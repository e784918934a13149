"""Whatever a manifest says: no exception, every problem in a file that there is, and no document in two places."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dossier_folders import CHARTER, ENTRY, licensed, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poolcheck import api
from poolcheck.files import read_inputs

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {
    "c.yaml": CHARTER,
    "e.pool": 'entry "E"\n',
    "l/a.yaml": licensed("A"),
    "l/b.json": '{"license": "B"}',
    "l/broken.yaml": "license: [",
    "l/inner/dossier.yaml": "dossier: Inner\nlicenses: '*'\n",
    "l/inner/c.yaml": licensed("C"),
    "p.csv": "patent number,status\nZL1,in force\n",
    "p.yaml": "- number: ZL2\n",
    "list.yaml": "- 1\n- [2]\n",
    "空 白.yaml": ENTRY,
}
KEYS = (
    *("dossier", "status", "charter", "entries", "licenses", "patents", "案卷", "状态", "章程", "入池协议", "许可合同"),
    *("专利清单", "entry", "Licenses", "licence", "", " ", "clauses", "."),
)
NAMES = (
    *FILES,
    *(
        "*",
        "**",
        "**/*",
        "l/*",
        "l/**/*.yaml",
        "*.csv",
        "[",
        "[!a]*",
        "?.yaml",
        "l/../c.yaml",
        "../c.yaml",
        "/",
        ".",
        "..",
    ),
    *(
        "",
        " ",
        "____",
        "unknown",
        "to be agreed",
        "partial",
        "完整",
        "dossier.yaml",
        "l",
        "l/",
        "\0",
        "\ud83d",
        "x" * 300,
        "a/" * 3000,
    ),
)

scalars = st.sampled_from(NAMES) | st.text(max_size=8)
values = st.recursive(
    scalars, lambda below: st.lists(below, max_size=4) | st.dictionaries(st.sampled_from(KEYS), below, max_size=3)
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    numbers = count()
    return lambda: write(tmp_path_factory.mktemp(f"hostile{next(numbers)}"), FILES)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries=st.dictionaries(st.sampled_from(KEYS), values, max_size=6))
def test_any_manifest_is_read_or_told_what_is_wrong(fresh: Callable[[], Path], entries: dict[str, Any]) -> None:
    folder = fresh()
    (folder / "dossier.yaml").write_text(json.dumps(entries), encoding="utf-8")
    inputs = read_inputs([str(folder)]).value or ()
    reading = api.read_dossiers(inputs)
    assert reading.value is not None

    sources = [linked.document.source.path for one in reading.value.dossiers for linked in one.documents]
    assert len(sources) == len(set(sources))
    assert {path for path in sources if "/inner/" in path} == {f"{folder}/l/inner/c.yaml"}
    read = [one.path for one in reading.value.inputs]
    assert len(read) == len(set(read))
    assert all(Path(path).is_relative_to(folder) for path in read)
    assert {problem.location.path for problem in reading.diagnostics} <= {
        *read,
        *(name for file in inputs for name in (file.path, file.walked)),
    }
    assert {"A", "B", "Charter"} <= {
        linked.document.title for one in reading.value.dossiers for linked in one.documents
    }
    for dossier in reading.value.dossiers:
        if dossier.manifest is not None and any(problem.severity == "error" for problem in reading.diagnostics):
            kinds = [linked.document.kind for linked in dossier.documents]
            assert kinds == sorted(kinds, key=["charter", "entry", "license"].index)
            assert kinds.count("charter") <= 1
