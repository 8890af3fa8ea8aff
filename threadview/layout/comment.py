"""Laying out one comment: its header, its body between guide lines, and what a fold hides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .age import age
from .body import BodyLayout, lay_out
from .runs import Line, Overlay, Run, fit, line_width

if TYPE_CHECKING:
    from datetime import datetime

    from threadview.thread import Comment, Thread

INDENT: Final = 2
"""Cells of indentation a level."""

READABLE: Final = 40
"""Cells that a body keeps; where indentation would leave fewer, it stays as it is."""

GUIDES: Final = 6
"""Guide lines take turns in this many roles."""

LABEL_WIDTH: Final = 18

BAR: Final = "│ "
QUOTED: Final = "▌ "
OPEN, FOLDED, LEAF = "▾", "▸", "•"


class Look(NamedTuple):
    """All that decides how a comment is shown besides its text and the width.

    It is the key under which painted lines are kept, so it holds everything that may change.

    Attributes:
        comment: Which one, by its index.
        folded: Its body and replies are hidden.
        current: The cursor stands on it.
        hidden: What its fold hides: ``("12 replies", "2 matches")``.
        marks: What the header says besides: ``("quotes 1.1.2",)``.
        overlays: Roles over its text.
        name: Roles over its author's name.
    """

    comment: int
    folded: bool = False
    current: bool = False
    hidden: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    name: tuple[Overlay, ...] = ()


def shown_depth(depth: int, width: int) -> int:
    """Return how many levels of indentation a comment gets: all while at least :data:`READABLE` cells remain."""
    return min(depth, max((width - READABLE) // INDENT, 0))


def body_width(depth: int, width: int) -> int:
    """Return the cells that the body of a comment gets."""
    return max(width - INDENT * (shown_depth(depth, width) + 1), 1)


class CommentLayout:
    """One comment at one width: a header line, its body, a blank line behind; one line alone when it is folded.

    Attributes:
        height: Lines.
        body: The body's lines; None when folded.
    """

    def __init__(self, thread: Thread, index: int, width: int, *, folded: bool) -> None:
        """Break the body into lines; nothing is painted yet."""
        self._thread, self._index, self._width = thread, index, width
        depth = thread.depths[index]
        self._shown = shown_depth(depth, width)
        self.body: BodyLayout | None = None
        self.height = 1
        if not folded:
            self.body = lay_out(thread.comments[index].body, body_width(depth, width))
            self.height = len(self.body.slices) + 2 if thread.comments[index].text else 2

    def line_of(self, offset: int) -> int:
        """Return the line that shows a code point of the body; the header when it is folded."""
        return 0 if self.body is None else 1 + self.body.line_of(offset)

    def offset_of(self, line: int) -> int:
        """Return the first code point that a line shows: the inverse of :meth:`line_of`."""
        if self.body is None or line <= 0:
            return 0
        slices = self.body.slices
        return slices[min(line - 1, len(slices) - 1)].start

    def paint(self, look: Look, now: datetime) -> list[Line]:
        """Return all lines of the comment."""
        overlays = self.body.by_line(look.overlays) if self.body and look.overlays else {}
        return [self.paint_line(line, look, now, overlays) for line in range(self.height)]

    def paint_line(
        self, line: int, look: Look, now: datetime, overlays: dict[int, list[Overlay]] | None = None
    ) -> Line:
        """Return one line. ``overlays`` are those of ``look`` by body line, when the caller has them already."""
        if line == 0:
            return fit((*self._guides(), *self._header(look, now)), self._width)
        assert self.body is not None  # noqa: S101 - a folded comment has one line
        has_replies = self._thread.ends[self._index] > self._index + 1
        if line > len(self.body.slices) or not self._thread.comments[self._index].text:
            return (*self._guides(), *([_guide(self._shown)] if has_replies else []))
        if overlays is None:
            overlays = self.body.by_line(look.overlays)
        piece = self.body.slices[line - 1]
        here = overlays.get(line - 1, ())
        quoted = piece.block.quote or any(overlay.role == "found" for overlay in here)
        gutter: Run = (QUOTED, ("gutter",)) if quoted else _guide(self._shown) if has_replies else ("  ", ())
        return (*self._guides(), gutter, *self.body.paint(line - 1, here))

    def _guides(self) -> list[Run]:
        """Return the guide lines of the levels above."""
        return [_guide(level) for level in range(self._shown)]

    def _header(self, look: Look, now: datetime) -> list[Run]:
        """Return the header: fold mark, label, author, age, replies, marks; when folded, what that hides."""
        thread, index = self._thread, self._index
        comment = thread.comments[index]
        cursor = ("cursor",) if look.current else ()
        mark = FOLDED if look.folded else OPEN if thread.replies(index) else LEAF
        runs: list[Run] = [(f"{mark} ", (*cursor, "mark")), (short(thread.label(index)), (*cursor, "label"))]
        runs += [(text, cursor + roles) for text, roles in author_runs(comment, look, named=thread.named)]
        if comment.time:
            runs += [(" · ", cursor), (age(comment.time, now), (*cursor, "time"))]
        for said, role in self._remarks(comment, look):
            runs += [(" · ", cursor), (said, (*cursor, role))]
        if look.folded:
            runs += self._excerpt(comment, cursor, line_width(runs))
        return runs

    def _remarks(self, comment: Comment, look: Look) -> list[tuple[str, str]]:
        """Return what the header says behind author and age, with the role of each."""
        thread, index = self._thread, self._index
        depth = thread.depths[index]
        said: list[tuple[str, str]] = []
        if self._shown < depth:
            said.append((f"depth {depth}, answers {short(thread.label(thread.parents[index]))}", "meta"))
        if look.folded:
            said += [(text, "count") for text in look.hidden]
        elif replies := thread.replies(index):
            said.append((counted(replies, "reply", "replies"), "count"))
        said += [(text, "mark") for text in look.marks if not look.folded]
        said += [(flag_text(flag, comment), "flag") for flag in comment.flags]
        return said

    def _excerpt(self, comment: Comment, cursor: tuple[str, ...], used: int) -> list[Run]:
        """Return the first words of the body, as far as the line has room."""
        room = self._width - INDENT * self._shown - used - 3
        minimum = 12
        if room < minimum or not comment.text:
            return []
        return [("  ", cursor), (" ".join(comment.text[: 2 * room].split()), (*cursor, "excerpt"))]


def author_runs(comment: Comment, look: Look, *, named: bool) -> list[Run]:
    """Return the author's name with what is laid over it, or the absence of one where others are ``named``."""
    if comment.author is None:
        return [("  no name", ("nobody",))] if named else []
    runs: list[Run] = [("  ", ())]
    done = 0
    for overlay in look.name:
        runs.append((comment.author[done : overlay.start], ("author",)))
        runs.append((comment.author[overlay.start : overlay.end], ("author", overlay.role)))
        done = overlay.end
    runs.append((comment.author[done:], ("author",)))
    return [run for run in runs if run[0]]


def short(label: str) -> str:
    """Return an outline number in at most :data:`LABEL_WIDTH` characters: ``1…2.1`` for ``1.1.3.1.1.1.4.1.2.1``."""
    if len(label) <= LABEL_WIDTH:
        return label
    first, *_, parent, last = label.split(".")
    return f"{first}…{parent}.{last}"


def flag_text(flag: str, comment: Comment) -> str:
    """Return how a flag is worded: ``not in the source``, ``12 more, not loaded``."""
    if flag == "more":
        return f"{comment.count or 'some'} more, not loaded"
    return {"stub": "not in the source", "unsure": "place unsure", "inferred-parent": "place inferred"}.get(flag, flag)


def counted(number: int, one: str, many: str) -> str:
    """Return ``1 reply``, ``12 replies``."""
    return f"{number:,} {one if number == 1 else many}"


def _guide(level: int) -> Run:
    """Return the guide line of a level."""
    return BAR, ("guide", f"guide{level % GUIDES}")
