"""Evaluates rules against facts: outcomes, open questions, derivations."""
