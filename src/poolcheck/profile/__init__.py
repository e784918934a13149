"""What a pool is, taken from its documents for formal reports: what they state, its patents, what it charges."""
