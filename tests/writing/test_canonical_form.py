"""What canonical form looks like, on every surface and in both languages, and where comments stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.files import InputFile

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language

WRITTEN = """\
charter "AVS3 Video Patent Pool"                      # 章程
  parties:
    "AVS": operator
  governing law: PRC, source "page 1"
  positioning: standard-essential for "AVS3-P2"
  market "AVS3 decoding" 2025: pool 42%, "Rival Pool" 31%, source "annual report"
  operator "AVS Licensing Co.": third-party, independent

# how licenses are granted
article 3 "Licensing"
  3.1 licensee is entitled to select patents its products need    # good
  3.2 at any time, member may license its pooled patents independently
      text "see annex"
royalties
  small firms: free, because "support for small firms"
  others: 1.00 CNY per unit, cap 5,000,000 CNY per year
justification for 3.1, 3.2: safety, evidence "Annex C"
"""

POOL = """\
charter "AVS3 Video Patent Pool"  # 章程
  parties:
    "AVS": operator
  governing law: PRC, source "page 1"
  positioning: standard-essential, standard "AVS3-P2"
  operator "AVS Licensing Co.": third-party, independent
  market "AVS3 decoding" 2025: pool 42%, "Rival Pool" 31%, source "annual report"
  royalties
    "small firms": free, because "support for small firms"
    "others": 1.00 CNY per unit, cap 5,000,000 CNY per year

# how licenses are granted
article 3 "Licensing"
  3.1 licensee may select patents its products need  # good
  3.2
      member may license its pooled patents independently, at any time
      text "see annex"

justification for 3.1, 3.2: safety, evidence "Annex C"
"""

CHINESE = """\
章程 “AVS3 Video Patent Pool”  # 章程
  当事人：
    “AVS”：运营管理机构
  适用法律：中国，来源“page 1”
  专利池定位：标准必要专利池，标准号“AVS3-P2”
  运营管理机构 “AVS Licensing Co.”：第三方，独立
  相关市场 “AVS3 decoding” 2025年：专利池 42%，“Rival Pool” 31%，来源“annual report”
  许可费
    “small firms”：无偿，理由“support for small firms”
    “others”：每件1.00元，上限 每年5,000,000元

# how licenses are granted
第三条 “Licensing”
  3.1 被许可方可以选择其产品所需专利  # good
  3.2
      成员可以随时在池外自行许可其入池专利
      文本“see annex”

正当理由 3.1，3.2：安全、技术效果、性能所必需，证据“Annex C”
"""

YAML = """\
charter: AVS3 Video Patent Pool  # 章程

parties:
  AVS: operator

governing_law:
  value: PRC
  source: page 1

positioning:
  kind: standard-essential
  standard: AVS3-P2

operator:
  title: AVS Licensing Co.
  kind: third-party
  independent: yes

markets:
  - title: AVS3 decoding
    year: "2025"
    shares:
      - holder: pool
        share: 42%
      - holder: Rival Pool
        share: 31%
    source: annual report

royalties:
  - title: small firms
    rate: free
    because: support for small firms
  - title: others
    rate: 1.00 CNY per unit
    cap: 5,000,000 CNY per year

clauses:
  # how licenses are granted
  - article: "3"
    title: Licensing
  - at: "3.1"  # good
    says: licensee may select patents its products need
  - at: "3.2"
    says:
      - member may license its pooled patents independently, at any time
      - text "see annex"

justifications:
  - for:
      - "3.1"
      - "3.2"
    ground: safety
    evidence: Annex C
