"""The index of grams: where words stood before, however many texts it holds."""

from __future__ import annotations

from threadview.quotes.index import MOST_PLACES, Index
from threadview.quotes.runs import Run, finding_runs
from threadview.quotes.words import Words


def filled(*texts: str, expected_words: int = 0) -> Index:
    index = Index(expected_words)
    for text in texts:
        index.add(Words(text))
    return index


def common_runs(index: Index, words: Words) -> list[Run]:
    """Return the runs that a text shares with those in the index, in the order of the text."""
    runs: list[Run] = []
    for _ in finding_runs(index, words, runs):
        pass
    return runs


def test_a_run_is_as_long_as_the_words_stay_equal() -> None:
    index = filled("one two three four five six")
    assert common_runs(index, Words("zero TWO, three: four five seven")) == [Run(first=1, place=1, length=4)]


def test_runs_end_with_the_text() -> None:
    index = filled("one two three four", "five six seven eight")
    runs = common_runs(index, Words("one two three four five six seven eight"))
    assert [(run.first, run.length) for run in runs] == [(0, 4), (4, 4)]
    assert [index.text_of(run.place) for run in runs] == [0, 1]


def test_a_run_that_begins_inside_another_is_found_from_its_beginning() -> None:
    index = filled("b c d e f g h", "a b c d e")
    assert common_runs(index, Words("a b c d e f g h")) == [Run(0, 8, 5), Run(1, 0, 7)]


def test_of_a_phrase_that_many_share_the_newest_places_are_given() -> None:
    index = filled(*[f"x{number} the very same words" for number in range(100)])
    places = index.places(Words("the very same words"), 0)
    assert len(places) == MOST_PLACES
    assert {index.text_of(place) for place in places} == set(range(100 - MOST_PLACES, 100))


def test_it_grows_past_what_was_expected() -> None:
    texts = [" ".join(f"w{number}x{place}" for place in range(50)) for number in range(400)]
    index = filled(*texts)
    for number in (0, 123, 399):
        (run,) = common_runs(index, Words(texts[number]))
        assert (index.text_of(run.place), run.length) == (number, 50)
        assert index.length_of(number) == 50


def test_words_know_their_places_and_lines() -> None:
    words = Words("Ahoy,  there!\n\nİstanbul – 漢字\n")
    assert len(words) == 5
    offsets = words.offsets
    assert [(offsets.start(word), offsets.end(word)) for word in range(2)] == [(0, 4), (7, 12)]
    assert list(offsets.lines()) == [(0, 2), (2, 5)]
    assert (offsets.word_from(5), offsets.word_from(16)) == (1, 3)


def test_words_in_common_by_chance_are_not_followed() -> None:
    index = filled("north of the old pier they sell rope")
    text = "We sailed north of the old mill and saw nothing there until the rain had stopped for good"
    assert common_runs(index, Words(text)) == []
    (run,) = common_runs(index, Words(f"{text}\nnorth of the old boat"))
    assert (run.first, run.length) == (18, 4)


def test_six_words_in_a_row_are_followed_in_any_line() -> None:
    index = filled("north of the old pier they sell rope")
    (run,) = common_runs(
        index, Words("We sailed north of the old pier they said and saw nothing there until the rain had stopped")
    )
    assert (run.first, run.place, run.length) == (2, 0, 6)


def test_of_many_copies_of_a_line_each_is_followed_to_its_end() -> None:
    index = filled("a b c d e f", "a b c d e f g", "x a b c d e", "a b c d")
    runs = common_runs(index, Words("a b c d e f g h"))
    assert {(index.text_of(run.place), run.length) for run in runs} == {(0, 6), (1, 7), (2, 5), (3, 4)}
