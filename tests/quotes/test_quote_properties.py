"""What holds of quotes whatever people write."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from threadview.markup import fold, words
from threadview.quotes import ARTICLE, Finder, find
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
    "เรือเฟอร์รี่ออกตอนเช้า",
    "המעבורת יוצאת עם שחר",
    "Ann wrote:",
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
        level = draw(st.integers(1, 60))
        spans = (Span(start, end, "quote", level),) if end > start and draw(st.booleans()) else ()
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


@given(threads(), st.data())
@settings(max_examples=60)
def test_removing_an_unrelated_comment_changes_no_others_quotes(thread: Thread, data: st.DataObject) -> None:
    tops = [index for index, depth in enumerate(thread.depths) if depth == 0]
    place = data.draw(st.sampled_from([*tops, len(thread)]))
    comments = [*thread.comments[:place], Comment(Body("Zyzzogeton, qwertz.")), *thread.comments[place:]]
    depths = [*thread.depths[:place], 0, *thread.depths[place:]]
    longer = dict(find(Thread(**from_depths(comments, depths)._asdict(), article=thread.article)))
    for index, quotes in find(thread):
        moved = tuple(replace(quote, source=shifted(quote.source, place)) for quote in quotes)
        assert longer[shifted(index, place) or 0] == moved
    assert longer[place] == ()


def shifted(index: int | None, place: int) -> int | None:
    """Return the index that a comment has once another was put in."""
    return index + 1 if index is not None and index >= place else index


@given(threads(), st.lists(st.integers(0, 6), min_size=1))
def test_what_is_asked_for_soon_is_what_the_whole_pass_finds(thread: Thread, wanted: list[int]) -> None:
    indexes = [index for index in wanted if index < len(thread)]
    whole = dict(find(thread))
    assert dict(found for found in Finder(thread).soon(indexes) if found) == {index: whole[index] for index in indexes}


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
@pytest.mark.timeout(120)  # a guard against hanging, far from what any of them takes
def test_hostile_texts_do_not_hang(texts: list[str]) -> None:
    comments = [Comment(Body(text)) for text in texts]
    found = dict(find(Thread(**from_depths(comments, [0] * len(texts))._asdict())))
    assert len(found) == len(texts) + 1


FEW_WORDS = """
import random
from factories import thread
from threadview.quotes import find_quotes

drawn = random.Random(5)
texts = {}
for number in range(30):
    words = [drawn.choice("alder birch cedar dogwood elder fir".split()) for _ in range(400)]
    if number > 2:
        start = drawn.randrange(380)
        words[100:109] = texts[f"c{number - 2}"].split()[start : start + 9]
    texts[f"c{number}"] = " ".join(words)
quotes = find_quotes(thread(" ".join(texts), texts))
print([quotes.of(index) for index in range(30)])
"""


def test_what_is_found_does_not_hang_on_the_seed_of_hashes() -> None:
    """Words are compared by hashes that differ from run to run; what chance does to these must not be seen."""
    found = set()
    for seed in ("0", "1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])}
        done = subprocess.run(
            [sys.executable, "-c", FEW_WORDS], env=environment, capture_output=True, check=True, timeout=60
        )
        found.add(done.stdout)
    assert len(found) == 1
