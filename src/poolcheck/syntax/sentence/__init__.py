"""What a sentence is made of, from the word up: words, phrases, qualifiers, segments, statements, conditions."""
