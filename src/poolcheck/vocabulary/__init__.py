"""The words of the document language as data: parties, modalities, acts, objects, axes, triggers."""
