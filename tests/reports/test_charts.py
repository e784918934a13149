"""Charts show the numbers they were given, in either language and look, whatever the names in them are."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.model import UPKEEP, Outcome, Waiver
from poolcheck.reports.charts.chart import Chart, Setting
from poolcheck.reports.charts.data import (
    Charged,
    Column,
    ConcernMatrix,
    Essentiality,
    Evaluated,
    Evaluator,
    Expiries,
    Row,
    Royalties,
)
from poolcheck.reports.charts.essentiality import essentiality_bars
from poolcheck.reports.charts.expiry import expiry_curve
from poolcheck.reports.charts.from_report import matrix_of
from poolcheck.reports.charts.look import PRINT, SCREEN
from poolcheck.reports.charts.matrix import concern_matrix
from poolcheck.reports.charts.measure import fitted, width_of, wrapped
from poolcheck.reports.charts.scale import shared_out, ticks
from poolcheck.reports.charts.spread import royalty_spread

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck import api
    from poolcheck.core.bilingual import Language

DAY = date(2026, 11, 21)
EN = Setting("en")
SVG = "{http://www.w3.org/2000/svg}"
CNY = Bilingual("CNY per unit", "元/台")
PERCENT = Bilingual("% of net sales", "净销售额的%")
TV = Bilingual("TV sets", "电视机")
PHONES = Bilingual("Phones", "手机")
HOSTILE = "\u202e<script>&amp;]]>\x00\x1b[31m\ud800\ufffe \"'=1+1 שלום " + "e" + "\u0301" * 400 + "很长" * 5000

OF_MANY = [DAY + timedelta(days=number * 7 % 6000 - 300) for number in range(30_000)]
EXPIRIES = {
    "thirty": Expiries(DAY, tuple(date(2026, 3, 1) + timedelta(days=200 * number) for number in range(30)), 2),
    "one": Expiries(DAY, (date(2040, 1, 1),)),
    "many": Expiries(DAY, tuple(OF_MANY), 12_345),
    "centuries": Expiries(DAY, (date.min, date(1850, 5, 5), date.max)),
    "one-day": Expiries(DAY, (DAY,) * 40),
    "past": Expiries(date(2100, 1, 1), (date(2030, 1, 1),)),
    "last-day": Expiries(date.max, (date.max,), 1),
}
ESSENTIALITIES = {
    "mixed": Essentiality(
        (
            Evaluated(Evaluator.INDEPENDENT, 27, 1, 1),
            Evaluated(Evaluator.NOT_INDEPENDENT, 0, 0, 0),
            Evaluated(Evaluator.NONE, 0, 0, 3),
        )
    ),
    "one": Essentiality((Evaluated(Evaluator.UNKNOWN, 1),)),
    "many": Essentiality(
        (Evaluated(Evaluator.INDEPENDENT, 29_985, 12, 3), Evaluated(Evaluator.NOT_INDEPENDENT, 1, 0, 0))
    ),
}
ROYALTIES = {
    "few": Royalties(
        (
            Charged("Mingtai", Decimal("1.00"), CNY, TV),
            Charged("Lanhai", Decimal("1.50"), CNY, TV),
            Charged("Xiaohe", Decimal("0.50"), CNY, TV),
            Charged("Gratis", Decimal(0), None, PHONES),
            Charged("Percent", Decimal("3.5"), PERCENT, PHONES),
            Charged("Money", Decimal(7), CNY, PHONES),
        )
    ),
    "free": Royalties(tuple(Charged(name, Decimal(0), None, TV) for name in "AB")),
    "strip": Royalties(tuple(Charged(f"F{n}", Decimal(n % 7 + 1) / 2, PERCENT, TV) for n in range(40))),
    "many": Royalties(tuple(Charged(f"L{n}", Decimal(n * n % 997) / 100, CNY, TV) for n in range(2000))),
    "hostile": Royalties(
        tuple(
            Charged(f"{n}{HOSTILE}", Decimal(f"1E+{n * 40}"), Bilingual(HOSTILE, HOSTILE), Bilingual(HOSTILE, HOSTILE))
            for n in range(6)
        )
    ),
    "groups": Royalties(
        tuple(
            Charged(f"L{n}", Decimal(n + 3 * group), CNY, Bilingual(f"G{group}", f"第{group}组"))
            for group in range(60)
            for n in range(1, 5)
        )
    ),
}
MATRICES = {
    "small": ConcernMatrix(
        (Column(Bilingual("not met", "不符合")), Column(Bilingual("met", "符合"), standing=False)),
        (Row(Bilingual("Tying", "搭售"), (3, 0)), Row(Bilingual("Grant-back", "回授"), (0, 12_345))),
        law=True,
    ),
    "hostile": ConcernMatrix(
        tuple(Column(Bilingual(HOSTILE, HOSTILE)) for _ in range(7)),
        tuple(Row(Bilingual(HOSTILE, HOSTILE), (10**7,) * 7) for _ in range(37)),
    ),
}

DRAWN: dict[str, Callable[[Setting], Chart]] = {
    **{f"expiry-{name}": partial(expiry_curve, data) for name, data in EXPIRIES.items()},
    **{f"essentiality-{name}": partial(essentiality_bars, data) for name, data in ESSENTIALITIES.items()},
    **{f"spread-{name}": partial(royalty_spread, data) for name, data in ROYALTIES.items()},
    **{f"matrix-{name}": partial(concern_matrix, data) for name, data in MATRICES.items()},
}
LOOKS = {"screen": SCREEN, "print": PRINT}
SHAPES = {
    "g": {"font-family"},
    "title": {"id"},
    "desc": {"id"},
    "text": {"x", "y", "font-size", "font-weight", "text-anchor", "fill", "fill-opacity"},
    "line": {"x1", "y1", "x2", "y2"},
    "rect": {"x", "y", "width", "height", "fill", "fill-opacity"},
    "path": {"d", "fill", "fill-opacity"},
    "circle": {"cx", "cy", "r", "fill", "fill-opacity"},
    "polygon": {"points", "fill", "fill-opacity"},
}
STROKES = {"stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"}


@cache
def chart(name: str, language: Language = "en", look: str = "screen") -> Chart:
    return DRAWN[name](Setting(language, LOOKS[look], "fig-1"))


def svg(drawn: Chart) -> ET.Element:
    assert drawn.picture is not None
    return ET.fromstring(drawn.picture.svg)  # noqa: S314 - our own text


def texts(drawn: Chart) -> list[ET.Element]:
    return list(svg(drawn).iter(f"{SVG}text"))


def words_of(drawn: Chart) -> list[str]:
    return [text.text or "" for text in texts(drawn)]


def box(text: ET.Element) -> tuple[float, float, float, float]:
    """Return where a text is about to be: left, top, right, bottom."""
    x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
    width = width_of(text.text or "", size, bold="font-weight" in text.attrib)
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.attrib.get("text-anchor", "start")] * width
    return left, y - 0.75 * size, left + width, y + 0.2 * size


all_charts = pytest.mark.parametrize("name", DRAWN)
both_languages = pytest.mark.parametrize("language", ["en", "zh"])
both_looks = pytest.mark.parametrize("look", LOOKS)


@all_charts
@both_languages
@both_looks
def test_a_picture_is_made_of_the_plainest_svg(name: str, language: Language, look: str) -> None:
    root = svg(chart(name, language, look))

    for element in root.iter():
        tag = element.tag.removeprefix(SVG)
        if element is not root:
            assert set(element.attrib) <= SHAPES[tag] | (
                STROKES if tag not in ("g", "title", "desc", "text") else set()
            )
    paints = {element.attrib[what] for element in root.iter() for what in ("fill", "stroke") if what in element.attrib}
    plain = r"#[0-9a-f]{6}|none" if look == "print" else r"currentColor|none|var\(--chart-accent, #[0-9a-f]{6}\)"
    assert all(re.fullmatch(plain, paint) for paint in paints)
    if look == "print":
        assert not any(attribute.endswith("opacity") for element in root.iter() for attribute in element.attrib)


@all_charts
@both_languages
def test_those_who_cannot_see_a_picture_are_told_what_it_shows(name: str, language: Language) -> None:
    drawn = chart(name, language)
    root = svg(drawn)

    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "fig-1-title fig-1-desc"
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == {"en": "en", "zh": "zh-Hans"}[language]
    named = {element.attrib["id"]: element.text for element in root.iter() if "id" in element.attrib}
    assert named == {"fig-1-title": drawn.title, "fig-1-desc": drawn.summary}
    assert all(len(row) == len(drawn.head) for row in drawn.rows)


@all_charts
@both_languages
def test_a_picture_takes_the_width_it_is_given_and_on_paper_has_a_size(name: str, language: Language) -> None:
    on_screen, in_print = chart(name, language), chart(name, language, "print")

    assert on_screen.picture is not None
    assert in_print.picture is not None
    size = {"width": str(in_print.picture.width), "height": str(in_print.picture.height)}
    assert size.items() <= svg(in_print).attrib.items()
    assert svg(on_screen).attrib["width"] == "100%"
    assert "height" not in svg(on_screen).attrib
    assert svg(on_screen).attrib["viewBox"] == "0 0 {width} {height}".format_map(size)
    assert in_print.picture.height <= 1.5 * in_print.picture.width or name.endswith("hostile")


@all_charts
@both_languages
def test_no_text_leaves_the_picture_or_lies_on_another(name: str, language: Language) -> None:
    drawn = chart(name, language)
    boxes = [box(text) for text in texts(drawn)]

    assert drawn.picture is not None
    for left, top, right, bottom in boxes:
        assert left >= -0.5
        assert top >= 0
        assert right <= drawn.picture.width + 0.5
        assert bottom <= drawn.picture.height
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:number]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, (words_of(drawn)[number], other)


@all_charts
@both_languages
def test_marks_stay_within_the_picture(name: str, language: Language) -> None:
    drawn = chart(name, language)
    assert drawn.picture is not None
    for element in svg(drawn).iter():
        across = [float(element.attrib[key]) for key in ("x", "x1", "x2", "cx") if key in element.attrib]
        down = [float(element.attrib[key]) for key in ("y", "y1", "y2", "cy") if key in element.attrib]
        across += [float(x) for x in re.findall(r"[HM](-?[\d.]+)", element.attrib.get("d", ""))]
        down += [float(y) for y in re.findall(r"V(-?[\d.]+)", element.attrib.get("d", ""))]

        assert all(0 <= x <= drawn.picture.width for x in across)
        assert all(0 <= y <= drawn.picture.height for y in down)


@all_charts
def test_a_picture_stays_small_whatever_it_counts(name: str) -> None:
    drawn = chart(name)

    assert drawn.picture is not None
    assert len(drawn.picture.svg) < 80_000


def digest() -> str:
    drawn = (chart(name, language, "print").picture for name in DRAWN for language in ("en", "zh"))
    return sha256("".join(picture.svg for picture in drawn if picture is not None).encode()).hexdigest()


def test_the_same_numbers_give_the_same_bytes_whatever_the_hashes_are() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import test_charts; print(test_charts.digest())"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONHASHSEED": "1"},
    )

    assert done.stdout.strip() == digest()


@pytest.mark.parametrize("prefix", ["", "1", "a b", 'a"', "表"])
def test_what_is_no_beginning_of_an_id_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match="no beginning of an id"):
        Setting("en", prefix=prefix)


# Expiry


def curve(drawn: Chart, path: int = -1) -> list[tuple[float, int]]:
    """Read a line back: from where on how many patents are in force, by the numbers that stand at the grid."""
    left = [
        text for text in texts(drawn) if text.attrib.get("text-anchor") == "end" and "font-weight" not in text.attrib
    ]
    counts = {float(text.attrib["y"]) - 4: int((text.text or "").replace(",", "")) for text in left}
    (floor, _), (top, most) = max(counts.items()), min(counts.items())
    lines = [one for one in svg(drawn).iter(f"{SVG}path") if one.attrib["fill"] == "none"]
    start, *steps = re.findall(r"[MH]([\d.]+)[ V]([\d.]+)", lines[path].attrib["d"])
    return [(float(x), round((floor - float(y)) / (floor - top) * most)) for x, y in (start, *steps)]


def test_the_curve_falls_by_one_on_the_day_after_each_expiry() -> None:
    steps = curve(chart("expiry-thirty"))

    assert [count for _, count in steps] == [*range(30, -1, -1), 0]
    apart = [second - first for (first, _), (second, _) in pairwise(steps[1:-1])]
    assert max(apart) - min(apart) < 0.05


def test_the_curve_falls_where_the_axis_names_the_day() -> None:
    drawn = expiry_curve(Expiries(DAY, (date(2029, 12, 31), date(2035, 12, 31))), EN)

    named = {text.text: float(text.attrib["x"]) for text in texts(drawn)}
    assert curve(drawn)[1:3] == [(named["2030"], 1), (named["2036"], 0)]


def test_patents_of_unknown_expiry_are_counted_on_top_of_the_others() -> None:
    drawn = chart("expiry-thirty")

    assert [count for _, count in curve(drawn, -2)] == [count + 2 for _, count in curve(drawn)]
    assert "with 2 whose expiry date is not known" in words_of(drawn)
    assert "Of 2 more patents the expiry date is not known" in drawn.summary


def test_a_patent_is_in_force_on_the_day_it_expires() -> None:
    for day, left in ((DAY, 40), (DAY + timedelta(days=1), 0)):
        drawn = expiry_curve(Expiries(day, (DAY,) * 40), EN)

        assert f"{day}: {left} in force" in words_of(drawn)
        assert drawn.rows[0] == (str(day), "", str(left))


@settings(max_examples=40, deadline=None)
@given(days=st.lists(st.dates(), min_size=1, max_size=60), as_of=st.dates(), unknown=st.integers(0, 50))
def test_the_curve_only_falls_and_ends_at_none(days: list[date], as_of: date, unknown: int) -> None:
    drawn = expiry_curve(Expiries(as_of, tuple(days), unknown), EN)
    steps = curve(drawn)

    assert steps == sorted(steps, key=lambda step: (step[0], -step[1]))
    assert [count for _, count in steps] == sorted((count for _, count in steps), reverse=True)
    assert (steps[0][1], steps[-1][1]) == (len(days), 0)
    assert drawn.rows[0][2] == f"{sum(day >= as_of for day in days)}"
    assert sum(int(row[1]) for row in drawn.rows if row[1]) == len(days) + unknown


def test_the_table_counts_by_year_or_by_month() -> None:
    years = expiry_curve(Expiries(DAY, (date(2030, 1, 1), date(2030, 12, 31), date(2041, 6, 1))), EN)
    months = expiry_curve(Expiries(DAY, (date(2026, 12, 1), date(2027, 12, 31))), EN)

    assert years.rows == (("2026-11-21", "", "3"), ("2030", "2", "1"), ("2041", "1", "0"))
    assert months.rows == (("2026-11-21", "", "2"), ("2026-12", "1", "1"), ("2027-12", "1", "0"))
    assert (years.head[0], months.head[0]) == ("Year", "Month")


def test_without_an_expiry_date_there_is_no_picture_and_the_summary_says_why() -> None:
    nothing, unknown = expiry_curve(Expiries(DAY), EN), expiry_curve(Expiries(DAY, unknown=3), EN)

    assert nothing.picture is None
    assert (nothing.summary, nothing.rows) == ("No patent with a known expiry date is listed.", ())
    assert unknown.picture is None
    assert unknown.summary.endswith("Patents of which the expiry date is not known: 3.")
    assert unknown.rows == (("not known", "3", ""),)


# Essentiality


def test_bars_tell_how_many_patents_were_found_what_and_by_whom() -> None:
    drawn = chart("essentiality-mixed")

    assert drawn.rows == (
        ("All patents", "27", "1", "4", "32"),
        ("Independent evaluator", "27", "1", "1", "29"),
        ("No evaluator named", "0", "0", "3", "3"),
    )
    told = ["All patents", "32", "27 essential", "1 not essential", "4 not known"]
    told += ["Independent evaluator", "29", "27 essential", "1 not essential", "1 not known"]
    assert words_of(drawn) == [*told, "No evaluator named", "3", "3 not known"]
    assert "Independent evaluator: 29 patents; 27 essential, 1 not essential, 1 not known." in drawn.summary


def test_a_single_evaluator_has_a_single_bar() -> None:
    assert chart("essentiality-one").rows == (("Evaluator of unknown independence", "1", "0", "0", "1"),)


def test_a_single_patent_among_thousands_is_seen() -> None:
    assert min(shared_out((29_985, 12, 3), 600, 2)) == 2
    assert shared_out((0, 5, 0), 600, 2) == (0, 600, 0)


@given(counts=st.lists(st.integers(0, 10**6), min_size=1, max_size=3).filter(any), room=st.floats(10, 700))
def test_room_is_shared_out_to_the_last_unit(counts: list[int], room: float) -> None:
    shares = shared_out(counts, room, 2)

    assert sum(shares) == pytest.approx(room)
    assert all((share >= 2 - 1e-9) is bool(count) for share, count in zip(shares, counts, strict=True))


def test_of_no_patents_there_is_no_picture() -> None:
    drawn = essentiality_bars(Essentiality((Evaluated(Evaluator.NONE),)), EN)

    assert (drawn.picture, drawn.summary, drawn.rows) == (None, "No patents are listed.", ())


# Royalties


def test_rates_are_compared_only_within_a_group_and_a_unit() -> None:
    drawn = chart("spread-few")

    shown = words_of(drawn)
    assert shown.count("Phones") == 2
    assert shown.count("TV sets") == 1
    assert [row for row in drawn.rows if row[0] == "Phones"] == [
        ("Phones", "Gratis", "free", ""),
        ("Phones", "Percent", "3.5", "% of net sales"),
        ("Phones", "Gratis", "free", ""),
        ("Phones", "Money", "7", "CNY per unit"),
    ]
    assert "Phones: 2 licensees pay from 0 to 7 (CNY per unit); the lowest is free." in drawn.summary


def test_a_few_licensees_have_a_line_each_with_the_lowest_marked() -> None:
    drawn = royalty_spread(Royalties(ROYALTIES["few"].charged[:3]), EN)

    lines = ["Xiaohe", "0.50", "lowest", "Mingtai", "1.00", "+100%", "Lanhai", "1.50", "+200%"]
    assert words_of(drawn)[2:] == ["0", "0.5", "1", "1.5", *lines]
    [diamond] = svg(drawn).iter(f"{SVG}polygon")
    dots = [float(dot.attrib["cx"]) for dot in svg(drawn).iter(f"{SVG}circle")]
    lowest = sum(float(corner.split(",")[0]) for corner in diamond.attrib["points"].split()) / 4
    zero = next(float(text.attrib["x"]) for text in texts(drawn) if text.text == "0")
    assert [round((dot - zero) / (lowest - zero), 2) for dot in dots] == [2, 3]


def test_more_licensees_are_dots_and_thousands_are_bars() -> None:
    dots, bars = svg(chart("spread-strip")), svg(chart("spread-many"))

    assert len(list(dots.iter(f"{SVG}circle"))) == 40
    assert len(list(bars.iter(f"{SVG}circle"))) == 0
    assert 50 < len(list(bars.iter(f"{SVG}rect"))) < 90
    assert "lowest 0.5: F0 and 5 more" in words_of(chart("spread-strip"))
    assert "2,000 licensees · CNY per unit · the lowest is free" in words_of(chart("spread-many"))
    assert len(chart("spread-many").rows) == 2000


def test_of_too_many_groups_those_are_shown_in_which_rates_differ_most() -> None:
    drawn = chart("spread-groups")

    shown = [word for word in words_of(drawn) if re.fullmatch(r"G\d+", word)]
    assert shown == [f"G{number}" for number in range(len(shown))]
    assert f"The picture shows the {len(shown)} groups of 60 in which rates differ most." in drawn.summary
    assert len(drawn.rows) == 240


def test_names_may_be_left_out() -> None:
    few = ROYALTIES["few"].charged
    drawn = royalty_spread(Royalties(few, redacted=True), EN)

    seen = " ".join([*words_of(drawn), drawn.summary, *(" ".join(row) for row in drawn.rows)])
    assert not [one.licensee for one in few if one.licensee in seen]
    assert ("TV sets", "Licensee 3", "0.50", "CNY per unit") in drawn.rows
    assert "被许可方 3" in words_of(royalty_spread(Royalties(few, redacted=True), Setting("zh")))


def test_a_licensee_is_not_compared_with_itself() -> None:
    two_rates = (Charged("A", Decimal(1), CNY, TV), Charged("A", Decimal(2), CNY, TV))
    drawn = royalty_spread(Royalties(two_rates), EN)

    assert drawn.picture is None
    assert drawn.summary.startswith("No two licensees that are alike pay in the same unit")
    assert drawn.summary.endswith("in the table only: 1.")
    assert len(drawn.rows) == 2


@pytest.mark.parametrize(("rate", "unit"), [("-1", CNY), ("NaN", CNY), ("Infinity", CNY), ("1", None)])
def test_what_is_no_rate_is_refused(rate: str, unit: Bilingual | None) -> None:
    with pytest.raises(ValueError, match="rate"):
        Charged("A", Decimal(rate), unit, TV)


# Concerns and outcomes


@pytest.fixture(scope="module")
def report(check: Callable[..., api.Report]) -> api.Report:
    return check("fixtures/model-license/en.yaml")


@both_languages
def test_the_matrix_has_a_number_for_every_finding_of_a_report(language: Language, report: api.Report) -> None:
    matrix = matrix_of(report)
    drawn = concern_matrix(matrix, Setting(language))

    outcomes = [outcome for outcome in reversed(Outcome) if outcome is not Outcome.NOT_APPLICABLE]
    assert [column.title for column in matrix.columns] == [report.glossary.outcomes[one.value] for one in outcomes]
    for row in matrix.rows:
        [concern] = [id_ for id_, title in report.glossary.concerns.items() if title == row.title]
        of_concern = [finding.outcome for finding in report.findings if finding.concern == concern]
        assert row.counts == tuple(of_concern.count(outcome) for outcome in outcomes)
        assert any(row.counts)
    names = [title for title in report.glossary.concerns.values() if title in [row.title for row in matrix.rows]]
    assert [row.title for row in matrix.rows] == names
    summary = {law: report.summary(law=law) for law in (True, False)}
    totals = tuple(f"{summary[True][one.value] + summary[False][one.value]:,}" for one in outcomes)
    assert drawn.rows[-1][1:] == totals
    written = [word for word in words_of(drawn) if re.fullmatch(r"[\d,]+|–", word)]
    assert written == ["–" if cell == "0" else cell for row in drawn.rows for cell in row[1:]]


@both_languages
def test_a_page_has_room_for_all_concerns(language: Language, report: api.Report) -> None:
    columns = matrix_of(report).columns
    rows = tuple(Row(title, (1,) * len(columns)) for title in report.glossary.concerns.values())
    picture = concern_matrix(ConcernMatrix(columns, rows), Setting(language)).picture

    assert len(rows) > 35
    assert picture is not None
    assert picture.height <= 1.5 * picture.width


def test_law_and_soft_law_may_be_told_apart(report: api.Report) -> None:

    for law in (True, False):
        matrix = matrix_of(report, law=law)
        counts = report.summary(law=law)
        assert [sum(column) for column in zip(*(row.counts for row in matrix.rows), strict=True)] == [
            counts[one.value] for one in reversed(Outcome) if one is not Outcome.NOT_APPLICABLE
        ]
        assert ("soft law" in concern_matrix(matrix, EN).title) is not law


def test_waived_findings_have_a_column_and_those_on_waivers_none(report: api.Report) -> None:
    first = next(finding for finding in report.findings if finding.outcome is Outcome.CONDITIONAL)
    waiver = Waiver(first.rule, first.id, "a", "b", DAY, "", "", None, first.location, first.excerpt)
    waived = (replace(one, waiver=waiver) if one is first else one for one in report.findings)
    upkeep = replace(first, test=UPKEEP, concern=UPKEEP)
    matrix = matrix_of(replace(report, findings=(*waived, upkeep)))

    assert [column.title.en for column in matrix.columns][-2:] == ["met", "waived"]
    assert [column.standing for column in matrix.columns] == [True] * 5 + [False] * 2
    assert sum(row.counts[-1] for row in matrix.rows) == 1
    assert sum(row.counts[1] for row in matrix.rows) == sum(row.counts[1] for row in matrix_of(report).rows) - 1


def test_only_what_leaves_something_to_do_is_shaded() -> None:
    shades = list(svg(chart("matrix-small")).iter(f"{SVG}rect"))

    assert [shade.attrib["fill-opacity"] for shade in shades] == ["0.50"]


def test_without_findings_there_is_no_picture() -> None:
    drawn = concern_matrix(ConcernMatrix(MATRICES["small"].columns), EN)

    assert (drawn.picture, drawn.summary, drawn.rows) == (None, "There are no findings.", ())


def test_what_is_no_matrix_is_refused() -> None:
    with pytest.raises(ValueError, match="a number for every column"):
        ConcernMatrix(MATRICES["small"].columns, (Row(TV, (1,)),))
    with pytest.raises(ValueError, match="no counts"):
        Row(TV, (-1,))


# Texts


@pytest.mark.parametrize("name", ["spread-hostile", "matrix-hostile"])
@both_languages
def test_hostile_names_are_shown_harmless_and_short(name: str, language: Language) -> None:
    drawn = chart(name, language)

    everything = [*words_of(drawn), drawn.summary, *drawn.head, *(cell for row in drawn.rows for cell in row)]
    assert all(text.isprintable() for text in everything)
    assert all(len(text) <= 300 for row in drawn.rows for text in row)
    assert any("<script>" in text for text in everything)
    assert drawn.picture is not None
    assert "<script" not in drawn.picture.svg
    assert "\u0301" * 3 not in drawn.picture.svg


@pytest.mark.parametrize("name", ["expiry-thirty", "essentiality-mixed", "matrix-small", "spread-free"])
def test_a_chinese_chart_speaks_chinese_and_has_the_same_numbers(name: str) -> None:
    english, chinese = chart(name), chart(name, "zh")

    said = " ".join([chinese.title, chinese.summary, *chinese.head, *words_of(chinese)])
    assert not re.search(r"[a-z]", said)
    assert [[cell for cell in row if cell.isdecimal()] for row in chinese.rows] == [
        [cell for cell in row if cell.isdecimal()] for row in english.rows
    ]


# Widths of Liberation Sans, which are those of Arial, and of DejaVu Sans, in letters of size 1.
WIDTHS = {
    "undetermined": (6.12, 7.07),
    "Independent evaluator": (9.95, 11.42),
    "2026-11-21: 30 in force": (10.34, 11.83),
    "lowest 0.50: Licensee 3 and 4 more": (15.79, 17.86),
    "Disclosure and FRAND terms": (13.11, 14.41),
    "+1,234%": (3.98, 4.65),
}


@pytest.mark.parametrize("text", WIDTHS)
def test_estimated_widths_are_those_of_real_fonts(text: str) -> None:
    narrow, wide = WIDTHS[text]

    assert narrow < width_of(text, 1) < 1.2 * narrow
    assert width_of(text, 1) > 0.94 * wide
    assert width_of("专利池", 12) == 36


@given(text=st.text(max_size=80), room=st.integers(30, 200))
def test_a_fitted_text_takes_no_more_than_its_room(text: str, room: int) -> None:
    assert width_of(fitted(text, room, 12), 12) <= room
    assert all(width_of(line, 12) <= room for line in wrapped(text, room, 12))
    assert len(wrapped(text, room, 12)) <= 2


@given(st.decimals(0, 10**30, allow_nan=False, places=4))
def test_an_axis_reaches_from_zero_to_the_highest_value(most: Decimal) -> None:
    named = ticks(most, 5)

    assert named[0] == 0
    assert named[-1] >= most
    assert 2 <= len(named) <= 7
