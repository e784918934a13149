"""What GitHub reads: commands in a log, its Markdown, and the summary of a run."""
