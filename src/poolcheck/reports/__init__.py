"""Reports: one immutable report, one pure renderer a format."""
