"""Laying out the article: its title and byline, then its body, as two entries of a pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.thread import EMPTY

from .body import BodyLayout, lay_out
from .comment import QUOTED
from .pointing import grapheme_at
from .runs import line_width
from .wrap import wrap

if TYPE_CHECKING:
    from threadview.thread import Thread

    from .runs import Line, Overlay, Roles

EMPTY_LINE: Final[Line] = ()

MARGIN: Final = 5
"""Cells on the right of the article, where it is said how many quote a paragraph."""


class ArticleLook(NamedTuple):
    """All that decides how the article is shown besides its text and the width.

    Attributes:
        overlays: Roles over its text.
        quoted: Where each quoted paragraph starts, and how many quote it.
    """

    overlays: tuple[Overlay, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()


class HeadedBody:
    """The lines of a text below those of its head.

    Attributes:
        head: The lines of title and byline, with one blank line behind.
        body: The lines of the text.
    """

    head: list[Line]
    body: BodyLayout

    @property
    def height(self) -> int:
        """How many lines there are."""
        return len(self.head) + len(self.body.slices)

    def line_of(self, offset: int) -> int:
        """Return the line that shows a code point of the body."""
        return len(self.head) + self.body.line_of(offset)

    def offset_of(self, line: int) -> int:
        """Return the first code point of the body that a line shows; 0 in the head."""
        place = line - len(self.head)
        return self.body.slices[min(place, len(self.body.slices) - 1)].start if place >= 0 else 0


class ArticleLayout(HeadedBody):
    """The article at one width."""

    def __init__(self, thread: Thread, width: int) -> None:
        """Break title and body into lines."""
        self.head = _head(thread, width)
        room = width - len(QUOTED) - MARGIN
        self.body: BodyLayout = lay_out(thread.article.body if thread.article else EMPTY, room)
        self._room = room

    def grapheme_at(self, line: int, column: int) -> tuple[int, int]:
        """Return the range of the body at a cell, as :func:`~threadview.layout.pointing.grapheme_at` does."""
        place = line - len(self.head)
        return grapheme_at(self.body, place, column - len(QUOTED)) if place >= 0 else (0, 0)

    def is_margin(self, column: int) -> bool:
        """Tell whether a cell stands beside the text, where it is said how many quote it."""
        return column > self._room + len(QUOTED)

    def counts_by_line(self, look: ArticleLook) -> dict[int, int]:
        """Return how many quote the paragraph that begins on a line of the body."""
        return {self.body.line_of(start): times for start, times in look.quoted}

    def paint_line(self, line: int, overlays: dict[int, list[Overlay]], counts: dict[int, int] | None = None) -> Line:
        """Return one line.

        Args:
            line: Which.
            overlays: By line of the body, as :meth:`BodyLayout.by_line` sorts them.
            counts: By line of the body, as :meth:`counts_by_line` tells them; shown in the margin.
        """
        if line < len(self.head):
            return self.head[line]
        place = line - len(self.head)
        quoted = self.body.slices[place].block.quote
        found = any(overlay.role == "found" for overlay in overlays.get(place, ()))
        gutter: Line = ((QUOTED if quoted or found else " " * len(QUOTED), ("gutter",)),)
        shown = (*gutter, *self.body.paint(place, overlays.get(place, ())))
        times = (counts or {}).get(place)
        if times is None:
            return shown
        blanks = " " * max(self._room + len(QUOTED) - line_width(shown) + 1, 1)
        return (*shown, (blanks, ()), (f"❝ {times}", ("mark",)))


def _head(thread: Thread, width: int) -> list[Line]:
    """Return title and byline."""
    lines = _wrapped(thread.title, width, ("title",)) if thread.title else []
    lines += _wrapped(byline(thread), width, ("meta",)) if byline(thread) else []
    return [*lines, EMPTY_LINE] if lines else []


def byline(thread: Thread) -> str:
    """Return author, date and address of the article, as far as they are known."""
    article = thread.article
    parts = [thread.url or ""]
    if article is not None:
        written = article.time.strftime("%Y-%m-%d") if article.time else ""
        parts = [article.author or "", written, article.url or thread.url or ""]
    return " · ".join(part for part in parts if part)


def _wrapped(text: str, width: int, roles: Roles) -> list[Line]:
    """Return a text of one line, wrapped."""
    margin = " " * len(QUOTED)
    return [((margin, ()), (text[a:b], roles)) for a, b in wrap(text, 0, len(text), width - len(margin))]
