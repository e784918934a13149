"""Says which clauses and facts of which documents meet a condition: document by document, each named once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.reports import labels
from poolcheck.reports.formal import wording
from poolcheck.reports.labels import KINDS
from poolcheck.reports.paper import wording as paper_wording
from poolcheck.reports.paper.model import Paragraph, Run
from poolcheck.reports.paper.phrases import joined, notes, ranges, shortened
from poolcheck.reports.place import last_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Finding
    from poolcheck.reports.paper.model import Cell, Languages, Words

_LONGEST_NAME: Final = 60
_MOST_NAMES: Final = 8
_MOST_CLAUSES: Final = 12
_MOST_RANGES: Final = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """Where in one document a condition is met: by the document as a whole, if neither clauses nor lines are named.

    Attributes:
        path: the document.
        document: what it calls itself.
        clauses: the numbers of the clauses, in their order.
        lines: the lines of facts and records that are no clauses, in their order.
    """

    path: str
    document: str
    clauses: tuple[str, ...]
    lines: tuple[int, ...]


def standings(findings: Iterable[Finding], names: Mapping[str, str]) -> tuple[Standing, ...]:
    """Return where conditions are met, document by document, in the order of the findings."""
    clauses: dict[str, dict[str, Location]] = {}
    lines: dict[str, set[int]] = {}
    for finding in findings:
        location = finding.location
        numbers = clauses.setdefault(location.path, {})
        if finding.clause:
            numbers[finding.clause] = min(location, numbers.get(finding.clause, location))
        elif finding.subject not in KINDS:
            lines.setdefault(location.path, set()).update(range(location.line, last_line(location) + 1))
    return tuple(
        Standing(path, names.get(path) or path, tuple(sorted(numbers, key=numbers.__getitem__)), _sorted(lines, path))
        for path, numbers in clauses.items()
    )


def _sorted(lines: Mapping[str, set[int]], path: str) -> tuple[int, ...]:
    return tuple(sorted(lines.get(path, ())))


def met_at(found: Sequence[Standing], languages: Languages, most: int) -> Cell:
    """Return the places as a cell, documents with the same clauses together; of more than `most` how many there are."""
    together: dict[tuple[object, ...], list[Standing]] = {}
    for one in found:
        together.setdefault((one.clauses, one.lines), []).append(one)
    groups = list(together.values())
    shown = tuple(_places(alike, languages) for alike in groups[:most])
    more = sum(map(len, groups[most:]))
    return (*shown, *(notes(wording.MORE_DOCUMENTS, languages, count=more) if more > 0 else ()))


def _places(alike: Sequence[Standing], languages: Languages) -> Paragraph:
    """Return documents and where in each of them, in all languages at once: names and numbers are the same in each."""
    names = [shortened(one.document, _LONGEST_NAME) for one in alike[:_MOST_NAMES]]
    listed = ("、" if languages[0] == "zh" else ", ").join(names)
    if len(alike) > _MOST_NAMES:
        listed = wording.AND_OTHERS.in_(languages[0]).format(names=listed, count=len(alike))
    return Paragraph(joined([(Run(listed),), within(alike[0], languages)]))


def within(standing: Standing, languages: Languages) -> Words:
    """Return where in its document something stands; numbers of clauses are the same in all languages."""
    parts: list[Words] = []
    if standing.clauses and len(languages) == 1:
        parts.append((Run(_clauses(standing.clauses, languages[0]), language=languages[0]),))
    elif standing.clauses:
        parts.append((Run(_listed(standing.clauses, languages[0])),))
    if standing.lines:
        parts += [(Run(_lines(standing.lines, language), language=language),) for language in languages]
    if not parts:
        parts += [(Run(wording.AS_A_WHOLE.in_(language), language=language),) for language in languages]
    return joined(parts)


def _clauses(clauses: Sequence[str], language: Language) -> str:
    label = labels.CLAUSE if len(clauses) == 1 else labels.CLAUSES
    return label.in_(language).format(number=_listed(clauses, language))


def _listed(clauses: Sequence[str], language: Language) -> str:
    shown = [shortened(number, _LONGEST_NAME) for number in clauses[:_MOST_CLAUSES]]
    shown += ["…"] if len(clauses) > _MOST_CLAUSES else []
    return ("、" if language == "zh" else ", ").join(shown)


def _lines(lines: Sequence[int], language: Language) -> str:
    found = ranges(lines)
    if len(found) == 1 and found[0][0] == found[0][1]:
        return labels.LINE.in_(language).format(line=found[0][0])
    if len(found) == 1:
        return paper_wording.LINES.in_(language).format(first=found[0][0], last=found[0][1])
    listed = [str(first) if first == last else f"{first}–{last}" for first, last in found[:_MOST_RANGES]]
    listed += ["…"] if len(found) > _MOST_RANGES else []
    return wording.ON_LINES.in_(language).format(lines=("、" if language == "zh" else ", ").join(listed))
