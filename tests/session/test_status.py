"""What the status line says."""

from __future__ import annotations

from factories import thread
from msgspec.structs import replace
from reading import press, reading, written

from threadview.session import searching
from threadview.session.status import left, loaded, right
from threadview.thread import Body, Comment, Thread, from_depths


def test_it_says_where_one_is() -> None:
    state = press(reading(thread("a(b c)", title="The pier")), "next")
    assert left(state) == "2 of 3 comments · 1.1 · The pier"


def test_in_the_article_it_says_how_to_go_on() -> None:
    state = replace(reading(thread("a(b c)", title="The pier", article="x")), pane="article")
    assert left(state) == "Tab: 3 comments · The pier"


def test_on_what_can_be_loaded_it_says_how() -> None:
    more = Comment(flags=("stub", "more"), count=14, url="https://example.org/more")
    state = reading(Thread(**from_depths([Comment(), more], [0, 1])._asdict(), title="The pier"))
    assert "Enter" not in left(state)
    assert left(press(state, "next")).endswith("1.1 · Enter loads them")


def test_what_is_not_loaded_is_said() -> None:
    comments = [Comment(), Comment(flags=("more",), count=14)]
    of = Thread(**from_depths(comments, [0, 0])._asdict(), declared=812)
    assert loaded(of) == "2 comments (shown 1 of 812; 1 stub)"


def test_a_search_says_that_it_saw_only_what_is_loaded() -> None:
    comments = [Comment(Body("one"), id="a"), Comment(flags=("more",), count=14)]
    state = reading(Thread(**from_depths(comments, [0, 0])._asdict(), declared=15))
    assert right(searching.seek(state, "one", state)) == "1 of 1 in what is loaded · ? keys"


def test_search_and_limit_are_counted() -> None:
    state = written("a b c", {"a": "one", "b": "two one", "c": "three"}, article="one")
    found = searching.seek(state, "one", state)
    assert right(found) == "1 of 2 + 1 in the article · ? keys"
    assert right(searching.limit(state, "one", state)) == "limited to 2 matches · ? keys"


def test_a_readers_doubts_are_shown() -> None:
    of = Thread(**from_depths([Comment()], [0])._asdict(), notes=("3 bytes could not be decoded",))
    assert "3 bytes could not be decoded" in right(reading(of))
