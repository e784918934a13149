"""What YAML and JSON are written in: events, tokens, offsets, and the mending of what cannot be read."""
