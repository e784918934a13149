"""What is marked as confidential stands nowhere in a formal report: in no text, chart, seal, property or message."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from formal_files import everything, read
from formal_reports import DAY, SMALL, order

from poolcheck import api
from poolcheck.core.bilingual import Bilingual
from poolcheck.files import read_inputs
from poolcheck.redaction.masks import MASK
from poolcheck.redaction.profiles import RedactionProfile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from poolcheck.packs.model import Law

pytest_plugins = ["formal_fixtures"]
FORMATS = ("docx", "html", "md", "json")
MARKS_ONLY = RedactionProfile("ours", Bilingual("ours", "我方"), frozenset())
FEW = api.Settings(select=("discriminatory_pricing", "grant_back", "essentiality", "independent_licensing"))
LICENSE = (
    SMALL["02.yaml"].read_text(encoding="utf-8").rstrip()
    + """
  - {条号: 第三条第一款, 内容: 'licensee must grant back all improvements, exclusive'}
"""
)


def written(
    law: Law, form: str, texts: Mapping[str, str], redaction: RedactionProfile = MARKS_ONLY
) -> tuple[str, api.Made]:
    """Return all that a redacted report on texts says, its seal opened, and how it was made."""
    files = [api.InputFile(name, text.encode()) for name, text in texts.items()]
    made = api.make_report(files, law, DAY, order(form, audience="counsel", redaction=redaction), FEW)
    return opened(form, made), made


def in_folder(law: Law, form: str, redaction: RedactionProfile = MARKS_ONLY) -> tuple[str, api.Made]:
    """Do the same with the dossier in `small/`."""
    files = read_inputs(["small"]).value or ()
    made = api.make_report(files, law, DAY, order(form, redaction=redaction, paths=("small",)), FEW)
    return opened(form, made), made


def opened(form: str, made: api.Made) -> str:
    text = everything(form, made.data)
    seals = [base64.b64decode(one).decode() for one in re.findall("poolcheck-seal:([^:]*):end", text)]
    assert bool(seals) is (form != "docx")
    return "\n".join([text, *seals])


def change(desk: Path, name: str, was: str, now: str) -> None:
    path = desk / "small" / name
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8")


CHARTER = """\
charter "Tone"
  operator "Veiled Ltd": third-party   # poolcheck: confidential
  member "VEILED LTD"
  patents
    patent "ZL9977": title "Veiled thing", patentee "Veiled Ann", expiry 2031-05-07   # POOLCHECK: Confidential
    patent "ZL22": patentee "Ann", essential no, evaluated by "veiled ltd"
  justification for 3.2: safety, evidence "Annex 88"   # poolcheck：保密
  3.1 operator must disclose patent list and rules, publicly
  # poolcheck: confidential
  3.2 licensee must grant back all improvements to "Veiled place", exclusive
