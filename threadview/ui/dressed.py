"""What every screen of the program stands in: its themes, and the guard before the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.app import App

from .guard import Guard
from .theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter

Result = TypeVar("Result")


class Dressed(App[Result], Generic[Result]):
    """An application in the program's colours, through which nothing that a terminal would obey gets out as text."""

    TITLE = "threadview"
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"

    def __init__(self) -> None:
        """Put the themes on."""
        self._guard = Guard()
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "threadview-dark"

    def on_mount(self) -> None:
        """After a sleep, paint what the shell has painted over."""
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters and, last, the guard."""
        return [*super().get_line_filters(), self._guard]
