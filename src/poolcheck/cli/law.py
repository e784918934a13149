"""Loading rule packs for a command: where one is wrong, everything that is wrong is told, and the run ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from poolcheck.cli.documents import complain
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.usage import wrong
from poolcheck.core.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.packs.model import Law


def loaded_law(packs: Sequence[str], lang: str) -> Law:
    """Return the packs that are named, or all that ship."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    try:
        law = api.load_law(packs)
    except OSError as error:
        raise wrong("usage-pack-unreadable", reason=reason(error)) from error
    complain(law.diagnostics, lang)
    if law.value is None or law.failed:
        sys.exit(ExitCode.RULES)
    return law.value
