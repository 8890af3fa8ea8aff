"""What is said in words, for who listens or reads braille."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from factories import thread
from msgspec.structs import replace
from reading import press, reading

from threadview.session import spoken, study
from threadview.session.spoken import ago, passages, plainly_spoken
from threadview.thread import Body, Comment, Span, Thread, from_depths

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SAID = "the old mill wheel turned for the last time on a Sunday in May"
TEXTS = {"a": f"I heard that {SAID}, with a band.", "b": f"{SAID}\n\nIt was a Monday.", "c": "No band."}
PEOPLE = {"a": "Ann", "b": "Bob", "d": "Dan"}


def mill() -> Thread:
    return thread("a(b(d) c) e", TEXTS, PEOPLE, title="The mill", article="It stands still.")


def said(of: Thread, index: int, *, folded: bool = False) -> str:
    return ", ".join(text for text, _ in plainly_spoken(study(of), index, NOW, folded=folded).head)


def test_a_reply_says_its_place_its_parent_and_its_depth() -> None:
    assert said(mill(), 0) == "1 Ann, comment 1 of 2 at the top, 2 replies"
    assert said(mill(), 1) == "1.1 Bob, reply 1 of 2 to Ann, depth 1, 1 reply, quotes Ann's 1"
    assert said(mill(), 2) == "1.1.1 Dan, reply 1 of 1 to Bob, depth 2"
    assert said(mill(), 3) == "1.2 no name, reply 2 of 2 to Ann, depth 1"


def test_a_parent_without_a_name_is_told_by_its_number() -> None:
    assert said(thread("a(b)"), 1) == "1.1, reply 1 of 1 to 1, depth 1"


def test_a_fold_says_how_many_are_below() -> None:
    assert said(mill(), 0, folded=True) == "1 Ann, folded, 3 below, 1 quote, comment 1 of 2 at the top"
    assert said(mill(), 4, folded=True) == "2 no name, folded, comment 2 of 2 at the top"


def test_states_are_words() -> None:
    comments = [Comment(flags=("more",), count=12), Comment(Body("x"), author="Ann", flags=("edited", "deleted"))]
    of = Thread(**from_depths(comments, [0, 0])._asdict())
    assert said(of, 0) == "1 no name, 12 more, not loaded, comment 1 of 2 at the top"
    assert said(of, 1) == "2 Ann, edited, deleted, comment 2 of 2 at the top"
    state = replace(reading(mill()), tags={"ann": "tag1"}, muted=frozenset({"bob"}))
    heads = [", ".join(text for text, _ in spoken.spoken(state, index, NOW).head) for index in (0, 1)]
    assert heads[0].startswith("1 Ann, tagged, comment 1")
    assert heads[1].startswith("1.1 Bob, muted, unfolding shows it, reply 1")


def test_quotes_of_the_article_name_their_paragraph() -> None:
    of = thread("a", {"a": SAID}, article=f"A first one.\n\nSome say that {SAID}.")
    assert said(of, 0).endswith("quotes the article, paragraph 2")


def test_passages_stand_in_order_and_apart() -> None:
    text = f"{SAID}\n\nNo."
    marked = Comment(Body(text, (Span(0, len(SAID), "quote", level=1),)), author="Bob")
    of = Thread(**from_depths([Comment(Body(f"Well, {SAID}."), author="Ann"), marked], [0, 1])._asdict())
    found = passages(study(of), 1)
    assert [(one.said, text[one.start : one.end]) for one in found] == [("quote of Ann's 1", SAID)]
    lost = Comment(Body("Gone words.\n\nNo.", (Span(0, 11, "quote", level=1),)))
    alone = Thread(**from_depths([lost], [0])._asdict())
    assert [one.said for one in passages(study(alone), 0)] == ["quote"]


def test_the_status_line_speaks_in_full_words() -> None:
    state = reading(mill())
    assert spoken.left(state) == "1 of 5 comments, 1 Ann, title: The mill"
    assert spoken.left(press(state, "fold")) == "1 of 5 comments, 1 Ann, folded, title: The mill"
    assert spoken.left(replace(state, pane="article")) == "article, Tab goes to 5 comments, title: The mill"
    assert spoken.left(reading(thread("", title="Empty"))) == "no comments, title: Empty"
    assert spoken.right(state) == "question mark: keys"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=3, minutes=50), "3 hours ago"),
        (timedelta(days=29), "29 days ago"),
        (timedelta(days=31), "on 2026-10-22"),
        (timedelta(days=-2), "on 2026-11-24"),
    ],
)
def test_ages_are_words(before: timedelta, words: str) -> None:
    assert ago(NOW - before, NOW) == words
