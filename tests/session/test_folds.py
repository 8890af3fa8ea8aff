"""Folding and unfolding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import at, press, reading, shown

from threadview.session import ACTIONS


@pytest.mark.parametrize(
    ("actions", "rows", "cursor"),
    [
        (["toggle"], "a+ f g", "a"),
        (["toggle", "toggle"], "a b c d e f g", "a"),
        (["fold-on"], "a+ f g", "f"),
        (["last", "fold-branch-on"], "a b c d e f+", "f"),
        (["next", "next", "next", "fold-branch-on"], "a+ f g", "f"),
        (["fold-all"], "a+ f+", "a"),
        (["fold-all", "unfold-all"], "a b c d e f g", "a"),
        (["to-level:1"], "a+ f+", "a"),
        (["to-level:2"], "a b+ c+ f g+", "a"),
        (["to-level:3"], "a b c d+ e+ f g", "a"),
        (["less"], "a b c d+ e+ f g", "a"),
        (["less", "less"], "a b+ c+ f g+", "a"),
        (["less", "less", "more"], "a b c d+ e+ f g", "a"),
        (["less", "more"], "a b c d e f g", "a"),
        (["toggle-branch"], "a+ f g", "a"),
        (["toggle-branch", "toggle-branch"], "a b c d e f g", "a"),
        (["fold", "unfold"], "a b c d e f g", "a"),
    ],
)
def test_folds(actions: list[str], rows: str, cursor: str) -> None:
    state = press(reading(), *actions)
    assert shown(state) == rows
    assert at(state) == cursor


def test_the_cursor_goes_to_what_hides_it() -> None:
    state = press(reading(), "next", "next", "next", "fold-all")
    assert at(state) == "a"


PLAIN = [action.id for action in ACTIONS if action.run is not None and "{" not in action.keys[0]]


@given(st.lists(st.sampled_from(PLAIN), max_size=30))
def test_whatever_is_pressed_the_cursor_stands_on_a_visible_comment(actions: list[str]) -> None:
    state = reading()
    for action in actions:
        state = press(state, action)
        assert state.cursor in state.rows
