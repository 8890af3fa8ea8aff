"""Browsing the shelf."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from unittest.mock import Mock

from factories import thread
from screens import NARROW, Config, PlainConfig, picture

from threadview.store import Memory, Shelved
from threadview.store.shelf import Shelf
from threadview.thread import Spot, Visit
from threadview.ui.browser import Browser
from threadview.ui.screens.shelf import Opened, ShelfScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from threadview.ui.preferences import ConfigSource

TEXTS = {"Pond": "The ferry is stuck.", "Harbour": "Seals again.", "Bicycle": "A ferry of wheels."}


def read(path: Path, title: str, **more: int) -> None:
    of = thread("a", title=title)
    memory = Memory([of], [f"https://example.org/{title}"], path=path)
    memory.recall(of).result()
    memory.keep(
        of, lambda: Visit(Spot("comments", "a")), lambda: Shelved(text=TEXTS.get(title, title), **more)
    ).result()
    memory.close()


@asynccontextmanager
async def browsing(path: Path, *titles: str, config: ConfigSource | None = None) -> AsyncIterator[Pilot[Opened]]:
    for title in titles:
        read(path, title, comments=5, new=2 if title == "Pond" else 0)
    shelf = Shelf(path)
    app = Browser(shelf, config=config)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        yield pilot
    shelf.close()


async def settled(pilot: Pilot[Opened]) -> str:
    """Return what is shown once the shelf has answered all it was asked."""
    shelf = next(screen for screen in pilot.app.screen_stack if isinstance(screen, ShelfScreen))._shelf
    for _ in range(2):
        await asyncio.wrap_future(shelf._worker.submit(int))
        await pilot.pause()
    return picture(pilot.app)


def state(pilot: Pilot[Opened]) -> ShelfScreen:
    assert isinstance(pilot.app.screen, ShelfScreen)
    return pilot.app.screen


def at(pilot: Pilot[Opened]) -> str:
    entry = state(pilot).state.entry
    return entry.title if entry else ""


def listed(pilot: Pilot[Opened]) -> set[str]:
    return {entry.title for entry in state(pilot).state.entries}


async def test_it_obeys_the_keys_of_the_reader_besides_its_own(tmp_path: Path) -> None:
    config = Config('[keys]\nnext = ["F7"]\nlast = ["F6"]\nhelp = ["F8"]\nquit = ["F9"]\npeek = ["F5"]\nless = ["P"]')
    async with browsing(tmp_path / "memory.db", "Pond", "Harbour", "Bicycle", config=config) as pilot:
        for key, row in (("f7", 1), ("j", 2), ("k", 1), ("g", 0), ("f6", 2)):
            await pilot.press(key)
            assert state(pilot).state.row == row
        title = at(pilot)
        await pilot.press("P")
        await settled(pilot)
        assert [entry.title for entry in state(pilot).state.entries if entry.pinned] == [title]
        assert "F8 keys" in picture(pilot.app)
        await pilot.press("f8")
        shown = await settled(pilot)
        assert "F7 k        next, previous thread" in shown
        assert "gg F6       first, last thread" in shown
        await pilot.press("escape")
        left = Mock()
        pilot.app.exit = left  # type: ignore[method-assign]
        await pilot.press("f9")
        left.assert_called_once_with()


async def test_it_shows_what_was_read_how_much_and_what_is_new(tmp_path: Path) -> None:
    async with browsing(tmp_path / "memory.db", "Pond", "Harbour") as pilot:
        shown = picture(pilot.app)
        assert "Pond ✱ 2 new" in shown
        assert "5 comments · read now · https://example.org/Harbour" in shown
        assert "1 of 2 threads on the shelf" in shown


async def test_an_empty_shelf_says_how_to_fill_it(tmp_path: Path) -> None:
    async with browsing(tmp_path / "memory.db") as pilot:
        assert "nothing was read yet: threadview SOURCE" in picture(pilot.app)
        await pilot.press("enter", "j", "P", "d", "d", "slash", "x", "escape", "G")
        assert pilot.app.is_running


async def test_a_thread_is_chosen(tmp_path: Path) -> None:
    async with browsing(tmp_path / "memory.db", "Pond", "Harbour") as pilot:
        await pilot.press("j")
        chosen = at(pilot)
        await pilot.press("o")
    assert pilot.app.return_value is not None
    assert (pilot.app.return_value.entry.title, pilot.app.return_value.offline) == (chosen, True)


async def test_words_are_sought_while_they_are_typed(tmp_path: Path) -> None:
    async with browsing(tmp_path / "memory.db", "Pond", "Harbour", "Bicycle") as pilot:
        await pilot.press("slash", *"ferr")
        await settled(pilot)
        assert listed(pilot) == {"Pond", "Bicycle"}
        await pilot.press("enter")
        assert "of 2 threads with ferr" in picture(pilot.app)
        await pilot.press("escape")
        await settled(pilot)
        assert listed(pilot) == {"Pond", "Harbour", "Bicycle"}


async def test_what_is_pinned_goes_to_the_top_and_the_cursor_with_it(tmp_path: Path) -> None:
    async with browsing(tmp_path / "memory.db", "Pond", "Harbour", "Bicycle") as pilot:
        await pilot.press("G")
        last = at(pilot)
        await pilot.press("P")
        shown = await settled(pilot)
        assert shown.startswith(f"◆ {last}")
        assert at(pilot) == last


async def test_forgetting_takes_two_presses_in_a_row(tmp_path: Path) -> None:
    async with browsing(tmp_path / "memory.db", "Pond", "Harbour") as pilot:
        await pilot.press("d")
        assert "d once more forgets it" in picture(pilot.app)
        await pilot.press("j", "d")
        await settled(pilot)
        assert len(listed(pilot)) == 2
        doomed = at(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert listed(pilot) == {"Pond", "Harbour"} - {doomed}


async def test_the_mouse_selects_and_opens(tmp_path: Path) -> None:
    async with browsing(tmp_path / "memory.db", "Pond", "Harbour") as pilot:
        await pilot.click(offset=(5, 3))
        second = at(pilot)
        assert state(pilot).state.row == 1
        await pilot.click(offset=(5, 3))
    assert pilot.app.return_value is not None
    assert pilot.app.return_value.entry.title == second


async def test_a_hostile_title_is_harmless(tmp_path: Path) -> None:
    async with browsing(tmp_path / "memory.db", "[/foo] \x1b]52;c;eA==\x07 [@click=app.exit]x[/]") as pilot:
        shown = picture(pilot.app)
        assert "[/foo]" in shown
        assert "\x1b" not in shown


async def test_where_everything_is_plain_the_shelf_is_words_too(tmp_path: Path) -> None:
    async with browsing(tmp_path / "memory.db", "Harbour", "Pond", config=PlainConfig()) as pilot:
        await pilot.press("P")
        shown = await settled(pilot)
        assert "2 new: Pond" in shown
        assert "5 comments, read just now, https://example.org/Harbour" in shown
        assert "question mark: keys" in shown
        assert not set("◆✱·┃") & set(shown)
        assert shown.splitlines()[pilot.app.cursor_position.y].startswith("pinned")
