"""A redacted report says what was found and why, and nothing of what is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poolcheck import api
from poolcheck.files import read_inputs
from poolcheck.profile.from_dossier import profile
from poolcheck.redaction.apply import redacted
from poolcheck.redaction.marks import Marks, marks
from poolcheck.redaction.masks import MASK, masked
from poolcheck.redaction.profiles import RedactionProfile, read_profile, shipped_profiles

if TYPE_CHECKING:
    from poolcheck.dossier.link import Dossier
    from poolcheck.packs.model import Law

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "fixtures/dossiers/avs3"
DAY = date(2026, 11, 21)
NAMES = ("明泰电子", "蓝海光电", "小禾视听", "云帆显示", "精成", "Brightview", "Corvane", "天路智行")
AMOUNTS = ("1.50", "0.50", "0.90", "5000000")


@pytest.fixture(scope="module")
def pool(law: Law) -> Pool:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        files = read_inputs([f"{FOLDER}/dossier.yaml"]).value or ()
        gathered = api.read_dossiers(files).value
        assert gathered is not None
        found = api.check(files, law, DAY)
    return Pool(replace(found, profiles=tuple(map(profile, gathered.dossiers))), gathered.dossiers)


@dataclass(frozen=True)
class Pool:
    report: api.Report
    dossiers: tuple[Dossier, ...]

    def marks(self, name: str = "business-secrets") -> Marks:
        return marks(self.dossiers, shipped_profiles()[name])

    def without(self, name: str = "business-secrets") -> api.Report:
        return redacted(self.report, self.marks(name))


def said(report: api.Report) -> str:
    """Return all that any format could say: what it renders, the texts, and the profile."""
    texts = "\n".join(line for text in report.texts for line in text.lines)
    return "\n".join([api.render(report, "json", api.Options()), texts, repr(report.profiles)])


@pytest.mark.parametrize(("name", "gone"), [("business-secrets", (*NAMES, *AMOUNTS)), ("names", NAMES)])
def test_nothing_that_is_left_out_is_said_anywhere(name: str, gone: tuple[str, ...], pool: Pool) -> None:
    whole = said(pool.report)
    text = said(pool.without(name))

    assert all(word in whole for word in gone)
    assert [word for word in gone if word in text] == []


def test_outcomes_rules_law_and_places_stay(pool: Pool) -> None:
    found = pool.without()

    def kept(one: api.Report) -> list[tuple[object, ...]]:
        return [(f.rule, f.outcome, f.severity, f.authority, f.location.line, f.clause) for f in one.findings]

    assert kept(found) == kept(pool.report)
    assert found.summary(law=True) == pool.report.summary(law=True)
    assert found.packs == pool.report.packs


def test_the_same_report_is_redacted_alike(pool: Pool) -> None:
    assert pool.without() == pool.without()


def test_a_message_says_what_was_found_without_its_values(pool: Pool) -> None:
    found = pool.without()
    charged = next(
        each
        for each in found.findings
        if each.rule == "pool-licensees-charged-differently" and each.values == () and each.outcome.value == "not_met"
    )

    assert charged.message.en.startswith(f"{MASK} pays {MASK}, {MASK} {MASK}; for the lower rate no reason")
    assert charged.message.zh.startswith(f"{MASK}按{MASK}付费")
    assert charged.location.path.startswith("№")


def test_documents_whose_names_would_tell_go_by_numbers(pool: Pool) -> None:
    found = pool.without()

    licenses = [read.key for read in found.inputs if read.kind == "license"]
    assert licenses == [f"№{number}" for number in range(1, 9)]
    assert next(read.key for read in found.inputs if read.kind == "charter") == "AVS3 视频专利池章程"


def test_the_profile_keeps_what_is_not_left_out(pool: Pool) -> None:
    charter = pool.without().profiles[0].documents[0]

    operator = next(block for block in charter.blocks if block.key == "operator")
    royalties = [block for block in charter.blocks if block.key == "royalties"]
    assert operator.name is not None
    assert operator.name.value.zh == "澜图知识产权运营有限公司"
    assert {each.value.en for block in royalties for each in block.facts} == {MASK}


@pytest.mark.parametrize("words", ["confidential", "保密"])
def test_a_comment_marks_what_it_stands_beside(words: str, law: Law) -> None:
    text = f"""\
charter "Tone"
  operator "Hidden Ltd": third-party   # poolcheck: {words}
  member "Shown Inc"
  # poolcheck: {words}
  3.1 licensee must grant back improvements to "Hidden place", free
"""
    file = api.InputFile("a.pool", text.encode())
    gathered = api.read_dossiers([file]).value
    assert gathered is not None
    report = api.check([file], law, DAY)
    report = replace(report, profiles=tuple(map(profile, gathered.dossiers)))
    nothing = RedactionProfile("x", shipped_profiles()["names"].title, frozenset())

    assert report.diagnostics == ()
    found = said(redacted(report, marks(gathered.dossiers, nothing)))
    assert "Hidden" not in found
    assert "Shown Inc" in found


def test_a_profile_of_ones_own_names_facts_in_either_language() -> None:
    text = "ours:\n  title: {en: Ours, zh: 我方}\n  leave_out: [royalties.rate, 许可费.上限, operator]\n"
    found = read_profile(text.encode(), "r.yaml").value

    assert found is not None
    assert found.keys == {"royalties.rate", "royalties.cap", "operator"}
    assert found.title.zh == "我方"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("ours:\n  leave_out: [royalties.rat]\n", "redaction-key", 2, 15),
        ("ours:\n  leave_out: royalties\n", "redaction-file", 2, 3),
        ("ours: x\n", "redaction-file", 1, 7),
        ("- x\n", "redaction-file", 1, 1),
        ("ours:\n  leave_out: [patents]\n", "redaction-key", 2, 15),
    ],
)
def test_what_is_wrong_with_a_profile_is_told_at_its_place(text: str, code: str, line: int, column: int) -> None:
    reading = read_profile(text.encode(), "r.yaml")

    assert reading.value is None
    first = reading.diagnostics[0]
    assert (first.code, first.location.line, first.location.column) == (code, line, column)


LINES = st.lists(st.text(st.sampled_from("ab 许可"), max_size=8), min_size=1, max_size=5)


@given(lines=LINES, data=st.data())
def test_what_is_not_masked_stays_and_is_found_where_it_is(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    found = masked(lines, starts, [(start, end)])

    assert len(found) == len(lines)
    for number, (line, shown) in enumerate(zip(lines, found, strict=True)):
        gone = {at for begin, finish in shown.gone for at in range(begin, finish)}
        for at, character in enumerate(line):
            if at not in gone:
                assert shown.text[shown.at(at)] == character
            assert (at in gone) <= (start <= starts[number] + at < end)
