"""Rules, parameters, definitions and sources of law: read from files, checked when a pack loads."""
