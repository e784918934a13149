"""The library's front door: check documents, get a report, render it; convert them; have words and rules explained."""

from __future__ import annotations

from poolcheck.api.checking import check, render, render_bytes
from poolcheck.api.choosing import unknown_names
from poolcheck.api.configuring import show_configuration
from poolcheck.api.converting import convert
from poolcheck.api.examples import render_examples, run_examples
from poolcheck.api.explaining import coverage, explain, explain_rules, list_rules, render_rules, schema
from poolcheck.api.law import UnknownSelectorError, load_law
from poolcheck.api.reading import only_documents, read_dossiers, read_input
from poolcheck.api.reporting import (
    AUDIENCES,
    REPORT_FORMATS,
    Made,
    Ordered,
    make_report,
    read_redaction,
    redaction_profiles,
    report_seal,
    verify_report,
)
from poolcheck.api.settings import Settings
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
    "AUDIENCES",
    "REPORT_FORMATS",
    "InputFile",
    "Made",
    "MissingLibraryError",
    "NotWaivableError",
    "Options",
    "Ordered",
    "Records",
    "Report",
    "Settings",
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
    "make_report",
    "only_documents",
    "plan_rule",
    "read_baseline",
    "read_dossiers",
    "read_input",
    "read_redaction",
    "read_waivers",
    "recorded",
    "redaction_profiles",
    "render",
    "render_bytes",
    "render_examples",
    "render_rules",
    "report_seal",
    "run_examples",
    "schema",
    "show_configuration",
    "starting_file",
    "starting_kinds",
    "starting_pack",
    "starting_rule",
    "unknown_names",
    "verify_report",
    "waiver_for",
    "with_inline_waiver",
    "with_waiver",
]
