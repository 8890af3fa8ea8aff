"""What a terminal could obey never gets past ``clean``."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.markup import clean, clean_line

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
ANYTHING = st.text(st.characters(), max_size=200)
HOSTILE = st.text(
    st.sampled_from(
        "a\x00\x07\x1b]52;\x9b\x7f\r\n\t\u202e\u2066\ufeff\u2028\u0301\u200d\ufe0f🙂🏴\U000e0067\U000e007f\ud800"
    ),
    max_size=60,
)


@given(ANYTHING | HOSTILE)
def test_whatever_goes_in_only_harmless_characters_come_out(text: str) -> None:
    assert not FORBIDDEN.search(clean(text))


@given(ANYTHING | HOSTILE)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126) | st.sampled_from("\n\täß“”—…")))
def test_a_harmless_text_is_the_same_object(text: str) -> None:
    assert clean(text) is text


@given(ANYTHING | HOSTILE)
def test_no_character_carries_more_than_four_marks(text: str) -> None:
    marks = "".join("M" if unicodedata.category(c)[0] == "M" else "." for c in clean(text))
    assert "MMMMM" not in marks


@given(ANYTHING | HOSTILE)
def test_a_line_is_one_line_without_double_blanks(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a \x1b]52;c;ZXZpbA==\x07 b", "a \ufffd]52;c;ZXZpbA==\ufffd b"),
        ("\x9b31mred", "\ufffd31mred"),
        ("ab\u202edc", "abdc"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\x0cthree", "one\ntwo\nthree"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("tagged\U000e0041", "tagged"),
        ("e" + "\u0301" * 9, "e" + "\u0301" * 4),
    ],
)
def test_what_becomes_of_hostile_text(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


@pytest.mark.parametrize(
    "kept",
    [
        "👩‍👩‍👧 family",
        "❤️ heart",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Scotland",
        "नमस्ते",
        "می‌خواهم",
        "Tiếng Việt",
    ],
)
def test_emoji_and_scripts_are_kept(kept: str) -> None:
    assert clean(kept) == kept


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_five_megabytes_of_hostility_do_not_hang() -> None:
    for hostile in ("\x1b]" * 2_500_000, "\u0301" * 5_000_000, "\U0001f3f4" * 5_000_000, "\U000e0041" * 5_000_000):
        cleaned = clean(hostile)
        assert len(cleaned) <= len(hostile)
        assert clean(cleaned) == cleaned
