"""Searching and limiting. Folds open along the paths of matches, and Esc gives them back as they were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import gt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.layout.rows import with_fold
from threadview.search import parse, spans_in

from .keys import key_of
from .state import NOWHERE, Before, Search

if TYPE_CHECKING:
    from collections.abc import Iterable

    from threadview.search import Query
    from threadview.thread import Thread

    from .state import Session


def seek(state: Session, text: str, origin: Session) -> Session:
    """Search while a query is typed: go to the first match from where the search began.

    Args:
        state: The state now, after earlier letters.
        text: What was typed so far.
        origin: The state in which the search began.

    Raises:
        QueryError: The text is no query (yet).
    """
    query = parse(text)
    before = Before(origin.folds, origin.cursor)
    if not query:
        return replace(_given_back(state, before), search=None)
    matches = state.index.matches(query)
    article = state.thread.article
    in_article = len(spans_in(query, article.text)) if article else 0
    search = Search(query, matches, before, in_article)
    if not matches:
        said = f"{in_article} in the article only" if in_article else "no match"
        return replace(_given_back(state, before), search=search).saying(said)
    opened = state.folded(_opened(state.thread, origin.folds, matches))
    here = bisect_left(matches, origin.cursor)
    target = matches[here] if here < len(matches) else matches[0]
    return replace(opened.revealed(target), search=search, notice="", pane=origin.pane)


def again(state: Session, query: Query) -> Session:
    """Search what was searched before, in a thread that has become another one; the cursor stays."""
    matches = state.index.matches(query)
    article = state.thread.article
    in_article = len(spans_in(query, article.text)) if article else 0
    search = Search(query, matches, Before(state.folds, state.cursor), in_article)
    return replace(state.folded(_opened(state.thread, state.folds, matches)), search=search)


def accept(state: Session, origin: Session) -> Session:
    """End the typing with the search in force; the way back to where it began is remembered."""
    if state.search is None or not state.search.matches:
        return state
    return replace(state, jumps=origin.departed(), pane="comments")


def next_match(state: Session) -> Session:
    """Go to the next match, after the last one to the first."""
    return _step(state, 1)


def previous_match(state: Session) -> Session:
    """Go to the previous match, before the first one to the last."""
    return _step(state, -1)


def clear(state: Session) -> Session:
    """Put out what is lit; end the search and give its folds back, else lift the limit."""
    if state.search is not None:
        return replace(_folds_back(state), search=None, lit=None, notice="")
    if state.kept is not None:
        return replace(state.limited(None, None, state.folds), lit=None, notice="limit lifted")
    return replace(state, lit=None, notice="")


def limit(state: Session, text: str, origin: Session) -> Session:
    """Show only the matches of a query with their ancestors; an empty query shows everything again.

    Raises:
        QueryError: The text is no query (yet).
    """
    query = parse(text)
    if not query:
        return replace(origin.limited(None, None, origin.folds), search=None, notice="")
    matches = state.index.matches(query)
    kept = paths(state.thread, matches)
    search = Search(query, matches, Before(origin.folds, origin.cursor))
    limited = replace(origin.limited(kept, query, _opened(state.thread, origin.folds, matches)), search=search)
    if not matches:
        return limited.saying("no match")
    here = bisect_left(matches, max(origin.cursor, 0))
    return limited.moved(matches[here] if here < len(matches) else matches[-1]).saying("")


def paths(thread: Thread, matches: Iterable[int]) -> bytes:
    """Return a byte a comment, 1 for the matches and all their ancestors."""
    kept = bytearray(len(thread))
    parents = thread.parents
    for match in matches:
        place = match
        while place >= 0 and not kept[place]:
            kept[place] = 1
            place = parents[place]
    return bytes(kept)


def position(search: Search, cursor: int) -> int:
    """Return which match the cursor stands on, from 1; 0 when on none."""
    place = bisect_left(search.matches, cursor)
    return place + 1 if place < len(search.matches) and search.matches[place] == cursor else 0


def _step(state: Session, step: int) -> Session:
    """Go on in the list of matches from the cursor."""
    if state.search is None:
        return state.saying(f"nothing was searched: type {key_of('search')} and a word")
    matches = state.search.matches
    if not matches:
        return state.saying("no match")
    place = bisect_right(matches, state.cursor) if step > 0 else bisect_left(matches, state.cursor) - 1
    wrapped = not 0 <= place < len(matches)
    target = matches[place % len(matches)]
    there = state.jumped(target)
    if there.folds[target]:
        there = there.folded(with_fold(there.folds, [target], folded=False))
    end = "end" if step > 0 else "start"
    return there.saying(f"search passed the {end}" if wrapped else "")


def _opened(thread: Thread, folds: bytes, matches: list[int]) -> bytes:
    """Return the folds with the paths to all matches open."""
    if 1 not in folds:
        return folds
    kept = paths(thread, matches)
    return bytes(map(gt, folds, kept))


def _folds_back(state: Session) -> Session:
    """Return the state with the folds as they were before the search."""
    assert state.search is not None  # noqa: S101 - the callers have asked
    return state.folded(state.search.before.folds)


def _given_back(state: Session, before: Before) -> Session:
    """Return the state with folds and cursor as they were."""
    back = state.folded(before.folds)
    return replace(back, cursor=before.cursor, lit=None) if before.cursor != NOWHERE else back
