"""From rows in any order to a flat thread: every rule of the builder, then what always holds."""

from __future__ import annotations

import pytest
from factories import outline, parse_outline
from hypothesis import given
from hypothesis import strategies as st

from threadview.thread import NO_PARENT, Body, Comment, Row, Thread, Tree, build, from_depths, from_parents


def rows(written: str) -> list[Row]:
    """Return the rows of ``"a b<a c<x"``: a at the top, b answers a, c answers x; ``.`` is an empty id."""
    listed = []
    for word in written.split():
        name, _, parent = word.partition("<")
        listed.append(Row(name.strip("."), parent or None, Comment(Body(f"text of {name}"), id=name.strip("."))))
    return listed


def built(written: str) -> Thread:
    return Thread(**build(rows(written))._asdict())


def flags(of: Thread) -> dict[str, tuple[str, ...]]:
    return {comment.id: comment.flags for comment in of.comments if comment.flags}


@pytest.mark.parametrize(
    ("written", "tree"),
    [
        ("a b c", "a b c"),
        ("a b<a c<a d<c", "a(b c(d))"),
        ("b<a c<a a d<c", "a(b c(d))"),
        ("d<c c<a b<a a", "a(c(d) b)"),
        ("a x b<a y<x c<a", "a(b c) x(y)"),
        ("", ""),
    ],
)
def test_siblings_keep_their_order_and_each_is_followed_by_its_subtree(written: str, tree: str) -> None:
    assert outline(built(written)) == tree


def test_a_missing_parent_becomes_a_stub_where_its_first_child_stood() -> None:
    thread = built("a b<lost c d<lost e<b")
    assert outline(thread) == "a lost(b(e) d) c"
    assert flags(thread) == {"lost": ("stub",)}
    assert thread.comments[1].text == ""


def test_an_empty_parent_is_none() -> None:
    thread = Thread(
        **build([Row("a", "", Comment(id="a")), Row("", "", Comment()), Row("b", "a", Comment(id="b"))])._asdict()
    )
    assert list(thread.parents) == [NO_PARENT, 0, NO_PARENT]
    assert not thread.stubs


def test_two_missing_parents_are_two_stubs() -> None:
    assert outline(built("a<x b<y c<x")) == "x(a c) y(b)"


@pytest.mark.parametrize(
    ("written", "tree", "moved"),
    [
        ("a b<c c<b d<c", "a b(c(d))", "b"),
        ("a<a b<a", "a(b)", "a"),
        ("c<b a<c b<a", "c(a(b))", "c"),
        ("x<a a<b b<a", "a(x b)", "a"),
    ],
)
def test_a_ring_is_opened_at_its_first_row_which_is_flagged(written: str, tree: str, moved: str) -> None:
    thread = built(written)
    assert outline(thread) == tree
    assert flags(thread) == {moved: ("unsure",)}


def test_a_repeated_id_is_kept_under_another_name_and_replies_belong_to_the_first() -> None:
    thread = built("a b<a a<b c<a a")
    assert outline(thread) == "a(b(a~2) c) a~3"
    assert flags(thread) == {"a~2": ("duplicate",), "a~3": ("duplicate",)}


def test_a_repeat_does_not_take_a_name_that_is_taken() -> None:
    assert outline(built("a a~2 a b<a~2")) == "a a~2(b) a~3"


def test_comments_without_an_id_stand_where_they_are_and_are_no_duplicates() -> None:
    thread = built("a .<a . b<a")
    assert [comment.id for comment in thread.comments] == ["a", "", "b", ""]
    assert list(thread.parents) == [-1, 0, 0, -1]
    assert not flags(thread)


@pytest.mark.parametrize("parents", [[0], [1, -1], [-1, 0, -1, 1], [-1, -1, 5]])
def test_parents_out_of_page_order_are_refused(parents: list[int]) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        from_parents([Comment() for _ in parents], parents)


