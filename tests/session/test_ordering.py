"""The order in which replies are shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from factories import thread

from threadview.session import study, unstudied
from threadview.session.ordering import arranged
from threadview.thread import Body, Comment, Thread, from_depths

SAID = "the ferry has not run since the pier was closed last spring"
TEXTS = {
    "a": "Nothing much.",
    "b": f"Well, {SAID}, and nobody told us.",
    "c": f"{SAID}\n\nThat is not what the council says.",
    "d": f"You say {SAID}, but it ran on Sunday.",
    "e": "weather",
    "f": "rain",
    "g": "snow",
}
OUTLINE = "a b(c d) e(f(g))"


def dated(*days: int | None) -> Thread:
    first = datetime(2026, 3, 1, tzinfo=UTC)
    comments = [
        Comment(Body(f"words {place}"), id=str(place), time=None if day is None else first + timedelta(days=day))
        for place, day in enumerate(days)
    ]
    return Thread(**from_depths(comments, [0] * len(days))._asdict())


def ids(of: Thread) -> str:
    return " ".join(of.ids())


def test_newest_come_first_and_those_without_a_time_last() -> None:
    assert ids(arranged(study(dated(1, None, 3, 2, None)), "newest").thread) == "2 3 0 1 4"


def test_those_with_most_below_come_first() -> None:
    assert ids(arranged(study(thread(OUTLINE, TEXTS)), "replies").thread) == "b c d e f g a"


def test_the_most_quoted_come_first() -> None:
    shown = arranged(study(thread(OUTLINE, TEXTS)), "quoted")
    assert ids(shown.thread) == "b c d a e f g"
    assert [shown.thread.comments[by].id for by in sorted(shown.quoters(0))] == ["c", "d"]


def test_the_most_quoted_wait_until_all_is_known() -> None:
    before = unstudied(thread(OUTLINE, TEXTS))
    assert arranged(before, "quoted") is before


@pytest.mark.parametrize("order", ["newest", "replies", "quoted"])
def test_page_order_comes_back(order: str) -> None:
    first = study(thread(OUTLINE, TEXTS))
    assert ids(arranged(arranged(first, order), "page").thread) == "a b c d e f g"
    assert arranged(first, "page") is first


@pytest.mark.parametrize("order", ["replies", "quoted"])
def test_who_quotes_whom_does_not_depend_on_the_order(order: str) -> None:
    first = study(thread(OUTLINE, TEXTS))
    shown = arranged(first, order)

    def quotes(of: Thread, index: int) -> set[str]:
        findings = first if of is first.thread else shown
        return {of.comments[source].id for source in findings.sources(index) if source is not None and source >= 0}

    by_id = {comment.id: quotes(first.thread, index) for index, comment in enumerate(first.thread.comments)}
    assert {comment.id: quotes(shown.thread, index) for index, comment in enumerate(shown.thread.comments)} == by_id
    assert any(by_id.values())


def test_the_first_who_said_it_is_quoted_though_shown_later() -> None:
    texts = {"a": f"As everybody knows, {SAID}.", "b": f"Indeed {SAID}, as was said.", "c": "yes"}
    shown = arranged(study(thread("a b(c)", texts)), "replies")
    assert ids(shown.thread) == "b c a"
    assert shown.sources(0) == [2]
