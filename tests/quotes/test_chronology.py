"""The order in which comments were written, from what a thread tells of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from factories import thread
from quoting import quotes_in

from threadview.quotes import chronology
from threadview.quotes.chronology import order_steps, writing_order
from threadview.quotes.finder import Finder
from threadview.thread import Body, Comment, Thread, from_depths

if TYPE_CHECKING:
    import pytest


def timed(*comments: tuple[int, int | None, str]) -> Thread:
    """Return a thread of (depth, hour of writing, text)."""
    made = [
        Comment(Body(text), id=f"c{place}", time=None if hour is None else datetime(2024, 5, 1, hour, tzinfo=UTC))
        for place, (_, hour, text) in enumerate(comments)
    ]
    return Thread(**from_depths(made, [depth for depth, _, _ in comments])._asdict())


def test_without_times_or_numbers_it_is_page_order() -> None:
    assert list(writing_order(thread("a(b) c"))) == [0, 1, 2]


def test_growing_numbers_tell_the_order() -> None:
    assert list(writing_order(thread("1(3) 2"))) == [0, 2, 1]


def test_numbers_that_do_not_grow_tell_nothing() -> None:
    assert list(writing_order(thread("3(1) 2"))) == [0, 1, 2]
    assert list(writing_order(thread("1(3) x2"))) == [0, 1, 2]


def test_times_tell_the_order_but_a_reply_follows_what_it_answers() -> None:
    assert list(writing_order(timed((0, 4, ""), (1, 2, ""), (0, 3, "")))) == [2, 0, 1]


def test_a_comment_without_a_time_counts_as_written_with_its_parent() -> None:
    assert list(writing_order(timed((0, 5, ""), (1, None, ""), (0, 4, "")))) == [2, 0, 1]


def test_what_stands_later_on_the_page_is_quoted_when_it_is_older() -> None:
    said = "Every spring the tide tables turn out to be wrong by an hour."
    page = timed((0, 9, f"{said}\n\nTrue."), (0, 8, f"{said} Who prints them?"))
    assert [(one.by, one.of) for one in quotes_in(page)] == [("c0", "c1")]


def test_a_large_thread_is_put_in_order_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chronology, "_AT_ONCE", 2)
    of = timed((0, 9, ""), (1, 4, ""), (0, 7, ""), (0, 3, ""), (1, 5, ""))
    *steps, order = order_steps(of)
    assert steps == [None] * 9
    assert list(order or ()) == [3, 4, 2, 0, 1]


def test_the_order_that_was_begun_is_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chronology, "_AT_ONCE", 1)
    line = "the heron stood in the shallow water until the evening"
    finder = Finder(timed((0, 1, line), (0, 2, f"{line} and then it flew off over the dunes, says my aunt")))
    for _ in range(4):
        next(finder.soon([1]))
    found = dict(one for one in finder.soon([1]) if one)
    assert [quote.source for quote in found[1]] == [0]
    assert [quote.source for quote in dict(one for one in finder.steps() if one)[1]] == [0]
