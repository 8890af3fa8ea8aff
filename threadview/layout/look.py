"""How one comment is to look: everything that decides it besides its text and the width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .runs import Overlay


class Look(NamedTuple):
    """All that decides how a comment is shown besides its text and the width.

    It is the key under which painted lines are kept, so it holds everything that may change.

    Attributes:
        comment: Which one, by its index.
        folded: Its body and replies are hidden.
        muted: Its body is hidden because of who wrote it; its replies stay.
        current: The cursor stands on it.
        hidden: What its fold hides: ``("12 replies", "2 matches")``.
        flags: Its flags, those found in the thread among them.
        since: What became of it since the last visit: ``"new"``, ``"edited since"``, or nothing.
        marks: What the header says besides: ``("quotes 1.1.2",)``.
        overlays: Roles over its text.
        name: Roles over its author's name.
        left_out: Ranges of its text that are not shown.
        guess: The name that its lost author may have had; empty when none is inferred.
        tag: The role that colours its author everywhere; empty for none.
        guides: Roles of the guide lines, outermost first, the comment's own last; empty for those by depth.
    """

    comment: int
    folded: bool = False
    muted: bool = False
    current: bool = False
    hidden: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    since: str = ""
    marks: tuple[str, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    name: tuple[Overlay, ...] = ()
    left_out: tuple[tuple[int, int], ...] = ()
    guess: str = ""
    tag: str = ""
    guides: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether only the header is shown."""
        return self.folded or self.muted
