"""Folding and unfolding. A folded comment is one line: its header, what it hides, its first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.layout.rows import all_folded, folded_from, nothing_folded, with_fold

from . import motion

if TYPE_CHECKING:
    from .state import Session


def toggle(state: Session) -> Session:
    """Fold the comment under the cursor, or open it."""
    return fold(state) if state.rows and not state.folds[state.cursor] else unfold(state)


def fold(state: Session) -> Session:
    """Fold the comment under the cursor."""
    return state.folded(with_fold(state.folds, [state.cursor], folded=True)) if state.rows else state


def unfold(state: Session) -> Session:
    """Open the comment under the cursor."""
    return state.folded(with_fold(state.folds, [state.cursor], folded=False)) if state.rows else state


def fold_and_go_on(state: Session) -> Session:
    """Fold the comment under the cursor and go to the next one."""
    return motion.next_visible(fold(state)) if state.rows else state


def fold_branch_and_go_on(state: Session) -> Session:
    """Fold the whole branch from its top-level comment, and go to the next branch."""
    if not state.rows:
        return state
    return motion.next_top(fold(state.moved(state.thread.root(state.cursor))))


def toggle_branch(state: Session) -> Session:
    """Open everything below the comment under the cursor, or, when all is open, fold each of them."""
    if not state.rows:
        return state
    branch = range(state.cursor, state.thread.ends[state.cursor])
    folded = 1 not in state.folds[branch.start : branch.stop]
    return state.folded(with_fold(state.folds, branch, folded=folded))


def fold_all(state: Session) -> Session:
    """Fold every comment."""
    return state.folded(all_folded(state.thread))


def unfold_all(state: Session) -> Session:
    """Open every comment."""
    return state.folded(nothing_folded(state.thread))


def to_level(state: Session, level: int) -> Session:
    """Show the comments down to an outline level; those at that level are folded, and everything below them."""
    return state.folded(folded_from(state.thread, level)).saying(f"folded to level {level}")


def less(state: Session) -> Session:
    """Show one level less."""
    return to_level(state, max(_level(state) - 1, 1))


def more(state: Session) -> Session:
    """Show one level more."""
    level = _level(state) + 1
    return to_level(state, level) if level <= state.thread.max_depth() + 1 else unfold_all(state).saying("all open")


def _level(state: Session) -> int:
    """Return the deepest level that is shown."""
    depths = state.thread.depths
    open_rows = any(not state.folds[row] for row in state.rows)
    deepest = max((depths[row] for row in state.rows), default=0) + 1
    return deepest + 1 if open_rows and 1 not in state.folds else deepest
