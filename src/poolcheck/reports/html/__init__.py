"""What the HTML report is made of: its contents by section, its templates, and its style and scripts."""
