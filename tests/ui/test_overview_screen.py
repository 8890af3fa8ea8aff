"""The overview of a thread, opened with ``i``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import thread
from screens import NARROW, WIDE, Reader, reader

from threadview.ui.screens import overview as screen

if TYPE_CHECKING:
    from threadview.thread import Thread

SAID = "The ferry has not run since the pier was closed last spring."
TEXTS = {"a": "rain", "b": f"{SAID}\n\nSo what?", "c": "wind", "d": "fog", "e": "hail"}


@pytest.fixture
def story() -> Thread:
    authors = {"a": "Ann", "b": "Bob", "c": "Ann", "d": "Cid", "e": "Bob"}
    return thread("a(b(c)) d e", TEXTS, authors, title="The pier", article=f"Once more. {SAID} And so on.")


def under_cursor(it: Reader) -> str:
    """Return the words of the line that the cursor stands on; in its margin, that is, not between two names."""
    line = next(line for line in it.picture.splitlines() if f"│ {screen.HERE}" in line)
    return line.split(f"│ {screen.HERE}")[1].split("  ")[0]


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 50), (30, 10)])
async def test_i_shows_the_thread_as_a_whole(story: Thread, size: tuple[int, int]) -> None:
    async with reader(story, size) as it:
        await it.press("i")
        assert "overview · The" in it.picture
        assert "5 comments by 3" in it.picture
        assert under_cursor(it) == "Ann"


async def test_j_and_k_move_over_the_lines_that_lead_somewhere(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("i", "j")
        assert under_cursor(it) == "Bob"
        await it.press("j", "j")
        assert under_cursor(it) == "Bob → Ann"
        await it.press("k", "k", "k", "k", "k")
        assert under_cursor(it) == "Ann"


async def test_the_cursor_moves_no_words(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("i", *"jjjjjjj")
        assert it.picture.count("the article, quoted by 1.1 Bob") == 1
        marked = it.picture.replace(screen.HERE, "  ", 1)
        await it.press("j")
        assert it.picture.replace(screen.HERE, "  ") == marked.replace(screen.HERE, "  ")


async def test_the_window_follows_the_cursor_to_both_ends(story: Thread) -> None:
    async with reader(story, NARROW) as it:
        await it.press("i", "G")
        assert under_cursor(it) == "level 3"
        assert "5 comments by 3 people" not in it.picture
        await it.press("g")
        assert "5 comments by 3 people" in it.picture
        for _ in range(4):
            await it.press("pagedown")
        assert under_cursor(it) == "level 3"


async def test_enter_goes_to_a_persons_comments_and_n_walks_them(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("i", "j", "enter")
        assert it.at == "b"
        assert "2 comments by Bob" in it.picture
        await it.press("n")
        assert it.at == "e"
        await it.press("ctrl+o", "ctrl+o")
        assert it.at == "a"


async def test_enter_on_quoted_words_lights_them_in_their_source(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("i", *"jjjjjj")
        assert under_cursor(it) == "1×"
        await it.press("enter")
        assert it.state.pane == "article"
        assert it.state.lit is not None


async def test_the_mouse_goes_where_a_line_leads(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("i")
        lines = it.picture.splitlines()
        row = next(at for at, line in enumerate(lines) if "Bob   " in line)
        await it.pilot.click(offset=(lines[row].index("Bob"), row))
        assert it.at == "b"


@pytest.mark.parametrize("key", ["escape", "q", "i"])
async def test_closing_leaves_everything_as_it_was(story: Thread, key: str) -> None:
    async with reader(story) as it:
        await it.press("j", "i", "j", key)
        assert it.at == "b"
        assert "overview" not in it.picture


async def test_a_resize_keeps_the_line(story: Thread) -> None:
    async with reader(story) as it:
        await it.press("i", "j", "j", "j")
        before = under_cursor(it)
        await it.pilot.resize_terminal(70, 20)
        await it.pilot.pause()
        assert under_cursor(it) == before


async def test_an_empty_thread_has_an_overview_too() -> None:
    async with reader(thread("", article="A story.")) as it:
        await it.press("i")
        assert "no comments here" in it.picture
        await it.press("j", "enter")
        assert "no comments here" not in it.picture


async def test_a_big_thread_is_counted_beside_the_interface(story: Thread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "AT_ONCE", 2)
    async with reader(story) as it:
        await it.press("i")
        await it.app.workers.wait_for_complete()
        await it.pilot.pause()
        assert under_cursor(it) == "Ann"


async def test_leaving_while_it_is_counted_is_safe(story: Thread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "AT_ONCE", 2)
    async with reader(story) as it:
        await it.pilot.press("i", "escape")
        await it.app.workers.wait_for_complete()
        await it.press("j")
        assert it.at == "b"
