"""What a check finds, with its place, its authority, what is open and why; and the report of a whole run."""
