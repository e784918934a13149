"""The paper: a report as a formal document, put together section by section, before any format writes it."""
