"""A thread as Markdown: front matter, the article, the comments as one nested list.

Read back, it gives the same tree, texts and authors. The front matter says that this program wrote it; then each ``-``
item is a comment, and nothing else is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .markdown_inline import inline
from .markdown_source import markdown_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from threadview.session import Findings
    from threadview.thread import Comment, Thread

ANONYMOUS: Final = "*no name*"
_COLON: Final = re.compile(r"(?<!\\):")
_ESCAPED_COLON: Final = r"\\:"


def lines(findings: Findings, *, keep: Collection[int] | None = None) -> Iterator[str]:
    """Yield the lines of a thread, without line breaks.

    Args:
        findings: The thread; what was found in it is found anew when it is read.
        keep: The comments to write, with their ancestors among them; None for all, with the article.
    """
    thread = findings.thread
    yield from _front_matter(thread)
    yield ""
    if thread.article and thread.article.text and keep is None:
        yield from markdown_lines(thread.article.body)
        yield ""
    yield "## Comments"
    for index, comment in enumerate(thread.comments):
        if keep is None or index in keep:
            yield ""
            yield from _comment(comment, "  " * thread.depths[index])


def _front_matter(thread: Thread) -> Iterator[str]:
    """Yield what is known of the page."""
    article = thread.article
    fields = {
        "title": thread.title,
        "author": article.author if article else None,
        "date": article.time.isoformat() if article and article.time else None,
        "url": thread.url,
    }
    yield "---"
    yield "generator: threadview"
    for key, value in fields.items():
        if value:
            yield f"{key}: {_scalar(value)}"
    if thread.declared is not None:
        yield f"comments: {thread.declared}"
    yield "---"


def _scalar(value: str) -> str:
    """Return a text as a quoted scalar of YAML, which JSON's strings are."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{escaped}"'


def _comment(comment: Comment, indent: str) -> Iterator[str]:
    """Yield the author's line and the body of one comment."""
    yield f"{indent}- {_head(comment)}"
    if not comment.text:
        return
    yield ""
    for line in markdown_lines(comment.body):
        yield f"{indent}  {line}" if line else ""


def _head(comment: Comment) -> str:
    """Return who wrote a comment and when, and its flags; a bare colon in a name would end it."""
    name = ANONYMOUS
    if comment.author is not None:
        escaped = inline(comment.author, (), 0, len(comment.author))
        name = f"**{_COLON.sub(_ESCAPED_COLON, escaped)}**"
    details = [*([comment.time.isoformat()] if comment.time else []), *comment.flags]
    return f"{name} ({', '.join(details)}):" if details else f"{name}:"
