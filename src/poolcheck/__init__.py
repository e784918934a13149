"""Checks patent-pool charters and license agreements against the law that governs them."""

__version__ = "0.1.0"
