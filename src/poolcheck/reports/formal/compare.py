"""Compares the seal of a report with what the same documents give now: files, rule packs, citations, outcomes."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.model import Outcome
from poolcheck.reports.formal.seal import citations_of, met_of, outcomes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from poolcheck.findings.report import Report
    from poolcheck.reports.formal.sealed import Sealed

_HEADS: Final = 30 + 46
"""Bytes that a package needs for each of its parts, besides the part itself and twice its name."""
_END: Final = 22
"""Bytes at the end of a package."""
INPUTS: Final = Bilingual("files", "文件")
PACKS: Final = Bilingual("rule packs", "规则包")
CITATIONS: Final = Bilingual("citations", "所引条文")
OUTCOMES: Final = Bilingual("outcomes", "结论")
MET: Final = Bilingual("rules with something met", "有符合事项的规则")
BYTES: Final = Bilingual("the report itself", "报告本身")
TOOL: Final = Bilingual("program", "程序版本")

_CHANGED: Final = Bilingual("{what} is not what it was", "{what}：已变更")
_GONE: Final = Bilingual("{what} is not there", "{what}：未找到")
_NEW: Final = Bilingual("{what} is new", "{what}：新增")
_OUTCOME: Final = Bilingual("{what}: {then} then, {now} now", "{what}：原为{then}，现为{now}")
_NO_FINDING: Final = Bilingual("no finding", "无此发现")
_CITED: Final = Bilingual("{what} is not cited so any more", "{what}：所引条文已变更")
_MET: Final = Bilingual("{what}: what is met under this rule is not what it was", "{what}：该规则项下的符合事项已变更")
_VERSION: Final = Bilingual("made by poolcheck {then}, checked by {now}", "由 poolcheck {then} 生成，现以 {now} 核对")
_BYTES: Final = Bilingual(
    "made again, the report has other bytes: something in it was changed, or what it was made from, or the program",
    "重新生成的报告与其字节不同：报告内容、所据文件或者程序有变更",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: how many of it, and what is not as it was."""

    title: Bilingual
    count: int
    differences: tuple[Bilingual, ...]


def compared(sealed: Sealed, report: Report) -> tuple[Check, ...]:
    """Return what a report that is made now has otherwise than the seal of an earlier one says."""
    then, now = dict(sealed.inputs), {read.path: read.sha256 for read in report.inputs}
    packs_then = {name: f"{version} {digest}" for name, version, digest in sealed.packs}
    packs_now = {pack.name: f"{pack.version} {pack.sha256}" for pack in report.packs}
    return (
        Check(INPUTS, len(then), tuple(_differences(then, now))),
        Check(PACKS, len(packs_then), tuple(_differences(packs_then, packs_now))),
        Check(CITATIONS, len(sealed.citations), tuple(_citations(sealed, report))),
        Check(OUTCOMES, len(sealed.findings), tuple(_outcomes(sealed, report))),
        Check(MET, len(sealed.met), tuple(_met(sealed, report))),
    )


def same_file(one: bytes, other: bytes) -> bool:
    """Whether two reports are the same; Word files may be packed otherwise by another machine's compression."""
    return one == other or (one.startswith(b"PK") and other.startswith(b"PK") and _same_parts(one, other))


def _same_parts(one: bytes, other: bytes) -> bool:
    """Whether two packages hold the same parts and nothing besides; what is as long as expected may be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(one)) as first, zipfile.ZipFile(io.BytesIO(other)) as second:
            if _listed(first) != _listed(second) or _taken(first) != len(one) or _taken(second) != len(other):
                return False
            parts = zip(first.infolist(), second.infolist(), strict=True)
            return all(first.read(part) == second.read(same) for part, same in parts)
    except (ValueError, zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        return False


def _listed(package: zipfile.ZipFile) -> list[tuple[object, ...]]:
    """Return what a package says of its parts, but how small each was made."""
    return [
        (each.filename, each.file_size, each.CRC, each.date_time, each.flag_bits, each.external_attr)
        for each in package.infolist()
    ]


def _taken(package: zipfile.ZipFile) -> int:
    """Return how long a package is that holds these parts and nothing before, between or behind them."""
    names = sum(2 * len(each.filename.encode()) + each.compress_size for each in package.infolist())
    return names + _HEADS * len(package.infolist()) + _END


def same_bytes(sealed: Sealed, version: str, *, same: bool) -> tuple[Check, ...]:
    """Return whether a report that is made again is the same byte by byte; by another version it may well not be."""
    tool = () if sealed.tool == version else (_filled(_VERSION, then=sealed.tool, now=version),)
    return Check(TOOL, 1, tool), Check(BYTES, 1, () if same else (_BYTES,))


def _differences(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Bilingual]:
    for name in dict.fromkeys((*then, *now)):
        if name not in now:
            yield _filled(_GONE, what=name)
        elif name not in then:
            yield _filled(_NEW, what=name)
        elif then[name] != now[name]:
            yield _filled(_CHANGED, what=name)


def _citations(sealed: Sealed, report: Report) -> Iterator[Bilingual]:
    """Yield the citations that are not made any more, or not so: the article may have another number by now."""
    now = citations_of(report)
    then, known = frozenset(sealed.citations), frozenset(now)
    yield from (_filled(_CITED, what=cited) for cited in sealed.citations if cited not in known)
    yield from (_filled(_NEW, what=cited) for cited in now if cited not in then)


def _outcomes(sealed: Sealed, report: Report) -> Iterator[Bilingual]:
    """Yield the findings that have another outcome, or none; what passes now is told with its outcome, too."""
    then, now = dict(sealed.findings), outcomes_of(report)
    passing = {one.id: one.outcome.value for one in report.findings if one.outcome.passes and one.id in then}
    for id_ in dict.fromkeys((*then, *now)):
        before, after = then.get(id_), now.get(id_) or passing.get(id_)
        if before != after:
            yield _outcome(report, id_, before, after)


def _outcome(report: Report, id_: str, then: str | None, now: str | None) -> Bilingual:
    named = {one.value: report.glossary.outcomes.get(one.value, Bilingual(one.value, one.value)) for one in Outcome}
    before = named.get(then, Bilingual(then, then)) if then is not None else _NO_FINDING
    after = named[now] if now is not None else _NO_FINDING
    return Bilingual(
        _OUTCOME.en.format(what=id_, then=before.en, now=after.en),
        _OUTCOME.zh.format(what=id_, then=before.zh, now=after.zh),
    )


def _met(sealed: Sealed, report: Report) -> Iterator[Bilingual]:
    then, now = dict(sealed.met), met_of(report)
    changed = (rule for rule in dict.fromkeys((*then, *now)) if then.get(rule) != now.get(rule))
    yield from (_filled(_MET, what=rule) for rule in changed)


def _filled(text: Bilingual, **values: str) -> Bilingual:
    return Bilingual(text.en.format(**values), text.zh.format(**values))


def passed(checks: Iterable[Check]) -> bool:
    """Whether everything is as it was."""
    return not any(check.differences for check in checks)
