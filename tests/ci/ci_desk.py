"""What tests of CI files share: documents to check, shells as runners start them, schemas, and examples in pages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = "docs/ci.md"
CHINESE_PAGE: Final = "docs/ci.zh.md"
"""It has the same examples, which a test makes sure of."""
POOLCHECK: Final = Path(sys.executable).parent / "poolcheck"
DAY: Final = "2026-11-21"
PACK: Final = "cn-contract"
"""Runs with one rule pack take half the time."""

CLEAN: Final = (ROOT / "fixtures/aomedia/en.yaml").read_text(encoding="utf-8")
"""There is nothing to say about it."""
FREE_GRANT_BACK: Final = (
    "license: Sample\ngoverning law: PRC\nclauses:\n"
    "  - at: '8.1'\n"
    "    says: licensee must grant back all improvements to pool, exclusive license, free\n"
)
"""Its one clause, on line 5, is not met under several rules."""
MISSPELLED: Final = "license: Typo\nclauses:\n  - licencee must pay royalties\n"
"""Nobody knows the word in line 3, column 5."""


@dataclass(frozen=True)
class Done:
    """How a script ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def log(self) -> str:
        """What a log shows of it."""
        return self.out + self.err


def run(shell: Sequence[str], script: str, folder: Path, environment: Mapping[str, str]) -> Done:
    """Run a script in a folder with a shell; of our own environment it sees no more than PATH and HOME."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        [*shell, script],
        cwd=folder,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def write(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def program(path: Path, script: str) -> Path:
    """Write a program for a shell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    path.chmod(0o755)
    return path


def listener(path: Path, code: int = 0) -> Path:
    """Write a program that writes down its arguments beside itself and ends with an exit code."""
    return program(path, f"printf '%s\\0' \"$@\" > '{path}.heard'\nexit {code}\n")


def heard_by(path: Path) -> list[str]:
    """Return the arguments that a listener was given."""
    return path.with_name(f"{path.name}.heard").read_text(encoding="utf-8").split("\0")[:-1]


def problems(schema: str, instances: Sequence[object], folder: Path) -> str:
    """Return what the schema that comes with check-jsonschema has against files; nothing if they are all right."""
    paths = [folder / f"file-{number}.json" for number in range(len(instances))]
    for path, instance in zip(paths, instances, strict=True):
        path.write_text(json.dumps(instance), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def blocks(page: str, kind: str) -> list[str]:
    """Return the blocks of a page in a language."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def examples(page: str, key: str = "") -> list[dict[str, Any]]:
    """Return the YAML examples of a page, or those of them that have a key at their top."""
    found = []
    for block in map(yaml.safe_load, blocks(page, "yaml")):
        assert isinstance(block, dict)
        example = {"on" if name is True else str(name): value for name, value in block.items()}  # YAML's word for true
        if not key or key in example:
            found.append(example)
    return found


def texts(value: object) -> Iterator[str]:
    """Yield every text in a structure, keys included."""
    match value:
        case str():
            yield value
        case dict():
            for key, below in value.items():
                yield from (*texts(key), *texts(below))
        case list():
            for below in value:
                yield from texts(below)
