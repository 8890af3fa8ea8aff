"""A bare Textual app: one line, which changes at each key. What everything else is measured by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key


class Hello(App[None]):
    """Shows how many keys were pressed; ``q`` leaves."""

    presses = 0

    def compose(self) -> ComposeResult:
        """Show one line."""
        yield Static("hello 0", markup=False)

    def on_key(self, event: Key) -> None:
        """Show the next number, without a new layout."""
        if event.key == "q":
            self.exit()
        self.presses += 1
        self.query_one(Static).update(f"hello {self.presses}", layout=False)


if __name__ == "__main__":
    Hello().run()
