"""A thread as text, Markdown, JSON or one page of HTML: each a generator of lines."""
