"""What a condition may see of a dossier: facts with types derived from the model and the vocabulary."""
