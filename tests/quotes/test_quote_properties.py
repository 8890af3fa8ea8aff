"""What holds of quotes whatever people write."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threadview.markup import fold, words
from threadview.quotes import ARTICLE, find
from threadview.thread import Body, Comment, Span, Thread, from_depths

PHRASES = (
    "the ferry leaves at dawn",
    "nobody told the baker",
    "a b a b a b",
    "Well…",
    "\n",
    "\n\n",
    "“",
    "”",
    ". ",
    "- ",
    "漢字仮名交じり文",
    "x" * 30,
)
SAID = st.lists(st.sampled_from(PHRASES) | st.text(max_size=4), max_size=12).map(" ".join)
TEXTS = SAID | st.text(max_size=40)


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    """Threads of a few comments that share words, some of them marked as quotes."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=7))
    depths = draw(st.lists(st.integers(0, 3), min_size=len(texts), max_size=len(texts)))
    comments = []
    for text in texts:
        start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        spans = (Span(start, end, "quote", 1),) if end > start and draw(st.booleans()) else ()
        comments.append(Comment(Body(text, spans)))
    article = draw(st.none() | TEXTS)
    return Thread(
        **from_depths(comments, depths)._asdict(), article=None if article is None else Comment(Body(article))
    )


def text_of(thread: Thread, index: int) -> str:
    comment = thread.article if index == ARTICLE else thread.comments[index]
    return comment.text if comment else ""


def spoken(text: str) -> list[str]:
    return [word for word, _, _ in words(fold(text))]


@given(threads())
def test_quotes_lie_inside_their_texts_and_lead_back(thread: Thread) -> None:
    for index, quotes in find(thread):
        ends = [0]
        for quote in quotes:
            assert ends[-1] <= quote.start < quote.end <= len(text_of(thread, index))
            ends.append(quote.end)
            if quote.source is None:
                assert quote.kind == "marked"
                continue
            assert ARTICLE <= quote.source < index
            assert 0 <= quote.source_start < quote.source_end <= len(text_of(thread, quote.source))


@given(threads())
def test_a_verbatim_quote_has_the_words_of_its_source(thread: Thread) -> None:
    for index, quotes in find(thread):
        for quote in quotes:
            if quote.kind == "verbatim" and quote.source is not None:
                here = text_of(thread, index)[quote.start : quote.end]
                there = text_of(thread, quote.source)[quote.source_start : quote.source_end]
                assert spoken(here) == spoken(there)
                assert len(spoken(here)) >= 4


@given(threads())
@settings(max_examples=40)
def test_an_unrelated_comment_changes_nothing(thread: Thread) -> None:
    comments = [*thread.comments, Comment(Body("Zyzzogeton, qwertz."))]
    longer = Thread(**from_depths(comments, [*thread.depths, 0])._asdict(), article=thread.article)
    assert list(find(longer))[:-1] == list(find(thread))


@pytest.mark.parametrize(
    "texts",
    [
        ["the same eight words in each single comment"] * 3000,
        [f"the same eight words in each single comment {number}" for number in range(1000)],
        ["a " * 200_000, "a " * 200_000 + "b"],
        ["x" * 500_000] * 2,
        ["漢字" * 60_000, "漢字" * 60_000 + "仮"],
        ["a b c d e\n" * 30_000, "a b c d e\n" * 30_000 + "b"],
        ['" ' * 100_000, '"a b c d e f" ' * 20_000, '"a b c d e f" x' * 20_000],
        ["".join("abcdefgh"[number * number % 1009 % 8] + " " for number in range(100_000))] * 2,
    ],
    ids=["identical", "numbered", "one word", "no blanks", "Chinese", "lines", "quotation marks", "few words"],
)
def test_hostile_texts_take_bounded_time(texts: list[str]) -> None:
    started = time.process_time()
    comments = [Comment(Body(text)) for text in texts]
    for _ in find(Thread(**from_depths(comments, [0] * len(texts))._asdict())):
        pass
    assert time.process_time() - started < 15, "a hundred times what half a million ordinary words take"
