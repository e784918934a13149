"""Facts by which the licenses of a pool are compared: who the licensee is, what it pays and why, who else gets it."""

from __future__ import annotations

import pytest

from poolcheck import api
from poolcheck.documents.model import DocumentFacts, LicenseeProfile
from poolcheck.documents.rate import Rate, read_rate
from poolcheck.files import InputFile
from poolcheck.vocabulary.load import vocabulary

POOL = """\
license "Acme license"
  licensee profile "Acme Displays": device maker, medium, products "TV sets" and "monitors"
    volume band "under 1 million", region "China"
  market "Decoding": pool 42%
    "Rival Pool": 31%, denied, source "annual report"
  royalties
    "small firms": 0.50 CNY per unit, because "support for small firms", open to all
    "others": 1.00 CNY per unit, not open to all
8.1 licensee must not challenge licensed patents
justification for 8.1: efficiency, necessary "Annex A", competition remains "Annex B", consumers share unknown
"""
CHINESE = """\
许可合同 “Acme license”
  被许可方情况“Acme Displays”：终端产品制造商，中型，主营产品“TV sets”、“monitors”
    销量区间“under 1 million”，销售地区“China”
  相关市场 “Decoding”：专利池 42%
    “Rival Pool”：31%，文件否认，来源“annual report”
  许可费
    “small firms”：每件0.50元，理由“support for small firms”，一律开放
    “others”：每件1.00元，不一律开放
8.1 被许可方不得质疑许可专利
正当理由 8.1：提高质量、降低成本、统一标准、专业化分工，必要性说明“Annex A”
  不严重限制竞争“Annex B”，消费者分享利益 不明
"""
YAML = """\
license: Acme license
licensee profile:
  name: Acme Displays
  trade level: device maker
  products: [TV sets, monitors]
  volume_band: under 1 million
  销售地区: China
  size: medium
markets:
  - title: Decoding
    shares:
      - {holder: pool, share: 42%}
      - {holder: Rival Pool, share: 31%, dominance: denied, source: annual report}
royalties:
  - {title: small firms, rate: 0.50 CNY per unit, because: support for small firms, open to all: yes}
  - {title: others, rate: 1.00 CNY per unit, open to all: no}
clauses:
  - {at: "8.1", says: licensee must not challenge licensed patents}
justifications:
  - {for: "8.1", ground: efficiency, necessary: Annex A, competition remains: Annex B, consumers share: unknown}
"""


def facts(text: str, name: str) -> DocumentFacts:
    reading = api.read_input(InputFile(name, text.encode()))
    assert [f"{problem.location} {problem.message.en}" for problem in reading.diagnostics] == []
    assert reading.value is not None
    return reading.value.facts


def test_who_the_licensee_is_and_what_it_pays_is_the_same_on_every_surface() -> None:
    read = facts(POOL, "x.pool")

    assert read == facts(CHINESE, "x.pool") == facts(YAML, "x.yaml")
    assert read.licensee_profile == LicenseeProfile(
        title="Acme Displays",
        trade_level="device_maker",
        products=("TV sets", "monitors"),
        volume_band="under 1 million",
        region="China",
        size="medium",
    )
    assert [(tier.title, tier.open_to_all, tier.because) for tier in read.royalties] == [
        ("small firms", "yes", "support for small firms"),
        ("others", "no", None),
    ]
    assert [(share.holder, share.dominance) for share in read.markets[0].shares] == [
        ("pool", None),
        ("Rival Pool", "denied"),
    ]
    [claim] = read.justifications
    assert (claim.ground, claim.necessary, claim.competition_remains, claim.consumers_share) == (
        "efficiency",
        "Annex A",
        "Annex B",
        "unknown",
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("surface", ["yaml", "pool", "json"])
def test_they_are_written_and_read_again_without_loss(surface: str, language: str) -> None:
    written = api.convert(InputFile("x.pool", POOL.encode()), surface, language)  # type: ignore[arg-type]
    assert written.value is not None

    assert facts(written.value, f"x.{surface}") == facts(POOL, "x.pool")
    again = api.convert(InputFile(f"x.{surface}", written.value.encode()))
    assert again.value == written.value


@pytest.mark.parametrize(
    "lines",
    [
        "licensee must not challenge licensed patents",
        "- licensee may develop improvements",
        "licensee owns improvements",
        "8.1\n    licensee must pay royalties\n    licensee may select patents its products need",
        "被许可方应当支付许可费",
        "- 被许可方可以研发改进成果",
        "8.1\n    被许可方应当支付许可费\n    被许可方可以选择其产品所需专利",
    ],
)
def test_a_sentence_that_begins_with_the_licensee_is_no_fact(lines: str) -> None:
    reading = api.read_input(InputFile("x.pool", f'license "x"\n{lines}\n'.encode()))

    assert reading.value is not None
    assert reading.value.facts.licensee_profile is None
    assert [clause.written != "" for clause in reading.value.clauses] == [True]
    assert all("fact" not in problem.code and "pool" not in problem.code for problem in reading.diagnostics)


def test_a_share_of_the_licensee_is_read_as_one() -> None:
    [market] = facts('license "x"\n  market "M": licensee 12%, pool 42%\n', "x.pool").markets

    assert [(share.holder, str(share.share)) for share in market.shares] == [("licensee", "12"), ("pool", "42")]


@pytest.mark.parametrize(
    ("word", "ground"),
    [
        ("technical improvement", "technical_improvement"),
        ("技术改进", "technical_improvement"),
        ("提高中小经营者经营效率", "small_firms"),
        ("public interest", "public_interest"),
        ("经济不景气", "recession"),
        ("foreign trade", "foreign_trade"),
    ],
)
def test_a_ground_of_exemption_is_named_in_either_language(word: str, ground: str) -> None:
    text = "license: X\nclauses:\n  - {at: '1', says: licensee may develop improvements}\njustifications:\n"
    [claim] = facts(f"{text}  - {{for: '1', ground: {word}}}\n", "x.yaml").justifications

    assert claim.ground == ground


def test_every_patent_has_its_place_whether_listed_inline_or_in_a_row_of_its_own() -> None:
    inline = "license: X\npatents:\n  - number: ZL1\n    status: in force\n  - {number: ZL2}\n"
    reading = api.read_input(InputFile("x.yaml", inline.encode()))
    lines = 'license "x"\n  patent "ZL1": in force\n  patent "ZL2"\n'
    other = api.read_input(InputFile("x.pool", lines.encode()))
    assert reading.value is not None
    assert other.value is not None

    assert [(span.location.line, span.location.column) for span in reading.value.patent_spans] == [(3, 5), (5, 5)]
    assert [span.location.line for span in other.value.patent_spans] == [2, 3]


def test_what_the_starting_file_offers_for_a_rate_is_one() -> None:
    words = vocabulary()

    assert read_rate("免费", words) == read_rate("free", words) == Rate()
    assert read_rate("每件1.00元", words) == read_rate("1.00 CNY per unit", words)
    assert read_rate("净销售额的3%", words) == read_rate("3% of net sales", words)
