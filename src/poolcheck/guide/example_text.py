"""The run of examples as text: each failure with its place in the rule's file, and a line that sums up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.guide import catalogue_labels as labels
from poolcheck.guide.sheet import same
from poolcheck.guide.wording import filled
from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.engine.example_report import ExamplesReport, FailedExample, Mismatch
    from poolcheck.packs.model import Law


def to_text(report: ExamplesReport, law: Law, languages: Iterable[Language]) -> str:
    """Return the run in one language after the other."""
    return "\n".join("\n".join(_lines(report, law, language)) + "\n" for language in languages)


def _lines(report: ExamplesReport, law: Law, language: Language) -> Iterator[str]:
    for failed in report.failed:
        yield from _failure(failed, law, language)
    if report.failed:
        yield ""
    text = labels.SOME_FAILED if report.failed else labels.ALL_PASSED
    rules = labels.counted(report.rules, labels.RULE, labels.RULES)
    examples = labels.counted(report.examples, labels.EXAMPLE, labels.EXAMPLES)
    yield filled(text, rules=rules, examples=examples, failed=str(len(report.failed))).in_(language).strip()


def _failure(failed: FailedExample, law: Law, language: Language) -> Iterator[str]:
    yield printable(f"{failed.location} {failed.rule}: {failed.name}")
    if failed.came != failed.expected:
        came = labels.NO_OUTCOME if failed.came is None else law.outcomes[failed.came][0]
        yield "    " + filled(labels.EXPECTED, expected=law.outcomes[failed.expected][0], came=came).in_(language)
    for mismatch in failed.open:
        yield "    " + _open(mismatch).in_(language)
    if failed.problems:
        yield "    " + labels.DOCUMENT_WRONG.in_(language)
    for problem in failed.problems:
        yield printable(f"    {problem.location} {problem.code}  {problem.message.in_(language)}")
        if problem.hint is not None:
            yield f"        {problem.hint.in_(language)}"


def _open(mismatch: Mismatch) -> Bilingual:
    return filled(
        labels.OPEN_EXPECTED,
        part=labels.PARTS[mismatch.part],
        expected=_facts(mismatch.expected),
        came=_facts(mismatch.came),
    )


def _facts(facts: tuple[str, ...]) -> Bilingual:
    return same(", ".join(facts)) if facts else labels.NOTHING
