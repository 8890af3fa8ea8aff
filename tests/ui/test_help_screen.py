"""The help on the screen."""

from __future__ import annotations

import pytest
from factories import thread
from screens import reader

STORY = thread("a(b c) d", article="One paragraph.")


def is_open(it) -> bool:  # noqa: ANN001 - any reader
    return len(it.app.screen_stack) > 1


@pytest.mark.parametrize("size", [(40, 24), (80, 24), (200, 50)])
async def test_letters_narrow_it_and_esc_clears_then_closes(size: tuple[int, int]) -> None:
    async with reader(STORY, size) as it:
        await it.press("question_mark")
        assert "next visible" in it.picture
        await it.type("unfold all")
        assert "zR" in it.picture
        assert "next visible" not in it.picture
        assert "Esc shows all" in it.picture
        await it.press("escape")
        assert "next visible" in it.picture
        assert is_open(it)
        await it.press("escape")
        assert not is_open(it)


@pytest.mark.parametrize("key", ["q", "question_mark", "f1", "escape", "enter"])
async def test_it_closes(key: str) -> None:
    async with reader(STORY) as it:
        await it.press("question_mark", key)
        assert not is_open(it)


async def test_letters_that_scroll_narrow_behind_a_slash() -> None:
    async with reader(STORY, (80, 24)) as it:
        await it.press("question_mark", "G")
        assert "next visible" not in it.picture
        await it.press("g")
        assert "next visible" in it.picture
        await it.type("/quoted")
        assert "hide quoted text" in it.picture
        await it.press("enter", "j", "k")
        assert "hide quoted text" in it.picture
        await it.press("q")
        assert not is_open(it)


async def test_backspace_takes_letters_back_and_ends_the_search() -> None:
    async with reader(STORY, (80, 24)) as it:
        await it.press("question_mark")
        await it.type("/zx")
        assert "nothing here has these words" in it.picture
        await it.press("backspace")
        assert "fold to a level" in it.picture
        await it.press("backspace", "backspace")
        assert "/ or letters narrow" in it.picture
        await it.press("ctrl+d")
        assert "next visible" not in it.picture


async def test_the_command_opens_it_narrowed() -> None:
    async with reader(STORY, (80, 24)) as it:
        await it.type(":help")
        await it.press("space")
        await it.type("splitter")
        await it.press("enter")
        assert "move the splitter left" in it.picture
        assert "next visible" not in it.picture
