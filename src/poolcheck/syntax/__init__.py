"""Text to located tree: YAML, JSON and sentences; every node knows its place."""
