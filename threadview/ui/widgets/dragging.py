"""What the mouse does in a pane: press, drag over a text to select it, take hold of the scrollbar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.message import Message
from textual.widget import Widget

from threadview.layout.pointing import Selection, between, paragraph_at, word_at

if TYPE_CHECKING:
    from textual import events

    from threadview.layout.pointing import Pointed

WHEEL_LINES: Final = 3
LEFT: Final = 1

SOON: Final = 0.4
"""Seconds within which a second press belongs to the first."""


class Dragged(Widget):
    """A widget over whose texts the mouse can be dragged.

    Attributes:
        selection: What is selected of the texts, by places in them, so that it survives scrolling, folds and widths.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        """Select nothing yet."""
        super().__init__(id=id)
        self.selection: Selection | None = None
        self._held: Pointed | None = None
        self._from: tuple[int, int] | None = None
        self._bar = False
        self._presses = 0.0, (-1, -1), 0

    class Pressed(Message, namespace="pane"):
        """The mouse was pressed on a line, and let go there."""

        def __init__(self, pane: Dragged, row: int, line: int, x: int, pointed: Pointed | None) -> None:
            """Say where: the entry, its line, the column within the pane, the character that is shown there."""
            super().__init__()
            self.pane, self.row, self.line, self.x, self.pointed = pane, row, line, x, pointed

    class Selected(Message, namespace="pane"):
        """The mouse has selected a part of the texts."""

        def __init__(self, pane: Dragged) -> None:
            """Say whose."""
            super().__init__()
            self.pane = pane

    class Scrolled(Message, namespace="pane"):
        """The mouse moved the window."""

        def __init__(self, pane: Dragged) -> None:
            """Say whose."""
            super().__init__()
            self.pane = pane

    def select(self, selection: Selection | None) -> None:
        """Select something else, or nothing."""
        raise NotImplementedError

    def shown(self) -> list[tuple[int, int]]:
        """Return the entry and line of each line in the window."""
        raise NotImplementedError

    def pointed(self, x: int, y: int) -> Pointed | None:
        """Return the character at a cell, the nearest line's where there is none; None where there is no text."""
        raise NotImplementedError

    def text(self, number: int) -> str:
        """Return one of the texts that are shown."""
        raise NotImplementedError

    def scroll_lines(self, lines: int) -> None:
        """Move the window down, or up when negative."""
        raise NotImplementedError

    def scroll_to_share(self, share: float) -> None:
        """Move the window to a part of all lines, from 0 to 1."""
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a character, or of the scrollbar."""
        if event.button != LEFT:
            return
        event.stop()
        self.capture_mouse()
        self._from = event.x, event.y
        self._held = self.pointed(event.x, event.y)
        self._bar = event.x == self.size.width - 1
        if self._bar:
            self._draw_bar(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from the character that is held to this one; beyond the edge the window follows."""
        if self._from is None or self.app.mouse_captured is not self:
            return
        event.stop()
        if self._bar:
            self._draw_bar(event.y)
        elif self.selection is not None or (event.x, event.y) != self._from:
            self._follow(event.y)
            here = self.pointed(event.x, event.y)
            if here is not None and self._held is not None:
                self.select(between(self._held, here))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Say what was selected, or pressed."""
        if self._from is None:
            return
        event.stop()
        self.release_mouse()
        pressed = not self._bar and (event.x, event.y) == self._from
        self._from = None
        if pressed and not self._pressed_again(event):
            self.select(None)
            self._press(event.x, event.y)
        elif pressed or (not self._bar and self.selection is not None):
            self.post_message(self.Selected(self))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self._wheel(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self._wheel(event, -WHEEL_LINES)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        """Scroll by the wheel."""
        event.stop()
        self.scroll_lines(lines)
        self.post_message(self.Scrolled(self))

    def _pressed_again(self, event: events.MouseUp) -> bool:
        """Select the word that was pressed twice, the paragraph that was pressed three times; tell whether one was."""
        when, where, times = self._presses
        held, here = self._held, (event.x, event.y)
        times = times + 1 if event.time - when < SOON and here == where else 1
        self._presses = event.time, here, times
        if times == 1 or held is None or held.start == held.end:
            return False
        around = word_at if times == 2 else paragraph_at  # noqa: PLR2004 - as often as it was pressed
        start, end = around(self.text(held.text), held.start)
        self.select(Selection((held.text, start), (held.text, end)))
        return True

    def _press(self, x: int, y: int) -> None:
        """Say which line was pressed."""
        shown = self.shown()
        if y < len(shown):
            self.post_message(self.Pressed(self, *shown[y], x, self._held))

    def _draw_bar(self, y: int) -> None:
        """Let the window follow the scrollbar."""
        self.scroll_to_share(min(max(y / max(self.size.height - 1, 1), 0.0), 1.0))
        self.post_message(self.Scrolled(self))

    def _follow(self, y: int) -> None:
        """Scroll while the mouse is beyond the upper or lower edge."""
        if y < 0 or y >= self.size.height:
            self.scroll_lines(y if y < 0 else y - self.size.height + 1)
