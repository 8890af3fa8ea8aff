"""Text that lies over the reader for a moment: the keys, the chain of parents."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Final, Self

from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from threadview.layout.hanging import hanging
from threadview.layout.pointing import Pointed, character_at
from threadview.layout.runs import overlaid, plain_text
from threadview.layout.viewport import START
from threadview.session import press_name
from threadview.ui import clipboard
from threadview.ui.dressed import Dressed
from threadview.ui.guard import harmless
from threadview.ui.plain import is_plain
from threadview.ui.widgets.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from textual import events
    from textual.app import App, ComposeResult

    from threadview.layout.pointing import Selection
    from threadview.layout.runs import Line
    from threadview.layout.viewport import Top
    from threadview.ui.widgets.pane import Entries

CLOSING: Final = frozenset({"escape", "q", "question_mark", "f1", "P", "enter"})
COPYING: Final = frozenset({"ctrl+c", "y"})
FRAME: Final = 4


CLOSING_ACTIONS: Final = frozenset({"quit", "help", "peek"})
STANDS_FOR: Final = {
    "next": "j",
    "previous": "k",
    "first": "g",
    "last": "G",
    "toggle": " ",
    "page-down": "pagedown",
    "page-up": "pageup",
    "half-page-down": "ctrl+d",
    "half-page-up": "ctrl+u",
}
"""By which key a list knows what an action asks for, whichever key the reader has for it."""


def asked_of(app: App[Any], event: events.Key) -> str:
    """Return the action that a key asks for in the reader; empty where it asks for none, or begins a sequence."""
    if not isinstance(app, Dressed):
        return ""
    asked = app.preferences.keymap.press("", press_name(event.key, event.character))
    return asked.action.id if asked.action is not None else ""


class LineEntries:
    """Lines that stand as they are, an entry each."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take the lines."""
        self._lines = lines
        self._selection: Selection | None = None

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def height(self, row: int) -> int:  # noqa: ARG002 - every entry is a line
        """Return 1."""
        return 1

    def key(self, row: int) -> Hashable:
        """Return the line itself, and what is selected of it."""
        return self._lines[row], self._range(row)

    def line(self, row: int, line: int) -> Line:  # noqa: ARG002 - every entry is a line
        """Return the line."""
        return overlaid(self._lines[row], *(self._range(row) or (0, 0)), "selected")

    def absence(self) -> Line:
        """Return nothing."""
        return ()

    def pointed(self, row: int, line: int, column: int) -> Pointed:  # noqa: ARG002 - every entry is a line
        """Return the character at a cell of a line."""
        return Pointed(row, *character_at(self._lines[row], column))

    def text(self, number: int) -> str:
        """Return the characters of a line."""
        return plain_text(self._lines[number])

    def selecting(self, selection: Selection | None) -> Self:
        """Return the same lines with something else selected of them."""
        other = copy(self)
        other._selection = selection  # noqa: SLF001 - of its own kind
        return other

    def selected(self) -> str:
        """Return the words that are selected."""
        texts = map(plain_text, self._lines)
        ranges = ((text, self._range(row)) for row, text in enumerate(texts))
        return "\n".join(text[found[0] : found[1]].rstrip() for text, found in ranges if found)

    def _range(self, row: int) -> tuple[int, int] | None:
        """Return what is selected of a line."""
        return self._selection.of(row, len(plain_text(self._lines[row]))) if self._selection else None

    def anchor(self, top: Top) -> tuple[int, int]:
        """Return the row."""
        return top.row, 0

    def find(self, anchor: tuple[int, int]) -> Top:
        """Return the row again."""
        return START._replace(row=anchor[0])


def titled(box: Vertical, title: str, hint: str, *, plain: bool) -> Iterator[Static]:
    """Write a title and a hint on the edges of a box; where there are no edges, yield a line with both."""
    if plain:
        yield Static(_in_words(title, hint), classes="hint", markup=False)
    retitle(box, title, hint)


