"""Reads, checks and converts hostile inputs, as many as one likes, and keeps those that break something.

`make fuzz` runs 100,000 of them; `SEED=` and `INPUTS=` choose which and how many. An input that raises, takes longer
than two seconds or more than 500 MB, or is another document after a conversion, is made as small as it goes on
failing, and stored.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hostile_inputs import KINDS, SURFACES, Hostile, hostile

from poolcheck import api
from poolcheck.documents.meaning import meaning
from poolcheck.files import InputFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from poolcheck.core.bilingual import Language
    from poolcheck.core.reading import Reading
    from poolcheck.documents.model import Document
    from poolcheck.packs.model import Law

SLOWEST = 2.0
"""Seconds of processor time for one step: reading, checking, a conversion. Other work does not lengthen it."""
LARGEST = 500_000_000
"""Bytes that one input may take."""
_HOPELESS = 10.0
"""Seconds after which a step is broken off."""
_OF_THE_LIST = {"file-unreadable", "beside-outside"}
"""Problems of a file that a document names, which is not needed to put the document into another form."""
_CHECKED = 4
"""One input in so many is checked against the law."""
_AT_ONCE = 50
DAY = date(2026, 11, 21)
LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Fault(AssertionError):  # noqa: N818 - what an input brought to light
    """Something that must not happen, in words that name the kind of fault and no details."""


@cache
def law() -> Law:
    """Return the rules, read once a process."""
    loaded = api.load_law(()).value
    assert loaded is not None
    return loaded


@contextmanager
def _watched(step: str) -> Iterator[None]:
    """Break a step off that takes for ever, and complain of one that takes long or much."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Fault(f"{step}: no end")

    before = signal.signal(signal.SIGPROF, stop)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _HOPELESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    if time.process_time() - start > SLOWEST:
        raise Fault(f"{step}: slow")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    if grown * (1 if sys.platform == "darwin" else 1024) > LARGEST:
        raise Fault(f"{step}: large")


def examine(given: Hostile, folder: Path, *, checked: bool) -> None:
    """Do with an input what the commands do.

    Raises:
        Fault: it took too long or too much, or a document came out of a conversion as another one.
    """
    (folder / "patents.csv").write_bytes(given.table if given.table is not None else b"patent number\nZL1\n")
    file = InputFile(given.name, given.data, folder)
    with _watched("reading"):
        reading = api.read_input(file)
    _placed(reading, given)
    if checked:
        _report(file)
    if reading.failed or reading.value is None:
        own = {problem.code for problem in reading.diagnostics if problem.severity == "error"} - _OF_THE_LIST
        if checked and own and given.table is None and api.convert(file).value is not None:
            raise Fault("fmt: does not see the errors")
        return
    said = model(reading.value)
    for surface in SURFACES:
        for language in (None, *LANGUAGES):
            _converted(file, surface, language, said)


def _report(file: InputFile) -> None:
    with _watched("checking"):
        report = api.check([file], law(), DAY)
    with _watched("reporting"):
        json.loads(api.render(report, "json", api.Options(everything=True)).encode("utf-8"))
        shown = api.render(report, "text", api.Options(("zh", "en"), everything=True))
    if "\x1b" in shown:
        raise Fault("reporting: an escape reaches the terminal")
    if not all(read.kind or report.diagnostics for read in report.inputs):
        raise Fault("checking: not read, and no reason")


def _placed(reading: Reading[Document], given: Hostile) -> None:
    """Complain of a problem outside of the file, and of one that says nothing."""
    if reading.value is None and not reading.failed:
        raise Fault("reading: nothing and no error")
    lines = 1 + max(given.data.count(b"\n") + given.data.count(b"\r"), (given.table or b"").count(b"\n"))
    for problem in reading.diagnostics:
        place = problem.location
        broken = any(sign in given.data for sign in (b"\0", b"\x85", b"\x0b", b"\x0c", b"\xa8", b"\xa9"))
        if place.line < 1 or place.column < 1 or (place.line > lines and not broken):
            raise Fault(f"reading: {problem.code} outside of the file")
        if not (problem.message.en and problem.message.zh) or len(problem.message.en) > 500:
            raise Fault(f"reading: {problem.code} says nothing, or too much")


def model(document: Document) -> object:
    """Return what a document says, whatever its surface and language."""
    said = [(clause.at, clause.id, clause.quote, meaning(clause.statements)) for clause in document.clauses]
    headings = {index: (one.kind, one.number, one.title) for index, one in document.headings.items()}
    return document.kind, document.title, document.facts, said, headings


def _converted(file: InputFile, surface: str, language: Language | None, said: object) -> None:
    step = f"convert to {surface}" + (f", {language}" if language else "")
    with _watched(step):
        away = api.convert(file, surface, language, drop_comments=True).value
    if away is None:
        raise Fault(f"{step}: nothing")
    there = replace(file, path=f"x.{surface}", data=away.encode("utf-8"))
    with _watched(f"reading after {step}"):
        back = api.read_input(there)
    if back.failed or back.value is None:
        codes = sorted({problem.code for problem in back.diagnostics})
        raise Fault(f"{step}: cannot be read ({', '.join(codes)})")
    if model(back.value) != said:
        raise Fault(f"{step}: says something else")
    if api.convert(there).value != away:
        raise Fault(f"{step}: not canonical")


