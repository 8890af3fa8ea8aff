"""The shelf: the threads that were read, to be opened again, sought, pinned, forgotten."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from msgspec.structs import replace
from textual.message import Message

from threadview.session import press_name
from threadview.ui.browsing import LINES, Browsing, left
from threadview.ui.dressed import Dressed
from threadview.ui.plain import is_plain
from threadview.ui.preferences import PLAIN
from threadview.ui.screens.keyed import Keyed
from threadview.ui.screens.overlay import Overlay, asked_of
from threadview.ui.shelf_entries import Entries
from threadview.ui.widgets.pane import Pane
from threadview.ui.widgets.prompt import Prompt
from threadview.ui.widgets.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from textual import events
    from textual.app import ComposeResult

    from threadview.layout.runs import Line
    from threadview.session import Keymap
    from threadview.store.shelf import Entry, Listed, Shelf

OWN: Final = {"enter": "read", "o": "read_offline", "P": "pin", "d": "forget"}
"""What the shelf's own keys do, whatever the reader has them for."""

BY_ACTION: Final = {
    "load": "read",
    "inward": "read",
    "next": "next",
    "previous": "previous",
    "first": "first",
    "last": "last",
    **dict.fromkeys(("toggle", "page-down", "half-page-down"), "page_down"),
    **dict.fromkeys(("page-up", "half-page-up"), "page_up"),
    "search": "seek",
    "clear": "clear",
    "help": "explain",
    "quit": "leave",
}
"""What the keys do that the reader has for these actions."""

BY_KEY: Final = {"l": "read", "j": "next", "k": "previous", "g": "first", "G": "last", "/": "seek", "q": "leave"}
"""What the usual keys do where the reader has nothing else for them here."""

_TOLD: Final = (
    (("load", "inward"), "", "read it"),
    ((), "o", "read the copy that is kept here"),
    (("next", "previous"), "", "next, previous thread"),
    (("first", "last"), "", "first, last thread"),
    (("search",), "", "seek words in titles and texts; Esc shows all again"),
    ((), "P", "pin it to the top, or no longer"),
    ((), "d d", "forget it"),
    (("help",), "", "these keys"),
    (("quit",), "", "leave"),
)


def told(keymap: Keymap) -> list[tuple[str, str]]:
    """Return the keys of the shelf and what each does."""
    return [(own or " ".join(map(keymap.shown, actions)), does) for actions, own, does in _TOLD]


class Opened(NamedTuple):
    """A thread that was chosen.

    Attributes:
        entry: The thread.
        offline: Of addresses only what is kept is to be read.
    """

    entry: Entry
    offline: bool


class Answered(Message):
    """The shelf has answered."""

    def __init__(self, then: Callable[[], None]) -> None:
        """Say what to do with it."""
        super().__init__()
        self.then = then


