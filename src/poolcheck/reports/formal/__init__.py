"""The formal report: the paper for a regulator, for counsel or for whoever drafts, with what each of them needs."""
