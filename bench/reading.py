"""How fast YAML is read with places, against libyaml's bare parse of the same text, and what memory that takes."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import yaml
from timing import PYTHON, headline, in_turn, line, output_of, timed

from documents import many_clauses, patent_table
from poolcheck.core.location import SourceText
from poolcheck.syntax.from_yaml import read_yaml

_PARSER = getattr(yaml, "CLoader", yaml.Loader)
_PEAK = """
import pathlib, sys
text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
{work}
status = pathlib.Path("/proc/self/status").read_text(encoding="ascii")
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")))
"""
_OURS = """
from poolcheck.core.location import SourceText
from poolcheck.syntax.from_yaml import read_yaml
tree = read_yaml(SourceText("table.yaml", text))
"""
_BARE = """
import yaml
parser = yaml.CLoader(text)
while parser.check_event():
    parser.get_event()
"""
_VALUES = "import yaml; values = yaml.load(text, Loader=yaml.CSafeLoader)"


def _ours(text: str) -> None:
    read_yaml(SourceText("table.yaml", text))


def _bare(text: str) -> None:
    parser = _PARSER(text)
    while parser.check_event():
        parser.get_event()


def speed(runs: int) -> None:
    """Print the speed of reading patent tables and many clauses."""
    headline("Reading YAML with places : libyaml's bare parse of the same text")
    texts = {
        "patents, 1 MB": patent_table(1),
        "patents, 10 MB": patent_table(10),
        "2,000 clauses, Chinese": many_clauses("zh", 2000),
        "2,000 clauses, English": many_clauses("en", 2000),
    }
    for name, text in texts.items():
        times = in_turn(
            timed(partial(_ours, text)),
            timed(partial(_bare, text)),
            runs if len(text) < 5_000_000 else max(runs // 2, 1),
        )
        megabytes = len(text.encode()) / 1_000_000
        line(times.ratio, name, f"{megabytes / times.left:.1f} : {megabytes / times.right:.1f} MB/s")


def memory() -> None:
    """Print the peak memory of processes that read 10 MB."""
    headline("Peak memory of reading 10 MB : libyaml's bare parse")
    if not Path("/proc/self/status").is_file():  # getrusage would count the memory of this process, too
        line(None, "not measured: only Linux tells a process its own peak")
        return
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.yaml"
        table.write_text(patent_table(10), encoding="utf-8")
        ours, bare, values = (
            int(output_of([PYTHON, "-c", _PEAK.format(work=work), str(table)])) for work in (_OURS, _BARE, _VALUES)
        )
    line(ours / bare, "tree with places", f"{ours / 1024:,.0f} : {bare / 1024:,.0f} MiB")
    line(values / bare, "PyYAML's CSafeLoader, no places", f"{values / 1024:,.0f} : {bare / 1024:,.0f} MiB")
