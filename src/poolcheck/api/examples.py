"""The examples of rules, run and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from poolcheck.core.bilingual import Language
    from poolcheck.engine.example_report import ExamplesReport
    from poolcheck.packs.files import ExampleFile
    from poolcheck.packs.model import Law, Rule


def run_examples(
    law: Law, as_of: date | None, today: date, wanted: Callable[[Rule, ExampleFile], bool] | None = None
) -> ExamplesReport:
    """Run the examples of rules, all if none are wanted in particular.

    They are run on the day given, else on the one that their pack names, else today; those that name a day, on that.
    """
    from poolcheck.engine import example_report  # noqa: PLC0415 - checking must not pay for it

    return example_report.run_examples(law, as_of, today, wanted or (lambda *_: True))


def render_examples(report: ExamplesReport, law: Law, languages: tuple[Language, ...]) -> str:
    """Return the run of examples as text: each failure with its place, and a line that sums up."""
    from poolcheck.guide.example_text import to_text  # noqa: PLC0415 - checking must not pay for the guide

    return to_text(report, law, languages)
