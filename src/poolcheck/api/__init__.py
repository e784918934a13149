"""The library's front door: check documents, get a report, render it; convert them; have words and rules explained."""

from __future__ import annotations

from poolcheck.api.checking import check, render, render_bytes
from poolcheck.api.converting import convert
from poolcheck.api.examples import render_examples, run_examples
from poolcheck.api.explaining import coverage, explain, explain_rules, list_rules, render_rules, schema
from poolcheck.api.law import UnknownSelectorError, load_law
from poolcheck.api.reading import only_documents, read_dossiers, read_input
from poolcheck.api.starting import plan_rule, starting_file, starting_kinds, starting_pack, starting_rule
from poolcheck.api.waiving import (
    NotWaivableError,
    Records,
    UnknownFindingError,
    baseline,
    baseline_of,
    read_baseline,
    read_waivers,
    recorded,
    waiver_for,
    with_inline_waiver,
    with_waiver,
)
from poolcheck.files import InputFile
from poolcheck.findings.report import Report
from poolcheck.reports.form import MissingLibraryError, Options, format_and_profile, format_names

__all__ = [
    "InputFile",
    "MissingLibraryError",
    "NotWaivableError",
    "Options",
    "Records",
    "Report",
    "UnknownFindingError",
    "UnknownSelectorError",
    "baseline",
    "baseline_of",
    "check",
    "convert",
    "coverage",
    "explain",
    "explain_rules",
    "format_and_profile",
    "format_names",
    "list_rules",
    "load_law",
    "only_documents",
    "plan_rule",
    "read_baseline",
    "read_dossiers",
    "read_input",
    "read_waivers",
    "recorded",
    "render",
    "render_bytes",
    "render_examples",
    "render_rules",
    "run_examples",
    "schema",
    "starting_file",
    "starting_kinds",
    "starting_pack",
    "starting_rule",
    "waiver_for",
    "with_inline_waiver",
    "with_waiver",
]
