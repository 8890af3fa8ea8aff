"""The plain interface: one column of words, and the terminal's cursor on the line that is read."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from factories import thread
from screens import WIDE, PlainConfig, Reader

from threadview.ui.app import ThreadviewApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from threadview.thread import Thread

SIGNS = set("│┃▌▾▸•─╭╮╰╯✱⋯❝·→▇▁█🔎▔")
SAID = "the ice on the pond held until the second week of March"
TEXTS = {"a": f"I skated, {SAID}, twice.", "b": f"{SAID}\n\nOnce.", "c": "word " * 300, "d": "end"}
PEOPLE = {"a": "Ann", "b": "Bob", "c": "Cleo"}


def pond() -> Thread:
    return thread("a(b c) d", TEXTS, PEOPLE, title="The pond", article="A report.\n\nIt says little.")


@asynccontextmanager
async def plainly(of: Thread, size: tuple[int, int] = WIDE) -> AsyncIterator[Reader]:
    app = ThreadviewApp([of], config=PlainConfig())
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)


def line_at_cursor(it: Reader) -> str:
    """Return the line on which the terminal's cursor stands."""
    return it.picture.splitlines()[it.app.cursor_position.y]


async def test_there_is_one_column_and_tab_turns_to_the_other() -> None:
    async with plainly(pond()) as it:
        assert it.picture.splitlines()[:3] == ["title: The pond", "", "A report."]
        assert "Ann" not in it.picture
        assert "article, Tab goes to 4 comments, title: The pond" in it.picture
        await it.press("tab")
        assert it.picture.splitlines()[:7] == [
            "1 Ann, comment 1 of 2 at the top, 2 replies",
            "I skated, the ice on the pond held until the second week of March, twice.",
            "",
            "1.1 Bob, reply 1 of 2 to Ann, depth 1, quotes Ann's 1",
            "quote of Ann's 1:",
            "the ice on the pond held until the second week of March",
            "end of quote",
        ]
        assert "A report." not in it.picture


async def test_the_cursor_of_the_terminal_follows() -> None:
    async with plainly(pond()) as it:
        assert line_at_cursor(it) == "title: The pond"
        await it.press("j")
        assert it.app.cursor_position.y == 0
        await it.press("tab")
        for begin in ("1 Ann", "1.1 Bob", "1.2 Cleo", "2 no name"):
            assert line_at_cursor(it).startswith(begin)
            await it.press("j")
        await it.press("k", "ctrl+d")
        assert "word word" in line_at_cursor(it) or line_at_cursor(it).startswith("2 no name")


async def test_what_changes_is_said_where_the_cursor_stands() -> None:
    async with plainly(pond()) as it:
        await it.press("tab", "z", "c")
        assert line_at_cursor(it).startswith("1 Ann, folded, 2 below, 1 quote, comment 1 of 2 at the top")
        await it.press("z", "o", "t")
        assert line_at_cursor(it).startswith("1 Ann, tagged, comment 1 of 2")


@pytest.mark.parametrize("key", ["", "tab", "question_mark", "at", "i", "colon", "slash", "P", "g r"])
@pytest.mark.parametrize("size", [WIDE, (40, 20)])
async def test_there_is_no_sign_anywhere(key: str, size: tuple[int, int]) -> None:
    async with plainly(pond(), size) as it:
        await it.press("tab", "j", *key.split())
        assert not SIGNS & set(it.picture) - set("→↓↑←…" if key in {"question_mark", "colon"} else "")


async def test_what_lies_over_the_reader_hides_it() -> None:
    async with plainly(pond()) as it:
        await it.press("tab", "at")
        assert (
            it.picture.splitlines()[0]
            == "people. Enter goes there, Esc leaves, Ctrl+L limits to them, Ctrl+T colours them"
        )
        assert "I skated" not in it.picture
        await it.press("down")
        await it.pilot.pause()
        assert line_at_cursor(it).strip().startswith("Bob")
        await it.press("escape", "P")
        assert "top-level comment" in it.picture


async def test_a_field_keeps_the_cursor() -> None:
    async with plainly(pond()) as it:
        await it.press("tab", "slash")
        await it.type("skated")
        assert line_at_cursor(it).startswith(" /skated")


async def test_a_command_is_picked_by_its_words() -> None:
    async with plainly(pond()) as it:
        await it.press("tab", "ctrl+p")
        await it.type("fold all")
        await it.press("enter")
        assert all(it.state.folds)


async def test_words_are_copied_as_they_were_written() -> None:
    async with plainly(pond()) as it:
        await it.press("tab")
        pane = it.screen.panes.comments
        first, last = pane.pointed(0, 1), pane.pointed(2, 5)
        assert first is not None
        assert last is not None
        from threadview.layout.pointing import between

        pane.select(between(first, last))
        assert pane.selected().endswith("the")
        assert "quote of" not in pane.selected()


async def test_the_configuration_can_turn_it_off_while_one_reads() -> None:
    async with plainly(pond()) as it:
        await it.press("tab", "j")
        it.app.reconfigure()
        await it.pilot.pause()
        assert "▾ 1  Ann · 2 replies" in it.picture
        assert "A report." in it.picture
        assert it.at == "b"


async def test_the_title_of_the_help_is_a_line() -> None:
    async with plainly(pond()) as it:
        await it.press("question_mark")
        assert "keys, mouse, queries, commands. / or letters narrow, Esc closes" in it.picture
        await it.type("splitter")
        assert "/splitter. 3 of " in it.picture
        assert "▏" not in it.picture
