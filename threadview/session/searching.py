"""Searching and limiting. Folds open along the paths of matches, and Esc gives them back as they were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import gt
from typing import TYPE_CHECKING, Final

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

LEAST: Final = 1000
"""A search is taken further when so many comments more can be searched."""

MOST: Final = 20_000
"""It is taken further when so many more can be searched, though they are few beside those that were."""


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
    return replace(_led(state, _searched(state, query, before)), pane=origin.pane)


def again(state: Session, query: Query) -> Session:
    """Search what was searched before, in a thread that has become another one; the cursor stays."""
    search = _searched(state, query, Before(state.folds, state.cursor))
    opened = state.folded(_opened(state.thread, state.folds, search.matches))
    return replace(opened, search=replace(search, has_led=True))


def is_behind(state: Session) -> bool:
    """Tell whether a search is to be taken further: so many more texts can be searched by now that it is worth it."""
    search = state.search
    if search is None or search.reach is None or search.is_halted:
        return False
    reach = state.index.reach(search.query)
    return reach is None or reach >= max(min(2 * search.reach, search.reach + MOST), LEAST) or reach < search.reach


def is_outdated(state: Session) -> bool:
    """Tell whether a search led elsewhere than it would by now: it asks for what was found only since then.

    Of a huge thread that is not asked: it would be felt.
    """
    search = state.search
    if search is None or search.reach is not None or state.index.reach(search.query) is not None:
        return False
    return state.index.matches(search.query) != search.matches


def further(state: Session) -> Session:
    """Take a search to the texts that can be searched by now: where it has led nowhere yet, to its first match."""
    before = state.search
    if before is None:
        return state
    search = _searched(state, before.query, before.before)
    if state.limit == before.query:
        return _limited(state, search, stays=before.has_led)
    if not before.has_led:
        led = _led(state, search)
        return replace(led, jumps=state.departed()) if led.search is not None and led.search.has_led else led
    fresh = search.matches[bisect_left(search.matches, before.reach or 0) :]
    opened = state.folded(_opened(state.thread, state.folds, fresh))
    return replace(opened, search=replace(search, has_led=True))


def halted(state: Session) -> Session:
    """Leave a search that goes on as far as it came."""
    search = state.search
    return replace(state, search=replace(search, is_halted=True)) if search is not None and search.goes_on else state


def accept(state: Session, origin: Session) -> Session:
    """End the typing with the search in force; the way back to where it began is remembered."""
    if state.search is None or not state.search.has_led:
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
    return _limited(origin, _searched(state, query, Before(origin.folds, origin.cursor)))


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


def _searched(state: Session, query: Query, before: Before) -> Search:
    """Return the search for a query, as far as texts can be searched by now."""
    reach = state.index.reach(query)
    article = state.thread.article
    in_article = len(spans_in(query, article.text)) if article else 0
    return Search(query, state.index.matches(query, reach), before, in_article, reach)


def _led(state: Session, search: Search) -> Session:
    """Return the state with a search, at its first match from where it began; after the last comes the first."""
    matches, before = search.matches, search.before
    here = bisect_left(matches, before.cursor)
    if here == len(matches) and (not matches or search.reach is not None):
        return replace(_given_back(state, before), search=search).saying(_none(search))
    opened = state.folded(_opened(state.thread, before.folds, matches))
    return replace(opened.revealed(matches[here % len(matches)]), search=replace(search, has_led=True), notice="")


def _limited(state: Session, search: Search, *, stays: bool = False) -> Session:
    """Return the state limited to the matches of a search with their ancestors, at a match unless it stays."""
    matches, search = search.matches, replace(search, in_article=0, has_led=bool(search.matches))
    kept = paths(state.thread, matches)
    limited = replace(state.limited(kept, search.query, _opened(state.thread, state.folds, matches)), search=search)
    if not matches:
        return limited.saying(_none(search))
    if stays:
        return limited
    here = bisect_left(matches, max(search.before.cursor, 0))
    return limited.moved(matches[here] if here < len(matches) else matches[-1]).saying("")


def _none(search: Search) -> str:
    """Return how it is said that nothing is found."""
    if search.reach is not None:
        return f"no match in the first {search.reach:,} comments" if search.reach else "the texts are being read"
    return f"{search.in_article} in the article only" if search.in_article else "no match"


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
