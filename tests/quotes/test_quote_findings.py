"""Findings: who quotes, who is quoted, and how they grow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from threadview.quotes import ARTICLE, Quote, Quotes


def a_quote(source: int | None, start: int = 0) -> Quote:
    return Quote(start, start + 5, "verbatim", source, 0, 5)


def test_findings_answer_both_ways() -> None:
    first, second = a_quote(0), a_quote(ARTICLE, 9)
    quotes = Quotes.collect([(ARTICLE, ()), (0, ()), (1, (first, second)), (2, (a_quote(1),))])
    assert quotes.of(1) == (first, second)
    assert quotes.of(0) == ()
    assert quotes.quoting() == [1, 2]
    assert quotes.quoted_by(0) == ((1, first),)
    assert quotes.quoted_by(ARTICLE) == ((1, second),)


def test_adding_leaves_the_old_findings_as_they_were() -> None:
    old = Quotes.collect([(1, (a_quote(0),))])
    new = old.adding([(2, (a_quote(0),))])
    assert old.quoting() == [1]
    assert new.quoting() == [1, 2]


def test_the_article_does_not_count_among_the_quoting_comments() -> None:
    assert Quotes.collect([(ARTICLE, (a_quote(None),))]).quoting() == []


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5)), unique_by=lambda pair: pair[0]), st.integers(1, 7))
def test_it_is_the_same_in_slices_as_at_once(sources: list[tuple[int, int]], step: int) -> None:
    pairs = [(index + 6, (a_quote(source),)) for index, source in sources]
    at_once, sliced = Quotes.collect(pairs), Quotes()
    for start in range(0, len(pairs), step):
        sliced = sliced.adding(pairs[start : start + step])
    assert sliced.quoting() == at_once.quoting()
    assert [sliced.quoted_by(index) for index in range(6)] == [at_once.quoted_by(index) for index in range(6)]
    assert all(sliced.of(index) == quotes for index, quotes in pairs)
