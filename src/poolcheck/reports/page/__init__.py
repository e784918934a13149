"""A paper as one web page that stands alone: no script, nothing loaded, for the screen and for the printer."""
