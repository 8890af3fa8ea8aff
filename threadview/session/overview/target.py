"""What a line of the overview leads to, and going there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from threadview.search import Query
from threadview.session.jumping import COMES_BACK, light, opened
from threadview.session.keys import key_of
from threadview.session.state import Before, Lit, Search

if TYPE_CHECKING:
    from threadview.session.state import Session


class Walk(NamedTuple):
    """Comments to be walked.

    Attributes:
        what: What they have in common: ``"by Ann"``.
        comments: Their indexes in page order, at least one.
    """

    what: str
    comments: tuple[int, ...]


Target = Walk | Lit
"""Comments to be walked, or words to be lit where they stand."""


def follow(state: Session, target: Target) -> Session:
    """Go to the words, or to the first of the comments, which ``n`` and ``N`` walk then, as those that a search found.

    Ctrl+O comes back; Esc ends the walk.
    """
    if isinstance(target, Lit):
        return light(state, target).saying(COMES_BACK)
    there = opened(state, target.comments[0])
    if len(target.comments) == 1:
        return there.saying(f"the one comment {target.what}; {COMES_BACK}")
    walked = Search(Query(), list(target.comments), Before(state.folds, state.cursor))
    walk = f"{key_of('next-match')} and {key_of('previous-match')} walk them"
    said = f"{len(target.comments):,} comments {target.what}: {walk}, {COMES_BACK}"
    return replace(there, search=walked).saying(said)
