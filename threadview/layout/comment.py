"""Laying out one comment: its header, and its body between guide lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .body import BodyLayout, lay_out
from .header import header
from .pointing import grapheme_at
from .runs import Line, Overlay, Run, fit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from threadview.thread import Thread

    from .look import Look

INDENT: Final = 2
"""Cells of indentation a level."""

READABLE: Final = 40
"""Cells that a body keeps; where indentation would leave fewer, it stays as it is."""

NARROW_SHARE: Final = 0.75
"""The part of a narrower line that a body keeps, so that there too it is seen what answers what."""

GUIDES: Final = 6
"""Guide lines take turns in this many roles."""

BAR: Final = "│ "
QUOTED: Final = "▌ "


def shown_depth(depth: int, width: int) -> int:
    """Return how many levels of indentation a comment gets: all while enough cells remain."""
    kept = min(READABLE, int(width * NARROW_SHARE))
    return min(depth, max((width - kept) // INDENT, 0))


def body_width(depth: int, width: int) -> int:
    """Return the cells that the body of a comment gets."""
    return max(width - INDENT * (shown_depth(depth, width) + 1), 1)


class CommentLayout:
    """One comment at one width: a header line, its body, a blank line behind; one line alone when it is closed.

    Attributes:
        height: Lines.
        body: The body's lines; None when closed.
    """

    def __init__(
        self,
        thread: Thread,
        index: int,
        width: int,
        *,
        closed: bool,
        left_out: Sequence[tuple[int, int]] = (),
        guides: bool = True,
    ) -> None:
        """Break the body into lines, without the ranges left out; nothing is painted yet.

        Args:
            thread: The thread.
            index: Which comment.
            width: Cells of a line.
            closed: Only the header is shown.
            left_out: Ranges of the text that are not shown.
            guides: Whether lines lead down the levels.
        """
        self._bar = BAR if guides else " " * INDENT
        self._thread, self._index, self._width = thread, index, width
        depth = thread.depths[index]
        self._shown = shown_depth(depth, width)
        self.body: BodyLayout | None = None
        self.height = 1
        if not closed:
            self.body = lay_out(thread.comments[index].body, body_width(depth, width), left_out)
            self.height = len(self.body.slices) + 2 if thread.comments[index].text else 2

    def line_of(self, offset: int) -> int:
        """Return the line that shows a code point of the body; the header when it is closed."""
        return 0 if self.body is None else 1 + self.body.line_of(offset)

    def offset_of(self, line: int) -> int:
        """Return the first code point that a line shows: the inverse of :meth:`line_of`."""
        if self.body is None or line <= 0:
            return 0
        slices = self.body.slices
        return slices[min(line - 1, len(slices) - 1)].start

    def is_mark(self, line: int, column: int) -> bool:
        """Tell whether a cell shows the mark of the fold."""
        return line == 0 and INDENT * self._shown <= column < INDENT * (self._shown + 1)

    def grapheme_at(self, line: int, column: int) -> tuple[int, int]:
        """Return the range of the body at a cell, as :func:`~threadview.layout.pointing.grapheme_at` does."""
        if self.body is None or line <= 0:
            return 0, 0
        if line > len(self.body.slices):
            end = len(self.body.body.text)
            return end, end
        return grapheme_at(self.body, line - 1, column - INDENT * (self._shown + 1))

    def paint(self, look: Look, now: datetime) -> list[Line]:
        """Return all lines of the comment."""
        overlays = self.body.by_line(look.overlays) if self.body and look.overlays else {}
        return [self.paint_line(line, look, now, overlays) for line in range(self.height)]

    def paint_line(
        self, line: int, look: Look, now: datetime, overlays: dict[int, list[Overlay]] | None = None
    ) -> Line:
        """Return one line. ``overlays`` are those of ``look`` by body line, when the caller has them already."""
        above = [self._guide(level, look) for level in range(self._shown)]
        if line == 0:
            plateau = self._shown < self._thread.depths[self._index]
            room = self._width - INDENT * self._shown
            return fit((*above, *header(self._thread, look, now, room, plateau=plateau)), self._width)
        assert self.body is not None  # noqa: S101 - a closed comment has one line
        own = [self._guide(self._shown, look)] if self._thread.ends[self._index] > self._index + 1 else []
        if line > len(self.body.slices) or not self._thread.comments[self._index].text:
            return (*above, *own)
        here = (self.body.by_line(look.overlays) if overlays is None else overlays).get(line - 1, ())
        quoted = self.body.slices[line - 1].block.quote or any(overlay.role == "found" for overlay in here)
        gutter: list[Run] = [(QUOTED, ("gutter",))] if quoted else own or [(" " * INDENT, ())]
        return (*above, *gutter, *self.body.paint(line - 1, here))

    def _guide(self, level: int, look: Look) -> Run:
        """Return the guide line of a level."""
        role = look.guides[level] if level < len(look.guides) else f"guide{level % GUIDES}"
        return self._bar, ("guide", role)