def retitle(box: Vertical, title: str, hint: str) -> None:
    """Write another title and hint on the edges of a box, or in the line that stands for them."""
    box.border_title = Content(harmless(title))
    box.border_subtitle = Content(harmless(hint))
    for line in box.query(".hint").results(Static):
        line.update(_in_words(title, hint))


def _in_words(title: str, hint: str) -> str:
    """Return a title and a hint as a line."""
    return harmless(f"{title}. {hint}".replace(" · ", ", "))


class Cover(ModalScreen[ScreenResultType]):
    """A screen that lies over the reader, and is taken away once, however fast one types."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close, unless it is closed: what was pressed before that was seen closes nothing more."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    async def on_event(self, event: events.Event) -> None:
        """Hand a key that was typed faster than it closed to what lies under it."""
        if isinstance(event, Key) and not self.is_current:
            self.app.screen.post_message(Key(event.key, event.character))
        else:
            await super().on_event(event)


class Sheet(Cover[ScreenResultType]):
    """A box with a pane over the reader; the mouse beside it takes it away."""

    DEFAULT_CSS = """
    Sheet { align: center middle; }
    Sheet > Vertical { width: 90%; max-width: 110; max-height: 90%; border: round $primary; padding: 0 0 0 1; }
    """

    def __init__(self, title: str, hint: str) -> None:
        """Take what stands on the upper and the lower edge of the box."""
        super().__init__()
        self._title, self._hint = title, hint

    def compose(self) -> ComposeResult:
        """Yield a box with a pane."""
        with Vertical() as box:
            yield from titled(box, self._title, self._hint, plain=is_plain(self.app))
            yield Pane(self.fit, id="overlay")

    def fit(self, pane: Pane) -> None:
        """Lay the lines out for the size of the pane, and :meth:`fill` it."""
        raise NotImplementedError

    def fill(self, entries: Entries) -> None:
        """Show entries of a line each that were laid out anew, and give the box their height."""
        pane = self.query_one(Pane)
        pane.forget()
        pane.active = True
        pane.show(entries)
        self.query_one(Vertical).styles.height = min(len(entries) + 2, self.size.height - FRAME)

    def on_click(self, event: events.Click) -> None:
        """Close when the mouse is pressed beside the box, or on its edge, which says what closes it."""
        if event.widget is self or isinstance(event.widget, Vertical):
            self.dismiss()

    def copy_selected(self) -> None:
        """Copy what is selected, and say where it went on the edge of the box."""
        text = self.query_one(Pane).selected()
        box = self.query_one(Vertical)
        if text:
            clipboard.copy_in_background(self, text, lambda where: _say(box, f"copied {where}"))


def _say(box: Vertical, words: str) -> None:
    """Say something on the lower edge of a box, or in the line that stands for its edges."""
    box.border_subtitle = Content(harmless(words))
    for line in box.query(".hint").results(Static):
        line.update(harmless(words))


class Overlay(Sheet[None]):
    """Lines over the reader, which Esc, ``q`` and the key that called them take away."""

    def __init__(self, title: str, lines: Callable[[int], Sequence[Line]]) -> None:
        """Take what makes the lines for a width."""
        super().__init__(title, "Esc closes")
        self._make = lines

    def fit(self, pane: Pane) -> None:
        """Lay the lines out for the width."""
        width = pane.text_width
        self.fill(LineEntries(hanging(self._make(width), width)))

    def on_key(self, event: events.Key) -> None:
        """Close, or scroll."""
        event.stop()
        pane = self.query_one(Pane)
        action = asked_of(self.app, event)
        key = STANDS_FOR.get(action) or (event.character if event.is_printable else event.key)
        if event.key in CLOSING or key in CLOSING or action in CLOSING_ACTIONS:
            self.dismiss()
        elif key in COPYING:
            self.copy_selected()
        elif key == "g":
            pane.to_start()
        elif key == "G":
            pane.to_end()
        else:
            page = max(pane.window - 2, 1)
            steps = {"j": 1, "down": 1, "k": -1, "up": -1, " ": page, "pagedown": page, "pageup": -page}
            steps |= {"ctrl+d": page // 2, "ctrl+u": -(page // 2)}
            pane.scroll_lines(steps.get(key or "", 0))
