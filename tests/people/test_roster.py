"""Everybody in a thread, the most active first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from factories import thread

from threadview.people import Inferred, Mention, Mentions, Person, find_mentions, roster
from threadview.thread import Body, Comment, Thread, from_depths

NOON = datetime(2016, 10, 8, 12, tzinfo=UTC)


def test_authors_come_first_then_who_is_only_mentioned() -> None:
    page = thread(
        "a(b) c",
        {"a": "The tide is late, says @Dora.", "b": "@ann, no.", "c": "@dora and @DORA and @eve"},
        {"a": "Ann", "b": "Bob", "c": "ANN"},
    )
    assert roster(page, find_mentions(page)) == [
        Person("Ann", (0, 2), (1,)),
        Person("Bob", (1,), ()),
        Person("Dora", (), (0, 2)),
        Person("eve", (), (2,)),
    ]


def test_a_handle_with_an_at_is_the_same_person() -> None:
    page = thread("a b", {"a": "Tide!", "b": "I saw @Charles_Lister there"}, {"a": "@charles_lister"})
    assert roster(page, find_mentions(page)) == [Person("@charles_lister", (0,), (1,))]


def test_an_empty_thread_has_nobody() -> None:
    page = thread("")
    assert roster(page, find_mentions(page)) == []


def test_the_time_of_the_first_and_the_last_comment() -> None:
    hours = [3, 1, 2]
    comments = [Comment(Body("x"), author="Ann", time=NOON + timedelta(hours=hour)) for hour in hours]
    page = Thread(**from_depths([*comments, Comment(Body("x"), author="Bob")], [0, 1, 1, 0])._asdict())
    ann, bob = roster(page, find_mentions(page))
    assert (ann.first, ann.last) == (NOON + timedelta(hours=1), NOON + timedelta(hours=3))
    assert (bob.first, bob.last) == (None, None)


def test_who_wrote_the_article_is_the_poster_even_without_a_comment() -> None:
    rows = from_depths([Comment(Body("x"), author="Ann"), Comment(Body("x"), author="bob")], [0, 0])._asdict()
    posted = Thread(**rows, article=Comment(Body("x"), author="Bob"))
    assert [(person.handle, person.is_poster) for person in roster(posted, find_mentions(posted))] == [
        ("Ann", False),
        ("Bob", True),
    ]
    silent = Thread(**rows, article=Comment(Body("x"), author="Cleo"))
    assert roster(silent, find_mentions(silent))[-1] == Person("Cleo", is_poster=True)


def test_what_somebody_seems_to_have_written_is_kept_apart() -> None:
    page = thread("a(b c)", {"b": "gannet,\n\nno.", "c": "@petrel?"})
    people = roster(page, find_mentions(page), {0: Inferred("gannet", (1,))})
    assert people == [Person("gannet", (), (1,), (0,)), Person("petrel", (), (2,))]


def test_new_comments_are_counted_by_their_authors() -> None:
    page = thread("a b c", authors={"a": "Ann", "b": "Bob", "c": "ann"})
    people = roster(page, find_mentions(page), new=[1, 2])
    assert {person.handle: person.new for person in people} == {"Ann": 1, "Bob": 1}


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_ten_thousand_comments_are_listed() -> None:
    size = 10_000
    comments = [Comment(Body("x"), author=f"ann{at % 700}", time=NOON + timedelta(seconds=at)) for at in range(size)]
    page = Thread(**from_depths(comments, [0] * size)._asdict())
    mentions = Mentions({at: (Mention(0, 1, f"ann{at % 90}", "at"),) for at in range(0, size, 3)})
    assert len(roster(page, mentions)) == 700


def test_those_who_left_are_not_one_person() -> None:
    page = thread("a b c", {}, {"a": "[deleted]", "b": "ann", "c": "[removed]"})
    assert [person.handle for person in roster(page, find_mentions(page))] == ["ann"]
