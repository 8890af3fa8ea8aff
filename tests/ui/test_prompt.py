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


async def test_keys_that_edit_are_taken_in_their_turn_among_letters_that_come_at_once() -> None:
    async with reader(thread("a(b c) d")) as reading:
        await reading.press("slash")
        field = reading.screen.query_one(QueryInput)
        for key in ("a", "x", "backspace", "b", "left", "c", "end", "d", "home", "e"):
            field.post_message(Key(key, key if len(key) == 1 else None))
        await reading.pilot.pause()
        assert field.value == "eacbd"
        for key in ("ctrl+u", "f", "ctrl+a", "ctrl+k", "g"):
            field.post_message(Key(key, key if len(key) == 1 else None))
        await reading.pilot.pause()
        assert field.value == "g"


async def test_a_key_that_came_just_before_the_prompt_had_the_focus_stands_before_the_next_one() -> None:
    async with reader(thread("a b")) as it:
        await it.press("slash")
        field = it.screen.query_one(QueryInput)
        assert it.screen.focused is field
        it.screen.post_message(Key("h", "h"))
        field.post_message(Key("e", "e"))
        field.post_message(Key("r", "r"))
        await it.pilot.pause()
        await it.until(lambda: field.value == "her")
        await it.press("o", "n")
        assert field.value == "heron"
