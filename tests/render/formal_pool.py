"""The formal report that tests on looks see: on the invented pool, with few findings, many, or hostile names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from poolcheck import api
from poolcheck.core.bilingual import Bilingual
from poolcheck.files import read_inputs
from poolcheck.reports.formal.build import Commission, formal_paper

if TYPE_CHECKING:
    from poolcheck.packs.model import Law
    from poolcheck.reports.paper.model import Languages, Paper

POOL: Final = Path(__file__).resolve().parents[2] / "fixtures/dossiers/avs3"
FEW, MANY = 5, 2_000
DAY: Final = date(2026, 11, 21)
LONG: Final = "W" * 10_000
MARKUP: Final = "<script>document.title = 1</script></style></svg><img src=x onerror=alert(1)>-->"
TURNED: Final = "\u202egnihtemos\u202c \u2066else\u2069"
NAMES: Final = {
    "东岳视讯技术有限公司": LONG,
    "澜图知识产权运营有限公司": MARKUP,
    "明泰电子股份有限公司": TURNED,
    "小禾视听科技有限公司": "长" * 10_000,
    "Westlake": "Westlake" + "x" * 3_000,
    "AVS3-2025-002": "=cmd()" + "9" * 3_000,
}
"""What names of the invented pool become."""


def made(law: Law, folder: Path) -> api.Made:
    """Make the formal report on the dossier in a folder, as a page in both languages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        files = read_inputs(["."]).value or ()
        return api.make_report(files, law, DAY, api.Ordered("regulator", "html", api.Options(("zh", "en"))))


def renamed(folder: Path) -> Path:
    """Write the invented pool into a folder, with hostile names, and return the folder."""
    for path in POOL.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        for name, other in NAMES.items():
            text = text.replace(name, other)
        copy = folder / path.relative_to(POOL)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    return folder


def of_few(report: api.Report) -> api.Report:
    """Return a report of five findings of as many outcomes as there are, of what is met, and of few rules."""
    ordered = sorted(report.findings, key=lambda one: [f.outcome for f in report.findings].index(one.outcome))
    standing = [one for one in ordered if not one.outcome.passes]
    first = {one.outcome: one for one in reversed(standing)}
    chosen = [*first.values(), *(one for one in standing if one not in first.values())][:FEW]
    met = [one for one in report.findings if one.outcome.value == "met"][:40]
    findings = tuple(one for one in report.findings if one in chosen or one in met)
    return replace(report, findings=findings, rules=report.rules[:20])


def of_many(report: api.Report) -> api.Report:
    """Return a report of 2,000 findings, each of which says another name, and of what is met."""
    standing = [one for one in report.findings if not one.outcome.passes]
    findings = [
        replace(
            one,
            id=f"{one.id}·{time}",
            message=Bilingual(f"{one.message.en} ({time})", f"{one.message.zh}（{time}）"),
            location=replace(one.location, path=f"{time}/{one.location.path}"),
            related=(),
        )
        for time in range(-(-MANY // len(standing)))
        for one in standing
    ]
    inputs = [
        replace(one, path=f"{time}/{one.path}")
        for time in range(len(findings) // len(standing))
        for one in report.inputs
    ]
    met = [one for one in report.findings if one.outcome.passes]
    return replace(report, findings=(*findings[:MANY], *met), inputs=(*report.inputs, *inputs), texts=())


def paper_for(report: api.Report, *languages: str) -> Paper:
    """Return the formal report to an authority as a paper."""
    known: Languages = ("zh", "en")
    return formal_paper(report, api.Options(tuple(one for one in known if one in languages)), Commission("regulator"))
