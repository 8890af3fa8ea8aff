"""The way through a thread: what is on the screen first, long texts in small steps, what was posted twice."""

from __future__ import annotations

import gc
import random
import weakref

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st
from synthetic import generate

from threadview.markup import plain
from threadview.quotes import ARTICLE, Finder, find, find_quotes
from threadview.quotes.offsets import PIECE
from threadview.quotes.texts import Texts
from threadview.quotes.words import Grams
from threadview.thread import Body, Comment, Thread, from_depths

SAID = "Every spring the tide tables turn out to be wrong by an hour."


def flat(*texts: str, marked: bool = False) -> Thread:
    comments = [Comment(plain(text) if marked else Body(text)) for text in texts]
    return Thread(**from_depths(comments, [0] * len(texts))._asdict())


def babble(words: int, seed: int = 1) -> str:
    """Return lines of ten made-up words."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    made = [f"{chance.choice('bdfgklmnprst')}{number % 997}x" for number in range(words)]
    return "\n".join(" ".join(made[at : at + 10]) for at in range(0, words, 10))


@pytest.mark.parametrize("screen", [range(12), range(200, 230), (399, 7, 150)], ids=["first", "middle", "apart"])
def test_what_is_found_soon_is_what_the_whole_pass_finds(screen: range) -> None:
    page = generate(400, seed=5).thread()
    whole = dict(find(page))
    soon = dict(found for found in Finder(page).soon(screen) if found)
    assert soon == {index: whole[index] for index in screen}


def test_the_article_can_be_asked_for_soon_too() -> None:
    page = thread("a", {"a": SAID}, article=SAID)
    assert [found for found in Finder(page).soon([ARTICLE]) if found] == [(ARTICLE, ())]
    assert list(Finder(page).soon([])) == []


def test_a_comment_posted_twice_is_known_by_its_first() -> None:
    page = thread(
        "a b(c) d e", {"a": SAID, "b": "Yes, quite.", "c": SAID.upper(), "d": f"“{SAID}”", "e": "Yes, quite."}
    )
    found = find_quotes(page)
    assert found.repeats == {2: 0, 3: 0}
    assert found.quoting() == []


def test_a_comment_that_is_the_article_again_repeats_it() -> None:
    assert find_quotes(thread("a", {"a": SAID}, article=SAID)).repeats == {0: ARTICLE}


def test_many_equal_comments_are_fast_and_repeat_the_first() -> None:
    found = find_quotes(flat(*[SAID] * 10_000))
    assert set(found.repeats.values()) == {0}
    assert len(found.repeats) == 9_999


def test_a_long_text_is_gone_through_in_small_steps() -> None:
    text = babble(60_000)
    assert len(text) > 5 * PIECE
    page = flat(text, f"{text}\nthe end", "\n".join(f"> {line}" for line in text.split("\n")[:3000]), marked=True)
    assert sum(1 for _ in Finder(page).steps()) > 100


def test_words_deep_inside_a_long_text_are_found_where_they_stand() -> None:
    text = babble(40_000) + f"\n{SAID}\n" + babble(20_000, seed=2)
    page = flat(text, f"{SAID}\n\nSince when?")
    (quote,) = find_quotes(page).of(1)
    assert (quote.source, text[quote.source_start : quote.source_end]) == (0, SAID)


def test_a_text_of_one_long_word_and_one_without_blanks() -> None:
    words = "渡し船は夜明けに北の桟橋から出る。"
    page = flat("x" * 200_000, "漢字仮名" * 20_000 + words, f"{words}\n\n本当ですか")
    (quote,) = find_quotes(page).of(2)
    assert page.comments[1].text[quote.source_start : quote.source_end] == words


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_a_text_is_read_in_when_it_shares_four_words_in_a_row_and_else_not(sought: list[str], words: list[str]) -> None:
    grams = Grams()
    grams.add(sought)
    theirs = {tuple(sought[at : at + 4]) for at in range(len(sought) - 3)}
    assert grams.in_words(words) == any(tuple(words[at : at + 4]) in theirs for at in range(len(words) - 3))


def test_the_index_goes_as_soon_as_all_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Texts]] = []
    inner = Texts.__init__

    def noting(self: Texts, thread: Thread, expected_words: int = 0) -> None:
        inner(self, thread, expected_words)
        made.append(weakref.ref(self))

    monkeypatch.setattr(Texts, "__init__", noting)
    gc.disable()
    try:
        find_quotes(generate(100).thread())
        assert [reference() for reference in made] == [None]
    finally:
        gc.enable()
