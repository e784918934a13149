"""Puts a report into the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports import labels as shared_labels
from poolcheck.reports.adjusted import ADJUSTED, adjusted
from poolcheck.reports.citation import place_in
from poolcheck.reports.html import labels
from poolcheck.reports.html.environment import environment
from poolcheck.reports.html.page import Page, track_of, with_values
from poolcheck.reports.html.texts import quotation
from poolcheck.reports.layout import sentence
from poolcheck.reports.plain_words import one_line
from poolcheck.reports.told import consequence
from poolcheck.reports.web_page import policy, running_head

if TYPE_CHECKING:
    from poolcheck.findings.model import Authority, Exposure
    from poolcheck.findings.report import Adjustment, Report
    from poolcheck.reports.form import Options

_TAGS: Final = {"en": "en", "zh": "zh-Hans"}
_LONGEST_HEAD: Final = 70


def rendered(report: Report, options: Options) -> str:
    """Return the page of a report."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    page = Page(report, options)
    templates = environment()
    language = page.languages[0]
    day = with_values(shared_labels.AS_OF, day=report.as_of).in_(language)
    head = Markup(running_head(one_line(page.title.in_(language), _LONGEST_HEAD), day))  # noqa: S704 - escaped there
    given = templates.globals
    styles, scripts = (str(given["styles"]), str(head)), (str(given["first_script"]), str(given["script"]))
    return templates.get_template("report.html").render(
        page=page,
        report=report,
        words=labels,
        shared=shared_labels,
        tags=_TAGS,
        policy=policy(styles, scripts),
        running_head=head,
        quotation=quotation,
        with_values=with_values,
        capital=_capital,
        consequence=_consequence,
        adjusted=_adjusted,
        adjusted_title=ADJUSTED,
        numbered=_numbered,
        short=one_line,
        track_of=track_of,
    )


def _capital(text: Bilingual) -> Bilingual:
    return Bilingual(sentence(text.en), sentence(text.zh))


def _numbered(authority: Authority) -> Bilingual:
    return place_in(authority.article, authority.paragraph, authority.item)


def _adjusted(adjustment: Adjustment) -> Bilingual:
    english, chinese = adjusted(adjustment, "en"), adjusted(adjustment, "zh")
    return Bilingual(sentence(one_line(english)), sentence(one_line(chinese)))


def _consequence(exposure: Exposure) -> Bilingual:
    return Bilingual(consequence(exposure, "en"), consequence(exposure, "zh"))
