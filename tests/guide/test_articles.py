"""Provisions are found by the number of their article, as people cite them in either language, on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.guide.articles import cited_articles
from poolcheck.guide.topics import UnknownTopicError

if TYPE_CHECKING:
    from poolcheck.packs.model import Law

DAY = date(2026, 11, 21)


def found(written: str, law: Law, day: date = DAY) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.source.id, one.article, one.ids) for one in cited_articles(written, law.sources, day)]


@pytest.mark.parametrize(
    "written",
    [
        "Civil Code 875",
        "civil code, art. 875",
        "the Civil Code, Article 875",
        "civil-code 875",
        "民法典第八百七十五条",
        "《民法典》第875条",
        "《中华人民共和国民法典》第八百七十五条",
        "Civil Code of the People's Republic of China § 875",
    ],
)
def test_an_article_is_found_however_it_is_cited(written: str, law: Law) -> None:
    assert found(written, law) == [("civil-code", "875", ("improvements",))]


@pytest.mark.parametrize("written", ["Order 79 17", "SAMR Order No. 79, article 17", "禁止滥用知识产权规定第十七条"])
def test_a_title_that_ends_in_a_number_is_told_from_the_article(written: str, law: Law) -> None:
    ((source, article, ids),) = found(written, law)

    assert (source, article) == ("samr-order-79", "17")
    assert {"pool-forced-package", "pool-grant-back", "pool-no-challenge"} < set(ids)


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("Order 79, art. 17 para. 3 item (7)", ("pool-forced-package",)),
        ("《禁止滥用知识产权规定》第十七条第三款第（七）项", ("pool-forced-package",)),
        ("《反垄断法》第二十四条第二款", ("dominance-presumption-small-share",)),
        ("AML 24 para. 3", ("dominance-presumption-rebuttal",)),
    ],
)
def test_a_paragraph_and_an_item_narrow_it_down(written: str, ids: tuple[str, ...], law: Law) -> None:
    assert [one for _, _, one in found(written, law)] == [ids]


def test_an_article_is_looked_up_as_it_was_numbered_on_the_day(law: Law) -> None:
    after = found("Foreign Trade Law 34", law, date(2026, 3, 1))
    before = found("Foreign Trade Law 29", law, date(2026, 2, 28))

    assert after == [("foreign-trade-law", "34", ("license-conditions",))]
    assert before == [("foreign-trade-law", "29", ("license-conditions",))]


def test_a_number_that_has_gone_leads_to_what_stood_there(law: Law) -> None:
    shown = api.explain("对外贸易法第二十九条", DAY, ("zh",), 100, law)

    assert "条文      《对外贸易法》第三十四条\n" in shown
    assert "第二十九条，2022-12-30至2026-02-28\n" in shown
    assert "第三十四条，自2026-03-01起\n" in shown


def test_all_provisions_of_an_article_are_listed_with_the_rules_that_rest_on_them(law: Law) -> None:
    shown = api.explain("Order 79 17", DAY, ("en",), 100, law)

    assert shown.startswith("samr-order-79 17  [article]\n")
    assert "    Order 79, art. 17 para. 3 item (7)\n" in shown
    assert "samr-order-79/pool-forced-package\n" in shown
    assert "    pool-no-challenge: " in shown


def test_an_article_of_which_one_provision_is_held_is_that_provision(law: Law) -> None:
    one, other = (api.explain(each, DAY, ("en",), 100, law) for each in ("AML 20 para. 2", "civil-code/improvements"))

    assert one.startswith("aml-2022/")
    assert api.explain("Civil Code 875", DAY, ("en",), 100, law) == other


@pytest.mark.parametrize(
    "written",
    [
        "Civil Code 9999",
        "Nobody's Law 3",
        "民法典第八百七百条",
        "第三条",
        "17",
        "Civil Code " + "9" * 5000,
        "a 1 " * 2000,
    ],
)
def test_an_article_that_nobody_holds_is_unknown(written: str, law: Law) -> None:
    assert found(written, law) == []
    with pytest.raises(UnknownTopicError):
        api.explain(written, DAY, ("en",), 100, law)