@pytest.mark.parametrize(
    ("depths", "parents"),
    [
        ([0, 1, 2, 1, 0], [-1, 0, 1, 0, -1]),
        ([2, 4, 2, 0], [-1, 0, -1, -1]),
        ([0, 5, 3, 3, 5], [-1, 0, 0, 0, 3]),
        ([3, 2, 1, 2], [-1, -1, -1, 2]),
        ([], []),
    ],
)
def test_of_indentation_alone_the_nearest_further_out_is_the_parent(depths: list[int], parents: list[int]) -> None:
    assert list(from_depths([Comment() for _ in depths], depths).parents) == parents


def check_columns(tree: Tree) -> None:
    """Assert what every thread promises of its columns."""
    size = len(tree.comments)
    counts: dict[int, int] = {}
    for index in range(size):
        parent = tree.parents[index]
        assert NO_PARENT <= parent < index
        assert tree.depths[index] == (tree.depths[parent] + 1 if parent >= 0 else 0)
        assert index < tree.ends[index] <= (tree.ends[parent] if parent >= 0 else size)
        counts[parent] = counts.get(parent, 0) + 1
        assert tree.ordinals[index] == counts[parent]
    for index in range(size):
        inside = range(index + 1, tree.ends[index])
        assert all(tree.depths[below] > tree.depths[index] for below in inside)
        assert tree.ends[index] == size or tree.depths[tree.ends[index]] <= tree.depths[index]


NAMES = st.sampled_from(["a", "b", "c", "d", "e", "a~2", ""])
ROWS = st.lists(st.builds(lambda name, parent: (name, parent), NAMES, st.none() | NAMES.filter(bool)), max_size=12)


@given(ROWS)
def test_any_rows_become_a_thread_and_none_is_lost(pairs: list[tuple[str, str | None]]) -> None:
    given_rows = [Row(name, parent, Comment(Body(str(at)), id=name)) for at, (name, parent) in enumerate(pairs)]
    tree = build(given_rows)
    check_columns(tree)
    kept = [comment for comment in tree.comments if "stub" not in comment.flags]
    assert sorted(int(comment.text) for comment in kept) == list(range(len(pairs)))
    names = [comment.id for comment in tree.comments if comment.id]
    assert len(names) == len(set(names))


@given(ROWS)
def test_nobody_is_given_another_parent_in_silence(pairs: list[tuple[str, str | None]]) -> None:
    tree = build(Row(name, parent, Comment(Body(str(at)), id=name)) for at, (name, parent) in enumerate(pairs))
    for index, comment in enumerate(tree.comments):
        if "stub" in comment.flags or "unsure" in comment.flags:
            continue
        asked, parent = pairs[int(comment.text)][1], tree.parents[index]
        assert (tree.comments[parent].id if parent >= 0 else None) == asked


@given(st.lists(st.integers(0, 9), max_size=30))
def test_any_indentation_becomes_a_thread(depths: list[int]) -> None:
    tree = from_depths([Comment() for _ in depths], depths)
    check_columns(tree)
    assert all(tree.depths[index] <= depth for index, depth in enumerate(depths))


@given(st.lists(st.integers(0, 3), max_size=30))
def test_an_outline_reads_back(depths: list[int]) -> None:
    comments = [Comment(id=str(at)) for at in range(len(depths))]
    thread = Thread(**from_depths(comments, depths)._asdict())
    assert parse_outline(outline(thread)) == ([comment.id for comment in comments], list(thread.parents))


@pytest.mark.parametrize("turn", [list, lambda chain: list(reversed(chain))], ids=["in order", "last first"])
def test_a_chain_of_a_hundred_thousand_is_no_deeper_than_a_list(turn: type[list[Row]]) -> None:
    size = 100_000
    chain = [Row(str(at), str(at - 1) if at else None, Comment(id=str(at))) for at in range(size)]
    thread = Thread(**build(turn(chain))._asdict())
    assert thread.max_depth() == size - 1
    assert thread.ends[0] == size
    assert thread.root(size - 1) == 0


def test_a_ring_of_a_hundred_thousand_is_opened() -> None:
    size = 100_000
    ring = [Row(str(at), str((at - 1) % size), Comment(id=str(at))) for at in range(size)]
    thread = Thread(**build(ring)._asdict())
    assert thread.max_depth() == size - 1
    assert thread.comments[0].flags == ("unsure",)
