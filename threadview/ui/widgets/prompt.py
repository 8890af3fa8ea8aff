"""Typing a query at the bottom of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Static

from threadview.layout.cells import width_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

SOON: Final = 0.005
"""Seconds after which it is looked again whether more was typed."""


TURNS: Final = {"tab": 1, "shift+tab": -1}
RECALLS: Final = {"up": -1, "down": 1}
EDITS: Final = {
    "backspace": "delete_left",
    "delete": "delete_right",
    "ctrl+w": "delete_left_word",
    "ctrl+u": "delete_left_all",
    "ctrl+k": "delete_right_all",
    "left": "cursor_left",
    "right": "cursor_right",
    "home": "home",
    "ctrl+a": "home",
    "end": "end",
    "ctrl+e": "end",
}
"""Keys that edit, and Textual's actions for them. By its bindings they would be done after letters that came later."""


class Asked(Protocol):
    """What the prompt asks for."""

    def follow(self, text: str) -> str:
        """Follow what stands in the field; return what to say of it."""

    def turn(self) -> str | None:
        """Return the next of several questions, None where there is but this one."""

    def complete(self, text: str, step: int, put: Callable[[str], None]) -> None:
        """Put what a text may become into the field, now or later; pressed again, what comes ``step`` after it."""


class QueryInput(Input):
    """The field; up and down walk what was sought before.

    Attributes:
        open: Keys are for the field. Fast typing may bring keys here that were meant for what comes after it.
    """

    open = False
    _behind = False
    _waiting = 0
    virtual_size = Reactive(Size(0, 0))
    """Not, as Textual has it, with a new layout at each letter: the field scrolls, and never grows."""

    def watch_value(self, value: str) -> None:
        """Follow what is typed while the key is taken: letter and what it leads to come in one picture.

        Where more was typed or pasted meanwhile, only the last of it is followed.
        """
        if not self.open or not isinstance(self.parent, Prompt) or self._behind:
            return
        if self._waiting:
            self._behind = True
            self.set_timer(SOON, self._catch_up)
        else:
            self.parent.follow(value)

    def _catch_up(self) -> None:
        """Follow what stands in the field now."""
        self._behind = False
        self.watch_value(self.value)

    def post_message(self, message: Message) -> bool:
        """Count the keys that wait here to be taken; let none overtake what came before the field had the focus."""
        if isinstance(message, Key):
            prompt = self.parent
            if isinstance(prompt, Prompt) and prompt.is_behind():
                return prompt.screen.post_message(Prompt.Early(message))
            self._waiting += 1
        return super().post_message(message)

    def fill(self, text: str) -> None:
        """Put a text into the field, with the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)

    def on_key(self, event: Key) -> None:
        """Take the keys that are for the prompt, and those that edit; letters are left to the field."""
        self._waiting = max(self._waiting - 1, 0)
        event.stop()  # what comes to the screen has not been here
        if not self.open:
            self.post_message(Prompt.Overtaken(event.key, event.character))
        elif not self._took(event.key):
            return
        event.prevent_default()

    def _took(self, key: str) -> bool:
        """Leave with Enter, Esc, Backspace in an empty field; edit, complete, recall; tell whether it did any of it."""
        prompt = self.parent
        if key == "enter":
            self.open = False
            self.post_message(Prompt.Entered(self.value))
        elif key == "escape" or (key == "backspace" and not self.value):
            self.open = False
            self.post_message(Prompt.Cancelled())
        elif key in EDITS:
            getattr(self, f"action_{EDITS[key]}")()
        elif key in TURNS and isinstance(prompt, Prompt):
            prompt.turn(TURNS[key])
        elif key in RECALLS and isinstance(prompt, Prompt):
            prompt.recall(RECALLS[key])
        else:
            return False
        return True


class Prompt(Horizontal):
    """A question and its field, hidden until it is asked."""

    DEFAULT_CSS = """
    Prompt { dock: bottom; height: 1; display: none; background: $panel; }
    Prompt > Static { width: auto; height: 1; padding: 0 0 0 1; color: $accent; }
    Prompt > Input, Prompt > Input:focus { border: none; height: 1; padding: 0; background: $panel; width: 1fr; }
    Prompt > #said { padding: 0 1; min-width: 40%; max-width: 65%; text-align: right; color: $foreground;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, text: str) -> None:
            """Say what the text was then; that it changed may not have been heard yet."""
            super().__init__()
            self.text = text

    class Cancelled(Message):
        """Esc was pressed."""

    class Early(Message):
        """A key came for the field while others, pressed before it, are still to be given to it."""

        def __init__(self, event: Key) -> None:
            """Say which."""
            super().__init__()
            self.event = event

    class Overtaken(Message):
        """A key reached the field when the prompt was over already."""

        def __init__(self, key: str, character: str | None) -> None:
            """Say which."""
            super().__init__()
            self.key, self.character = key, character

    def __init__(self, is_behind: Callable[[], bool]) -> None:
        """Ask nothing yet.

        Args:
            is_behind: Tells whether keys wait for the screen, which gives them to the field before any later one.
        """
        super().__init__(id="prompt")
        self.is_behind = is_behind
        self._question: Asked | None = None
        self._kind = ""
        self._asked: dict[str, list[str]] = {}
        self._place = 0

    def compose(self) -> ComposeResult:
        """Yield question, field and answer."""
        yield Static(id="question", markup=False)
        yield QueryInput(select_on_focus=False)
        yield Static(id="said", markup=False)

    def ask(self, asked: str, text: str, question: Asked) -> None:
        """Show the prompt, with a text to begin with; the question is told each text that is typed."""
        self._question = question
        self.query_one("#question", Static).update(Content(asked))
        self.say("")
        field = self.query_one(QueryInput)
        field.fill(text)
        self._kind = asked
        self._place = len(self._asked.setdefault(asked, []))
        self.display = field.open = True
        field.focus()

    def follow(self, text: str) -> None:
        """Say what the text leads to."""
        if self._question is not None:
            self.say(self._question.follow(text))

    def follow_again(self) -> None:
        """Say what the text leads to by now."""
        self.follow(self.query_one(QueryInput).value)

    def turn(self, step: int) -> None:
        """Ask the next question, where there are several; else complete what is typed."""
        if self._question is None:
            return
        field = self.query_one(QueryInput)
        before = field.value
        asked = self._question.turn()
        if asked is not None:
            self.query_one("#question", Static).update(Content(asked))
            self.follow(before)
            return

        def put(text: str) -> None:
            if field.open and field.value == before:
                field.fill(text)

        self._question.complete(before, step, put)

    def take(self, event: Key) -> None:
        """Take a key that came before the field had the focus."""
        field = self.query_one(QueryInput)
        field.on_key(event)
        if event.is_printable and event.character and field.open:
            field.insert_text_at_cursor(event.character)

    def say(self, answer: str) -> None:
        """Show what the text leads to: a count, or why it is no query."""
        said = self.query_one("#said", Static)
        # A new layout paints the whole screen: only for what has no room.
        said.update(Content(answer), layout=width_of(answer) > said.size.width)

    def close(self) -> None:
        """Remember the text, hide the prompt and give the keys back."""
        text, asked = self.query_one(QueryInput).value, self._asked[self._kind]
        if text and text not in asked:
            asked.append(text)
        self.display = False
        self.screen.set_focus(None)

    def recall(self, step: int) -> None:
        """Put an earlier or later answer to this question into the field."""
        place, asked = self._place + step, self._asked[self._kind]
        if 0 <= place < len(asked):
            self._place = place
            self.query_one(QueryInput).fill(asked[place])
