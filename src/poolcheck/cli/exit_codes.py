"""What the process says when it ends; the highest that applies wins, in this order."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes that scripts depend on."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    RULES = 4
    BUG = 70
    INTERRUPTED = 130


ORDER = (
    ExitCode.INTERRUPTED,
    ExitCode.BUG,
    ExitCode.USAGE,
    ExitCode.RULES,
    ExitCode.INPUT,
    ExitCode.FINDINGS,
    ExitCode.CLEAN,
)


def highest(*codes: ExitCode) -> ExitCode:
    """Return the code that wins; CLEAN if none is given."""
    return min(codes, key=ORDER.index, default=ExitCode.CLEAN)
