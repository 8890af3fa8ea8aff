"""Where the keys of motion lead."""

from __future__ import annotations

import pytest
from factories import thread
from reading import at, press, reading, shown

from threadview.session import NOWHERE

#  a(b c(d e)) f(g)


@pytest.mark.parametrize(
    ("start", "action", "end"),
    [
        ("a", "next", "b"),
        ("b", "previous", "a"),
        ("b", "next-sibling", "c"),
        ("a", "next-sibling", "f"),
        ("c", "previous-sibling", "b"),
        ("f", "previous-sibling", "a"),
        ("e", "parent", "c"),
        ("e", "root", "a"),
        ("b", "next-top", "f"),
        ("g", "previous-top", "f"),
        ("f", "previous-top", "a"),
        ("e", "first", "a"),
        ("a", "last", "g"),
        ("d", "outward", "c"),
        ("c", "inward", "d"),
    ],
)
def test_a_key_leads_from_here_to_there(start: str, action: str, end: str) -> None:
    state = reading()
    here = next(index for index, comment in enumerate(state.thread.comments) if comment.id == start)
    assert at(press(state.moved(here), action)) == end


@pytest.mark.parametrize(
    ("start", "action", "says"),
    [
        ("g", "next", "last comment"),
        ("a", "previous", "first comment"),
        ("c", "next-sibling", "no later reply"),
        ("b", "previous-sibling", "no earlier reply"),
        ("f", "parent", "top-level"),
        ("a", "root", "top-level"),
        ("g", "next-top", "no later"),
        ("a", "previous-top", "no earlier"),
        ("b", "inward", "nobody answers"),
    ],
)
def test_where_there_is_nowhere_to_go_it_is_said(start: str, action: str, says: str) -> None:
    state = reading()
    here = next(index for index, comment in enumerate(state.thread.comments) if comment.id == start)
    after = press(state.moved(here), action)
    assert at(after) == start
    assert says in after.notice


def test_motion_passes_over_what_is_folded() -> None:
    state = press(reading(), "fold", "next")
    assert at(state) == "f"


def test_left_folds_first_and_then_goes_to_the_parent() -> None:
    state = press(reading(), "next", "next")
    assert shown(press(state, "outward")) == "a b c+ f g"
    assert at(press(state, "outward", "outward")) == "a"


def test_right_opens_first_and_then_goes_to_the_first_reply() -> None:
    folded = press(reading(), "fold")
    assert shown(press(folded, "inward")) == "a b c d e f g"
    assert at(press(folded, "inward", "inward")) == "b"


def test_next_top_passes_over_what_a_limit_hides() -> None:
    state = reading()
    limited = state.limited(bytes([1, 0, 0, 0, 0, 0, 0]), None, state.folds)
    assert "no later" in press(limited, "next-top").notice


def test_an_empty_thread_moves_nowhere_and_breaks_nothing() -> None:
    state = reading(thread("", article="only an article"))
    assert state.cursor == NOWHERE
    assert state.pane == "article"
    for action in ("next", "previous", "parent", "root", "next-top", "first", "last", "outward", "inward", "toggle"):
        assert press(state, action).cursor == NOWHERE
