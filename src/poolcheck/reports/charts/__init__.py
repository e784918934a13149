"""Charts for reports: numbers in, a picture, a sentence and a table out."""
