"""Typing at the prompt: what is followed, and when."""

from __future__ import annotations

from factories import thread
from screens import reader
from textual.events import Key

from threadview.ui.widgets.prompt import Prompt, QueryInput


async def test_of_letters_that_come_at_once_the_last_is_followed_and_alone_each() -> None:
    async with reader(thread("a(b c) d")) as reading:
        await reading.press("slash")
        followed: list[str] = []
        reading.screen.query_one(Prompt).follow = followed.append
        field = reading.screen.query_one(QueryInput)
        for letter in "wet":
            field.post_message(Key(letter, letter))
        while field.value != "wet" or not followed:
            await reading.pilot.pause(0.01)
        assert followed == ["wet"]
        await reading.press("s")
        await reading.press("t")
        assert followed == ["wet", "wets", "wetst"]
