"""What networks send beside the words of a post, as HTML to stand below them: pictures, polls, quoted posts.

A reader puts the pieces together and gives them to :func:`threadview.markup.html.html` when the body is asked for.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def medium(kind: str, words: str, url: str = "") -> str:
    """Return the line of a picture, film or sound: what it is, and how its author describes it."""
    return link(f"[{kind}: {words}]" if words else f"[{kind}]", url)


def link(words: str, url: str = "") -> str:
    """Return a line that leads somewhere; nothing where there are no words."""
    if not words:
        return ""
    return f'<p><a href="{escape(url)}">{escape(words)}</a></p>' if url else f"<p>{escape(words)}</p>"


def poll(options: Iterable[tuple[str, int | None]]) -> str:
    """Return the options of a poll, with the votes for each where they are known."""
    items = "".join(
        f"<li>{escape(words)}{'' if votes is None else f' ({votes} votes)'}</li>" for words, votes in options if words
    )
    return f"<ul>{items}</ul>" if items else ""


def quoted(author: str | None, body: str) -> str:
    """Return a post that another one quotes; ``body`` is HTML."""
    if not body:
        return ""
    cite = f"<cite>{escape(author)} wrote:</cite>" if author else ""
    return f"<blockquote>{cite}{body}</blockquote>"


def warned(warning: str, body: str) -> str:
    """Return a body behind the warning that its author put before it; ``body`` is HTML."""
    if not warning.strip():
        return body
    hidden = f'<span class="spoiler">{body}</span>' if body else ""
    return f"<p>{escape(warning)}</p>{hidden}"
