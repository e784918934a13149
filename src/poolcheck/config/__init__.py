"""The configuration of a run: found, read, and shown again with the origin of every value."""
