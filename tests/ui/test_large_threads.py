"""What a thread costs does not grow with it: counted in comments laid out and bodies made, not in time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from screens import reader

from threadview.layout.comment import CommentLayout
from threadview.search import index
from threadview.session import searching
from threadview.thread import Body, Comment, Thread, from_depths
from threadview.ui import background
from threadview.ui.widgets import entries

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from screens import Reader

    Ranges = Sequence[tuple[int, int]]

SCREENS = 4
"""So many windows of comments a key may lay out: the one before, the one after, and those on the way."""

WINDOW = 40
KEYS = ("j", "k", "J", "K", "p", "}", "space", "space", "G", "gg", "zM", "zR", "z2", "zR", "G", "zM", "x", "X", "l")


class Counted:
    """A thread that counts how many of its bodies were made."""

    def __init__(self, size: int) -> None:
        self.made = 0
        comments = [Comment(partial(self.body, at), id=f"c{at}", author=f"Ann{at % 50}") for at in range(size)]
        depths = [at % 100 if at % 7 else 0 for at in range(size)]
        self.thread = Thread(**from_depths(comments, depths)._asdict(), title="The pier")

    def body(self, at: int) -> Body:
        self.made += 1
        return Body(f"What number {at} has to say. " * 9)


@pytest.fixture(autouse=True)
def _unstudied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "REST", 3600)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the comments that are laid out, as this goes on."""
    indexes: list[int] = []

    def layout(thread: Thread, index: int, width: int, *, closed: bool, left_out: Ranges, guides: bool) -> object:
        indexes.append(index)
        return CommentLayout(thread, index, width, closed=closed, left_out=left_out, guides=guides)

    monkeypatch.setattr(entries, "CommentLayout", layout)
    return indexes


async def test_opening_makes_the_bodies_that_are_shown_whatever_the_size() -> None:
    made = []
    for size in (1_000, 2_000):
        of = Counted(size)
        async with reader(of.thread) as it:
            assert "What number 0 has to say" in it.picture
            made.append(of.made)
    assert made[0] == made[1] < SCREENS * WINDOW


async def test_a_key_lays_out_only_what_is_near_the_screen(laid_out: list[int]) -> None:
    of = Counted(3_000)
    async with reader(of.thread) as it:
        await it.press("tab")
        for keys in KEYS:
            laid_out.clear()
            await it.press(*(keys if keys != "space" else [keys]))
            assert len(laid_out) < SCREENS * WINDOW, keys


async def test_another_width_lays_out_only_what_is_near_the_screen(laid_out: list[int]) -> None:
    async with reader(Counted(3_000).thread) as it:
        await it.press("G")
        laid_out.clear()
        await it.pilot.resize_terminal(90, 30)
        await it.pilot.pause()
        assert 0 < len(laid_out) < SCREENS * WINDOW


async def test_a_search_waits_for_no_text_and_goes_on_while_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counted(20_000)
    made.thread.comments[15_000] = Comment(Body("The heron is here."), id="heron")
    async with reader(made.thread) as it:
        await it.press("slash", *"heron", "enter")
        assert made.made < 2_000
        assert it.state.cursor == 0
        monkeypatch.setattr(background, "REST", 0.001)
        it.screen._work_on()
        await it.until(lambda: it.at == "heron")
        assert "1 of 1" in it.picture
        assert made.made < 20_000
        await it.press("escape")
        assert it.state.search is None


@pytest.fixture
async def huge(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Reader]:
    """A thread that was studied, and that is searched ten comments at a time."""
    monkeypatch.setattr(index, "PIECE", 10)
    monkeypatch.setattr(searching, "MOST", 10)
    monkeypatch.setattr(searching, "LEAST", 0)
    made = Counted(60)
    made.thread.comments[45] = Comment(Body("The heron is here."), id="heron")
    async with reader(made.thread) as it:
        with monkeypatch.context() as studying:
            studying.setattr(background, "REST", 0.001)
            it.screen._work_on()
            await it.until(lambda: it.screen._study is None and not it.screen._is_at_work)
        yield it


async def test_a_search_in_a_huge_thread_goes_on_after_the_study(monkeypatch: pytest.MonkeyPatch, huge: Reader) -> None:
    await huge.press("slash", *"heron", "enter")
    assert "no match in the first" in huge.picture
    monkeypatch.setattr(background, "REST", 0.001)
    huge.screen._work_on()
    await huge.until(lambda: huge.at == "heron")
    await huge.until(lambda: "1 of 1" in huge.picture and "in the first" not in huge.picture)
    assert not huge.screen._is_at_work
    await huge.press("escape", "backslash", *"heron", "enter")
    await huge.until(lambda: "limited to 1 match ·" in huge.picture)


async def test_a_query_that_is_none_any_more_stops_what_went_on(monkeypatch: pytest.MonkeyPatch, huge: Reader) -> None:
    await huge.press("slash", "slash")
    monkeypatch.setattr(background, "REST", 0.001)
    await huge.press("h", "(")
    await huge.press("slash")
    assert "broken" in huge.picture
    huge.screen._work_on()
    assert not huge.screen._is_at_work
