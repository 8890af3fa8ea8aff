"""Which comments a fold leaves visible."""

from __future__ import annotations

from factories import thread
from hypothesis import given
from hypothesis import strategies as st

from threadview.layout.rows import all_folded, folded_from, nothing_folded, row_of, visible, with_fold
from threadview.thread import Comment, Thread, from_depths

TREE = thread("a(b c(d e)) f(g)")
A, B, C, D, E, F, G = range(7)


def test_an_open_thread_shows_everything() -> None:
    assert list(visible(TREE, nothing_folded(TREE))) == list(range(7))


def test_a_fold_hides_the_subtree_and_stays_itself() -> None:
    assert list(visible(TREE, with_fold(nothing_folded(TREE), [C], folded=True))) == [A, B, C, F, G]


def test_all_folded_shows_the_top_level() -> None:
    assert list(visible(TREE, all_folded(TREE))) == [A, F]


def test_folding_to_a_level_shows_that_level_folded() -> None:
    folds = folded_from(TREE, 2)
    assert list(visible(TREE, folds)) == [A, B, C, F, G]
    assert not folds[A]
    assert folds[B]


def test_a_limit_shows_only_what_it_keeps() -> None:
    kept = bytes([1, 0, 1, 0, 1, 0, 0])
    assert list(visible(TREE, nothing_folded(TREE), kept)) == [A, C, E]


def test_the_row_of_a_hidden_comment_is_that_of_what_hides_it() -> None:
    rows = visible(TREE, with_fold(nothing_folded(TREE), [A], folded=True))
    assert rows[row_of(rows, E)] == A
    assert rows[row_of(rows, G)] == G


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=60))
def test_a_comment_is_visible_when_no_ancestor_is_folded(shape: list[tuple[int, bool]]) -> None:
    of = Thread(**from_depths([Comment() for _ in shape], [depth for depth, _ in shape])._asdict())
    folds = bytes(folded for _, folded in shape)
    want = [index for index in range(len(of)) if not any(folds[up] for up in of.ancestors(index))]
    assert list(visible(of, folds)) == want


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.integers(1, 400))
def test_folding_to_a_level_folds_it_and_everything_deeper_however_deep(steps: list[int], level: int) -> None:
    depths = [depth for step in steps for depth in range(step)] or [0]
    of = Thread(**from_depths([Comment()] * len(depths), depths)._asdict())
    assert folded_from(of, level) == bytes(depth >= level - 1 for depth in of.depths)


def test_folds_of_one_thread_say_nothing_of_another() -> None:
    other = thread("a b(c)")
    assert list(visible(TREE, all_folded(TREE))) == [A, F]
    assert list(visible(other, all_folded(other))) == [0, 1]
    assert folded_from(other, 2) == bytes([0, 0, 1])
