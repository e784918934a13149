"""How a `.pool` text is built: lines, blocks of lines, clause numbers, facts."""
