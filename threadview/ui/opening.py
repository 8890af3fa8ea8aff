"""The state in which a thread is opened: as the command line asks, else as it was left, else from its beginning."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.config import DEFAULTS
from threadview.errors import QueryError
from threadview.search import Index
from threadview.session import begin, searching
from threadview.session.folds import to_level
from threadview.session.selection import comment_at
from threadview.session.visits import returned

if TYPE_CHECKING:
    from threadview.config import Settings
    from threadview.session import Findings, Session
    from threadview.session.arrival import Opening
    from threadview.thread import Visit


def begun(findings: Findings, visit: Visit | None = None, settings: Settings = DEFAULTS) -> Session:
    """Return the state in which a thread is first shown, or shown again."""
    if settings.order != "page" or findings.thread.places is not None:
        from threadview.session.ordering import arranged

        findings = arranged(findings, settings.order)
    state = begin(findings, Index(findings.thread, findings, clock=monotonic))
    if settings.colors.people == "all":
        state = replace(state, hued=True)
    return returned(state, visit) if visit is not None else state


def opened(findings: Findings, visit: Visit | None, opening: Opening, settings: Settings = DEFAULTS) -> Session:
    """Return the state in which a thread is opened as the command line asks, else as a visit left it.

    One that is read for the first time is folded as the settings say.

    Raises:
        UsageError: There is no such comment.
        QueryError: The query cannot be understood.
    """
    state = begun(findings, visit, settings)
    level = opening.fold or (settings.fold if visit is None else 0)
    if level:
        state = to_level(state, level).saying("")
    if opening.find:
        state = replace(state, pane="comments" if state.rows else state.pane)
        try:
            state = searching.seek(state, opening.find, state)
        except QueryError as error:
            raise error.at("--find") from None
    return state.revealed(comment_at(state.thread, opening.at)) if opening.at else state
