"""Compares the seal of a report with what the same documents give now: files, rule packs, citations, outcomes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports.formal.seal import citations_of, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.findings.report import Report
    from poolcheck.reports.formal.seal import Sealed

_LARGEST: Final = 1_000_000_000
INPUTS: Final = Bilingual("files", "文件")
PACKS: Final = Bilingual("rule packs", "规则包")
CITATIONS: Final = Bilingual("citations", "引文")
OUTCOMES: Final = Bilingual("outcomes", "结论")
BYTES: Final = Bilingual("the report itself", "报告本身")
TOOL: Final = Bilingual("program", "程序版本")

_CHANGED: Final = Bilingual("{what} is not what it was", "{what}已变更")
_GONE: Final = Bilingual("{what} is not there", "缺少{what}")
_NEW: Final = Bilingual("{what} is new", "新增{what}")
_OUTCOME: Final = Bilingual("{what}: {then} then, {now} now", "{what}：原为{then}，现为{now}")
_CITED: Final = Bilingual("{what} is not cited so any more", "{what}：引文已变更")
_VERSION: Final = Bilingual("made by poolcheck {then}, checked by {now}", "由 poolcheck {then} 生成，现以 {now} 核对")
_BYTES: Final = Bilingual(
    "made again, the report has other bytes: something in it was changed, or the program writes it otherwise now",
    "重新生成的报告与其字节不同：报告内容被改动过，或者程序的写法已变更",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: how many of it, and what is not as it was."""

    title: Bilingual
    count: int
    differences: tuple[Bilingual, ...]


def compared(sealed: Sealed, report: Report) -> tuple[Check, ...]:
    """Return what a report that is made now has otherwise than the seal of an earlier one says."""
    return (
        Check(INPUTS, len(sealed.inputs), tuple(_inputs(sealed, report))),
        Check(PACKS, len(sealed.packs), tuple(_packs(sealed, report))),
        Check(CITATIONS, len(sealed.citations), tuple(_citations(sealed, report))),
        Check(OUTCOMES, len(sealed.findings), tuple(_outcomes(sealed, report))),
    )


def same_file(one: bytes, other: bytes) -> bool:
    """Whether two reports are the same; Word files may be packed otherwise by another machine's compression."""
    return one == other or (
        one.startswith(b"PK") and (parts := _unpacked(one)) is not None and parts == _unpacked(other)
    )


def _unpacked(data: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                return None
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return None


def same_bytes(sealed: Sealed, version: str, *, same: bool) -> tuple[Check, ...]:
    """Return whether a report that is made again is the same byte by byte; by another version it may well not be."""
    tool = () if sealed.tool == version else (_filled(_VERSION, then=sealed.tool, now=version),)
    return Check(TOOL, 1, tool), Check(BYTES, 1, () if same else (_BYTES,))


def _inputs(sealed: Sealed, report: Report) -> Iterator[Bilingual]:
    then = dict(sealed.inputs)
    now = {read.path: read.sha256 for read in report.inputs}
    yield from _differences(then, now)


def _packs(sealed: Sealed, report: Report) -> Iterator[Bilingual]:
    then = {name: f"{version} {digest}" for name, version, digest in sealed.packs}
    now = {pack.name: f"{pack.version} {pack.sha256}" for pack in report.packs}
    yield from _differences(then, now)


def _differences(then: dict[str, str], now: dict[str, str]) -> Iterator[Bilingual]:
    for name in dict.fromkeys((*then, *now)):
        if name not in now:
            yield _filled(_GONE, what=name)
        elif name not in then:
            yield _filled(_NEW, what=name)
        elif then[name] != now[name]:
            yield _filled(_CHANGED, what=name)


def _citations(sealed: Sealed, report: Report) -> Iterator[Bilingual]:
    """Yield the citations that are not made any more, or not so: the article may have another number by now."""
    now = set(citations_of(report))
    yield from (_filled(_CITED, what=cited) for cited in sealed.citations if cited not in now)
    yield from (_filled(_NEW, what=cited) for cited in sorted(now.difference(sealed.citations)))


def _outcomes(sealed: Sealed, report: Report) -> Iterator[Bilingual]:
    names = report.glossary.outcomes
    now = {one.id: one.outcome.value for one in told(report)}
    then = dict(sealed.findings)
    for id_, outcome in then.items():
        if id_ not in now:
            yield _filled(_GONE, what=id_)
        elif now[id_] != outcome:
            before, after = (names.get(value, Bilingual(value, value)) for value in (outcome, now[id_]))
            yield Bilingual(
                _OUTCOME.en.format(what=id_, then=before.en, now=after.en),
                _OUTCOME.zh.format(what=id_, then=before.zh, now=after.zh),
            )
    yield from (_filled(_NEW, what=id_) for id_ in now if id_ not in then)


def _filled(text: Bilingual, **values: str) -> Bilingual:
    return Bilingual(text.en.format(**values), text.zh.format(**values))


def passed(checks: Iterable[Check]) -> bool:
    """Whether everything is as it was."""
    return not any(check.differences for check in checks)
