"""What the operating system refuses is explained in both languages."""

from __future__ import annotations

import errno
import os
import re

import pytest

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.system_errors import reason


@pytest.mark.parametrize(
    "number",
    [errno.EACCES, errno.EISDIR, errno.ENAMETOOLONG, errno.ENOENT, errno.ENOSPC, errno.ENOTDIR, errno.EROFS],
    ids=lambda number: errno.errorcode[number],
)
def test_a_usual_refusal_is_explained_in_both_languages(number: int) -> None:
    told = reason(OSError(number, os.strerror(number)))

    assert re.fullmatch(r"[a-z ]+", told.en)
    assert re.fullmatch("[\u4e00-\u9fff]+", told.zh)


def test_the_words_of_the_system_stand_in_for_our_own() -> None:
    assert reason(OSError(errno.EDEADLK, "Resource deadlock avoided")) == Bilingual(
        "Resource deadlock avoided", "Resource deadlock avoided"
    )
    assert reason(OSError("no number")) == Bilingual("no number", "no number")
