"""Quotes of several sources, and quotes that several comments took from outside the thread."""

from __future__ import annotations

import pytest
from factories import thread
from quoting import quotes_in

from threadview.markup import plain
from threadview.quotes import find_quotes
from threadview.thread import Comment, Thread, from_parents

FERRY = "The ferry leaves from the north pier at dawn, and nobody has told the baker yet."
PAINT = "Nobody ever paid me for the blue paint, by the way, not a single penny of it."
TWEET = "> All happy boats are alike; each unhappy boat is unhappy in its own way."


def chain(*texts: str) -> Thread:
    comments = [Comment(plain(text), id=f"c{place}") for place, text in enumerate(texts)]
    return Thread(**from_parents(comments, range(-1, len(texts) - 1))._asdict())


@pytest.mark.parametrize("mark", ["> ", ""], ids=["marked", "unmarked"])
def test_a_line_stitched_from_two_sources_is_two_quotes(mark: str) -> None:
    page = chain(f"{FERRY} I saw it.", f"{PAINT} I mean it.", f"{mark}{FERRY} {PAINT}\n\nWell?")
    assert [(one.of, one.text) for one in quotes_in(page)] == [("c0", FERRY), ("c1", PAINT)]


def test_a_long_addition_within_brackets_is_no_second_quote() -> None:
    page = chain(f"{FERRY} {PAINT}", f"> {FERRY} [he will be cross, as you can imagine, very much so] {PAINT}\n\nWell?")
    assert [one.of for one in quotes_in(page)] == ["c0"]


def test_a_quote_from_outside_that_two_share_is_also_in_the_other() -> None:
    found = find_quotes(chain("Hello.", f"{TWEET}\n\nSo true.", "Hm.", f"{TWEET}\n\nSo false.", f"{TWEET}\n\nSo what."))
    (first,), (second,), (third,) = found.of(1), found.of(3), found.of(4)
    assert (first.source, second.source) == (None, 1)
    assert found.also_in(1, first) == (3, 4)
    assert found.also_in(3, second) == (1, 4)
    assert found.also_in(4, third) == (1, 3)


def test_the_threads_own_words_are_quoted_not_shared() -> None:
    found = find_quotes(chain(FERRY, f"> {FERRY}\n\nNo.", f"Bob wrote:\n>> {FERRY}\n> No.\n\nYes."))
    assert all(found.also_in(index, quote) == () for index in (1, 2) for quote in found.of(index))


def test_a_quote_that_a_hundred_share_names_a_few() -> None:
    names = [f"n{number}" for number in range(100)]
    page = thread(" ".join(names))
    shared = Thread(
        **from_parents([Comment(plain(f"{TWEET}\n\n{name} says so.")) for name in names], page.parents)._asdict()
    )
    found = find_quotes(shared)
    assert all(0 < len(found.also_in(index, found.of(index)[0])) <= 4 for index in (0, 50, 99))
