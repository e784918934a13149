"""The model license shows every point that a lawyer who read it clause by clause would raise, and none that is good.

The points are those of a reading of the draft's Annex A: `H` conflicts with a rule or is likely void, `M` is a risk or
a gap, `L` a note; what is good must stay without a finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from poolcheck.core.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck import api


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the reading: what is wrong, how much it weighs, and the rules that show it."""

    says: str
    weight: str
    rules: tuple[str, ...]


POINTS = (
    Point("the authority of the licensor from patentees and co-owners", "L", ("guidelines-entrustment",)),
    Point("attention to be drawn to terms of a printed form", "L", ("standard-terms-highlighted",)),
    Point("no word on licenses by members themselves", "M", ("cips-bilateral-route",)),
    Point("patents without list, numbers and term", "M", ("patent-particulars",)),
    Point("utility models and designs without evaluation", "M", ("unexamined-patents-unmentioned",)),
    Point("later patents come in unpriced", "H", ("package-future-patents",)),
    Point("only the whole pool is licensed", "H", ("pool-forced-package", "package-tying")),
    Point("patents in the package that nobody needs", "H", ("package-unneeded-patents", "pool-package-non-essential")),
    Point("the term may outlive the patents", "M", ("license-outlives-patents",)),
    Point("exports are not among the acts", "M", ("guidelines-exports-unmentioned",)),
    Point("nothing on having products made", "L", ("guidelines-have-made",)),
    Point("no sublicense, affiliates included", "L", ("sublicense-to-affiliates",)),
    Point("recordal left to choice", "M", ("license-recordal",)),
    Point("any one patent makes the whole fee due", "M", ("guidelines-one-patent-full-fee",)),
    Point("the same rate however many patents live", "H", ("pool-royalty-unchanged",)),
    Point("nothing on equal treatment", "M", ("guidelines-equality-unmentioned",)),
    Point("royalties on the whole device", "M", ("guidelines-royalty-base",)),
    Point("no rule on books", "L", ("royalty-books",)),
    Point("secrecy without exception for authorities", "M", ("confidentiality-without-authorities",)),
    Point("terms and list kept secret", "M", ("guidelines-list-and-charts",)),
    Point("no firewall between operator and members", "M", ("licensee-data-unmentioned",)),
    Point("a grant-back silent on its price", "H", ("grant-back-free", "grant-back-unpaid-dominant")),
    Point("a grant-back that may be shared with all licensees", "H", ("grant-back-shared-free",)),
    Point("a grant-back silent on exclusivity", "H", ("pool-grant-back-exclusive", "licensor-grant-back-exclusive")),
    Point("a warranty of no encumbrance beside members' own licenses", "L", ("cips-encumbrance-warranty",)),
    Point("no liability for claims of third parties", "M", ("standard-form-liability-excluded",)),
    Point("a duty to practice actively", "M", ("practice-duty",)),
    Point("reports of infringers to a body of competitors", "L", ("infringement-reports-to-rivals",)),
    Point("relief only when all patents fall", "H", ("royalty-relief-all-patents",)),
    Point("no adjustment for rejected applications", "M", ("royalty-after-failed-application",)),
    Point("late fees as a multiple of the prime rate", "L", ("guidelines-default-interest",)),
    Point("no right of the licensee to leave", "M", ("licensee-exit",)),
    Point("an entire agreement that may displace pledges", "M", ("guidelines-entire-agreement",)),
    Point("no part of the pool on offer", "H", ("pool-forced-package",)),
    Point("no route to question essentiality", "M", ("essentiality-review-unmentioned",)),
    Point("no link to the charter", "M", ("guidelines-charter-unmentioned",)),
    Point("no way to settle the rate", "M", ("cips-rate-disputes",)),
)
GOOD = {
    "ordinary license": ("1.3, 2.3", ("exclusive_membership", "independent_licensing", "grant_back", "standard_form")),
    "annuities are paid by the licensor": ("6.1(5)", None),
    "the licensor defends, claims are not narrowed alone, challenges stay free": ("8.1(1)", None),
    "no refund but in cases of manifest unfairness or bad faith": (
        "8.1(2), 8.2",
        ("royalty_scope", "inactive_patents"),
    ),
    "force majeure": ("9", None),
    "courts": ("13", ("standard_form", "excessive_royalty")),
}
SHOWN_BESIDE = {"royalty-after-failed-application", "license-outlives-patents"}
"""What is shown at a clause of which another part is good."""

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def report(check: Callable[..., api.Report], language: str) -> api.Report:
    return check(f"fixtures/model-license/{language}.yaml")


@LANGUAGES
@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.says)
def test_every_point_is_shown(point: Point, language: str, check: Callable[..., api.Report]) -> None:
    shown = [one for one in report(check, language).findings if one.rule in point.rules and not one.outcome.passes]

    assert {one.rule for one in shown} == set(point.rules)
    if point.weight == "H":
        assert Severity.ERROR in {one.worst for one in shown}


@pytest.mark.parametrize("good", GOOD.values(), ids=list(GOOD))
def test_what_is_good_is_not_shown(good: tuple[str, tuple[str, ...] | None], check: Callable[..., api.Report]) -> None:
    clause, concerns = good
    found = [
        one.rule
        for one in report(check, "en").findings
        if one.clause == clause
        and not one.outcome.passes
        and one.rule not in SHOWN_BESIDE
        and (concerns is None or one.concern in concerns)
    ]

    assert found == []


@LANGUAGES
def test_no_bar_on_challenges_is_seen_where_there_is_none(language: str, check: Callable[..., api.Report]) -> None:
    found = [
        one.rule for one in report(check, language).findings if one.concern == "no_challenge" and not one.outcome.passes
    ]

    assert found == []
