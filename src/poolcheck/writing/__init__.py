"""Documents put into words again: an outline in one language, sentences, and the surfaces with their comments."""