"""
GONE = ("Veiled", "VEILED", "veiled", "ZL9977", "2031-05-07", "Annex 88")


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_comment_marks_stands_nowhere(form: str, law: Law) -> None:
    text, made = written(law, form, {"Veiled Ltd.pool": CHARTER})

    assert made.report.diagnostics == ()
    assert [word for word in GONE if word in text] == []
    assert "ZL22" in text or form != "json"
    assert MASK in text
    assert any(finding.outcome.value != "met" and finding.clause == "3.2" for finding in made.report.findings)


def test_without_redaction_all_of_it_is_there(law: Law) -> None:
    made = api.make_report([api.InputFile("Veiled Ltd.pool", CHARTER.encode())], law, DAY, order("json"), FEW)
    text = made.data.decode()

    assert [word for word in GONE if word not in text] == []


def test_a_justification_that_is_marked_is_not_told_in_other_words(law: Law) -> None:
    text, made = written(law, "json", {"a.pool": CHARTER})

    claims = [claim for finding in made.report.findings for claim in finding.claims]
    assert claims
    assert {claim.en for claim in claims} == {MASK}
    assert '"safety"' not in text


@pytest.mark.parametrize(
    ("name", "text", "code", "line", "column"),
    [
        (
            "a.yaml",
            'charter: Tone\nclauses:\n  # poolcheck: confidential\n  - {at: "1", says: licensee shall Veil it}\n',
            "act-unknown",
            4,
            36,
        ),
        ("a.pool", 'charter "Tone"\n  # poolcheck：保密\n  3.1 licensee shall Veil it\n', "act-unknown", 3, 22),
        ("a.yaml", "charter: Tone\n# poolcheck: confidential\nVeiled key: 1\n", "fact-key-unknown", 3, 1),
        ("a.json", '{"charter": "Tone", "operator": {"title": "A", "kind": "Veil"}}', "fact-choice", 1, 57),
    ],
)
def test_a_document_that_cannot_be_read_is_told_by_its_places_and_not_by_its_words(
    name: str, text: str, code: str, line: int, column: int, law: Law
) -> None:
    found, made = written(law, "json", {name: text})

    assert "Veil" not in found
    [problem] = made.report.diagnostics
    assert (problem.code, problem.location.line, problem.location.column) == (code, line, column)
    assert problem.message == Bilingual(MASK, MASK)


def test_a_licensee_that_is_marked_is_not_in_charts_messages_or_findings_of_others(desk: Path, law: Law) -> None:
    change(desk, "02.yaml", "  名称: 蓝海光电有限公司", "  名称: 蓝海光电有限公司  # poolcheck: 保密")
    change(desk, "02.yaml", "许可合同: 蓝海光电许可合同", "许可合同: 许可合同甲")

    for form in FORMATS:
        text, made = in_folder(law, form)
        assert "蓝海光电" not in text
        assert "明泰电子股份有限公司" in read(form, made.data)
        assert "1.50" in text


def test_a_rate_that_is_marked_is_not_told_in_other_units(desk: Path, law: Law) -> None:
    change(desk, "02.yaml", "许可费:\n", "许可费:\n  # poolcheck：保密\n")
    change(desk, "02.yaml", "每台1.50元, 上限: 每年5000000元", "每台1.57元, 上限: 每年5000077元")

    for form in FORMATS:
        text, made = in_folder(law, form)
        assert [one for one in ("1.57", "5000077", "5,000,077", "500.0077") if one in text] == []
    fee = next(one for one in made.report.profiles[0].fees if one.location.path.endswith("02.yaml"))
    assert (fee.rate, fee.unit, fee.said.en) == (None, None, MASK)


def test_a_number_of_one_digit_is_not_told_by_messages_or_tables(desk: Path, law: Law) -> None:
    change(desk, "02.yaml", "每台1.50元", "每台7元")
    text, made = in_folder(law, "json", api.redaction_profiles()["business-secrets"])

    charged = [one for one in made.report.findings if one.rule == "licensees-charged-differently" and one.standing]
    assert [one.message.en for one in charged] == [
        f"{MASK} pays {MASK}, {MASK} {MASK}; for the lower rate no reason open to all alike is recorded"
    ]
    assert [one for one in ("7 CNY", "7元", "7.0", '"amount": "7') if one in text] == []


@pytest.mark.parametrize("beside", [True, False])
def test_a_manifest_marks_its_title_and_the_names_of_files(beside: bool, desk: Path, law: Law) -> None:  # noqa: FBT001 - a test has no callers
    (desk / "small/01.pool").rename(desk / "small/veiled.pool")
    sign = "# poolcheck: confidential"
    change(desk, "dossier.yaml", "dossier: Small pool", f"dossier: Veiled pool  {sign}")
    marked = f"licenses: [veiled.pool, 02.yaml]  {sign}" if beside else f"{sign}\nlicenses: [veiled.pool, 02.yaml]"
    change(desk, "dossier.yaml", "licenses: [01.pool, 02.yaml]", marked)
    text, made = in_folder(law, "json")

    assert "veiled" not in text.lower()
    assert [read.path for read in made.report.inputs][3:] == ["№1", "№2"]


def test_no_digest_lets_anybody_guess_what_is_left_out(law: Law) -> None:
    profile = api.redaction_profiles()["business-secrets"]
    text, made = written(law, "json", {"a.yaml": LICENSE}, profile)
    digests = set(re.findall("[0-9a-f]{16,64}", text))
    guesses = [LICENSE.replace("1.50", f"{cents // 100}.{cents % 100:02}").encode() for cents in range(100, 200)]
    whole = api.make_report([api.InputFile("a.yaml", LICENSE.encode())], law, DAY, order("json"), FEW)

    assert LICENSE.encode() in guesses
    assert "licensor-grant-back-exclusive@" in text
    assert {sha256(guess).hexdigest() for guess in guesses} & digests == set()
    hashed = {sha256(one.id.encode()).hexdigest() for one in whole.report.findings}
    assert {one[:length] for one in hashed for length in (16, 32, 64)} & digests == set()
    assert whole.report.inputs[0].sha256 == sha256(LICENSE.encode()).hexdigest()
    assert json.loads(made.data)["report"]["inputs"][0]["sha256"] != whole.report.inputs[0].sha256


def test_the_digest_of_a_redacted_document_is_that_of_what_is_shown(law: Law) -> None:
    profile = api.redaction_profiles()["business-secrets"]

    def digest(text: str) -> str:
        return written(law, "json", {"a.yaml": text}, profile)[1].report.inputs[0].sha256

    assert digest(LICENSE) == digest(LICENSE.replace("1.50", "1.75"))
    assert digest(LICENSE) != digest(LICENSE.replace("2025年11月20日", "2025年11月21日"))
    assert digest(LICENSE) != digest(LICENSE.replace("可以选择", "不得选择"))


def test_what_nothing_is_left_out_of_keeps_its_digest(desk: Path, law: Law) -> None:
    change(desk, "02.yaml", "  名称: 蓝海光电有限公司", "  名称: 蓝海光电有限公司  # poolcheck: 保密")
    _, made = in_folder(law, "json")

    same = {one.path: one.sha256 == sha256((desk / one.path).read_bytes()).hexdigest() for one in made.report.inputs}
    assert not same["small/02.yaml"]
    assert same["small/westlake.yaml"]
    assert same["small/dossier.yaml"]


def test_a_title_of_a_profile_is_words_too(law: Law) -> None:
    title = "<script>|`x`[l](http://evil.example/)\u202e"
    profile = RedactionProfile("x", Bilingual(title, title), frozenset())

    for form in ("docx", "html", "md"):
        _, made = written(law, form, {"a.pool": CHARTER}, profile)
        assert "<script>|`x`[l](http://evil.example/)\ufffd" in read(form, made.data)
        assert [one for one in ("<script>", "\u202e") if one in everything(form, made.data)] == []


@pytest.mark.usefixtures("desk")
def test_ids_of_findings_are_each_there_once_and_the_same_every_time(law: Law) -> None:
    ids = [[one.id for one in in_folder(law, "json")[1].report.findings] for _ in range(2)]

    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])
    assert all(re.fullmatch(r"[a-z0-9-]+@\d+\.\d+", one) for one in ids[0])
