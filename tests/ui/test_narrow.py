"""Forty columns, twenty or ten lines: everything works, and what one needs is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import thread
from msgspec.structs import replace
from screens import reader

if TYPE_CHECKING:
    from threadview.thread import Thread

SMALL = [(40, 20), (40, 10)]
OUTLINE = "a(b(c(d(e(f(g)))))) h"
TEXTS = {name: f"{name} says something that does not fit into one line of so few columns." for name in "abcdefgh"}
PEOPLE = {name: f"Person {name}" for name in "abcdefgh"}
SCREENS = ["question_mark", "i", "at", "colon", "slash", "backslash", "P", "f", "D", "s", "Y", "w", "|"]


def story() -> Thread:
    return replace(thread(OUTLINE, TEXTS, PEOPLE, title="A title longer than the screen is wide", article="It is so."))


def words(shown: str) -> str:
    """Return what is written on a screen, without lines and line breaks."""
    return " ".join(shown.replace("│", " ").replace("┃", " ").split())


@pytest.mark.parametrize("size", SMALL)
async def test_every_screen_opens_and_closes(size: tuple[int, int]) -> None:
    async with reader(story(), size) as it:
        await it.press("tab", "j", "j")
        for key in SCREENS:
            await it.press(key)
            assert all(len(line) <= size[0] for line in it.picture.splitlines())
            await it.press("escape")
            await it.pilot.pause()
            assert len(it.app.screen_stack) == 1, key


@pytest.mark.parametrize("size", SMALL)
async def test_who_writes_and_where_one_is_are_seen_at_every_depth(size: tuple[int, int]) -> None:
    async with reader(story(), size) as it:
        assert "Tab: 8 comments" in it.picture
        await it.press("tab")
        for place, name in enumerate("abcdefgh", 1):
            assert f"Person {name}" in it.picture
            assert f"{place} of 8 comments" in it.picture
            assert "? keys" in it.picture
            await it.press("j")


@pytest.mark.parametrize("size", SMALL)
async def test_what_a_fold_hides_is_said(size: tuple[int, int]) -> None:
    async with reader(story(), size) as it:
        await it.press("tab", "z", "M")
        assert "▸ 1  Person a · 6 replies" in it.picture


async def test_the_field_of_a_search_keeps_its_room() -> None:
    async with reader(story(), (40, 10)) as it:
        await it.press("tab", "slash")
        await it.type("something")
        assert "/something" in it.picture
        assert "1 of 8" in it.picture


async def test_the_whole_help_is_read_at_forty_columns() -> None:
    async with reader(story(), (40, 500)) as it:
        await it.press("question_mark")
        assert "next visible comment (a line in the article)" in words(it.picture)
        assert "read the thread again; folds, marks and the place stay" in words(it.picture)
