"""The profile of a pool is what its documents state, in both languages, each fact with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.files import read_inputs
from poolcheck.profile.from_dossier import profile

if TYPE_CHECKING:
    from poolcheck.findings.profile import DocumentStated, PoolProfile, Stated, StatedBlock

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "fixtures/dossiers/avs3"


def profile_of(*files: api.InputFile) -> PoolProfile:
    gathered = api.read_dossiers(files).value
    assert gathered is not None
    return profile(gathered.dossiers[0])


@pytest.fixture(scope="module")
def pool() -> PoolProfile:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return profile_of(*(read_inputs([f"{FOLDER}/dossier.yaml"]).value or ()))


def one(text: str, name: str = "a.pool") -> DocumentStated:
    return profile_of(api.InputFile(name, text.encode())).documents[0]


def fact(stated: tuple[Stated, ...], key: str) -> Stated:
    return next(each for each in stated if each.key == key)


def block(document: DocumentStated, key: str) -> StatedBlock:
    return next(each for each in document.blocks if each.key == key)


def test_a_fact_is_told_in_both_languages_with_its_place(pool: PoolProfile) -> None:
    law = fact(pool.documents[0].facts, "governing_law")

    assert (law.label.en, law.value.en) == ("governing law", "PRC")
    assert (law.label.zh, law.value.zh) == ("适用法律", "中国")
    assert str(law.location) == f"{FOLDER}/charter.pool:3:8"


def test_a_block_has_a_name_and_facts_whose_keys_say_where_they_belong(pool: PoolProfile) -> None:
    operator = block(pool.documents[0], "operator")

    assert operator.name is not None
    assert operator.name.value.zh == "澜图知识产权运营有限公司"
    assert [each.key for each in operator.facts] == [
        "operator.kind",
        "operator.independent",
        "operator.owned_by_members",
    ]
    assert fact(operator.facts, "operator.owned_by_members").value.en == "20%"


def test_rows_inside_a_block_are_a_fact_each(pool: PoolProfile) -> None:
    market = block(pool.documents[0], "markets")

    shares = [each.value.zh for each in market.facts if each.key == "markets.shares"]
    assert shares == ["专利池 42%", "另一视频专利池 31%"]


def test_every_member_is_a_block_in_the_order_of_the_document(pool: PoolProfile) -> None:
    members = [each.name.value.en for each in pool.documents[0].blocks if each.key == "members" and each.name]

    assert members == ["东岳视讯技术有限公司", "Westlake Codec Laboratories, Inc."]


def test_the_patents_are_those_of_the_dossier_with_their_rows(pool: PoolProfile) -> None:
    assert pool.patents is not None
    first = pool.patents[0]

    assert len(pool.patents) == 30
    assert (first.number, first.essential, first.expiry) == ("ZL201719900001.2", "yes", date(2037, 2, 8))
    assert (first.location.line, first.location.column) == (2, 1)
    assert [each.number for each in pool.patents if each.ended] == [pool.patents[8].number]
    assert [each.location.line for each in pool.patents if each.essential == "no"] == [22]


def test_without_a_list_nothing_is_said_of_patents() -> None:
    assert profile_of(api.InputFile("a.pool", 'license "A"\n  适用法律：中国\n'.encode())).patents is None


def test_an_evaluation_by_a_member_is_told_from_one_by_somebody_else() -> None:
    text = """\
charter: A
members: [{title: Acme}]
patents:
  - {number: "1", essential: yes, evaluated by: Acme}
  - {number: "2", essential: yes, evaluated by: Institute}
  - {number: "3", essential: unknown}
"""
    patents = profile_of(api.InputFile("a.yaml", text.encode())).patents

    assert patents is not None
    assert [each.by_member_or_operator for each in patents] == [True, False, False]
    assert [each.essential for each in patents] == ["yes", "yes", ""]


def test_what_licensees_are_charged_is_told_by_what_makes_them_alike(pool: PoolProfile) -> None:
    mingtai, lanhai = pool.fees[:2]

    assert mingtai.group == lanhai.group
    assert mingtai.group.zh == "电视机 · 终端产品制造商 · 中国大陆 · 不足100万台"
    assert [each.rate for each in pool.fees[:3]] == [Decimal("1.00"), Decimal("1.50"), Decimal("0.50")]
    assert mingtai.unit is not None
    assert mingtai.unit.en == "CNY per device"
    assert str(lanhai.location) == f"{FOLDER}/licenses/02-lanhai.yaml:13:5"


def test_a_circumstance_that_a_license_does_not_state_is_said_to_be_open(pool: PoolProfile) -> None:
    assert pool.fees[3].group.en.endswith("not stated")
    assert pool.fees[5].group.en.split(" · ")[2] == "Europe"


@pytest.mark.parametrize(
    ("rate", "number", "unit"),
    [
        ("free", Decimal(0), None),
        ("3.5% of net sales", Decimal("3.5"), "% of net sales"),
        ("1,000.50 USD per unit", Decimal("1000.50"), "USD per unit"),
        ("____", None, None),
    ],
)
def test_a_rate_is_a_number_of_a_unit(rate: str, number: Decimal | None, unit: str | None) -> None:
    text = (
        f'license: A\nlicensee profile: {{title: B, products: [TV]}}\nroyalties:\n  - {{title: all, rate: "{rate}"}}\n'
    )
    [fee] = profile_of(api.InputFile("a.yaml", text.encode())).fees

    assert fee.rate == number
    assert (fee.unit.en if fee.unit is not None else None) == unit


def test_a_document_that_stands_alone_is_a_pool_of_one() -> None:
    found = profile_of(
        api.InputFile("a.pool", b'charter "Tone"\n  3.1 licensee may select patents its products need\n')
    )

    assert (found.title, found.path) == ("Tone", "a.pool")
    assert found.documents[0].clauses == 1
