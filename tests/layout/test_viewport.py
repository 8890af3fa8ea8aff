"""Moving a window over entries of different heights."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.layout import viewport
from threadview.layout.viewport import Top


@dataclass
class Heights:
    """Entries of given heights, which count how often they were measured."""

    heights: list[int]
    asked: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.heights)

    def height(self, row: int) -> int:
        self.asked.add(row)
        return self.heights[row]


def flat(entries: Heights, top: Top) -> int:
    return sum(entries.heights[: top.row]) + top.line


THREE = Heights([5, 3, 10])


@pytest.mark.parametrize(
    ("start", "lines", "end"),
    [
        (Top(0, 0), 4, Top(0, 4)),
        (Top(0, 4), 1, Top(1, 0)),
        (Top(1, 1), -2, Top(0, 4)),
        (Top(0, 2), -9, Top(0, 0)),
        (Top(0, 0), 99, Top(2, 6)),
    ],
)
def test_scrolling_stops_at_the_ends(start: Top, lines: int, end: Top) -> None:
    assert viewport.scroll(THREE, start, lines, 4) == end


def test_the_end_fills_the_window() -> None:
    assert viewport.end(THREE, 4) == Top(2, 6)
    assert viewport.end(THREE, 12) == Top(1, 1)
    assert viewport.end(THREE, 99) == Top(0, 0)


def test_what_is_in_view_moves_nothing() -> None:
    assert viewport.reveal(THREE, Top(0, 1), 1, (0, 2), 8) == Top(0, 1)


def test_a_place_below_is_brought_to_the_bottom_edge() -> None:
    assert viewport.reveal(THREE, Top(0, 0), 1, (0, 2), 6) == Top(0, 2)


def test_a_place_above_is_brought_to_the_top_edge() -> None:
    assert viewport.reveal(THREE, Top(2, 0), 1, (1, 1), 4) == Top(1, 1)


def test_what_is_longer_than_the_window_is_shown_from_its_start() -> None:
    assert viewport.reveal(THREE, Top(0, 0), 2, (0, 9), 4) == Top(2, 0)


def test_a_place_far_away_is_shown_with_what_stands_before_it() -> None:
    many = Heights([3] * 1000)
    top = viewport.reveal(many, Top(0, 0), 800, (0, 1), 30)
    assert 0 < flat(many, Top(800)) - flat(many, top) <= 10


def test_no_motion_measures_more_than_the_screen() -> None:
    many = Heights([3] * 100_000)
    viewport.reveal(many, Top(10), 90_000, (0, 2), 40)
    viewport.end(many, 40)
    viewport.scroll(many, Top(5000), -20, 40)
    assert len(many.asked) < 120


def test_an_empty_pane_has_a_start() -> None:
    assert viewport.end(Heights([]), 10) == viewport.START


HEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=20)


@given(HEIGHTS, st.integers(1, 25), st.integers(0, 19), st.integers(-60, 60))
def test_scrolling_is_moving_in_the_flat_list_of_lines(heights: list[int], window: int, row: int, lines: int) -> None:
    entries = Heights(heights)
    top = viewport.clamp(entries, Top(min(row, len(heights) - 1)), window)
    total = sum(heights)
    want = min(max(flat(entries, top) + lines, 0), max(total - window, 0))
    assert flat(entries, viewport.scroll(entries, top, lines, window)) == want


@given(HEIGHTS, st.integers(1, 25), st.integers(0, 19), st.integers(0, 19), st.integers(0, 4))
def test_what_is_revealed_is_in_the_window(heights: list[int], window: int, start: int, row: int, margin: int) -> None:
    entries = Heights(heights)
    row = min(row, len(heights) - 1)
    last = heights[row] - 1
    top = viewport.clamp(entries, Top(min(start, len(heights) - 1)), window)
    moved = viewport.reveal(entries, top, row, (0, last), window, margin=margin)
    shown = list(viewport.shown(entries, moved, window))
    assert (row, 0) in shown
    if heights[row] <= window:
        assert (row, last) in shown
