"""What makes a finding the same one as in an earlier run, wherever it stands now."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.findings.model import Finding

WHOLE: Final = "poolcheck/v1"
"""The name of the fingerprint that stands for a finding; another way of taking it needs another number."""

_NUMBER = re.compile(r"\+\d+\Z")
_GITHUB_LENGTH = 32


def fingerprinted(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield all findings of a report, each with its fingerprint; no two have the same.

    It is taken of what a baseline goes by: the id, without the number that tells like clauses apart, and the meaning of
    the subject. Neither knows files, lines or clause numbers. Those of one id and one meaning are counted.
    """
    met: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        alike = (_bare(finding), finding.meaning)
        met[alike] += 1
        yield finding, _digest(*alike, str(met[alike]))


def partial(finding: Finding) -> dict[str, str]:
    """Return the parts of a fingerprint: if only the first is as it was, what the finding is about says otherwise."""
    parts = {"poolcheckId/v1": _digest(_bare(finding))}
    return {**parts, "poolcheckMeaning/v1": finding.meaning} if finding.meaning else parts


def for_github(finding: Finding, fingerprint: str) -> dict[str, str]:
    """Return a fingerprint under the one name that GitHub looks at.

    GitHub's own would be taken of a hundred characters from the beginning of the line on; it changes with each of them,
    and makes one alert of two findings of a rule on one line. The price: `upload-sarif` keeps ours, and logs a warning.
    A finding that was dismissed as open, and is now not met, is to be seen again; so the outcome has a share in it.
    """
    outcome = Outcome.NOT_MET.value if finding.outcome is Outcome.NOT_MET else ""
    return {"primaryLocationLineHash": _digest(fingerprint, outcome)[:_GITHUB_LENGTH]}


def _bare(finding: Finding) -> str:
    return _NUMBER.sub("", finding.id)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
