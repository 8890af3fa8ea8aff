"""A pane: a window over entries of lines, painted straight to strips.

It overrides ``render_lines`` past Textual's cache of styled lines, which a scrolled pane never profits from; so the
colour filters are applied here, to styles, and the guard to texts. The scrollbar is part of the strips, and everything
painted is kept under a complete key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, Self

from rich.segment import Segment
from textual.geometry import Offset, Size
from textual.strip import Strip

from threadview.layout import viewport
from threadview.layout.viewport import Top
from threadview.ui.guard import Guard
from threadview.ui.plain import is_plain, put_cursor
from threadview.ui.theme import DARK, KEPT_STYLES, palette_of

from .dragging import Dragged

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from rich.style import Style
    from textual import events
    from textual.geometry import Region

    from threadview.layout.pointing import Pointed, Selection
    from threadview.layout.runs import Line

TRACK, THUMB = " ", "┃"
KEPT_STRIPS: Final = 512


class Entries(viewport.Entries, Protocol):
    """What a pane shows: entries that can be painted, and whose lines show known places of texts."""

    def key(self, row: int) -> Hashable:
        """Return all that decides how an entry looks."""

    def line(self, row: int, line: int) -> Line:
        """Return one line of an entry."""

    def absence(self) -> Line:
        """Return what is said where there is no entry."""

    def anchor(self, top: Top) -> tuple[int, int]:
        """Return the text and the offset in it that a line shows, to find it again at another width."""

    def find(self, anchor: tuple[int, int]) -> Top:
        """Return the line that shows a place of a text: the inverse of :meth:`anchor`."""

    def pointed(self, row: int, line: int, column: int) -> Pointed:
        """Return the character at a cell of a line."""

    def text(self, number: int) -> str:
        """Return the text of a number, as characters are pointed at."""

    def selecting(self, selection: Selection | None) -> Self:
        """Return the same entries with something else selected of their texts."""

    def selected(self) -> str:
        """Return the words that are selected, as they were written."""


class Pane(Dragged, can_focus=False):
    """A scrolling pane.

    Attributes:
        entries: What is shown; None before the first :meth:`show`.
        top: Where the window stands.
    """

    DEFAULT_CSS = "Pane { height: 1fr; width: 1fr; }"

    def __init__(self, fit: Callable[[Pane], None], *, id: str) -> None:  # noqa: A002 - Textual's word
        """Show nothing yet.

        Args:
            fit: Is called when the pane has another size, before it is painted in it, to :meth:`show` entries for it:
                so a picture never stands empty, nor in the lines of another width.
            id: Textual's word.
        """
        super().__init__(id=id)
        self.entries: Entries | None = None
        self._fit, self._fitted = fit, Size(0, 0)
        self._is_fitting = False
        self.top = viewport.START
        self.active = False
        self._strips: dict[tuple[Hashable, int, bool], Strip] = {}
        self._styles: dict[tuple[str, ...], Style | None] = {}
        self._ground: tuple[object, ...] = ()
        self._guards: Sequence[Guard] = ()
        self._palette = DARK
        self._plain = False

    @property
    def window(self) -> int:
        """Lines of the window."""
        return self.size.height

    @property
    def text_width(self) -> int:
        """Cells of a line, without the scrollbar and the blank before it."""
        return max(self.size.width - 2, 1)

    def show(self, entries: Entries, top: Top | None = None) -> None:
        """Show other entries, from ``top`` on or where the window stands."""
        self.entries = entries if self.selection is None else entries.selecting(self.selection)
        self.top = viewport.clamp(entries, self.top if top is None else top, self.window)
        self.refresh()

    def select(self, selection: Selection | None) -> None:
        """Select something else, or nothing."""
        if selection != self.selection and self.entries is not None:
            self.selection = selection
            self.entries = self.entries.selecting(selection)
            self.refresh()

    def selected(self) -> str:
        """Return the words that are selected, as they were written; empty for none."""
        return "" if self.selection is None or self.entries is None else self.entries.selected()

    def pointed(self, x: int, y: int) -> Pointed | None:
        """Return the character at a cell, the nearest line's where there is none; None where there is no text."""
        shown = self.shown()
        if not shown or self.entries is None:
            return None
        if y >= len(shown):
            return self.entries.pointed(*shown[-1], self.size.width)
        return self.entries.pointed(*shown[max(y, 0)], x)

    def text(self, number: int) -> str:
        """Return one of the texts that are shown; empty where there is none."""
        return "" if self.entries is None else self.entries.text(number)

    def activate(self, *, active: bool) -> None:
        """Say whether the keys go here."""
        if active != self.active:
            self.active = active
            self.refresh()

    def forget(self) -> None:
        """Drop all painted lines: the theme or the width is another."""
        self._strips.clear()
        self._styles.clear()

    def reveal(self, row: int, lines: tuple[int, int], margin: int = 0) -> None:
        """Move the window as little as needed to show some lines of an entry."""
        if self.entries is not None:
            self._go(viewport.reveal(self.entries, self.top, row, lines, self.window, margin=margin))

    def scroll_lines(self, lines: int) -> None:
        """Move the window down, or up when negative."""
        if self.entries is not None:
            self._go(viewport.scroll(self.entries, self.top, lines, self.window))

    def scroll_to_share(self, share: float) -> None:
        """Move the window to a part of all entries, from 0 to 1."""
        if self.entries is not None and len(self.entries):
            place = share * self._fraction(viewport.end(self.entries, self.window))
            row = min(int(place), len(self.entries) - 1)
            top = Top(row, int((place - row) * self.entries.height(row)))
            self._go(viewport.clamp(self.entries, top, self.window))

    def to_start(self) -> None:
        """Show the first line."""
        self._go(viewport.START)

    def to_end(self) -> None:
        """Show the last line."""
        if self.entries is not None:
            self._go(viewport.end(self.entries, self.window))

    def shown(self) -> list[tuple[int, int]]:
        """Return the entry and line of each line in the window."""
        return [] if self.entries is None else list(viewport.shown(self.entries, self.top, self.window))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines of a part of the window."""
        self._settle_size()
        self._settle_ground()
        shown = self.shown()
        if self._plain and self.active:
            put_cursor(self, Offset(0, self._current(shown)))
        first, last = self._thumb()
        strips = [
            self._strip(*shown[y], thumb=first <= y < last) if y < len(shown) else self._below(y)
            for y in range(crop.y, crop.y + crop.height)
        ]
        if crop.x or crop.width != self.size.width:
            strips = [strip.crop(crop.x, crop.x + crop.width) for strip in strips]
        return strips

    def on_resize(self, event: events.Resize) -> None:
        """Show entries of the new size, unless they were painted already."""
        event.stop()
        self._settle_size()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Ask to be painted, as every widget; not while that is being done."""
        if self._is_fitting:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _settle_size(self) -> None:
        """Ask once for entries of a size."""
        if self.size != self._fitted:
            self._fitted, self._is_fitting = self.size, True
            try:
                self._fit(self)
            finally:
                self._is_fitting = False

    def _settle_ground(self) -> None:
        """Look once a frame at what all lines depend on; when that changed, nothing painted holds any longer."""
        palette = palette_of(self.app)
        filters = self.get_line_filters()
        ground = (palette, self.active, *filters)
        if ground != self._ground:
            self._ground, self._palette, self._plain = ground, palette, is_plain(self.app)
            self._guards = [line_filter for line_filter in filters if isinstance(line_filter, Guard)]
            self.forget()

    def _current(self, shown: list[tuple[int, int]]) -> int:
        """Return which line of the window is under the cursor; the first where none is."""
        assert self.entries is not None or not shown  # noqa: S101 - without entries nothing is shown
        lines = ((y, self.entries.line(*place)) for y, place in enumerate(shown) if self.entries is not None)
        return next((y for y, line in lines if any("cursor" in roles for _, roles in line)), 0)

    def _go(self, top: Top) -> None:
        """Move the window."""
        if top != self.top:
            self.top = top
            self.refresh()

    def _below(self, y: int) -> Strip:
        """Return a line below the last entry; the first of all says why there is no entry."""
        return self._paint(self.entries.absence() if self.entries is not None and y == 0 else (), thumb=False)

    def _strip(self, row: int, line: int, *, thumb: bool) -> Strip:
        """Return one painted line, from what was kept where nothing changed."""
        assert self.entries is not None  # noqa: S101 - render_lines asked for shown lines
        key = (self.entries.key(row), line, thumb)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= KEPT_STRIPS:
                self._strips.clear()
            strip = self._strips[key] = self._paint(self.entries.line(row, line), thumb=thumb)
        return strip

    def _paint(self, line: Line, *, thumb: bool) -> Strip:
        """Return a line as a strip of the pane's whole width."""
        style = self._style
        under_cursor = any("cursor" in roles for _, roles in line)
        ground: tuple[str, ...] = (("cursor" if self.active else "idle"),) if under_cursor else ()
        segments = []
        for text, roles in line:
            shown = tuple("idle" if role == "cursor" and not self.active else role for role in roles)
            segments.append(Segment(text, style(shown)))
        for guard in self._guards:
            segments = guard.apply(segments, self.styles.background)
        width = sum(segment.cell_length for segment in segments)
        room = max(self._fitted.width - 1 - width, 0)
        segments.append(Segment(" " * room, style(ground)))
        bar = Segment(THUMB if thumb else TRACK, style(("thumb" if thumb else "track",)))
        return Strip([*segments, bar], width + room + 1).crop(0, self._fitted.width)

    def _style(self, roles: tuple[str, ...]) -> Style | None:
        """Return the style of a run as the colour filters have it: they are asked once a style, not once a line."""
        if roles not in self._styles:
            if len(self._styles) >= KEPT_STYLES:
                self._styles.clear()
            filtered = [Segment("", self._palette.style(roles))]
            for color_filter in self.get_line_filters():
                filtered = color_filter.apply(filtered, self.styles.background)
            self._styles[roles] = filtered[0].style
        return self._styles[roles]

    def _thumb(self) -> tuple[int, int]:
        """Return the first line of the scrollbar's thumb and one past its last; it counts entries, not lines."""
        window, entries = self.window, self.entries
        if entries is None or not len(entries) or not window or self._plain:
            return 0, 0
        if viewport.clamp(entries, Top(len(entries), 0), window) == viewport.START:
            return 0, 0
        bottom = viewport.end(entries, window)
        done = self._fraction(self.top) / max(self._fraction(bottom), 1e-9)
        length = max(int(window * (1 - self._fraction(bottom) / len(entries))), 1)
        first = round(min(done, 1.0) * (window - length))
        return first, first + length

    def _fraction(self, top: Top) -> float:
        """Return a place as a number of entries."""
        assert self.entries is not None  # noqa: S101 - the callers asked
        return top.row + top.line / self.entries.height(top.row)
