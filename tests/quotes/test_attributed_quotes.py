"""Quotes whose author is named: the named source comes before others that have the same words."""

from __future__ import annotations

import pytest
from factories import thread
from quoting import quotes_in

from threadview.markup import plain
from threadview.quotes.attributed import is_called
from threadview.quotes.markings import marked_ranges
from threadview.thread import Body, Comment, Thread, from_parents

SAID = "The ferry leaves from the north pier at dawn."


def exchange(*comments: tuple[str, str, str]) -> Thread:
    """Return a chain of (id, author, plain text), each answering the one before."""
    made = [Comment(plain(text), id=name, author=author) for name, author, text in comments]
    return Thread(**from_parents(made, range(-1, len(made) - 1))._asdict())


@pytest.mark.parametrize(
    "line", ["Ann wrote:", "On Tue, Ann Lee wrote:", "#1 wrote:", ">>10", "In article <1@x> AL wrote:"]
)
def test_of_two_that_have_the_words_the_named_one_is_quoted(line: str) -> None:
    page = exchange(
        ("10", "Ann Lee", SAID),
        ("11", "Bob", f"Indeed: {SAID} I saw it."),
        ("12", "Cid", f"{line}\n> {SAID}\n\nReally?"),
    )
    (found,) = [one for one in quotes_in(page) if one.by == "12"]
    assert (found.of, found.text) == ("10", SAID)


def test_who_is_not_named_is_still_quoted_when_the_named_one_lacks_the_words() -> None:
    page = exchange(("1", "Ann", "Hello all."), ("2", "Bob", SAID), ("3", "Cid", f"Ann wrote:\n> {SAID}\n\nReally?"))
    assert [one.of for one in quotes_in(page)] == ["2"]


def test_an_attribution_is_no_quote_of_its_own() -> None:
    page = exchange(
        ("1", "Ann", SAID),
        ("2", "Bob", f"On Tue, Oct 4, 2016, Ann wrote:\n> {SAID}\n\nWhy?"),
        ("3", "Cid", f"Bob wrote:\n> On Tue, Oct 4, 2016, Ann wrote:\n>> {SAID}\n> Why?\n\nBecause."),
    )
    assert [(one.by, one.of, one.text) for one in quotes_in(page)] == [
        ("2", "1", SAID), ("3", "1", SAID), ("3", "2", "Why?"),
    ]  # fmt: skip


def test_initials_in_the_marks_name_an_author_too() -> None:
    page = exchange(
        ("1", "Ann Lee", SAID), ("2", "Bob", f"{SAID} I saw it."), ("3", "Cid", f"AL> {SAID}\nAL>\nAL> Yes.\n\nHm?")
    )
    assert [one.of for one in quotes_in(page)][-1] == "1"


def test_the_line_above_an_unmarked_quote_counts_as_well() -> None:
    texts = {"a": SAID, "b": f"{SAID} I saw it.", "c": f"@ann wrote:\n\n{SAID}\n\nReally?"}
    page = thread("a(b(c))", texts, {"a": "ann", "b": "bob", "c": "cid"})
    assert [(one.of, one.kind) for one in quotes_in(page) if one.by == "c"] == [("a", "verbatim")]


def test_an_attribution_holds_until_the_next_one() -> None:
    body = plain("Ann wrote:\n> one\n\nno\n\n> two\n\nBob wrote:\n> three")
    assert [one.named.name for one in marked_ranges(body) if one.named] == ["Ann", "Ann", "Bob"]


def test_a_body_without_marks_has_no_ranges() -> None:
    assert marked_ranges(Body("Ann wrote: one")) == []


@pytest.mark.parametrize(
    ("author", "name", "same"),
    [
        ("Ann Lee", "ann", True),
        ("ann", "Ann Lee", True),
        ("Ann Lee", "AL", True),
        ("Ann Lee", "Lee, Ann", True),
        ("Ann Lee", "Anna", False),
        ("Ann Lee", "Bob Lee", False),
        ("Ann", "", False),
    ],
)
def test_names_may_be_shortened(author: str, name: str, same: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_called(author, name) is same
