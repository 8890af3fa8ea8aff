"""The application that shows the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .dressed import Dressed
from .screens.shelf import Opened, ShelfScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from threadview.store.shelf import Shelf

    from .preferences import ConfigSource


class Browser(Dressed[Opened]):
    """Shows the shelf until a thread is chosen."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, shelf: Shelf, notice: str = "", config: ConfigSource | None = None) -> None:
        """Take the shelf, and what is to be said at first."""
        super().__init__(config)
        self._shelf, self._notice = shelf, notice

    def get_default_screen(self) -> Screen[Any]:
        """Return the shelf, which is there from the first picture on."""
        return ShelfScreen(self._shelf, self._notice)


def browse(shelf: Shelf, notice: str = "", config: ConfigSource | None = None) -> Opened | None:
    """Show the shelf and return the thread that was chosen; None for none."""
    return Browser(shelf, notice, config).run()