"""


def converted(text: str, name: str, surface: str | None = None, language: Language | None = None) -> str:
    reading = api.convert(InputFile(name, text.encode()), surface, language)
    assert reading.value is not None, [problem.message.en for problem in reading.diagnostics]
    return reading.value


@pytest.mark.parametrize(
    ("surface", "language", "expected"),
    [("pool", None, POOL), ("pool", "zh", CHINESE), ("yaml", None, YAML)],
    ids=["pool", "Chinese", "yaml"],
)
def test_a_charter_is_written_like_this(surface: str, language: Language | None, expected: str) -> None:
    assert converted(WRITTEN, "x.pool", surface, language) == expected


@pytest.mark.parametrize(
    ("text", "name"), [(POOL, "x.pool"), (CHINESE, "x.pool"), (YAML, "x.yaml")], ids=["pool", "Chinese", "yaml"]
)
def test_canonical_form_stays_as_it_is(text: str, name: str) -> None:
    assert converted(text, name) == text


def test_a_clause_taken_apart_becomes_the_sentence_that_says_it_in_the_language_of_the_document() -> None:
    apart = "party: licensee\n    modality: must_not\n    act: challenge\n    object: licensed_patents\n"

    assert "licensee must not challenge licensed patents" in converted(
        f'license: x\nclauses:\n  - at: "1"\n    {apart}', "x.yaml"
    )
    assert "被许可方不得就许可专利提出无效宣告请求" in converted(
        f'许可合同: x\n条款:\n  - 条号: "1"\n    {apart}', "x.yaml"
    )


def test_every_sentence_stays_in_its_language_unless_another_is_asked_for() -> None:
    mixed = 'license "x"\n1 被许可方可以选择任意专利\n2 licensee must pay royalties\n'

    assert converted(mixed, "x.pool") == 'license "x"\n\n1 被许可方可以选择任意专利\n2 licensee must pay royalties\n'
    assert converted(mixed, "x.pool", language="en") == (
        'license "x"\n\n1 licensee may select any patents\n2 licensee must pay royalties\n'
    )


def test_a_sentence_in_json_keeps_its_language_whatever_it_quotes() -> None:
    text = '{\n  "charter": "程",\n  "clauses": [\n    "essential patents means \\"实保护范围的专利\\""\n  ]\n}\n'

    assert converted(text, "x.json") == text


def test_a_party_keeps_the_name_that_a_sentence_calls_it_by() -> None:
    parties = "当事人：\n  “甲方”：许可方\n  “Acme”：被许可方\n"
    named = f"许可合同 “x”\n{parties}1 Acme应当将改进成果回授给甲方\n2 被许可方可以选择任意专利\n"

    assert "Acme应当将改进成果回授给甲方" in converted(named, "x.pool")
    assert "Acme must grant back improvements to 甲方" in converted(named, "x.pool", language="en")
    assert "licensee may select any patents" in converted(named, "x.pool", language="en")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("# a\ncharter: x\n", "# a\ncharter: x\n"),
        ("charter: x\n# a\n", "charter: x\n# a\n"),
        ("charter: x  # a\n", "charter: x  # a\n"),
        ("charter: x\n# a\nversion: unknown\n", "charter: x\n# a\nversion: unknown\n"),
        (
            "charter: x\noperator:  # a\n  # b\n  kind: third-party  # c\n  title: O\n",
            "charter: x\n\noperator:  # a\n  title: O\n  # b\n  kind: third-party  # c\n",
        ),
        (
            "charter: x\nclauses:  # a\n  - text: y\n    # b\n  # c\n  - text: z\n",
            'charter: x\n\nclauses:\n  # a\n  - text "y"\n      # b\n  # c\n  - text "z"\n',
        ),
    ],
)
def test_a_comment_stays_with_the_part_it_was_written_at(written: str, expected: str) -> None:
    assert converted(written, "x.yaml") == expected
    assert converted(converted(written, "x.yaml", "pool"), "x.pool", "yaml") == expected


def test_a_block_with_comments_inside_has_a_line_for_each_value_in_pool() -> None:
    written = "charter: x\noperator:\n  title: O\n  kind: third-party  # why\n"

    assert converted(written, "x.yaml", "pool") == 'charter "x"\n  operator "O":\n    third-party  # why\n'


def test_json_refuses_to_lose_comments_unless_told_to() -> None:
    file = InputFile("x.yaml", b"# a\ncharter: x  # b\n")
    refused, told = api.convert(file, "json"), api.convert(file, "json", drop_comments=True)

    assert refused.value is None
    assert [(problem.code, problem.location.line, problem.location.column) for problem in refused.diagnostics] == [
        ("comments-lost", 1, 1)
    ]
    assert told.value == '{\n  "charter": "x"\n}\n'
