"""What explains the language of documents: starting files, a schema for editors, explanations of words, its pages."""
