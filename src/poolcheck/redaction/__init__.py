"""Redaction: what a report leaves out, found in the documents and taken out of the report before any format sees it."""
