"""Everybody in a thread, the most active first."""

from __future__ import annotations

from factories import thread

from threadview.people import Person, find_mentions, roster


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
