"""Telling people apart, and not hearing some: tags that colour a person everywhere, mutes that close their comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from .state import TAGS

if TYPE_CHECKING:
    from .state import Session


def tag_author(state: Session) -> Session:
    """Colour the author of the comment under the cursor everywhere, or no longer."""
    author = _author(state)
    return tag(state, author) if author is not None else state.saying("this comment has no name to tag")


def tag(state: Session, handle: str) -> Session:
    """Colour a person everywhere in the next free colour, or no longer."""
    key = handle.casefold()
    tags = dict(state.tags)
    if tags.pop(key, None) is not None:
        return replace(state, tags=tags, notice=f"{handle} is no longer tagged")
    used = list(tags.values())
    tags[key] = min(TAGS, key=lambda role: (used.count(role), TAGS.index(role)))
    return replace(state, tags=tags, notice=f"{handle} is tagged; t takes it back")


def mute_author(state: Session) -> Session:
    """Close all comments of the author of the one under the cursor, or open them again; replies stay."""
    author = _author(state)
    if author is None:
        return state.saying("this comment has no name to mute")
    key = author.casefold()
    if key in state.muted:
        return replace(state, muted=state.muted - {key}, notice=f"{author} is no longer muted")
    anyway = frozenset(index for index in state.anyway if not _is_by(state, index, key))
    return replace(
        state, muted=state.muted | {key}, anyway=anyway, notice=f"{author} is muted; unfolding shows a comment anyway"
    )


def why_guessed(state: Session) -> Session:
    """Say which comments speak for the name that is guessed for this one."""
    found = state.findings.inferred.get(state.cursor) if state.rows else None
    if found is None:
        return state.saying("no name is guessed here")
    labels = ", ".join(state.thread.label(index) for index in found.evidence)
    return state.saying(f"{found.name}? is a guess: {labels} speak to them so")


def toggle_quoted(state: Session) -> Session:
    """Hide quoted text, or show it again."""
    said = "quoted text is shown" if state.bare else "quoted text is hidden; T shows it"
    return replace(state, bare=not state.bare, notice=said)


def _author(state: Session) -> str | None:
    """Return who wrote the comment under the cursor."""
    return state.thread.comments[state.cursor].author if state.rows else None


def _is_by(state: Session, index: int, key: str) -> bool:
    """Tell whether a comment is by the person of a folded handle."""
    author = state.thread.comments[index].author
    return author is not None and author.casefold() == key
