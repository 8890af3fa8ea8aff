"""Layouts of words alone: no signs, no bars, nothing beside anything, for who listens or reads braille.

They stand in the place of :class:`~threadview.layout.comment.CommentLayout` and
:class:`~threadview.layout.article.ArticleLayout`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.thread import EMPTY

from .article import HeadedBody, byline
from .cells import truncate
from .linear_body import lay_out_linear
from .pointing import grapheme_at
from .runs import Line, Overlay, Run, line_width, overlaid
from .wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from threadview.thread import Comment, Thread

    from .article import ArticleLook
    from .body import BodyLayout
    from .linear_body import Note, Passage
    from .look import Look

Part = tuple[str, str]
"""Words, and the role of them."""

SHORTEST_EXCERPT: Final = 12


class LinearComment:
    """One comment at one width: its header in words, on as many lines as it takes, its body, a blank line behind.

    Attributes:
        height: Lines.
        body: The body's lines; None when closed.
    """

    def __init__(
        self,
        comment: Comment,
        head: Sequence[Part],
        passages: Sequence[Passage],
        width: int,
        *,
        closed: bool = False,
        excerpt: bool = False,
    ) -> None:
        """Break header and body into lines; of a closed comment the header, with the first words where asked for."""
        self._head = _sentence(head, width)
        self.body: BodyLayout | None = None
        self.height = len(self._head)
        if excerpt and comment.text:
            self._head[-1] = (*self._head[-1], *_excerpt(comment.text, width - line_width(self._head[-1])))
        if not closed:
            self.body = lay_out_linear(comment.body, width, passages)
            self.height += (len(self.body.slices) if comment.text else 0) + 1

    def line_of(self, offset: int) -> int:
        """Return the line that shows a code point of the body; the header when it is closed."""
        return 0 if self.body is None else len(self._head) + self.body.line_of(offset)

    def offset_of(self, line: int) -> int:
        """Return the first code point that a line shows: the inverse of :meth:`line_of`."""
        place = line - len(self._head)
        if self.body is None or place < 0:
            return 0
        return self.body.slices[min(place, len(self.body.slices) - 1)].start

    def grapheme_at(self, line: int, column: int) -> tuple[int, int]:
        """Return the range of the body at a cell, as :func:`~threadview.layout.pointing.grapheme_at` does."""
        place = line - len(self._head)
        if self.body is None or place < 0:
            return 0, 0
        if place >= len(self.body.slices):
            end = len(self.body.body.text)
            return end, end
        return grapheme_at(self.body, place, column)

    def is_mark(self, _line: int, _column: int) -> bool:
        """Tell whether a cell shows the mark of the fold: there is none."""
        return False

    def paint(self, look: Look, now: datetime) -> list[Line]:
        """Return all lines of the comment."""
        overlays = self.body.by_line(look.overlays) if self.body and look.overlays else {}
        return [self.paint_line(line, look, now, overlays) for line in range(self.height)]

    def paint_line(
        self, line: int, look: Look, _now: datetime, overlays: dict[int, list[Overlay]] | None = None
    ) -> Line:
        """Return one line. ``overlays`` are those of ``look`` by body line, when the caller has them already."""
        if line < len(self._head):
            shown = self._head[line]
            return tuple((text, ("cursor", *roles)) for text, roles in shown) if look.current else shown
        place = line - len(self._head)
        if self.body is None or line == self.height - 1:
            return ()
        here = (self.body.by_line(look.overlays) if overlays is None else overlays).get(place, ())
        return self.body.paint(place, here)


class LinearArticle(HeadedBody):
    """The article at one width: title and byline, then its body."""

    def __init__(self, thread: Thread, width: int, passages: Sequence[Passage], notes: Sequence[Note]) -> None:
        """Break title and body into lines."""
        said = [("title: " + thread.title, "title")] if thread.title else []
        known = byline(thread).replace(" · ", ", ")
        self.head: list[Line] = [line for part in said for line in _sentence([part], width)]
        self.head += _sentence([(known, "meta")], width) if known else []
        self.head += [()] if self.head else []
        self.body = lay_out_linear(thread.article.body if thread.article else EMPTY, width, passages, notes)

    def grapheme_at(self, line: int, column: int) -> tuple[int, int]:
        """Return the range of the body at a cell, as :func:`~threadview.layout.pointing.grapheme_at` does."""
        place = line - len(self.head)
        return grapheme_at(self.body, place, column) if place >= 0 else (0, 0)

    def is_margin(self, _column: int) -> bool:
        """Tell whether a cell stands beside the text: none does."""
        return False

    def counts_by_line(self, _look: ArticleLook) -> dict[int, int]:
        """Return nothing: how many quote a paragraph is said before it."""
        return {}

    def paint_line(self, line: int, overlays: dict[int, list[Overlay]], _counts: dict[int, int] | None = None) -> Line:
        """Return one line."""
        if line < len(self.head):
            return self.head[line]
        place = line - len(self.head)
        return self.body.paint(place, overlays.get(place, ()))


def _excerpt(text: str, room: int) -> list[Run]:
    """Return the first words of a text, as far as the line has room."""
    words = " ".join(text[: 2 * max(room, 0)].split())
    return [(": " + truncate(words, room - 2), ("excerpt",))] if room >= SHORTEST_EXCERPT else []


def _sentence(parts: Iterable[Part], width: int) -> list[Line]:
    """Return parts of a sentence, with commas between them, on as many lines as they take."""
    parts = list(parts)
    text = ", ".join(said for said, _ in parts)
    roles: list[tuple[int, int, str]] = []
    done = 0
    for said, role in parts:
        roles.append((done, done + len(said), role))
        done += len(said) + len(", ")
    lines: list[Line] = []
    for a, b in wrap(text, 0, len(text), width):
        line: Line = ((text[a:b], ()),) if b > a else ()
        for start, end, role in roles:
            line = overlaid(line, start - a, end - a, role)
        lines.append(line)
    return lines
