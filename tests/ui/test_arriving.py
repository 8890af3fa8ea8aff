"""A thread that comes while it is read, is read again, or is completed."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from factories import thread
from msgspec.structs import replace
from screens import NARROW, WIDE, Reader, picture

from threadview.errors import SourceError, UsageError
from threadview.session import study
from threadview.session.arrival import News, Opening
from threadview.session.keys import key_of
from threadview.store import Memory
from threadview.thread import Body, Comment, Row, Thread, build
from threadview.ui import arriving
from threadview.ui.app import ThreadviewApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

PLAIN = Opening()
WORDS = {name: f"{name}: " + "what was said here. " * 30 for name in "abcdefghij"}
ARTICLE = "A first paragraph.\n\nMore of it follows here."


def part(outline: str, title: str = "The pier") -> Thread:
    return thread(outline, WORDS, title=title, article=ARTICLE)


class Slow:
    """Tells its news one by one, each when the test says so."""

    def __init__(self, name: str = "example.org") -> None:
        self.name, self.stopped, self.on_screen, self.given = (
            name,
            False,
            False,
            News(said=f"fetching example.org · {key_of('clear')} stops"),
        )
        self._read = False

    def tell(self, *, said: str = "", last: Sequence[Thread] = (), now: Thread | None = None) -> None:
        found = last[0] if len(last) == 1 else now
        self.given, self._read = News(study(found) if found is not None else None, said, last), False

    def fail(self, error: SourceError) -> None:
        self.given = News(error=error)

    def on_news(self, told: Callable[[], object]) -> None:
        self.told = told

    def news(self) -> News:
        told, self._read = (self.given._replace(findings=None) if self._read else self.given), True
        return self.given if self.given.is_last else told

    def shown(self) -> None:
        self.on_screen = True

    def stop(self) -> None:
        self.stopped = True


class Sources:
    """Hands out what the test has prepared."""

    def __init__(self, memory: Path | None = None) -> None:
        self.loading, self.asked, self._memory = Slow(), list[str](), memory
        self.memories: list[Memory] = []
        self.stood_back = 0

    def stand_back(self) -> None:
        self.stood_back += 1

    def again(self, selected: Thread) -> Slow:
        if selected.format == "stdin":
            raise UsageError("standard input cannot be read again", mend="save it, and name the file")
        self.asked.append("again")
        return self.loading

    def missing(self, url: str, _thread: Thread) -> Slow:
        self.asked.append(url)
        return self.loading

    def memory(self, threads: Sequence[Thread]) -> Memory | None:
        if self._memory is None:
            return None
        self.memories.append(Memory(threads, ["hn:1"], path=self._memory / "memory.db"))
        return self.memories[-1]


@asynccontextmanager
async def awaiting(
    loading: Slow, size: tuple[int, int] = WIDE, opening: Opening = PLAIN, sources: Sources | None = None
) -> AsyncIterator[Reader]:
    app = ThreadviewApp([], opening, supply=sources, loading=loading)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)


@asynccontextmanager
async def having(of: Thread, sources: Sources, memory: Memory | None = None) -> AsyncIterator[Reader]:
    app = ThreadviewApp([of], memory=memory, supply=sources)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "LOOK", 0.01)


async def look(it: Reader) -> None:
    await it.pilot.pause(0.05)
    await it.pilot.pause()


def ids(it: Reader) -> str:
    return " ".join(comment.id for comment in it.state.thread.comments)


async def test_whatever_goes_on_beside_stands_back_for_a_key_also_for_the_prompts() -> None:
    sources = Sources()
    async with having(thread("a b"), sources) as it:
        for times, key in enumerate("j/x", start=1):
            await it.pilot.press(key)
            assert sources.stood_back >= times


async def test_what_is_awaited_says_what_and_how_far_it_is() -> None:
    async with awaiting(Slow()) as it:
        await look(it)
        assert "fetching example.org · Esc stops" in it.picture
        assert "on its way" in it.picture
        assert "no comments" not in it.picture


async def test_the_article_comes_first_and_the_comments_as_they_arrive() -> None:
    slow = Slow()
    async with awaiting(slow) as it:
        slow.tell(now=part(""), said="1 of 3 answers")
        await look(it)
        assert "A first paragraph." in it.picture
        assert "1 of 3 answers" in it.picture
        slow.tell(now=part("a b"), said="2 of 3 answers")
        await look(it)
        assert "a: what was said" in it.picture
        slow.tell(last=[part("a b c(d)")])
        await look(it)
        assert ids(it) == "a b c d"
        assert "answers" not in it.picture


async def test_news_that_are_told_are_taken_up_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "LOOK", 3600.0)
    slow = Slow()
    async with awaiting(slow) as it:
        slow.tell(now=part("a b"))
        await it.pilot.pause(0.05)
        assert ids(it) == ""
        await asyncio.to_thread(slow.told)
        await it.pilot.pause()
        assert ids(it) == "a b"


async def test_whoever_has_gone_on_stays_where_they_are() -> None:
    slow = Slow()
    async with awaiting(slow) as it:
        slow.tell(now=part("c d e f g h"), said="…")
        await look(it)
        await it.press("j", "j", "z", "c", "j", "j")
        before, line = (
            it.at,
            it.picture.splitlines().index(next(row for row in it.picture.splitlines() if "g: " in row)),
        )
        slow.tell(last=[part("a b c d e f g h i")])
        await look(it)
        assert it.at == before == "g"
        assert it.state.folds[ids(it).split().index("e")]
        assert "g: " in it.picture.splitlines()[line]


async def test_whoever_has_gone_nowhere_sees_the_beginning() -> None:
    slow = Slow()
    async with awaiting(slow) as it:
        slow.tell(now=part("c d"), said="…")
        await look(it)
        slow.tell(last=[part("a b c d")])
        await look(it)
        assert it.at == "a"
        assert "a: what was said" in it.picture


async def test_a_narrow_screen_begins_with_the_article() -> None:
    slow = Slow()
    async with awaiting(slow, NARROW) as it:
        slow.tell(last=[part("a b")])
        await look(it)
        assert "A first paragraph." in it.picture


async def test_it_is_opened_as_the_command_line_asks() -> None:
    slow = Slow()
    async with awaiting(slow, opening=Opening(fold=1, at="d")) as it:
        slow.tell(now=part("a(b)"), said="…")
        await look(it)
        assert it.at == "a"
        slow.tell(last=[part("a(b) c(d)")])
        await look(it)
        assert ids(it) == "a b c d"


async def test_a_comment_that_the_command_line_names_is_gone_to() -> None:
    slow = Slow()
    async with awaiting(slow, opening=Opening(at="d")) as it:
        slow.tell(last=[part("a(b) c(d)")])
        await look(it)
        assert it.at == "d"


async def test_a_query_that_is_being_typed_is_not_disturbed() -> None:
    slow = Slow()
    async with awaiting(slow) as it:
        slow.tell(now=part("a b"), said="…")
        await look(it)
        await it.press("slash")
        await it.type("b:")
        slow.tell(last=[part("c a b")])
        await look(it)
        assert ids(it) == "a b"
        await it.press("enter")
        await look(it)
        assert ids(it) == "c a b"
        assert it.at == "b"
        assert it.state.search is not None


async def test_escape_stops_it_and_what_has_come_stays() -> None:
    slow = Slow()
    async with awaiting(slow) as it:
        slow.tell(now=part("a b"), said="…")
        await look(it)
        await it.press("escape")
        assert slow.stopped
        slow.tell(last=[part("a b")])
        await look(it)
        assert ids(it) == "a b"
        assert it.app.is_running


async def test_what_cannot_be_had_ends_the_program_with_its_error() -> None:
    slow = Slow()
    async with awaiting(slow) as it:
        slow.fail(SourceError("is not there", where="http://example.org/x"))
        await it.pilot.pause(0.1)
        assert str(it.app.failure) == "http://example.org/x: is not there"
    assert it.app.return_value == 1


async def test_several_threads_are_chosen_from() -> None:
    slow = Slow()
    async with awaiting(slow) as it:
        slow.tell(last=[part("a", "The pier"), part("b", "The harbour")])
        await look(it)
        assert "The harbour" in picture(it.app)
        await it.press("down", "enter")
        assert it.app.screen.state.thread.title == "The harbour"  # type: ignore[attr-defined]


async def test_reading_again_says_what_is_new_and_keeps_folds_and_place() -> None:
    sources = Sources()
    async with having(part("a(b) c d"), sources) as it:
        await it.press("z", "c", "j", "j", "R")
        assert sources.asked == ["again"]
        sources.loading.tell(last=[part("a(b) e c d f")])
        await look(it)
        assert it.at == "d"
        assert it.state.folds[0]
        assert "2 new comments" in it.picture
        await it.press("right_square_bracket", "n")
        assert it.at == "f"


async def test_reading_again_finds_nothing_new_or_fails_and_the_thread_stays() -> None:
    sources = Sources()
    async with having(part("a b"), sources) as it:
        await it.press("R")
        sources.loading.tell(last=[part("a b")])
        await look(it)
        assert "nothing new" in it.picture
        sources.loading = Slow()
        await it.press("R", "R")
        assert "still on its way" in it.picture
        sources.loading.fail(SourceError("is not reachable", where="example.org"))
        await look(it)
        assert "example.org: is not reachable" in it.picture
        assert ids(it) == "a b"


async def test_what_cannot_be_read_again_says_why() -> None:
    async with having(replace(part("a b"), format="stdin"), Sources()) as it:
        await it.press("R")
        assert "standard input cannot be read again" in it.picture


def stubbed(url: str | None) -> Thread:
    rows = [
        Row("a", None, Comment(Body("a: first"), id="a")),
        Row("", "a", Comment(flags=("stub", "more"), count=2, url=url)),
    ]
    return Thread(**build(rows)._asdict(), title="The pier")


async def test_enter_loads_the_replies_that_a_stub_stands_for() -> None:
    sources = Sources()
    async with having(stubbed("https://example.org/more/a"), sources) as it:
        await it.press("j", "enter")
        assert sources.asked == ["https://example.org/more/a"]
        sources.loading.tell(last=[part("a(b c)")])
        await look(it)
        assert ids(it) == "a b c"
        assert "2 comments more" in it.picture
        assert it.state.findings.new == []


async def test_enter_says_where_nothing_can_be_loaded_and_folds_elsewhere() -> None:
    async with having(stubbed(None), Sources()) as it:
        await it.press("enter")
        assert it.state.folds[0]
        await it.press("enter", "j", "enter")
        assert "does not say" in it.picture


async def test_what_has_come_is_remembered_and_known_again_when_it_is_read_again(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    slow = Slow()
    async with awaiting(slow, sources=sources) as it:
        slow.tell(last=[part("a b c d")])
        await look(it)
        await it.press("j", "j", "m", "x")
        await it.press("R")
        sources.loading.tell(last=[part("a b c d e")])
        await look(it)
        assert it.at == "c"
        assert len(it.state.findings.new) == 1
    for memory in sources.memories:
        memory.close()
    memory = Memory([part("a b c d e")], ["hn:1"], path=tmp_path / "memory.db")
    visit = memory.recall(memory._threads[0]).result()
    memory.close()
    assert visit is not None
    assert visit.spot.comment == "c"
    assert set(visit.marks) == {"x"}


async def test_escape_before_anything_has_come_waits_for_nothing() -> None:
    slow = Slow()
    async with awaiting(slow) as it:
        await look(it)
        await it.press("escape")
        await it.pilot.pause(0.1)
        assert "stopped before anything came" in str(it.app.failure)
    assert it.app.return_value == 1


async def test_a_look_that_was_due_before_the_end_takes_nothing_up_again() -> None:
    sources = Sources()
    async with having(part("a b"), sources) as it:
        await it.press("R")
        looking = it.screen.arriving
        assert looking is not None
        sources.loading.tell(last=[part("a b c")])
        looking._look()
        looking._look()
        await look(it)
        assert "1 new comment" in it.picture
