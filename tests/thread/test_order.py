"""Another order of siblings in the same tree."""

from __future__ import annotations

from factories import outline, thread
from hypothesis import given
from hypothesis import strategies as st

from threadview.thread import LateComments, Thread, from_depths
from threadview.thread.comment import Comment
from threadview.thread.order import in_page_order, reordered

OUTLINE = "a(b c(d e)) f(g) h"


def by(ranks: str, of: Thread) -> Thread:
    """Reorder a thread by the place of each id in a text."""
    return reordered(of, [ranks.index(comment.id) for comment in of.comments])


def test_siblings_change_places_with_all_that_is_below_them() -> None:
    assert outline(by("hgfedcba", thread(OUTLINE))) == "h f(g) a(c(e d) b)"


def test_equal_ranks_stand_as_in_the_page() -> None:
    of = thread(OUTLINE)
    assert reordered(of, [0] * len(of)) is of
    shuffled = by("hgfedcba", of)
    assert outline(reordered(shuffled, [0] * len(of))) == OUTLINE


def test_outline_numbers_and_ids_stay() -> None:
    of = thread(OUTLINE)
    shuffled = by("hgfedcba", of)
    labels = {comment.id: of.label(index) for index, comment in enumerate(of.comments)}
    for index, comment in enumerate(shuffled.comments):
        assert shuffled.label(index) == labels[comment.id]
        assert shuffled.labelled(labels[comment.id]) == index
    assert sorted(shuffled.ids()) == sorted(of.ids())


def test_a_label_by_the_place_in_the_page_stays_too() -> None:
    deep = Thread(**from_depths([Comment(id=str(n)) for n in range(61)], [*range(30), *range(30), 29])._asdict())
    shuffled = reordered(deep, [-index for index in range(61)])
    for index, comment in enumerate(shuffled.comments):
        label = deep.label(int(comment.id))
        assert shuffled.label(index) == label
        assert shuffled.labelled(label) == index
    assert shuffled.labelled("#62") is None


def test_comments_that_are_made_late_stay_unmade() -> None:
    made: list[int] = []

    def make(place: int) -> Comment:
        made.append(place)
        return Comment(id="abcdefgh"[place])

    of = thread(OUTLINE)
    late = LateComments(8, make, lambda: list("abcdefgh"))
    before = Thread(late, of.parents, of.depths, of.ends, of.ordinals, counted=of.counts)
    shuffled = reordered(before, [-index for index in range(8)])
    assert shuffled.ids() == ["h", "f", "g", "a", "c", "e", "d", "b"]
    assert not made
    assert shuffled.comments[1].id == "f"
    assert made == [5]


@given(st.lists(st.integers(0, 6), max_size=40), st.randoms())
def test_the_tree_is_the_same_and_the_way_back_leads_home(depths: list[int], random: object) -> None:
    of = Thread(**from_depths([Comment(id=str(n)) for n in range(len(depths))], depths)._asdict())
    ranks = [random.random() for _ in depths]  # type: ignore[attr-defined]  # hypothesis types it as an object
    shuffled = reordered(of, ranks)
    fresh = from_depths(list(shuffled.comments), shuffled.depths)
    assert (shuffled.parents, shuffled.ends) == (fresh.parents, fresh.ends)
    for index, comment in enumerate(shuffled.comments):
        old, parent = int(comment.id), shuffled.parents[index]
        assert (shuffled.comments[parent].id if parent >= 0 else "-1") == str(of.parents[old])
        assert shuffled.replies(index) == of.replies(old)
        assert shuffled.descendants(index) == of.descendants(old)
        following = shuffled.sibling(index, 1)
        assert following is None or ranks[old] <= ranks[int(shuffled.comments[following].id)]
    home = in_page_order(shuffled)
    assert home.ids() == of.ids()
    assert (home.parents, home.ends, home.ordinals, home.places) == (of.parents, of.ends, of.ordinals, None)


def test_a_long_chain_and_a_wide_row_take_no_stack() -> None:
    chain = Thread(**from_depths([Comment(id=str(n)) for n in range(5000)], range(5000))._asdict())
    assert reordered(chain, [-n for n in range(5000)]) is chain
    row = Thread(**from_depths([Comment(id=str(n)) for n in range(5000)], [0] * 5000)._asdict())
    assert reordered(row, [-n for n in range(5000)]).ids()[0] == "4999"
