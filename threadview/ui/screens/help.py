"""The help: all keys, the mouse, queries and commands, narrowed by what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Vertical

from threadview.session.manual import count, help_lines, narrowed
from threadview.ui.plain import is_plain
from threadview.ui.widgets.pane import Pane

from .overlay import COPYING, LineEntries, Overlay, retitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from threadview.layout.runs import Line
    from threadview.session.manual import Section

PAGING: Final = frozenset("jkgGq? ")
"""Letters that mean here what they mean in every box, as long as nothing is being typed."""

TITLE: Final = "keys, mouse, queries, commands"
HINT: Final = "/ or letters narrow · Esc closes"


class _Found(LineEntries):
    """The lines that are left."""

    def absence(self) -> Line:
        """Return why there is nothing."""
        return (("nothing here has these words", ("meta",)),)


class HelpScreen(Overlay):
    """Shows the help."""

    def __init__(self, told: Sequence[Section], typed: str = "") -> None:
        """Show sections, narrowed from the beginning to what has some words."""
        super().__init__(TITLE, lambda width: help_lines(narrowed(told, self._typed), width, self._typed))
        self._told, self._typed, self._typing = told, typed, False

    def on_mount(self) -> None:
        """Say what it is narrowed to."""
        self._say()

    def on_key(self, event: events.Key) -> None:
        """Narrow what is shown; what is no key for that, Textual gives to the box, which this is too."""
        letter = event.character if event.is_printable and event.character else ""
        if event.key == "escape" and (self._typed or self._typing):
            self._narrow("", typing=False)
        elif event.key == "enter" and self._typing:
            self._narrow(self._typed, typing=False)
        elif self._typing and event.key in {"backspace", "ctrl+u"}:
            shorter = self._typed[:-1] if event.key == "backspace" else ""
            self._narrow(shorter, typing=bool(self._typed))
        elif letter == "/" and not self._typing:
            self._narrow("", typing=True)
        elif letter and (self._typing or not (letter in PAGING or self._copies(letter))):
            self._narrow((self._typed if self._typing else "") + letter, typing=True)
        else:
            return
        event.stop()
        event.prevent_default()

    def _narrow(self, typed: str, *, typing: bool) -> None:
        """Show what has the words that are typed, from its beginning."""
        self._typed, self._typing = typed, typing
        pane = self.query_one(Pane)
        pane.to_start()
        pane.forget()
        pane.show(_Found(self._make(pane.text_width)))
        self._say()

    def _copies(self, letter: str) -> bool:
        """Tell whether a letter is to copy what the mouse has selected."""
        return letter in COPYING and bool(self.query_one(Pane).selected())

    def _say(self) -> None:
        """Say what is typed, and what Esc does then."""
        narrow = self._typed or self._typing
        cursor = "▏" if self._typing and not is_plain(self.app) else ""
        found = count(narrowed(self._told, self._typed))
        title = f"/{self._typed}{cursor}" if narrow else TITLE
        hint = f"{found} of {count(self._told)} · Esc shows all" if narrow else HINT
        retitle(self.query_one(Vertical), title, hint)