def fault_of(given: Hostile, folder: Path, *, checked: bool = True) -> str | None:
    """Return in a line what goes wrong with an input; None if nothing does."""
    try:
        examine(given, folder, checked=checked)
    except Fault as fault:
        return str(fault)
    except Exception as error:  # noqa: BLE001 - whatever escapes is what is looked for
        last = [frame for frame in traceback.extract_tb(error.__traceback__) if "poolcheck" in frame.filename][-1:]
        place = "".join(f" in {Path(frame.filename).name}, {frame.name}" for frame in last)
        return f"{type(error).__name__}{place}"
    return None


def smallest(given: Hostile, fault: str, folder: Path, seconds: float = 20.0) -> Hostile:
    """Return a part of an input with the same fault: lines, then characters, are left out as long as it stays."""
    end = time.monotonic() + seconds

    def made(data: bytes) -> Hostile:
        return replace(given, data=data) if given.table is None else replace(given, table=data)

    best = given.data if given.table is None else given.table
    try:
        best.decode("utf-8")
        pattern = r"(?<=\n)|(?<!\n)\Z"
        shapes = [re.compile(pattern), None]
    except UnicodeDecodeError:
        shapes = [None]
    for shape in shapes:
        pieces: list[bytes]
        if shape is not None:
            pieces = best.splitlines(keepends=True)
        else:
            pieces = [
                character.encode("utf-8", "surrogateescape") for character in best.decode("utf-8", "surrogateescape")
            ]
        size = max(1, len(pieces) // 2)
        while size and time.monotonic() < end:
            at = 0
            while at < len(pieces) and time.monotonic() < end:
                fewer = pieces[:at] + pieces[at + size :]
                if fault_of(made(b"".join(fewer)), folder) == fault:
                    pieces = fewer
                else:
                    at += size
            size = size // 2 if size > 1 or at else 0
        best = b"".join(pieces)
    return made(best)


def run(kind: str, seed: int, numbers: range) -> list[tuple[str, int, str, Hostile]]:
    """Examine inputs of a kind; returns kind, number, fault and input of those that break something."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            given = hostile(kind, seed, number)
            fault = fault_of(given, Path(folder), checked=number % _CHECKED == 0)
            if fault is not None:
                found.append((kind, number, fault, given))
    return found


def _limited() -> None:
    """Give a worker its rules, and then no more memory than one input may take."""
    law()
    if sys.platform.startswith("linux"):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + LARGEST
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> int:
    """Run many inputs in worker processes; returns how many different faults were found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--jobs", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    options = parser.parse_args()
    each = -(-options.inputs // len(options.kinds))
    print(f"seed {options.seed}: {each} inputs of each of {len(options.kinds)} kinds", flush=True)  # noqa: T201
    faults: Counter[str] = Counter()
    start = time.monotonic()
    with ProcessPoolExecutor(options.jobs, initializer=_limited) as workers:
        tasks = [
            workers.submit(run, kind, options.seed, range(at, min(at + _AT_ONCE, each)))
            for at in range(0, each, _AT_ONCE)
            for kind in options.kinds
        ]
        for done, task in enumerate(as_completed(tasks), 1):
            for kind, number, fault, given in task.result():
                faults[fault] += 1
                if faults[fault] == 1:
                    _keep(options.keep, f"{kind}-{options.seed}-{number}", fault, given)
            if done % 20 == 0 or done == len(tasks):
                took = time.monotonic() - start
                inputs = min(done * _AT_ONCE, options.inputs)
                told = f"{inputs} inputs, {took:.0f} s, {sum(faults.values())} faults of {len(faults)} kinds"
                print(told, flush=True)  # noqa: T201
    for fault, count in faults.most_common():
        print(f"{count:6}  {fault}")  # noqa: T201
    return len(faults)


def _keep(folder: Path, name: str, fault: str, given: Hostile) -> None:
    """Store an input that breaks something, as it is and as small as it goes."""
    print(f"{name}: {fault}", flush=True)  # noqa: T201
    with tempfile.TemporaryDirectory() as beside:
        small = smallest(given, fault, Path(beside))
    folder.mkdir(parents=True, exist_ok=True)
    for what, one in (("", given), (".small", small)):
        ending = "csv" if one.table is not None else one.name.rpartition(".")[2]
        path = folder / f"{name}{what}.{ending}"
        path.write_bytes(one.table if one.table is not None else one.data)
    with (folder / "faults.txt").open("a", encoding="utf-8") as stream:
        stream.write(f"{name}: {fault}\n")


if __name__ == "__main__":
    sys.exit(min(main(), 1))
