"""A screen whose keys are commands, or letters for the prompt while that asks, in the order of pressing."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from textual import events
from textual.screen import Screen

from threadview.ui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.message import Message


class Keyed(Screen[None]):
    """Gives keys to the prompt or to :meth:`pressed`.

    A key goes to whoever has the focus when it comes. Those that came before the prompt had it are still waiting here
    when the next ones go there already.

    Attributes:
        last_key: When a key was pressed last, in seconds of the system's clock; 0 before the first one.
    """

    last_key = 0.0
    _waiting = 0

    def is_behind(self) -> bool:
        """Tell whether keys wait here: no later one may overtake them."""
        return self._waiting > 0

    def pressed(self, event: events.Key) -> None:
        """Do what a key asks for."""
        raise NotImplementedError

    def post_message(self, message: Message) -> bool:
        """Count the keys that wait here."""
        if isinstance(message, events.Key | Prompt.Early):
            self._waiting += 1
        return super().post_message(message)

    def on_prompt_early(self, message: Prompt.Early) -> None:
        """Take a key that went to the prompt in its turn."""
        message.stop()
        self.on_key(message.event)

    def on_key(self, event: events.Key) -> None:
        """Give a key to the prompt, or do what it asks for."""
        self.last_key = perf_counter()
        self._waiting = max(self._waiting - 1, 0)
        event.stop()
        event.prevent_default()
        prompt = self.query_one(Prompt)
        if prompt.display:
            prompt.take(event)
        else:
            self.pressed(event)
