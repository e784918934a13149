"""`.pool` text is read line by line into the same tree that YAML has; every problem is reported at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sources import seconds

from poolcheck import api
from poolcheck.core.location import SourceText
from poolcheck.files import InputFile
from poolcheck.syntax.from_pool import read_pool
from poolcheck.syntax.tree import LABEL, UNNAMED, plain
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.reading import Reading
    from poolcheck.documents.model import Document
    from poolcheck.syntax.tree import Node


def read(text: str) -> Reading[Node]:
    return read_pool(SourceText("x.pool", text), vocabulary())


def tree(text: str) -> object:
    reading = read(text)
    assert [problem.message.en for problem in reading.diagnostics] == []
    assert reading.value is not None
    return plain(reading.value)


def document(text: str) -> Document:
    reading = api.read_input(InputFile("x.pool", text.encode()))
    assert [f"{problem.location} {problem.message.en}" for problem in reading.diagnostics] == []
    assert reading.value is not None
    return reading.value


def problems(text: str) -> list[tuple[str, int, int]]:
    reading = api.read_input(InputFile("x.pool", text.encode()))
    return sorted(
        (problem.code, problem.location.line, problem.location.column)
        for problem in reading.diagnostics
        if problem.severity == "error"
    )


def clauses(text: str) -> list[tuple[str, int]]:
    return [(clause.at, len(clause.said)) for clause in document(f'license "x"\n{text}').clauses]


def test_a_line_of_facts_has_labels_named_values_and_values_without_a_name() -> None:
    text = 'charter "x"\n  market "Decoding, China" 2025: pool 42%, "Rival" 31%, source "report"\n'

    assert tree(text) == {
        "charter": "x",
        "market": {"source": "report", LABEL: ["Decoding, China", "2025"], UNNAMED: ["pool 42%", '"Rival" 31%']},
    }


def test_the_example_of_a_charter_has_all_its_facts() -> None:
    facts = document(
        'charter "AVS3"\n'
        "  version: 2025-06-01\n"
        '  positioning: standard-essential for "AVS3-P2"\n'
        '  operator "AVS Licensing Co.": third-party, independent, owned by members 20%\n'
        '  member "A": founder, competes with "B", "C"\n'
        '  member "B"\n'
        "royalties\n"
        '  small firms: free, because "support"\n'
        "  others: 1.00 CNY per unit, cap 5,000,000 CNY per year\n"
    ).facts

    assert facts.positioning is not None
    assert (facts.positioning.kind, facts.positioning.standard) == ("standard_essential", "AVS3-P2")
    assert facts.operator is not None
    assert (facts.operator.kind, facts.operator.independent, str(facts.operator.owned_by_members)) == (
        "third_party",
        "yes",
        "20",
    )
    assert [(member.title, member.founder, member.competes_with) for member in facts.members] == [
        ("A", "yes", ("B", "C")),
        ("B", None, ()),
    ]
    small, others = facts.royalties
    assert (small.title, small.because) == ("small firms", "support")
    assert repr(others.rate) == "Rate(number='1.00', unit='CNY', base='', per='unit')"
    assert repr(others.cap) == "Rate(number='5,000,000', unit='CNY', base='', per='year')"


def test_a_chinese_text_with_full_width_marks_says_the_same_as_an_english_one() -> None:
    chinese = document(
        "章程　“x”\n"
        "　　相关市场　“解码，中国”　2025年：专利池　42%，“另一池”　31%，来源　“年报”\n"
        "　　运营管理机构“甲公司”：第三方，独立\n"
        "　　成员“乙”：发起人，竞争对手“丙”、“丁”\n"
        "正当理由 8.1：鼓励创新和竞争，证据“附件三”\n"
        "8.1 成员不得在池外自行许可其入池专利\n"
    )
    english = document(
        'charter "x"\n'
        '  market "解码，中国" 2025: pool 42%, "另一池" 31%, source "年报"\n'
        '  operator "甲公司": third-party, independent\n'
        '  member "乙": founder, competes with "丙" and "丁"\n'
        'justification for 8.1: innovation, evidence "附件三"\n'
        "8.1 member must not license its pooled patents independently\n"
    )

    assert chinese.facts == english.facts


def test_rows_may_stand_indented_below_their_block() -> None:
    text = 'charter "x"\n  market "M" 2025:\n    pool: 42%, measure "units"\n    "Rival": 31%\n    area "China"\n'
    (market,) = document(text).facts.markets

    assert [(share.holder, str(share.share), share.measure) for share in market.shares] == [
        ("pool", "42", "units"),
        ("Rival", "31", None),
    ]
    assert market.area == "China"


def test_a_single_fact_may_say_where_it_comes_from() -> None:
    facts = document('license "x"\n  governing law: PRC, source "page 1", as of 2025-06-01\n').facts

    assert facts.governing_law == "prc"
    assert facts.provenance["governing_law"].source == "page 1"


def test_further_sentences_stand_below_the_number() -> None:
    assert clauses(
        "5\n"
        "  licensee may develop improvements\n"
        "  improvements belong to licensee\n"
        '  text "kept"\n'
        "5.1 licensee must grant back improvements to pool\n"
        "    licensee may select any patents\n"
    ) == [("5", 3), ("5.1", 2)]


def test_a_line_that_ends_in_a_comma_goes_on_in_the_next() -> None:
    assert clauses("5 licensee must not challenge licensed patents,\n    directly or indirectly\n") == [("5", 1)]


def test_a_clause_below_another_has_both_numbers() -> None:
    text = (
        "8.1 licensee may select any patents\n"
        "  (a) licensee must pay royalties\n"
        "  (b) licensee may develop improvements\n"
    )

    assert clauses(text) == [("8.1", 1), ("8.1(a)", 1), ("8.1(b)", 1)]


def test_a_clause_may_have_a_bullet_a_number_in_marks_or_nothing() -> None:
    text = (
        "- licensee may select any patents\n"
        'clause "Annex, first" licensee must pay royalties\n'
        "improvements belong to licensee\n"
    )

    assert clauses(text) == [("", 1), ("Annex, first", 1), ("", 1)]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ('article 3 "Licensing"', ("article", "3", "Licensing")),
        ("Article 3: Licensing", ("article", "3", "Licensing")),
        ("第三条 “许可”", ("article", "3", "许可")),
        ("第三章 许可", ("chapter", "3", "许可")),
        ("第十二节", ("heading_section", "12", "")),
        ('part II "Fees"', ("part", "II", "Fees")),
    ],
)
def test_headings_are_read_in_both_languages(line: str, heading: tuple[str, str, str]) -> None:
    found = document(f'license "x"\n{line}\n  3.1 licensee may select any patents\n')

    assert [(one.kind, one.number, one.title) for one in found.headings.values()] == [heading]
    assert [clause.at for clause in found.clauses] == ["3.1"]


def test_a_number_alone_over_numbered_clauses_is_a_heading() -> None:
    found = document('license "x"\n第八条\n  8.1 licensee may select any patents\n')

    assert [one.number for one in found.headings.values()] == ["8"]


def test_a_sign_of_comment_inside_quotation_marks_is_none() -> None:
    (clause,) = document('license "x"\n1 text "a # b"  # said\n').clauses

    assert [said.text for said in clause.said if hasattr(said, "text")] == ["a # b"]


def test_escapes_are_read_inside_quotation_marks_only() -> None:
    found = document('license "a\\nb\\u00e9\\\\n \\d"\n')

    assert found.title == "a\nbé\\n \\d"


def test_every_clause_reports_its_own_problems_at_their_places() -> None:
    assert problems(
        'license "x"\n'
        "1 licensee must chalenge licensed patents\n"
        "2 licensee may select any patents\n"
        "3\n"
        "  被许可方应当回收改进成果\n"
        "  licensee must pay royalties, weekly\n"
    ) == [("act-unknown", 2, 17), ("act-unknown", 5, 9), ("qualifier-unknown", 6, 32)]


def test_an_unknown_fact_and_an_unclear_value_are_reported_at_their_places() -> None:
    assert problems('charter "x"\n  governing lw: PRC\n  operator "O": thirdparty, independent\n  version: soon\n') == [
        ("fact-key-unknown", 2, 3),
        ("fact-not-date", 4, 12),
        ("value-unclear", 3, 17),
    ]


def test_a_quotation_that_is_not_closed_is_reported_where_it_opens() -> None:
    assert ("pool-quote-open", 2, 8) in problems('license "x"\n1 text "open\n2 licensee may select any patents\n')


def test_a_fact_given_twice_and_a_number_given_twice_are_reported() -> None:
    assert problems('license "x"\n  version: 2025-06-01\n  版本日期：2025-06-01\n') == [("key-twice", 3, 3)]
    assert problems('license "x"\n1 licensee may select any patents\n1 licensee must pay royalties\n') == [
        ("clause-number-twice", 3, 3)
    ]


def test_a_text_without_a_kind_is_reported() -> None:
    assert problems("1 licensee may select any patents\n")[0][0] == "pool-kind-missing"
    assert problems("# nothing\n") == [("pool-empty", 1, 1)]


def test_a_number_of_nothing_between_marks_is_none() -> None:
    assert clauses('1 licensee may select any patents\n  at "" licensee must pay royalties\n') == [("1", 1), ("", 1)]


def test_a_row_with_a_label_and_a_year_needs_no_colon_in_either_language() -> None:
    english = document('charter "x"\nmarket "M" 2025\n').facts.markets
    chinese = document("章程 “x”\n相关市场 “M” 2025年\n").facts.markets

    assert [(market.title, market.year) for market in english] == [("M", "2025")]
    assert english == chinese


@pytest.mark.parametrize(
    ("said", "dominance"),
    [
        ("dominance found by an authority", "found"),
        ("市场支配地位执法机构认定具有", "found"),
        ("市场支配地位 执法机构认定具有", "found"),
        ("市场支配地位：执法机构认定具有", "found"),
        ("市场支配地位执法机构认定不具有", "found_not"),
        ("市场支配地位文件载明具有", "stated"),
        ("市场支配地位文件否认", "denied"),
    ],
)
def test_a_chinese_value_may_follow_the_name_of_its_fact_with_nothing_between(said: str, dominance: str) -> None:
    (market,) = document(f"章程 “x”\n  相关市场 “M”：技术市场，{said}\n").facts.markets

    assert (market.kind, market.dominance) == ("technology", dominance)


def test_a_name_before_something_else_than_a_value_is_reported_at_its_place() -> None:
    assert problems("章程 “x”\n  相关市场 “M”：技术市场，市场支配地位执法机关认定\n") == [("value-unclear", 2, 17)]


def test_words_behind_the_title_are_reported() -> None:
    assert problems('license "x" of 2025\n') == [("pool-after-title", 1, 12)]


def test_lines_nested_too_deep_are_reported_and_read_all_the_same() -> None:
    deep = "\n".join(f"{' ' * depth}- licensee may select any patents" for depth in range(1, 140))

    assert ("pool-too-deep", 101, 101) in problems(f'license "x"\n{deep}\n')


def test_a_name_for_a_party_must_not_be_another_word_of_the_language() -> None:
    assert problems('license "x"\n  parties:\n    royalties: licensor\n') == [("alias-taken", 3, 5)]


def test_a_word_for_one_party_that_is_given_to_another_means_the_other_in_both_languages() -> None:
    found = document(
        'license "x"\n'
        "  parties:\n"
        "    licensor: operator\n"
        "1 许可方应当维持许可专利有效\n"
        "2 licensor must maintain licensed patents\n"
    )

    assert [clause.statements[0].parties for clause in found.clauses] == [("operator",), ("operator",)]


def test_a_line_of_blanks_takes_no_longer_than_its_length_explains() -> None:
    long, short = (f'license "x"\n  justification 8.1(a){" " * size}x\n' for size in (60_000, 6_000))

    assert seconds(read, long) < 60 * seconds(read, short)
