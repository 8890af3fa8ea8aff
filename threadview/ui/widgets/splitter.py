"""The line between the panes; the mouse can draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from threadview.ui.theme import style_of

if TYPE_CHECKING:
    from textual import events


class Splitter(Widget, can_focus=False):
    """One column between two panes."""

    DEFAULT_CSS = "Splitter { width: 1; height: 1fr; }"

    class Drawn(Message):
        """The mouse drew the splitter."""

        def __init__(self, column: int) -> None:
            """Say to which column of the screen."""
            super().__init__()
            self.column = column

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - every line is the same
        """Paint one line."""
        return Strip([Segment(" ", style_of(("idle",), dark=self.app.current_theme.dark))], 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold."""
        event.stop()
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw."""
        if self.app.mouse_captured is self:
            event.stop()
            self.post_message(self.Drawn(event.screen_x))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        event.stop()
        self.release_mouse()
