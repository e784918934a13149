"""The command line: one module a command; arguments in, a call to the library, text out."""
