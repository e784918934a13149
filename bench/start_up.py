"""How long whole processes take, against a bare interpreter, libyaml, yamllint and cfn-lint."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from timing import PYTHON, headline, in_turn, line, milliseconds, process

from documents import MODEL_LICENSE, template

_LICENSE = MODEL_LICENSE["zh"]
_POOLCHECK = [PYTHON, "-m", "poolcheck"]
_BARE = [PYTHON, "-c", "pass"]
_LIBYAML = [
    PYTHON,
    "-c",
    "import sys, yaml; list(yaml.parse(open(sys.argv[1], encoding='utf-8'), yaml.CLoader))",
    str(_LICENSE),
]
_COMMANDS = {
    "--version": [*_POOLCHECK, "--version"],
    "check of the model license, all packs": [
        *_POOLCHECK, "check", str(_LICENSE), "--as-of", "2026-11-21", "--quiet", "--fail-on", "never",
    ],
    "fmt --check of the model license": [*_POOLCHECK, "fmt", "--check", str(_LICENSE)],
}  # fmt: skip


def start_up(runs: int) -> None:
    """Print the ratios of whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        same_size = Path(folder) / "template.yaml"
        same_size.write_text(template(_LICENSE.stat().st_size), encoding="utf-8")
        peers = {
            "a bare interpreter": _BARE,
            "libyaml reading it": _LIBYAML,
            "yamllint on the same file": _peer("yamllint", "-d", "default", str(_LICENSE)),
            "cfn-lint on a template of the same size": _peer("cfn-lint", str(same_size)),
        }
        for command, ours in _COMMANDS.items():
            headline(f"{command}, whole process")
            for name, theirs in peers.items():
                if theirs is None:
                    line(None, f": {name}", "not installed")
                else:
                    times = in_turn(process(ours), process(theirs), runs)
                    line(times.ratio, f": {name}", milliseconds(times))


def _peer(tool: str, *arguments: str) -> list[str] | None:
    """Return the command of a tool that `make bench` puts into an environment of its own; None if it is not there."""
    folder = os.environ.get("POOLCHECK_BENCH_TOOLS")
    if folder is None or not (program := Path(folder) / tool).is_file():
        return None
    return [str(program), *arguments]
