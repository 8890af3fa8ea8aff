"""What the status line says of a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.layout.header import counted

from .arrival import is_awaited
from .searching import position

if TYPE_CHECKING:
    from threadview.thread import Thread

    from .state import Search, Session


def left(state: Session, key: str = "Tab") -> str:
    """Return where the reader is: ``12 of 40 comments · 1.2.1 · Title``; ``key`` leads from the article to them."""
    thread = state.thread
    title = thread.title or "untitled"
    if is_awaited(thread):
        return title
    if not len(thread):
        return f"{title} · {loaded(thread)}"
    if state.pane == "article":
        return f"{key}: {loaded(thread)} · {title}"
    here = thread.comments[state.cursor]
    title = "Enter loads them" if "more" in here.flags and here.url else title
    return f"{state.cursor + 1:,} of {loaded(thread)} · {thread.label(state.cursor)} · {title}"


def right(state: Session, key: str = "?") -> str:
    """Return what holds besides, and which ``key`` shows the keys."""
    return " · ".join([*holding(state), f"{key} keys"])


def holding(state: Session) -> list[str]:
    """Return what holds besides: new comments, search, limit, doubts."""
    said = [f"{len(state.findings.new):,} new"] if state.findings.new else []
    if state.limit is not None:
        said.append(f"limited to {_matches(state.search)}" if state.search else "limited")
    elif state.search is not None:
        said.append(match_count(state))
    return [*said, *state.thread.notes[:1]]


def match_count(state: Session) -> str:
    """Return ``3 of 17`` for the match under the cursor, with those in the article."""
    search = state.search
    if search is None:
        return ""
    here = position(search, state.cursor)
    said = f"{here} of {len(search.matches):,}{_within(search)}" if here else _matches(search)
    if is_partial(state.thread):
        said += " in what is loaded"
    return f"{said} + {search.in_article} in the article" if search.in_article else said


def _matches(search: Search) -> str:
    """Return ``17 matches``, or ``17 matches in the first 20,000`` while the others are read."""
    return counted(len(search.matches), "match", "matches") + _within(search)


def _within(search: Search) -> str:
    """Return among how many comments something was sought so far; nothing where that is all of them."""
    return f" in the first {search.reach:,}" if search.reach is not None else ""


def is_partial(thread: Thread) -> bool:
    """Tell whether there are comments that were not loaded, so that a search cannot find them."""
    return thread.stubs > 0 or (thread.declared is not None and thread.declared > len(thread))


def loaded(thread: Thread) -> str:
    """Return ``40 comments``, or ``74 comments (shown 60 of 812; 14 stubs)`` where not all is here.

    What is shown and the stubs make up the first number; the last but one is what the source declares.
    """
    real = len(thread) - thread.stubs
    lacking = []
    if thread.declared is not None and thread.declared > real:
        lacking.append(f"shown {real:,} of {thread.declared:,}")
    if thread.stubs:
        lacking.append(counted(thread.stubs, "stub", "stubs"))
    said = counted(len(thread), "comment", "comments") if len(thread) else "no comments"
    return f"{said} ({'; '.join(lacking)})" if lacking else said
