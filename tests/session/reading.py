"""States for tests, and their cursor by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories import thread

from threadview.search import Index
from threadview.session import BY_ID, Session, begin, study

if TYPE_CHECKING:
    from collections.abc import Mapping

    from threadview.thread import Thread

OUTLINE = "a(b c(d e)) f(g)"


def reading(of: Thread | None = None) -> Session:
    """Return the state in which a thread is first shown."""
    findings = study(thread(OUTLINE) if of is None else of)
    return begin(findings, Index(findings.thread, findings))


def written(outline: str, texts: Mapping[str, str], authors: Mapping[str, str] | None = None, **more: str) -> Session:
    """Return the state in which a thread of these texts is first shown."""
    return reading(thread(outline, texts, authors, **more))


def press(state: Session, *actions: str) -> Session:
    """Do actions by their ids, one after the other; ``to-level:2`` gives an argument."""
    for action in actions:
        identity, _, argument = action.partition(":")
        run = BY_ID[identity].run
        assert run is not None
        state = run(state, argument)
    return state


def at(state: Session) -> str:
    """Return the id of the comment under the cursor."""
    return state.thread.comments[state.cursor].id


def shown(state: Session) -> str:
    """Return the ids of the visible comments, folded ones with a plus behind."""
    return " ".join(state.thread.comments[row].id + "+" * state.folds[row] for row in state.rows)
