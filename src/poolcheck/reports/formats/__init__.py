"""One module a format: `to_<name>.py` with a `FORMAT`."""
