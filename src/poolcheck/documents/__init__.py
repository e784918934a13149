"""Typed documents: charters, licenses and entry agreements, with their clauses and facts."""
