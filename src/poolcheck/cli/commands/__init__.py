"""The commands, one a module: each has a `command`, and its name is the module's."""
