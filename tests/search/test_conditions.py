"""Finding comments by what they are: whom they answer, what they quote, who quotes them."""

from __future__ import annotations

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st

from threadview.errors import QueryError
from threadview.search import Index, parse, spans_in
from threadview.search.conditions import STATES
from threadview.thread import FLAGS, Body, Comment, Thread, from_parents

ARTICLE = -1
AUTHORS = {"a": "Mara", "b": "petrel", "d": "Ann Lee", "e": "@ivy"}
FERRY = thread("a(b(c) d) e(f) g", {"c": "Mara, no.", "f": "Ivy?"}, AUTHORS)
POSTED = Comment(Body("The ferry is late."), author="Ivy")
FLAGGED = [
    comment.flagged(*{"b": ["edited"], "g": ["deleted", "stub"]}.get(comment.id, [])) for comment in FERRY.comments
]
HARBOUR = Thread(**from_parents(FLAGGED, FERRY.parents)._asdict(), article=POSTED)


class Known:
    """What was found in HARBOUR: d, e and g quote a, f quotes the article, g quotes somebody who is not here."""

    QUOTES = {3: (0,), 4: (0, 0), 5: (ARTICLE,), 6: (0, None)}  # noqa: RUF012 - nobody changes it

    def handles(self, index: int) -> list[str]:
        return {2: ["Mara"], 6: ["petrel"]}.get(index, [])

    def addressed(self, index: int) -> list[str]:
        return {2: ["Mara"]}.get(index, [])

    def sources(self, index: int) -> tuple[int | None, ...]:
        return self.QUOTES.get(index, ())

    def quoters(self, index: int) -> list[int]:
        return [by for by, sources in self.QUOTES.items() if index in sources]

    def is_repeat(self, index: int) -> bool:
        return index == 3

    def is_new(self, index: int) -> bool:
        return index in {2, 6}

    def is_edited(self, index: int) -> bool:
        return index == 2

    def guess(self, index: int) -> str | None:
        return "Genome" if index in {2, 5} else None


def found(query: str) -> str:
    """Return the ids of the comments that match."""
    return "".join(HARBOUR.comments[at].id for at in Index(HARBOUR, Known()).matches(parse(query)))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("to:mara", "bcd"),
        ("to:MAR", "bcd"),
        ('to:"ann lee"', ""),
        ("to:ivy", "aefg"),
        ("to:petrel", "c"),
        ("-to:mara by:petrel", ""),
        ("-to:mara", "aefg"),
        ("by:genome", ""),
        ("by:genome?", "cf"),
        ("by:mara?", "a"),
        ("by:?", ""),
        ("-by:genome?", "abdeg"),
        ("quotes:1", "deg"),
        ("quotes:#1", "deg"),
        ("quotes:article", "f"),
        ("quotes:Article", "f"),
        ("quotes:1.1", ""),
        ("-quotes:1", "abcf"),
        ("quoted:>2", "a"),
        ("quoted:>=3", "a"),
        ("quoted:3", "a"),
        ("quoted:=3", "a"),
        ("quoted:<=0", "bcdefg"),
        ("-quoted:<3", "a"),
        ("is:op", "e"),
        ("is:quoting", "defg"),
        ("is:quoted", "a"),
        ("is:inferred", "cf"),
        ("is:deleted", "g"),
        ("IS:Edited", "bc"),
        ("is:new", "cg"),
        ("is:new is:edited", "c"),
        ("is:duplicate", "d"),
        ("-is:quoting -is:inferred", "ab"),
        ("is:quoting is:inferred", "f"),
        ("is:quoting d", "d"),
    ],
)
def test_a_condition_finds_comments(query: str, names: str) -> None:
    assert found(query) == names


def test_who_is_only_guessed_is_answered_with_a_question_mark() -> None:
    page = thread("a(b)")

    class Guessing(Known):
        def guess(self, index: int) -> str | None:
            return "Genome" if index == 0 else None

    index = Index(page, Guessing())
    assert index.matches(parse("to:genome")) == []
    assert index.matches(parse("to:genome?")) == [1]


def test_nothing_is_highlighted_and_nobody_is_the_poster_of_nothing() -> None:
    assert spans_in(parse("is:quoted to:ann quotes:1 ferry"), "to ann: the ferry") == [(12, 17)]
    assert Index(thread("a"), Known()).matches(parse("is:op")) == []


def test_without_facts_only_the_source_speaks() -> None:
    index = Index(HARBOUR)
    assert index.matches(parse("is:deleted")) == [6]
    assert index.matches(parse("to:mara")) == [1, 3]
    assert index.matches(parse("is:quoted")) == index.matches(parse("by:genome?")) == []
    assert index.matches(parse("is:new")) == []
    assert index.matches(parse("is:edited")) == [1]


@pytest.mark.parametrize("flag", FLAGS)
def test_every_flag_can_be_asked_for(flag: str) -> None:
    page = Thread(**from_parents([Comment(Body("x"), flags=(flag,)), Comment(Body("y"))], [-1, -1])._asdict())
    assert Index(page).matches(parse(f"is:{flag}")) == [0]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("is:qouted", "did you mean is:quoted?"),
        ("is:fresh", "op, quoting, quoted, inferred, new, edited, duplicate, deleted"),
        ("quotes:ann", "quotes:article"),
        ("quotes:1..2", "no comment"),
        ("quotes:" + "1" * 5000, "no comment"),
        ("quoted:many", "quoted:>2"),
        ("quoted:>", "quoted:>2"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_mend(query: str, says: str) -> None:
    with pytest.raises(QueryError, match="character 6 of the query") as refused:
        parse(f"tide {query}")
    assert says in str(refused.value)


def test_a_comment_that_is_not_there_cannot_be_quoted() -> None:
    with pytest.raises(QueryError, match=r"character 2 of the query: there is no comment 9\.9"):
        Index(HARBOUR).matches(parse("-quotes:9.9"))


QUERIES = st.sampled_from(
    [*(f"is:{state}" for state in STATES), "to:m", "by:e?", "quotes:1", "quoted:>0", "quoted:2", "a", "@mara"]
)


@given(st.lists(QUERIES, min_size=1, max_size=3))
def test_conditions_hold_at_once_and_can_be_denied(typed: list[str]) -> None:
    each = [set(found(one)) for one in typed]
    assert set(found(" ".join(typed))) == set.intersection(*each)
    assert set(found("-" + typed[0])) == set("abcdefg") - each[0]
