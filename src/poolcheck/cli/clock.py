"""Which day it is: the only place that looks at a clock, and one that a build can set."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from poolcheck.cli.usage import wrong

_EPOCH = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Return the day that `SOURCE_DATE_EPOCH` names, as builds that are to be repeated set it, else that of the clock.

    The variable counts seconds from 1970 in UTC: https://reproducible-builds.org/specs/source-date-epoch/
    """
    written = os.environ.get(_EPOCH, "").strip()
    if not written:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(written), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise wrong("usage-epoch", variable=_EPOCH, words=written) from error
