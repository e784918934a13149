"""Our own files mean to the fast reader what they mean to PyYAML."""

from __future__ import annotations

import pytest
import yaml

from poolcheck.core.resources import read_text
from poolcheck.vocabulary.plain_yaml import read_plain


def test_the_vocabulary_is_read_as_yaml_reads_it() -> None:
    text = read_text("grammar", "vocabulary.yaml")

    assert read_plain(text) == yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def test_only_true_false_and_nothing_are_no_text() -> None:
    text = "{a: true, b: false, c: , d: null, e: no, f: 12, g: 'true', h: '', 2025-06-01: [x, [y, {z: }]]}"

    assert read_plain(text) == {
        "a": True,
        "b": False,
        "c": None,
        "d": None,
        "e": "no",
        "f": "12",
        "g": "true",
        "h": "",
        "2025-06-01": ["x", ["y", {"z": None}]],
    }


def test_a_file_that_is_no_yaml_is_a_fault_of_the_package() -> None:
    with pytest.raises(ValueError, match="expected"):
        read_plain("a: [b")