class ShelfScreen(Keyed):
    """Shows the shelf.

    Attributes:
        state: Where one is on it.
    """

    DEFAULT_CSS = "ShelfScreen { layout: vertical; background: $background; }"
    AUTO_FOCUS: ClassVar[str] = ""

    def __init__(self, shelf: Shelf, notice: str = "") -> None:
        """Ask for all threads."""
        super().__init__()
        self.state = Browsing(notice=notice)
        self._shelf = shelf
        self._now = datetime.now(UTC)
        self._asked = ""
        self._first = shelf.listed()

    def compose(self) -> ComposeResult:
        """Yield the list, the prompt and the status line."""
        yield Pane(self._fit, id="shelf")
        yield Prompt(self.is_behind)
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what is there already."""
        self.query_one(Pane).activate(active=True)
        listing = self._first.result()
        self.show(self.state.listing(listing.entries, listing.total, ""))

    def _how_to_see_keys(self) -> str:
        """Return what shows the keys."""
        key = self._keymap.shown("help")
        if not is_plain(self.app):
            return f"{key} keys"
        from threadview.session.spoken import key_name

        return f"{key_name(key)}: keys"

    @property
    def _keymap(self) -> Keymap:
        """The keys of the reader."""
        return (self.app.preferences if isinstance(self.app, Dressed) else PLAIN).keymap

    def show(self, state: Browsing) -> None:
        """Show another state, with the cursor in view."""
        self.state = state
        pane = self.query_one(Pane)
        pane.show(Entries(state, self._now, pane.text_width, plain=is_plain(self.app)))
        if state.entries:
            pane.reveal(state.row, (0, LINES - 2))
        self.query_one(StatusLine).say(left(state), self._how_to_see_keys(), urgent=bool(state.notice))

    def _fit(self, pane: Pane) -> None:
        """Show the same at another width."""
        pane.forget()
        self.show(self.state)

    def on_pane_pressed(self, message: Pane.Pressed) -> None:
        """Select what was pressed; pressed once more, read it."""
        message.stop()
        if message.row == self.state.row:
            self.read()
        else:
            self.show(self.state.moved(message.row))

    def on_status_line_pressed(self, message: StatusLine.Pressed) -> None:
        """Show the keys."""
        message.stop()
        if message.right:
            self.explain()

    def pressed(self, event: events.Key) -> None:
        """Do what a key asks for."""
        key = press_name(event.key, event.character)
        method = OWN.get(key) or BY_ACTION.get(asked_of(self.app, event)) or BY_KEY.get(key)
        if method is not None:
            getattr(self, method)()

    def read(self) -> None:
        """Read the thread under the cursor."""
        self._open(offline=False)

    def read_offline(self) -> None:
        """Read what is kept here of the thread under the cursor."""
        self._open(offline=True)

    def next(self) -> None:
        """Go to the next thread."""
        self.show(self.state.moved(self.state.row + 1))

    def previous(self) -> None:
        """Go to the previous thread."""
        self.show(self.state.moved(self.state.row - 1))

    def first(self) -> None:
        """Go to the first thread."""
        self.show(self.state.moved(0))

    def last(self) -> None:
        """Go to the last thread."""
        self.show(self.state.moved(len(self.state.entries)))

    def page_down(self) -> None:
        """Go down by a window."""
        self.show(self.state.moved(self.state.row + self._page()))

    def page_up(self) -> None:
        """Go up by a window."""
        self.show(self.state.moved(self.state.row - self._page()))

    def seek(self) -> None:
        """Ask for words."""
        self.query_one(StatusLine).display = False
        self.query_one(Prompt).ask("/", self.state.query, self)

    def clear(self) -> None:
        """Show all threads again."""
        if self.state.query:
            self._list("")

    def pin(self) -> None:
        """Pin the thread under the cursor, or no longer."""
        if entry := self.state.entry:
            self._then(self._shelf.pin(entry, pinned=not entry.pinned))

    def forget(self) -> None:
        """Forget the thread under the cursor, when that is said twice."""
        entry = self.state.entry
        if entry is None:
            return
        if self.state.doomed == entry.number:
            self._then(self._shelf.forget(entry))
        else:
            self.show(
                replace(self.state, doomed=entry.number, notice="d once more forgets it, with its marks and place")
            )

    def explain(self) -> None:
        """Show the keys."""
        table: list[Line] = [((f"  {keys:12}", ("label",)), (does, ())) for keys, does in told(self._keymap)]
        self.app.push_screen(Overlay("keys", lambda _width: table))

    def leave(self) -> None:
        """Leave."""
        self.app.exit()

    def follow(self, text: str) -> str:
        """Seek what is typed."""
        self._list(text)
        return ""

    def turn(self) -> str | None:
        """Ask nothing else."""

    def complete(self, text: str, step: int, put: Callable[[str], None]) -> None:
        """Know no words to complete."""

    def on_prompt_entered(self, message: Prompt.Entered) -> None:
        """Keep what was found."""
        message.stop()
        self._close_prompt()

    def on_prompt_cancelled(self, message: Prompt.Cancelled) -> None:
        """Show all threads again."""
        message.stop()
        self._close_prompt()
        self._list("")

    def _close_prompt(self) -> None:
        """Hide the prompt."""
        self.query_one(Prompt).close()
        self.query_one(StatusLine).display = True

    def _open(self, *, offline: bool) -> None:
        """Leave with the thread under the cursor."""
        if entry := self.state.entry:
            self.app.exit(Opened(entry, offline))

    def _page(self) -> int:
        """Return how many threads a window shows, without one."""
        return max(self.query_one(Pane).window // LINES - 1, 1)

    def _list(self, query: str) -> None:
        """Ask for what a query finds."""
        self._asked = query
        self._when_done(self._shelf.listed(query), lambda listing: self._take(query, listing))

    def _take(self, query: str, listing: Listed) -> None:
        """Show what was found, unless something else is sought by now."""
        if query == self._asked:
            self.show(self.state.saying("").listing(listing.entries, listing.total, query))
            if self.query_one(Prompt).display:
                self.query_one(Prompt).say(left(self.state))

    def _then(self, asked: Future[None]) -> None:
        """List the threads anew once something was done."""
        self._when_done(asked, lambda _: self._list(self.state.query))

    def _when_done(self, asked: Future[Any], then: Callable[[Any], None]) -> None:
        """Go on with an answer here, in the interface's own thread."""
        asked.add_done_callback(lambda done: self.post_message(Answered(partial(then, done.result()))))

    def on_answered(self, message: Answered) -> None:
        """Go on with an answer."""
        message.stop()
        message.then()
