"""A thread as text, Markdown or JSON: each a generator of lines."""
