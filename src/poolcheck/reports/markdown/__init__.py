"""A paper as Markdown: CommonMark with tables, in which no text of a document can become markup."""
