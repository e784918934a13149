"""What rules an act out by implication: a grant that ties the party, not one that it is free to make."""

from __future__ import annotations

import pytest
from fact_bases import written

from poolcheck.core.truth import Truth


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("member may grant third party a license under own patents, exclusive license", Truth.TRUE),
        ("成员可以就自有专利以独占许可方式授予第三方实施许可", Truth.TRUE),
        ("member may grant customers a license under own patents, sole license", Truth.TRUE),
        ("member may grant the pool a license under own patents, exclusive license", Truth.UNKNOWN),
        ("member may grant other members a license under own patents, exclusive license", Truth.UNKNOWN),
        ("member may grant ____ a license under own patents, exclusive license", Truth.UNKNOWN),
        ("member must grant operator a license under own patents, exclusive license", Truth.FALSE),
        ("成员应当就自有专利以独占许可方式授予专利池实施许可", Truth.FALSE),
    ],
)
def test_a_member_that_chooses_to_license_somebody_else_exclusively_is_not_held_back(
    sentence: str, answer: Truth
) -> None:
    assert written(sentence, kind="charter").permitted("member", "license_independently").value is answer
