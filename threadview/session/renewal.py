"""Reading on where one was, when a thread has become another one: more of it has come, or it was read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from . import searching
from .since import Since
from .state import NOWHERE, Jumps, Place
from .visits import left, returned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from threadview.thread import Thread

    from .state import Session


class Passage:
    """The way from the comments of a thread to those of what it has become."""

    def __init__(self, before: Since, now: Since) -> None:
        """Take both; nothing is compared before it is asked for."""
        self._before, self._now = before, now

    def to(self, index: int) -> int | None:
        """Return what a comment has become; None where it is no longer."""
        return self._now.places.get(self._before.keys[index])

    def near(self, index: int) -> int | None:
        """Return what a comment has become, or the nearest one before it; None where none of them is left."""
        return next((there for at in range(index, NOWHERE, -1) if (there := self.to(at)) is not None), None)

    def place(self, place: Place) -> Place | None:
        """Return what a place has become."""
        if place.comment == NOWHERE:
            return place if place.pane == "article" else None
        there = self.to(place.comment)
        return None if there is None else place._replace(comment=there)

    def places(self, places: Iterable[Place]) -> tuple[Place, ...]:
        """Return what places have become, without those that are no longer."""
        return tuple(there for place in places if (there := self.place(place)) is not None)


def passage(before: Thread, now: Thread) -> Passage:
    """Return the way from one thread to what it has become."""
    return Passage(Since(before), Since(now))


def renewed(
    state: Session, fresh: Session, seen: Collection[int] = (), *, moved: bool = True, news: bool = True
) -> Session:
    """Return a fresh state of what a thread has become, with all that the reader did in the state of what it was.

    Args:
        state: The state of the thread as it was.
        fresh: The state in which what it has become is opened.
        seen: The comments of the thread as it was that were on the screen.
        moved: Whether the reader has gone anywhere; else the beginning is shown.
        news: Whether what was not there is new. It is not while a thread is still coming.
    """
    before = state.findings.since or Since(state.thread)
    visit = left(state, before, seen)
    there = returned(fresh, visit)
    if not news:
        there = replace(there, findings=replace(there.findings, since=state.findings.since and there.findings.since))
        there = replace(there, index=there.index.knowing(there.findings))
    way = Passage(before, Since(fresh.thread))
    there = _searched(_placed(there, state, way) if moved else _at_start(there, fresh), state)
    return replace(
        there,
        jumps=Jumps(way.places(state.jumps.back), way.places(state.jumps.forward)),
        person=state.person,
        bare=state.bare,
        anyway=frozenset(now for index in state.anyway if (now := way.to(index)) is not None),
    )


def _at_start(there: Session, fresh: Session) -> Session:
    """Return the state where it was opened."""
    return replace(there.moved(fresh.cursor), pane=fresh.pane) if there.rows else there


def _placed(there: Session, state: Session, way: Passage) -> Session:
    """Return the state where the reader was, or at the nearest comment that is left."""
    pane = state.pane if there.thread.article is not None else "comments"
    if state.cursor == NOWHERE:
        return replace(there, pane=pane)
    comment = way.near(state.cursor)
    return replace(there.revealed(comment) if comment is not None else there, pane=pane)


def _searched(there: Session, state: Session) -> Session:
    """Return the state with the search and the limit of before, asked again, and the cursor where it is."""
    if state.limit is not None:
        limited = searching.limit(there, state.limit.text, there).saying("")
        kept = limited.kept
        shown = there.cursor != NOWHERE and kept is not None and kept[there.cursor]
        return replace(limited.moved(there.cursor) if shown else limited, pane=there.pane)
    return searching.again(there, state.search.query) if state.search is not None else there
