"""Documents that belong together: gathered by manifests, and linked, terms to definitions, reasons to clauses."""
