"""Finding one's way in a flat thread."""

from __future__ import annotations

from array import array

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from threadview.thread import NO_PARENT, Comment, Counts, Thread, from_depths

#          0 1 2 3   4     5 6
OUTLINE = "a(b c(d   e))   f(g)"
A, B, C, D, E, F, G = range(7)


@pytest.fixture
def tree() -> Thread:
    return thread(OUTLINE)


def test_a_subtree_is_a_range(tree: Thread) -> None:
    assert list(tree.ends) == [5, 2, 5, 4, 5, 7, 7]
    assert [tree.descendants(index) for index in range(len(tree))] == [4, 0, 2, 0, 0, 1, 0]


def test_replies_are_the_direct_ones(tree: Thread) -> None:
    assert [tree.replies(index) for index in range(len(tree))] == [2, 0, 2, 0, 0, 1, 0]
    assert list(tree.children(A)) == [B, C]
    assert list(tree.children(C)) == [D, E]
    assert list(tree.children(E)) == []
    assert list(tree.children(NO_PARENT)) == [A, F]


def test_ancestors_go_up_to_the_top(tree: Thread) -> None:
    assert list(tree.ancestors(E)) == [C, A]
    assert list(tree.ancestors(F)) == []
    assert (tree.root(E), tree.root(G), tree.root(A)) == (A, F, A)


@pytest.mark.parametrize(
    ("index", "before", "after"),
    [(A, None, F), (B, None, C), (C, B, None), (D, None, E), (E, D, None), (F, A, None), (G, None, None)],
)
def test_siblings_have_the_same_parent(tree: Thread, index: int, before: int | None, after: int | None) -> None:
    assert (tree.sibling(index, -1), tree.sibling(index, 1)) == (before, after)


def test_labels_are_outline_numbers(tree: Thread) -> None:
    assert [tree.label(index) for index in range(len(tree))] == ["1", "1.1", "1.2", "1.2.1", "1.2.2", "2", "2.1"]


@pytest.mark.parametrize("label", ["0", "3", "1.3", "1.1.1", "", "x", "1.", "#0", "#8", "#x", "#", "-1", "²"])
def test_a_label_that_nothing_has_names_nothing(tree: Thread, label: str) -> None:
    assert tree.labelled(label) is None


def test_past_many_levels_a_label_is_the_place() -> None:
    deep = Thread(**from_depths([Comment() for _ in range(30)], range(30))._asdict())
    assert deep.label(3) == "1.1.1.1"
    assert deep.label(29) == "#30"
    assert deep.labelled("#30") == 29


@given(st.lists(st.integers(0, 30), max_size=60))
def test_a_label_leads_back_to_its_comment(depths: list[int]) -> None:
    tree = Thread(**from_depths([Comment() for _ in depths], depths)._asdict())
    assert [tree.labelled(tree.label(index)) for index in range(len(tree))] == list(range(len(tree)))


@given(st.lists(st.integers(0, 5), max_size=40))
def test_motions_agree_with_each_other(depths: list[int]) -> None:
    tree = Thread(**from_depths([Comment() for _ in depths], depths)._asdict())
    for index in range(len(tree)):
        following = tree.sibling(index, 1)
        assert following is None or tree.sibling(following, -1) == index
        assert len(list(tree.ancestors(index))) == tree.depths[index]
        assert len(list(tree.children(index))) == tree.replies(index)
        assert all(index in range(up, tree.ends[up]) for up in tree.ancestors(index))


def test_an_empty_thread_is_a_thread() -> None:
    empty = Thread(**from_depths([], [])._asdict())
    assert len(empty) == 0
    assert empty.max_depth() == 0
    assert list(empty.children(NO_PARENT)) == []
    assert empty.labelled("1") is None


def test_stubs_are_counted() -> None:
    comments = [Comment(flags=("stub",)), Comment(flags=("more",), count=7), Comment(flags=("deleted",))]
    assert Thread(**from_depths(comments, [0, 1, 0])._asdict()).stubs == 2


def test_a_thread_made_of_another_is_counted_anew() -> None:
    before = Thread(**from_depths([Comment(flags=("stub",)), Comment()], [0, 1])._asdict())
    assert (before.named, before.stubs, before.replies(0)) == (False, 1, 1)
    after = replace(before, comments=[Comment(author="Ann"), Comment()], parents=array("i", [NO_PARENT, NO_PARENT]))
    assert (after.named, after.stubs, after.replies(0)) == (True, 0, 0)


def test_what_was_counted_before_is_taken_but_not_for_a_thread_made_of_this_one() -> None:
    tree = from_depths([Comment(), Comment()], [0, 1])
    told = Thread(**tree._asdict(), counted=Counts(named=True, stubs=7, replies=array("i", [5, 0])))
    assert (told.named, told.stubs, told.replies(0)) == (True, 7, 5)
    after = replace(told, comments=[Comment(), Comment(flags=("more",))])
    assert (after.named, after.stubs, after.replies(0)) == (False, 1, 1)
