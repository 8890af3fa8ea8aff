"""Leaving a thread and opening it again."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from factories import thread
from screens import NARROW, Reader, picture, reader, until

from threadview.store import Memory
from threadview.thread import Comment, Thread, from_parents
from threadview.ui import recalling, remembering
from threadview.ui.app import ThreadviewApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from threadview.thread import Visit

WORDS = {name: f"{name}: " + "what was said here. " * 12 for name in "abcdefg"}
OUTLINE = "a(b c(d e)) f(g)"
LONGER = "a(b new c(d e)) f(g more)"
ARTICLE = "A first paragraph.\n\n" + "More of it follows here. " * 200


@pytest.fixture
def story() -> Thread:
    return thread(OUTLINE, WORDS, title="The pier", article=ARTICLE)


@pytest.fixture
def longer() -> Thread:
    return thread(LONGER, WORDS, {"new": "Ann", "more": "Bob"}, title="The pier", article=ARTICLE)


@asynccontextmanager
async def opening(of: Thread, path: Path, **more: object) -> AsyncIterator[Reader]:
    """Open a thread as a run of the program does; what it leaves behind is written at the end."""
    memory = Memory([of], ["page.txt"], path=path / "memory.db")
    async with reader(of, memory=memory, **more) as it:  # type: ignore[arg-type]
        await settled(it)
        yield it
    memory.close()


async def settled(it: Reader) -> None:
    """Wait until what is remembered has been taken up."""
    await it.recalled()
    await it.pilot.pause(2 * remembering.SOON)


async def test_a_first_visit_is_as_any_was(story: Thread, tmp_path: Path) -> None:
    async with opening(story, tmp_path) as it:
        assert it.at == "a"
        assert "new" not in it.picture
        await it.press("right_square_bracket", "n")
        assert "nothing is known of an earlier visit" in it.picture


async def test_a_thread_stands_where_it_was_left(story: Thread, tmp_path: Path) -> None:
    async with opening(story, tmp_path) as it:
        await it.press("j", "j", "z", "c", "m", "k", "G")
        left = it.picture
        assert it.at == "g"
    async with opening(story, tmp_path) as it:
        assert it.at == "g"
        assert it.picture.splitlines()[:-1] == left.splitlines()[:-1]
        await it.press("apostrophe", "k")
        assert it.at == "c"


async def test_the_line_that_was_at_the_top_is_there_again(tmp_path: Path) -> None:
    long = thread("a b", {"a": "a word or two " * 900, "b": "b"}, article=ARTICLE)
    async with opening(long, tmp_path) as it:
        await it.press("ctrl+d", "ctrl+d", "ctrl+d", "tab", "ctrl+f")
        left = it.picture
    async with opening(long, tmp_path) as it:
        assert it.state.pane == "article"
        assert it.picture.splitlines()[:-1] == left.splitlines()[:-1]
    async with opening(long, tmp_path, size=(140, 30)) as it:
        assert it.screen.panes.tops(it.state)[0] != (0, -1)


async def test_one_pane_comes_back_as_the_pane_it_was(story: Thread, tmp_path: Path) -> None:
    async with opening(story, tmp_path, size=NARROW) as it:
        assert it.state.pane == "article"
        await it.press("tab", "j")
    async with opening(story, tmp_path, size=NARROW) as it:
        assert it.state.pane == "comments"
        assert it.at == "b"


async def test_what_came_since_is_marked_counted_walked_and_listed(
    story: Thread, longer: Thread, tmp_path: Path
) -> None:
    async with opening(story, tmp_path):
        pass
    async with opening(longer, tmp_path) as it:
        assert "1.2  Ann · ✱ new" in it.picture
        assert "2 new · ? keys" in it.picture
        await it.press("right_square_bracket", "n")
        assert it.at == "new"
        await it.press("right_square_bracket", "n")
        assert it.at == "more"
        await it.press("left_square_bracket", "n")
        assert it.at == "new"
        await it.press("g", "n")
        assert "new since the last visit" in it.picture
        assert "2.2  Bob" in it.picture
        await it.press("down", "enter")
        assert it.at == "more"
        await it.press("at")
        assert "Ann  1 comment · 1 new" in it.picture
        await it.press("escape", "slash")
        await it.type("is:new")
        await it.press("enter")
        assert "of 2" in it.picture


async def test_what_was_on_the_screen_is_not_new_the_next_time(story: Thread, longer: Thread, tmp_path: Path) -> None:
    async with opening(story, tmp_path):
        pass
    async with opening(longer, tmp_path, size=(120, 12)) as it:
        assert "2 new" in it.picture
        await it.press("right_square_bracket", "n")
    async with opening(longer, tmp_path, size=(120, 12)) as it:
        assert "1 new" in it.picture


async def test_what_a_fold_hides_was_not_seen(story: Thread, longer: Thread, tmp_path: Path) -> None:
    async with opening(story, tmp_path) as it:
        await it.press("z", "M")
    for _ in range(2):
        async with opening(longer, tmp_path) as it:
            assert "2 new" in it.picture


async def test_without_an_article_and_with_nothing_to_read_it_holds_too(tmp_path: Path) -> None:
    for _ in range(2):
        async with opening(thread("", title="Empty"), tmp_path) as it:
            assert "no comments" in it.picture


async def test_the_command_line_goes_before_what_is_remembered(story: Thread, tmp_path: Path) -> None:
    async with opening(story, tmp_path) as it:
        await it.press("tab")
    async with opening(story, tmp_path, at="1.2.1") as it:
        assert it.at == "d"
        assert it.state.pane == "comments"
    async with opening(story, tmp_path, find="e:") as it:
        assert it.at == "e"


async def test_an_edited_comment_says_so(tmp_path: Path) -> None:
    async with opening(thread("a b", title="The pier"), tmp_path):
        pass
    async with opening(thread("a b", {"b": "something else"}, title="The pier"), tmp_path) as it:
        assert "2 · ✱ edited since" in it.picture


def place_kept(story: Thread, path: Path) -> str | None:
    """Return the comment at which another process would find the thread left."""
    other = Memory([story], ["page.txt"], path=path / "memory.db")
    visit = other.recall(story).result()
    other.close()
    return visit.spot.comment if visit else None


async def test_it_is_kept_while_one_reads(story: Thread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalling, "EVERY", 0.05)
    monkeypatch.setattr(recalling, "PAUSE", 0.05)
    async with opening(story, tmp_path) as it:
        await it.press("j", "j")
        await it.until(lambda: place_kept(story, tmp_path) == "c")


async def test_it_is_kept_before_the_program_sleeps(story: Thread, tmp_path: Path) -> None:
    async with opening(story, tmp_path) as it:
        await it.press("j")
        it.app.app_suspend_signal.publish(it.app)
        other = Memory([story], ["page.txt"], path=tmp_path / "memory.db")
        visit = other.recall(story).result()
        other.close()
        assert visit is not None
        assert visit.spot.comment == "b"


class Slow(Memory):
    """A memory that answers when it is let."""

    def __init__(self, *given: object, **more: object) -> None:
        super().__init__(*given, **more)  # type: ignore[arg-type]
        self.let = threading.Event()

    def _recall(self, of: Thread) -> Visit | None:
        self.let.wait(20)
        return super()._recall(of)


@pytest.mark.parametrize(("keys", "at"), [((), "g"), (("j",), "b")])
async def test_a_memory_that_is_slow_is_not_waited_for(
    story: Thread, longer: Thread, tmp_path: Path, keys: tuple[str, ...], at: str
) -> None:
    async with opening(story, tmp_path) as it:
        await it.press("G")
    memory = Slow([longer], ["page.txt"], path=tmp_path / "memory.db")
    async with reader(longer, memory=memory) as it:
        assert "1 of 9" in it.picture
        await it.press(*keys)
        memory.let.set()
        await settled(it)
        assert it.at == at
        assert "2 new" in it.picture
    memory.close()


async def test_what_is_not_known_yet_is_not_overwritten(story: Thread, tmp_path: Path) -> None:
    async with opening(story, tmp_path) as it:
        await it.press("G")
    memory = Slow([story], ["page.txt"], path=tmp_path / "memory.db")
    async with reader(story, memory=memory):
        pass
    memory.let.set()
    memory.close()
    async with opening(story, tmp_path) as it:
        assert it.at == "g"


async def test_what_is_wrong_with_the_memory_is_said_and_one_reads_on(story: Thread, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    async with opening(story, tmp_path / "file") as it:
        assert "nothing is remembered" in it.picture
        await it.press("j")
        assert it.at == "b"


async def test_each_thread_of_a_mailbox_has_its_own_memory(tmp_path: Path) -> None:
    def post(title: str, root: str) -> Thread:
        page = thread("a b c", title=title)
        columns = from_parents(page.comments, page.parents)._asdict()
        return Thread(**columns, title=title, article=Comment(page.comments[0].body, id=root))

    threads = [post("One", "1@example.org"), post("Two", "2@example.org")]
    memory = Memory(threads, ["box"], path=tmp_path / "memory.db")
    app = ThreadviewApp(threads, memory=memory)

    def at() -> str:
        shown = picture(app)
        return "" if "type a part" in shown else shown.splitlines()[-1].partition(" comments")[0].strip()

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("t", "w", "enter")
        await until(pilot, lambda: at() == "1 of 3")
        await pilot.press("G", "q")
        await until(pilot, lambda: "type a part" in picture(app))
        await pilot.press("enter")
        await until(pilot, lambda: at() == "1 of 3")
        await pilot.press("q")
        await until(pilot, lambda: "type a part" in picture(app))
        await pilot.press("t", "w", "enter")
        await until(pilot, lambda: at() == "3 of 3")
    memory.close()


def test_the_memory_is_waited_for_no_longer_than_asked() -> None:
    class Never:
        def recall(self, _of: Thread) -> Future[Visit | None]:
            return Future()

    never = remembering.Remembering(Never(), thread("a"))  # type: ignore[arg-type]
    assert never.visit(0) is None
    assert not never.answered


async def test_whoever_runs_the_program_for_the_first_time_is_told_five_keys_once(
    story: Thread, tmp_path: Path
) -> None:
    async with opening(story, tmp_path) as it:
        assert "? all keys · j on · Space fold · / find · Tab pane" in it.picture
        await it.press("j")
        assert "Space fold" not in it.picture
    async with opening(story, tmp_path) as it:
        assert "Space fold" not in it.picture


async def test_the_five_keys_are_whole_in_a_narrow_window_too(story: Thread, tmp_path: Path) -> None:
    async with opening(story, tmp_path, size=NARROW) as it:
        assert "? all keys · j on · Space fold · / find · Tab pane" in it.picture
