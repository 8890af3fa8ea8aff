"""Breaking lines: nothing is lost, nothing is too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.layout.cells import graphemes, is_narrow, pad, truncate, width_of
from threadview.layout.wrap import cut, wrap

FAMILY = "👩‍👩‍👧"
PIECES = [*"ab c  ,.-", "日", "本", "é", "e\u0301", FAMILY, "🙂", "ü", "“", "\u200b"]
LINE_TEXT = st.lists(
    st.sampled_from(PIECES) | st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80
).map("".join)


def wrapped(text: str, width: int) -> list[str]:
    return [text[a:b] for a, b in wrap(text, 0, len(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one   two", 4, ["one", "two"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("a unbreakable b", 6, ["a", "unbrea", "kable", "b"]),
        ("", 10, [""]),
        ("   ", 2, [""]),
        ("日本語のテキスト", 6, ["日本語", "のテキ", "スト"]),
        ("ab日本", 5, ["ab日", "本"]),
        (f"x {FAMILY}{FAMILY} y", 4, [f"x {FAMILY}", f"{FAMILY} y"]),
        ("naïve café", 6, ["naïve", "café"]),
    ],
)
def test_lines_end_between_words(text: str, width: int, lines: list[str]) -> None:
    assert [line.strip() for line in wrapped(text, width)] == lines


def test_the_first_line_may_be_shorter() -> None:
    text = "aaa bbb ccc"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 7, first_width=3)] == ["aaa", "bbb ccc"]


@given(LINE_TEXT, st.integers(2, 30))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    assert all(width_of(text[a:b].rstrip(" \t")) <= width for a, b in lines)
    shown = "".join(text[a:b] for a, b in lines)
    assert "".join(shown.split()) == "".join(text.split())


@given(LINE_TEXT, st.integers(2, 30))
def test_lines_follow_each_other(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    places = [place for line in lines for place in line]
    assert places == sorted(places)


@given(LINE_TEXT, st.integers(2, 30))
def test_code_is_cut_and_nothing_of_it_is_lost(text: str, width: int) -> None:
    lines = cut(text, 0, len(text), width)
    assert "".join(text[a:b] for a, b in lines) == text
    assert all(width_of(text[a:b]) <= width for a, b in lines)


@given(LINE_TEXT)
def test_narrow_means_a_cell_each(text: str) -> None:
    if is_narrow(text):
        assert sum(grapheme.width for grapheme in graphemes(text, 0, len(text))) == len(text)


@given(LINE_TEXT, st.integers(0, 20))
def test_truncated_text_fits(text: str, width: int) -> None:
    assert width_of(truncate(text, width)) <= width
    if width_of(text) <= width:
        assert truncate(text, width) == text


def test_padding_fills_and_truncates() -> None:
    assert pad("日本", 6) == "日本  "
    assert pad("abcdef", 4) == "abc…"
