"""The line between the panes; the mouse can draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from threadview.ui.theme import palette_of

if TYPE_CHECKING:
    from textual import events


class Splitter(Widget, can_focus=False):
    """One column between two panes, or one row where they are stacked."""

    DEFAULT_CSS = """
    Splitter { width: 1; height: 1fr; }
    Splitter.stacked { width: 1fr; height: 1; }
    """

    class Drawn(Message):
        """The mouse drew the splitter."""

        def __init__(self, column: int, row: int) -> None:
            """Say to which column and row of the screen."""
            super().__init__()
            self.column, self.row = column, row

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - every line is the same
        """Paint one line."""
        palette, width = palette_of(self.app), self.size.width
        if palette.inverts:
            return Strip([Segment(("─" if width > 1 else "│") * width, palette.style(("guide",)))], width)
        return Strip([Segment(" " * width, palette.style(("idle",)))], width)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold."""
        event.stop()
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw."""
        if self.app.mouse_captured is self:
            event.stop()
            self.post_message(self.Drawn(event.screen_x, event.screen_y))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        event.stop()
        self.release_mouse()
