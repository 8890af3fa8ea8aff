"""Small plots in text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from threadview.layout.plots import HEIGHTS, Column, bar, sparkline, table
from threadview.layout.runs import line_width, plain_text


def drawn(width: int, *columns: Column, names: tuple[str, ...] = ("Ann", "Bob")) -> str:
    """Return a table as one sees it, blanks at the ends of lines left out."""
    made = table("People", names, (4, 1), columns, width)
    return "\n".join(plain_text(line).rstrip() for line in made)


def test_a_sparkline_has_a_character_a_value() -> None:
    assert sparkline([0, 1, 4, 8], most=8) == " ▁▄█"


def test_little_never_looks_like_nothing() -> None:
    assert sparkline([1, 0, 10_000], most=10_000) == "▁ █"
    assert bar(1, 10_000, 5) == "▇    "


def test_nothing_at_all_is_blank() -> None:
    assert sparkline([0, 0], most=0) == "  "
    assert bar(0, 0, 3) == "   "


def test_a_table_has_a_bar_on_each_line_and_its_numbers_to_the_right() -> None:
    assert drawn(33, Column("comments", ("4", "1")), Column("last", ("3h", "12m"))).splitlines() == [
        "People             comments  last",
        "  Ann     ▇▇▇▇▇▇▇         4    3h",
        "  Bob     ▇▇              1   12m",
    ]


def test_columns_that_say_nothing_are_left_out() -> None:
    assert "quotes" not in drawn(60, Column("comments", ("4", "1")), Column("quotes", ("", "")))


def test_what_the_width_has_no_room_for_is_left_out_from_the_end() -> None:
    columns = Column("comments", ("4", "1")), Column("answers", ("2", "")), Column("last", ("3h", ""))
    assert drawn(28, *columns).splitlines()[0] == "People    comments  answers"
    assert drawn(20, *columns).splitlines() == ["People    comments", "  Ann            4", "  Bob            1"]


def test_wide_names_keep_the_columns_in_line() -> None:
    wide, narrow = table("People", ["北京的朋友", "Ann"], [4, 1], [Column("comments", ("4", "1"))], 40)[1:]
    assert line_width(wide) == line_width(narrow)
    assert plain_text(wide).endswith(" 4")


@given(st.lists(st.floats(0, 1e9), max_size=20), st.integers(0, 40))
def test_plots_take_the_cells_they_are_given(values: list[float], width: int) -> None:
    most = max(values, default=0)
    drawn_as = sparkline(values, most)
    assert len(drawn_as) == len(values)
    assert all((value > 0) == (HEIGHTS.index(mark) > 0) for value, mark in zip(values, drawn_as, strict=True))
    assert all(len(bar(value, most, width)) == width for value in values)


@given(
    st.lists(st.tuples(st.text("aé北\U0001f600 ", max_size=30), st.integers(0, 10**7)), max_size=6), st.integers(1, 90)
)
def test_no_line_of_a_table_is_wider_than_it_may_be(rows: list[tuple[str, int]], width: int) -> None:
    names, amounts = [name for name, _ in rows], [amount for _, amount in rows]
    columns = [Column("comments", [f"{amount:,}" for amount in amounts]), Column("share", ["12%"] * len(rows))]
    lines = table("Depth", names, amounts, columns, width)
    assert len(lines) == len(rows) + 1
    assert all(line_width(line) <= width for line in lines)
