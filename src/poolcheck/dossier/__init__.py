"""Documents linked: terms to their definitions, justifications to the clauses they are for."""
