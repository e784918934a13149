"""A paper as a Word file: blocks into WordprocessingML, and that into a package that is the same every time."""
