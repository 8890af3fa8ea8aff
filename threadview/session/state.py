"""The reading position, immutable: what is open, where the cursor stands, what is searched, where one came from."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from threadview.layout import rows as folding
from threadview.quotes import ARTICLE

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping

    from threadview.search import Index, Query
    from threadview.thread import Thread

    from .findings import Findings

Pane = Literal["article", "comments"]
NOWHERE: Final = -1
MAX_JUMPS: Final = 200
TAGS: Final = ("tag1", "tag2", "tag3", "tag4", "tag5")
"""The roles that colour people."""


class Place(NamedTuple):
    """Somewhere a jump leads to.

    Attributes:
        pane: The pane.
        comment: The comment under the cursor.
    """

    pane: Pane
    comment: int


class Lit(NamedTuple):
    """Words that are lit in place, because a jump led to them.

    Attributes:
        comment: The comment, or :data:`~threadview.quotes.ARTICLE`.
        start: First code point of its text.
        end: One past the last.
    """

    comment: int
    start: int
    end: int


class Before(NamedTuple):
    """What Esc gives back after a search."""

    folds: bytes
    cursor: int


class Search(Struct, frozen=True, eq=False):
    """A search in progress or finished.

    Attributes:
        query: What is sought.
        matches: The matching comments, in page order.
        before: What Esc gives back.
        in_article: How often the article matches.
        reach: Among how many comments it was sought so far, from the first on; None for all.
        has_led: It has led to a match.
        is_halted: It goes no further, though not all comments were asked.
    """

    query: Query
    matches: list[int]
    before: Before
    in_article: int = 0
    reach: int | None = None
    has_led: bool = False
    is_halted: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether it is to be taken further."""
        return self.reach is not None and not self.is_halted


class Jumps(Struct, frozen=True):
    """Where one came from, and where one went back from; the latest last."""

    back: tuple[Place, ...] = ()
    forward: tuple[Place, ...] = ()


class Session(Struct, frozen=True, eq=False):
    """The state of one reader of one thread. Every change makes a new one.

    Attributes:
        findings: The thread, its quotes, its mentions.
        index: Finds what a query matches.
        cursor: The comment under the cursor, always a visible one; :data:`NOWHERE` in an empty thread.
        folds: A byte a comment, 1 where it is folded.
        rows: The visible comments, in page order; follows from ``folds`` and ``kept``.
        pane: Which pane the keys go to.
        kept: A byte a comment, 1 where it is shown under a limit; None without a limit.
        limit: The query of the limit.
        search: The search whose matches are lit, or None.
        jumps: Back and forward.
        marks: Places by letter.
        lit: The words a jump led to.
        person: Whose comments ``a`` and ``A`` walk, when one was picked.
        turn: The comment whose quotes are being followed, and which of them is next.
        bare: Quoted text is not shown.
        tags: The role that colours a person everywhere, by the folded handle.
        muted: The folded handles of those whose comments are not shown.
        anyway: Comments of muted people that are shown all the same.
        hued: Everybody's name has a colour of its own, not only that of those who are tagged.
        notice: What the status line says once: why nothing moved, what was done.
    """

    findings: Findings
    index: Index
    cursor: int
    folds: bytes
    rows: array[int]
    pane: Pane = "comments"
    kept: bytes | None = None
    limit: Query | None = None
    search: Search | None = None
    jumps: Jumps = Jumps()
    marks: Mapping[str, Place] = field(default_factory=dict)
    lit: Lit | None = None
    person: str | None = None
    turn: tuple[int, int] = (NOWHERE, 0)
    bare: bool = False
    tags: Mapping[str, str] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    anyway: frozenset[int] = frozenset()
    hued: bool = False
    notice: str = ""

    @property
    def thread(self) -> Thread:
        """The thread that is read."""
        return self.findings.thread

    @property
    def row(self) -> int:
        """The row of the cursor."""
        return folding.row_of(self.rows, self.cursor)

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return Place(self.pane, self.cursor)

    def is_muted(self, index: int) -> bool:
        """Tell whether a comment is hidden because of who wrote it."""
        if not self.muted or index in self.anyway:
            return False
        author = self.thread.comments[index].author
        return author is not None and author.casefold() in self.muted

    def closed(self, index: int) -> bool:
        """Tell whether only the header of a comment is shown."""
        return bool(self.folds[index]) or self.is_muted(index)

    def tag_of(self, index: int) -> str:
        """Return the role that colours the author of a comment because they are tagged; empty for none."""
        author = self.thread.comments[index].author if self.tags else None
        return self.tags.get(author.casefold(), "") if author is not None else ""

    def hue_of(self, index: int) -> str:
        """Return the role that colours the name of the author of a comment; empty for none."""
        tag = self.tag_of(index)
        author = self.thread.comments[index].author if self.hued and not tag else None
        return hue(author) if author is not None else tag

    def saying(self, notice: str) -> Session:
        """Return the same state with a notice."""
        return replace(self, notice=notice)

    def moved(self, comment: int) -> Session:
        """Return the state with the cursor on a visible comment; words lit elsewhere go out."""
        return replace(self, cursor=comment, lit=None, pane="comments")

    def folded(self, folds: bytes) -> Session:
        """Return the state with other folds; the cursor goes to the nearest comment that is still shown."""
        return self._shown(folds, self.kept)

    def limited(self, kept: bytes | None, limit: Query | None, folds: bytes) -> Session:
        """Return the state with another limit."""
        return replace(self._shown(folds, kept), limit=limit)

    def revealed(self, comment: int) -> Session:
        """Return the state with all that hides a comment opened, and the cursor on it."""
        state = self
        if self.kept is not None and not self.kept[comment]:
            state = self.limited(None, None, self.folds).saying("limit lifted")
        hiding = [up for up in self.thread.ancestors(comment) if state.folds[up]]
        if hiding:
            state = state.folded(folding.with_fold(state.folds, hiding, folded=False))
        return state.moved(comment)

    def jumped(self, comment: int) -> Session:
        """Return :meth:`revealed`, with the way back remembered."""
        return replace(self.revealed(comment), jumps=self.departed())

    def departed(self) -> Jumps:
        """Return the jumps with this place as the one to come back to."""
        back = self.jumps.back
        if not back or back[-1] != self.place:
            back = (*back[-MAX_JUMPS:], self.place)
        return Jumps(back)

    def _shown(self, folds: bytes, kept: bytes | None) -> Session:
        """Return the state with the rows that follow from folds and limit."""
        rows = folding.visible(self.thread, folds, kept)
        cursor = rows[folding.row_of(rows, self.cursor)] if rows else NOWHERE
        return replace(self, folds=folds, kept=kept, rows=rows, cursor=cursor)


def hue(handle: str) -> str:
    """Return the role that colours a person whom nobody tagged: the same one in every thread."""
    return TAGS[zlib.crc32(handle.casefold().encode("utf-8", "surrogatepass")) % len(TAGS)]


def begin(findings: Findings, index: Index) -> Session:
    """Return the state in which a thread is first shown: wholly open, the cursor on the first comment."""
    thread = findings.thread
    folds = folding.nothing_folded(thread)
    rows = folding.visible(thread, folds)
    pane: Pane = "comments" if rows or thread.article is None else "article"
    return Session(findings, index, rows[0] if rows else NOWHERE, folds, rows, pane)


__all__ = ["ARTICLE", "NOWHERE", "Before", "Jumps", "Lit", "Pane", "Place", "Search", "Session", "begin"]
