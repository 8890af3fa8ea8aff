"""Looking through a thread."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from factories import thread
from hypothesis import assume, given
from hypothesis import strategies as st

from threadview.errors import QueryError
from threadview.readers import read
from threadview.search import Index, parse, terms
from threadview.search import index as index_module
from threadview.thread import Body, Comment, Document, Thread, from_depths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HARBOUR = thread(
    "a(b c(d)) e",
    {
        "a": "The ferry is late again.",
        "b": "@Mara it was on time — once.",
        "c": "petrel, the Ferry\nis late when you are.",
        "d": "Late? Never.",
        "e": "Buy a boat.",
    },
    {"a": "Mara", "b": "petrel", "c": "Ann Lee", "d": "mara", "e": "@Joan"},
)
MENTIONS = {1: ["Mara"], 2: ["Petrel"]}


class Known:
    """What is known of the comments of HARBOUR."""

    def handles(self, index: int) -> list[str]:
        return MENTIONS.get(index, [])

    def addressed(self, index: int) -> list[str]:
        return MENTIONS.get(index, [])

    def sources(self, _index: int) -> list[int | None]:
        return []

    def quoters(self, _index: int) -> list[int]:
        return []

    def is_repeat(self, _index: int) -> bool:
        return False

    def guess(self, _index: int) -> str | None:
        return None


@pytest.fixture
def index() -> Index:
    return Index(HARBOUR, Known())


def found(index: Index, query: str) -> str:
    return "".join(HARBOUR.comments[at].id for at in index.matches(parse(query)))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("late", "acd"),
        ("Late", "d"),
        ("late ferry", "ac"),
        ('"ferry is late"', "ac"),
        ('"Ferry is late"', "c"),
        ("mara", "abd"),
        ("Mara", "ab"),
        ("ann", "c"),
        ("mara never", "d"),
        ("by:mara", "ad"),
        ("by:AR", "ad"),
        ('by:"Ann Lee"', "c"),
        ("by:lee late", "c"),
        ("@mara", "abd"),
        ("@MARA", "abd"),
        ("@petrel", "bc"),
        ("@joan", "e"),
        ('@"ann lee"', "c"),
        ("@ann", ""),
        ("-late", "be"),
        ("-by:mara late", "c"),
        ("-@mara -@petrel", "e"),
        ("/l.te/ -never", "ac"),
        ("/^is/", "c"),
        ("/PETREL$/ ", ""),
        ("nothing", ""),
        ("", ""),
    ],
)
def test_a_query_finds_comments_in_page_order(index: Index, query: str, names: str) -> None:
    assert found(index, query) == names


def test_what_is_found_is_what_is_highlighted(index: Index) -> None:
    query = parse("late ferry")
    text = HARBOUR.comments[2].text
    assert [text[start:end] for start, end in index.spans(query, 2)] == ["Ferry", "late"]
    assert index.author_spans(parse("mara"), 3) == [(0, 4)]
    assert index.author_spans(parse("by:lee"), 2) == [(4, 7)]


def test_a_handle_lights_up_the_mention_and_the_author(index: Index) -> None:
    query = parse("@mara")
    assert index.author_spans(query, 0) == [(0, 4)]
    assert index.spans(query, 1) == [(0, 5)]
    assert index.author_spans(query, 1) == []


def test_a_name_without_a_sign_lights_up_where_it_is_known_to_be_a_mention(index: Index) -> None:
    assert index.spans(parse("@petrel"), 2) == [(0, 6)]
    assert Index(HARBOUR).spans(parse("@petrel"), 2) == []


def test_mentions_that_are_found_later_make_another_index_without_folding_anew() -> None:
    early = Index(HARBOUR)
    assert found(early, "@petrel") == "b"
    informed = early.knowing(Known())
    assert found(informed, "@petrel") == "bc"
    assert list(informed.warm()) == []
    assert found(early, "@petrel") == "b"


def test_a_comment_without_author_has_nothing_to_find_there() -> None:
    alone = Index(thread("a"))
    assert alone.matches(parse("by:a")) == []
    assert alone.author_spans(parse("a"), 0) == []


def test_warming_is_done_in_slices_and_changes_no_answer() -> None:
    index = Index(HARBOUR)
    assert list(index.warm(2)) == [2, 4, 5]
    assert list(index.warm(2)) == []
    assert found(index, "late") == found(Index(HARBOUR), "late") == "acd"


def test_a_half_warm_index_answers_for_all() -> None:
    index = Index(HARBOUR)
    next(index.warm(2))
    assert index.spans(parse("never"), 3) == [(6, 11)]
    assert found(index, "boat") == "e"


def test_a_thread_without_comments_has_no_matches() -> None:
    empty = Index(Thread(**from_depths([], [])._asdict()))
    assert empty.matches(parse("-a")) == []
    assert list(empty.warm()) == []


def test_an_expression_that_never_ends_on_a_text_is_stopped() -> None:
    index = Index(thread("a", {"a": "late " + "a" * 60 + "!"}))
    with pytest.raises(QueryError, match="too long") as stopped:
        index.matches(parse("late /(a|aa)+$/"))
    assert stopped.value.place == "character 6 of the query"


def test_an_expression_may_not_spend_all_day_on_many_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "BUDGET", 3.0)
    ticks = itertools.count()
    index = Index(HARBOUR, clock=lambda: float(next(ticks)))
    with pytest.raises(QueryError, match="too long"):
        index.matches(parse("/late/"))


WORDS = st.sampled_from(["ferry", "Ferry", "late", "I", "don’t", "don't", "İ", "ΣΑΣ", "—", "ß", "\n", "@e", "e"])
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
PHRASES = st.lists(WORDS, min_size=1, max_size=2).map(lambda words: f'"{" ".join(words)}"')
TERMS = st.one_of(WORDS, PHRASES, st.sampled_from(["/[et]+/", "/^.a/", "by:e", "by:Σ"])).filter(str.strip)


@given(st.lists(TEXTS, min_size=1, max_size=5), TERMS)
def test_a_comment_matches_exactly_when_something_in_it_is_highlighted(texts: list[str], typed: str) -> None:
    comments = [Comment(Body(text), author=text[:4] or None) for text in texts]
    index = Index(Thread(**from_depths(comments, [0] * len(texts))._asdict()))
    assume(typed.strip('" \n'))
    query = parse(typed)
    lit = [at for at in range(len(texts)) if index.spans(query, at) or index.author_spans(query, at)]
    assert index.matches(query) == lit


@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(TERMS, min_size=1, max_size=3))
def test_all_terms_hold_at_once(texts: list[str], typed: list[str]) -> None:
    # "--" is a plain word, and a quote with nothing but blanks in it is refused.
    assume(typed[0] != "—" and all(term.strip('" \n') for term in typed))
    index = Index(Thread(**from_depths([Comment(Body(text)) for text in texts], [0] * len(texts))._asdict()))
    each = [set(index.matches(parse(term))) for term in typed]
    assert index.matches(parse(" ".join(typed))) == sorted(set.intersection(*each))
    assert index.matches(parse("-" + typed[0])) == sorted(set(range(len(texts))) - each[0])


def test_the_page_the_project_began_with_is_searched_by_handle(seed: Path) -> None:
    page = Document((seed / "page.txt").read_bytes())
    index = Index(read(page, "page-text")[0])
    assert [at + 1 for at in index.matches(parse("@Charles_Lister"))] == [26, 30]


@given(
    st.lists(st.text("ab ", max_size=6), min_size=1, max_size=8),
    st.text("aB", min_size=1, max_size=4),
    st.sampled_from(["", "-"]),
)
def test_a_word_typed_letter_by_letter_finds_what_it_finds_at_once(texts: list[str], word: str, sign: str) -> None:
    comments = [Comment(Body(text), id=str(at), author=text[:2] or None) for at, text in enumerate(texts)]
    of = Thread(**from_depths(comments, [0] * len(comments))._asdict())
    typed = Index(of)
    for end in range(1, len(word) + 1):
        query = parse(sign + word[:end])
        assert typed.matches(query) == Index(of).matches(query)


def test_while_a_word_is_typed_only_what_matched_so_far_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []

    def among(self: terms.Word, texts: Sequence[str], indexes: Sequence[int]) -> list[int]:
        looked_at.append(len(indexes))
        return [index for index in indexes if self.needle in texts[index]]

    monkeypatch.setattr(terms.Word, "among", among)
    index = Index(HARBOUR)
    for typed in ("f", "fe", "fer", "ferry", "boat"):
        index.matches(parse(typed))
    assert looked_at[0] == looked_at[4] == len(HARBOUR)
    assert looked_at[1:4] == [len(index.matches(parse("f"))), 2, 2]


def pieces(index: Index, typed: str) -> list[tuple[int | None, str]]:
    """Return how far a query gets, and what it matches so far, piece by piece."""
    query, steps = parse(typed), []
    while not steps or steps[-1][0] is not None:
        reach = index.reach(query)
        steps.append((reach, "".join(HARBOUR.comments[at].id for at in index.matches(query, reach))))
    return steps


def test_a_huge_thread_is_asked_a_piece_at_a_time(monkeypatch: pytest.MonkeyPatch, index: Index) -> None:
    monkeypatch.setattr(index_module, "PIECE", 2)
    assert pieces(index, "late") == [(2, "a"), (4, "acd"), (None, "acd")]
    assert pieces(index, "by:mara") == [(2, "a"), (4, "ad"), (None, "ad")]
    monkeypatch.setattr(index_module, "PIECE_FOR_EXPRESSION", 3)
    assert pieces(index, "/l.t/") == [(3, "ac"), (None, "acd")]


def test_what_narrows_a_query_gets_as_far_as_few_comments_are_to_be_asked(
    monkeypatch: pytest.MonkeyPatch, index: Index
) -> None:
    monkeypatch.setattr(index_module, "PIECE", 2)
    pieces(index, "lat")
    assert pieces(index, "late") == [(3, "ac"), (None, "acd")]
    index.matches(parse("fer"), 2)
    assert pieces(index, "ferr") == [(2, "a"), (4, "ac"), (None, "ac")]


def test_what_was_asked_is_not_asked_again(monkeypatch: pytest.MonkeyPatch, index: Index) -> None:
    asked = []
    monkeypatch.setattr(terms.Word, "among", lambda _self, _texts, indexes: asked.extend(indexes) or list(indexes))
    for reach in (2, 4, 1, None):
        index.matches(parse("late"), reach)
    assert asked == [0, 1, 2, 3, 4]


def test_an_expression_may_take_its_time_for_each_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "PIECE_FOR_EXPRESSION", 1)
    clock = itertools.count(step=0.4).__next__
    assert Index(HARBOUR, clock=clock).matches(parse("/late/")) == [0, 2, 3]


@given(
    st.lists(st.text("ab", max_size=3), min_size=1, max_size=9),
    st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), st.integers(0, 9)), min_size=1, max_size=6),
)
def test_pieces_make_up_what_is_found_in_one_go(texts: list[str], asked: list[tuple[str, int]]) -> None:
    of = Thread(
        **from_depths([Comment(Body(text), id=str(at)) for at, text in enumerate(texts)], [0] * len(texts))._asdict()
    )
    index = Index(of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_module, "PIECE", 2)
        for typed, limit in asked:
            query, reach = parse(typed), min(limit, len(texts))
            whole = [at for at, text in enumerate(texts) if typed in text]
            assert index.matches(query, reach) == [at for at in whole if at < reach]
            further = index.reach(query)
            assert further is None or further > reach or reach == len(texts)
            assert index.matches(query, further) == [at for at in whole if further is None or at < further]
