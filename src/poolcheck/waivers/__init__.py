"""Waivers and baselines: what was decided about findings before, read, applied to findings, and written down."""
