"""Threads as text, for cases that are text: a line for each comment, replies indented."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadview.thread import Comment, Thread

_TOLD = {"attribution": "by", "quote": "quote", "signature": "signature", "heading": "heading"}


def outline(thread: Thread) -> str:
    """Return title and counts, the article, the comments: id, author, time, flags, and the text with its notable spans.

    ``/`` stands for a line break, ``//`` for a blank line.
    """
    declared = "" if thread.declared is None else f" ({len(thread)} of {thread.declared})"
    lines = [f"{thread.title}{declared}", *(f"note: {note}" for note in thread.notes)]
    if thread.article is not None:
        lines.append(f"article {_line(thread.article)}")
    depths = zip(thread.comments, thread.depths, strict=True)
    return "\n".join([*lines, *(f"{'  ' * depth}- {_line(comment)}" for comment, depth in depths)])


def _line(comment: Comment) -> str:
    time = comment.time.isoformat(timespec="minutes") if comment.time else "?"
    flags = "".join(f" [{flag}]" for flag in comment.flags) + (f" ({comment.count})" if comment.count else "")
    text = comment.text.replace("\n\n", " // ").replace("\n", " / ")
    spans = [f"{_TOLD[span.kind]} {span.marker or ''}".strip() for span in comment.body.spans if span.kind in _TOLD]
    return f"{comment.id or '?'} {comment.author or '?'} {time}{flags}: {text}" + (
        f" {{{', '.join(spans)}}}" if spans else ""
    )
