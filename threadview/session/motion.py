"""Moving the cursor. Each transition is a function from state to state; where there is nowhere to go, it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.layout.rows import row_of, with_fold

if TYPE_CHECKING:
    from .state import Session


def next_visible(state: Session) -> Session:
    """Go to the next visible comment."""
    row = state.row + 1
    return state.moved(state.rows[row]) if row < len(state.rows) else state.saying("this is the last comment")


def previous_visible(state: Session) -> Session:
    """Go to the previous visible comment."""
    row = state.row - 1
    return state.moved(state.rows[row]) if row >= 0 and state.rows else state.saying("this is the first comment")


def next_sibling(state: Session) -> Session:
    """Go to the next reply of the same parent."""
    return _sibling(state, 1, "no later reply to the same comment")


def previous_sibling(state: Session) -> Session:
    """Go to the previous reply of the same parent."""
    return _sibling(state, -1, "no earlier reply to the same comment")


def parent(state: Session) -> Session:
    """Go to the comment that this one answers."""
    up = state.thread.parents[state.cursor] if state.rows else -1
    return state.moved(up) if up >= 0 else state.saying("this is a top-level comment")


def root(state: Session) -> Session:
    """Go to the top-level comment of this branch."""
    if not state.rows:
        return state
    top = state.thread.root(state.cursor)
    return state.jumped(top) if top != state.cursor else state.saying("this is a top-level comment")


def next_top(state: Session) -> Session:
    """Go to the next top-level comment."""
    if not state.rows:
        return state
    following = state.thread.ends[state.thread.root(state.cursor)]
    row = row_of(state.rows, following)
    while row < len(state.rows) and (state.rows[row] < following or state.thread.depths[state.rows[row]]):
        row += 1
    return state.moved(state.rows[row]) if row < len(state.rows) else state.saying("no later top-level comment")


def previous_top(state: Session) -> Session:
    """Go to the top-level comment of this branch, or from there to the one before."""
    if not state.rows:
        return state
    top = state.thread.root(state.cursor)
    if top == state.cursor:
        return _sibling(state, -1, "no earlier top-level comment")
    return state.moved(top)


def first(state: Session) -> Session:
    """Go to the first comment."""
    return state.jumped(state.rows[0]) if state.rows else state


def last(state: Session) -> Session:
    """Go to the last visible comment."""
    return state.jumped(state.rows[-1]) if state.rows else state


def outward(state: Session) -> Session:
    """Fold an open comment that has replies; from a folded one or a leaf go to its parent."""
    if not state.rows:
        return state
    if state.thread.replies(state.cursor) and not state.folds[state.cursor]:
        return state.folded(with_fold(state.folds, [state.cursor], folded=True))
    return parent(state)


def inward(state: Session) -> Session:
    """Unfold a folded comment, show a muted one anyway; from an open one go to its first reply."""
    if not state.rows:
        return state
    if state.is_muted(state.cursor):
        return replace(state, anyway=state.anyway | {state.cursor})
    if state.folds[state.cursor]:
        return state.folded(with_fold(state.folds, [state.cursor], folded=False))
    row = state.row + 1
    if row < len(state.rows) and state.thread.parents[state.rows[row]] == state.cursor:
        return state.moved(state.rows[row])
    return state.saying("nobody answers this")


def _sibling(state: Session, step: int, refusal: str) -> Session:
    """Go to the nearest sibling in a direction that a limit does not hide."""
    if not state.rows:
        return state
    place = state.thread.sibling(state.cursor, step)
    while place is not None and state.kept is not None and not state.kept[place]:
        place = state.thread.sibling(place, step)
    return state.moved(place) if place is not None else state.saying(refusal)
