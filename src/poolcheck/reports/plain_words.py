"""A finding, or a problem with an input, in lines of plain text: for formats that know no markup and no width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.reports import labels
from poolcheck.reports.layout import printable, sentence, shortened
from poolcheck.reports.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Glossary
    from poolcheck.reports.told import Part

STOP: Final[dict[Language, str]] = {"en": ": ", "zh": "："}
"""What stands between a label and its text."""

_LONGEST = 600
_LONGEST_NUMBER = 40


def one_line(text: str, most: int = _LONGEST) -> str:
    """Return a text, which may hold words of a document, in one line of at most `most` columns."""
    shown = " ".join(text.split())
    if len(shown) > 2 * most:  # measuring what is cut off anyway would take long
        shown = shown[: 2 * most] + "…"
    return shortened(printable(shown), most)


def headline(finding: Finding, glossary: Glossary, language: Language) -> str:
    """Return the outcome and what it is about, with the number of the clause: `Not met: Title (clause 8.1)`."""
    said = told(finding, glossary, language)
    return one_line(said.outcome + STOP[language] + said.title) + in_clause(finding, language)


def in_clause(finding: Finding, language: Language) -> str:
    """Return the number of the clause in brackets; "" if the finding is not about one."""
    if not finding.clause:
        return ""
    number = labels.CLAUSE.in_(language).format(number=one_line(finding.clause, _LONGEST_NUMBER))
    return f"（{number}）" if language == "zh" else f" ({number})"


def paragraphs(finding: Finding, glossary: Glossary, language: Language) -> Iterator[str]:
    """Return all that is said of a finding below its headline, each in a line with its label."""
    said = told(finding, glossary, language)
    if said.message:
        yield one_line(said.message)
    for part in said.parts:
        yield from labelled(part, language)


def labelled(part: Part, language: Language) -> Iterator[str]:
    """Return the texts of a part, each behind the label of the part."""
    for text in part.texts:
        yield part.label + STOP[language] + one_line(text)


def problem_lines(problem: Diagnostic, language: Language) -> Iterator[str]:
    """Return what is wrong with an input and, if there is one, the hint how to mend it."""
    yield one_line(sentence(problem.message.in_(language)))
    if problem.hint is not None:
        yield labels.HINT.in_(language) + STOP[language] + one_line(sentence(problem.hint.in_(language)))


def in_all(text: Bilingual, languages: Iterable[Language], **values: object) -> str:
    """Return a text in each language, one after the other."""
    return " / ".join(text.in_(language).format(**values) for language in languages)


def blocks(lines: Sequence[Iterable[str]]) -> str:
    """Return groups of lines, usually one a language, with an empty line between two groups."""
    return "\n\n".join("\n".join(group) for group in lines)
