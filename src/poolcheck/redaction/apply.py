"""A report without what a profile leaves out: outcomes, rules and law stay; facts, and the names that tell them, go."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.profile import PatentStated
from poolcheck.redaction.masks import MASK, cut, masked
from poolcheck.redaction.words import Words, telling
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Excerpt, Finding, Question, Reason, Waiver
    from poolcheck.findings.profile import DocumentStated, FeeStated, PoolProfile, Stated, StatedBlock
    from poolcheck.findings.report import InputRead, Report, TextRead
    from poolcheck.redaction.marks import Marks
    from poolcheck.redaction.masks import MaskedLine

_HIDDEN: Final = Bilingual(MASK, MASK)
_FACT: Final = re.compile(r"(?P<name>[^=]*) = (?P<value>.*?)(?P<law> \(presumed by law\))?", re.DOTALL)
_WORD: Final = re.compile(r"[A-Za-z_]+")
_LOGIC: Final = frozenset({"true", "false", "unknown", "or", "perhaps", "more"})
_JUSTIFICATIONS: Final = "justifications"
_LICENSEE: Final = "licensee_profile"
_LIKENESS: Final = frozenset(f"{_LICENSEE}.{name}" for name in ("products", "trade_level", "region", "volume_band"))


def redacted(report: Report, marks: Marks) -> Report:
    """Return a report without what is marked; the same report and marks give the same result."""
    return _Redactor(report, marks).report()


@dataclass(frozen=True)
class _Redactor:
    of: Report
    marks: Marks

    def report(self) -> Report:
        report = self.of
        return replace(
            report,
            inputs=tuple(map(self._input, report.inputs)),
            findings=tuple(map(self._finding, report.findings)),
            diagnostics=tuple(map(self._diagnostic, report.diagnostics)),
            texts=tuple(map(self._text, report.texts)),
            waivers=tuple(map(self._waiver, report.waivers)),
            profiles=tuple(map(self._profile, report.profiles)),
            baseline=replace(report.baseline, digest=MASK, gone=tuple(map(_only_rule, report.baseline.gone)))
            if report.baseline is not None
            else None,
        )

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The numbers under which documents go whose names would tell, by their paths; those not read may be such."""
        unread = self._unread if self.marks.hides_names else frozenset()
        told = Words(telling(self.marks.words))
        nameless = [
            read.path
            for read in self.of.inputs
            if read.path in self.marks.nameless | unread or told.without(read.path) != read.path
        ]
        return {path: f"№{number}" for number, path in enumerate(nameless, start=1)}

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """The ids of findings, which tell names, by rule, document and number: a digest of a name could be guessed."""
        documents = {read.path: number for number, read in enumerate(self.of.inputs, start=1)}
        counted: Counter[str] = Counter()
        found: dict[str, str] = {}
        for finding in self.of.findings:
            told = f"{finding.rule}@{documents.get(finding.location.path, 0)}"
            counted[told] += 1
            found[finding.id] = f"{told}.{counted[told]}"
        return found

    @cached_property
    def _unread(self) -> frozenset[str]:
        """Files in which nobody can tell what is left out."""
        return frozenset(read.path for read in self.of.inputs if not read.kind)

    @cached_property
    def _manifests(self) -> frozenset[str]:
        return frozenset(read.path for read in self.of.inputs if read.kind == "dossier")

    @cached_property
    def _lines(self) -> Mapping[str, tuple[MaskedLine, ...]]:
        found = {}
        for text in self.of.texts:
            breaks = text.starts
            found[text.path] = masked(text.lines, breaks, self.marks.stretches.get(text.path, ()))
        return found

    @cached_property
    def _without_likeness(self) -> frozenset[str]:
        """The paths of licenses that are not to say what licensees are compared by."""
        return frozenset(
            document.path
            for profile in self.of.profiles
            for document in profile.documents
            for block in document.blocks
            if block.key == _LICENSEE
            and any(self._hides(fact.location) for fact in block.facts if fact.key in _LIKENESS)
        )

    @cached_property
    def _without_claims(self) -> frozenset[str]:
        """The paths of documents that are not to say how they justify something."""
        return frozenset(
            document.path
            for profile in self.of.profiles
            for document in profile.documents
            for block in document.blocks
            if block.key == _JUSTIFICATIONS and self._hides(block.location)
        )

    @cached_property
    def _words(self) -> Words:
        return Words(self.marks.words | {PurePosixPath(path).name for path in self._names})

    def _clean(self, text: str) -> str:
        """Return words of documents without those that are left out somewhere in them."""
        return self._words.without(text)

    def _both(self, text: Bilingual) -> Bilingual:
        return Bilingual(self._clean(text.en), self._clean(text.zh))

    def _path(self, path: str) -> str:
        return self._names.get(path, path)

    def _location(self, location: Location) -> Location:
        return replace(location, path=self._path(location.path))

    def _input(self, read: InputRead) -> InputRead:
        name = self._names.get(read.path)
        return replace(read, path=self._path(read.path), sha256=self._digest(read), key=name or self._clean(read.key))

    def _digest(self, read: InputRead) -> str:
        """Return the digest of a file as it is shown: from that of all of it, what is left out could be guessed."""
        text = self.marks.texts.get(read.path) or self._texts.get(read.path, "")
        shown = self._clean(cut(text, self.marks.stretches.get(read.path, ())))
        if read.path in self._unread:
            problems = (one for one in self.of.diagnostics if one.location.path == read.path)
            shown = "\n".join(f"{one.location.line}:{one.location.column} {one.code}" for one in problems)
        elif shown == text:
            return read.sha256
        return hashlib.sha256(shown.encode("utf-8", "backslashreplace")).hexdigest()

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {text.path: "\n".join(text.lines) for text in self.of.texts}

    def _text(self, text: TextRead) -> TextRead:
        lines = tuple(self._clean(line.text) for line in self._lines[text.path])
        return replace(text, path=self._path(text.path), lines=lines)

    def _finding(self, finding: Finding) -> Finding:
        told = any(self.marks.covers(place.path) for place in (finding.location, *finding.related))
        return replace(
            finding,
            id=self._ids[finding.id],
            subject=self._clean(finding.subject) if finding.location.path not in self._names else MASK,
            message=self._both(finding.without_values(MASK) if told else finding.message),
            values=(),
            meaning="",
            notes=tuple(map(self._both, finding.notes)),
            claims=tuple(map(self._both, finding.claims))
            if finding.location.path not in self._without_claims
            else tuple(_HIDDEN for _ in finding.claims),
            open=replace(
                finding.open,
                conduct=tuple(map(self._question, finding.open.conduct)),
                elements=tuple(map(self._question, finding.open.elements)),
                defenses=tuple(map(self._question, finding.open.defenses)),
            ),
            because=tuple(map(self._reason, finding.because)),
            location=self._location(finding.location),
            related=tuple(map(self._location, finding.related)),
            excerpt=self._excerpt(finding.excerpt, finding.location.path),
            waiver=self._waiver(finding.waiver) if finding.waiver is not None else None,
        )

    def _question(self, question: Question) -> Question:
        return replace(question, ask=self._both(question.ask))

    def _reason(self, reason: Reason) -> Reason:
        facts = tuple(self._clean(_without_values(fact)) for fact in reason.facts)
        below = tuple(map(self._reason, reason.reasons))
        return replace(reason, facts=facts, reasons=below)

    def _excerpt(self, excerpt: Excerpt, path: str) -> Excerpt:
        """Return an excerpt of the masked lines; what it pointed at is pointed at where it is now."""
        lines = self._lines.get(path)
        if lines is None:
            return replace(excerpt, lines=tuple(map(self._clean, excerpt.lines)), pointed=_nowhere(excerpt))
        found = lines[excerpt.first_line - 1 : excerpt.first_line - 1 + len(excerpt.lines)]
        shown = tuple(self._clean(line.text) for line in found)
        same = all(one == line.text for one, line in zip(shown, found, strict=True))
        pointed = tuple(
            (line.at(start), line.at(end)) for line, (start, end) in zip(found, excerpt.pointed, strict=True)
        )
        return replace(excerpt, lines=shown, pointed=pointed if same else _nowhere(excerpt))

    def _diagnostic(self, problem: Diagnostic) -> Diagnostic:
        """Return a problem; of a file in which something is left out not what it quotes, which nobody understood.

        Of a file that was not read nobody knows what is left out. A manifest names files; those that are not there
        cannot be told by what they say.
        """
        path = problem.location.path
        location = self._location(problem.location)
        names_files = self.marks.hides_names and path in self._manifests
        if names_files or path in self._unread or path in self._names or self.marks.covers(path):
            return replace(problem, message=_HIDDEN, hint=None, location=location)
        hint = self._both(problem.hint) if problem.hint is not None else None
        return replace(problem, message=self._both(problem.message), hint=hint, location=location)

    def _waiver(self, waiver: Waiver) -> Waiver:
        return replace(
            waiver,
            finding=self._ids.get(waiver.finding) or _only_rule(waiver.finding) if waiver.finding else "",
            because=self._clean(waiver.because),
            meaning="",
            location=self._location(waiver.location),
            excerpt=self._excerpt(waiver.excerpt, waiver.location.path),
        )

    def _profile(self, profile: PoolProfile) -> PoolProfile:
        return replace(
            profile,
            title=self._names.get(profile.path, self._clean(profile.title)),
            path=self._path(profile.path),
            documents=tuple(map(self._document, profile.documents)),
            patents=tuple(map(self._patent, profile.patents)) if profile.patents is not None else None,
            fees=tuple(map(self._fee, profile.fees)),
        )

    def _document(self, document: DocumentStated) -> DocumentStated:
        name = self._names.get(document.path)
        return replace(
            document,
            path=self._path(document.path),
            key=name or self._clean(document.key),
            title=name or self._clean(document.title),
            facts=tuple(map(self._stated, document.facts)),
            blocks=tuple(map(self._block, document.blocks)),
        )

    def _block(self, block: StatedBlock) -> StatedBlock:
        name = self._stated(block.name) if block.name is not None else None
        facts = tuple(map(self._stated, block.facts))
        return replace(block, name=name, facts=facts, location=self._location(block.location))

    def _stated(self, stated: Stated) -> Stated:
        value = _HIDDEN if self._hides(stated.location) else self._both(stated.value)
        return replace(stated, value=value, location=self._location(stated.location))

    def _fee(self, fee: FeeStated) -> FeeStated:
        """Return what is charged; where anything of it is left out, all of it goes."""
        hides = self._hides(fee.location)
        hides_group = fee.location.path in self._without_likeness
        name = self._names.get(fee.location.path)
        return replace(
            fee,
            licensee=name or self._clean(fee.licensee),
            license=name or self._clean(fee.license),
            group=_HIDDEN if hides_group else self._both(fee.group),
            open=fee.open or hides_group,
            rate=None if hides else fee.rate,
            unit=None if hides else fee.unit,
            said=_HIDDEN if hides else fee.said,
            location=self._location(fee.location),
        )

    def _patent(self, patent: PatentStated) -> PatentStated:
        """Return a patent; of one that is marked, nothing but its place."""
        if self._hides(patent.location):
            return PatentStated(
                number=MASK,
                title=MASK,
                patentee=MASK,
                type=None,
                status=None,
                ended=False,
                essential="",
                evaluated_by="",
                by_member_or_operator=False,
                expiry=None,
                location=self._location(patent.location),
            )
        return replace(
            patent,
            number=self._clean(patent.number),
            title=self._clean(patent.title),
            patentee=self._clean(patent.patentee),
            evaluated_by=self._clean(patent.evaluated_by),
            location=self._location(patent.location),
        )

    def _hides(self, location: Location) -> bool:
        """Whether anything in the lines and columns of a place is left out."""
        lines = self._lines.get(location.path)
        if lines is None:  # no finding points there, and its text was not kept
            return self.marks.covers(location.path)
        for number in range(location.line, min(location.end_line, len(lines)) + 1):
            start = location.column - 1 if number == location.line else 0
            end = location.end_column - 1 if number == location.end_line else len(lines[number - 1].text) + 1_000_000
            if any(begin < end and start < finish for begin, finish in lines[number - 1].gone):
                return True
        return False


def _nowhere(excerpt: Excerpt) -> tuple[tuple[int, int], ...]:
    return tuple((0, 0) for _ in excerpt.lines)


def _only_rule(id_: str) -> str:
    """Return the id of a finding that is not in the report: its rule, and nothing that tells where it was."""
    return f"{id_.partition('@')[0]}@{MASK}"


def _without_values(fact: str) -> str:
    """Return a fact of a derivation without numbers and texts; truths and words of the vocabulary stay."""
    match = _FACT.fullmatch(fact)
    if match is None:
        return MASK
    words = _WORD.findall(match["value"])
    known = all(word in _LOGIC or word in vocabulary().values for word in words)
    plain = known and re.fullmatch(r"[A-Za-z_ ,{}]*", match["value"]) is not None
    return f"{match['name']} = {match['value'] if plain else MASK}{match['law'] or ''}"
