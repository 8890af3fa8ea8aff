"""The plain interface: words instead of signs, no boxes, and the terminal's own cursor on the line that is read.

Screen readers and braille displays follow that cursor, which Textual hides and leaves anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Offset
    from textual.widget import Widget

PLAIN: Final = "-plain"
"""The class of an application that is plain, also for its style sheets."""

SHOW_CURSOR: Final = "\x1b[?25h"
"""DECTCEM: https://vt100.net/docs/vt510-rm/DECTCEM.html."""


def is_plain(app: App[Any]) -> bool:
    """Tell whether an application says everything in words."""
    return app.has_class(PLAIN)


def show_cursor(app: App[Any]) -> None:
    """Show the terminal's cursor, which is hidden whenever Textual takes the terminal."""
    driver = app._driver  # noqa: SLF001 - Textual has no other way to its terminal
    if driver is not None and not app.is_headless:
        driver.write(SHOW_CURSOR)
        driver.flush()


def put_cursor(widget: Widget, offset: Offset) -> None:
    """Put the cursor on a place of a widget, unless it is over what has the keys: a field, or another screen."""
    screen = widget.screen
    if screen is widget.app.screen and screen.focused is None:
        widget.app.cursor_position = widget.content_region.offset + offset
