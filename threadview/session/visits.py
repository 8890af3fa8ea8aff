"""Coming back to a thread as one left it, and what to remember of it."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from threadview.layout.rows import with_fold
from threadview.thread import Spot, Visit
from threadview.thread.visit import is_absent

from .since import Since
from .state import NOWHERE, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from .findings import Findings
    from .state import Session

MOST_STUDIED: Final = 20_000
"""Of a larger thread only the texts that were on the screen are remembered: the others would be felt at leaving."""


def compared(findings: Findings, visit: Visit | None) -> Findings:
    """Return findings that know what changed since a visit."""
    return findings if visit is None else replace(findings, since=Since(findings.thread, visit.known, visit.whole))


def is_compared(findings: Findings) -> bool:
    """Tell whether the texts that nobody looked at are remembered too, since they were all made."""
    return findings.whole and len(findings.thread) <= MOST_STUDIED


def returned(state: Session, visit: Visit, *, moving: bool = True) -> Session:
    """Return a fresh state as a visit left it: its place, folds, marks, tags and mutes, and what is new since.

    Args:
        state: The state in which the thread was opened.
        visit: How it was left.
        moving: Whether to go to the place and take the folds; not when somebody has gone elsewhere meanwhile.
    """
    findings = compared(state.findings, visit)
    since = findings.since
    assert since is not None  # noqa: S101 - there was a visit
    marks = {letter: place for letter, spot in visit.marks.items() if (place := _place(since, spot))}
    state = replace(
        state,
        findings=findings,
        index=state.index.knowing(findings),
        marks={**marks, **state.marks},
        tags={**visit.tags, **state.tags},
        muted=visit.muted | state.muted,
    )
    return _moved(state, since, visit) if moving else state


def newest_first(state: Session) -> list[int]:
    """Return the new comments, the newest first; those without a time last, those of one time as they stand."""
    comments = state.thread.comments
    timed = [(time, index) for index in state.findings.new if (time := comments[index].time)]
    timeless = [index for index in state.findings.new if comments[index].time is None]
    return [index for _, index in sorted(timed, key=lambda pair: pair[0], reverse=True)] + timeless


def top(state: Session, visit: Visit) -> tuple[int, int] | None:
    """Return the comment at the top of the pane as it was left, and the first code point shown of it; None if gone."""
    since = state.findings.since
    index = since.place(visit.top[0]) if since and visit.top else None
    return (index, visit.top[1]) if index is not None and visit.top else None


def left(state: Session, since: Since, seen: Collection[int], *, told: bool = False, news: bool = False) -> Visit:
    """Return what to remember of a state.

    Args:
        state: How the thread is left.
        since: What is known from before, of the same thread.
        seen: The comments that were on the screen.
        told: Whether the memory has been told of the others; then only these are named again.
        news: Whether what was known before is left out.
    """
    keys = since.keys
    known = _digests(since, seen) if told else _news(since, seen, whole=is_compared(state.findings))
    return Visit(
        spot=_spot(since, state.place),
        folds=frozenset(compress(keys, _folds(state))),
        marks={letter: _spot(since, place) for letter, place in state.marks.items()},
        tags=state.tags,
        muted=state.muted,
        known=known if news or since.known is None else {**since.known, **known},
        whole=since.summary if frozenset(seen).issuperset(since.new) else "",
    )


def _moved(state: Session, since: Since, visit: Visit) -> Session:
    """Return the state at the place that was left, with the folds of then; what came since is open."""
    folded = since.among(visit.folds)
    if folded:
        state = state.folded(with_fold(state.folds, folded, folded=True))
    place = _place(since, visit.spot)
    if place is None:
        return state
    there = state.revealed(place.comment) if place.comment != NOWHERE else state
    return replace(there, pane=place.pane)


def _place(since: Since, spot: Spot) -> Place | None:
    """Return where a place is now; None where it is no longer."""
    if not spot.comment:
        return Place("article", NOWHERE) if spot.pane == "article" and since.thread.article else None
    index = since.place(spot.comment)
    if index is None or (spot.pane == "article" and since.thread.article is None):
        return None
    return Place(spot.pane, index)


def _spot(since: Since, place: Place) -> Spot:
    """Return a place by what will be there at the next visit too."""
    return Spot(place.pane, since.keys[place.comment] if place.comment != NOWHERE else "")


def _folds(state: Session) -> bytes:
    """Return the folds that are meant to last: not those that a search opened."""
    return state.search.before.folds if state.search else state.folds


def _news(since: Since, seen: Collection[int], *, whole: bool) -> dict[str, str | None]:
    """Return what is not new any longer, though it was before, and with which text.

    At the first visit that is everything, later what was new and seen. A text counts once it was on the screen; in a
    thread of up to :data:`MOST_STUDIED` comments those that the study of the whole has made already count too, as long
    as nothing is remembered of them.
    """
    keys, comments, known = since.keys, since.thread.comments, since.known
    made: dict[str, str | None] = {}
    if known is None:
        made = dict.fromkeys(keys)
        for index in range(len(keys)) if since.thread.stubs else ():
            if is_absent(comments[index]):
                del made[keys[index]]
    looked_at = set(seen)
    if whole:
        before = made if known is None else known
        looked_at.update(index for index, key in enumerate(keys) if key in before and before[key] is None)
    made.update(_digests(since, looked_at))
    return made


def _digests(since: Since, indexes: Iterable[int]) -> dict[str, str | None]:
    """Return with which texts some comments are known."""
    keys, comments = since.keys, since.thread.comments
    return {keys[index]: since.digest(index) for index in indexes if not is_absent(comments[index])}
