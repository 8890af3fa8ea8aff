"""Choosing one of many by typing a part of it: people, links, the threads of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Event
from textual.fuzzy import Matcher
from textual.geometry import Offset
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from threadview.session import shown_key
from threadview.ui.guard import harmless
from threadview.ui.plain import is_plain

from .overlay import Cover, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

SHOWN: Final = 200


class Choice(NamedTuple):
    """One of the things to choose from.

    Attributes:
        name: What is matched against what is typed.
        detail: What is said besides.
    """

    name: str
    detail: str = ""


class Picked(NamedTuple):
    """What was chosen, and with which key.

    Attributes:
        place: Its index among the choices.
        key: ``"enter"``, or one of the picker's other keys.
    """

    place: int
    key: str


class _Options(OptionList):
    """A list that may have become shorter since it was pressed, which Textual does not think of."""

    async def on_event(self, event: Event) -> None:
        """Pass over a press on a line that is gone."""
        if isinstance(event, Click) and event.style.meta.get("option", -1) >= self.option_count:
            event.stop()
        else:
            await super().on_event(event)


class Picker(Cover["Picked | None"]):
    """A list that shrinks while one types; it gives what was chosen, None for nothing."""

    DEFAULT_CSS = """
    Picker { align: center middle; }
    Picker > Vertical { width: 90%; max-width: 90; height: auto; max-height: 80%; border: round $primary;
        background: $surface; }
    Picker Input, Picker Input:focus { border: none; height: 1; background: $panel; padding: 0 1; }
    Picker OptionList, Picker OptionList:focus { border: none; height: auto; max-height: 100%; background: $surface; }
    """

    def __init__(self, title: str, choices: Sequence[Choice] | None, others: Mapping[str, str] | None = None) -> None:
        """Take what is to be chosen from.

        Args:
            title: What all of it is.
            choices: The choices; None where they are still being found, for :meth:`offer` to bring.
            others: What other keys than Enter choose one for: ``{"ctrl+l": "limits"}``.
        """
        super().__init__()
        self._title, self._choices, self._others = title, choices, others or {}
        self._places: list[int] = []
        self._moved = False

    def offer(self, choices: Sequence[Choice]) -> None:
        """List what was found, unless the reader has left."""
        self._choices = choices
        if self.is_attached:
            self._fill(self.query_one(Input).value)

    def compose(self) -> ComposeResult:
        """Yield the field and the list."""
        with Vertical() as box:
            others = [f"{shown_key(key)} {does}" for key, does in self._others.items()]
            hint = " · ".join(["Enter goes there", "Esc leaves", *others])
            yield from titled(box, self._title, hint, plain=is_plain(self.app))
            yield Input(placeholder="type a part of it")
            yield _Options(markup=False)

    def on_mount(self) -> None:
        """Show everything, and take the keys."""
        self._fill("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits."""
        event.stop()
        self._moved = False
        self._fill(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose what is highlighted."""
        event.stop()
        self._choose("enter")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose what the mouse pressed."""
        event.stop()
        self._choose("enter")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Let who listens follow to the line that Enter would choose."""
        event.stop()
        if is_plain(self.app) and self._moved:
            self.call_after_refresh(self._put_cursor)

    def _put_cursor(self) -> None:
        """Put the terminal's cursor on what is highlighted."""
        options = self.query_one(OptionList)
        line = (options.highlighted or 0) - options.scroll_offset.y
        self.app.cursor_position = options.content_region.offset + Offset(0, line)
        options.refresh()

    def on_click(self, event: events.Click) -> None:
        """Leave when the mouse is pressed beside the box, or on its edge, which says what leaves it."""
        if event.widget is self or isinstance(event.widget, Vertical):
            self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Move in the list while the field keeps the letters; leave with Esc."""
        options = self.query_one(OptionList)
        moves: dict[str, Callable[[], None]] = {
            "down": options.action_cursor_down,
            "up": options.action_cursor_up,
            "ctrl+n": options.action_cursor_down,
            "pagedown": options.action_page_down,
            "pageup": options.action_page_up,
        }
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
        elif event.key in self._others:
            event.stop()
            event.prevent_default()
            self._choose(event.key)
        elif move := moves.get(event.key):
            event.stop()
            event.prevent_default()
            self._moved = True
            move()

    def _choose(self, key: str) -> None:
        """Give what is highlighted back."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None and highlighted < len(self._places):
            self.dismiss(Picked(self._places[highlighted], key))

    def _fill(self, typed: str) -> None:
        """List what fits, the best first."""
        choices = self._choices or ()
        self._places = ranked(typed, choices)[:SHOWN]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_shown(choices[place])) for place in self._places])
        if self._choices is None:
            options.add_option(Option("counting …", disabled=True))
        if self._places:
            options.highlighted = 0


def ranked(typed: str, choices: Sequence[Choice]) -> list[int]:
    """Return the indexes of the choices that a typed text fits fuzzily, the best first; all, in order, for no text."""
    if not typed.strip():
        return list(range(len(choices)))
    matcher = Matcher(typed.strip())
    scores = [(matcher.match(choice.name), -place) for place, choice in enumerate(choices)]
    return [-place for score, place in sorted(scores, reverse=True) if score > 0]


def _shown(choice: Choice) -> Content:
    """Return a line of the list."""
    return Content.assemble(harmless(choice.name), (f"  {harmless(choice.detail)}", "dim"))
