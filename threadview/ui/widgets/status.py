"""The line at the bottom: where one is, what is searched, what was just said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from threadview.layout.cells import truncate, width_of
from threadview.ui.theme import palette_of

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Region


class StatusLine(Widget, can_focus=False):
    """One line: a left part that gives way, and a right part that leaves it half of the line."""

    DEFAULT_CSS = "StatusLine { dock: bottom; height: 1; }"

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__(id="status")
        self.left, self.right = "", ""
        self.urgent = False

    def say(self, left: str, right: str, *, urgent: bool = False) -> None:
        """Show other words; ``urgent`` for a notice."""
        if (left, right, urgent) != (self.left, self.right, self.urgent):
            self.left, self.right, self.urgent = left, right, urgent
            self.refresh()

    class Pressed(Message):
        """The mouse was pressed on the line."""

        def __init__(self, *, right: bool) -> None:
            """Say whether on its right part."""
            super().__init__()
            self.right = right

    def on_click(self, event: events.Click) -> None:
        """Say which part was pressed."""
        event.stop()
        self.post_message(self.Pressed(right=event.x >= self.size.width - width_of(self._right())))

    def _right(self) -> str:
        """Return the right part as far as there is room for it."""
        width = self.size.width
        return shortened(self.right, max(width - 1 - min(width_of(self.left) + 1, width // 2), 0))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the line."""
        style = palette_of(self.app).style
        width = self.size.width
        right = self._right()
        left = truncate(f" {self.left}", max(width - width_of(right) - 1, 0))
        room = " " * max(width - width_of(left) - width_of(right), 0)
        ground = "status"
        strip = Strip(
            [
                Segment(left, style((ground, "strong") if self.urgent else (ground,))),
                Segment(room, style((ground,))),
                Segment(right, style((ground, "meta"))),
            ]
        )
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.styles.background)
        return [strip.crop(crop.x, crop.x + crop.width)]


def shortened(words: str, width: int) -> str:
    """Return the right part in so many cells: what stands last, how to get help, stays where there is room for it."""
    if width_of(words) + 2 <= width:
        return f" {words} "
    head, part, last = words.rpartition(" · " if " · " in words else ", ")
    room = width - width_of(f"{part}{last}") - 2
    return f" {truncate(head, room)}{part}{last} " if room > 0 else truncate(f" {words} ", width)
